//! Placeholder.
use crate::document::Prose;
pub fn extract(text: &str) -> Prose { super::plain::extract(text) }
