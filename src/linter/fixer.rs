//! The fix loop: apply what may be applied, check again, until nothing changes.

use std::sync::Arc;

use crate::diagnostic::{Applicability, fix};
use crate::document::Syntax;
use crate::linter::{Linter, Report, Settings};
use crate::source::Source;

/// Rounds after which the loop stops; two rules that undo each other would never end.
pub const MAX_ROUNDS: usize = 10;

/// An article after its fixes.
pub struct Fixed {
    /// The new text, or the old one if nothing was fixed.
    pub source: Arc<Source>,
    /// How many fixes were applied.
    pub applied: usize,
    /// What is left.
    pub report: Report,
}

impl Linter {
    /// Applies the first fix of each finding that is at least as trustworthy as `wanted`, and again until the text is
    /// stable.
    pub fn fix(&self, source: &Arc<Source>, syntax: Syntax, settings: &Settings, wanted: Applicability) -> Fixed {
        let mut source = Arc::clone(source);
        let mut applied = 0;
        let mut report = self.check(&source, syntax, settings);
        for _ in 0..MAX_ROUNDS {
            let fixes = report.diagnostics.iter().filter_map(|d| d.fixes.first().filter(|f| f.applicability >= wanted));
            let (text, n) = fix::apply(source.text(), fixes);
            if n == 0 || text == source.text() {
                break;
            }
            source = Arc::new(source.with_text(text));
            applied += n;
            report = self.check(&source, syntax, settings);
        }
        Fixed { source, applied, report }
    }
}
