//! `mtlint explain`: what a rule is for, what to write instead, and examples.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Args;

use crate::cli::console::{self, Colour};
use crate::cli::project::{Setup, Workspace, unknown};
use crate::cli::{CLEAN, FAILED, one_of};
use crate::diagnostic::RuleId;
use crate::linter::Selector;
use crate::report::wrapped;
use crate::rule::RuleMeta;

/// Arguments.
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  mtlint explain names/garbled")]
pub struct ExplainArgs {
    /// Id of the rule, as `mtlint rules` lists it
    #[arg(value_name = "RULE")]
    pub rule: String,
    /// Configuration, packs and tables
    #[command(flatten)]
    pub setup: Setup,
    /// Colour of complaints
    #[arg(long, value_name = "WHEN", default_value = "auto", value_parser = one_of(Colour::ALL, Colour::name))]
    pub color: Colour,
}

/// Columns of running text.
const WIDTH: usize = 80;

/// Runs it.
///
/// # Errors
/// If there is no such rule, or standard output can not be written to.
pub fn run(args: &ExplainArgs) -> Result<ExitCode> {
    let mut workspace = Workspace::new(&args.setup, args.color, true);
    let Some(project) = workspace.of_folder(Path::new("")) else { return Ok(ExitCode::from(FAILED)) };
    let ids: Vec<RuleId> = project.linter.rules().map(|m| m.id.clone()).collect();
    let Some(meta) = project.linter.rules().find(|m| m.id.as_str() == args.rule) else {
        match Selector::parse(&args.rule) {
            Ok(selector) => bail!(unknown(&selector, &ids)),
            Err(e) => bail!("no rule is called `{}`: {e}", args.rule),
        }
    };
    let width = console::page(args.color).width.min(WIDTH);
    io::stdout().write_all(explanation(meta, width).as_bytes())?;
    Ok(ExitCode::from(CLEAN))
}

fn explanation(meta: &RuleMeta, width: usize) -> String {
    let mut out =
        format!("{}\n{}\n\n{}\n\n", meta.id, wrapped(&meta.summary, width), wrapped(&meta.explanation, width));
    let mut line = |name: &str, value: &str| out.push_str(&format!("{name:<12}{value}\n"));
    if let Some(zh) = &meta.zh {
        line("Chinese", zh);
    }
    line("Category", meta.category.label());
    line("Severity", meta.severity.name());
    line("Confidence", meta.confidence.name());
    line("Fix", meta.applicability.name());
    for (bad, title) in [(true, "Found"), (false, "Left alone")] {
        let examples: Vec<_> = meta.examples.iter().filter(|e| e.bad == bad).collect();
        if !examples.is_empty() {
            out.push_str(&format!("\n{title}\n"));
        }
        for example in examples {
            out.push_str(&format!("  {}\n", indented(&example.text)));
            if let Some(fixed) = &example.fixed {
                out.push_str(&format!("    -> {}\n", indented(fixed)));
            }
        }
    }
    out
}

fn indented(text: &str) -> String {
    text.trim_end().replace('\n', "\n     ")
}
