//! The rules that are built in, and the packs of the user's beside them.

use std::sync::Arc;

use crate::diagnostic::{Problem, Problems};
use crate::rule::pack::{self, Pack};
use crate::source::Source;
use crate::text::Span;

macro_rules! packs {
    ($($file:literal),* $(,)?) => {
        /// The built-in packs: file name and text.
        pub const PACKS: &[(&str, &str)] = &[$(($file, include_str!(concat!("../../rules/", $file)))),*];
    };
}

packs![
    "calque-cross-strait.toml",
    "calque-daily.toml",
    "calque-economy.toml",
    "calque-idioms.toml",
    "calque-politics.toml",
    "calque.toml",
    "formula.toml",
    "grammar.toml",
    "names.toml",
    "nonword.toml",
    "repetition.toml",
    "spacing.toml",
    "stray.toml",
    "suppression.toml",
];

/// Reads the built-in packs; with `examples` for tests and `explain`, without for a run.
///
/// # Panics
/// If a built-in pack is broken, which its tests rule out.
pub fn builtin(examples: bool) -> Vec<Pack> {
    PACKS
        .iter()
        .map(|(name, text)| {
            pack::read(Arc::new(Source::new(format!("rules/{name}"), *text)), examples)
                .unwrap_or_else(|p| panic!("a built-in pack is broken: {p}"))
        })
        .collect()
}

/// Reads the built-in packs and those of the user's. An id may be there only once.
///
/// # Errors
/// The [`Problems`] of every broken pack.
pub fn load(user: Vec<Arc<Source>>, examples: bool) -> Result<Vec<Pack>, Vec<Problems>> {
    let mut packs = builtin(examples);
    let mut broken = Vec::new();
    for source in user {
        // patterns of users are compiled at once: their mistakes must show
        match pack::read(Arc::clone(&source), true) {
            Ok(pack) => {
                let taken =
                    |id: &crate::diagnostic::RuleId| packs.iter().flat_map(|p| &p.rules).any(|r| r.meta().id == *id);
                let list: Vec<Problem> = pack
                    .rules
                    .iter()
                    .filter(|r| taken(&r.meta().id))
                    .map(|r| {
                        let id = r.meta().id.as_str();
                        let at = source.text().find(id).unwrap_or(0);
                        Problem::new(
                            Span::from_range(at..at + id.len()),
                            format!("the id `{id}` is taken by another pack"),
                        )
                        .help("ids are for ever: choose another name")
                    })
                    .collect();
                if list.is_empty() {
                    packs.push(pack);
                } else {
                    broken.push(Problems { file: source, list });
                }
            }
            Err(p) => broken.push(p),
        }
    }
    if broken.is_empty() { Ok(packs) } else { Err(broken) }
}
