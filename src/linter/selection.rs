//! Which rules run: selectors by id, pack or glob.

use globset::{GlobBuilder, GlobMatcher};

use crate::diagnostic::{RuleId, Severity};

/// A pattern for rule ids: `names/garbled`, `names`, `names/*`, `*`.
#[derive(Clone, Debug)]
pub struct Selector {
    text: String,
    glob: GlobMatcher,
}

impl Selector {
    /// Reads a selector.
    ///
    /// # Errors
    /// What is wrong with it, one line.
    pub fn parse(text: &str) -> Result<Selector, String> {
        let text = text.trim();
        let pattern = match text {
            "all" => "**".to_owned(),
            _ if text.contains('/') || text.contains('*') => text.to_owned(),
            pack => format!("{pack}/*"),
        };
        let pattern = if pattern == "*" { "**".to_owned() } else { pattern };
        let glob = GlobBuilder::new(&pattern).literal_separator(true).build().map_err(|e| e.kind().to_string())?;
        Ok(Selector { text: text.to_owned(), glob: glob.compile_matcher() })
    }

    /// What the user wrote.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it selects a rule.
    pub fn matches(&self, id: &RuleId) -> bool {
        self.glob.is_match(id.as_str())
    }

    /// A hint for a selector that selects nothing: the id or pack that is spelt most like it.
    pub fn did_you_mean<'a>(&self, ids: impl IntoIterator<Item = &'a RuleId>) -> Option<String> {
        let mut best: Option<(f64, String)> = None;
        for id in ids {
            for candidate in [id.as_str(), id.pack()] {
                let score = strsim::jaro_winkler(&self.text, candidate);
                if score > 0.8 && best.as_ref().is_none_or(|(s, _)| score > *s) {
                    best = Some((score, candidate.to_owned()));
                }
            }
        }
        best.map(|(_, name)| name)
    }
}

/// Selected rules with their severities. Later entries win.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    select: Vec<Selector>,
    ignore: Vec<Selector>,
    severities: Vec<(Selector, Severity)>,
}

impl Selection {
    /// Everything that `select` names (everything at all, if it is empty) without what `ignore` names.
    pub fn new(select: Vec<Selector>, ignore: Vec<Selector>, severities: Vec<(Selector, Severity)>) -> Selection {
        Selection { select, ignore, severities }
    }

    /// The same with more rules ignored, for one path.
    #[must_use]
    pub fn without(mut self, ignore: impl IntoIterator<Item = Selector>) -> Selection {
        self.ignore.extend(ignore);
        self
    }

    /// Whether a rule runs.
    pub fn enables(&self, id: &RuleId) -> bool {
        (self.select.is_empty() || self.select.iter().any(|s| s.matches(id)))
            && !self.ignore.iter().any(|s| s.matches(id))
    }

    /// The severity that the user gave a rule.
    pub fn severity(&self, id: &RuleId) -> Option<Severity> {
        self.severities.iter().rev().find(|(s, _)| s.matches(id)).map(|(_, severity)| *severity)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn select(select: &[&str], ignore: &[&str], id: &str) -> bool {
        let parse = |list: &[&str]| list.iter().map(|s| Selector::parse(s).unwrap()).collect();
        Selection::new(parse(select), parse(ignore), vec![]).enables(&RuleId::new(id))
    }

    #[test]
    fn ids_packs_and_globs_select() {
        assert!(select(&[], &[], "names/garbled"));
        assert!(select(&["names"], &[], "names/garbled"));
        assert!(select(&["names/g*"], &[], "names/garbled"));
        assert!(select(&["all"], &[], "names/garbled") && select(&["*"], &[], "names/garbled"));
        assert!(!select(&["spacing"], &[], "names/garbled"));
        assert!(!select(&["names"], &["names/garbled"], "names/garbled"));
    }

    #[test]
    fn a_misspelt_selector_gets_a_hint() {
        let ids = [RuleId::new("names/garbled"), RuleId::new("spacing/hyphen")];
        assert_eq!(Selector::parse("names/garbeld").unwrap().did_you_mean(&ids).as_deref(), Some("names/garbled"));
        assert_eq!(Selector::parse("spaceing").unwrap().did_you_mean(&ids).as_deref(), Some("spacing"));
        assert_eq!(Selector::parse("zzz").unwrap().did_you_mean(&ids), None);
        assert!(Selector::parse("a[").is_err() || Selector::parse("a/[").is_err());
    }
}
