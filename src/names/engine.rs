//! The engine: runs the mechanisms over an article, weighs what they say, and keeps the best reading of each name.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Confidence;
use crate::document::Document;
use crate::names::article::Article;
use crate::names::country::country_code;
use crate::names::index::{Index, RowId};
use crate::names::keys::word_key;
use crate::names::roles::Roles;
use crate::names::row::{Kind, Row};
use crate::names::score::{self, Evidence};
use crate::names::{Mechanism, NameFinding, garbled, inconsistent, literal, pinyin, reading};
use crate::words::Words;

/// What all mechanisms share for one article.
pub struct Engine<'a> {
    /// Rows of all tables.
    pub rows: &'a [Row],
    /// Their look-ups.
    pub index: &'a Index,
    /// The dictionaries.
    pub words: &'a Words,
    /// Rows that the article names correctly, or wrongly beyond doubt.
    pub siblings: BTreeSet<RowId>,
}

/// "These words stand for that row."
#[derive(Clone, Debug)]
pub struct Hypothesis {
    /// First word.
    pub first: usize,
    /// One past the last word.
    pub end: usize,
    /// The row.
    pub row: RowId,
    /// How it was reached.
    pub mechanism: Mechanism,
    /// Its score.
    pub score: f64,
    /// Why, strongest first.
    pub reasons: Vec<String>,
    /// What to write.
    pub replacement: String,
    /// Whether an office or a given name beside it says who is meant.
    pub introduced: bool,
    /// Whether the context bears it out: the same, or its country, or its right name elsewhere.
    pub borne_out: bool,
}

impl<'a> Engine<'a> {
    /// An engine for one article.
    pub fn new(rows: &'a [Row], index: &'a Index, words: &'a Words) -> Engine<'a> {
        Engine { rows, index, words, siblings: BTreeSet::new() }
    }

    /// All hypotheses about an article, in no particular order.
    pub fn hypotheses(&mut self, article: &mut Article<'_>) -> Vec<Hypothesis> {
        self.siblings = article
            .mentions
            .iter()
            .filter(|m| m.rows.len() == 1)
            .map(|m| m.rows[0])
            .filter(|r| {
                matches!(self.rows[*r as usize].kind(), Kind::Person | Kind::Place | Kind::Organisation | Kind::Media)
            })
            .collect();
        let mut out = Vec::new();
        self.attested(article, &mut out);
        reading::find(self, article, &mut out);
        literal::find(self, article, &mut out);
        garbled::find(self, article, &mut out);
        // a confident first mention lends its evidence to later bare ones
        let sure: BTreeSet<RowId> =
            out.iter().filter(|h| h.score >= score::MEDIUM && h.introduced).map(|h| h.row).collect();
        if !sure.is_subset(&self.siblings) {
            self.siblings.extend(sure);
            out.retain(|h| h.mechanism != Mechanism::Garbled || h.replacement.is_empty());
            garbled::find(self, article, &mut out);
        }
        out
    }

    /// Wrong forms that a table lists.
    fn attested(&self, article: &Article<'_>, out: &mut Vec<Hypothesis>) {
        for first in 0..article.words.len() {
            let mut key = 0;
            for end in first + 1..=(first + 8).min(article.words.len()) {
                if end > first + 1 && article.words[end - 1].starts_sentence {
                    break;
                }
                key = crate::names::keys::chain(key, article.words[end - 1].key);
                for row in self.index.garbled.get(key) {
                    let text = article.span(first, end).of(article.document.prose());
                    let evidence = Evidence {
                        likeness: 1.2,
                        likeness_of: format!("`{text}` is a known wrong form"),
                        ..Evidence::default()
                    };
                    let replacement = self.rows[row as usize].canonical().to_owned();
                    out.push(self.hypothesis(first, end, row, Mechanism::Garbled, &evidence, replacement));
                }
            }
        }
    }

    /// Weighs evidence.
    pub fn hypothesis(
        &self,
        first: usize,
        end: usize,
        row: RowId,
        mechanism: Mechanism,
        evidence: &Evidence,
        replacement: String,
    ) -> Hypothesis {
        let (score, reasons) = evidence.weigh();
        let introduced = evidence.role.is_some() || evidence.given.is_some();
        let borne_out = introduced || evidence.country > 0 || evidence.sibling;
        Hypothesis { first, end, row, mechanism, score, reasons, replacement, introduced, borne_out }
    }

    /// The evidence of the offices beside a form for one row.
    pub fn offices(&self, article: &Article<'_>, roles: &Roles, row: RowId) -> Evidence {
        let whole = roles.whole(self.index, row).map(|s| s.of(article.document.prose()).to_owned());
        let head = if whole.is_none() { roles.head(&self.rows[row as usize]) } else { None };
        Evidence {
            role: whole,
            role_head: head.map(|n| (roles.head_text(article, n), n > 1)),
            sibling: self.siblings.contains(&row),
            ..Evidence::default()
        }
    }

    /// Persons of whose full names a word beside `at` is part, for an unknown word in the place of the other part.
    pub fn beside_given(&self, article: &Article<'_>, at: usize) -> Vec<RowId> {
        let mut out = Vec::new();
        let mut ask = |i: usize| {
            let key = article.words[i].key;
            if article.words[i].capital() && article.words[i].token.span.len() > 2 {
                out.extend(self.index.parts(self.rows).get(key));
            }
        };
        if at > 0 && !article.words[at].starts_sentence {
            ask(at - 1);
        }
        if article.words.get(at + 1).is_some_and(|w| !w.starts_sentence) {
            ask(at + 1);
        }
        out
    }

    /// The country of a row.
    pub fn country(&self, row: RowId) -> [u8; 2] {
        country_code(self.rows[row as usize].country())
    }

    /// Whether an accepted form of a row has just these letters (folded, no marks).
    pub fn letters_are_accepted(&self, row: RowId, joined: &str) -> bool {
        let key = word_key(joined);
        self.rows[row as usize].accepted().any(|form| {
            let letters: String = crate::text::fold(form).chars().filter(|c| c.is_alphanumeric()).collect();
            word_key(&letters) == key
        })
    }

    /// The Chinese name of a row that is read with these letters, or its first one.
    pub fn zh_read(&self, row: &Row, joined: &str) -> String {
        let read = row.zh().find(|zh| {
            let part = zh.rsplit('·').next().unwrap_or(zh);
            pinyin::readings(part, row.kind() == Kind::Person).iter().any(|r| r.concat() == joined)
        });
        read.or_else(|| row.zh().next()).unwrap_or_default().to_owned()
    }

    /// Whether some words are those of an accepted form of a row but for inflection and small words; with `any_order` in
    /// whatever order ("Security Conferences", "Central Committee of the Party").
    pub fn same_words(&self, article: &Article<'_>, first: usize, end: usize, row: &Row, any_order: bool) -> bool {
        let stems = |words: &mut dyn Iterator<Item = String>| {
            let mut list: Vec<String> = words
                .map(|w| w.replace(['\'', '.'], ""))
                .filter(|w| !matches!(w.as_str(), "the" | "of" | "and" | "for" | "on" | "in" | ""))
                .collect();
            if let Some(last) = list.last_mut() {
                *last = last.trim_end_matches('s').to_owned();
            }
            if any_order {
                list.sort();
            }
            list
        };
        let text = stems(&mut (first..end).map(|i| article.folded(i).to_owned()));
        row.accepted().any(|form| {
            stems(&mut crate::text::fold(form).replace("'s", "").split([' ', '-']).map(str::to_owned)) == text
        })
    }

    /// The form that news uses after the first mention: the shortest alias that ends the canonical name, or the name itself.
    pub fn short_form(&self, row: &Row) -> String {
        let canonical = row.canonical();
        let short =
            row.aliases().filter(|a| !a.contains(' ') && a.len() > 2 && canonical.ends_with(a)).max_by_key(|a| a.len());
        short.unwrap_or(canonical).to_owned()
    }
}

/// The findings of an article, in order of position.
pub fn findings(rows: &[Row], index: &Index, document: &Document, words: &Words) -> Vec<NameFinding> {
    let mut article = Article::new(document, index, rows);
    let mut engine = Engine::new(rows, index, words);
    let mut list = engine.hypotheses(&mut article);
    list.retain(|h| h.score >= score::LOW);
    // the best first; of equals the longer, then the order of the table
    list.sort_by(|a, b| {
        (b.score.total_cmp(&a.score))
            .then_with(|| (b.end - b.first).cmp(&(a.end - a.first)))
            .then_with(|| (a.first, a.row, a.mechanism).cmp(&(b.first, b.row, b.mechanism)))
    });
    let mut taken = vec![false; article.words.len()];
    let mut out = Vec::new();
    let mut rivals: BTreeMap<(usize, usize), Vec<RowId>> = BTreeMap::new();
    for h in &list {
        rivals.entry((h.first, h.end)).or_default().push(h.row);
    }
    for h in &list {
        if taken[h.first..h.end].iter().any(|t| *t) {
            continue;
        }
        let Some(confidence) = score::confidence(h.score) else { continue };
        // a guess must not shadow what is found by other means
        if confidence > Confidence::Low {
            taken[h.first..h.end].fill(true);
        } else if out.iter().any(|f: &NameFinding| f.span.overlaps(article.span(h.first, h.end))) {
            continue;
        }
        let row = &rows[h.row as usize];
        let alone = rivals.get(&(h.first, h.end)).is_none_or(|r| r.iter().all(|x| *x == h.row));
        let listed = h.reasons[0].ends_with("a known wrong form");
        out.push(NameFinding {
            mechanism: h.mechanism,
            span: article.span(h.first, h.end),
            replacement: h.replacement.clone(),
            confidence,
            score: h.score,
            why: h.reasons.iter().filter(|r| !r.is_empty()).cloned().collect::<Vec<_>>().join("; "),
            related: Vec::new(),
            row: Some(h.row),
            safe: alone
                && (listed
                    || h.mechanism == Mechanism::MandarinReading
                        && confidence == Confidence::High
                        && h.borne_out
                        && row.kind() == Kind::Person),
        });
    }
    inconsistent::find(&engine, &mut article, &taken, &mut out);
    out.sort_by_key(|f| (f.span, f.mechanism));
    out
}
