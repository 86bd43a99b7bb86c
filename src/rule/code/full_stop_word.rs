//! A word that a machine wrote for a Chinese full stop: "... in cooperation.Essence The two sides ...".

use crate::diagnostic::{Applicability, Confidence, Edit, Fix};
use crate::document::{Case, Sentence, TokenKind};
use crate::rule::Context;
use crate::rule::code::place::{Gap, Places};
use crate::rule::code::vocabulary::{is_function, is_starter};
use crate::rule::kind::existence::deletion;
use crate::text::Span;

/// The words. Known from machine output of 2022 and 2023; as a sentence of one word none of them is English.
const WORDS: &[&str] = &["bleak", "essence", "influence", "intersection", "sentence"];

/// Whether a folded word is one of them.
pub fn is_one(word: &str) -> bool {
    WORDS.contains(&word)
}

/// Finds such words where they are a whole sentence, or stand between two without belonging to either.
pub fn check(cx: &mut Context<'_>) {
    if !WORDS.iter().any(|w| cx.document.word_id(w).is_some()) {
        return;
    }
    let places = Places::new(cx.document);
    for block in cx.document.blocks() {
        let range = block.sentences.start as usize..block.sentences.end as usize;
        if range.len() == 1 && block.span.len() < 30 {
            continue; // a headline of one word
        }
        for sentence in &cx.document.sentences()[range] {
            for i in sentence.tokens.start as usize..sentence.tokens.end as usize {
                if places.tokens[i].case == Case::Capital && is_one(places.word(i)) {
                    token(cx, &places, sentence, i, block.tokens.end as usize);
                }
            }
        }
    }
}

fn token(cx: &mut Context<'_>, places: &Places<'_>, sentence: &Sentence, i: usize, block_end: usize) {
    let (start, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
    let alone = (start..end).all(|k| k == i || places.tokens[k].kind == TokenKind::Punct);
    if alone {
        report(cx, places.tokens[i].span, deletes(cx, places, i, end), Confidence::High);
        return;
    }
    let opens = i == start || places.tokens[start..i].iter().all(|t| t.kind == TokenKind::Punct);
    let starter = i + 1 < block_end
        && places.tokens[i + 1].is_capital()
        && places.gap(i + 1) != Gap::None
        && (is_starter(places.word(i + 1)) || places.word(i + 1) == "a");
    if opens && starter {
        report(cx, places.tokens[i].span, deletes(cx, places, i, i + 1), Confidence::High);
        return;
    }
    // "... with Russia Essence The two": it stands for the stop itself
    let before_end = i + 1 == block_end || starter;
    let after_word =
        i > start && places.is_word(i - 1) && places.gap(i) == Gap::Space && !is_function(places.word(i - 1));
    if after_word && before_end && places.tokens[i - 1].case == Case::Lower {
        let span = Span::new(places.tokens[i - 1].span.end, places.tokens[i].span.end);
        report(cx, places.tokens[i].span, vec![Edit { span, text: ".".to_owned() }], Confidence::Medium);
    }
}

/// The edits that delete the word and a full stop behind it, if another ends the sentence before.
fn deletes(cx: &Context<'_>, places: &Places<'_>, i: usize, end: usize) -> Vec<Edit> {
    let span = deletion(cx, places.tokens[i].span);
    let mut edits = vec![Edit { span, text: String::new() }];
    let before = i.checked_sub(1).map_or("", |b| places.text(b));
    let ended = matches!(before, "." | "!" | "?" | "\"" | "”" | "。");
    if let Some(stop) = (i + 1..end).find(|k| places.text(*k) == ".").filter(|_| ended) {
        edits.push(Edit { span: places.tokens[stop].span, text: String::new() });
    }
    edits
}

fn report(cx: &mut Context<'_>, span: Span, edits: Vec<Edit>, confidence: Confidence) {
    let word = span.of(cx.prose());
    let safe = if confidence == Confidence::High { cx.meta.applicability } else { Applicability::Unsafe };
    let fix = Fix { title: format!("delete `{word}`"), applicability: safe, edits };
    let message = format!("`{word}` stands for a Chinese full stop");
    let finding = cx.diagnostic(span, message).why(cx.meta.explanation.clone()).confidence(confidence).fix(fix);
    cx.push(finding);
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_sorted() {
        assert!(super::WORDS.is_sorted());
    }
}
