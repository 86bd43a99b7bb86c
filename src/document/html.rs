//! HTML: the text that a reader sees, with the title of the page and the descriptions of its images.
//!
//! The tokeniser knows the syntax; what an element means for prose is told by [`elements`], which elements are open by
//! [`tree`], and what a character reference stands for by [`reference`]. White space counts as in a browser: a run of it
//! is one space.

pub mod elements;
mod reference;
#[cfg(test)]
mod tests;
mod tree;

use std::convert::Infallible;
use std::ops::Range;

use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};

use crate::document::{BlockKind, Escape, Prose, ProseBuilder, STAND_IN};
use crate::text::Span;
use elements::{Content, Element, Flow};
use tree::Tree;

/// The prose of a page.
pub fn extract(text: &str) -> Prose {
    let mut out = ProseBuilder::default();
    extract_into(text, 0..text.len(), &mut out);
    out.finish()
}

/// Appends the prose of a part of `source` that is HTML, and ends the block.
pub fn extract_into(source: &str, within: Range<usize>, out: &mut ProseBuilder) {
    read(source, within, out, false);
}

fn read(source: &str, within: Range<usize>, out: &mut ProseBuilder, inline: bool) {
    out.escape(Escape::Html);
    let mut walker = Walker {
        source,
        base: within.start,
        out,
        tree: Tree::default(),
        tag: None,
        attribute: Attribute::Other,
        after_break: false,
    };
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: html5gum::Span<usize>| {
        walker.event(&event, span.start..span.end);
        None::<Infallible>
    });
    // so that the text of script, style, title and the like is not taken for tags
    emitter.naively_switch_states(true);
    match Tokenizer::new_with_emitter(&source[within], emitter).finish() {
        Ok(()) => {}
    }
    if !inline {
        walker.end_block();
    }
}

/// Appends the description of the image whose tag is a part of `source`, as an aside of the current block.
pub fn image(source: &str, tag: Range<usize>, out: &mut ProseBuilder) {
    read(source, tag, out, true);
}

/// An attribute that matters here.
#[derive(Copy, Clone, Eq, PartialEq)]
enum Attribute {
    Alt,
    AriaHidden,
    Other,
}

/// A start tag whose attributes are being read.
struct StartTag {
    name: String,
    start: usize,
    hidden: bool,
    alt: Option<Range<usize>>,
}

struct Walker<'a> {
    source: &'a str,
    /// Where the part that is read starts in the source.
    base: usize,
    out: &'a mut ProseBuilder,
    tree: Tree,
    tag: Option<StartTag>,
    attribute: Attribute,
    /// Whether nothing but white space followed the last line break.
    after_break: bool,
}

impl Walker<'_> {
    fn event(&mut self, event: &CallbackEvent<'_>, span: Range<usize>) {
        let range = self.base + span.start..self.base + span.end;
        match event {
            CallbackEvent::OpenStartTag { name } => {
                let name = String::from_utf8_lossy(name).into_owned();
                self.tag = Some(StartTag { name, start: range.start, hidden: false, alt: None });
            }
            CallbackEvent::AttributeName { name } => {
                self.attribute = match *name {
                    b"alt" => Attribute::Alt,
                    b"aria-hidden" => Attribute::AriaHidden,
                    _ => Attribute::Other,
                };
                if let Some(tag) = &mut self.tag {
                    tag.hidden |= *name == b"hidden";
                }
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some(tag) = &mut self.tag {
                    match self.attribute {
                        Attribute::Alt if tag.name == "img" && tag.alt.is_none() => tag.alt = Some(range),
                        Attribute::AriaHidden => tag.hidden |= value.eq_ignore_ascii_case(b"true"),
                        Attribute::Alt | Attribute::Other => {}
                    }
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                if let Some(tag) = self.tag.take() {
                    self.start(tag, range.end, *self_closing);
                }
            }
            CallbackEvent::EndTag { name } => {
                self.tag = None;
                self.end(&String::from_utf8_lossy(name), range);
            }
            CallbackEvent::String { .. } if !self.tree.skips() => {
                self.out.escape(Escape::Html);
                self.text(range, false);
            }
            CallbackEvent::Comment { value } => {
                // the tokeniser also calls `<?php ?>` and `<!x>` comments
                if self.source.get(range.clone()).is_some_and(|s| s.starts_with("<!--")) {
                    self.out.comment(Span::from_range(range), &String::from_utf8_lossy(value));
                }
            }
            CallbackEvent::String { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
    }

    fn start(&mut self, tag: StartTag, end: usize, self_closing: bool) {
        let element = Element::of(&tag.name);
        if self.tree.makes_way_for(&tag.name) {
            self.end_block();
        }
        self.tree.imply_ends(&tag.name);
        let shown = !self.tree.skips() && !tag.hidden;
        let at = Span::from_range(tag.start..end);
        match element.flow {
            Flow::Block(_) | Flow::Rule if !self.tree.skips() => self.end_block(),
            Flow::Break if shown => self.line_break(at),
            _ => {}
        }
        if shown && element.content == Content::StandIn {
            self.out.markup(at, STAND_IN);
            self.after_break = false;
        }
        if let Some(alt) = tag.alt.filter(|_| shown) {
            self.alt(alt);
        }
        let closed = element.void || (self_closing && element.foreign);
        if !closed {
            self.tree.open(&tag.name, &element, tag.hidden);
        }
    }

    fn end(&mut self, name: &str, range: Range<usize>) {
        match name {
            "br" if !self.tree.skips() => self.line_break(Span::from_range(range)),
            "p" if !self.tree.skips() => self.end_block(),
            _ => {}
        }
        if self.tree.would_end_block(name) {
            self.end_block();
        }
        self.tree.close(name);
    }

    /// One break is a new line; two are how news systems write a new paragraph.
    fn line_break(&mut self, at: Span) {
        if self.after_break {
            self.end_block();
        } else if !self.out.block_is_empty() {
            self.out.markup(at, "\n");
        }
        self.after_break = true;
    }

    fn end_block(&mut self) {
        self.out.end_block(self.tree.kind());
        self.after_break = false;
    }

    fn alt(&mut self, value: Range<usize>) {
        let before = value.start.checked_sub(1).and_then(|i| self.source.as_bytes().get(i));
        let quoted = matches!(before, Some(b'"' | b'\''));
        self.out.start_aside(BlockKind::Alt);
        self.out.escape(if quoted { Escape::Attribute } else { Escape::Bare });
        self.text(value, true);
        self.out.end_aside();
        self.out.escape(Escape::Html);
    }

    /// Text in which character references are decoded and runs of white space count as one space.
    fn text(&mut self, range: Range<usize>, attribute: bool) {
        // a tokeniser that miscounts must not take the program down; the tests hold it to exact spans
        let Some(text) = self.source.get(range.clone()) else { return };
        let base = range.start;
        let at = |r: Range<usize>| Span::from_range(base + r.start..base + r.end);
        let bytes = text.as_bytes();
        let (mut from, mut i) = (0, 0);
        while i < bytes.len() {
            let (len, written) = match bytes[i] {
                b'&' => match reference::decode(&text[i..], attribute) {
                    Some((len, decoded)) => (len, Some(decoded)),
                    None => (1, None),
                },
                b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' => {
                    let len = bytes[i..].iter().take_while(|b| b.is_ascii_whitespace()).count();
                    let double = from == i && self.out.after_space();
                    let written = match &bytes[i..i + len] {
                        _ if double => Some(String::new()),
                        [_] | b"\r\n" => None,
                        _ => Some(" ".to_owned()),
                    };
                    (len, written)
                }
                _ => {
                    self.after_break = false;
                    (1, None)
                }
            };
            if let Some(written) = written {
                self.out.text(self.source, at(from..i));
                self.out.reference(at(i..i + len), &written);
                self.after_break &= written.trim().is_empty();
                from = i + len;
            }
            i += len;
        }
        self.out.text(self.source, at(from..text.len()));
    }
}
