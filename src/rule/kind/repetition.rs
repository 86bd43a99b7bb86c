//! The same words twice in a row.

use crate::document::{Document, Token, TokenKind};
use crate::rule::{Context, Rule, RuleMeta};
use crate::text::Span;

/// Repeated sequences of words.
pub struct Repetition {
    /// Metadata.
    pub meta: RuleMeta,
    /// Fewest and most words of the repeated sequence.
    pub words: (usize, usize),
    /// Words that may be doubled ("had had"), folded; for sequences the whole sequence.
    pub allow: Vec<String>,
}

impl Rule for Repetition {
    fn meta(&self) -> &RuleMeta {
        &self.meta
    }

    fn always(&self) -> bool {
        true
    }

    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        for sentence in document.sentences() {
            let tokens = &document.tokens()[sentence.tokens.start as usize..sentence.tokens.end as usize];
            let mut at = 0;
            while at < tokens.len() {
                match self.repeated(document, tokens, at) {
                    Some((first, second, end)) => {
                        let span = tokens[first].span.cover(tokens[end - 1].span);
                        let again = Span::new(tokens[second - 1].span.end, tokens[end - 1].span.end);
                        let text = tokens[second].span.cover(tokens[end - 1].span).of(cx.prose());
                        let finding = cx
                            .diagnostic(span, format!("`{text}` stands here twice"))
                            .why(self.meta.explanation.clone())
                            .fix(cx.replacement(again, ""));
                        cx.push(finding);
                        at = end;
                    }
                    None => at += 1,
                }
            }
        }
    }
}

impl Repetition {
    /// A sequence from token `at` on that comes again at once: first token, first token of the second copy, end.
    fn repeated(&self, document: &Document, tokens: &[Token], at: usize) -> Option<(usize, usize, usize)> {
        if !tokens[at].is_word() {
            return None;
        }
        let most = self.words.1.min((tokens.len() - at) / 2);
        (self.words.0..=most).rev().find_map(|n| {
            let (a, b) = (&tokens[at..at + n], &tokens[at + n..at + 2 * n]);
            let same = a.iter().zip(b).all(|(x, y)| x.word == y.word && x.kind == y.kind);
            let words = a.iter().filter(|t| t.kind != TokenKind::Punct).count();
            let last_is_word = a[n - 1].kind != TokenKind::Punct;
            if !same || words < self.words.0 || !last_is_word {
                return None;
            }
            let text: Vec<&str> = a.iter().map(|t| document.word_of(t)).collect();
            let text = text.join(" ");
            // names that are doubled on purpose, and "Mr Big Big": a doubled capital is a name unless a sentence starts
            let name = n == 1 && b[0].is_capital() && (a[0].is_capital() && at > 0);
            (!name && !self.allow.contains(&text)).then_some((at, at + n, at + 2 * n))
        })
    }
}
