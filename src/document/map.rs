//! Prose and its map to the source, built piece by piece by an extractor.

use crate::diagnostic::Edit;
use crate::document::{BlockKind, Syntax};
use crate::text::Span;

/// A comment of the markup.
#[derive(Clone, Debug)]
pub struct Comment {
    /// The whole comment in the source.
    pub span: Span,
    /// What stands between `<!--` and `-->`.
    pub text: String,
}

/// A piece of prose and the bytes of the source that it stands for.
#[derive(Clone, Debug)]
struct Piece {
    prose: u32,
    source: Span,
    /// Whether prose and source are the same bytes; otherwise the piece is one character reference.
    linear: bool,
}

/// Prose, its blocks, and the way back to the source.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    /// `None` where the prose is the source itself.
    text: Option<String>,
    pieces: Vec<Piece>,
    blocks: Vec<(BlockKind, Span)>,
    comments: Vec<Comment>,
}

impl Prose {
    /// Prose that is the source, byte for byte.
    pub fn identity(blocks: Vec<(BlockKind, Span)>) -> Prose {
        Prose { blocks, ..Prose::default() }
    }

    /// The prose, given the text of the source.
    pub fn text<'a>(&'a self, source: &'a str) -> &'a str {
        self.text.as_deref().unwrap_or(source)
    }

    /// Blocks in order.
    pub fn blocks(&self) -> &[(BlockKind, Span)] {
        &self.blocks
    }

    /// Comments in order.
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }

    fn piece_at(&self, at: u32) -> usize {
        self.pieces.partition_point(|p| p.prose <= at).saturating_sub(1)
    }

    /// Where a span of the prose lies in the source, from the first to the last byte that it stands for.
    pub fn source_span(&self, span: Span) -> Span {
        if self.text.is_none() {
            return span;
        }
        if self.pieces.is_empty() {
            return Span::empty(0);
        }
        let first = &self.pieces[self.piece_at(span.start)];
        let start = if first.linear {
            (first.source.start + (span.start - first.prose)).min(first.source.end)
        } else if span.start > first.prose {
            first.source.end
        } else {
            first.source.start
        };
        if span.is_empty() {
            return Span::empty(start);
        }
        let last = &self.pieces[self.piece_at(span.end - 1)];
        let end = if last.linear {
            (last.source.start + (span.end - last.prose)).min(last.source.end)
        } else {
            last.source.end
        };
        Span::new(start, end.max(start))
    }

    /// An edit of the prose as an edit of the source. What old and new text share at both ends is left alone, so that
    /// fewer edits touch markup; `None` if markup still lies inside.
    pub fn source_edit(&self, source: &str, edit: &Edit, syntax: Syntax) -> Option<Edit> {
        if self.text.is_none() {
            return Some(edit.clone());
        }
        let old = edit.span.of(self.text(source));
        let new = edit.text.as_str();
        let head = old.char_indices().zip(new.chars()).find(|((_, a), b)| a != b).map_or(old.len().min(new.len()), |((i, _), _)| i);
        let tail: usize = old[head..].chars().rev().zip(new[head..].chars().rev()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        let narrow = |n: usize| u32::try_from(n).expect("shorter than the source");
        let span = Span::new(edit.span.start + narrow(head), edit.span.end - narrow(tail));
        let target = self.source_span(span);
        if !span.is_empty() {
            let (first, last) = (self.piece_at(span.start), self.piece_at(span.end - 1));
            let whole = self.pieces[first..=last].windows(2).all(|w| w[0].source.end == w[1].source.start);
            if !whole {
                return None;
            }
        }
        let text = &new[head..new.len() - tail];
        let text = match syntax {
            Syntax::Html => text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"),
            Syntax::Plain | Syntax::Markdown => text.to_owned(),
        };
        Some(Edit { span: target, text })
    }
}

/// Collects prose in reading order. Blocks end where [`ProseBuilder::end_block`] is called.
#[derive(Debug, Default)]
pub struct ProseBuilder {
    text: String,
    pieces: Vec<Piece>,
    blocks: Vec<(BlockKind, Span)>,
    comments: Vec<Comment>,
    block_start: usize,
}

impl ProseBuilder {
    /// Text that stands in the source as it is.
    pub fn text(&mut self, source: &str, span: Span) {
        if span.is_empty() {
            return;
        }
        let prose = len(&self.text);
        match self.pieces.last_mut() {
            Some(last) if last.linear && last.source.end == span.start && last.prose + last.source.len() == prose => {
                last.source.end = span.end;
            }
            _ => self.pieces.push(Piece { prose, source: span, linear: true }),
        }
        self.text.push_str(span.of(source));
    }

    /// Text that the source writes in another way, such as a character reference or a line break element.
    pub fn decoded(&mut self, span: Span, text: &str) {
        if text.is_empty() {
            return;
        }
        self.pieces.push(Piece { prose: len(&self.text), source: span, linear: false });
        self.text.push_str(text);
    }

    /// Whether the current block holds nothing but white space so far.
    pub fn block_is_empty(&self) -> bool {
        self.text[self.block_start..].trim().is_empty()
    }

    /// Ends the current block, if it holds any text.
    pub fn end_block(&mut self, kind: BlockKind) {
        let raw = &self.text[self.block_start..];
        let (lead, body) = (raw.len() - raw.trim_start().len(), raw.trim());
        if !body.is_empty() {
            let start = self.block_start + lead;
            self.blocks.push((kind, Span::from_range(start..start + body.len())));
        }
        if !raw.is_empty() {
            let at = self.pieces.last().map_or(0, |p| p.source.end);
            self.pieces.push(Piece { prose: len(&self.text), source: Span::empty(at), linear: false });
            self.text.push_str("\n\n");
        }
        self.block_start = self.text.len();
    }

    /// A comment of the markup.
    pub fn comment(&mut self, span: Span, text: &str) {
        self.comments.push(Comment { span, text: text.to_owned() });
    }

    /// The finished prose; an open block is ended as a paragraph.
    pub fn finish(mut self) -> Prose {
        self.end_block(BlockKind::Paragraph);
        Prose { text: Some(self.text), pieces: self.pieces, blocks: self.blocks, comments: self.comments }
    }
}

fn len(text: &str) -> u32 {
    u32::try_from(text.len()).expect("prose is no longer than its source")
}
