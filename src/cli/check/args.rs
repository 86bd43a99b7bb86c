//! The arguments of `mtlint check`.

use std::path::PathBuf;

use clap::{ArgGroup, Args};

use crate::cli::console::Colour;
use crate::cli::project::Setup;
use crate::cli::{one_of, read};
use crate::config::Flags;
use crate::diagnostic::{Confidence, Severity};
use crate::linter::Selector;
use crate::report::Format;

const EXAMPLE: &str = "Examples:
  mtlint check article.txt                 mtlint check --format table archive/
  mtlint check --fix article.md            mtlint check --select names --diff .";

/// Arguments.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLE, group = ArgGroup::new("mending").multiple(true))]
pub struct CheckArgs {
    /// Files and folders; `-` is standard input; none is the current folder
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Form: pretty, concise, table, json
    #[arg(long, value_name = "FORMAT", hide_possible_values = true, default_value = "pretty", value_parser = one_of(Format::ALL, Format::name))]
    pub format: Format,
    /// Write the report to a file
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Run these rules only: ids, packs, globs
    #[arg(long, value_name = "RULES", value_delimiter = ',', value_parser = Selector::parse)]
    pub select: Vec<Selector>,
    /// Do not run these rules
    #[arg(long, value_name = "RULES", value_delimiter = ',', value_parser = Selector::parse)]
    pub ignore: Vec<Selector>,
    /// Least severity shown: neutral, minor, major, critical
    #[arg(long, value_name = "SEVERITY", hide_possible_values = true, value_parser = one_of(Severity::ALL, Severity::name))]
    pub min_severity: Option<Severity>,
    /// Least confidence shown: low, medium, high [default: medium]
    #[arg(long, value_name = "CONFIDENCE", hide_possible_values = true, value_parser = one_of(Confidence::ALL, Confidence::name))]
    pub min_confidence: Option<Confidence>,
    /// Exit with 1 from this severity on [default: minor]
    #[arg(long, value_name = "SEVERITY", hide_possible_values = true, value_parser = one_of(Severity::ALL, Severity::name))]
    pub fail_on: Option<Severity>,
    /// Apply safe fixes to the files
    #[arg(long, group = "mending")]
    pub fix: bool,
    /// With --fix or --diff: fixes too that pick a meaning
    #[arg(long, requires = "mending")]
    pub unsafe_fixes: bool,
    /// Print what --fix would change, write nothing
    #[arg(long, group = "mending")]
    pub diff: bool,
    /// Configuration, packs and tables
    #[command(flatten)]
    pub setup: Setup,
    /// Count findings by rule below the report
    #[arg(long)]
    pub statistics: bool,
    /// Threads; 0 is one for each core
    #[arg(long, short, value_name = "N", default_value_t = 0)]
    pub jobs: usize,
    /// Findings and errors only: no summary, notes or progress
    #[arg(long, short)]
    pub quiet: bool,
    /// Colour: auto, always, never
    #[arg(long, value_name = "WHEN", hide_possible_values = true, default_value = "auto", value_parser = one_of(Colour::ALL, Colour::name))]
    pub color: Colour,
    /// Path of what comes through standard input
    #[arg(long, value_name = "PATH")]
    pub stdin_filename: Option<PathBuf>,
    /// Refuse longer files [default: 64M]
    #[arg(long, value_name = "SIZE", hide_default_value = true, default_value_t = read::MAX_FILE_SIZE, value_parser = read::size)]
    pub max_file_size: u64,
}

impl CheckArgs {
    /// What goes on top of every configuration.
    pub fn flags(&self) -> Flags {
        Flags {
            select: self.select.clone(),
            ignore: self.ignore.clone(),
            min_severity: self.min_severity,
            min_confidence: self.min_confidence,
            fail_on: self.fail_on,
        }
    }
}
