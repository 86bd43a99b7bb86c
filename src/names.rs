//! Names: the table, and the engine that finds the canonical name behind a garbled one.

use std::sync::Arc;

use crate::diagnostic::{Confidence, Problems};
use crate::document::Document;
use crate::source::Source;
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

/// A name that a text may stand for.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The canonical form.
    pub canonical: String,
    /// The Chinese name.
    pub zh: String,
    /// What it names: person, place, organisation, ...
    pub kind: String,
    /// Its country.
    pub country: String,
    /// How it was reached.
    pub mechanism: Mechanism,
    /// How well it fits, 0 to 1.
    pub score: f64,
    /// The reasons, one line each.
    pub evidence: Vec<String>,
}

/// All names, built-in and the user's.
#[derive(Debug, Default)]
pub struct NameTable {}

impl NameTable {
    /// The built-in tables.
    pub fn builtin() -> NameTable {
        NameTable::default()
    }

    /// The built-in tables and those of the user's, which win.
    ///
    /// # Errors
    /// The [`Problems`] of every broken table.
    pub fn load(_user: Vec<Arc<Source>>) -> Result<NameTable, Vec<Problems>> {
        Ok(NameTable::builtin())
    }

    /// The names that a text may stand for, best first.
    pub fn lookup(&self, _text: &str, _words: &Words) -> Vec<Candidate> {
        Vec::new()
    }

    /// Finds wrong names in a document.
    pub fn find(&self, _document: &Document, _words: &Words) -> Vec<NameFinding> {
        Vec::new()
    }
}
