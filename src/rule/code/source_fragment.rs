//! Chinese, Japanese, Korean or Cyrillic text left in English, except as a gloss: a name in brackets after its English.

use crate::diagnostic::Confidence;
use crate::document::{Block, TokenKind, WordId};
use crate::rule::Context;
use crate::rule::code::place::{Gap, Places};
use crate::text::is_hanzi;

/// Words that introduce a gloss inside brackets: "(Chinese: 内卷)".
const LANGUAGES: &[&str] = &[
    "chinese",
    "japanese",
    "korean",
    "russian",
    "ukrainian",
    "simplified",
    "traditional",
    "mandarin",
    "pinyin",
    "lit",
    "literally",
];

/// Finds text of another script.
pub fn check(cx: &mut Context<'_>) {
    let foreign: Vec<bool> = (0..cx.document.distinct_words())
        .map(|id| is_foreign(cx.document.word(WordId(u32::try_from(id).unwrap_or(u32::MAX)))))
        .collect();
    if !foreign.contains(&true) {
        return;
    }
    let places = Places::new(cx.document);
    for block in cx.document.blocks() {
        let range = block.tokens.start as usize..block.tokens.end as usize;
        let count = range.clone().filter(|i| foreign[places.tokens[*i].word.0 as usize]).count();
        let words = range.clone().filter(|i| places.is_word(*i)).count();
        if count == 0 {
            continue;
        }
        if count * 2 > words.max(1) && count > words.saturating_sub(count) {
            whole(cx, block);
            continue;
        }
        let mut i = range.start;
        while i < range.end {
            if !foreign[places.tokens[i].word.0 as usize] {
                i += 1;
                continue;
            }
            let last = run(&places, &foreign, i, range.end);
            if !glossed(&places, i, last, range.start, range.end) {
                report(cx, &places, i, last);
            }
            i = last + 1;
        }
    }
}

fn is_foreign(word: &str) -> bool {
    !word.is_ascii()
        && word.chars().any(|c| {
            is_hanzi(c) || matches!(c, '\u{3041}'..='\u{30ff}' | '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{11ff}' | '\u{0400}'..='\u{052f}')
        })
}

/// The last token of a run of foreign words, with marks and numbers between them.
fn run(places: &Places<'_>, foreign: &[bool], first: usize, end: usize) -> usize {
    let mut last = first;
    for k in first + 1..end {
        if foreign[places.tokens[k].word.0 as usize] {
            last = k;
        } else if places.is_word(k) || matches!(places.text(k), "(" | ")" | "（" | "）" | "." | "\"" | "”") {
            break;
        }
    }
    last
}

/// Whether the run is what a bracket holds, or what a quotation mark holds that a bracket explains.
fn glossed(places: &Places<'_>, first: usize, last: usize, start: usize, end: usize) -> bool {
    const REACH: usize = 12;
    let before = (start..first)
        .rev()
        .take(REACH)
        .find(|k| matches!(places.text(*k), "(" | "（" | "[" | ")" | "）" | "." | "。"));
    let opened = before.filter(|k| matches!(places.text(*k), "(" | "（" | "["));
    if let Some(open) = opened {
        let inside = open + 1..first;
        // nothing but the gloss, or a pinyin or language label with it
        let plain = inside.clone().all(|k| places.tokens[k].kind != TokenKind::Word);
        let label = LANGUAGES.contains(&places.word(open + 1))
            || places.text(first - 1) == ","
            || places.text(first - 1) == ";";
        return plain || label;
    }
    let explained = (last + 1..end.min(last + 3)).any(|k| matches!(places.text(k), "(" | "（"));
    let quoted = first > start && matches!(places.text(first - 1), "\"" | "“" | "「" | "《" | "'" | "‘");
    quoted || explained && places.gap(last + 1) != Gap::Line && places.text(last + 1) != "."
}

fn whole(cx: &mut Context<'_>, block: &Block) {
    let finding = cx.diagnostic(block.span, "this paragraph is not in English").why(cx.meta.explanation.clone());
    cx.push(finding.confidence(Confidence::High));
}

fn report(cx: &mut Context<'_>, places: &Places<'_>, first: usize, last: usize) {
    let span = places.span(first, last);
    let message = format!("`{}` was left untranslated", span.of(places.prose));
    let finding = cx.diagnostic(span, message).why(cx.meta.explanation.clone());
    cx.push(finding);
}
