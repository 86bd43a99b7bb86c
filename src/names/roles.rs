//! Offices beside a name: how news introduces people.

use crate::names::article::{Article, Gap};
use crate::names::index::{Index, RowId, run_key};
use crate::names::keys::for_words;
use crate::names::row::Row;
use crate::text::Span;

/// Words that may stand between a name and the office behind it.
const FILLERS: &[&str] =
    &["the", "a", "an", "former", "then", "who", "is", "was", "as", "deputy", "current", "outgoing", "incoming", "new"];

/// Offices that stand in front of some words or behind them.
#[derive(Debug, Default)]
pub struct Roles {
    /// whole roles of somebody: key and place
    whole: Vec<(u64, Span)>,
    /// what ends like a role: the keys of its words, longest first, and the place
    heads: Vec<(Vec<u64>, Span)>,
}

impl Roles {
    /// The offices beside words `first..end`.
    pub fn beside(article: &Article<'_>, index: &Index, first: usize, end: usize) -> Roles {
        let mut out = Roles::default();
        let words = &article.words;
        // in front: the words must run up to the name; a comma before the name is fine ("the spokesman, X,")
        if !words[first].starts_sentence && matches!(words[first].gap, Gap::Space | Gap::Comma | Gap::Hyphen) {
            let mut from = first;
            while from > 0
                && first - from < index.longest_role
                && (from == first || (words[from].gap != Gap::Break && !words[from].starts_sentence))
            {
                from -= 1;
            }
            out.take(article, index, from, first, true);
        }
        // behind: ", the US secretary of state" or ", who is ..."
        if words.get(end).is_some_and(|w| w.gap == Gap::Comma && !w.starts_sentence) {
            let goes_on = |i: usize| {
                words.get(i).is_some_and(|w| !w.starts_sentence && !matches!(w.gap, Gap::Break | Gap::Comma))
            };
            let mut from = end;
            for _ in 0..3 {
                let mut to = from + 1;
                while to - from < index.longest_role && goes_on(to) {
                    to += 1;
                }
                out.take(article, index, from, to, false);
                if FILLERS.contains(&article.folded(from)) && goes_on(from + 1) {
                    from += 1;
                } else {
                    break;
                }
            }
        }
        out
    }

    /// Takes the roles among words `from..to`: those that end there (in front of a name) or start there (behind it).
    fn take(&mut self, article: &Article<'_>, index: &Index, from: usize, to: usize, in_front: bool) {
        let keys: Vec<u64> = article.words[from..to].iter().map(|w| w.key).collect();
        if in_front {
            let ends_like_one = keys.last().is_some_and(|k| index.role_ends.contains(k));
            if !ends_like_one {
                return;
            }
            for start in 0..keys.len() {
                let key = run_key(keys[start..].iter().copied());
                if index.roles.has(key) {
                    self.whole.push((key, article.span(from + start, to)));
                }
            }
            self.heads.push((keys, article.span(from, to)));
        } else {
            for n in 1..=keys.len() {
                if index.role_ends.contains(&keys[n - 1]) {
                    let key = run_key(keys[..n].iter().copied());
                    if index.roles.has(key) {
                        self.whole.push((key, article.span(from, from + n)));
                    }
                    self.heads.push((keys[..n].to_vec(), article.span(from, from + n)));
                }
            }
        }
    }

    /// The longest of these offices that is a whole role of a row.
    pub fn whole(&self, index: &Index, row: RowId) -> Option<Span> {
        let held = self.whole.iter().filter(|(key, _)| index.roles.get(*key).any(|r| r == row));
        held.map(|(_, span)| *span).max_by_key(|s| s.len())
    }

    /// The most words of these offices that end a role of a row ("Foreign Minister").
    pub fn head(&self, row: &Row) -> Option<usize> {
        if self.heads.is_empty() {
            return None;
        }
        let mut best = 0;
        for role in row.roles() {
            let mut keys = Vec::new();
            for_words(role, |k| keys.push(k));
            for (found, _) in &self.heads {
                let shared = found.iter().rev().zip(keys.iter().rev()).take_while(|(a, b)| a == b).count();
                best = best.max(shared);
            }
        }
        (best > 0).then_some(best)
    }

    /// The last `n` words of the office in front, for the reader.
    pub fn head_text(&self, article: &Article<'_>, n: usize) -> String {
        let text = self.heads.first().map_or("", |(_, span)| span.of(article.document.prose()));
        let words: Vec<&str> = text.split_whitespace().collect();
        words[words.len().saturating_sub(n)..].join(" ")
    }

    /// Rows that hold one of these offices.
    pub fn holders<'a>(&'a self, index: &'a Index) -> impl Iterator<Item = RowId> + 'a {
        self.whole.iter().flat_map(|(key, _)| index.roles.get(*key))
    }

    /// Whether there is any office at all.
    pub fn any(&self) -> bool {
        !self.whole.is_empty() || !self.heads.is_empty()
    }
}
