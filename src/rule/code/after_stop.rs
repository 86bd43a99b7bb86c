//! No space after a full stop, a comma, a colon or a quotation mark, where the machine set none: "pressure.Putin".

use crate::diagnostic::{Confidence, Fix};
use crate::document::{Case, TokenKind};
use crate::rule::Context;
use crate::rule::code::full_stop_word;
use crate::rule::code::place::{Gap, Places};
use crate::rule::code::vocabulary::is_starter;
use crate::text::Span;

/// Last labels of domain names and endings of file names that news names. Sorted.
const ENDINGS: &[&str] = &[
    "ai", "app", "asia", "biz", "cc", "cn", "co", "com", "csv", "de", "dev", "doc", "docx", "edu", "eu", "exe", "fm",
    "fr", "gov", "hk", "html", "info", "int", "io", "jp", "jpg", "js", "kr", "ly", "me", "mil", "mp3", "mp4", "net",
    "news", "online", "org", "pdf", "php", "png", "ru", "sg", "shop", "tv", "tw", "txt", "uk", "world", "xls", "xyz",
    "zip",
];

/// Finds words that touch the mark before them.
pub fn check(cx: &mut Context<'_>) {
    let places = Places::new(cx.document);
    for block in cx.document.blocks() {
        let mut quoted = false;
        for i in block.tokens.start as usize..block.tokens.end as usize {
            if places.tokens[i].kind != TokenKind::Punct {
                if abbreviation(&places, i) {
                    report(cx, &places, (i, i + 1), i);
                }
                continue;
            }
            let straight = places.text(i) == "\"";
            let closes = straight && quoted;
            quoted ^= straight;
            if i == 0 || i + 1 >= block.tokens.end as usize || !(places.glued(i + 1) && places.glued(i)) {
                continue;
            }
            let found = match places.text(i) {
                "." => stop(&places, i),
                "," => comma(cx, &places, i),
                ";" | ":" => colon(&places, i),
                "!" | "?" => bang(&places, i),
                "”" => Some(i).filter(|_| word_follows(&places, i)),
                "“" => Some(i - 1).filter(|_| opens_late(&places, i)),
                "\"" if closes => Some(i).filter(|_| word_follows(&places, i)),
                "\"" => Some(i - 1).filter(|_| opens_late(&places, i)),
                _ => None,
            };
            if let Some(after) = found {
                report(cx, &places, (i - 1, i + 1), after);
            }
        }
    }
}

/// Finds a full stop inside a known name: "Berkshire. Hathaway".
pub fn inside_name(cx: &mut Context<'_>) {
    let places = Places::new(cx.document);
    for i in 1..places.tokens.len().saturating_sub(1) {
        let (before, after) = (&places.tokens[i - 1], &places.tokens[i + 1]);
        let shape = places.tokens[i].kind == TokenKind::Punct
            && before.case == Case::Capital
            && after.case == Case::Capital
            && places.text(i) == "."
            && places.glued(i)
            && places.gap(i + 1) == Gap::Space
            && before.span.len() > 2;
        if !shape || is_starter(places.word(i + 1)) {
            continue;
        }
        let name = format!("{} {}", places.text(i - 1), places.text(i + 1));
        if !cx.names.accepts(&name) {
            continue;
        }
        let span = places.span(i - 1, i + 1);
        let fix = Fix::replace(format!("write `{name}`"), cx.meta.applicability, places.tokens[i].span, "");
        let message = format!("full stop inside the name `{name}`");
        let finding = cx.diagnostic(span, message).why(cx.meta.explanation.clone()).fix(fix);
        cx.push(finding);
    }
}

/// Whether the next word touches the dot of the abbreviation `i`: "p.m.He", "U.S.Congress".
fn abbreviation(places: &Places<'_>, i: usize) -> bool {
    let token = &places.tokens[i];
    token.is_word()
        && places.prose.as_bytes()[token.span.end as usize - 1] == b'.'
        && places.glued(i + 1)
        && places.tokens[i + 1].is_capital()
        && places.tokens[i + 1].span.len() > 1
        && !places.in_address(i)
}

/// A finding on the tokens from `first` to `last`, of which `after` has to be followed by a space.
fn report(cx: &mut Context<'_>, places: &Places<'_>, (first, last): (usize, usize), after: usize) {
    let span = places.span(first, last);
    let at = Span::empty(places.tokens[after].span.end);
    let fix = Fix::replace("write a space", cx.meta.applicability, at, " ");
    let message = format!("no space after `{}` in `{}`", places.text(after), span.of(places.prose));
    let finding = cx.diagnostic(span, message).why(cx.meta.explanation.clone()).fix(fix);
    let sure = places.tokens[last].is_capital() || places.text(after) != ".";
    let confidence = if sure { cx.meta.confidence } else { Confidence::Medium };
    cx.push(finding.confidence(confidence));
}

/// Whether token `i` may end a clause: a word, a number, a closing mark.
fn ends_clause(places: &Places<'_>, i: usize) -> bool {
    match places.tokens[i].kind {
        TokenKind::Word | TokenKind::Number | TokenKind::Clitic | TokenKind::Hanzi => true,
        TokenKind::Punct => matches!(places.text(i), "\"" | "”" | "’" | "'" | ")" | "]" | "%"),
    }
}

/// "pressure.Putin": the place of the stop.
fn stop(places: &Places<'_>, i: usize) -> Option<usize> {
    let (before, after) = (&places.tokens[i - 1], &places.tokens[i + 1]);
    if !ends_clause(places, i - 1) {
        return None;
    }
    let next = places.word(i + 1);
    let found = match after.kind {
        TokenKind::Word if after.is_capital() => {
            // the word stands for the stop itself, and goes with it
            if full_stop_word::is_one(next) && !(places.is_word(i + 2) && places.tokens[i + 2].case == Case::Lower) {
                return None;
            }
            let lone = after.span.len() == 1 && (!matches!(next, "a" | "i") || places.glued(i + 2));
            // "600606.SH" is a share
            let upper = after.case == Case::Upper && (before.case == Case::Upper || before.kind == TokenKind::Number);
            !lone && !upper && !ENDINGS.contains(&next)
        }
        // domain names are in lower case: only words that are no part of any
        TokenKind::Word => before.is_word() && before.span.len() >= 3 && is_starter(next) && next.len() >= 3,
        TokenKind::Number => {
            before.is_word()
                && before.case == Case::Lower
                && before.span.len() >= 4
                && next.len() <= 4
                && !places.glued(i + 2)
        }
        _ => false,
    };
    (found && !places.in_address(i) && places.chunk(i).matches('.').count() <= 3).then_some(i)
}

fn comma(cx: &Context<'_>, places: &Places<'_>, i: usize) -> Option<usize> {
    let (before, after) = (&places.tokens[i - 1], &places.tokens[i + 1]);
    let next = matches!(after.kind, TokenKind::Word) || after.kind == TokenKind::Number && before.is_word();
    // "x,y" and "H,K" are notation
    let short = before.span.len() == 1 && after.span.len() == 1;
    // a thousands separator that a footnote or unit follows
    let number = before.kind == TokenKind::Number && !cx.words.knows(places.text(i + 1));
    (next && ends_clause(places, i - 1) && !short && !number && !places.in_address(i)).then_some(i)
}

fn colon(places: &Places<'_>, i: usize) -> Option<usize> {
    let (before, after) = (&places.tokens[i - 1], &places.tokens[i + 1]);
    let words = before.is_word() && after.is_word() && before.span.len() >= 2 && after.span.len() >= 2;
    // "NYSE:BABA" is how exchanges write
    let ticker = before.case == Case::Upper || after.case == Case::Upper;
    let quote = before.kind == TokenKind::Punct && matches!(places.text(i - 1), "\"" | "”") && after.is_word();
    ((words && !ticker || quote) && !places.in_address(i)).then_some(i)
}

fn bang(places: &Places<'_>, i: usize) -> Option<usize> {
    let (before, after) = (&places.tokens[i - 1], &places.tokens[i + 1]);
    // "Yahoo!Japan" is a name
    let sentence = before.is_word() && before.case == Case::Lower && after.is_word() && after.case == Case::Capital;
    (sentence && !places.in_address(i)).then_some(i)
}

/// `"new agreement"with`
fn word_follows(places: &Places<'_>, i: usize) -> bool {
    places.is_word(i + 1) && places.tokens[i + 1].span.len() > 1 && ends_after_quote(places, i) && !places.in_address(i)
}

fn ends_after_quote(places: &Places<'_>, i: usize) -> bool {
    ends_clause(places, i - 1) || matches!(places.text(i - 1), "." | "," | "!" | "?")
}

/// `he said"We`, `he said,"We`: the place of what the space has to follow.
fn opens_late(places: &Places<'_>, i: usize) -> bool {
    let word = places.is_word(i - 1) && places.tokens[i - 1].span.len() > 1;
    (word || matches!(places.text(i - 1), "." | "," | ":" | "?" | "!"))
        && places.is_word(i + 1)
        && !places.in_address(i)
}

#[cfg(test)]
mod tests {
    #[test]
    fn endings_are_sorted() {
        assert!(super::ENDINGS.is_sorted());
    }
}
