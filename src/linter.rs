//! From a document to a report: wake the rules, suppress, resolve overlaps, order, score; and the loop that fixes.

mod fixer;
mod mqm;
mod overlap;
pub mod selection;
mod suppression;

use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Confidence, Diagnostic, Fix, RuleId, Severity};
use crate::document::{Document, Syntax};
use crate::matcher::literals::Literals;
use crate::matcher::phrase::PhraseIndex;
use crate::names::NameTable;
use crate::rule::examples::{self, Failure};
use crate::rule::pack::Pack;
use crate::rule::{Context, Hit, Rule, RuleMeta, Shared};
use crate::source::Source;
use crate::words::Words;

pub use fixer::{Fixed, MAX_ROUNDS};
pub use mqm::penalty;
pub use selection::{Selection, Selector};
pub use suppression::{UNKNOWN_RULE, UNUSED};

/// Below this many bytes of prose one thread checks faster than several.
const PARALLEL_FROM: usize = 256 * 1024;

/// How one article is checked.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Which rules run, and with which severity.
    pub rules: Selection,
    /// Findings below are left out.
    pub min_severity: Severity,
    /// Findings below are left out.
    pub min_confidence: Confidence,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { rules: Selection::default(), min_severity: Severity::Neutral, min_confidence: Confidence::Medium }
    }
}

/// What was found in one article.
#[derive(Clone, Debug)]
pub struct Report {
    /// The article.
    pub source: Arc<Source>,
    /// Its findings in order of position, spans in bytes of the source.
    pub diagnostics: Vec<Diagnostic>,
    /// Number of findings that the article itself suppresses.
    pub suppressed: usize,
    /// Number of words.
    pub words: usize,
}

impl Report {
    /// MQM penalty per 100 words: 25 for a critical finding, 5 for a major, 1 for a minor one (0.1 for punctuation).
    pub fn mqm(&self) -> f64 {
        mqm::score(&self.diagnostics, self.words)
    }
}

/// Rules, compiled together with the tables that they use.
pub struct Linter {
    rules: Vec<Box<dyn Rule>>,
    literals: Literals,
    /// owner number of a literal or phrase -> (rule, index in the rule)
    literal_owners: Vec<(u32, u32)>,
    phrases: PhraseIndex,
    phrase_owners: Vec<(u32, u32)>,
    names: NameTable,
    words: Words,
}

impl Linter {
    /// Compiles the rules of some packs.
    ///
    /// # Panics
    /// If the literals of all rules together outgrow the automaton (2^31 states).
    pub fn new(packs: Vec<Pack>, names: NameTable, words: Words) -> Linter {
        let rules: Vec<Box<dyn Rule>> = packs.into_iter().flat_map(|p| p.rules).collect();
        let narrow = |n: usize| u32::try_from(n).expect("fewer than 2^32 rules");
        let (mut literal_owners, mut phrase_owners) = (Vec::new(), Vec::new());
        let (mut literals, mut phrases) = (Vec::new(), Vec::new());
        for (r, rule) in rules.iter().enumerate() {
            for (i, literal) in rule.literals().iter().enumerate() {
                literals.push((narrow(literal_owners.len()), literal.as_str()));
                literal_owners.push((narrow(r), narrow(i)));
            }
            for (i, phrase) in rule.phrases().iter().enumerate() {
                phrases.push((narrow(phrase_owners.len()), phrase.clone()));
                phrase_owners.push((narrow(r), narrow(i)));
            }
        }
        let literals = Literals::new(literals).expect("literals of packs are far below the limit of the automaton");
        let phrases = PhraseIndex::new(phrases);
        Linter { rules, literals, literal_owners, phrases, phrase_owners, names, words }
    }

    /// The metadata of every rule, in the order of the packs.
    pub fn rules(&self) -> impl Iterator<Item = &RuleMeta> {
        self.rules.iter().map(|r| r.meta())
    }

    /// The names table.
    pub fn names(&self) -> &NameTable {
        &self.names
    }

    /// The dictionaries.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// Checks one article.
    pub fn check(&self, source: &Arc<Source>, syntax: Syntax, settings: &Settings) -> Report {
        let document = Document::parse(Arc::clone(source), syntax);
        self.check_document(&document, settings)
    }

    /// Checks one parsed article.
    pub fn check_document(&self, document: &Document, settings: &Settings) -> Report {
        let mut raw = self.run(document, settings);
        raw.retain(|d| !self.words.accepts(d.span.of(document.source().text())));
        let raw = self.overridden(raw, settings);
        let outcome = suppression::apply(document, raw, |id| self.rules().any(|m| m.id == *id));
        let mut diagnostics = outcome.kept;
        diagnostics.extend(self.overridden(
            outcome.complaints.into_iter().filter_map(|c| self.complaint(c, settings)).collect(),
            settings,
        ));
        let mut diagnostics = overlap::resolve(diagnostics);
        diagnostics.retain(|d| d.severity >= settings.min_severity && d.confidence >= settings.min_confidence);
        diagnostics.sort_by(|a, b| (a.span, &a.rule).cmp(&(b.span, &b.rule)));
        Report {
            source: Arc::clone(document.source()),
            diagnostics,
            suppressed: outcome.suppressed,
            words: document.words(),
        }
    }

    /// Runs the examples of the rules that are wanted, each with its own rule alone, and gives those that fail. The packs
    /// must have been read with their examples.
    pub fn failed_examples(&self, wanted: impl Fn(&RuleMeta) -> bool) -> Vec<Failure> {
        examples::failures(self.rules().filter(|m| wanted(m)), |meta, source, syntax| {
            let id = meta.id.as_str();
            // whether a suppression is of use, only the other rules can tell
            let rules = match Selector::parse(id) {
                Ok(only) if id != UNUSED && id != UNKNOWN_RULE => Selection::new(vec![only], Vec::new(), Vec::new()),
                _ => Selection::default(),
            };
            let settings = Settings { rules, min_severity: Severity::Neutral, min_confidence: Confidence::Low };
            self.check(source, syntax, &settings).diagnostics
        })
    }

    /// Every finding of every selected rule, in bytes of the source.
    fn run(&self, document: &Document, settings: &Settings) -> Vec<Diagnostic> {
        let enabled: Vec<bool> = self.rules.iter().map(|r| settings.rules.enables(&r.meta().id)).collect();
        let mut hits: Vec<Vec<Hit>> = vec![Vec::new(); self.rules.len()];
        for hit in self.literals.find(document.prose()) {
            let (rule, index) = self.literal_owners[hit.owner as usize];
            if enabled[rule as usize] {
                hits[rule as usize].push(Hit::Literal { index: index as usize, span: hit.span });
            }
        }
        for hit in self.phrases.find(document) {
            let (rule, index) = self.phrase_owners[hit.owner as usize];
            if enabled[rule as usize] {
                hits[rule as usize].push(Hit::Phrase { index: index as usize, found: hit.found });
            }
        }
        let shared = Shared::default();
        let one = |(i, rule): (usize, &dyn Rule)| -> Vec<Diagnostic> {
            let mut woken = hits[i].clone();
            woken.sort_by_key(|h| (h.span().start, std::cmp::Reverse(h.span().end)));
            let mut cx = Context::new(document, &self.names, &self.words, &shared, rule.meta(), &woken);
            rule.check(&mut cx);
            cx.finish().into_iter().map(|d| to_source(document, d)).collect()
        };
        let wanted: Vec<(usize, &dyn Rule)> = self
            .rules
            .iter()
            .enumerate()
            .filter(|(i, r)| enabled[*i] && (r.always() || !hits[*i].is_empty()))
            .map(|(i, r)| (i, r.as_ref()))
            .collect();
        if document.prose().len() < PARALLEL_FROM {
            wanted.into_iter().flat_map(one).collect()
        } else {
            // collected in the order of the rules, whatever the number of threads
            wanted.into_par_iter().map(one).collect::<Vec<_>>().into_iter().flatten().collect()
        }
    }

    fn overridden(&self, mut list: Vec<Diagnostic>, settings: &Settings) -> Vec<Diagnostic> {
        for d in &mut list {
            if let Some(severity) = settings.rules.severity(&d.rule) {
                d.severity = severity;
            }
        }
        list
    }

    /// A complaint about a suppression as a finding of the rule that stands for it, if that rule is on.
    fn complaint(&self, complaint: suppression::Complaint, settings: &Settings) -> Option<Diagnostic> {
        let id = RuleId::new(complaint.rule);
        let meta = self.rules().find(|m| m.id == id && settings.rules.enables(&id))?;
        Some(Diagnostic {
            rule: id,
            category: meta.category,
            severity: meta.severity,
            confidence: meta.confidence,
            span: complaint.span,
            message: complaint.message,
            why: Some(meta.explanation.clone()),
            related: Vec::new(),
            fixes: complaint.fix.into_iter().collect(),
        })
    }
}

/// The conversion of a finding from prose to source; a fix that would eat markup is left out.
fn to_source(document: &Document, mut d: Diagnostic) -> Diagnostic {
    d.span = document.source_span(d.span);
    for label in &mut d.related {
        label.span = document.source_span(label.span);
    }
    d.fixes = d
        .fixes
        .into_iter()
        .filter_map(|fix| {
            let mut edits = fix.edits.iter().map(|e| document.source_edit(e)).collect::<Option<Vec<_>>>()?;
            edits.sort();
            Some(Fix { edits, ..fix })
        })
        .collect();
    d
}
