//! Temporary front end until the command line lands: `mtlint check --isolated --format json PATH`.
#![allow(clippy::print_stdout, clippy::unwrap_used)]
use std::sync::Arc;
fn main() {
    let path = std::env::args().next_back().unwrap();
    let mut paths = vec![std::path::PathBuf::from(&path)];
    if paths[0].is_dir() {
        paths = std::fs::read_dir(&path).unwrap().map(|e| e.unwrap().path()).collect();
        paths.sort();
    }
    let words = mtlint::words::Words::default();
    let linter = mtlint::linter::Linter::new(mtlint::rule::registry::builtin(false), mtlint::names::NameTable::builtin(), words);
    let mut files = Vec::new();
    for p in paths {
        let source = Arc::new(mtlint::source::Source::decode(p.to_str().unwrap(), std::fs::read(&p).unwrap()).unwrap());
        let r = linter.check(&source, mtlint::document::Syntax::Plain, &Default::default());
        let ds: Vec<_> = r.diagnostics.iter().map(|d| serde_json::json!({"rule": d.rule, "start": d.span.start, "end": d.span.end, "text": d.span.of(source.text()), "message": d.message, "why": d.why,
            "fixes": d.fixes.iter().map(|f| serde_json::json!({"title": f.title, "applicability": f.applicability, "edits": f.edits.iter().map(|e| serde_json::json!({"start": e.span.start, "end": e.span.end, "text": e.text})).collect::<Vec<_>>()})).collect::<Vec<_>>()})).collect();
        files.push(serde_json::json!({"path": p.to_str().unwrap(), "words": r.words, "mqm": r.mqm(), "diagnostics": ds}));
    }
    println!("{}", serde_json::json!({"version": 1, "files": files}));
}
