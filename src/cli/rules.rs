//! `mtlint rules`: all rules, as a table or as JSON.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use serde::Serialize;

use crate::cli::console::{self, Colour, complain};
use crate::cli::project::{Setup, Workspace, unknown};
use crate::cli::{CLEAN, FAILED, one_of};
use crate::diagnostic::{Applicability, Category, Confidence, RuleId, Severity};
use crate::linter::Selector;
use crate::report::table::grid;
use crate::rule::RuleMeta;

/// Arguments.
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  mtlint rules names spacing/hyphen")]
pub struct RulesArgs {
    /// Only these rules: ids, packs, globs
    #[arg(value_name = "RULES", value_parser = Selector::parse)]
    pub selectors: Vec<Selector>,
    /// Form of the list
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = one_of(ListFormat::ALL, ListFormat::name))]
    pub format: ListFormat,
    /// Configuration, packs and tables
    #[command(flatten)]
    pub setup: Setup,
    /// Colour of complaints
    #[arg(long, value_name = "WHEN", default_value = "auto", value_parser = one_of(Colour::ALL, Colour::name))]
    pub color: Colour,
}

/// A form of list.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum ListFormat {
    /// For people.
    Table,
    /// For programs.
    Json,
}

crate::diagnostic::severity::names!(ListFormat: Table = "table", Json = "json");

#[derive(Serialize)]
struct RuleOut<'a> {
    rule: &'a RuleId,
    category: Category,
    severity: Severity,
    confidence: Confidence,
    applicability: Applicability,
    summary: &'a str,
    explanation: &'a str,
    zh: Option<&'a str>,
}

/// Runs it.
///
/// # Errors
/// If standard output can not be written to.
pub fn run(args: &RulesArgs) -> Result<ExitCode> {
    let mut workspace = Workspace::new(&args.setup, args.color, false);
    let Some(project) = workspace.of_folder(Path::new("")) else { return Ok(ExitCode::from(FAILED)) };
    let mut metas: Vec<&RuleMeta> = project.linter.rules().collect();
    metas.sort_by(|a, b| a.id.cmp(&b.id));
    let ids: Vec<RuleId> = metas.iter().map(|m| m.id.clone()).collect();
    let lost: Vec<_> = args.selectors.iter().filter(|s| !ids.iter().any(|id| s.matches(id))).collect();
    for selector in &lost {
        complain(unknown(selector, &ids));
    }
    if !args.selectors.is_empty() {
        metas.retain(|m| args.selectors.iter().any(|s| s.matches(&m.id)));
    }
    let mut out = io::stdout().lock();
    match args.format {
        ListFormat::Table if metas.is_empty() => {}
        ListFormat::Table => {
            let mut table = grid(console::page(args.color).width, &["Rule", "Severity", "Summary"]);
            for m in &metas {
                table.add_row([m.id.as_str(), m.severity.name(), &m.summary]);
            }
            writeln!(out, "{table}")?;
        }
        ListFormat::Json => {
            serde_json::to_writer_pretty(&mut out, &metas.iter().map(|m| entry(m)).collect::<Vec<_>>())?;
            writeln!(out)?;
        }
    }
    Ok(ExitCode::from(if lost.is_empty() { CLEAN } else { FAILED }))
}

fn entry(meta: &RuleMeta) -> RuleOut<'_> {
    RuleOut {
        rule: &meta.id,
        category: meta.category,
        severity: meta.severity,
        confidence: meta.confidence,
        applicability: meta.applicability,
        summary: &meta.summary,
        explanation: &meta.explanation,
        zh: meta.zh.as_deref(),
    }
}
