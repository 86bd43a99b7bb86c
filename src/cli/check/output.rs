//! Where a report goes: standard output, a file, or standard error while standard output takes the fixed text.

use std::io::{self, BufWriter, Write};

use anstream::{AutoStream, ColorChoice};
use anyhow::{Context, Result};

use crate::cli::check::CheckArgs;
use crate::cli::console;
use crate::cli::write::Replacement;
use crate::report::Look;

/// An open report.
pub enum Output {
    /// Standard output.
    Stdout(BufWriter<AutoStream<io::Stdout>>),
    /// Standard error.
    Stderr(BufWriter<AutoStream<io::Stderr>>),
    /// A file, in its place only when it is whole.
    File(Option<BufWriter<Replacement>>),
}

impl Output {
    /// Opens what the arguments name; `taken` says that standard output is needed for something else.
    ///
    /// # Errors
    /// If the file can not be created.
    pub fn open(args: &CheckArgs, taken: bool) -> Result<Output> {
        if let Some(path) = &args.output {
            let file = Replacement::of(path)
                .with_context(|| format!("{}: can not be written; choose another --output", path.display()))?;
            return Ok(Output::File(Some(BufWriter::new(file))));
        }
        if taken {
            let stderr = io::stderr();
            let choice = console::choice(args.color, &stderr);
            return Ok(Output::Stderr(BufWriter::new(AutoStream::new(stderr, choice))));
        }
        let stdout = io::stdout();
        let choice = console::choice(args.color, &stdout);
        Ok(Output::Stdout(BufWriter::new(AutoStream::new(stdout, choice))))
    }

    /// How the report is set there.
    pub fn look(&self, args: &CheckArgs) -> Look {
        let page = console::page(args.color);
        let look = Look { quiet: args.quiet, statistics: args.statistics, ..page };
        match self {
            Output::Stdout(_) => look,
            Output::Stderr(_) => {
                Look { colour: console::choice(args.color, &io::stderr()) != ColorChoice::Never, ..look }
            }
            Output::File(_) => {
                Look { colour: args.color == console::Colour::Always, width: Look::default().width, ..look }
            }
        }
    }

    /// Writes what is left and puts a file in its place.
    ///
    /// # Errors
    /// If that fails; a file is then not there.
    pub fn finish(&mut self) -> io::Result<()> {
        match self {
            Output::Stdout(out) => out.flush(),
            Output::Stderr(out) => out.flush(),
            Output::File(file) => match file.take() {
                Some(file) => file.into_inner().map_err(|e| e.into_error())?.finish(),
                None => Ok(()),
            },
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Output::Stdout(out) => out.write(bytes),
            Output::Stderr(out) => out.write(bytes),
            Output::File(Some(file)) => file.write(bytes),
            Output::File(None) => Err(io::Error::other("the report is closed")),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Output::Stdout(out) => out.flush(),
            Output::Stderr(out) => out.flush(),
            Output::File(Some(file)) => file.flush(),
            Output::File(None) => Ok(()),
        }
    }
}
