//! `mtlint check`: find the articles, check them side by side, report them in order, mend them if asked to.
//!
//! Files are read and checked in batches of a bounded size: memory stays bounded over any archive, and the report streams
//! in the order of the paths whatever the number of threads.

mod args;
mod output;

use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use rayon::prelude::*;

pub use args::CheckArgs;
use output::Output;

use crate::cli::console::{Progress, complain};
use crate::cli::project::Workspace;
use crate::cli::read::ReadError;
use crate::cli::walk::{self, Input};
use crate::cli::{CLEAN, FAILED, FOUND, read, write};
use crate::config::Flags;
use crate::diagnostic::Applicability;
use crate::linter::Report;
use crate::report::{Reporter, Summary};
use crate::source::Source;

/// A batch holds at most this many files ...
const BATCH_FILES: usize = 512;
/// ... and is closed by the file that takes it over this many bytes.
const BATCH_BYTES: u64 = 16 << 20;

/// What a run does with fixes.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum Mending {
    /// Nothing.
    Off,
    /// Applies those that are at least so trustworthy.
    Apply(Applicability),
    /// Shows what that would change.
    Show(Applicability),
}

/// One article after its check.
struct Checked {
    /// What was found, or what is left after the fixes.
    report: Report,
    /// Whether a finding reaches `fail-on`.
    fails: bool,
    /// The text before and after, if fixes changed it.
    change: Option<Change>,
}

struct Change {
    before: Arc<Source>,
    after: Arc<Source>,
    applied: usize,
}

/// Runs it.
///
/// # Errors
/// If the report can not be written, or the arguments contradict each other.
pub fn run(args: CheckArgs) -> Result<ExitCode> {
    let mending = mending(&args);
    let by_stdin = args.paths.iter().any(|p| p.as_os_str() == "-");
    if by_stdin && matches!(mending, Mending::Apply(_)) && args.paths.len() > 1 {
        bail!("`-` with --fix prints the fixed text; name no other path beside it");
    }
    if args.jobs > 0 {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(args.jobs);
        pool.build_global()
            .with_context(|| format!("{} threads can not be started; give a lower --jobs", args.jobs))?;
    }
    let flags = args.flags();
    let mut workspace = Workspace::new(&args.setup, args.color, false);
    let inputs = walk::inputs(&args.paths, args.stdin_filename.as_deref(), &mut workspace);
    if !inputs.list.is_empty() && !workspace.knows(flags.select.iter().chain(&flags.ignore)) {
        return Ok(ExitCode::from(FAILED));
    }
    let nothing = inputs.list.is_empty() && inputs.failed == 0;
    for folder in &inputs.empty {
        if nothing || !args.quiet {
            let hint = "name a file, or add its extension under [formats] in mtlint.toml";
            complain(format_args!("{}: no articles here (txt, md, markdown, html, htm); {hint}", folder.display()));
        }
    }
    let mut run = Run {
        output: Output::open(&args, by_stdin && matches!(mending, Mending::Apply(_)))?,
        reporter: None,
        summary: Summary { failed: inputs.failed, ..Summary::default() },
        fails: false,
        mending,
        quiet: args.quiet,
    };
    if !matches!(mending, Mending::Show(_)) {
        run.reporter = Some(args.format.reporter(run.output.look(&args)));
    }
    let mut progress = Progress::new(inputs.list.len(), !args.quiet);
    let mut done = 0;
    for batch in batches(&inputs.list) {
        let checked: Vec<Result<Checked, ReadError>> =
            batch.par_iter().map(|input| check(input, &flags, mending, args.max_file_size)).collect();
        progress.clear();
        for (input, checked) in batch.iter().zip(checked) {
            run.file(input, checked)?;
        }
        done += batch.len();
        progress.at(done);
    }
    progress.clear();
    let failed = run.finish()? > 0 || nothing;
    // the process ends here: giving a hundred thousand small pieces of memory back one by one would only take time
    std::mem::forget((workspace, inputs));
    Ok(ExitCode::from(match (failed, run.fails) {
        (true, _) => FAILED,
        (false, true) => FOUND,
        (false, false) => CLEAN,
    }))
}

fn mending(args: &CheckArgs) -> Mending {
    let wanted = if args.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe };
    match (args.fix, args.diff) {
        (_, true) => Mending::Show(wanted),
        (true, false) => Mending::Apply(wanted),
        (false, false) => Mending::Off,
    }
}

/// Reads and checks one article.
fn check(input: &Input, flags: &Flags, mending: Mending, limit: u64) -> Result<Checked, ReadError> {
    let source = Arc::new(match &input.path {
        Some(path) => read::file(path, &input.name, limit)?,
        None => read::stdin(&input.name, limit)?,
    });
    let (config, linter) = (&input.project.config, &input.project.linter);
    let settings = config.settings(flags, input.project.relative(&input.full));
    let fails = |report: &Report| report.diagnostics.iter().any(|d| d.severity >= config.fail_on(flags));
    let wanted = match mending {
        Mending::Off => {
            let report = linter.check(&source, input.syntax, &settings);
            return Ok(Checked { fails: fails(&report), report, change: None });
        }
        Mending::Apply(wanted) | Mending::Show(wanted) => wanted,
    };
    let fixed = linter.fix(&source, input.syntax, &settings, wanted);
    // what is only shown leaves the article as it is, with all its findings
    let fails = match mending {
        Mending::Show(_) if fixed.applied > 0 => fails(&linter.check(&source, input.syntax, &settings)),
        _ => fails(&fixed.report),
    };
    let changed = fixed.source.text() != source.text();
    let change = changed.then_some(Change { before: source, after: fixed.source, applied: fixed.applied });
    Ok(Checked { report: fixed.report, fails, change })
}

/// Cuts the list where a batch has enough files or bytes. A file whose length is not known counts as empty: reading it
/// will say what is wrong.
fn batches(list: &[Input]) -> Vec<&[Input]> {
    let mut out = Vec::new();
    let (mut start, mut bytes) = (0, 0);
    for (i, input) in list.iter().enumerate() {
        bytes += input.path.as_ref().and_then(|p| std::fs::metadata(p).ok()).map_or(0, |m| m.len());
        if i + 1 - start == BATCH_FILES || bytes > BATCH_BYTES {
            out.push(&list[start..=i]);
            (start, bytes) = (i + 1, 0);
        }
    }
    out.push(&list[start..]);
    out
}

/// What goes out, in order.
struct Run {
    output: Output,
    reporter: Option<Box<dyn Reporter>>,
    summary: Summary,
    fails: bool,
    mending: Mending,
    quiet: bool,
}

impl Run {
    fn file(&mut self, input: &Input, checked: Result<Checked, ReadError>) -> Result<()> {
        let checked = match checked {
            Ok(checked) => checked,
            Err(e) => {
                self.summary.failed += 1;
                if input.listed && e.is_missing() {
                    complain(format_args!("{}: vanished before it was read; run again, or ignore it", input.name));
                } else {
                    complain(e);
                }
                return Ok(());
            }
        };
        self.fails |= checked.fails;
        self.summary.add(&checked.report);
        if let Some(reporter) = &mut self.reporter {
            reporter.file(&mut self.output, &checked.report).context("the report can not be written")?;
        }
        let to_stdout = input.path.is_none() && matches!(self.mending, Mending::Apply(_));
        match (&checked.change, self.mending) {
            (Some(change), Mending::Apply(_)) => self.apply(input, change)?,
            (Some(change), Mending::Show(_)) => {
                self.counted(change);
                write!(self.output, "{}", diff(change)).context("the diff can not be written")?;
            }
            (None, _) if to_stdout => {
                let source = &checked.report.source;
                print(&source.encode(source.text()))?;
            }
            _ => {}
        }
        Ok(())
    }

    fn counted(&mut self, change: &Change) {
        self.summary.fixed += change.applied;
        self.summary.changed += 1;
    }

    /// Writes the fixed text where the old one came from.
    fn apply(&mut self, input: &Input, change: &Change) -> Result<()> {
        let bytes = change.after.encode(change.after.text());
        match &input.path {
            None => {
                print(&bytes)?;
                self.counted(change);
            }
            Some(path) => match write::replace(path, &bytes) {
                Ok(()) => self.counted(change),
                Err(e) => {
                    self.summary.failed += 1;
                    complain(format_args!(
                        "{}: the fixed text can not be written ({e}); the file is as it was",
                        input.name
                    ));
                }
            },
        }
        Ok(())
    }

    /// Closes the report and gives the number of files that failed.
    fn finish(&mut self) -> Result<usize> {
        match &mut self.reporter {
            Some(reporter) => {
                reporter.finish(&mut self.output, &self.summary).context("the report can not be written")?
            }
            None if !self.quiet => complain(format_args!("{}", self.summary.would())),
            None => {}
        }
        self.output.finish().context("the report can not be written")?;
        Ok(self.summary.failed)
    }
}

fn print(bytes: &[u8]) -> Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(bytes).and_then(|()| stdout.flush()).context("the fixed text can not be written")
}

/// A unified diff that `patch -p0` understands.
fn diff(change: &Change) -> String {
    let name = change.before.name();
    let text = similar::TextDiff::from_lines(change.before.text(), change.after.text());
    text.unified_diff().context_radius(3).header(name, name).to_string()
}
