//! `--format json`: for programs. Version 1; fields may be added, none is changed or taken away.
//!
//! `start` and `end` are byte offsets in the file as it lies on disk; lines and columns start at 1, columns count Unicode
//! code points. One object for the whole run, written file by file.

use std::io::{self, Write};

use serde::Serialize;

use crate::diagnostic::{Applicability, Category, Confidence, Diagnostic, Fix, Label, RuleId, Severity};
use crate::linter::Report;
use crate::report::summary::one_decimal;
use crate::report::{Reporter, Summary};
use crate::source::Source;
use crate::text::Span;

/// Version of the interface.
pub const VERSION: u32 = 1;

/// Writes JSON.
#[derive(Debug, Default)]
pub struct Json {
    files: usize,
}

#[derive(Serialize)]
struct FileOut<'a> {
    path: &'a str,
    words: usize,
    mqm: f64,
    suppressed: usize,
    diagnostics: Vec<DiagnosticOut<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DiagnosticOut<'a> {
    rule: &'a RuleId,
    category: Category,
    severity: Severity,
    confidence: Confidence,
    start: u64,
    end: u64,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    text: &'a str,
    message: &'a str,
    why: Option<&'a str>,
    related: Vec<RelatedOut<'a>>,
    fixes: Vec<FixOut<'a>>,
}

#[derive(Serialize)]
struct RelatedOut<'a> {
    start: u64,
    end: u64,
    line: u32,
    column: u32,
    text: &'a str,
    message: &'a str,
}

#[derive(Serialize)]
struct FixOut<'a> {
    title: &'a str,
    applicability: Applicability,
    edits: Vec<EditOut<'a>>,
}

#[derive(Serialize)]
struct EditOut<'a> {
    start: u64,
    end: u64,
    text: &'a str,
}

#[derive(Serialize)]
struct SummaryOut {
    files: usize,
    words: usize,
    diagnostics: usize,
    suppressed: usize,
    baselined: usize,
}

impl Reporter for Json {
    fn file(&mut self, out: &mut dyn Write, report: &Report) -> io::Result<()> {
        if self.files == 0 {
            write!(out, "{{\"version\":{VERSION},\"files\":[")?;
        } else {
            out.write_all(b",\n")?;
        }
        self.files += 1;
        let source = &*report.source;
        let file = FileOut {
            path: source.name(),
            words: report.words,
            mqm: one_decimal(report.mqm()),
            suppressed: report.suppressed,
            diagnostics: report.diagnostics.iter().map(|d| diagnostic(source, d)).collect(),
        };
        serde_json::to_writer(out, &file)?;
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        if self.files == 0 {
            write!(out, "{{\"version\":{VERSION},\"files\":[")?;
        }
        out.write_all(b"],\"summary\":")?;
        let summary = SummaryOut {
            files: summary.files,
            words: summary.words,
            diagnostics: summary.diagnostics,
            suppressed: summary.suppressed,
            baselined: summary.baselined,
        };
        serde_json::to_writer(&mut *out, &summary)?;
        out.write_all(b"}\n")
    }
}

fn diagnostic<'a>(source: &'a Source, d: &'a Diagnostic) -> DiagnosticOut<'a> {
    let (start, end) = (source.line_column(d.span.start), source.line_column(d.span.end));
    let bytes = in_file(source, d.span);
    DiagnosticOut {
        rule: &d.rule,
        category: d.category,
        severity: d.severity,
        confidence: d.confidence,
        start: bytes.0,
        end: bytes.1,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        text: d.span.of(source.text()),
        message: &d.message,
        why: d.why.as_deref(),
        related: d.related.iter().map(|l| related(source, l)).collect(),
        fixes: d.fixes.iter().map(|f| fix(source, f)).collect(),
    }
}

fn related<'a>(source: &'a Source, label: &'a Label) -> RelatedOut<'a> {
    let at = source.line_column(label.span.start);
    let (start, end) = in_file(source, label.span);
    RelatedOut {
        start,
        end,
        line: at.line,
        column: at.column,
        text: label.span.of(source.text()),
        message: &label.text,
    }
}

fn fix<'a>(source: &Source, fix: &'a Fix) -> FixOut<'a> {
    let edits = fix.edits.iter().map(|e| {
        let (start, end) = in_file(source, e.span);
        EditOut { start, end, text: &e.text }
    });
    FixOut { title: &fix.title, applicability: fix.applicability, edits: edits.collect() }
}

fn in_file(source: &Source, span: Span) -> (u64, u64) {
    (source.file_offset(span.start), source.file_offset(span.end))
}
