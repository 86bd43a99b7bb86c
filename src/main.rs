//! The command line tool; everything it does is in [`mtlint::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    mtlint::cli::main()
}
