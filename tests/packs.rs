//! Every built-in pack keeps its promises: its examples are found, mended and left alone as they say.

use mtlint::linter::Linter;
use mtlint::names::NameTable;
use mtlint::rule::registry;
use mtlint::words::Words;

fn linter() -> Linter {
    Linter::new(registry::builtin(true), NameTable::builtin(), Words::default())
}

#[test]
fn every_example_shows_its_rule_at_work() {
    let failures = linter().failed_examples(|_| true);
    let list: Vec<String> =
        failures.iter().map(|f| format!("{}: {}\n    in {:?}", f.rule, f.problem, f.text)).collect();
    assert!(list.is_empty(), "{} examples fail\n{}", list.len(), list.join("\n"));
}

#[test]
fn every_rule_says_what_it_is_for() {
    for meta in linter().rules() {
        assert!(!meta.summary.trim().is_empty(), "{} has no summary", meta.id);
        assert!(meta.explanation.ends_with(['.', '?', '"', '”', ')']), "{}: the explanation is no sentence", meta.id);
        let (bad, good): (Vec<_>, Vec<_>) = meta.examples.iter().partition(|e| e.bad);
        assert!(bad.len() >= 2 && good.len() >= 2, "{} needs two bad and two good examples", meta.id);
    }
}

#[test]
fn every_pattern_compiles() {
    // reading for a user compiles every pattern, which a run of the built-in packs leaves for later
    for (name, text) in registry::PACKS {
        let source = std::sync::Arc::new(mtlint::source::Source::new(*name, *text));
        if let Err(p) = mtlint::rule::pack::read(source, true) {
            panic!("{name}: {:#?}", p.list);
        }
    }
}
