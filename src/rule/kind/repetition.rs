//! The same words twice in a row.
//!
//! Hyphens and quotation marks do not count, so damage to them hides no repetition ("-Russia -Russia"); any other mark
//! between two copies makes them two.

use crate::document::{Document, Sentence, Token, TokenKind};
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
        let mut line = Vec::new();
        for sentence in document.sentences() {
            fill(&mut line, document, sentence);
            let mut at = 0;
            while at < line.len() {
                match self.repeated(cx, &line, at) {
                    Some((n, end)) => {
                        let copy = line[at].span.cover(line[at + n - 1].span);
                        let span = copy.cover(line[end - 1].span);
                        let text = copy.of(cx.prose());
                        let times = if end - at > 2 * n { "again and again" } else { "twice" };
                        let finding = cx
                            .diagnostic(span, format!("`{text}` stands here {times}"))
                            .why(self.meta.explanation.clone())
                            .fix(cx.replacement(span, text));
                        cx.push(finding);
                        at = end;
                    }
                    None => at += 1,
                }
            }
        }
    }
}

/// The tokens of a sentence without hyphens and quotation marks.
pub fn fill(line: &mut Vec<Token>, document: &Document, sentence: &Sentence) {
    line.clear();
    let tokens = &document.tokens()[sentence.tokens.start as usize..sentence.tokens.end as usize];
    line.extend(tokens.iter().filter(|t| {
        t.kind != TokenKind::Punct
            || !matches!(document.text_of(t), "-" | "‑" | "‐" | "\"" | "“" | "”" | "'" | "‘" | "’")
    }));
}

fn starts_sentence(cx: &Context<'_>, token: Token) -> bool {
    let document = cx.document;
    document.sentence_at(token.span.start).is_some_and(|s| document.sentences()[s].span.start == token.span.start)
}

impl Repetition {
    /// A sequence from token `at` on that comes again at once: its length, and the end of the last copy.
    fn repeated(&self, cx: &Context<'_>, line: &[Token], at: usize) -> Option<(usize, usize)> {
        if !line[at].is_word() {
            return None;
        }
        let most = self.words.1.min((line.len() - at) / 2);
        (self.words.0..=most).rev().find_map(|n| {
            let copy = |k: usize| &line[at + k * n..at + (k + 1) * n];
            let (a, b) = (copy(0), copy(1));
            let same = |b: &[Token]| a.iter().zip(b).all(|(x, y)| x.word == y.word && x.kind == y.kind);
            if a[0].word != b[0].word || !same(b) {
                return None;
            }
            let words = a.iter().filter(|t| t.kind != TokenKind::Punct).count();
            let ends_in_word = a[n - 1].kind != TokenKind::Punct;
            // a word said four times is no phrase said twice, and two lists may share an item
            let one_word = n > 1 && a.iter().all(|t| t.word == a[0].word);
            let listed = n <= 3 && words < n;
            if words < self.words.0 || !ends_in_word || one_word || listed || self.legitimate(cx, a, b) {
                return None;
            }
            let mut end = at + 2 * n;
            while end + n <= line.len() && same(&line[end..end + n]) {
                end += n;
            }
            Some((n, end))
        })
    }

    /// Whether English doubles these words: those of the list, a name ("Duran Duran"), a compound ("win-win").
    fn legitimate(&self, cx: &Context<'_>, a: &[Token], b: &[Token]) -> bool {
        let document = cx.document;
        let words: Vec<&str> = a.iter().map(|t| document.word_of(t)).collect();
        let allowed = |w: &str| self.allow.iter().any(|x| x == w);
        if allowed(&words.join(" ")) || words.iter().all(|w| *w == words[0] && allowed(w)) {
            return true;
        }
        let [word] = words[..] else { return false };
        let between = Span::new(a[0].span.end, b[0].span.start).of(cx.prose());
        let hyphen = between.contains(['-', '‑', '‐']);
        if hyphen && !between.starts_with(' ') || between.contains('\n') {
            return true;
        }
        // a letter twice is a grade or a list, and a doubled capital is a name, unless the word is a common one or a
        // name of one word
        let letter = a[0].span.len() == 1 && word != "a";
        if a[0].is_capital() && !b[0].is_capital() && word.len() < 4 && !starts_sentence(cx, a[0]) {
            return true; // "Ni ni", a name that lost its capital
        }
        let name = a[0].is_capital() && b[0].is_capital();
        let common =
            || word.len() >= 5 && (cx.words.knows(word) || cx.names.accepts(word) && !cx.words.is_usual_name(word));
        letter || name && !hyphen && !common()
    }
}
