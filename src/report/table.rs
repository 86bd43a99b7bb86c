//! `--format table`: for people who read reports. A table of findings for each file, then tables by rule and by file.

use std::fmt::Display;
use std::io::{self, Write};

use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{Cell, CellAlignment, ContentArrangement, Table as Grid};

use crate::linter::{self, Report};
use crate::report::summary::{one_decimal, per_100, thousands};
use crate::report::text::{one_line, shortened};
use crate::report::{Look, Reporter, Summary};

/// Characters of an article's text that a cell shows.
const MOST: usize = 60;

/// Writes tables.
#[derive(Debug)]
pub struct Table {
    look: Look,
    files: Vec<FileRow>,
}

#[derive(Debug)]
struct FileRow {
    path: String,
    words: usize,
    findings: usize,
    penalty: f64,
}

impl Table {
    /// A reporter.
    pub fn new(look: Look) -> Table {
        Table { look, files: Vec::new() }
    }
}

impl Reporter for Table {
    fn file(&mut self, out: &mut dyn Write, report: &Report) -> io::Result<()> {
        let path = one_line(report.source.name());
        if !report.diagnostics.is_empty() {
            let mut grid = grid(self.look.width, &["Place", "Severity", "Rule", "Text", "What", "Proposal"]);
            for d in &report.diagnostics {
                let at = report.source.line_column(d.span.start);
                grid.add_row([
                    format!("{}:{}", at.line, at.column),
                    d.severity.to_string(),
                    d.rule.to_string(),
                    shortened(d.span.of(report.source.text()), MOST),
                    one_line(&d.message),
                    one_line(d.fixes.first().map_or("", |f| &f.title)),
                ]);
            }
            writeln!(out, "{path}\n{grid}\n")?;
        }
        let penalty = report.diagnostics.iter().map(|d| linter::penalty(d.severity, d.category)).sum();
        self.files.push(FileRow { path, words: report.words, findings: report.diagnostics.len(), penalty });
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        if summary.diagnostics > 0 {
            writeln!(out, "By rule\n{}\n", by_rule(summary, self.look))?;
        }
        if !self.files.is_empty() {
            writeln!(out, "By file, worst first\n{}\n", self.by_file(summary))?;
        }
        if !self.look.quiet {
            writeln!(out, "{}", summary.sentence())?;
        }
        Ok(())
    }
}

impl Table {
    fn by_file(&mut self, summary: &Summary) -> Grid {
        let mut grid = grid(self.look.width, &["File", "Words", "Findings", "MQM per 100 words"]);
        let score = |row: &FileRow| per_100(row.penalty, row.words);
        self.files.sort_by(|a, b| score(b).total_cmp(&score(a)).then_with(|| a.path.cmp(&b.path)));
        for row in &self.files {
            grid.add_row(vec![
                Cell::new(&row.path),
                figure(thousands(row.words)),
                figure(thousands(row.findings)),
                figure(format!("{:.1}", score(row))),
            ]);
        }
        if self.files.len() > 1 {
            grid.add_row(vec![
                Cell::new("all files"),
                figure(thousands(summary.words)),
                figure(thousands(summary.diagnostics)),
                figure(format!("{:.1}", summary.mqm())),
            ]);
        }
        grid
    }
}

/// Counts by rule, the most frequent first; also behind `--statistics`.
pub fn by_rule(summary: &Summary, look: Look) -> Grid {
    let mut grid = grid(look.width, &["Rule", "Worst", "Findings", "With proposal", "MQM points"]);
    for (id, tally) in summary.by_rule() {
        grid.add_row(vec![
            Cell::new(id),
            Cell::new(tally.worst),
            figure(thousands(tally.diagnostics)),
            figure(thousands(tally.proposals)),
            figure(format!("{:.1}", one_decimal(tally.penalty))),
        ]);
    }
    grid
}

/// An empty table of our look, also for the listings of the command line.
pub fn grid(width: usize, header: &[&str]) -> Grid {
    let mut grid = Grid::new();
    grid.load_style(UTF8_FULL_CONDENSED)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(width).unwrap_or(u16::MAX))
        .set_header(header.iter().copied());
    grid
}

/// A cell with a figure, set to the right.
pub fn figure(value: impl Display) -> Cell {
    Cell::new(value).set_alignment(CellAlignment::Right)
}
