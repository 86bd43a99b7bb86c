//! `--format concise`: one line a finding, `path:line:column: rule message`, as compilers and editors know it.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use crate::diagnostic::Severity;
use crate::linter::Report;
use crate::report::text::one_line;
use crate::report::{Look, Reporter, Summary, table};

/// Writes lines.
#[derive(Debug)]
pub struct Concise {
    look: Look,
}

impl Concise {
    /// A reporter.
    pub fn new(look: Look) -> Concise {
        Concise { look }
    }
}

impl Reporter for Concise {
    fn file(&mut self, out: &mut dyn Write, report: &Report) -> io::Result<()> {
        let name = one_line(report.source.name());
        for d in &report.diagnostics {
            let at = report.source.line_column(d.span.start);
            let style = if self.look.colour { style(d.severity) } else { Style::new() };
            writeln!(out, "{name}:{}:{}: {style}{}{style:#} {}", at.line, at.column, d.rule, one_line(&d.message))?;
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        if self.look.statistics && summary.diagnostics > 0 {
            writeln!(out, "\n{}", table::by_rule(summary, self.look))?;
        }
        if !self.look.quiet {
            writeln!(out, "{}", summary.sentence())?;
        }
        Ok(())
    }
}

/// The colour of a severity.
fn style(severity: Severity) -> Style {
    match severity {
        Severity::Critical | Severity::Major => AnsiColor::BrightRed.on_default().bold(),
        Severity::Minor => AnsiColor::Yellow.on_default(),
        Severity::Neutral => AnsiColor::BrightBlue.on_default(),
    }
}
