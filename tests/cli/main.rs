//! The command line from outside: a folder, some files, a command, what it prints and how it ends.

mod config;
mod desk;
mod fix;
mod formats;
mod input;
mod listings;
