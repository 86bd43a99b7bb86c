//! The samples: what is wrong in them is found, and the work of a careful desk is left alone.

#![expect(clippy::unwrap_used, reason = "a test may fail where the samples can not be read")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use mtlint::document::{BlockKind, Document, Syntax};
use mtlint::linter::{Linter, Report, Settings};
use mtlint::names::NameTable;
use mtlint::rule::registry;
use mtlint::source::Source;
use mtlint::words::Words;

static LINTER: LazyLock<Linter> =
    LazyLock::new(|| Linter::new(registry::builtin(false), NameTable::builtin(), Words::default()));

fn samples(folder: &str) -> Vec<(PathBuf, Arc<Source>, Syntax)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut out: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.is_file() && !p.ends_with("README.md"))
        .map(|path| {
            let syntax = Syntax::of_extension(path.extension().unwrap().to_str().unwrap()).unwrap();
            let source = Source::decode(path.to_string_lossy(), fs::read(&path).unwrap()).unwrap();
            (path, Arc::new(source), syntax)
        })
        .collect();
    out.sort_by(|a, b| a.0.cmp(&b.0));
    out
}

fn list(report: &Report) -> String {
    let line = |d: &mtlint::diagnostic::Diagnostic| {
        let at = report.source.line_column(d.span.start);
        format!("  {}:{} {} {}\n", at.line, at.column, d.rule, d.message)
    };
    report.diagnostics.iter().map(line).collect()
}

#[test]
fn every_format_has_a_clean_and_a_damaged_article() {
    for folder in ["samples", "samples/clean"] {
        let mut found: Vec<Syntax> = samples(folder).into_iter().map(|(_, _, syntax)| syntax).collect();
        found.dedup();
        found.sort();
        found.dedup();
        assert_eq!(found, Syntax::ALL, "{folder}");
    }
}

#[test]
fn articles_are_of_the_length_of_news() {
    for (path, source, syntax) in [samples("samples"), samples("samples/clean")].concat() {
        let words = Document::parse(source, syntax).words();
        assert!((250..=500).contains(&words), "{}: {words} words", path.display());
    }
}

#[test]
fn damaged_articles_have_findings() {
    for (path, source, syntax) in samples("samples") {
        let report = LINTER.check(&source, syntax, &Settings::default());
        assert!(!report.diagnostics.is_empty(), "{}: nothing found", path.display());
    }
}

#[test]
fn clean_articles_have_none() {
    let mut alarms = String::new();
    for (path, source, syntax) in samples("samples/clean") {
        let report = LINTER.check(&source, syntax, &Settings::default());
        if !report.diagnostics.is_empty() {
            alarms += &format!("{}:\n{}", path.display(), list(&report));
        }
    }
    assert!(alarms.is_empty(), "{alarms}");
}

#[test]
fn markup_of_the_samples_is_told_from_prose() {
    for (path, source, syntax) in [samples("samples"), samples("samples/clean")].concat() {
        let document = Document::parse(Arc::clone(&source), syntax);
        let prose = document.prose();
        for markup in
            ["example.org", "params", "not shown", "font", "class", "Draft", "LION-CUP", "SGSIN", "ld+json", "</"]
        {
            assert!(!prose.contains(markup), "{}: {markup}", path.display());
        }
        let kinds: Vec<BlockKind> = document.blocks().iter().map(|b| b.kind).collect();
        assert_eq!(kinds[0], BlockKind::Heading, "{}", path.display());
        assert!(kinds.contains(&BlockKind::Paragraph));
    }
}
