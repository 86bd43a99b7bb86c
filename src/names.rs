//! Names: the table, and the engine that finds the canonical name behind a garbled one.

use crate::diagnostic::Confidence;
use crate::document::Document;
use crate::text::Span;
use crate::words::Words;

/// Which rule a name finding belongs to.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Mechanism {
    /// `names/mandarin-reading`
    MandarinReading,
    /// `names/literal`
    Literal,
    /// `names/garbled`
    Garbled,
    /// `names/inconsistent`
    Inconsistent,
}

/// A wrong name and what it probably stands for.
#[derive(Clone, Debug)]
pub struct NameFinding {
    /// How it was reached.
    pub mechanism: Mechanism,
    /// Where it stands in the prose.
    pub span: Span,
    /// What to write.
    pub replacement: String,
    /// How sure.
    pub confidence: Confidence,
    /// The reason, with the hanzi.
    pub why: String,
}

/// All names, built-in and the user's.
#[derive(Debug, Default)]
pub struct NameTable {}

impl NameTable {
    /// The built-in tables.
    pub fn builtin() -> NameTable {
        NameTable::default()
    }

    /// Finds wrong names in a document.
    pub fn find(&self, _document: &Document, _words: &Words) -> Vec<NameFinding> {
        Vec::new()
    }
}
