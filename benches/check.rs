//! Speed of a check: one article, a megabyte and ten megabytes of news, and how long the linter takes to start.
//!
//! `cargo bench --bench check` measures. `cargo test --all-targets` only runs each measurement's work once, on the one
//! article, so that the benchmark can not rot; it prints nothing then.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BenchmarkId, Criterion, Throughput};
use mtlint::document::{Document, Syntax};
use mtlint::linter::{Linter, Settings};
use mtlint::names::NameTable;
use mtlint::rule::registry;
use mtlint::source::Source;
use mtlint::words::Words;

/// Samples whose prose the generated news is made of: damaged and clean, about half of each.
const SAMPLES: &[(Syntax, &str)] = &[
    (Syntax::Plain, include_str!("../samples/politics-talks.txt")),
    (Syntax::Plain, include_str!("../samples/clean/weather-storm.txt")),
    (Syntax::Markdown, include_str!("../samples/sport-cup.md")),
    (Syntax::Markdown, include_str!("../samples/clean/economy-ports.md")),
    (Syntax::Html, include_str!("../samples/epidemic-dengue.html")),
    (Syntax::Html, include_str!("../samples/clean/sport-marathon.html")),
];

/// Sizes in bytes: an article, and what an archive holds in one file.
const ARTICLE: usize = 5_000;
const LARGE: [usize; 2] = [1_000_000, 10_000_000];

fn linter() -> Linter {
    Linter::new(registry::builtin(false), NameTable::builtin(), Words::default())
}

/// News-like text of at least `bytes` bytes: sentences of the samples in an order that looks random and is always the same.
/// Numbers and some words change from one use to the next, so that no cache can hold all that there is.
fn news(bytes: usize) -> String {
    let sentences: Vec<String> = SAMPLES
        .iter()
        .flat_map(|(syntax, text)| {
            let document = Document::parse(Arc::new(Source::new("sample", *text)), *syntax);
            let prose = document.prose();
            document.sentences().iter().map(|s| s.span.of(prose).replace('\n', " ")).collect::<Vec<_>>()
        })
        .collect();
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = |below: usize| {
        // xorshift64
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).expect("smaller than a usize")
    };
    let mut out = String::with_capacity(bytes + 1_000);
    while out.len() < bytes {
        for _ in 0..3 + next(4) {
            for c in sentences[next(sentences.len())].chars() {
                match c {
                    '1'..='9' => out.push(char::from(b'1' + u8::try_from(next(9)).expect("below 9"))),
                    _ => out.push(c),
                }
            }
            out.push(' ');
        }
        out.truncate(out.trim_end().len());
        out.push_str("\n\n");
    }
    out
}

/// One article of each syntax with the same prose.
fn articles() -> Vec<(Syntax, Arc<Source>)> {
    let text = news(ARTICLE);
    let html: String =
        text.split("\n\n").map(|p| format!("<p>{}</p>\n", p.replace('&', "&amp;").replace('<', "&lt;"))).collect();
    Syntax::ALL
        .iter()
        .map(|syntax| {
            let text = if *syntax == Syntax::Html { &html } else { &text };
            (*syntax, Arc::new(Source::new(format!("article.{syntax}"), text.as_str())))
        })
        .collect()
}

fn check(c: &mut Criterion) {
    let linter = linter();
    let settings = Settings::default();
    let mut group = c.benchmark_group("check");
    for (syntax, source) in articles() {
        group.throughput(Throughput::Bytes(source.text().len() as u64));
        group.bench_function(BenchmarkId::new("article", syntax), |b| {
            b.iter(|| black_box(linter.check(&source, syntax, &settings)))
        });
    }
    for bytes in LARGE {
        let source = Arc::new(Source::new("archive.txt", news(bytes)));
        group.throughput(Throughput::Bytes(source.text().len() as u64));
        group.sample_size(10);
        let id = BenchmarkId::new("archive", format!("{} MB", bytes / 1_000_000));
        group.bench_function(id, |b| b.iter(|| black_box(linter.check(&source, Syntax::Plain, &settings))));
    }
    group.finish();
}

fn parse(c: &mut Criterion) {
    let mut group = c.benchmark_group("parse");
    for (syntax, source) in articles() {
        group.throughput(Throughput::Bytes(source.text().len() as u64));
        group.bench_function(BenchmarkId::new("article", syntax), |b| {
            b.iter(|| black_box(Document::parse(Arc::clone(&source), syntax)))
        });
    }
    group.finish();
}

fn start(c: &mut Criterion) {
    c.bench_function("start", |b| b.iter(|| black_box(linter())));
}

fn main() {
    if std::env::args().any(|a| a == "--bench") {
        let mut criterion = Criterion::default().configure_from_args();
        check(&mut criterion);
        parse(&mut criterion);
        start(&mut criterion);
        criterion.final_summary();
    } else {
        let linter = linter();
        for (syntax, source) in articles() {
            let report = linter.check(&source, syntax, &Settings::default());
            assert!(!report.diagnostics.is_empty() && source.text().len() >= ARTICLE);
        }
        assert_eq!(news(ARTICLE), news(ARTICLE));
    }
}
