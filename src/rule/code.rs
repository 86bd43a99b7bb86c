//! Rules that need more than data; each file is one idea, and a pack holds its words.

pub mod after_stop;
pub mod apostrophe;
pub mod bare_day;
pub mod before_punctuation;
pub mod entity;
pub mod full_stop_word;
pub mod fullwidth;
pub mod gap;
pub mod hyphen;
pub mod names;
pub mod numerals;
pub mod place;
pub mod quotes;
pub mod repeated_text;
pub mod run_together;
pub mod source_fragment;
pub mod unknown_word;
pub mod vocabulary;

use crate::rule::{Context, Rule, RuleMeta};

/// What a rule written in Rust does with a document.
pub type Check = fn(&mut Context<'_>);

/// Every rule written in Rust, by id.
pub const CHECKS: &[(&str, Check)] = &[
    ("formula/bare-day", bare_day::check),
    ("formula/doubled-date", bare_day::doubled),
    ("formula/impossible-number", numerals::impossible),
    ("formula/ordinal", numerals::ordinals),
    ("names/garbled", names::garbled),
    ("names/inconsistent", names::inconsistent),
    ("names/literal", names::literal),
    ("names/mandarin-reading", names::mandarin_reading),
    ("nonword/unknown", unknown_word::check),
    ("repetition/bracket", repeated_text::bracket),
    ("repetition/gap", gap::gap),
    ("repetition/headline", repeated_text::headline),
    ("repetition/sentence", repeated_text::sentence),
    ("repetition/stutter", repeated_text::stutter),
    ("repetition/subject", gap::subject),
    ("spacing/after-stop", after_stop::check),
    ("spacing/apostrophe", apostrophe::check),
    ("spacing/before-punctuation", before_punctuation::check),
    ("spacing/fullwidth", fullwidth::check),
    ("spacing/hyphen", hyphen::check),
    ("spacing/name-stop", after_stop::inside_name),
    ("spacing/quotes", quotes::check),
    ("spacing/run-together", run_together::check),
    ("stray/entity", entity::check),
    ("stray/full-stop-word", full_stop_word::check),
    ("stray/source-fragment", source_fragment::check),
    // the linter itself reports on suppressions; here is where their words are found
    ("suppression/unknown-rule", nothing),
    ("suppression/unused", nothing),
];

/// The check of a rule whose findings come from the linter.
fn nothing(_: &mut Context<'_>) {}

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

#[cfg(test)]
mod tests {
    #[test]
    fn checks_are_sorted_by_id() {
        assert!(super::CHECKS.is_sorted_by_key(|(id, _)| *id));
    }
}
