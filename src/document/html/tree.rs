//! Which elements are open: enough of the rules of HTML to know where an element without end tag ends.

use rustc_hash::FxHashMap;

use crate::document::BlockKind;
use crate::document::html::elements::{self, Content, Element, Flow};

/// How far up the search for an implied end goes. People do not nest deeper, and without a limit a hostile file could
/// make every tag look through all others.
const REACH: usize = 64;

#[derive(Debug)]
struct Open {
    name: Box<str>,
    block: bool,
    /// Whether this element, or one round it, hides its text.
    skips: bool,
    /// The kind of the innermost block.
    kind: BlockKind,
}

/// The open elements, outermost first.
#[derive(Debug, Default)]
pub struct Tree {
    stack: Vec<Open>,
    /// How many elements of each name are open, so that a stray end tag costs nothing.
    counts: FxHashMap<Box<str>, usize>,
}

impl Tree {
    /// Whether text at this place is no prose.
    pub fn skips(&self) -> bool {
        self.stack.last().is_some_and(|o| o.skips)
    }

    /// The kind of the block at this place.
    pub fn kind(&self) -> BlockKind {
        self.stack.last().map_or(BlockKind::Paragraph, |o| o.kind)
    }

    /// Opens an element that is not void.
    pub fn open(&mut self, name: &str, element: &Element, hidden: bool) {
        let kind = match element.flow {
            Flow::Block(Some(kind)) => kind,
            _ => self.kind(),
        };
        let skips = self.skips() || hidden || element.content != Content::Prose;
        *self.counts.entry(name.into()).or_default() += 1;
        self.stack.push(Open { name: name.into(), block: matches!(element.flow, Flow::Block(_)), skips, kind });
    }

    /// Whether a start tag ends open elements that hold text of a block.
    pub fn makes_way_for(&self, name: &str) -> bool {
        self.implied_from(name).is_some_and(|i| self.ends_block_from(i))
    }

    /// Ends the elements that a start tag ends.
    pub fn imply_ends(&mut self, name: &str) {
        if let Some(i) = self.implied_from(name) {
            self.truncate(i);
        }
    }

    /// Whether an end tag ends the current block.
    pub fn would_end_block(&self, name: &str) -> bool {
        self.find(name).is_some_and(|i| self.ends_block_from(i))
    }

    /// Ends an element and all that is open in it. An end tag without element is ignored.
    pub fn close(&mut self, name: &str) {
        if let Some(i) = self.find(name) {
            self.truncate(i);
        }
    }

    fn find(&self, name: &str) -> Option<usize> {
        // each step of this search is paid for by the element that it closes
        self.is_open(name).then(|| self.stack.iter().rposition(|o| &*o.name == name)).flatten()
    }

    fn is_open(&self, name: &str) -> bool {
        self.counts.get(name).is_some_and(|n| *n > 0)
    }

    /// The outermost element that a start tag ends.
    fn implied_from(&self, name: &str) -> Option<usize> {
        let paragraph = if self.is_open("p") && elements::ends_paragraph(name) {
            self.within_reach(&["p"], &["table", "button"])
        } else {
            None
        };
        let other = elements::implied(name).and_then(|i| {
            if i.ended.iter().any(|e| self.is_open(e)) { self.within_reach(i.ended, i.barrier) } else { None }
        });
        [paragraph, other].into_iter().flatten().min()
    }

    fn within_reach(&self, ended: &[&str], barrier: &[&str]) -> Option<usize> {
        let from = self.stack.len().saturating_sub(REACH);
        let inner = &self.stack[from..];
        let stop = inner.iter().rposition(|o| barrier.contains(&&*o.name)).map_or(0, |i| i + 1);
        inner[stop..].iter().position(|o| ended.contains(&&*o.name)).map(|i| from + stop + i)
    }

    fn ends_block_from(&self, first: usize) -> bool {
        let shown = first == 0 || !self.stack[first - 1].skips;
        shown && self.stack[first..].iter().any(|o| o.block)
    }

    fn truncate(&mut self, len: usize) {
        for open in self.stack.drain(len..) {
            if let Some(n) = self.counts.get_mut(&open.name) {
                *n -= 1;
            }
        }
    }
}
