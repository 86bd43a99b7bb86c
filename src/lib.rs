//! mtlint: a linter for machine-translated English news.
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
