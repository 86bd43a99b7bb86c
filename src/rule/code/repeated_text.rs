//! Repetition on other scales: inside a word, in a bracket, a whole sentence, a headline.

use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

use crate::diagnostic::{Applicability, Confidence, Fix};
use crate::document::{Block, BlockKind, Case, Sentence, Token, TokenKind};
use crate::rule::Context;
use crate::rule::code::place::{Gap, Places};
use crate::rule::code::vocabulary::is_function;
use crate::text::Span;

/// The fewest words of a sentence that nobody says twice by chance.
const SENTENCE: usize = 6;

/// The fewest words of a headline.
const HEADLINE: usize = 4;

/// Finds "X (X)": a bracket that says what stands in front of it.
pub fn bracket(cx: &mut Context<'_>) {
    const MOST: usize = 6;
    let places = Places::new(cx.document);
    for open in 1..places.tokens.len() {
        if places.tokens[open].kind != TokenKind::Punct || !matches!(places.text(open), "(" | "（" | "[") {
            continue;
        }
        let close = (open + 2..(open + 2 + MOST).min(places.tokens.len()))
            .find(|k| matches!(places.text(*k), ")" | "）" | "]"));
        let Some(close) = close else { continue };
        let length = close - open - 1;
        let Some(first) = open.checked_sub(length) else { continue };
        let same = (0..length).all(|k| {
            let (a, b) = (&places.tokens[first + k], &places.tokens[open + 1 + k]);
            a.kind == b.kind
                && a.kind != TokenKind::Punct
                && number_free(places.word(first + k)) == number_free(places.word(open + 1 + k))
        });
        let worded = (first..open).any(|k| places.is_word(k) && places.tokens[k].span.len() > 1);
        if !same || !worded || places.gap(open) == Gap::Line {
            continue;
        }
        let cut = Span::new(places.tokens[open - 1].span.end, places.tokens[close].span.end);
        let text = cut.of(places.prose).trim().to_owned();
        let fix = Fix::replace(format!("delete `{text}`"), cx.meta.applicability, cut, "");
        let message = format!("`{text}` says what stands in front of it");
        let finding = cx.diagnostic(places.span(first, close), message).why(cx.meta.explanation.clone()).fix(fix);
        cx.push(finding);
    }
}

/// A word without the s of a plural.
fn number_free(word: &str) -> &str {
    word.strip_suffix('s').filter(|w| w.len() > 2).unwrap_or(word)
}

/// Finds a word or its first syllable said twice without a space: "thethe", "LiLi Hui".
pub fn stutter(cx: &mut Context<'_>) {
    let places = Places::new(cx.document);
    for i in 0..places.tokens.len() {
        let token = &places.tokens[i];
        let text = token.span.of(places.prose);
        let half = text.len() / 2;
        if !token.is_word()
            || text.len() < 4
            || text.len() % 2 == 1
            || !text.is_ascii()
            || !text[..half].eq_ignore_ascii_case(&text[half..])
        {
            continue;
        }
        let (left, right) = text.split_at(half);
        let folded = &places.word(i)[..half];
        let confidence = match token.case {
            Case::Lower | Case::Capital
                if cx.words.knows(text) || cx.words.knows(places.word(i)) || cx.names.accepts(text) =>
            {
                continue;
            }
            Case::Lower if is_function(folded) && half > 1 => Confidence::High,
            Case::Lower if half >= 4 && cx.words.knows(left) => Confidence::Medium,
            Case::Capital if is_function(folded) && half > 2 => Confidence::Medium,
            Case::Mixed if left.starts_with(|c: char| c.is_ascii_uppercase()) && right == left => {
                match given_name(&places, i) {
                    Some(true) => Confidence::Medium,
                    Some(false) => Confidence::Low,
                    None => continue,
                }
            }
            _ => continue,
        };
        let fix = cx.replacement(token.span, left);
        let message = format!("`{text}` stutters");
        let finding =
            cx.diagnostic(token.span, message).why(cx.meta.explanation.clone()).confidence(confidence).fix(fix);
        cx.push(finding);
    }
}

/// Whether a given name follows the doubled surname `i`, and the article has the two without the stutter somewhere.
fn given_name(places: &Places<'_>, i: usize) -> Option<bool> {
    let next = places.tokens.get(i + 1).filter(|t| t.case == Case::Capital && places.gap(i + 1) == Gap::Space)?;
    let half = &places.word(i)[..places.word(i).len() / 2];
    let surname = places.document.word_id(half);
    let pair = |w: &[Token]| Some(w[0].word) == surname && w[1].word == next.word;
    Some(surname.is_some() && places.tokens.windows(2).any(pair))
}

/// Finds a sentence that the article has already.
pub fn sentence(cx: &mut Context<'_>) {
    let mut seen: FxHashMap<u64, Span> = FxHashMap::default();
    for block in cx.document.blocks() {
        if block.kind == BlockKind::Heading {
            continue;
        }
        for s in &cx.document.sentences()[block.sentences.start as usize..block.sentences.end as usize] {
            if s.tokens.len() < SENTENCE {
                continue;
            }
            let tokens = tokens_of(cx, s);
            if tokens.iter().filter(|t| t.kind != TokenKind::Punct).count() < SENTENCE {
                continue;
            }
            match seen.entry(hash(tokens)) {
                std::collections::hash_map::Entry::Vacant(slot) => {
                    slot.insert(s.span);
                }
                std::collections::hash_map::Entry::Occupied(first) => {
                    let first = *first.get();
                    let cut = crate::rule::kind::existence::deletion(cx, s.span);
                    let fix = Fix::replace("delete the second copy", Applicability::Unsafe, cut, "");
                    let finding = cx
                        .diagnostic(s.span, "this sentence stands in the article twice")
                        .why(cx.meta.explanation.clone())
                        .related(first, "here first")
                        .fix(fix);
                    cx.push(finding);
                }
            }
        }
    }
}

/// Finds a headline that the text below says again.
pub fn headline(cx: &mut Context<'_>) {
    let blocks = cx.document.blocks();
    for (i, block) in blocks.iter().enumerate() {
        if block.kind != BlockKind::Heading {
            continue;
        }
        let title = words_of(cx, block.tokens.start, block.tokens.end);
        if title.len() < HEADLINE {
            continue;
        }
        let below = blocks[i + 1..].iter().take(2).find_map(|b| repeats(cx, b, &title));
        if let Some(span) = below {
            let mut cut = crate::rule::kind::existence::deletion(cx, span);
            // a paragraph of its own leaves no empty line behind
            let rest = &cx.prose()[cut.end as usize..];
            let gap = rest.len() - rest.trim_start_matches(['\n', '\r']).len();
            if cx.prose()[..cut.start as usize].ends_with('\n') {
                cut = Span::from_range(cut.start as usize..cut.end as usize + gap);
            }
            let fix = Fix::replace("delete the copy of the headline", Applicability::Unsafe, cut, "");
            let finding = cx
                .diagnostic(span, "the headline stands here again")
                .why(cx.meta.explanation.clone())
                .related(block.span, "the headline")
                .fix(fix);
            cx.push(finding);
        }
    }
}

/// The bytes of the block's first sentence, if it says the title, or of the whole block if that does.
fn repeats(cx: &Context<'_>, block: &Block, title: &[u32]) -> Option<Span> {
    let first = &cx.document.sentences()[block.sentences.start as usize..block.sentences.end as usize].first()?;
    let says = |from, to| words_of(cx, from, to) == title;
    if says(block.tokens.start, block.tokens.end) {
        return Some(block.span);
    }
    says(first.tokens.start, first.tokens.end).then_some(first.span)
}

/// The ids of the words and numbers between two tokens.
fn words_of(cx: &Context<'_>, from: u32, to: u32) -> Vec<u32> {
    let tokens = &cx.document.tokens()[from as usize..to as usize];
    tokens.iter().filter(|t| t.kind != TokenKind::Punct).map(|t| t.word.0).collect()
}

fn tokens_of<'a>(cx: &Context<'a>, sentence: &Sentence) -> &'a [Token] {
    &cx.document.tokens()[sentence.tokens.start as usize..sentence.tokens.end as usize]
}

fn hash(tokens: &[Token]) -> u64 {
    let mut hasher = FxHasher::default();
    for token in tokens.iter().filter(|t| t.kind != TokenKind::Punct) {
        token.word.0.hash(&mut hasher);
    }
    hasher.finish()
}
