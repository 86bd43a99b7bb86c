//! The command line: the only place that touches files, the environment and the standard streams.
//!
//! One file for each subcommand. Exit codes: 0 nothing at or above `--fail-on`, 1 findings, 2 the tool could not do its
//! work. A reader that closes the pipe early is no failure.

pub mod check;
mod completions;
mod console;
mod explain;
mod init;
mod names;
mod pack;
mod project;
mod read;
mod rules;
mod walk;
mod write;

use std::io;
use std::process::ExitCode;
use std::str::FromStr;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{CommandFactory, Parser, Subcommand};

/// Exit code: nothing at or above `--fail-on`.
const CLEAN: u8 = 0;
/// Exit code: findings.
const FOUND: u8 = 1;
/// Exit code: the tool could not do its work.
const FAILED: u8 = 2;

/// A linter for machine-translated English news: garbled names, literal renderings, pipeline damage.
#[derive(Parser)]
#[command(name = "mtlint", version, max_term_width = 100, subcommand_required = true, arg_required_else_help = true)]
#[command(
    after_help = "Example:\n  mtlint check article.txt\n\nExit codes: 0 clean, 1 findings, 2 the tool could not do its work."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check articles and report what an editor would change
    Check(Box<check::CheckArgs>),
    /// List the rules
    Rules(rules::RulesArgs),
    /// Explain a rule, with examples
    Explain(explain::ExplainArgs),
    /// Ask the tables of names
    Names(names::NamesArgs),
    /// Work on rule packs of your own
    Pack(pack::PackArgs),
    /// Write a commented configuration, mtlint.toml
    Init(init::InitArgs),
    /// Print completions for a shell
    Completions(completions::CompletionsArgs),
}

/// Parses the arguments, runs the subcommand and gives the exit code.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let outcome = match cli.command {
        Command::Check(args) => check::run(*args),
        Command::Rules(args) => rules::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Names(args) => names::run(&args),
        Command::Pack(args) => pack::run(&args),
        Command::Init(args) => init::run(&args),
        Command::Completions(args) => completions::run(&args, &mut Cli::command()),
    };
    match outcome {
        Ok(code) => code,
        Err(e) if is_broken_pipe(&e) => ExitCode::from(CLEAN),
        Err(e) => {
            console::complain(format_args!("{e:#}"));
            ExitCode::from(FAILED)
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let broken = |e: &io::Error| e.kind() == io::ErrorKind::BrokenPipe;
    error.chain().any(|cause| cause.downcast_ref::<io::Error>().is_some_and(broken) || is_json_pipe(cause))
}

/// An I/O error that went through the JSON writer.
fn is_json_pipe(cause: &(dyn std::error::Error + 'static)) -> bool {
    cause.downcast_ref::<serde_json::Error>().is_some_and(|e| e.io_error_kind() == Some(io::ErrorKind::BrokenPipe))
}

/// A parser for one of some values by name; help and completions show the names.
fn one_of<T>(all: &[T], name: fn(T) -> &'static str) -> impl TypedValueParser<Value = T> + use<T>
where
    T: Copy + FromStr<Err = String> + Send + Sync + 'static,
{
    PossibleValuesParser::new(all.iter().map(|v| name(*v)).collect::<Vec<_>>()).try_map(|name| name.parse::<T>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_closed_pipe_is_known_in_any_wrapping() {
        let pipe = || io::Error::from(io::ErrorKind::BrokenPipe);
        assert!(is_broken_pipe(&anyhow::Error::new(pipe()).context("writing")));
        assert!(!is_broken_pipe(&anyhow::Error::new(io::Error::from(io::ErrorKind::NotFound))));
    }
}
