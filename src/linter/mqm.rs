//! The MQM score of an article.

use crate::diagnostic::{Category, Diagnostic, Severity};

/// The penalty of one finding. Weights: Freitag et al., "Experts, Errors, and Context" (TACL 2021), with 25 for critical.
pub fn penalty(severity: Severity, category: Category) -> f64 {
    match (severity, category) {
        (Severity::Neutral, _) => 0.0,
        (Severity::Minor, Category::Punctuation) => 0.1,
        (Severity::Minor, _) => 1.0,
        (Severity::Major, _) => 5.0,
        (Severity::Critical, _) => 25.0,
    }
}

/// The penalties of all findings per 100 words; 0 for a text without words.
pub fn score(diagnostics: &[Diagnostic], words: usize) -> f64 {
    if words == 0 {
        return 0.0;
    }
    let sum: f64 = diagnostics.iter().map(|d| penalty(d.severity, d.category)).sum();
    #[expect(clippy::cast_precision_loss, reason = "an article has fewer than 2^52 words")]
    let per_100 = 100.0 * sum / words as f64;
    // adding zero turns the -0.0 of an empty sum into 0.0
    (per_100 * 10.0).round() / 10.0 + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights() {
        assert_eq!(penalty(Severity::Minor, Category::Punctuation), 0.1);
        assert_eq!(penalty(Severity::Major, Category::Punctuation), 5.0);
        assert_eq!(score(&[], 0), 0.0);
    }
}
