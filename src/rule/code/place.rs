//! What stands around a token: the gaps beside it, its neighbours, the run of text that white space cuts out.

use crate::document::{Document, Token};
use crate::text::Span;

/// What stands between a token and the one before it.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Gap {
    /// Nothing: the two touch.
    None,
    /// White space without a line end.
    Space,
    /// A line end, or the start of the text.
    Line,
}

/// The tokens of a document with their texts and gaps.
#[derive(Copy, Clone)]
pub struct Places<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// Its prose.
    pub prose: &'a str,
}

impl<'a> Places<'a> {
    /// The tokens of a document.
    pub fn new(document: &'a Document) -> Places<'a> {
        Places { document, tokens: document.tokens(), prose: document.prose() }
    }

    /// The text of token `i`; empty where there is none.
    pub fn text(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.span.of(self.prose))
    }

    /// The folded text of token `i`; empty where there is none.
    pub fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| self.document.word_of(t))
    }

    /// What stands before token `i`; a line end where there is no such token.
    pub fn gap(&self, i: usize) -> Gap {
        let Some(token) = self.tokens.get(i) else { return Gap::Line };
        let Some(before) = i.checked_sub(1).map(|b| &self.tokens[b]) else { return Gap::Line };
        if before.span.end == token.span.start {
            return Gap::None;
        }
        let between = &self.prose[before.span.end as usize..token.span.start as usize];
        if between.contains('\n') { Gap::Line } else { Gap::Space }
    }

    /// Whether token `i` touches the one before it.
    pub fn glued(&self, i: usize) -> bool {
        i > 0 && i < self.tokens.len() && self.tokens[i - 1].span.end == self.tokens[i].span.start
    }

    /// Whether token `i` is a word.
    pub fn is_word(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(Token::is_word)
    }

    /// The bytes from the start of token `first` to the end of token `last`.
    pub fn span(&self, first: usize, last: usize) -> Span {
        self.tokens[first].span.cover(self.tokens[last].span)
    }

    /// The white space between token `i` and the one before it.
    pub fn space_before(&self, i: usize) -> Span {
        Span::new(self.tokens[i - 1].span.end, self.tokens[i].span.start)
    }

    /// Whether the sentence that holds token `i` starts with it.
    pub fn starts_sentence(&self, i: usize) -> bool {
        let at = self.tokens[i].span.start;
        self.document.sentence_at(at).is_some_and(|s| self.document.sentences()[s].span.start == at)
    }

    /// The run without white space that holds token `i`, at most 200 bytes to each side.
    pub fn chunk(&self, i: usize) -> &'a str {
        const REACH: usize = 200;
        let span = self.tokens[i].span;
        let mut from = (span.start as usize).saturating_sub(REACH);
        while !self.prose.is_char_boundary(from) {
            from += 1;
        }
        let mut to = (span.end as usize + REACH).min(self.prose.len());
        while !self.prose.is_char_boundary(to) {
            to -= 1;
        }
        let before = &self.prose[from..span.start as usize];
        let after = &self.prose[span.end as usize..to];
        let start = before.rfind(char::is_whitespace).map_or(from, |n| from + n);
        let end = after.find(char::is_whitespace).map_or(to, |n| span.end as usize + n);
        self.prose[start..end].trim()
    }

    /// Whether token `i` is part of an address: of the web, of mail, of a file.
    pub fn in_address(&self, i: usize) -> bool {
        let chunk = self.chunk(i);
        chunk.contains(['@', '\\', '_', '=']) || chunk.contains("//") || chunk.contains("www.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Syntax;
    use crate::source::Source;
    use std::sync::Arc;

    #[test]
    fn gaps_and_chunks() {
        let text = "See www.a.org/b,\nthird -party\n\nEnd";
        let document = Document::parse(Arc::new(Source::new("a", text)), Syntax::Plain);
        let places = Places::new(&document);
        let hyphen = (0..places.tokens.len()).find(|i| places.text(*i) == "-").unwrap();
        assert_eq!(places.gap(hyphen), Gap::Space);
        assert_eq!(places.gap(hyphen + 1), Gap::None);
        assert_eq!(places.gap(hyphen - 1), Gap::Line);
        assert_eq!(places.gap(0), Gap::Line);
        assert_eq!(places.chunk(2), "www.a.org/b,");
        assert!(places.in_address(2) && !places.in_address(hyphen));
        assert!(places.starts_sentence(0) && !places.starts_sentence(1));
    }
}
