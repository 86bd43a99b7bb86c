//! The kinds of rule that a pack can hold as data; one file each.

pub mod consistency;
pub mod existence;
pub mod pattern;
pub mod repetition;
pub mod substitution;
