//! Two words without the space between them: "continuedActing", "UkraineDuring", "In 2018It".
//!
//! A capital inside a word is also how brands are written (YouTube, easyJet), so both halves have to be words, the token
//! as a whole must be unknown and may not come back in the article, and after a capitalised first half only a function
//! word counts.

use crate::diagnostic::{Applicability, Confidence, Edit, Fix};
use crate::document::{Case, WordId};
use crate::rule::Context;
use crate::rule::code::place::Places;
use crate::rule::code::vocabulary::{is_function, is_starter, is_weekday, month};
use crate::text::{Span, fold};

/// Brands of two words that are written as one. Sorted.
const BRANDS: &[&str] =
    &["airbaltic", "easyjet", "linkedin", "openai", "opensea", "openssl", "rightmove", "thinkpad", "trueconf"];

/// Particles that end the name of a product: "LinkedIn", "PlugIn", "StandBy".
const PARTICLES: &[&str] =
    &["and", "as", "at", "by", "for", "from", "in", "it", "on", "so", "the", "who", "with", "you"];

/// Finds words that run together.
pub fn check(cx: &mut Context<'_>) {
    let places = Places::new(cx.document);
    let mut uses: Option<Vec<u32>> = None;
    for i in 0..places.tokens.len() {
        let token = &places.tokens[i];
        let digits = token.is_word() && places.prose.as_bytes()[token.span.start as usize].is_ascii_digit();
        if !token.is_word() || !(token.case == Case::Mixed || digits || ends_in_digit(&places, i)) {
            continue;
        }
        let text = places.text(i);
        let tagged = i > 0 && places.glued(i) && matches!(places.text(i - 1), "#" | "@" | "/" | "." | "_");
        if text.len() < 4 || tagged || places.in_address(i) {
            continue;
        }
        let Some((at, sentence)) = boundary(cx, text) else { continue };
        let uses = uses.get_or_insert_with(|| count(&places));
        let brand = BRANDS.contains(&places.word(i)) || cx.names.accepts(text) || cx.words.knows(text);
        if brand || uses[token.word.0 as usize] > 1 {
            continue;
        }
        report(cx, &places, i, at, sentence);
    }
}

fn ends_in_digit(places: &Places<'_>, i: usize) -> bool {
    places.prose.as_bytes()[places.tokens[i].span.end as usize - 1].is_ascii_digit()
}

/// How often each distinct word of the article is used.
fn count(places: &Places<'_>) -> Vec<u32> {
    let mut uses = vec![0; places.document.distinct_words()];
    for token in places.tokens {
        let WordId(id) = token.word;
        uses[id as usize] += 1;
    }
    uses
}

/// Where two words meet in `text`, and whether the second starts a sentence.
fn boundary(cx: &Context<'_>, text: &str) -> Option<(usize, bool)> {
    let mut last = None;
    let mut found = None;
    for (i, c) in text.char_indices() {
        let meets = last.is_some_and(|l: char| {
            (l.is_lowercase() || l.is_ascii_digit()) && c.is_uppercase() || l.is_alphabetic() && c.is_ascii_digit()
        });
        last = Some(c);
        if !meets {
            continue;
        }
        let (left, right) = text.split_at(i);
        if let Some(sentence) = halves(cx, left, right) {
            found = Some((i, sentence));
        }
    }
    found
}

/// Whether both halves are words of their own; `Some(true)` where the second probably starts a sentence.
fn halves(cx: &Context<'_>, left: &str, right: &str) -> Option<bool> {
    let (first, second) = (fold(left), fold(right));
    if right.bytes().all(|b| b.is_ascii_digit()) {
        // "In2018", "March3"; "Covid19" and "G20" are names
        let year = right.len() == 4 && (right.starts_with("19") || right.starts_with("20"));
        let day = right.len() <= 2 && !right.starts_with('0');
        let preposition = matches!(&*first, "in" | "on" | "of" | "from" | "by" | "since" | "until" | "to");
        let whole_month = first.len() > 3 && month(&first).is_some();
        return (preposition && (year || day && first == "on") || whole_month && day).then_some(false);
    }
    let whole = right.chars().skip(1).all(char::is_lowercase);
    let starter = is_starter(&second) && whole;
    if left.bytes().all(|b| b.is_ascii_digit()) {
        let year = left.len() == 4 && (left.starts_with("19") || left.starts_with("20"));
        let word = whole && second.len() >= 4 && cx.words.knows(&second);
        return (starter && second.len() > 1 || year && word && second != "year").then_some(starter);
    }
    if left.bytes().next().is_some_and(|b| b.is_ascii_digit())
        || !left.chars().all(char::is_alphabetic)
        || !right.chars().all(char::is_alphabetic)
    {
        return None;
    }
    let known_left = if first.len() < 3 { is_function(&first) } else { cx.words.knows(left) || cx.names.accepts(left) };
    if !known_left {
        return None;
    }
    let lower = left.chars().all(char::is_lowercase);
    if lower {
        // "theSONA", "continuedActing"; "webOS" and "iPhone" are brands
        let upper = right.len() >= 2 && right.chars().all(char::is_uppercase) && is_function(&first) && first.len() > 1;
        let name = whole && right.len() >= 3 && (is_function(&first) || first.len() >= 4) && first.len() > 1;
        let known = || cx.words.knows(&second) || cx.words.knows(right) || cx.names.accepts(right);
        return (upper || starter && first.len() > 2 || name && known()).then_some(starter);
    }
    let weekday = whole && (is_weekday(&second) || second.len() > 3 && month(&second).is_some());
    // after a capital only what no brand ends in
    let safe = starter && !PARTICLES.contains(&second.as_str()) || weekday;
    let place = starter && second.len() > 1 && cx.names.accepts(left) && !cx.words.knows(&first);
    (safe || place).then_some(starter)
}

fn report(cx: &mut Context<'_>, places: &Places<'_>, i: usize, at: usize, sentence: bool) {
    let span = places.tokens[i].span;
    let (left, right) = places.text(i).split_at(at);
    let here = Span::from_range(span.start as usize + at..span.start as usize + at);
    let edit = |text: &str| vec![Edit { span: here, text: text.to_owned() }];
    let applicability = if sentence { Applicability::Unsafe } else { cx.meta.applicability };
    let space = Fix { title: format!("write `{left} {right}`"), applicability, edits: edit(" ") };
    let message = format!("`{left}` and `{right}` run together");
    let mut finding = cx.diagnostic(span, message).why(cx.meta.explanation.clone()).fix(space);
    if sentence {
        let stop =
            Fix { title: format!("write `{left}. {right}`"), applicability: Applicability::Display, edits: edit(". ") };
        finding = finding.fix(stop).confidence(Confidence::Medium);
    }
    cx.push(finding);
}

#[cfg(test)]
mod tests {
    #[test]
    fn lists_are_sorted() {
        assert!(super::BRANDS.is_sorted() && super::PARTICLES.is_sorted());
    }
}
