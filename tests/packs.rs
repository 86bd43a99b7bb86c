//! The examples of every rule of every built-in pack; all failures are listed at once.

use mtlint::linter::Linter;
use mtlint::names::NameTable;
use mtlint::rule::registry;
use mtlint::words::Words;

#[test]
fn every_example_does_what_it_says() {
    let linter = Linter::new(registry::builtin(true), NameTable::builtin(), Words::default());
    let failures = linter.failing_examples(|_| true);
    let list: Vec<String> = failures.iter().map(|f| format!("{}: {}\n    {}", f.rule, f.what, f.text)).collect();
    assert!(list.is_empty(), "{} examples fail:\n{}", list.len(), list.join("\n"));
}

#[test]
fn the_user_can_load_what_is_built_in_and_every_rule_has_examples() {
    // reading for a user compiles every pattern, which a run of built-in packs leaves for later
    for (name, text) in registry::PACKS {
        let source = std::sync::Arc::new(mtlint::source::Source::new(*name, *text));
        let pack = mtlint::rule::pack::read(source, true).unwrap_or_else(|p| panic!("{name}: {:#?}", p.list));
        for rule in &pack.rules {
            let bad = rule.meta().examples.iter().filter(|e| e.bad).count();
            assert!(bad >= 2 && rule.meta().examples.len() - bad >= 2, "{}", rule.meta().id);
        }
    }
}
