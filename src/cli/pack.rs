//! `mtlint pack test`: the examples of rule packs of the user's own, as tests.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;
use clap::{Args, Subcommand};

use crate::cli::console::{Colour, ProblemPrinter, complain, page};
use crate::cli::project::shown;
use crate::cli::{CLEAN, FAILED, FOUND, one_of, read};
use crate::diagnostic::{Problem, Problems, RuleId};
use crate::linter::Linter;
use crate::names::NameTable;
use crate::report::problems::draw;
use crate::report::summary::count;
use crate::rule::registry;
use crate::source::Source;
use crate::words::Words;

/// Arguments.
#[derive(Args, Debug)]
pub struct PackArgs {
    #[command(subcommand)]
    command: PackCommand,
}

#[derive(Debug, Subcommand)]
enum PackCommand {
    /// Run the examples of packs: bad ones are found once and mended as stated, good ones are left alone
    Test(TestArgs),
}

/// Arguments of `test`.
#[derive(Args, Debug)]
#[command(
    after_help = "Example:\n  mtlint pack test desk.toml\n\nExit codes: 0 all pass, 1 some fail, 2 a pack could not be read."
)]
pub struct TestArgs {
    /// Packs
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Colour: auto, always, never
    #[arg(long, value_name = "WHEN", default_value = "auto", hide_possible_values = true, value_parser = one_of(Colour::ALL, Colour::name))]
    color: Colour,
}

/// Runs it.
///
/// # Errors
/// If standard output can not be written to.
pub fn run(args: &PackArgs) -> Result<ExitCode> {
    let PackCommand::Test(args) = &args.command;
    let mut sources = Vec::new();
    let mut sound = true;
    for path in &args.files {
        match read::file(path, &shown(path), read::MAX_FILE_SIZE) {
            Ok(source) => sources.push(Arc::new(source)),
            Err(e) => {
                sound = false;
                complain(e);
            }
        }
    }
    let packs = match registry::load(sources.clone(), true) {
        Ok(packs) => packs,
        Err(problems) => {
            ProblemPrinter::new(args.color).print(&problems);
            return Ok(ExitCode::from(FAILED));
        }
    };
    // the packs of the user's come after the built-in ones, in the order in which they were given
    let own = packs.iter().skip(registry::PACKS.len()).zip(&sources);
    let mut files: BTreeMap<RuleId, Arc<Source>> = BTreeMap::new();
    let mut examples = 0;
    for (pack, source) in own {
        for rule in &pack.rules {
            files.insert(rule.meta().id.clone(), Arc::clone(source));
            examples += rule.meta().examples.len();
        }
    }
    let rules = files.len();
    let linter = Linter::new(packs, NameTable::builtin(), Words::default());
    let failures = linter.failed_examples(|meta| files.contains_key(&meta.id));
    let mut out = io::stdout().lock();
    for source in &sources {
        let of_file = failures.iter().filter(|f| files.get(&f.rule).is_some_and(|s| Arc::ptr_eq(s, source)));
        let mut list: Vec<Problem> =
            of_file.map(|f| Problem::new(f.span, format!("{}: {}", f.rule, f.problem))).collect();
        list.sort();
        if !list.is_empty() {
            writeln!(out, "{}", draw(&Problems { file: Arc::clone(source), list }, page(args.color)))?;
        }
    }
    writeln!(out, "{} of {}: {} failed", count(examples, "example"), count(rules, "rule"), failures.len())?;
    Ok(ExitCode::from(match (sound, failures.is_empty()) {
        (false, _) => FAILED,
        (true, false) => FOUND,
        (true, true) => CLEAN,
    }))
}
