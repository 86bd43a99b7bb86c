//! Suppressions in comments of the article: `mtlint-disable`, `mtlint-enable`, `mtlint-disable-next-line`,
//! `mtlint-disable-file`, each with selectors behind it or none for all rules.

use crate::diagnostic::{Applicability, Diagnostic, Fix, RuleId};
use crate::document::Document;
use crate::linter::Selector;
use crate::text::Span;

/// The rule that reports a suppression which suppresses nothing.
pub const UNUSED: &str = "suppression/unused";
/// The rule that reports a suppression of a rule that does not exist.
pub const UNKNOWN_RULE: &str = "suppression/unknown-rule";

/// What is wrong with a suppression.
pub struct Complaint {
    /// [`UNUSED`] or [`UNKNOWN_RULE`].
    pub rule: &'static str,
    /// The comment.
    pub span: Span,
    /// One line.
    pub message: String,
    /// The removal of the comment.
    pub fix: Option<Fix>,
}

/// Findings after suppression.
pub struct Outcome {
    /// Findings that are shown.
    pub kept: Vec<Diagnostic>,
    /// The number of the others.
    pub suppressed: usize,
    /// What is wrong with the suppressions themselves.
    pub complaints: Vec<Complaint>,
}

struct Region {
    comment: Span,
    selectors: Vec<Selector>,
    area: Span,
    used: bool,
}

/// Applies the suppressions of a document to findings in source bytes. `known` says whether a rule exists.
pub fn apply(document: &Document, list: Vec<Diagnostic>, known: impl Fn(&RuleId) -> bool) -> Outcome {
    let mut complaints = Vec::new();
    let mut regions = regions(document, &known, &mut complaints);
    if regions.is_empty() {
        return Outcome { kept: list, suppressed: 0, complaints };
    }
    let total = list.len();
    let kept: Vec<Diagnostic> = list
        .into_iter()
        .filter(|d| {
            let mut hidden = false;
            for region in &mut regions {
                let matches = region.selectors.is_empty() || region.selectors.iter().any(|s| s.matches(&d.rule));
                if matches && region.area.contains(Span::empty(d.span.start)) {
                    region.used = true;
                    hidden = true;
                }
            }
            !hidden
        })
        .collect();
    complaints.extend(regions.iter().filter(|r| !r.used).map(|r| Complaint {
        rule: UNUSED,
        span: r.comment,
        message: "this comment suppresses nothing".to_owned(),
        fix: Some(Fix::replace("delete the comment", Applicability::Unsafe, r.comment, "")),
    }));
    Outcome { suppressed: total - kept.len(), kept, complaints }
}

fn regions(document: &Document, known: &impl Fn(&RuleId) -> bool, complaints: &mut Vec<Complaint>) -> Vec<Region> {
    let source = document.source();
    let end = Span::from_range(0..source.text().len()).end;
    let mut regions: Vec<Region> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for comment in document.comments() {
        let Some(rest) = comment.text.trim().strip_prefix("mtlint-") else { continue };
        let (verb, arguments) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let mut selectors = Vec::new();
        for word in arguments.split([',', ' ', '\t', '\n']).filter(|w| !w.is_empty()) {
            let exact = word.contains('/') && !word.contains('*');
            match Selector::parse(word) {
                Ok(_) if exact && !known(&RuleId::new(word)) => complaints.push(Complaint {
                    rule: UNKNOWN_RULE,
                    span: comment.span,
                    message: format!("there is no rule `{word}`"),
                    fix: None,
                }),
                Ok(selector) => selectors.push(selector),
                Err(e) => complaints.push(Complaint {
                    rule: UNKNOWN_RULE,
                    span: comment.span,
                    message: format!("`{word}` is no selector: {e}"),
                    fix: None,
                }),
            }
        }
        if selectors.is_empty() && !arguments.trim().is_empty() {
            continue; // all that it names is unknown: it must not suppress everything
        }
        let area = match verb {
            "disable-file" => Span::new(0, end),
            "disable" => {
                open.push(regions.len());
                Span::new(comment.span.end, end)
            }
            "disable-next-line" => {
                let line = source.line_column(comment.span.end).line + 1;
                source.line_span(line).unwrap_or(Span::empty(end))
            }
            "enable" => {
                for i in &open {
                    regions[*i].area.end = regions[*i].area.end.min(comment.span.start);
                }
                open.clear();
                continue;
            }
            _ => {
                complaints.push(Complaint {
                    rule: UNKNOWN_RULE,
                    span: comment.span,
                    message: format!("`mtlint-{verb}` is none of disable, enable, disable-next-line, disable-file"),
                    fix: None,
                });
                continue;
            }
        };
        regions.push(Region { comment: comment.span, selectors, area, used: false });
    }
    regions
}
