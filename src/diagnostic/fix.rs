//! Fixes: edits with an ordered applicability, and the one pure function that applies them.

use serde::{Deserialize, Serialize};

use crate::diagnostic::severity::names;
use crate::text::Span;

/// How far a fix can be trusted. Ordered: a fix is applied where `applicability >= wanted`.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Applicability {
    /// Shown only: a guess.
    Display,
    /// It picks between meanings; applied with `--unsafe-fixes`.
    Unsafe,
    /// Orthography, or a name with one owner; applied with `--fix`.
    Safe,
}

names!(Applicability: Display = "display", Unsafe = "unsafe", Safe = "safe");

/// Replaces the bytes of `span` by `text`; an empty `text` deletes.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub text: String,
}

/// One way to mend a finding.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fix {
    /// An order: "write `Tass`".
    pub title: String,
    /// How far it can be trusted.
    pub applicability: Applicability,
    /// Sorted, disjoint.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// A fix of one edit.
    pub fn replace(title: impl Into<String>, applicability: Applicability, span: Span, text: impl Into<String>) -> Fix {
        Fix { title: title.into(), applicability, edits: vec![Edit { span, text: text.into() }] }
    }
}

/// The text after all fixes that do not touch one another, taken in order of position; of two fixes that touch, the one
/// that starts first wins, and the other waits for the next round. Gives the text and the number of fixes applied.
///
/// Edits of one fix stand or fall together.
pub fn apply<'a>(text: &str, fixes: impl IntoIterator<Item = &'a Fix>) -> (String, usize) {
    let mut fixes: Vec<&Fix> = fixes.into_iter().filter(|f| !f.edits.is_empty()).collect();
    fixes.sort_by_key(|f| (f.edits[0].span, f.edits.len()));
    let mut chosen: Vec<&Edit> = Vec::new();
    let mut taken: std::collections::BTreeSet<Span> = std::collections::BTreeSet::new();
    let mut applied = 0;
    for fix in fixes {
        // A touching edit is refused too: two insertions at one place have no order that both rules meant.
        let free = fix.edits.iter().all(|e| {
            let before = taken.range(..=Span::new(e.span.start, u32::MAX)).next_back();
            let after = taken.range(Span::empty(e.span.start)..).next();
            before.is_none_or(|t| t.end < e.span.start) && after.is_none_or(|t| e.span.end < t.start)
        });
        if free {
            taken.extend(fix.edits.iter().map(|e| e.span));
            chosen.extend(&fix.edits);
            applied += 1;
        }
    }
    chosen.sort();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in chosen {
        out.push_str(&text[at..edit.span.start as usize]);
        out.push_str(&edit.text);
        at = edit.span.end as usize;
    }
    out.push_str(&text[at..]);
    (out, applied)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fix(edits: &[(u32, u32, &str)]) -> Fix {
        let edits = edits.iter().map(|(s, e, t)| Edit { span: Span::new(*s, *e), text: (*t).to_owned() }).collect();
        Fix { title: String::new(), applicability: Applicability::Safe, edits }
    }

    #[test]
    fn fixes_apart_are_all_applied() {
        let (text, n) = apply("Sino -Russian , he said", [&fix(&[(13, 14, "")]), &fix(&[(4, 5, "")])]);
        assert_eq!((text.as_str(), n), ("Sino-Russian, he said", 2));
    }

    #[test]
    fn of_two_that_touch_the_first_wins_whole() {
        let two = fix(&[(0, 1, "x"), (3, 4, "y")]);
        assert_eq!(apply("abcd", [&fix(&[(1, 3, "")]), &two]), ("xbcy".to_owned(), 1));
        assert_eq!(apply("abcd", [&fix(&[(1, 1, "1")]), &fix(&[(1, 1, "2")])]), ("a1bcd".to_owned(), 1));
        assert_eq!(
            apply("abcd", [&fix(&[(2, 3, "")]), &fix(&[(0, 9, "")])].into_iter().take(1)),
            ("abd".to_owned(), 1)
        );
    }

    #[test]
    fn applicability_is_ordered_by_trust() {
        assert!(Applicability::ALL.is_sorted());
        assert!(Applicability::Safe > Applicability::Unsafe && Applicability::Unsafe > Applicability::Display);
    }
}
