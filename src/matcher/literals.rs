//! All literals of all rules in one automaton, found in one scan.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::text::Span;

/// Literals with their owners, compiled together.
#[derive(Debug)]
pub struct Literals {
    automaton: Option<AhoCorasick>,
    owners: Vec<u32>,
}

/// A literal that was found.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct LiteralHit {
    /// The number that the literal was added with.
    pub owner: u32,
    /// Where it stands.
    pub span: Span,
}

impl Literals {
    /// Compiles `(owner, literal)` pairs; ASCII letters match in either case. Empty literals are ignored.
    ///
    /// # Errors
    /// If the automaton would grow beyond what the library can address.
    pub fn new<'a>(literals: impl IntoIterator<Item = (u32, &'a str)>) -> Result<Literals, aho_corasick::BuildError> {
        let (owners, texts): (Vec<u32>, Vec<&str>) = literals.into_iter().filter(|(_, l)| !l.is_empty()).unzip();
        let automaton = if texts.is_empty() {
            None
        } else {
            let mut builder = AhoCorasick::builder();
            builder.ascii_case_insensitive(true).match_kind(MatchKind::Standard);
            builder.kind(Some(AhoCorasickKind::ContiguousNFA));
            Some(builder.build(texts)?)
        };
        Ok(Literals { automaton, owners })
    }

    /// Every occurrence, overlapping ones too, in order of the end of the match.
    pub fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = LiteralHit> + 'a {
        self.automaton.iter().flat_map(move |a| a.find_overlapping_iter(text)).map(|m| LiteralHit {
            owner: self.owners[m.pattern().as_usize()],
            span: Span::from_range(m.start()..m.end()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_literals_are_all_found() {
        let l = Literals::new([(0, "tas"), (1, "Tas Society"), (2, "society"), (3, "")]).unwrap();
        let found: Vec<_> = l.find("the TAS Society").map(|h| (h.owner, h.span.start)).collect();
        assert_eq!(found, [(0, 4), (1, 4), (2, 8)]);
        assert_eq!(Literals::new([]).unwrap().find("x").count(), 0);
    }
}
