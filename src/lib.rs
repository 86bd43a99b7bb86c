//! mtlint: a linter for machine-translated English news.
//!
//! A [`source::Source`] is parsed into a [`document::Document`]; a [`linter::Linter`] built from rule packs and names tables
//! checks it and gives a [`linter::Report`] of findings with fixes. The modules are layers: each imports only from those
//! above it in the list of `DESIGN` (text, source, diagnostic, document, matcher, names, rule, linter, config, report, cli).

mod cache;
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod document;
pub mod linter;
pub mod matcher;
pub mod names;
pub mod report;
pub mod rule;
pub mod source;
pub mod text;
pub mod words;
