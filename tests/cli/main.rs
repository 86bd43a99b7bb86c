//! The command line from outside: a folder, some files, a command, what it prints and how it ends.

#![expect(clippy::unwrap_used, reason = "a test may fail where the world does")]

mod config;
mod desk;
mod fix;
mod formats;
mod input;
mod listings;
