//! The tables that the engine rests on: well formed, sorted, without doubles.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use mtlint::names::gloss::GLOSSES;
use mtlint::names::row::{Kind, Row};
use mtlint::names::{pinyin, table};
use mtlint::source::Source;
use mtlint::text::is_hanzi;

fn tables() -> Vec<(&'static str, Vec<Row>)> {
    let read = |(name, text): &(&'static str, &'static str)| {
        let source = Arc::new(Source::new(format!("rules/names/{name}"), *text));
        (*name, table::read(&source).unwrap_or_else(|p| panic!("{name}: {:#?}", p.list)))
    };
    table::TABLES.iter().map(read).collect()
}

#[test]
fn every_table_is_read_in_both_ways_alike() {
    for (name, text) in table::TABLES {
        let source = Arc::new(Source::new(*name, *text));
        let slow: BTreeSet<String> =
            table::read(&source).unwrap().iter().map(|r| format!("{r:?}").replace("Borrowed", "Owned")).collect();
        let fast: BTreeSet<String> =
            table::builtin(name, text).iter().map(|r| format!("{r:?}").replace("Borrowed", "Owned")).collect();
        assert_eq!(slow, fast, "{name}");
    }
}

#[test]
fn rows_are_sorted_and_unique() {
    for (name, rows) in tables() {
        let names: Vec<&str> = rows.iter().map(Row::canonical).collect();
        assert!(names.is_sorted(), "{name} is not sorted by canonical form");
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{name} holds a name twice");
    }
}

#[test]
fn no_entity_stands_in_two_tables() {
    let mut seen: BTreeMap<(String, String), &str> = BTreeMap::new();
    let mut twice = Vec::new();
    for (name, rows) in tables() {
        for row in rows {
            for zh in row.zh() {
                if let Some(other) = seen.insert((row.canonical().to_owned(), zh.to_owned()), name) {
                    twice.push(format!("{} ({zh}) in {other} and {name}", row.canonical()));
                }
            }
        }
    }
    assert!(twice.is_empty(), "{twice:#?}");
}

#[test]
fn chinese_names_are_chinese_and_can_be_read() {
    for (name, rows) in tables() {
        for row in rows {
            assert!(row.zh().count() > 0, "{name}: {} has no Chinese name", row.canonical());
            for zh in row.zh().filter(|_| row.kind() == Kind::Person) {
                assert!(pinyin::syllables(zh).is_some(), "{name}: {zh} can not be read");
            }
        }
    }
}

#[test]
fn there_are_names_enough() {
    let rows: usize = tables().iter().map(|(_, rows)| rows.len()).sum();
    assert!(rows > 15_000, "{rows} rows");
}

#[test]
fn glosses_are_sorted_unique_and_complete() {
    let mut lines = GLOSSES.lines();
    assert_eq!(lines.next(), Some("zh,glosses"));
    let entries: Vec<(&str, &str)> = lines.map(|l| l.split_once(',').unwrap()).collect();
    assert!(entries.is_sorted_by(|a, b| a.0 < b.0), "rules/glosses.csv is not sorted, or holds an entry twice");
    for (zh, glosses) in entries {
        assert!(zh.chars().all(is_hanzi), "{zh}");
        assert!(!glosses.contains(['"', ',']) && glosses.split('|').all(|g| !g.trim().is_empty()), "{zh}: {glosses}");
    }
}
