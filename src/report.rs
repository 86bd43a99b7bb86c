//! Reports: what was found, in the form that a reader asked for.
//!
//! One trait, one file for each format. Reporters only format: they find, sort and drop nothing, and they know neither
//! files nor terminals. Files arrive one by one in their final order, so that a report over an archive streams.

pub mod concise;
pub mod json;
pub mod pretty;
pub mod problems;
pub mod summary;
pub mod table;
mod text;

use std::io::{self, Write};

pub use summary::{Summary, Tally};
pub use text::wrapped;

use crate::diagnostic::severity::names;
use crate::linter::Report;

/// A form of report.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Format {
    /// Each finding with the words around it, the reason and the proposals.
    #[default]
    Pretty,
    /// One line a finding: `path:line:column: rule message`.
    Concise,
    /// Tables for people who read reports: by finding, by rule, by file.
    Table,
    /// For programs; version 1 of the interface.
    Json,
}

names!(Format: Pretty = "pretty", Concise = "concise", Table = "table", Json = "json");

impl Format {
    /// A reporter of this format.
    pub fn reporter(self, look: Look) -> Box<dyn Reporter> {
        match self {
            Format::Pretty => Box::new(pretty::Pretty::new(look)),
            Format::Concise => Box::new(concise::Concise::new(look)),
            Format::Table => Box::new(table::Table::new(look)),
            Format::Json => Box::new(json::Json::default()),
        }
    }
}

/// How a report for people is set.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Look {
    /// Whether it may hold ANSI colours.
    pub colour: bool,
    /// Width of the page in columns.
    pub width: usize,
    /// Whether everything but the findings is left out.
    pub quiet: bool,
    /// Whether counts by rule follow the findings.
    pub statistics: bool,
}

impl Default for Look {
    fn default() -> Look {
        Look { colour: false, width: 120, quiet: false, statistics: false }
    }
}

/// Formats reports of files, in the order of the calls.
pub trait Reporter {
    /// Writes what belongs to one file.
    ///
    /// # Errors
    /// Whatever `out` fails with.
    fn file(&mut self, out: &mut dyn Write, report: &Report) -> io::Result<()>;

    /// Writes what closes the report.
    ///
    /// # Errors
    /// Whatever `out` fails with.
    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()>;
}
