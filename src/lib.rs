//! mtlint: a linter for machine-translated English news.
pub mod diagnostic;
pub mod document;
pub mod source;
pub mod text;
