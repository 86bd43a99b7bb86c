//! Sentences of damaged prose.
//!
//! A published segmenter was measured first: it takes 50 ms for a megabyte, a third of the whole budget, and does not cut
//! "pressure.Putin said". This one works on the tokens that are there anyway.

use crate::document::tokens::{Case, Lexicon, Token, TokenKind};
use crate::document::{Sentence, index};

/// Words after which a full stop does not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "capt", "cmdr", "adm", "maj",
    "hon", "rev", "st", "jr", "sr", "vs", "v", "no", "nos", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept",
    "sep", "oct", "nov", "dec", "inc", "ltd", "co", "corp", "bros", "approx", "etc", "cf", "al", "fig", "vol", "ed",
    "pp", "est", "min", "max", "messrs",
];

/// Capitalised words that start a sentence far more often than they continue one after "U.S." or "p.m.".
const STARTERS: &[&str] = &[
    "the",
    "a",
    "an",
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "in",
    "on",
    "at",
    "but",
    "and",
    "this",
    "that",
    "these",
    "those",
    "his",
    "her",
    "its",
    "their",
    "as",
    "after",
    "before",
    "when",
    "while",
    "according",
    "however",
    "although",
    "if",
    "for",
    "there",
    "both",
    "some",
    "many",
    "last",
];

/// Appends the sentences of the tokens from `first` on, all of one block.
pub fn split(text: &str, lexicon: &Lexicon, first: u32, tokens: &[Token], out: &mut Vec<Sentence>) {
    let mut start = first as usize;
    let mut i = start;
    while i < tokens.len() {
        if ends_sentence(text, lexicon, tokens, i) {
            let mut end = i + 1;
            // the closing quotes and brackets belong to the sentence
            while tokens.get(end).is_some_and(|t| is_closer(text, t) && tokens[end - 1].span.end == t.span.start) {
                end += 1;
            }
            push(tokens, start, end, out);
            start = end;
            i = end;
        } else {
            i += 1;
        }
    }
    if start < tokens.len() {
        push(tokens, start, tokens.len(), out);
    }
}

fn push(tokens: &[Token], start: usize, end: usize, out: &mut Vec<Sentence>) {
    let span = tokens[start].span.cover(tokens[end - 1].span);
    out.push(Sentence { span, tokens: index(start)..index(end) });
}

fn is_closer(text: &str, token: &Token) -> bool {
    token.kind == TokenKind::Punct
        && matches!(token.span.of(text), "\"" | "”" | "'" | "’" | ")" | "]" | "」" | "』" | "）" | "》")
}

fn ends_sentence(text: &str, lexicon: &Lexicon, tokens: &[Token], i: usize) -> bool {
    let token = &tokens[i];
    let mut after = i + 1;
    while tokens.get(after).is_some_and(|t| is_closer(text, t) && tokens[after - 1].span.end == t.span.start) {
        after += 1;
    }
    let Some(next) = tokens.get(after) else { return false };
    let gap = tokens[after - 1].span.end < next.span.start;
    let upper = next.is_capital();
    let opens = next.kind == TokenKind::Punct && matches!(next.span.of(text), "\"" | "“" | "(" | "[" | "‘" | "'");
    match token.kind {
        // "... in the U.S. The minister said": the dot belongs to the abbreviation
        TokenKind::Word if token.span.of(text).ends_with('.') => {
            gap && upper && STARTERS.contains(&lexicon.word(next.word))
        }
        TokenKind::Punct => match token.span.of(text) {
            "。" | "！" | "？" => true,
            "!" | "?" | "…" | "..." | "......" => gap || upper,
            "." => {
                let before = i.checked_sub(1).map(|b| &tokens[b]).filter(|b| b.span.end == token.span.start);
                let initial = before.is_some_and(|b| b.case == Case::Capital && b.span.len() == 1);
                let short = before.is_some_and(|b| b.is_word() && ABBREVIATIONS.contains(&lexicon.word(b.word)));
                let starts = upper || opens || next.kind == TokenKind::Number || next.kind == TokenKind::Hanzi;
                if gap {
                    // "No. 5" goes on; "it said no. He left" does not
                    let goes_on = initial || (short && !STARTERS.contains(&lexicon.word(next.word)));
                    !goes_on && (starts || next.case == Case::Lower)
                } else {
                    // run together: only where a lower-case word meets a capital ("pressure.Putin"), or a closer stands between
                    after > i + 1 && upper
                        || upper
                            && next.case == Case::Capital
                            && before.is_some_and(|b| b.span.len() > 1 || is_closer(text, b))
                }
            }
            _ => false,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::tokens::tokenise;
    use crate::text::Span;

    fn cut(text: &str) -> Vec<&str> {
        let (mut lexicon, mut tokens, mut out) = (Lexicon::default(), Vec::new(), Vec::new());
        tokenise(text, Span::from_range(0..text.len()), &mut lexicon, &mut tokens);
        split(text, &lexicon, 0, &tokens, &mut out);
        out.iter().map(|s| s.span.of(text)).collect()
    }

    #[test]
    fn sentences_end_where_the_machine_lost_the_space() {
        assert_eq!(cut("They met.Putin left."), ["They met.", "Putin left."]);
        assert_eq!(cut("It was \"new\".However, he left."), ["It was \"new\".", "However, he left."]);
        assert_eq!(cut("He left.Essence He came"), ["He left.", "Essence He came"]);
    }

    #[test]
    fn abbreviations_numbers_and_initials_do_not_end_one() {
        assert_eq!(cut("Mr. Lee met Dr. No on Jan. 5 in the U.S. Senate.").len(), 1);
        assert_eq!(cut("He flew to the U.S. The talks failed."), ["He flew to the U.S.", "The talks failed."]);
        assert_eq!(cut("Joe R. Biden paid 3.5 million.").len(), 1);
        assert_eq!(cut("“Go.” She went. (He too.) End"), ["“Go.”", "She went.", "(He too.)", "End"]);
    }
}
