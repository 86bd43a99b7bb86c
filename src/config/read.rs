//! Reading `mtlint.toml`: every problem at once, each with its place in the file.
//!
//! The file is walked as a tree and not deserialised, because a derived reader stops at the first mistake.

use std::collections::BTreeMap;
use std::sync::Arc;

use globset::{GlobBuilder, GlobSetBuilder};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::config::{Config, Override};
use crate::diagnostic::{Problem, Problems, RuleId, Severity};
use crate::linter::Selector;
use crate::source::Source;
use crate::text::Span;

/// A configuration that was read but not yet held against the rules there are: these may come from packs that it names.
#[derive(Debug)]
pub struct Draft {
    file: Arc<Source>,
    config: Config,
    problems: Vec<Problem>,
    selectors: Vec<(Span, Selector)>,
    packs: Vec<(Span, String)>,
    names: Vec<(Span, String)>,
}

/// The rules there are.
#[derive(Copy, Clone, Debug)]
pub struct Known<'a> {
    /// Their ids.
    pub ids: &'a [RuleId],
    /// Whether every pack could be read. If not, a selector of a pack that is not known may be sound.
    pub complete: bool,
}

/// Reads the text of a configuration.
pub fn read(file: Arc<Source>) -> Draft {
    let mut draft = Draft {
        file: Arc::clone(&file),
        config: Config::default(),
        problems: Vec::new(),
        selectors: Vec::new(),
        packs: Vec::new(),
        names: Vec::new(),
    };
    let (tree, errors) = DeTable::parse_recoverable(file.text());
    if errors.is_empty() {
        draft.top(tree.get_ref());
    }
    // a file that is no TOML is not searched further: what recovery makes of it is a guess
    for error in errors {
        draft.complain(error.span().map_or(Span::default(), Span::from_range), error.message().trim());
    }
    draft
}

/// A table under its reader: takes one value and says whether the key is known.
type Entry<'a, 'i> = (&'a Spanned<toml::de::DeString<'i>>, &'a Spanned<DeValue<'i>>);

impl Draft {
    /// Packs that it names, with the place of each.
    pub fn packs(&self) -> &[(Span, String)] {
        &self.packs
    }

    /// Name tables that it names, with the place of each.
    pub fn names(&self) -> &[(Span, String)] {
        &self.names
    }

    /// Words that it accepts.
    pub fn accept(&self) -> &[String] {
        &self.config.accept
    }

    /// Notes what somebody else found wrong with a value, such as a pack that is not there.
    pub fn complain(&mut self, span: Span, message: impl Into<String>) {
        self.problems.push(Problem::new(span, message));
    }

    /// The configuration, once it is known which rules there are.
    ///
    /// # Errors
    /// [`Problems`] with everything that is wrong with the file.
    pub fn finish(mut self, known: Known<'_>) -> Result<Config, Problems> {
        for (span, selector) in std::mem::take(&mut self.selectors) {
            if known.ids.iter().any(|id| selector.matches(id)) {
                continue;
            }
            let pack = selector.text().split('/').next().unwrap_or_default();
            if !known.complete && !known.ids.iter().any(|id| id.pack() == pack) {
                continue;
            }
            let problem = Problem::new(span, format!("no rule is called `{}`", selector.text()));
            self.problems.push(match selector.did_you_mean(known.ids) {
                Some(name) => problem.help(format!("did you mean `{name}`?")),
                None => problem.help("`mtlint rules` lists them"),
            });
        }
        if self.problems.is_empty() {
            return Ok(self.config);
        }
        self.problems.sort();
        self.problems.dedup();
        Err(Problems { file: self.file, list: self.problems })
    }

    fn top(&mut self, table: &DeTable<'_>) {
        const KEYS: &[&str] = &[
            "select",
            "ignore",
            "min-severity",
            "min-confidence",
            "fail-on",
            "packs",
            "names",
            "accept",
            "formats",
            "severity",
            "override",
        ];
        for (key, value) in table {
            match &**key.get_ref() {
                "select" => self.config.select = self.selectors(value),
                "ignore" => self.config.ignore = self.selectors(value),
                "min-severity" => self.config.min_severity = self.parsed(value).unwrap_or(self.config.min_severity),
                "min-confidence" => {
                    self.config.min_confidence = self.parsed(value).unwrap_or(self.config.min_confidence)
                }
                "fail-on" => self.config.fail_on = self.parsed(value).unwrap_or(self.config.fail_on),
                "packs" => {
                    self.packs = self.strings(value);
                    self.config.packs = self.packs.iter().map(|(_, text)| text.clone()).collect();
                }
                "names" => {
                    self.names = self.strings(value);
                    self.config.names = self.names.iter().map(|(_, text)| text.clone()).collect();
                }
                "accept" => self.config.accept = self.strings(value).into_iter().map(|(_, text)| text).collect(),
                "formats" => self.config.formats = self.formats(value),
                "severity" => self.config.severities = self.severities(value),
                "override" => self.config.overrides = self.overrides(value),
                _ => self.unknown((key, value), KEYS),
            }
        }
    }

    fn overrides(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<Override> {
        const KEYS: &[&str] = &["paths", "select", "ignore", "severity"];
        let Some(list) = self.array(value, "[[override]] tables") else { return Vec::new() };
        let mut out = Vec::new();
        for item in list {
            let Some(table) = self.table(item) else { continue };
            let mut paths = None;
            let mut over =
                Override { paths: globset::GlobSet::empty(), select: None, ignore: Vec::new(), severities: Vec::new() };
            for (key, value) in table {
                match &**key.get_ref() {
                    "paths" => paths = Some(self.globs(value)),
                    "select" => over.select = Some(self.selectors(value)),
                    "ignore" => over.ignore = self.selectors(value),
                    "severity" => over.severities = self.severities(value),
                    _ => self.unknown((key, value), KEYS),
                }
            }
            match paths {
                Some(paths) => over.paths = paths,
                None => self.complain(span(item), "an override needs `paths`, globs relative to this file"),
            }
            out.push(over);
        }
        out
    }

    fn globs(&mut self, value: &Spanned<DeValue<'_>>) -> globset::GlobSet {
        let mut set = GlobSetBuilder::new();
        for (at, text) in self.strings(value) {
            match GlobBuilder::new(&text).literal_separator(true).build() {
                Ok(glob) => {
                    set.add(glob);
                }
                Err(e) => self.complain(at, format!("`{text}` is no glob: {}", e.kind())),
            }
        }
        set.build().unwrap_or_else(|e| {
            self.complain(span(value), format!("these globs can not be used together: {e}"));
            globset::GlobSet::empty()
        })
    }

    fn severities(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<(Selector, Severity)> {
        let Some(table) = self.table(value) else { return Vec::new() };
        // in the order of the file, because later entries win
        let mut entries: Vec<Entry<'_, '_>> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let mut out = Vec::new();
        for (key, value) in entries {
            let selector = self.selector(Span::from_range(key.span()), key.get_ref());
            let severity = self.parsed(value);
            out.extend(selector.zip(severity));
        }
        out
    }

    fn formats(&mut self, value: &Spanned<DeValue<'_>>) -> BTreeMap<String, crate::document::Syntax> {
        let Some(table) = self.table(value) else { return BTreeMap::new() };
        let mut out = BTreeMap::new();
        for (key, value) in table {
            let extension = key.get_ref();
            if extension.is_empty() || extension.contains(['.', '/', '*']) {
                let message = format!("`{extension}` is no file extension; write it without dot, as in `txt`");
                self.complain(Span::from_range(key.span()), message);
            }
            if let Some(syntax) = self.parsed(value) {
                out.insert(extension.to_ascii_lowercase(), syntax);
            }
        }
        out
    }

    fn selectors(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<Selector> {
        self.strings(value).into_iter().filter_map(|(at, text)| self.selector(at, &text)).collect()
    }

    fn selector(&mut self, at: Span, text: &str) -> Option<Selector> {
        match Selector::parse(text) {
            Ok(selector) => {
                self.selectors.push((at, selector.clone()));
                Some(selector)
            }
            Err(e) => {
                self.complain(at, format!("`{text}` selects no rules: {e}"));
                None
            }
        }
    }

    fn parsed<T: std::str::FromStr<Err = String>>(&mut self, value: &Spanned<DeValue<'_>>) -> Option<T> {
        let Some(text) = value.get_ref().as_str() else {
            self.mistyped(value, "a string");
            return None;
        };
        text.parse().map_err(|message: String| self.complain(span(value), message)).ok()
    }

    fn strings(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<(Span, String)> {
        let Some(list) = self.array(value, "a list of strings") else { return Vec::new() };
        let mut out = Vec::new();
        for item in list {
            match item.get_ref().as_str() {
                Some(text) => out.push((span(item), text.to_owned())),
                None => self.mistyped(item, "a string"),
            }
        }
        out
    }

    fn array<'a, 'i>(&mut self, value: &'a Spanned<DeValue<'i>>, what: &str) -> Option<&'a toml::de::DeArray<'i>> {
        let list = value.get_ref().as_array();
        if list.is_none() {
            self.mistyped(value, what);
        }
        list
    }

    fn table<'a, 'i>(&mut self, value: &'a Spanned<DeValue<'i>>) -> Option<&'a DeTable<'i>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.mistyped(value, "a table");
        }
        table
    }

    fn mistyped(&mut self, value: &Spanned<DeValue<'_>>, wanted: &str) {
        self.complain(span(value), format!("this is of type {}; it has to be {wanted}", value.get_ref().type_str()));
    }

    fn unknown(&mut self, (key, _): Entry<'_, '_>, known: &[&str]) {
        let name = key.get_ref();
        let near = known.iter().map(|k| (strsim::jaro_winkler(name, k), *k)).max_by(|a, b| a.0.total_cmp(&b.0));
        let help = match near {
            Some((score, k)) if score > 0.8 => format!("did you mean `{k}`?"),
            _ => format!("known here are {}", known.join(", ")),
        };
        self.problems.push(Problem::new(Span::from_range(key.span()), format!("unknown key `{name}`")).help(help));
    }
}

fn span(value: &Spanned<DeValue<'_>>) -> Span {
    Span::from_range(value.span())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str, complete: bool) -> Vec<(String, String, String)> {
        let ids = [RuleId::new("names/garbled"), RuleId::new("spacing/hyphen")];
        match read(Arc::new(Source::new("mtlint.toml", text))).finish(Known { ids: &ids, complete }) {
            Ok(_) => Vec::new(),
            Err(p) => {
                let list = p.list.into_iter();
                list.map(|p| (p.span.of(text).to_owned(), p.message, p.help.unwrap_or_default())).collect()
            }
        }
    }

    #[test]
    fn every_mistake_is_reported_with_its_place() {
        let text = r#"
            selct = ["names"]
            ignore = ["names/garbeld", 3]
            fail-on = "huge"
            packs = "desk.toml"
            [formats]
            ".story" = "markdow"
            [severity]
            spacing = "tiny"
            [[override]]
            ignore = ["spacing"]
            path = ["a"]
            [[override]]
            paths = ["a/[b"]
        "#;
        let found = problems(text, true);
        let places: Vec<&str> = found.iter().map(|(at, ..)| at.as_str()).collect();
        let want = [
            "selct",
            "\"names/garbeld\"",
            "3",
            "\"huge\"",
            "\"desk.toml\"",
            "\".story\"",
            "\"markdow\"",
            "\"tiny\"",
            "[[override]]",
            "path",
            "\"a/[b\"",
        ];
        assert_eq!(places, want, "{found:#?}");
        assert_eq!(found[0].2, "did you mean `select`?");
        assert_eq!(found[1].2, "did you mean `names/garbled`?");
        assert_eq!(found[9].2, "did you mean `paths`?");
    }

    #[test]
    fn broken_toml_is_reported_and_nothing_else() {
        let found = problems("select = [\nfail-on = \"huge\"\nx = = 1\n", true);
        assert!(!found.is_empty());
        assert!(found.iter().all(|(_, message, _)| !message.contains("huge")), "{found:?}");
    }

    #[test]
    fn rules_of_a_pack_that_could_not_be_read_are_not_held_against_the_user() {
        let text = "ignore = [\"desk/pot\", \"names/x\"]";
        assert_eq!(problems(text, false).len(), 1);
        assert_eq!(problems(text, true).len(), 2);
    }

    #[test]
    fn of_severities_the_later_entry_wins() {
        let text = "[severity]\n\"spacing/*\" = \"neutral\"\n\"names\" = \"minor\"\n\"*\" = \"critical\"\n";
        let config = read(Arc::new(Source::new("mtlint.toml", text)));
        let list: Vec<&str> = config.config.severities.iter().map(|(s, _)| s.text()).collect();
        assert_eq!(list, ["spacing/*", "names", "*"]);
    }
}
