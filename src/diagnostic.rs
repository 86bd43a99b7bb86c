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
            !w.is_empty()
                && w.split('-')
                    .all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
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

impl Diagnostic {
    /// The same with a reason.
    #[must_use]
    pub fn why(mut self, why: impl Into<String>) -> Diagnostic {
        self.why = Some(why.into());
        self
    }

    /// The same with one more fix, after those that it has.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Diagnostic {
        self.fixes.push(fix);
        self
    }

    /// The same with another place.
    #[must_use]
    pub fn related(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.related.push(Label { span, text: text.into() });
        self
    }

    /// The same with another confidence.
    #[must_use]
    pub fn confidence(mut self, confidence: Confidence) -> Diagnostic {
        self.confidence = confidence;
        self
    }

    /// The same with another severity.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Diagnostic {
        self.severity = severity;
        self
    }
}

/// What is wrong with a file of the user's: a pack, a table, a configuration.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub struct Problem {
    /// Where.
    pub span: Span,
    /// What is wrong, one line.
    pub message: String,
    /// What to do, where the message does not say.
    pub help: Option<String>,
}

impl Problem {
    /// A problem at a place.
    pub fn new(span: Span, message: impl Into<String>) -> Problem {
        Problem { span, message: message.into(), help: None }
    }

    /// The same with a hint.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Problem {
        self.help = Some(help.into());
        self
    }
}

/// Everything that is wrong with one file of the user's, at once.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{} has {} problem(s), the first: {}", .file.name(), .list.len(), .list.first().map_or("", |p| &p.message))]
pub struct Problems {
    /// The file.
    pub file: Arc<crate::source::Source>,
    /// In order of position.
    pub list: Vec<Problem>,
}
