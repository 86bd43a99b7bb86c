//! Rules that need more than data; each file is one idea, and a pack holds its words.

pub mod names;

use crate::rule::{Context, Rule, RuleMeta};

/// What a rule written in Rust does with a document.
pub type Check = fn(&mut Context<'_>);

/// Every rule written in Rust, by id.
pub const CHECKS: &[(&str, Check)] = &[
    ("names/garbled", names::garbled),
    ("names/inconsistent", names::inconsistent),
    ("names/literal", names::literal),
    ("names/mandarin-reading", names::mandarin_reading),
];

/// The function behind a `[[code]]` entry.
pub fn implementation(id: &str) -> Option<Check> {
    CHECKS.iter().find(|(name, _)| *name == id).map(|(_, check)| *check)
}

/// A rule written in Rust with the metadata of its pack.
pub struct CodeRule {
    /// Metadata.
    pub meta: RuleMeta,
    /// The function.
    pub check: Check,
}

impl Rule for CodeRule {
    fn meta(&self) -> &RuleMeta {
        &self.meta
    }

    fn always(&self) -> bool {
        true
    }

    fn check(&self, cx: &mut Context<'_>) {
        (self.check)(cx);
    }
}
