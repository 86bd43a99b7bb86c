//! Apostrophes that white space tore off or that got lost: "China 's", "countries 'extensive", "dont".

use crate::diagnostic::{Applicability, Confidence, Edit, Fix};
use crate::document::{Case, TokenKind};
use crate::rule::Context;
use crate::rule::code::place::{Gap, Places};
use crate::rule::code::vocabulary::is_function;
use crate::text::Span;

/// Contractions without their apostrophe that are no other words. Sorted.
const LOST: &[(&str, &str)] = &[
    ("arent", "aren't"),
    ("couldnt", "couldn't"),
    ("couldve", "could've"),
    ("didnt", "didn't"),
    ("doesnt", "doesn't"),
    ("dont", "don't"),
    ("hadnt", "hadn't"),
    ("hasnt", "hasn't"),
    ("havent", "haven't"),
    ("isnt", "isn't"),
    ("itll", "it'll"),
    ("mustnt", "mustn't"),
    ("neednt", "needn't"),
    ("shouldnt", "shouldn't"),
    ("shouldve", "should've"),
    ("theres", "there's"),
    ("theyll", "they'll"),
    ("theyre", "they're"),
    ("theyve", "they've"),
    ("wasnt", "wasn't"),
    ("werent", "weren't"),
    ("weve", "we've"),
    ("wouldnt", "wouldn't"),
    ("wouldve", "would've"),
    ("youll", "you'll"),
    ("youre", "you're"),
    ("youve", "you've"),
];

/// Words that take "n't", without its n.
const NEGATED: &[&str] = &[
    "aren", "can", "couldn", "didn", "doesn", "don", "hadn", "hasn", "haven", "isn", "mustn", "needn", "shouldn",
    "wasn", "weren", "won", "wouldn",
];

/// Finds apostrophes that are in the wrong place or missing.
pub fn check(cx: &mut Context<'_>) {
    let places = Places::new(cx.document);
    // whether a folded word is a lost contraction is asked once for each distinct word
    let lost: Vec<Option<&str>> = (0..cx.document.distinct_words())
        .map(|id| {
            let word = cx.document.word(crate::document::WordId(u32::try_from(id).unwrap_or(u32::MAX)));
            LOST.binary_search_by_key(&word, |(w, _)| w).ok().map(|at| LOST[at].1)
        })
        .collect();
    for i in 0..places.tokens.len() {
        let token = &places.tokens[i];
        match token.kind {
            TokenKind::Word => {
                if let Some(right) = lost[token.word.0 as usize].filter(|_| token.case != Case::Upper) {
                    let right =
                        if token.case == Case::Capital { crate::text::capitalised(right) } else { right.to_owned() };
                    let fix = cx.replacement(token.span, &right);
                    let message = format!("no apostrophe in `{}`", token.span.of(places.prose));
                    let finding = cx.diagnostic(token.span, message).why(cx.meta.explanation.clone()).fix(fix);
                    cx.push(finding);
                } else if token.case == Case::Capital && token.span.len() > 4 {
                    bare_possessive(cx, &places, i);
                }
            }
            TokenKind::Punct if i > 0 && i + 1 < places.tokens.len() && is_apostrophe(places.text(i)) => {
                torn(cx, &places, i)
            }
            _ => {}
        }
    }
}

fn is_apostrophe(text: &str) -> bool {
    matches!(text, "'" | "’" | "‘")
}

/// The apostrophe `i` with white space beside it.
fn torn(cx: &mut Context<'_>, places: &Places<'_>, i: usize) {
    let (left, right) = (places.gap(i), places.gap(i + 1));
    if left == Gap::Line || right == Gap::Line || !places.is_word(i + 1) {
        return;
    }
    let (first, second) = (places.word(i - 1), places.word(i + 1));
    let ends_there = !places.glued(i + 2) || places.tokens.get(i + 2).is_some_and(|t| t.kind == TokenKind::Punct);
    let word_before = matches!(places.tokens[i - 1].kind, TokenKind::Word | TokenKind::Number);
    if !word_before || (left == Gap::None && right == Gap::None) || !ends_there {
        return;
    }
    let contraction = match second {
        "s" => true,
        "t" => NEGATED.contains(&first),
        "re" | "ve" | "ll" | "d" | "m" => is_function(first),
        _ => false,
    };
    if contraction && places.text(i) != "‘" {
        let span = places.span(i - 1, i + 1);
        let edits = [(i, left), (i + 1, right)]
            .into_iter()
            .filter(|(_, gap)| *gap == Gap::Space)
            .map(|(at, _)| Edit { span: places.space_before(at), text: String::new() })
            .collect();
        let joined: String = (i - 1..=i + 1).map(|k| places.text(k)).collect();
        report(cx, span, Fix { title: format!("write `{joined}`"), applicability: cx.meta.applicability, edits });
        return;
    }
    // "countries 'extensive": the possessive of a plural, unless a quotation starts here
    let plural = first.len() > 3 && first.ends_with('s') && !first.ends_with("ss") && places.is_word(i - 1);
    let loose = left == Gap::Space && right == Gap::None && places.text(i) != "‘";
    if plural && loose && places.tokens[i + 1].case == Case::Lower && !is_function(second) && !closes_later(places, i) {
        let span = places.span(i - 1, i + 1);
        let edits = vec![
            Edit { span: places.space_before(i), text: String::new() },
            Edit { span: Span::empty(places.tokens[i].span.end), text: " ".to_owned() },
        ];
        let title = format!("write `{}{} {}`", places.text(i - 1), places.text(i), places.text(i + 1));
        report(cx, span, Fix { title, applicability: cx.meta.applicability, edits });
    }
}

/// Whether a quotation that starts at `i` is closed in the next sentence or so.
fn closes_later(places: &Places<'_>, i: usize) -> bool {
    const REACH: usize = 80;
    (i + 2..places.tokens.len().min(i + REACH))
        .take_while(|k| places.gap(*k) != Gap::Line)
        .any(|k| is_apostrophe(places.text(k)) && places.glued(k) && !(places.glued(k + 1) && places.is_word(k + 1)))
}

fn report(cx: &mut Context<'_>, span: Span, fix: Fix) {
    let message = format!("white space tore the apostrophe off in `{}`", span.of(cx.prose()));
    let finding = cx.diagnostic(span, message).why(cx.meta.explanation.clone()).fix(fix);
    cx.push(finding);
}

/// "South Koreas president": a known name with a bare s in front of a noun.
fn bare_possessive(cx: &mut Context<'_>, places: &Places<'_>, i: usize) {
    let text = places.text(i);
    let Some(stem) = text.strip_suffix('s').filter(|s| !s.ends_with('s') && s.is_ascii()) else { return };
    let noun =
        places.tokens.get(i + 1).filter(|t| t.is_word() && t.case == Case::Lower && places.gap(i + 1) == Gap::Space);
    let Some(noun) = noun else { return };
    let next = noun.span.of(places.prose);
    let verb = matches!(
        next,
        "said" | "says" | "told" | "tell" | "made" | "took" | "came" | "went" | "held" | "wrote" | "left" | "lost"
    );
    if verb || is_function(places.word(i + 1)) || next.len() < 4 || next.ends_with("ing") || next.ends_with("ed") {
        return;
    }
    let determiner = i > 0
        && places.gap(i) == Gap::Space
        && (is_function(places.word(i - 1))
            && !matches!(
                places.word(i - 1),
                "in" | "of" | "from" | "to" | "with" | "by" | "and" | "that" | "against" | "on"
            ));
    if determiner || cx.names.accepts(text) || cx.words.knows(text) {
        return;
    }
    let two = i > 0 && places.tokens[i - 1].is_capital() && places.gap(i) == Gap::Space;
    let name = if two { format!("{} {stem}", places.text(i - 1)) } else { stem.to_owned() };
    let first = if two { i - 1 } else { i };
    if !cx.names.accepts(&name) || two && cx.names.accepts(places.span(first, i).of(places.prose)) {
        return;
    }
    let span = places.span(first, i);
    let right = format!("{name}'s");
    let at = Span::empty(places.tokens[i].span.end - 1);
    let fix = Fix::replace(format!("write `{right}`"), Applicability::Unsafe, at, "'");
    let message = format!("no apostrophe in `{}`", span.of(places.prose));
    let finding = cx.diagnostic(span, message).why(cx.meta.explanation.clone()).confidence(Confidence::Medium).fix(fix);
    cx.push(finding);
}

#[cfg(test)]
mod tests {
    #[test]
    fn lists_are_sorted() {
        assert!(super::LOST.is_sorted() && super::NEGATED.is_sorted());
    }
}
