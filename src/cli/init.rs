//! `mtlint init`: a commented configuration to start from.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::cli::CLEAN;
use crate::config::{FILE_NAME, TEMPLATE};

/// Arguments.
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  mtlint init newsroom/")]
pub struct InitArgs {
    /// The folder in which mtlint.toml is written
    #[arg(value_name = "FOLDER", default_value = ".", hide_default_value = true)]
    pub folder: PathBuf,
}

/// Runs it.
///
/// # Errors
/// If there is a configuration already, or the folder can not be written to.
pub fn run(args: &InitArgs) -> Result<ExitCode> {
    let path = args.folder.join(FILE_NAME);
    // asking first and writing then would leave a gap in which somebody else's file could be lost
    let mut file = match OpenOptions::new().write(true).create_new(true).open(&path) {
        Ok(file) => file,
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {
            bail!("{}: is there already; edit it, or move it away first", path.display());
        }
        Err(e) => return Err(e).with_context(|| format!("{}: can not be written", path.display())),
    };
    file.write_all(TEMPLATE.as_bytes()).with_context(|| format!("{}: can not be written", path.display()))?;
    writeln!(io::stdout(), "wrote {}", path.display())?;
    Ok(ExitCode::from(CLEAN))
}
