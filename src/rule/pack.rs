//! Rule packs: TOML files with one array of tables for each kind of rule.
//!
//! A pack is read whole; everything that is wrong with it is reported at once, with the span of the value.

mod wording;

use std::sync::Arc;

use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::{Applicability, Category, Confidence, Problem, Problems, RuleId, Severity};
use crate::document::Syntax;
use crate::matcher::pattern::{self, Pattern, PatternSpec};
use crate::matcher::phrase::Phrase;
use crate::matcher::template;
use crate::rule::kind::consistency::Consistency;
use crate::rule::kind::existence::Existence;
use crate::rule::kind::pattern::PatternRule;
use crate::rule::kind::repetition::Repetition;
use crate::rule::kind::substitution::Substitution;
use crate::rule::{Example, Rule, RuleMeta, code};
use crate::source::Source;
use crate::text::Span;

/// A pack that was read without problems.
pub struct Pack {
    /// Its name.
    pub name: String,
    /// One line.
    pub summary: String,
    /// Its rules, in the order of the file by kind.
    pub rules: Vec<Box<dyn Rule>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPack {
    pack: RawHeader,
    #[serde(default)]
    existence: Vec<RawRule>,
    #[serde(default)]
    substitution: Vec<RawRule>,
    #[serde(default)]
    pattern: Vec<RawRule>,
    #[serde(default)]
    repetition: Vec<RawRule>,
    #[serde(default)]
    consistency: Vec<RawRule>,
    #[serde(default)]
    code: Vec<RawRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawHeader {
    name: Spanned<String>,
    summary: String,
    category: Option<Spanned<String>>,
    severity: Option<Spanned<String>>,
    confidence: Option<Spanned<String>>,
    applicability: Option<Spanned<String>>,
}

/// A rule of any kind; which fields a kind has is checked afterwards, because `Spanned` fails inside tagged enums.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawRule {
    id: Spanned<String>,
    summary: Option<String>,
    explanation: Option<String>,
    zh: Option<String>,
    message: Option<String>,
    category: Option<Spanned<String>>,
    severity: Option<Spanned<String>>,
    confidence: Option<Spanned<String>>,
    applicability: Option<Spanned<String>>,
    find: Option<Spanned<Vec<Spanned<String>>>>,
    replace: Option<Spanned<Vec<Spanned<String>>>>,
    suggest: Option<Spanned<String>>,
    gate: Option<Spanned<Vec<String>>>,
    unless: Option<Spanned<String>>,
    unless_before: Option<Spanned<String>>,
    unless_after: Option<Spanned<String>>,
    whole_sentence: Option<Spanned<bool>>,
    delete: Option<Spanned<bool>>,
    words: Option<Spanned<(usize, usize)>>,
    allow: Option<Spanned<Vec<String>>>,
    syntax: Option<Spanned<String>>,
    #[serde(default)]
    bad: Vec<Spanned<Vec<String>>>,
    #[serde(default)]
    good: Vec<Spanned<String>>,
}

#[derive(Copy, Clone, PartialEq)]
enum Kind {
    Existence,
    Substitution,
    Pattern,
    Repetition,
    Consistency,
    Code,
}

/// Collects problems while a pack is read.
struct Reader {
    problems: Vec<Problem>,
    defaults: Defaults,
    pack: String,
    examples: bool,
}

#[derive(Default)]
struct Defaults {
    category: Option<Category>,
    severity: Option<Severity>,
    confidence: Option<Confidence>,
    applicability: Option<Applicability>,
}

/// Reads a pack. `examples` asks for bad and good texts too; a run that only checks does not need them.
///
/// # Errors
/// [`Problems`] with everything that is wrong with the file.
pub fn read(source: Arc<Source>, examples: bool) -> Result<Pack, Problems> {
    let raw: RawPack = match toml::from_str(source.text()) {
        Ok(raw) => raw,
        Err(e) => {
            let span = e.span().map_or(Span::default(), Span::from_range);
            return Err(Problems { file: source, list: vec![Problem::new(span, e.message().trim())] });
        }
    };
    let mut reader =
        Reader { problems: Vec::new(), defaults: Defaults::default(), pack: raw.pack.name.get_ref().clone(), examples };
    reader.defaults = Defaults {
        category: reader.parsed(raw.pack.category.as_ref()),
        severity: reader.parsed(raw.pack.severity.as_ref()),
        confidence: reader.parsed(raw.pack.confidence.as_ref()),
        applicability: reader.parsed(raw.pack.applicability.as_ref()),
    };
    if let Some(p) = RuleId::new(&format!("{}/x", raw.pack.name.get_ref())).problem() {
        reader.problem(raw.pack.name.span(), p);
    }
    let mut rules: Vec<Box<dyn Rule>> = Vec::new();
    for (kind, list) in [
        (Kind::Existence, raw.existence),
        (Kind::Substitution, raw.substitution),
        (Kind::Pattern, raw.pattern),
        (Kind::Repetition, raw.repetition),
        (Kind::Consistency, raw.consistency),
        (Kind::Code, raw.code),
    ] {
        for rule in list {
            rules.extend(reader.rule(kind, rule));
        }
    }
    let mut seen = rustc_hash::FxHashSet::default();
    for rule in &rules {
        if !seen.insert(rule.meta().id.clone()) {
            let text = format!("\"{}\"", rule.meta().id);
            let at = source.text().rfind(&text).unwrap_or(0);
            reader.problem(
                at..at + text.len().min(source.text().len()),
                format!("the id `{}` is there twice", rule.meta().id),
            );
        }
    }
    if reader.problems.is_empty() {
        Ok(Pack { name: reader.pack, summary: raw.pack.summary, rules })
    } else {
        reader.problems.sort();
        Err(Problems { file: source, list: reader.problems })
    }
}

impl Reader {
    fn problem(&mut self, range: std::ops::Range<usize>, message: impl Into<String>) {
        self.problems.push(Problem::new(Span::from_range(range), message));
    }

    fn parsed<T: std::str::FromStr<Err = String>>(&mut self, value: Option<&Spanned<String>>) -> Option<T> {
        let value = value?;
        match value.get_ref().parse() {
            Ok(v) => Some(v),
            Err(message) => {
                self.problem(value.span(), message);
                None
            }
        }
    }

    fn rule(&mut self, kind: Kind, raw: RawRule) -> Option<Box<dyn Rule>> {
        let before = self.problems.len();
        let id = RuleId::new(raw.id.get_ref());
        let at = raw.id.span();
        if let Some(p) = id.problem() {
            self.problem(at.clone(), p);
        } else if id.pack() != self.pack {
            self.problem(
                at.clone(),
                format!("the id `{id}` does not start with the name of its pack, `{}/`", self.pack),
            );
        }
        self.fields(kind, &raw);
        let meta = self.meta(kind, &raw, id);
        let rule: Option<Box<dyn Rule>> = match kind {
            Kind::Substitution => {
                let (phrases, _) = self.phrases(&raw);
                Some(Box::new(Substitution {
                    meta,
                    phrases,
                    replace: self.templates(&raw),
                    suggest: raw.suggest.map(Spanned::into_inner),
                    message: raw.message,
                }))
            }
            Kind::Existence => {
                let (phrases, _) = self.phrases(&raw);
                let message = raw.message.unwrap_or_else(|| "`$match` does not belong here".to_owned());
                Some(Box::new(Existence {
                    meta,
                    phrases,
                    whole_sentence: raw.whole_sentence.is_some_and(Spanned::into_inner),
                    delete: raw.delete.is_none_or(Spanned::into_inner),
                    message,
                }))
            }
            Kind::Consistency => {
                let (phrases, variants) = self.phrases(&raw);
                Some(Box::new(Consistency { meta, phrases, variants }))
            }
            Kind::Repetition => Some(Box::new(Repetition {
                meta,
                words: raw.words.map_or((1, 1), Spanned::into_inner),
                allow: raw
                    .allow
                    .map(Spanned::into_inner)
                    .unwrap_or_default()
                    .iter()
                    .map(|w| crate::text::fold(w))
                    .collect(),
            })),
            Kind::Pattern => self.pattern(raw, meta),
            Kind::Code => match code::implementation(raw.id.get_ref()) {
                Some(check) => Some(Box::new(code::CodeRule { meta, check })),
                None => {
                    self.problem(
                        at,
                        format!("no code stands behind `{}`; packs of your own hold data only", raw.id.get_ref()),
                    );
                    None
                }
            },
        };
        rule.filter(|_| self.problems.len() == before)
    }

    /// Fields that the kind does not have, and those that it must have.
    fn fields(&mut self, kind: Kind, raw: &RawRule) {
        let find = matches!(kind, Kind::Existence | Kind::Substitution | Kind::Pattern | Kind::Consistency);
        let pattern = kind == Kind::Pattern;
        let given = [
            ("find", raw.find.as_ref().map(Spanned::span), find),
            ("replace", raw.replace.as_ref().map(Spanned::span), matches!(kind, Kind::Substitution | Kind::Pattern)),
            ("suggest", raw.suggest.as_ref().map(Spanned::span), kind == Kind::Substitution),
            ("gate", raw.gate.as_ref().map(Spanned::span), pattern),
            ("unless", raw.unless.as_ref().map(Spanned::span), pattern),
            ("unless-before", raw.unless_before.as_ref().map(Spanned::span), pattern),
            ("unless-after", raw.unless_after.as_ref().map(Spanned::span), pattern),
            ("whole-sentence", raw.whole_sentence.as_ref().map(Spanned::span), kind == Kind::Existence),
            ("delete", raw.delete.as_ref().map(Spanned::span), kind == Kind::Existence),
            ("words", raw.words.as_ref().map(Spanned::span), kind == Kind::Repetition),
            ("allow", raw.allow.as_ref().map(Spanned::span), kind == Kind::Repetition),
        ];
        for (name, span, allowed) in given {
            match span {
                Some(span) if !allowed => self.problem(span, format!("a rule of this kind has no `{name}`")),
                None if name == "find" && find => self.problem(raw.id.span(), "this rule has no `find`"),
                None if name == "gate" && pattern => {
                    self.problem(raw.id.span(), "a pattern needs `gate`, literals of which one is near every match");
                }
                _ => {}
            }
        }
        let documented = raw.explanation.as_ref().is_some_and(|e| !e.trim().is_empty());
        if !documented {
            self.problem(raw.id.span(), "this rule has no `explanation`");
        }
        if raw.bad.len() < 2 || raw.good.len() < 2 {
            let message = format!(
                "a rule needs two `bad` and two `good` examples at least; this one has {} and {}",
                raw.bad.len(),
                raw.good.len()
            );
            self.problem(raw.id.span(), message);
        }
    }

    fn meta(&mut self, kind: Kind, raw: &RawRule, id: RuleId) -> RuleMeta {
        let category = self.parsed(raw.category.as_ref()).or(self.defaults.category);
        if category.is_none() && raw.category.is_none() {
            self.problem(raw.id.span(), "neither the rule nor the pack has a `category`");
        }
        let syntax = self.parsed(raw.syntax.as_ref()).unwrap_or(Syntax::Plain);
        let mut examples = Vec::new();
        for bad in &raw.bad {
            match bad.get_ref().as_slice() {
                [text, rest @ ..] if rest.len() < 2 => {
                    if self.examples {
                        let (text, fixed) = (text.clone(), rest.first().cloned());
                        examples.push(Example { text, bad: true, fixed, syntax, span: Span::from_range(bad.span()) });
                    }
                }
                _ => self.problem(bad.span(), "a bad example is [text] or [text, text after the fix]"),
            }
        }
        if self.examples {
            examples.extend(raw.good.iter().map(|g| {
                let (text, span) = (g.get_ref().clone(), Span::from_range(g.span()));
                Example { text, bad: false, fixed: None, syntax, span }
            }));
        }
        let summary = raw.summary.clone().unwrap_or_else(|| {
            let zh = raw.zh.as_ref().map_or(String::new(), |zh| format!("{zh}: "));
            let find = raw.find.as_ref().and_then(|f| f.get_ref().first()).map_or("", |f| f.get_ref().as_str());
            let better = raw.replace.as_ref().and_then(|r| r.get_ref().first()).or(raw.suggest.as_ref());
            let better = better.map_or(String::new(), |b| format!(", better `{}`", wording::plain(b.get_ref())));
            format!("{zh}`{}`{better}", wording::plain(find))
        });
        RuleMeta {
            id,
            summary,
            explanation: raw.explanation.clone().unwrap_or_default(),
            zh: raw.zh.clone(),
            category: category.unwrap_or(Category::Other),
            severity: self.parsed(raw.severity.as_ref()).or(self.defaults.severity).unwrap_or_default(),
            confidence: self.parsed(raw.confidence.as_ref()).or(self.defaults.confidence).unwrap_or_default(),
            applicability: self
                .parsed(raw.applicability.as_ref())
                .or(self.defaults.applicability)
                .unwrap_or(if kind == Kind::Substitution { Applicability::Unsafe } else { Applicability::Safe }),
            examples,
        }
    }

    fn phrases(&mut self, raw: &RawRule) -> (Vec<Phrase>, Vec<String>) {
        let list = raw.find.as_ref().map(|f| f.get_ref().as_slice()).unwrap_or_default();
        let mut phrases = Vec::with_capacity(list.len());
        for text in list {
            match Phrase::parse(text.get_ref()) {
                Ok(phrase) => phrases.push(phrase),
                Err(e) => self.problem(text.span(), e.to_string()),
            }
        }
        (phrases, list.iter().map(|t| t.get_ref().clone()).collect())
    }

    fn templates(&mut self, raw: &RawRule) -> Vec<String> {
        let captures = raw.find.as_ref().map_or(0, |f| {
            // `**` is one wildcard, `*` another; the phrase with the fewest counts
            f.get_ref().iter().map(|t| t.get_ref().replace("**", "*").matches('*').count()).min().unwrap_or(0)
        });
        let list = raw.replace.as_ref().map(|r| r.get_ref().as_slice()).unwrap_or_default();
        for text in list {
            if let Some(p) = template::problem(text.get_ref(), captures) {
                self.problem(text.span(), p);
            }
        }
        list.iter().map(|t| t.get_ref().clone()).collect()
    }

    fn pattern(&mut self, raw: RawRule, meta: RuleMeta) -> Option<Box<dyn Rule>> {
        let conditions = [&raw.unless, &raw.unless_before, &raw.unless_after];
        // compiling costs more than everything else in a pack; built-in packs are compiled by their tests
        if self.examples {
            let texts: Vec<Spanned<String>> = raw
                .find
                .iter()
                .flat_map(|f| f.get_ref().iter())
                .chain(conditions.iter().filter_map(|c| c.as_ref()))
                .cloned()
                .collect();
            for text in texts {
                if let Some(p) = pattern::problem(text.get_ref()) {
                    self.problem(text.span(), p);
                }
            }
        }
        let [unless, unless_before, unless_after] = conditions.map(|c| c.as_ref().map(|c| c.get_ref().as_str()));
        let patterns = raw.find.as_ref()?.get_ref();
        let patterns = patterns
            .iter()
            .map(|find| Pattern::new(PatternSpec { find: find.get_ref(), unless, unless_before, unless_after }))
            .collect();
        Some(Box::new(PatternRule {
            meta,
            gate: raw.gate.as_ref().map(|g| g.get_ref().clone()).unwrap_or_default(),
            patterns,
            replace: raw.replace.as_ref().and_then(|r| r.get_ref().first()).map(|r| r.get_ref().clone()),
            message: raw.message.clone().unwrap_or_else(|| "`$match` is damaged text".to_owned()),
        }))
    }
}

#[cfg(test)]
mod tests;
