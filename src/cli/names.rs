//! `mtlint names lookup`: which names a text may stand for, and why.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Subcommand};
use comfy_table::Cell;

use crate::cli::console::{self, Colour};
use crate::cli::project::{Setup, Workspace};
use crate::cli::{CLEAN, FAILED, FOUND, one_of};
use crate::names::{Candidate, Mechanism};
use crate::report::table::{figure, grid};

/// Arguments.
#[derive(Args, Debug)]
pub struct NamesArgs {
    #[command(subcommand)]
    command: NamesCommand,
}

#[derive(Debug, Subcommand)]
enum NamesCommand {
    /// List the names that a text may stand for, best first
    Lookup(LookupArgs),
}

/// Arguments of `lookup`.
#[derive(Args, Debug)]
#[command(
    after_help = "Example:\n  mtlint names lookup \"Klinsin Palace\"\n\nExit codes: 0 candidates, 1 none, 2 the tool could not do its work."
)]
pub struct LookupArgs {
    /// Names as they stand in an article
    #[arg(required = true, value_name = "TEXT")]
    texts: Vec<String>,
    #[command(flatten)]
    setup: Setup,
    /// Colour of complaints
    #[arg(long, value_name = "WHEN", default_value = "auto", value_parser = one_of(Colour::ALL, Colour::name))]
    color: Colour,
}

/// Runs it.
///
/// # Errors
/// If standard output can not be written to.
pub fn run(args: &NamesArgs) -> Result<ExitCode> {
    let NamesCommand::Lookup(args) = &args.command;
    let mut workspace = Workspace::new(&args.setup, args.color, false);
    let Some(project) = workspace.of_folder(Path::new("")) else { return Ok(ExitCode::from(FAILED)) };
    let width = console::page(args.color).width;
    let mut out = io::stdout().lock();
    let mut all_found = true;
    for (i, text) in args.texts.iter().enumerate() {
        let candidates = project.linter.names().lookup(text, project.linter.words());
        if args.texts.len() > 1 {
            writeln!(out, "{}{text}", if i > 0 { "\n" } else { "" })?;
        }
        if candidates.is_empty() {
            all_found = false;
            writeln!(out, "no name in the tables is like `{text}`")?;
        } else {
            writeln!(out, "{}", table(&candidates, width))?;
        }
    }
    Ok(ExitCode::from(if all_found { CLEAN } else { FOUND }))
}

fn table(candidates: &[Candidate], width: usize) -> comfy_table::Table {
    let mut table = grid(width, &["Name", "Chinese", "Kind", "Country", "Reached by", "Score", "Evidence"]);
    for c in candidates {
        table.add_row(vec![
            Cell::new(&c.canonical),
            Cell::new(c.zh.replace('|', ", ")),
            Cell::new(&c.kind),
            Cell::new(&c.country),
            Cell::new(mechanism(c.mechanism)),
            figure(format!("{:.2}", c.score)),
            Cell::new(c.evidence.join("\n")),
        ]);
    }
    table
}

/// The mechanism in a reader's words.
fn mechanism(mechanism: Mechanism) -> &'static str {
    match mechanism {
        Mechanism::MandarinReading => "Mandarin reading",
        Mechanism::Literal => "literal rendering",
        Mechanism::Garbled => "sound",
        Mechanism::Inconsistent => "other spellings",
    }
}
