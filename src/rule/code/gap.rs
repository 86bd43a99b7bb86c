//! The same words again after a word or two: "on the afternoon of the 21st local time on the afternoon of the 21st",
//! "party members and party members", "Wang Yi asked Wang Yi".
//!
//! English repeats words on purpose in parallels ("low blood pressure and high blood pressure"), so what stands between
//! the copies decides.

use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::document::{Case, Token, TokenKind};
use crate::rule::Context;
use crate::rule::code::vocabulary::{is_function, ordinal};
use crate::rule::kind::repetition::fill;
use crate::text::Span;

/// The farthest distance between the starts of two copies, in tokens.
const REACH: usize = 13;

/// The most tokens between two copies.
const GAP: usize = 4;

/// Words between two copies that make an idiom or a comparison: "word for word", "from house to house".
const IDIOM: &[&str] = &[
    "after", "and", "are", "as", "be", "beside", "but", "by", "for", "is", "nor", "not", "of", "or", "than", "through",
    "to", "upon", "was", "were",
];

/// Prepositions that never link a phrase with itself.
const PREPOSITIONS: &[&str] = &["against", "among", "at", "between", "during", "from", "in", "on", "under"];

/// Verbs of one past form that news uses between two people, besides those in -ed.
const PAST: &[&str] = &["gave", "led", "met", "saw", "sent", "told"];

/// Two copies in a line: the first token of the first, their length, the first token of the second.
#[derive(Copy, Clone)]
struct Echo {
    first: usize,
    length: usize,
    second: usize,
}

/// What an echo is.
#[derive(Copy, Clone, Eq, PartialEq)]
enum Kind {
    /// The second copy and the function words before it are too many.
    Whole,
    /// The second copy alone is too many.
    Copy,
    /// The first copy is too many: "Li Qiang, Chinese Prime Minister Li Qiang".
    First,
}

/// Finds phrases that come again.
pub fn gap(cx: &mut Context<'_>) {
    each(cx, |cx, line, echo| {
        let kind = kind(cx, line, echo)?;
        Some(report(cx, line, echo, kind))
    });
}

/// Finds a name that is subject and object of the same verb.
pub fn subject(cx: &mut Context<'_>) {
    each(cx, |cx, line, echo| {
        if !same_subject(cx, line, echo) {
            return None;
        }
        let span = line[echo.first].span.cover(line[echo.second + echo.length - 1].span);
        let name = line[echo.first].span.cover(line[echo.first + echo.length - 1].span).of(cx.prose());
        let message = format!("`{name}` is subject and object of the same verb");
        Some(cx.diagnostic(span, message).why(cx.meta.explanation.clone()))
    });
}

/// Calls `judge` with every echo of every sentence; what follows a finding starts behind it.
fn each(cx: &mut Context<'_>, judge: impl Fn(&Context<'_>, &[Token], Echo) -> Option<Diagnostic>) {
    let document = cx.document;
    let mut line = Vec::new();
    for sentence in document.sentences() {
        fill(&mut line, document, sentence);
        let mut at = 0;
        while at < line.len() {
            let found = echoes(&line, at).find_map(|e| judge(cx, &line, e).map(|d| (e, d)));
            if let Some((echo, finding)) = found {
                cx.push(finding);
                at = echo.second + echo.length;
            } else {
                at += 1;
            }
        }
    }
}

/// The echoes of the words from `at` on: as long as they can be, not started earlier, something between the copies.
fn echoes(line: &[Token], at: usize) -> impl Iterator<Item = Echo> + '_ {
    let here = line[at];
    let most = if here.kind == TokenKind::Punct || here.kind == TokenKind::Clitic {
        0
    } else {
        (line.len() - at).min(REACH + 1)
    };
    (2..most).filter_map(move |d| {
        if line[at + d].word != here.word
            || (at > 0 && line[at - 1].word == line[at + d - 1].word && line[at - 1].kind != TokenKind::Punct)
        {
            return None;
        }
        let mut length = 1;
        while length < d && at + d + length < line.len() && line[at + length].word == line[at + d + length].word {
            length += 1;
        }
        while length > 1 && line[at + length - 1].kind == TokenKind::Punct {
            length -= 1;
        }
        let between = d - length;
        (1..=GAP).contains(&between).then_some(Echo { first: at, length, second: at + d })
    })
}

fn kind(cx: &Context<'_>, line: &[Token], echo: Echo) -> Option<Kind> {
    let Echo { first, length, second } = echo;
    if length < 2 {
        return None;
    }
    let copy = &line[first..first + length];
    let between = &line[first + length..second];
    let word = |t: &Token| cx.document.word_of(t);
    let dated = |t: &Token| ordinal(word(t)).is_some();
    let content =
        |t: &Token| matches!(t.kind, TokenKind::Word | TokenKind::Number) && (!is_function(word(t)) || dated(t));
    let contents = copy.iter().filter(|t| content(t)).count();
    let comma = |t: &Token| t.kind == TokenKind::Punct && cx.document.text_of(t) == ",";
    if between.iter().any(|t| t.kind == TokenKind::Punct && !comma(t) || t.kind == TokenKind::Number)
        || copy.iter().any(|t| t.kind == TokenKind::Punct)
    {
        return None;
    }
    let commas = between.iter().filter(|t| comma(t)).count();
    if commas > 0 {
        let name = copy.iter().all(Token::is_capital) && length <= 3;
        let titles = between[1..].iter().all(Token::is_capital) && between.len() > 1;
        // "X Autonomous County, Y Autonomous County" is a list
        let person = !copy.iter().any(|t| word(t).len() > 3 && cx.words.knows(word(t)));
        return (comma(&between[0]) && commas == 1 && name && titles && person).then_some(Kind::First);
    }
    let links = between.iter().all(|t| t.is_word() && is_function(word(t)));
    let idiom = between.len() == 1 && IDIOM.contains(&word(&between[0]));
    let long = length >= 5 && contents >= 2 || length == 4 && contents >= 1 && links;
    if long && !idiom && !parallel(between.iter().map(word)) {
        return Some(if links { Kind::Whole } else { Kind::Copy });
    }
    if !links {
        // "a surgery had undergone a surgery"
        let perfect = matches!(between, [aux, verb] if matches!(word(aux), "had" | "has" | "have") && (word(verb).ends_with("ed") || word(verb).ends_with("one")));
        return (perfect && matches!(word(&copy[0]), "a" | "an") && contents > 0).then_some(Kind::Whole);
    }
    let determined = is_function(word(&copy[0])) && !matches!(word(&copy[0]), "most" | "more");
    let single = between.len() == 1;
    let doubled = single && word(&between[0]) == "and" && contents >= 2 && copy.iter().all(|t| t.case == Case::Lower);
    let preposition =
        single && PREPOSITIONS.contains(&word(&between[0])) && contents > 0 && (determined || contents >= 2);
    let predicate = between.len() >= 2
        && !determined
        && contents > 0
        && !parallel(between.iter().map(word))
        && copy.iter().all(|t| t.case == Case::Lower);
    (doubled || preposition || predicate).then_some(Kind::Whole)
}

/// Whether words between two copies set them side by side: "... and the ...", "... or in ...", "... than ...".
fn parallel<'a>(mut between: impl Iterator<Item = &'a str>) -> bool {
    between.any(|w| matches!(w, "and" | "but" | "not" | "nor" | "or" | "than" | "to" | "versus" | "while"))
}

fn report(cx: &Context<'_>, line: &[Token], echo: Echo, kind: Kind) -> Diagnostic {
    let Echo { first, length, second } = echo;
    let one = line[first].span.cover(line[first + length - 1].span);
    let two = line[second].span.cover(line[second + length - 1].span);
    let text = one.of(cx.prose());
    let cut = match kind {
        Kind::Whole => Span::new(one.end, two.end),
        Kind::Copy => Span::new(line[second - 1].span.end, two.end),
        Kind::First => Span::new(one.start, line[first + length + 1].span.start),
    };
    let title = format!("delete `{}`", cut.of(cx.prose()).trim());
    let fix = Fix::replace(title, Applicability::Unsafe, cut, "");
    let message = format!("`{text}` comes again a few words on");
    cx.diagnostic(one.cover(two), message).why(cx.meta.explanation.clone()).fix(fix)
}

fn same_subject(cx: &Context<'_>, line: &[Token], echo: Echo) -> bool {
    let Echo { first, length, second } = echo;
    if second - first - length != 1 || length > 3 {
        return false;
    }
    let verb = &line[second - 1];
    let text = cx.document.word_of(verb);
    if !verb.is_word() || verb.case != Case::Lower || !(text.ends_with("ed") && text.len() > 4 || PAST.contains(&text))
    {
        return false;
    }
    let copy = &line[first..first + length];
    let after = line.get(second + length);
    let clause_start = first == 0
        || line[first - 1].kind == TokenKind::Punct
        || matches!(
            cx.document.word_of(&line[first - 1]),
            "that" | "when" | "and" | "but" | "as" | "while" | "after" | "before"
        );
    if !clause_start || after.is_some_and(|t| t.kind == TokenKind::Clitic) {
        return false;
    }
    if copy.iter().all(Token::is_capital) && line[second].is_capital() {
        // "Manchester defeated Manchester City": the second name goes on
        return copy[0].span.len() > 2 && !after.is_some_and(Token::is_capital);
    }
    // "Scholars interviewed scholars said"
    let plural =
        length == 1 && first == 0 && cx.document.word_of(&copy[0]).ends_with('s') && line[second].case == Case::Lower;
    let closed = after.is_none_or(|t| {
        t.kind == TokenKind::Punct
            || is_function(cx.document.word_of(t))
            || matches!(cx.document.word_of(t), "believe" | "believed" | "said" | "say")
    });
    plural && closed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(IDIOM.is_sorted() && PREPOSITIONS.is_sorted() && PAST.is_sorted());
    }
}
