//! Full-width and Chinese punctuation, letters and digits left in English.

use crate::diagnostic::{Edit, Fix};
use crate::document::TokenKind;
use crate::rule::Context;
use crate::rule::code::place::{Gap, Places};
use crate::text::is_hanzi;

/// A Chinese mark, what English writes, and on which sides English sets a space.
const MARKS: &[(&str, &str, bool, bool)] = &[
    ("，", ",", false, true),
    ("。", ".", false, true),
    ("、", ",", false, true),
    ("；", ";", false, true),
    ("：", ":", false, true),
    ("！", "!", false, true),
    ("？", "?", false, true),
    ("（", "(", true, false),
    ("）", ")", false, true),
    ("【", "[", true, false),
    ("】", "]", false, true),
    ("「", "“", true, false),
    ("」", "”", false, true),
    ("『", "‘", true, false),
    ("』", "’", false, true),
    ("《", "“", true, false),
    ("》", "”", false, true),
    ("〈", "‘", true, false),
    ("〉", "’", false, true),
    ("％", "%", false, true),
    ("＂", "\"", false, false),
    ("＇", "'", false, false),
    ("～", "-", false, false),
    ("＆", "&", true, true),
    ("＄", "$", false, false),
    ("／", "/", false, false),
    ("－", "-", false, false),
    ("．", ".", false, true),
];

/// Opening marks and what closes them.
const PAIRS: &[(&str, &str)] = &[("（", "）"), ("【", "】"), ("「", "」"), ("『", "』"), ("《", "》"), ("〈", "〉")];

/// Finds marks, letters and digits of the full width.
pub fn check(cx: &mut Context<'_>) {
    let places = Places::new(cx.document);
    let mut done = rustc_hash::FxHashSet::default();
    for i in 0..places.tokens.len() {
        let token = &places.tokens[i];
        if places.prose.as_bytes()[token.span.start as usize] < 0xe2 || done.contains(&i) {
            continue;
        }
        if token.kind != TokenKind::Punct {
            letters(cx, &places, i);
            continue;
        }
        let Some(first) = mark_edits(&places, i) else { continue };
        let mut edits = first;
        let mut span = token.span;
        if let Some(close) = partner(&places, i) {
            done.insert(close);
            edits.extend(mark_edits(&places, close).into_iter().flatten());
            span = places.span(i, close);
        }
        edits.sort();
        let plain: Vec<&str> = MARKS.iter().filter(|(m, ..)| *m == places.text(i)).map(|(_, p, ..)| *p).collect();
        let fix = Fix { title: format!("write `{}`", plain.concat()), applicability: cx.meta.applicability, edits };
        let message = format!("`{}` is a Chinese mark", places.text(i));
        let finding = cx.diagnostic(span, message).why(cx.meta.explanation.clone()).fix(fix);
        cx.push(finding);
    }
}

/// The mark that closes `i`, not far behind it.
fn partner(places: &Places<'_>, i: usize) -> Option<usize> {
    const REACH: usize = 40;
    let (_, close) = PAIRS.iter().find(|(open, _)| *open == places.text(i))?;
    (i + 1..places.tokens.len().min(i + REACH))
        .take_while(|k| places.gap(*k) != Gap::Line && places.text(*k) != places.text(i))
        .find(|k| places.text(*k) == *close)
}

/// The edits that turn the mark `i` into an English one; none within Chinese text, where the mark is right.
fn mark_edits(places: &Places<'_>, i: usize) -> Option<Vec<Edit>> {
    let (_, plain, space_before, space_after) = MARKS.iter().find(|(m, ..)| *m == places.text(i))?;
    let span = places.tokens[i].span;
    let before = places.prose[..span.start as usize].chars().next_back();
    let after = places.prose[span.end as usize..].chars().next();
    if before.is_some_and(is_hanzi) || after.is_some_and(is_hanzi) {
        return None;
    }
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    // "1，200" keeps its digits together
    let digits =
        word(before) && before.is_some_and(|c| c.is_ascii_digit()) && after.is_some_and(|c| c.is_ascii_digit());
    let mut text = String::new();
    if *space_before && (word(before) || before.is_some_and(|c| matches!(c, ',' | '.' | '，' | '。'))) {
        text.push(' ');
    }
    text.push_str(plain);
    if *space_after && !digits && word(after) {
        text.push(' ');
    }
    Some(vec![Edit { span, text }])
}

/// "ＴＡＳＳ", "２０２３": letters and digits of the full width.
fn letters(cx: &mut Context<'_>, places: &Places<'_>, i: usize) {
    let span = places.tokens[i].span;
    let text = span.of(places.prose);
    let plain: String = text.chars().map(half_width).collect();
    if plain == text {
        return;
    }
    let fix = cx.replacement(span, &plain);
    let message = format!("`{text}` is set in full-width letters");
    let finding = cx.diagnostic(span, message).why(cx.meta.explanation.clone()).fix(fix);
    cx.push(finding);
}

fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => u8::try_from(u32::from(c) - 0xfee0).map_or(c, char::from),
        _ => c,
    }
}
