//! What goes to people beside the report: complaints, notes and progress on standard error; width and colour of a page.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use anstream::{AutoStream, ColorChoice};

use crate::diagnostic::Problems;
use crate::report::{Look, problems};

/// When a report is coloured.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Colour {
    /// On a terminal that wants it (`NO_COLOR` and `CLICOLOR_FORCE` are heard).
    #[default]
    Auto,
    /// Everywhere.
    Always,
    /// Nowhere.
    Never,
}

crate::diagnostic::severity::names!(Colour: Auto = "auto", Always = "always", Never = "never");

/// Widest page; longer lines are hard to read.
const WIDEST: usize = 160;

/// Whether to colour what goes to a stream.
pub fn choice(colour: Colour, stream: &impl anstream::stream::RawStream) -> ColorChoice {
    match colour {
        Colour::Auto => AutoStream::choice(stream),
        Colour::Always => ColorChoice::AlwaysAnsi,
        Colour::Never => ColorChoice::Never,
    }
}

/// The page of standard output: as wide as the terminal, or 120 columns where there is none.
pub fn page(colour: Colour) -> Look {
    let stdout = io::stdout();
    let width = if stdout.is_terminal() { terminal_size::terminal_size().map(|(w, _)| usize::from(w.0)) } else { None };
    let usual = Look::default();
    Look {
        colour: choice(colour, &stdout) != ColorChoice::Never,
        width: width.map_or(usual.width, |w| w.min(WIDEST)),
        ..usual
    }
}

/// Says on standard error what could not be done. A closed standard error is nobody's problem.
pub fn complain(what: impl Display) {
    let _ = writeln!(io::stderr(), "mtlint: {what}");
}

/// Draws the problems of each file of the user's once, on standard error.
#[derive(Debug)]
pub struct ProblemPrinter {
    look: Look,
    shown: BTreeSet<String>,
}

impl ProblemPrinter {
    /// A printer.
    pub fn new(colour: Colour) -> ProblemPrinter {
        let look = Look { colour: choice(colour, &io::stderr()) != ColorChoice::Never, ..Look::default() };
        ProblemPrinter { look, shown: BTreeSet::new() }
    }

    /// Draws the problems of some files.
    pub fn print<'a>(&mut self, all: impl IntoIterator<Item = &'a Problems>) {
        for one in all {
            if self.shown.insert(one.file.name().to_owned()) {
                let _ = writeln!(io::stderr(), "{}", problems::draw(one, self.look));
            }
        }
    }
}

/// A line on a terminal that says how far a long run is; nothing in a pipe and nothing for a short run.
#[derive(Debug)]
pub struct Progress {
    on: bool,
    total: usize,
    started: Instant,
    shown: Option<Instant>,
}

/// A run that is over sooner shows no progress.
const PATIENCE: Duration = Duration::from_millis(1500);
/// Time between two updates.
const PACE: Duration = Duration::from_millis(200);

impl Progress {
    /// Progress over some files.
    pub fn new(total: usize, wanted: bool) -> Progress {
        Progress { on: wanted && io::stderr().is_terminal(), total, started: Instant::now(), shown: None }
    }

    /// Says how many files are done, if it is time to.
    pub fn at(&mut self, done: usize) {
        let now = Instant::now();
        let due = self.shown.map_or(now - self.started >= PATIENCE, |last| now - last >= PACE);
        if self.on && due && done < self.total {
            self.shown = Some(now);
            let _ = write!(io::stderr(), "\r\x1b[Kmtlint: {done} of {} files", self.total);
        }
    }

    /// Takes the line away, before anything else is written to the terminal.
    pub fn clear(&mut self) {
        if self.shown.is_some() {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
