//! Runs the examples of rules: they are the tests of a pack, built in or not.
//!
//! How a text is checked with one rule is for the caller to say; see [`crate::linter::Linter::failed_examples`].

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, RuleId, fix};
use crate::document::Syntax;
use crate::rule::{Example, RuleMeta};
use crate::source::Source;
use crate::text::Span;

/// An example that does not show what it should.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Failure {
    /// The rule.
    pub rule: RuleId,
    /// The text of the example.
    pub text: String,
    /// Where the example stands in its pack.
    pub span: Span,
    /// What went wrong, one line.
    pub problem: String,
}

/// The examples that fail, in the order of the rules. A bad text must be found exactly once, and its first fix must give
/// the stated text; a good text must stay silent. `check` gives the findings in a text with spans in bytes of that text;
/// those of other rules are ignored.
pub fn failures<'a>(
    rules: impl IntoIterator<Item = &'a RuleMeta>,
    check: impl Fn(&RuleMeta, &Arc<Source>, Syntax) -> Vec<Diagnostic>,
) -> Vec<Failure> {
    let mut out = Vec::new();
    for meta in rules {
        for example in &meta.examples {
            let source = Arc::new(Source::new("example", example.text.as_str()));
            let mut found = check(meta, &source, example.syntax);
            found.retain(|d| d.rule == meta.id);
            if let Some(problem) = problem(example, &found) {
                let (rule, text) = (meta.id.clone(), example.text.clone());
                out.push(Failure { rule, text, span: example.span, problem });
            }
        }
    }
    out
}

/// What is wrong with the findings of one example, if anything.
fn problem(example: &Example, found: &[Diagnostic]) -> Option<String> {
    let places = || {
        let texts: Vec<String> = found.iter().map(|d| format!("`{}`", d.span.of(&example.text))).collect();
        texts.join(", ")
    };
    match (example.bad, found) {
        (false, []) => None,
        (false, _) => Some(format!("a good text, but the rule finds {}", places())),
        (true, []) => Some("a bad text, but the rule finds nothing".to_owned()),
        (true, [one]) => {
            let wanted = example.fixed.as_ref()?;
            let Some(first) = one.fixes.first() else {
                return Some("the finding has no fix".to_owned());
            };
            let (text, _) = fix::apply(&example.text, [first]);
            (text != *wanted).then(|| format!("the first fix gives `{text}` and not `{wanted}`"))
        }
        (true, _) => Some(format!("the rule finds it {} times: {}", found.len(), places())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Applicability, Category, Confidence, Fix, Severity};

    fn meta(bad: bool, fixed: Option<&str>) -> RuleMeta {
        let example = Example {
            text: "a b b".into(),
            bad,
            fixed: fixed.map(str::to_owned),
            syntax: Syntax::Plain,
            span: Span::new(7, 12),
        };
        RuleMeta {
            id: RuleId::new("desk/twice"),
            summary: String::new(),
            explanation: String::new(),
            zh: None,
            category: Category::Other,
            severity: Severity::Minor,
            confidence: Confidence::High,
            applicability: Applicability::Safe,
            examples: vec![example],
        }
    }

    fn finding(rule: &str, fix: Option<&str>) -> Diagnostic {
        let span = Span::new(1, 3);
        Diagnostic {
            rule: RuleId::new(rule),
            category: Category::Other,
            severity: Severity::Minor,
            confidence: Confidence::High,
            span,
            message: String::new(),
            why: None,
            related: vec![],
            fixes: fix.map(|t| Fix::replace("write", Applicability::Safe, span, t)).into_iter().collect(),
        }
    }

    fn run(meta: &RuleMeta, found: &[Diagnostic]) -> String {
        let list = failures([meta], |_, _, _| found.to_vec());
        list.into_iter().map(|f| f.problem).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn each_way_to_fail_is_told_apart() {
        let one = finding("desk/twice", Some(""));
        assert_eq!(run(&meta(true, Some("a b")), &[one.clone(), finding("desk/other", None)]), "");
        assert!(run(&meta(true, None), &[]).contains("finds nothing"));
        assert!(run(&meta(true, None), &[one.clone(), one.clone()]).contains("2 times"));
        assert!(run(&meta(true, Some("a c")), std::slice::from_ref(&one)).contains("and not `a c`"));
        assert!(run(&meta(true, Some("a c")), &[finding("desk/twice", None)]).contains("no fix"));
        assert!(run(&meta(false, None), &[one]).contains("finds ` b`"));
        assert_eq!(run(&meta(false, None), &[]), "");
    }
}
