//! A day without its month: "on the 22nd local time", as Chinese news dates everything within the month.

use crate::diagnostic::{Applicability, Confidence, Fix};
use crate::document::{Sentence, Token, TokenKind};
use crate::rule::Context;
use crate::rule::code::place::{Gap, Places};
use crate::rule::code::vocabulary::{is_function, month, month_name, ordinal};
use crate::text::Span;

/// How far a day may lie from a dated one to be taken for one of the same month.
const NEAR: u32 = 4;

/// Parts of the day that a bare day belongs to: "on the afternoon of the 22nd".
const TIMES: &[&str] = &["afternoon", "dawn", "day", "evening", "hours", "morning", "night", "noon"];

/// Finds bare days.
pub fn check(cx: &mut Context<'_>) {
    let places = Places::new(cx.document);
    let mut dates: Option<Vec<(u8, u32)>> = None;
    for sentence in cx.document.sentences() {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        for i in range {
            let Some(day) = day_at(&places, i).filter(|_| places.word(i - 1) == "the") else { continue };
            let (head, timed) = head(&places, i);
            if !head || !ends_here(&places, i, sentence) {
                continue;
            }
            if !names_month(&places, sentence) {
                let all = dates.get_or_insert_with(|| dates_of(&places));
                let sure = timed || local_time(&places, i).is_some() || all.is_empty();
                report(cx, &places, i, day, sure, all);
            }
            break; // the second day of a sentence needs no finding of its own
        }
    }
}

/// The day of the month that token `i` names by an ordinal.
fn day_at(places: &Places<'_>, i: usize) -> Option<u32> {
    if i == 0
        || !places.tokens[i].is_word()
        || !places.prose.as_bytes()[places.tokens[i].span.start as usize].is_ascii_digit()
    {
        return None;
    }
    ordinal(places.word(i)).map(|(n, _)| n).filter(|n| (1..=31).contains(n))
}

/// Whether the words before "the 22nd" make it a date, and whether a time of the day is among them.
fn head(places: &Places<'_>, i: usize) -> (bool, bool) {
    let before = i.checked_sub(2).map_or("", |k| places.word(k));
    let noun = i.checked_sub(3).map_or("", |k| places.word(k));
    let timed = before == "of" && TIMES.contains(&noun);
    let clock = before == "time" || before == "on" && noun == "time";
    (timed || clock || before == "on", timed || clock)
}

/// Whether the ordinal stands alone: what follows is no noun that it counts, nor "of June", nor another ordinal.
fn ends_here(places: &Places<'_>, i: usize, sentence: &Sentence) -> bool {
    let end = sentence.tokens.end as usize;
    let mut next = i + 1;
    // "on the 4th and 5th floors"
    if next + 1 < end
        && matches!(places.word(next), "and" | "or" | "to" | "-" | "–")
        && day_at(places, next + 1).is_some()
    {
        next += 2;
    }
    if next >= end || local_time(places, next - 1).is_some() {
        return true;
    }
    let token = &places.tokens[next];
    match token.kind {
        TokenKind::Punct => !matches!(places.text(next), "-" | "–" | "/" | "&"),
        TokenKind::Clitic | TokenKind::Hanzi | TokenKind::Number => false,
        TokenKind::Word => {
            let word = places.word(next);
            is_function(word) && !matches!(word, "of" | "most" | "more" | "and" | "or" | "per")
                || matches!(word, "said" | "local" | "issued" | "announced" | "reported")
        }
    }
}

/// The last token of "local time" or "Moscow time" behind token `i`.
fn local_time(places: &Places<'_>, i: usize) -> Option<usize> {
    let from = if places.text(i + 1) == "," { i + 2 } else { i + 1 };
    let local = places.word(from) == "local" || places.tokens.get(from).is_some_and(Token::is_capital);
    (local && places.word(from + 1) == "time" && places.gap(from + 1) == Gap::Space).then_some(from + 1)
}

/// Whether a sentence names a month, or counts days of another kind.
fn names_month(places: &Places<'_>, sentence: &Sentence) -> bool {
    (sentence.tokens.start as usize..sentence.tokens.end as usize).any(|k| {
        let token = &places.tokens[k];
        let word = places.word(k);
        token.is_capital() && month(word).is_some()
            || matches!(word, "month" | "lunar" | "floor" | "hole" | "minute" | "century" | "birthday")
    })
}

/// Every month with a day that the article names: "February 22", "22 February", "the 22nd of February".
fn dates_of(places: &Places<'_>) -> Vec<(u8, u32)> {
    let day = |i: usize| -> Option<u32> {
        let token = places.tokens.get(i)?;
        match token.kind {
            TokenKind::Number => places.word(i).parse().ok().filter(|n| (1..=31).contains(n)),
            _ => day_at(places, i),
        }
    };
    let mut out = Vec::new();
    for i in 0..places.tokens.len() {
        if !places.tokens[i].is_capital() {
            continue;
        }
        let Some(month) = month(places.word(i)) else { continue };
        let after = if places.text(i + 1) == "." { i + 2 } else { i + 1 };
        let before = i
            .checked_sub(1)
            .and_then(day)
            .or_else(|| i.checked_sub(2).filter(|_| places.word(i - 1) == "of").and_then(day));
        out.extend(day(after).or(before).map(|d| (month, d)));
    }
    out.sort_unstable();
    out.dedup();
    out
}

fn report(cx: &mut Context<'_>, places: &Places<'_>, i: usize, day: u32, sure: bool, dates: &[(u8, u32)]) {
    let day_span = places.span(i - 1, i);
    let span = local_time(places, i).map_or(day_span, |last| places.span(i - 1, last));
    let message = format!("`{}` names no month", day_span.of(places.prose));
    let confidence = if sure { cx.meta.confidence } else { Confidence::Low };
    let mut finding = cx.diagnostic(span, message).why(cx.meta.explanation.clone()).confidence(confidence);
    if let Some(month) = only_month(dates).filter(|_| dates.iter().any(|(_, d)| d.abs_diff(day) <= NEAR)) {
        let date = format!("{} {day}", month_name(month));
        finding = finding.fix(Fix::replace(format!("write `{date}`"), Applicability::Display, day_span, date));
    }
    cx.push(finding);
}

/// The month, if the article names only one.
fn only_month(dates: &[(u8, u32)]) -> Option<u8> {
    let (month, _) = *dates.first()?;
    dates.iter().all(|(m, _)| *m == month).then_some(month)
}

/// Finds the same date twice in a sentence: "on Tuesday (June 14), local time (June 14)".
pub fn doubled(cx: &mut Context<'_>) {
    const REACH: usize = 14;
    let places = Places::new(cx.document);
    for sentence in cx.document.sentences() {
        let mut last: Option<(u8, u32, usize, Span)> = None;
        for i in sentence.tokens.start as usize..sentence.tokens.end as usize {
            let token = &places.tokens[i];
            let found = token.is_capital().then(|| month(places.word(i))).flatten();
            let Some(found) = found else { continue };
            let number = if places.text(i + 1) == "." { i + 2 } else { i + 1 };
            let day = places.tokens.get(number).filter(|t| matches!(t.kind, TokenKind::Number | TokenKind::Word));
            let day = day.and_then(|_| places.word(number).trim_end_matches(char::is_alphabetic).parse::<u32>().ok());
            let Some(day) = day.filter(|d| (1..=31).contains(d)) else { continue };
            let span = places.span(i, number);
            let year = (number + 1..number + 3).any(|k| {
                places.word(k).len() == 4 && places.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Number)
            });
            if let Some((m, d, at, first)) = last
                && (m, d) == (found, day)
                && i - at <= REACH
                && !year
            {
                let message = format!("`{}` is given twice", span.of(places.prose));
                let close = i - at <= 5 && places.tokens[at + 1..i].iter().all(Token::is_word);
                let bracket = i.checked_sub(1).is_some_and(|k| places.text(k) == "(") && places.text(number + 1) == ")";
                // a dateline and the first sentence may both give the day
                if !bracket && !close {
                    continue;
                }
                let mut finding =
                    cx.diagnostic(span, message).why(cx.meta.explanation.clone()).related(first, "here first");
                if bracket {
                    let whole = places.span(i - 1, number + 1);
                    let cut = crate::rule::kind::existence::deletion(cx, whole);
                    finding = finding.fix(Fix::replace("delete the second date", Applicability::Unsafe, cut, ""));
                }
                cx.push(finding);
            }
            last = (!year).then_some((found, day, number, span));
        }
    }
}
