//! Names: the table, and the engine that finds the canonical name behind a garbled one.
//!
//! A row carries the Chinese name; the wrong forms are derived from it (its Mandarin reading, its glosses, its sound) and
//! never listed. [`score`] is the one place where evidence is weighed.

mod anchors;
mod article;
mod country;
mod cover;
mod engine;
mod filed;
mod garbled;
pub mod gloss;
mod inconsistent;
mod index;
mod keys;
mod literal;
pub mod phonetic;
pub mod pinyin;
mod plain_words;
mod reading;
mod roles;
pub mod row;
pub mod score;
mod sounds;
pub mod table;

use std::sync::Arc;

use crate::diagnostic::{Confidence, Problems};
use crate::document::{Document, Syntax};
use crate::source::Source;
use crate::text::Span;
use crate::words::Words;
use article::Article;
use engine::Engine;
use index::Index;
use row::Row;

/// How a wrong name came about; each is a rule of the pack `names`.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Mechanism {
    /// A name read as Mandarin that is none.
    MandarinReading,
    /// A name rendered character by character.
    Literal,
    /// A name that went into Chinese and back by sound.
    Garbled,
    /// One name in several spellings.
    Inconsistent,
}

impl Mechanism {
    /// Every mechanism.
    pub const ALL: [Mechanism; 4] =
        [Mechanism::MandarinReading, Mechanism::Literal, Mechanism::Garbled, Mechanism::Inconsistent];

    /// The id of its rule.
    pub fn rule(self) -> &'static str {
        match self {
            Mechanism::MandarinReading => "names/mandarin-reading",
            Mechanism::Literal => "names/literal",
            Mechanism::Garbled => "names/garbled",
            Mechanism::Inconsistent => "names/inconsistent",
        }
    }
}

/// A wrong name and what it probably stands for.
#[derive(Clone, Debug)]
pub struct NameFinding {
    /// How it was reached.
    pub mechanism: Mechanism,
    /// Where it stands in the prose.
    pub span: Span,
    /// What to write.
    pub replacement: String,
    /// How sure.
    pub confidence: Confidence,
    /// The weight of the evidence; see [`score`].
    pub score: f64,
    /// The reason, with the hanzi.
    pub why: String,
    /// Other places in the prose, with what is there.
    pub related: Vec<(Span, String)>,
    /// The row, if the name is in a table.
    pub row: Option<u32>,
    /// Whether the replacement has one owner and the context bears it out.
    pub safe: bool,
}

/// One possible owner of a form, for look-ups by hand.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The form to print.
    pub canonical: String,
    /// Chinese names, `|` between.
    pub zh: String,
    /// Kind of the row.
    pub kind: String,
    /// ISO 3166 alpha-2, or empty.
    pub country: String,
    /// How the form leads to the row.
    pub mechanism: Mechanism,
    /// The weight of the evidence.
    pub score: f64,
    /// The evidence, strongest first.
    pub evidence: Vec<String>,
}

/// All names, built-in and the user's.
#[derive(Debug)]
pub struct NameTable {
    rows: Vec<Row>,
    index: Index,
}

impl NameTable {
    /// The built-in tables.
    ///
    /// # Panics
    /// If a built-in table is broken, which its tests rule out.
    pub fn builtin() -> NameTable {
        NameTable::load(&[]).unwrap_or_else(|_| unreachable!("only user tables can be refused"))
    }

    /// The user's tables, then the built-in ones. A name that the user's tables hold is left out of the built-in ones.
    ///
    /// # Errors
    /// The [`Problems`] of every broken table.
    ///
    /// # Panics
    /// If a built-in table is broken, which its tests rule out.
    pub fn load(user: &[Arc<Source>]) -> Result<NameTable, Vec<Problems>> {
        let mut rows = Vec::new();
        let mut broken = Vec::new();
        for source in user {
            match table::read(source) {
                Ok(list) => rows.extend(list),
                Err(p) => broken.push(p),
            }
        }
        if !broken.is_empty() {
            return Err(broken);
        }
        let own: rustc_hash::FxHashSet<String> = rows.iter().map(|r: &Row| r.canonical().to_owned()).collect();
        for (name, text) in table::TABLES {
            rows.extend(
                table::builtin(name, text).into_iter().filter(|r| own.is_empty() || !own.contains(r.canonical())),
            );
        }
        let index = Index::new(&rows);
        Ok(NameTable { rows, index })
    }

    /// Every row, the user's first.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Finds wrong names in a document, in order of position.
    pub fn find(&self, document: &Document, words: &Words) -> Vec<NameFinding> {
        engine::findings(&self.rows, &self.index, document, words)
    }

    /// Whether a form (in any case, with any hyphens) is accepted for some row.
    pub fn accepts(&self, form: &str) -> bool {
        self.index.accepted.has(keys::name_key(form).key)
    }

    /// The rows that a form may stand for, best first: those that accept it, then those that the mechanisms lead to.
    pub fn lookup(&self, text: &str, words: &Words) -> Vec<Candidate> {
        let document = Document::parse(Arc::new(Source::new("", text)), Syntax::Plain);
        let mut article = Article::new(&document, &self.index, &self.rows);
        let mut engine = Engine::new(&self.rows, &self.index, words);
        let whole = article.words.len();
        let candidate = |row: u32, mechanism, score, evidence| {
            let row = &self.rows[row as usize];
            Candidate {
                canonical: row.canonical().to_owned(),
                zh: row.zh().collect::<Vec<_>>().join("|"),
                kind: row.kind().to_string(),
                country: row.country().to_owned(),
                mechanism,
                score,
                evidence,
            }
        };
        let mut out: Vec<Candidate> = Vec::new();
        let key = keys::name_key(text).key;
        let zh = text.trim();
        for (i, row) in self.rows.iter().enumerate() {
            if row.zh().any(|z| z == zh) {
                out.push(candidate(
                    u32::try_from(i).unwrap_or(u32::MAX),
                    Mechanism::Literal,
                    2.0,
                    vec!["its Chinese name".to_owned()],
                ));
            }
        }
        for (row, _) in self.index.accepted.get(key) {
            out.push(candidate(row, Mechanism::Garbled, 2.0, vec!["an accepted form".to_owned()]));
        }
        for h in engine.hypotheses(&mut article) {
            if h.end - h.first == whole || h.score >= score::LOW {
                let reasons = h.reasons.into_iter().filter(|r| !r.is_empty()).collect();
                out.push(candidate(h.row, h.mechanism, h.score, reasons));
            }
        }
        out.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.canonical.cmp(&b.canonical)));
        let mut seen = std::collections::BTreeSet::new();
        out.retain(|c| seen.insert((c.canonical.clone(), c.zh.clone())));
        out
    }
}
