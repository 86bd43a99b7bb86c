//! `mtlint pack test`.
