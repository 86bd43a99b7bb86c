//! What a rule reports: where, how bad, how sure, why, and how to mend it.
//!
//! Nothing here finds or prints anything. Spans of a [`Diagnostic`] that left the linter are bytes of the source text.

pub mod category;
pub mod fix;
pub mod severity;

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use category::Category;
pub use fix::{Applicability, Edit, Fix};
pub use severity::{Confidence, Severity};

use crate::text::Span;

/// The name of a rule, `pack/what-is-wrong`. It never changes once it has been released.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RuleId(Arc<str>);

impl RuleId {
    /// An id from its text; whether it has the right form is for [`RuleId::problem`] to say.
    pub fn new(id: &str) -> RuleId {
        RuleId(Arc::from(id))
    }

    /// The whole id.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before the slash.
    pub fn pack(&self) -> &str {
        self.0.split_once('/').map_or(&*self.0, |(pack, _)| pack)
    }

    /// What is wrong with the form of the id, if anything.
    pub fn problem(&self) -> Option<String> {
        let word = |w: &str| {
            !w.is_empty() && w.split('-').all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
        };
        match self.0.split_once('/') {
            Some((pack, name)) if word(pack) && word(name) => None,
            _ => Some(format!("`{self}` is not of the form `pack/what-is-wrong` in lower case and hyphens")),
        }
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Another place that explains a finding.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What is there, one line, lower case.
    pub text: String,
}

/// One finding.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Diagnostic {
    /// Which rule found it.
    pub rule: RuleId,
    /// Its MQM category.
    pub category: Category,
    /// Harm to the reader.
    pub severity: Severity,
    /// How sure the match is.
    pub confidence: Confidence,
    /// What it points at.
    pub span: Span,
    /// What is wrong, one line, lower case, the user's text in backticks.
    pub message: String,
    /// The reason, where there is more to say than the message.
    pub why: Option<String>,
    /// Other places that explain it.
    pub related: Vec<Label>,
    /// How to mend it, best first.
    pub fixes: Vec<Fix>,
}
