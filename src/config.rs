//! The configuration: from the text of an `mtlint.toml` to settings without options.
//!
//! Reading is in [`read`]; finding the file and the packs and tables that it names is the business of [`crate::cli`].

pub mod read;

use std::collections::BTreeMap;
use std::path::Path;

use globset::GlobSet;

use crate::diagnostic::{Confidence, Severity};
use crate::document::Syntax;
use crate::linter::{Selection, Selector, Settings};

pub use read::{Draft, Known};

/// Name of the file that is looked for in the folder of an article and in those above it.
pub const FILE_NAME: &str = "mtlint.toml";

/// A commented configuration to start from, as `mtlint init` writes it.
pub const TEMPLATE: &str = include_str!("config/template.toml");

/// A configuration in which every value is sound.
#[derive(Clone, Debug)]
pub struct Config {
    /// Rules that run; all if empty.
    pub select: Vec<Selector>,
    /// Rules that do not.
    pub ignore: Vec<Selector>,
    /// Severities instead of those of the packs; later ones win.
    pub severities: Vec<(Selector, Severity)>,
    /// Findings below are left out.
    pub min_severity: Severity,
    /// Findings below are left out.
    pub min_confidence: Confidence,
    /// Findings at or above make the exit code 1.
    pub fail_on: Severity,
    /// Further packs, relative to the file.
    pub packs: Vec<String>,
    /// Further name tables, relative to the file.
    pub names: Vec<String>,
    /// Words and names that are never flagged.
    pub accept: Vec<String>,
    /// Syntax by file extension, besides the usual ones.
    pub formats: BTreeMap<String, Syntax>,
    /// Settings for some paths.
    pub overrides: Vec<Override>,
}

impl Default for Config {
    fn default() -> Config {
        let settings = Settings::default();
        Config {
            select: Vec::new(),
            ignore: Vec::new(),
            severities: Vec::new(),
            min_severity: settings.min_severity,
            min_confidence: settings.min_confidence,
            fail_on: Severity::Minor,
            packs: Vec::new(),
            names: Vec::new(),
            accept: Vec::new(),
            formats: BTreeMap::new(),
            overrides: Vec::new(),
        }
    }
}

/// Settings for the paths that match.
#[derive(Clone, Debug)]
pub struct Override {
    /// Globs relative to the folder of the configuration.
    pub paths: GlobSet,
    /// Rules that run there instead.
    pub select: Option<Vec<Selector>>,
    /// Rules that do not run there either.
    pub ignore: Vec<Selector>,
    /// Severities there.
    pub severities: Vec<(Selector, Severity)>,
}

/// What the command line says on top of every configuration.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    /// Rules that run, whatever the configuration selects, if there are any.
    pub select: Vec<Selector>,
    /// Rules that do not run, besides those of the configuration.
    pub ignore: Vec<Selector>,
    /// Instead of that of the configuration.
    pub min_severity: Option<Severity>,
    /// Instead of that of the configuration.
    pub min_confidence: Option<Confidence>,
    /// Instead of that of the configuration.
    pub fail_on: Option<Severity>,
}

impl Config {
    /// How an article is checked; `path` is relative to the folder of the configuration. Of several overrides that match
    /// the last selects; what they ignore adds up.
    pub fn settings(&self, flags: &Flags, path: &Path) -> Settings {
        let mut select = &self.select;
        let mut ignore = self.ignore.clone();
        let mut severities = self.severities.clone();
        for over in self.overrides.iter().filter(|o| o.paths.is_match(path)) {
            select = over.select.as_ref().unwrap_or(select);
            ignore.extend_from_slice(&over.ignore);
            severities.extend_from_slice(&over.severities);
        }
        if !flags.select.is_empty() {
            select = &flags.select;
        }
        ignore.extend_from_slice(&flags.ignore);
        Settings {
            rules: Selection::new(select.clone(), ignore, severities),
            min_severity: flags.min_severity.unwrap_or(self.min_severity),
            min_confidence: flags.min_confidence.unwrap_or(self.min_confidence),
        }
    }

    /// The severity from which on findings make the exit code 1.
    pub fn fail_on(&self, flags: &Flags) -> Severity {
        flags.fail_on.unwrap_or(self.fail_on)
    }

    /// The syntax of a file, if its extension is that of an article.
    pub fn syntax(&self, path: &Path) -> Option<Syntax> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        self.formats.get(&extension).copied().or_else(|| Syntax::of_extension(&extension))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::RuleId;
    use std::sync::Arc;

    fn config(text: &str) -> Config {
        let draft = read::read(Arc::new(crate::source::Source::new("mtlint.toml", text)));
        draft
            .finish(Known { ids: &[RuleId::new("names/garbled"), RuleId::new("spacing/hyphen")], complete: true })
            .unwrap()
    }

    #[test]
    fn overrides_add_up_and_the_command_line_wins() {
        let config = config(
            r#"
            select = ["names"]
            [[override]]
            paths = ["archive/**"]
            select = ["spacing"]
            [[override]]
            paths = ["archive/2011/*"]
            ignore = ["spacing/hyphen"]
            "#,
        );
        let runs = |path: &str, id: &str, flags: &Flags| {
            config.settings(flags, Path::new(path)).rules.enables(&RuleId::new(id))
        };
        let none = Flags::default();
        assert!(runs("a.txt", "names/garbled", &none) && !runs("a.txt", "spacing/hyphen", &none));
        assert!(!runs("archive/a.txt", "names/garbled", &none) && runs("archive/a.txt", "spacing/hyphen", &none));
        assert!(!runs("archive/2011/a.txt", "spacing/hyphen", &none));
        let flags = Flags { select: vec![Selector::parse("names").unwrap()], ..Flags::default() };
        assert!(runs("archive/a.txt", "names/garbled", &flags));
    }

    #[test]
    fn extensions_are_those_of_articles_or_configured() {
        let config = config("[formats]\nstory = \"markdown\"\n");
        assert_eq!(config.syntax(Path::new("a.Story")), Some(Syntax::Markdown));
        assert_eq!(config.syntax(Path::new("a.HTM")), Some(Syntax::Html));
        assert_eq!(config.syntax(Path::new("README")), None);
    }

    #[test]
    fn the_template_is_sound_and_changes_nothing() {
        let (template, default) = (config(TEMPLATE), Config::default());
        assert_eq!(format!("{template:?}"), format!("{default:?}"));
    }
}
