//! `mtlint completions`: completions for a shell, from the same definitions as the help.

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Command};
use clap_complete::Shell;

use crate::cli::CLEAN;

/// Arguments.
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  mtlint completions bash > ~/.local/share/bash-completion/completions/mtlint")]
pub struct CompletionsArgs {
    /// Which shell
    pub shell: Shell,
}

/// Runs it.
///
/// # Errors
/// If standard output can not be written to.
pub fn run(args: &CompletionsArgs, command: &mut Command) -> Result<ExitCode> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, command, "mtlint", &mut script);
    io::stdout().write_all(&script)?;
    Ok(ExitCode::from(CLEAN))
}
