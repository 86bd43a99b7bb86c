//! The invariants of the design, held against the sources: layers, lengths, module docs, embedded tables, ids.

#![expect(clippy::unwrap_used, reason = "a test may fail where the sources can not be read")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Modules by layer, lowest first. A module imports from its own layer and from lower ones. `linter` stands below
/// `config` because a configuration is made of the linter's settings and selectors.
const LAYERS: &[&[&str]] = &[
    &["cache", "text"],
    &["source"],
    &["diagnostic"],
    &["document", "matcher", "names", "words"],
    &["rule"],
    &["linter"],
    &["config"],
    &["report"],
    &["cli"],
];

/// Longest file, in lines: one idea fits in fewer.
const LONGEST: usize = 450;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &str) -> Vec<(PathBuf, String)> {
    let mut open = vec![root().join(folder)];
    let mut out = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
                out.push((path.strip_prefix(root()).unwrap().to_owned(), text));
            }
        }
    }
    out.sort();
    out
}

fn sources() -> Vec<(PathBuf, String)> {
    files("src").into_iter().filter(|(path, _)| path.extension().is_some_and(|e| e == "rs")).collect()
}

/// The top module of a source file: `rule` for `src/rule/kind/pattern.rs`.
fn module(path: &Path) -> String {
    let part = path.components().nth(1).unwrap().as_os_str().to_string_lossy().into_owned();
    part.trim_end_matches(".rs").to_owned()
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// The text without its comments and without its tests, which may print and read as they like.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    text.lines().map(|l| l.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

fn report(what: &str, list: &[String]) {
    assert!(list.is_empty(), "{what}:\n{}", list.join("\n"));
}

#[test]
fn every_module_has_a_layer_and_imports_downwards_only() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let name = module(&path);
        if name == "lib" || name == "main" {
            continue;
        }
        let Some(own) = layer(&name) else {
            wrong.push(format!("{}: `{name}` has no layer", path.display()));
            continue;
        };
        let code = code(&text);
        for used in code.split("crate::").skip(1) {
            let used: String = used.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            if layer(&used).is_none_or(|l| l > own) {
                wrong.push(format!("{}: `{name}` imports `crate::{used}`", path.display()));
            }
        }
    }
    report("upward imports", &wrong);
}

#[test]
fn every_file_says_what_it_is_for() {
    let mut all = sources();
    all.extend(files("tests").into_iter().filter(|(path, _)| path.extension().is_some_and(|e| e == "rs")));
    let wrong = all.iter().filter(|(_, text)| !text.starts_with("//! ") || text.lines().next().unwrap().len() < 12);
    report("files without `//!` in their first line", &wrong.map(|(p, _)| p.display().to_string()).collect::<Vec<_>>());
}

#[test]
fn no_file_is_too_long() {
    let long =
        sources().into_iter().map(|(path, text)| (path, text.lines().count())).filter(|(_, lines)| *lines > LONGEST);
    report("files that are too long", &long.map(|(p, n)| format!("{}: {n} lines", p.display())).collect::<Vec<_>>());
    let main = fs::read_to_string(root().join("src/main.rs")).unwrap();
    assert!(main.lines().count() <= 30, "main.rs only maps to the command line");
}

#[test]
fn only_the_command_line_touches_the_world() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        if matches!(module(&path).as_str(), "cli" | "main") {
            continue;
        }
        let code = code(&text);
        for forbidden in [
            "println!",
            "eprintln!",
            "print!(",
            "dbg!(",
            "std::fs",
            "std::env",
            "std::process",
            "io::stdout",
            "io::stderr",
            "io::stdin",
        ] {
            if code.contains(forbidden) {
                wrong.push(format!("{}: `{forbidden}`", path.display()));
            }
        }
    }
    report("files that touch the world", &wrong);
}

#[test]
fn every_table_is_embedded() {
    let all: String =
        sources().into_iter().map(|(_, text)| code(&text)).filter(|text| text.contains("include_str!")).collect();
    let data = |path: &Path| {
        let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
        let licence = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with("LICENSE"));
        ["toml", "csv", "aff", "dic", "txt"].contains(&extension) && !licence
    };
    let lost = files("rules").into_iter().map(|(path, _)| path).filter(|path| {
        // packs and tables are embedded by macros that know their folder, so that the name alone is written
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let below = path.strip_prefix("rules").unwrap().to_string_lossy().into_owned();
        data(path) && !all.contains(&format!("rules/{below}\"")) && !all.contains(&format!("\"{name}\""))
    });
    report("files of rules/ that no include_str! names", &lost.map(|p| p.display().to_string()).collect::<Vec<_>>());
}

#[test]
fn ids_are_unique_and_well_formed() {
    let packs = mtlint::rule::registry::builtin(false);
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for meta in packs.iter().flat_map(|p| p.rules.iter().map(|r| r.meta())) {
        wrong.extend(meta.id.problem());
        if !seen.insert(meta.id.clone()) {
            wrong.push(format!("{} is there twice", meta.id));
        }
    }
    report("ids", &wrong);
    assert!(!seen.is_empty());
}
