//! When two rules point at the same words, the reader sees the better explanation once.

use crate::diagnostic::{Diagnostic, Severity};

/// Leaves out a finding whose words lie wholly within a better one: a better one is surer, then graver, then covers more,
/// then has a fix. Findings that merely touch both stay.
pub fn resolve(mut list: Vec<Diagnostic>) -> Vec<Diagnostic> {
    list.sort_by(|a, b| {
        (a.span.start, std::cmp::Reverse(a.span.end), &a.rule).cmp(&(
            b.span.start,
            std::cmp::Reverse(b.span.end),
            &b.rule,
        ))
    });
    let mut keep = vec![true; list.len()];
    let mut open: Vec<usize> = Vec::new();
    for i in 0..list.len() {
        open.retain(|o| list[*o].span.end > list[i].span.start);
        for o in &open {
            if !keep[*o] || !list[*o].span.contains(list[i].span) {
                continue;
            }
            // `o` covers `i`
            if covers(&list[*o], &list[i]) {
                keep[i] = false;
                break;
            }
            if covers(&list[i], &list[*o]) {
                keep[*o] = false;
            }
        }
        if keep[i] {
            open.push(i);
        }
    }
    let mut keep = keep.into_iter();
    list.retain(|_| keep.next().expect("one flag for each finding"));
    list
}

fn rank(d: &Diagnostic) -> (bool, crate::diagnostic::Confidence, Severity) {
    (!d.fixes.is_empty(), d.confidence, d.severity)
}

/// Whether `a` says all that `b` says. Of findings on the same words the better one is shown; of findings on other words
/// only one that mends them too.
fn covers(a: &Diagnostic, b: &Diagnostic) -> bool {
    if a.span == b.span {
        return rank(a) >= rank(b);
    }
    let mends = a.fixes.first().is_some_and(|f| f.edits.iter().any(|e| e.span.contains(b.span)));
    a.span.contains(b.span) && mends && a.confidence >= b.confidence.min(crate::diagnostic::Confidence::Medium)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Applicability, Category, Confidence, Fix, RuleId};
    use crate::text::Span;

    fn finding(rule: &str, start: u32, end: u32, confidence: Confidence, fix: bool) -> Diagnostic {
        let span = Span::new(start, end);
        let fixes = if fix { vec![Fix::replace("write", Applicability::Safe, span, "x")] } else { vec![] };
        Diagnostic {
            rule: RuleId::new(rule),
            category: Category::Other,
            severity: Severity::Minor,
            confidence,
            span,
            message: String::new(),
            why: None,
            related: vec![],
            fixes,
        }
    }

    fn kept(list: Vec<Diagnostic>) -> Vec<String> {
        resolve(list).into_iter().map(|d| d.rule.to_string()).collect()
    }

    #[test]
    fn a_fix_that_covers_another_finding_replaces_it() {
        let whole = finding("names/garbled", 0, 10, Confidence::Medium, true);
        let part = finding("nonword/unknown", 0, 5, Confidence::Medium, false);
        assert_eq!(kept(vec![part.clone(), whole]), ["names/garbled"]);
        let guess = finding("names/garbled", 0, 10, Confidence::Medium, false);
        assert_eq!(kept(vec![part, guess]).len(), 2);
    }

    #[test]
    fn of_the_same_words_the_surer_finding_stays() {
        let a = finding("a/a", 0, 5, Confidence::Low, false);
        let b = finding("b/b", 0, 5, Confidence::High, false);
        assert_eq!(kept(vec![a.clone(), b.clone()]), ["b/b"]);
        assert_eq!(kept(vec![b, a]), ["b/b"]);
    }

    #[test]
    fn findings_side_by_side_stay() {
        let a = finding("a/a", 0, 5, Confidence::Low, true);
        let b = finding("b/b", 3, 9, Confidence::High, true);
        assert_eq!(kept(vec![a, b]).len(), 2);
    }
}
