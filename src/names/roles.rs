//! Offices beside a name: how news introduces people.

use crate::names::article::{Article, Gap};
use crate::names::index::{Index, RowId};
use crate::names::keys::chain;
use crate::text::Span;

/// Words that may stand between a name and the office behind it.
const FILLERS: &[&str] = &["the", "a", "an", "former", "then", "who", "is", "was", "as", "deputy", "current", "outgoing", "incoming", "new"];

/// Offices that stand in front of some words or behind them.
#[derive(Debug, Default)]
pub struct Roles {
    found: Vec<(u64, Span)>,
}

impl Roles {
    /// The offices beside words `first..end`.
    pub fn beside(article: &Article<'_>, index: &Index, first: usize, end: usize) -> Roles {
        let mut found = Vec::new();
        let words = &article.words;
        // in front: the words must run up to the name; a comma before the name is fine ("the spokesman, X,")
        if !words[first].starts_sentence && matches!(words[first].gap, Gap::Space | Gap::Comma | Gap::Hyphen) {
            for from in (first.saturating_sub(index.longest_role)..first).rev() {
                let key = words[from..first].iter().fold(0, |k, w| chain(k, w.key));
                if index.roles.has(key) {
                    found.push((key, article.span(from, first)));
                }
                if words[from].gap == Gap::Break || words[from].starts_sentence {
                    break;
                }
            }
        }
        // behind: ", the US secretary of state" or "(the ...)"
        let mut from = end;
        let follows = |i: usize| words.get(i).is_some_and(|w| !w.starts_sentence && w.gap != Gap::Break);
        if words.get(end).is_some_and(|w| w.gap == Gap::Comma && !w.starts_sentence) {
            for _ in 0..3 {
                let mut key = 0;
                for to in from..(from + index.longest_role).min(words.len()) {
                    if to > from && (!follows(to) || words[to].gap == Gap::Comma) {
                        break;
                    }
                    key = chain(key, words[to].key);
                    if index.roles.has(key) {
                        found.push((key, article.span(from, to + 1)));
                    }
                }
                if from < words.len() && FILLERS.contains(&article.folded(from)) && follows(from + 1) {
                    from += 1;
                } else {
                    break;
                }
            }
        }
        Roles { found }
    }

    /// The longest of these offices that is a whole role of a row.
    pub fn whole(&self, index: &Index, row: RowId) -> Option<Span> {
        self.longest(index, row, true)
    }

    /// The longest of these offices that is the end of a role of a row ("Foreign Minister").
    pub fn head(&self, index: &Index, row: RowId) -> Option<Span> {
        self.longest(index, row, false)
    }

    fn longest(&self, index: &Index, row: RowId, whole: bool) -> Option<Span> {
        let held = self.found.iter().filter(|(key, _)| index.roles.contains(*key, (row, whole)));
        held.map(|(_, span)| *span).max_by_key(|s| s.len())
    }

    /// Rows that hold one of these offices.
    pub fn holders<'a>(&'a self, index: &'a Index) -> impl Iterator<Item = RowId> + 'a {
        self.found.iter().flat_map(|(key, _)| index.roles.get(*key)).filter(|(_, whole)| *whole).map(|(row, _)| row)
    }

    /// Whether there is any office at all.
    pub fn any(&self) -> bool {
        !self.found.is_empty()
    }
}
