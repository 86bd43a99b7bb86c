//! The machines that find what rule packs describe: literals, phrases and patterns.
//!
//! They know text and documents; what a match means is for the rules to say.

pub mod literals;
pub mod pattern;
pub mod phrase;
pub mod template;
