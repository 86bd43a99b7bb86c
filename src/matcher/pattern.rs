//! Regular expressions that are compiled on first use and run only where a literal woke them.

use std::sync::OnceLock;

use regex::{Captures, Regex, RegexBuilder};

use crate::text::Span;

/// How much of the text before and after a match its conditions see, in bytes.
const CONTEXT: usize = 80;

/// A pattern with its conditions. Letters match in either case only where the pattern says `(?i)`.
#[derive(Debug)]
pub struct Pattern {
    find: Lazy,
    unless: Option<Lazy>,
    unless_before: Option<Lazy>,
    unless_after: Option<Lazy>,
}

#[derive(Debug)]
struct Lazy {
    text: String,
    regex: OnceLock<Option<Regex>>,
}

impl Lazy {
    fn new(text: &str) -> Lazy {
        Lazy { text: text.to_owned(), regex: OnceLock::new() }
    }

    fn get(&self) -> Option<&Regex> {
        self.regex.get_or_init(|| compile(&self.text).ok()).as_ref()
    }
}

/// Compiles in ASCII mode, which is many times faster to build, unless the pattern itself needs Unicode.
fn compile(text: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(text).unicode(false).build().or_else(|_| Regex::new(text))
}

/// Says what is wrong with a regular expression, if anything.
pub fn problem(text: &str) -> Option<String> {
    compile(text).err().map(|e| e.to_string())
}

/// The text of a pattern and of the conditions under which a match does not count.
#[derive(Copy, Clone, Debug, Default)]
pub struct PatternSpec<'a> {
    /// What to find. A group named `at` narrows the finding to that group.
    pub find: &'a str,
    /// The match does not count if this matches in it.
    pub unless: Option<&'a str>,
    /// ... or in the text right before it (write `$` to anchor).
    pub unless_before: Option<&'a str>,
    /// ... or in the text right after it (write `^` to anchor).
    pub unless_after: Option<&'a str>,
}

impl Pattern {
    /// A pattern from its text, not compiled yet. Use [`problem`] first on text from users.
    pub fn new(spec: PatternSpec<'_>) -> Pattern {
        Pattern {
            find: Lazy::new(spec.find),
            unless: spec.unless.map(Lazy::new),
            unless_before: spec.unless_before.map(Lazy::new),
            unless_after: spec.unless_after.map(Lazy::new),
        }
    }

    /// Calls `each` with every match inside `within` that no condition forbids: the span of the finding (the group `at`,
    /// or the whole match) and the groups.
    pub fn find(&self, text: &str, within: Span, mut each: impl FnMut(Span, &Captures<'_>)) {
        let Some(regex) = self.find.get() else { return };
        let area = within.of(text);
        let base = within.start as usize;
        for groups in regex.captures_iter(area) {
            let whole = groups.get(0).expect("group 0 is the match");
            let (before, after) = (around(area, whole.start(), false), around(area, whole.end(), true));
            let hit =
                |lazy: &Option<Lazy>, text: &str| lazy.as_ref().and_then(Lazy::get).is_some_and(|r| r.is_match(text));
            if hit(&self.unless, whole.as_str()) || hit(&self.unless_before, before) || hit(&self.unless_after, after) {
                continue;
            }
            let at = groups.name("at").unwrap_or(whole);
            each(Span::from_range(base + at.start()..base + at.end()), &groups);
        }
    }
}

fn around(text: &str, at: usize, forward: bool) -> &str {
    let mut edge = if forward { (at + CONTEXT).min(text.len()) } else { at.saturating_sub(CONTEXT) };
    while !text.is_char_boundary(edge) {
        edge = if forward { edge - 1 } else { edge + 1 };
    }
    if forward { &text[at..edge.max(at)] } else { &text[edge.min(at)..at] }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(spec: PatternSpec<'_>, text: &str) -> Vec<String> {
        let mut out = Vec::new();
        Pattern::new(spec).find(text, Span::from_range(0..text.len()), |s, _| out.push(s.of(text).to_owned()));
        out
    }

    #[test]
    fn conditions_look_around_the_match() {
        let spec = PatternSpec { find: r"\d+ %", unless_before: Some(r"about $"), ..PatternSpec::default() };
        assert_eq!(spans(spec, "about 40 % and 50 %"), ["50 %"]);
        let spec = PatternSpec { find: r"\w+ (?P<at>-)\w+", unless_after: Some("^!"), ..PatternSpec::default() };
        assert_eq!(spans(spec, "Sino -US x -y!"), ["-"]);
        assert_eq!(spans(PatternSpec { find: "中[^国]", ..PatternSpec::default() }, "中国中东"), ["中东"]);
    }

    #[test]
    fn a_broken_pattern_is_explained() {
        assert!(problem("(a").unwrap().contains("unclosed group"));
        assert_eq!(problem("[^a]+"), None);
    }
}
