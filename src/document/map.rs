//! Prose and its map to the source, built piece by piece by an extractor.
//!
//! What is prose is for the extractors to say; this only keeps the two texts in step.

use crate::diagnostic::Edit;
use crate::document::BlockKind;
use crate::document::escape::Escape;
use crate::text::Span;

/// Stands in the prose for something inline that is no prose, such as code, so that the words on both sides of it do not
/// become neighbours.
pub const STAND_IN: &str = "\u{fffc}";

/// A comment of the markup.
#[derive(Clone, Debug)]
pub struct Comment {
    /// The whole comment in the source.
    pub span: Span,
    /// What stands between `<!--` and `-->`.
    pub text: String,
}

/// How a piece of prose relates to its bytes of the source.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum Kind {
    /// The same bytes.
    Linear,
    /// Another spelling of the same text, such as a character reference; an edit can replace it as a whole.
    Reference,
    /// Markup, which no edit may touch.
    Markup,
}

/// A piece of prose and the bytes of the source that it stands for. It ends where the next one starts.
#[derive(Clone, Debug)]
struct Piece {
    prose: u32,
    source: Span,
    kind: Kind,
    escape: Escape,
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
        let start = if first.kind == Kind::Linear {
            (first.source.start + (span.start - first.prose)).min(first.source.end)
        } else if span.is_empty() && span.start > first.prose {
            first.source.end
        } else {
            first.source.start
        };
        if span.is_empty() {
            return Span::empty(start);
        }
        let last = &self.pieces[self.piece_at(span.end - 1)];
        let end = if last.kind == Kind::Linear {
            (last.source.start + (span.end - last.prose)).min(last.source.end)
        } else {
            last.source.end
        };
        // asides stand behind their block, so a span over several blocks can run backwards in the source
        Span::new(start.min(end), start.max(end))
    }

    /// An edit of the prose as an edit of the source, escaped for its place. What old and new text share at both ends is
    /// left alone, so that fewer edits touch markup; `None` if markup still lies inside, or half a character reference, or
    /// if the new text can not be written there.
    pub fn source_edit(&self, source: &str, edit: &Edit) -> Option<Edit> {
        if self.text.is_none() {
            return Some(edit.clone());
        }
        let old = edit.span.of(self.text(source));
        let new = edit.text.as_str();
        let head = common_prefix(old, new);
        let tail = common_suffix(&old[head..], &new[head..]);
        let narrow = |n: usize| u32::try_from(n).expect("shorter than the source");
        let span = Span::new(edit.span.start + narrow(head), edit.span.end - narrow(tail));
        let escape = self.replaceable(span)?;
        Some(Edit { span: self.source_span(span), text: escape.write(&new[head..new.len() - tail])? })
    }

    /// How text has to be written in place of a span of the prose, if it may be replaced at all.
    fn replaceable(&self, span: Span) -> Option<Escape> {
        if self.pieces.is_empty() {
            return None;
        }
        let first = self.piece_at(span.start);
        let piece = &self.pieces[first];
        if span.is_empty() {
            let inside = span.start > piece.prose;
            return match piece.kind {
                Kind::Linear => Some(piece.escape),
                Kind::Reference | Kind::Markup if inside => None,
                Kind::Reference => Some(piece.escape),
                // right before markup: the text goes on as the piece before it
                Kind::Markup => {
                    first.checked_sub(1).map(|i| &self.pieces[i]).filter(|p| p.kind != Kind::Markup).map(|p| p.escape)
                }
            };
        }
        let last = self.piece_at(span.end - 1);
        let all = &self.pieces[first..=last];
        let ends_piece = self.pieces.get(last + 1).is_none_or(|next| next.prose == span.end);
        let cut = (piece.kind == Kind::Reference && piece.prose != span.start)
            || (self.pieces[last].kind == Kind::Reference && !ends_piece);
        let plain = all.iter().all(|p| p.kind != Kind::Markup && p.escape == piece.escape);
        let joined = all.windows(2).all(|w| w[0].source.end == w[1].source.start);
        (!cut && plain && joined).then_some(piece.escape)
    }
}

fn common_prefix(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum()
}

fn common_suffix(a: &str, b: &str) -> usize {
    a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum()
}

/// Text that does not belong to the block that it stands in, such as the description of an image in a paragraph.
#[derive(Debug)]
struct Aside {
    kind: BlockKind,
    text: String,
    pieces: Vec<Piece>,
}

/// Collects prose in reading order. Blocks end where [`ProseBuilder::end_block`] is called.
#[derive(Debug, Default)]
pub struct ProseBuilder {
    text: String,
    pieces: Vec<Piece>,
    blocks: Vec<(BlockKind, Span)>,
    comments: Vec<Comment>,
    block_start: usize,
    escape: Escape,
    /// The aside that is being written, and those that wait for the end of the block.
    open_aside: Option<Aside>,
    asides: Vec<Aside>,
}

impl ProseBuilder {
    /// How edits of the text that follows have to be written.
    pub fn escape(&mut self, escape: Escape) {
        self.escape = escape;
    }

    /// Text that stands in the source as it is.
    pub fn text(&mut self, source: &str, span: Span) {
        self.push(Kind::Linear, span, span.of(source));
    }

    /// Text that the source writes in another way, such as a character reference.
    pub fn reference(&mut self, span: Span, text: &str) {
        self.push(Kind::Reference, span, text);
    }

    /// Text that stands for markup, such as [`STAND_IN`] for code or a line end for `<br>`.
    pub fn markup(&mut self, span: Span, text: &str) {
        self.push(Kind::Markup, span, text);
    }

    fn push(&mut self, kind: Kind, source: Span, text: &str) {
        if text.is_empty() {
            return;
        }
        let escape = self.escape;
        let (prose_text, pieces) = match &mut self.open_aside {
            Some(aside) => (&mut aside.text, &mut aside.pieces),
            None => (&mut self.text, &mut self.pieces),
        };
        match pieces.last_mut() {
            Some(last)
                if kind == Kind::Linear
                    && last.kind == kind
                    && last.escape == escape
                    && last.source.end == source.start =>
            {
                last.source.end = source.end;
            }
            _ => pieces.push(Piece { prose: len(prose_text), source, kind, escape }),
        }
        prose_text.push_str(text);
    }

    /// Whether the next text would stand right after white space, or first in its block.
    pub fn after_space(&self) -> bool {
        let text = self.open_aside.as_ref().map_or(&self.text[self.block_start..], |a| &a.text);
        text.chars().next_back().is_none_or(char::is_whitespace)
    }

    /// Whether the current block holds nothing but white space so far.
    pub fn block_is_empty(&self) -> bool {
        self.text[self.block_start..].trim_start().is_empty()
    }

    /// What follows, up to [`ProseBuilder::end_aside`], becomes a block of its own behind the current one.
    pub fn start_aside(&mut self, kind: BlockKind) {
        self.end_aside();
        self.open_aside = Some(Aside { kind, text: String::new(), pieces: Vec::new() });
    }

    /// Goes on with the current block.
    pub fn end_aside(&mut self) {
        self.asides.extend(self.open_aside.take());
    }

    /// Ends the current block, if it holds any text, and appends the asides that it held.
    pub fn end_block(&mut self, kind: BlockKind) {
        self.end_aside();
        self.close(kind);
        for aside in std::mem::take(&mut self.asides) {
            let shift = len(&self.text);
            self.pieces.extend(aside.pieces.into_iter().map(|p| Piece { prose: p.prose + shift, ..p }));
            self.text.push_str(&aside.text);
            self.close(aside.kind);
        }
    }

    fn close(&mut self, kind: BlockKind) {
        let raw = &self.text[self.block_start..];
        let (lead, body) = (raw.len() - raw.trim_start().len(), raw.trim());
        if !body.is_empty() {
            let start = self.block_start + lead;
            self.blocks.push((kind, Span::from_range(start..start + body.len())));
        }
        if !raw.is_empty() {
            let at = self.pieces.last().map_or(0, |p| p.source.end);
            self.pieces.push(Piece {
                prose: len(&self.text),
                source: Span::empty(at),
                kind: Kind::Markup,
                escape: self.escape,
            });
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

/// Prose is at most a few bytes longer than the source of each piece, so it fits 32 bits wherever a source of practical
/// size does.
fn len(text: &str) -> u32 {
    u32::try_from(text.len()).expect("prose is shorter than 4 GiB")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The prose `Sino -Russian & x`, with a tag after `Sino` and a reference for `&`.
    fn sample() -> (&'static str, Prose) {
        let source = "Sino<b> -Russian</b> &amp; x<br>y";
        let mut b = ProseBuilder::default();
        b.escape(Escape::Html);
        b.text(source, Span::new(0, 4));
        b.text(source, Span::new(7, 16));
        b.text(source, Span::new(20, 21));
        b.reference(Span::new(21, 26), "&");
        b.text(source, Span::new(26, 28));
        b.markup(Span::new(28, 32), "\n");
        b.text(source, Span::new(32, 33));
        (source, b.finish())
    }

    fn edit(start: u32, end: u32, text: &str) -> Option<(u32, u32, String)> {
        let (source, prose) = sample();
        let made = prose.source_edit(source, &Edit { span: Span::new(start, end), text: text.to_owned() })?;
        Some((made.span.start, made.span.end, made.text))
    }

    #[test]
    fn edits_go_round_markup() {
        let (source, prose) = sample();
        assert_eq!(prose.text(source), "Sino -Russian & x\ny\n\n");
        assert_eq!(edit(4, 5, ""), Some((7, 8, String::new())));
        // the edit covers the tag, but what it changes does not
        assert_eq!(edit(0, 13, "Sino-Russian"), Some((7, 8, String::new())));
        assert_eq!(edit(0, 13, "Chinese"), None);
        assert_eq!(edit(14, 15, "<"), Some((21, 26, "&lt;".to_owned())));
        assert_eq!(edit(16, 19, "z"), None);
        assert_eq!(edit(17, 17, "!"), Some((28, 28, "!".to_owned())));
    }

    #[test]
    fn spans_come_back_whole() {
        let (_, prose) = sample();
        assert_eq!(prose.source_span(Span::new(0, 13)), Span::new(0, 16));
        assert_eq!(prose.source_span(Span::new(14, 15)), Span::new(21, 26));
        assert_eq!(prose.source_span(Span::new(17, 18)), Span::new(28, 32));
        assert_eq!(prose.source_span(Span::empty(19)), Span::empty(33));
    }

    #[test]
    fn half_a_reference_is_not_edited() {
        let mut b = ProseBuilder::default();
        b.reference(Span::new(0, 7), "fj");
        let prose = b.finish();
        let edit =
            |start, end| prose.source_edit("&fjlig;", &Edit { span: Span::new(start, end), text: String::new() });
        assert_eq!(edit(0, 1), None);
        assert_eq!(edit(1, 2), None);
        assert_eq!(edit(1, 1), None);
        assert_eq!(edit(0, 2).unwrap().span, Span::new(0, 7));
    }

    #[test]
    fn asides_follow_their_block() {
        let source = "before ALT after";
        let mut b = ProseBuilder::default();
        b.text(source, Span::new(0, 7));
        b.start_aside(BlockKind::Alt);
        b.text(source, Span::new(7, 10));
        b.end_aside();
        b.text(source, Span::new(11, 16));
        let prose = b.finish();
        let blocks: Vec<_> = prose.blocks().iter().map(|(k, s)| (*k, s.of(prose.text(source)))).collect();
        assert_eq!(blocks, [(BlockKind::Paragraph, "before after"), (BlockKind::Alt, "ALT")]);
        assert_eq!(prose.source_span(prose.blocks()[1].1), Span::new(7, 10));
    }

    #[test]
    fn nothing_gives_nothing() {
        let prose = ProseBuilder::default().finish();
        assert!(prose.blocks().is_empty() && prose.text("<p>").is_empty());
        assert_eq!(prose.source_span(Span::empty(0)), Span::empty(0));
        assert_eq!(prose.source_edit("<p>", &Edit { span: Span::empty(0), text: "x".to_owned() }), None);
    }
}
