//! The examples of rules as tests: a bad text is found exactly once and mended as stated, a good one stays silent.
//!
//! An example is about its own rule. So only this rule runs, with all its guesses shown, and no other rule can hide what
//! it finds.

use std::sync::Arc;

use crate::diagnostic::{Confidence, Diagnostic, RuleId, Severity, fix};
use crate::linter::{Linter, Selection, Selector, Settings};
use crate::rule::{Example, RuleMeta};
use crate::source::Source;
use crate::text::Span;

/// An example that does not do what it should.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Failure {
    /// The rule.
    pub rule: RuleId,
    /// The text.
    pub text: String,
    /// Where the example stands in its pack.
    pub span: Span,
    /// What went wrong, one line.
    pub what: String,
}

impl Linter {
    /// The examples that fail, of the rules that are `wanted`, in the order of the packs. The packs have to be read with
    /// their examples.
    pub fn failing_examples(&self, wanted: impl Fn(&RuleId) -> bool) -> Vec<Failure> {
        let metas = self.rules().filter(|m| wanted(&m.id));
        metas.flat_map(|meta| meta.examples.iter().filter_map(|example| self.failure(meta, example))).collect()
    }

    fn failure(&self, meta: &RuleMeta, example: &Example) -> Option<Failure> {
        let source = Arc::new(Source::new(format!("example of {}", meta.id), example.text.as_str()));
        let settings =
            Settings { rules: only(&meta.id), min_severity: Severity::Neutral, min_confidence: Confidence::Low };
        let mut found = self.check(&source, example.syntax, &settings).diagnostics;
        found.retain(|d| d.rule == meta.id);
        let what = judge(example, &found)?;
        Some(Failure { rule: meta.id.clone(), text: example.text.clone(), span: example.span, what })
    }
}

/// The rule alone. What complains about suppressions needs the others, which are suppressed.
fn only(id: &RuleId) -> Selection {
    match Selector::parse(id.as_str()) {
        Ok(selector) if id.pack() != "suppression" => Selection::new(vec![selector], Vec::new(), Vec::new()),
        _ => Selection::default(),
    }
}

/// What is wrong with the findings of a rule in its example, if anything.
fn judge(example: &Example, found: &[Diagnostic]) -> Option<String> {
    let places = || found.iter().map(|d| format!("`{}`", d.span.of(&example.text))).collect::<Vec<_>>().join(", ");
    match (example.bad, found) {
        (false, []) => None,
        (false, _) => Some(format!("this good example is found, at {}", places())),
        (true, []) => Some("this bad example is not found".to_owned()),
        (true, [one]) => {
            let wanted = example.fixed.as_ref()?;
            let Some(first) = one.fixes.first() else {
                return Some(format!("this bad example has no fix; wanted is `{wanted}`"));
            };
            let (text, _) = fix::apply(&example.text, [first]);
            (text != *wanted).then(|| format!("the fix gives `{text}`; wanted is `{wanted}`"))
        }
        (true, many) => {
            Some(format!("this bad example is found {} times, at {}; it has to be once", many.len(), places()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::NameTable;
    use crate::rule::pack;
    use crate::words::Words;

    fn failures(bad: &str, good: &str) -> Vec<String> {
        let text = format!(
            r#"
            [pack]
            name = "desk"
            summary = "house rules"
            category = "Style/Unnatural or awkward"
            [[substitution]]
            id = "desk/pot"
            find = ["{{dump}} the pot"]
            replace = ["{{shift}} the blame"]
            explanation = "It means to shift the blame."
            bad = [["They dump the pot."], {bad}]
            good = ["He dumped the potatoes.", {good}]
            "#
        );
        let pack = pack::read(Arc::new(Source::new("p.toml", text.as_str())), true).map_err(|p| p.list).unwrap();
        let linter = Linter::new(vec![pack], NameTable::builtin(), Words::default());
        linter.failing_examples(|_| true).into_iter().map(|f| format!("{}: {}", f.span.of(&text), f.what)).collect()
    }

    #[test]
    fn examples_that_do_as_they_say_are_silent() {
        let good = "\"The pot was full.\"";
        assert_eq!(failures(r#"["He dumped the pot.", "He shifted the blame."]"#, good), Vec::<String>::new());
    }

    #[test]
    fn every_way_to_fail_is_told_with_its_place() {
        let good = "\"She dumps the pot.\"";
        assert_eq!(
            failures(r#"["Nothing."]"#, good),
            [
                "[\"Nothing.\"]: this bad example is not found",
                "\"She dumps the pot.\": this good example is found, at `dumps the pot`",
            ]
        );
        let silent = "\"She left.\"";
        let twice = failures(r#"["Dump the pot, dump the pot."]"#, silent);
        assert!(twice[0].contains("found 2 times, at `Dump the pot`, `dump the pot`"), "{twice:?}");
        let fix = failures(r#"["He dumped the pot.", "He blamed."]"#, silent);
        assert!(fix[0].ends_with("the fix gives `He shifted the blame.`; wanted is `He blamed.`"), "{fix:?}");
    }
}
