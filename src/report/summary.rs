//! Totals over all files of a run.

use std::collections::BTreeMap;

use crate::diagnostic::{RuleId, Severity};
use crate::linter::{self, Report};

/// Totals of a run, kept up while files go by.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Articles that were checked.
    pub files: usize,
    /// Their words.
    pub words: usize,
    /// Findings.
    pub diagnostics: usize,
    /// Findings that the articles themselves suppress.
    pub suppressed: usize,
    /// Findings that a baseline knows already.
    pub baselined: usize,
    /// Sum of the MQM penalties.
    pub penalty: f64,
    /// Findings by rule.
    pub rules: BTreeMap<RuleId, Tally>,
    /// Fixes that were applied.
    pub fixed: usize,
    /// Files that were changed by fixes.
    pub changed: usize,
    /// Files that could not be checked.
    pub failed: usize,
}

/// What one rule found.
#[derive(Copy, Clone, Debug, Default)]
pub struct Tally {
    /// Findings.
    pub diagnostics: usize,
    /// Those with a proposal.
    pub proposals: usize,
    /// The gravest.
    pub worst: Severity,
    /// Sum of the MQM penalties.
    pub penalty: f64,
}

impl Summary {
    /// Counts one file.
    pub fn add(&mut self, report: &Report) {
        self.files += 1;
        self.words += report.words;
        self.diagnostics += report.diagnostics.len();
        self.suppressed += report.suppressed;
        for d in &report.diagnostics {
            let penalty = linter::penalty(d.severity, d.category);
            let tally =
                self.rules.entry(d.rule.clone()).or_insert_with(|| Tally { worst: d.severity, ..Tally::default() });
            tally.diagnostics += 1;
            tally.proposals += usize::from(!d.fixes.is_empty());
            tally.worst = tally.worst.max(d.severity);
            tally.penalty += penalty;
            self.penalty += penalty;
        }
    }

    /// MQM penalty per 100 words over all files, to one decimal; 0 without words.
    pub fn mqm(&self) -> f64 {
        per_100(self.penalty, self.words)
    }

    /// The rules with the most findings first.
    pub fn by_rule(&self) -> Vec<(&RuleId, Tally)> {
        let mut list: Vec<_> = self.rules.iter().map(|(id, t)| (id, *t)).collect();
        list.sort_by(|(a, x), (b, y)| (y.diagnostics, a).cmp(&(x.diagnostics, b)));
        list
    }

    /// What fixes would do, as a sentence.
    pub fn would(&self) -> String {
        format!("{} would be applied in {}; nothing was written", count_fixes(self.fixed), count(self.changed, "file"))
    }

    /// The totals as a sentence: `31 findings (2 suppressed) in 1 file of 812 words, MQM 4.2 per 100 words`.
    pub fn sentence(&self) -> String {
        let mut out = format!(
            "{} in {} of {}",
            count(self.diagnostics, "finding"),
            count(self.files, "file"),
            count(self.words, "word")
        );
        if self.diagnostics > 0 {
            out.push_str(&format!(", MQM {:.1} per 100 words", self.mqm()));
        }
        for (n, what) in [(self.suppressed, "suppressed"), (self.baselined, "known from the baseline")] {
            if n > 0 {
                out.push_str(&format!("; {n} {what}"));
            }
        }
        if self.fixed > 0 {
            out.push_str(&format!("; {} applied in {}", count_fixes(self.fixed), count(self.changed, "file")));
        }
        if self.failed > 0 {
            out.push_str(&format!("; {} could not be checked", count(self.failed, "file")));
        }
        out
    }
}

/// A penalty per 100 words, to one decimal.
pub fn per_100(penalty: f64, words: usize) -> f64 {
    if words == 0 {
        return 0.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "an archive has fewer than 2^52 words")]
    let score = 100.0 * penalty / words as f64;
    one_decimal(score)
}

/// A figure with one decimal, and without the minus that rounding can leave on zero.
pub fn one_decimal(figure: f64) -> f64 {
    (figure * 10.0).round() / 10.0 + 0.0
}

/// `1 finding`, `2 findings`, `12,345 words`.
pub fn count(n: usize, what: &str) -> String {
    format!("{} {what}{}", thousands(n), if n == 1 { "" } else { "s" })
}

fn count_fixes(n: usize) -> String {
    format!("{} {}", thousands(n), if n == 1 { "fix" } else { "fixes" })
}

/// A number with commas between thousands.
pub fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_read_well() {
        assert_eq!(
            (thousands(0).as_str(), thousands(999).as_str(), thousands(1_234_567).as_str()),
            ("0", "999", "1,234,567")
        );
        assert_eq!(count(1, "file"), "1 file");
        assert_eq!(per_100(5.0, 0), 0.0);
        assert_eq!(per_100(5.0, 300), 1.7);
        assert!(one_decimal(-0.01).is_sign_positive());
    }

    #[test]
    fn the_sentence_says_only_what_there_is() {
        let mut summary = Summary { files: 1, words: 812, ..Summary::default() };
        assert_eq!(summary.sentence(), "0 findings in 1 file of 812 words");
        summary = Summary { diagnostics: 2, penalty: 6.0, suppressed: 1, fixed: 1, changed: 1, failed: 2, ..summary };
        let want = "2 findings in 1 file of 812 words, MQM 0.7 per 100 words; 1 suppressed; 1 fix applied in 1 file; 2 files could not be checked";
        assert_eq!(summary.sentence(), want);
    }
}
