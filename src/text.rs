//! Text without meaning: byte spans, lines, and the folded key under which words are compared.
//!
//! Everything here works on plain `&str`; files and markup are the business of [`crate::source`] and
//! [`crate::document`].

pub mod inflect;

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A half-open range of bytes, always on character boundaries of the text that it points into.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from `start` to `end`.
    ///
    /// # Panics
    /// If `end` lies before `start`.
    pub fn new(start: u32, end: u32) -> Span {
        assert!(start <= end, "a span can not end ({end}) before it starts ({start})");
        Span { start, end }
    }

    /// The span of a byte range of a text shorter than 4 GiB, which every [`crate::source::Source`] is.
    pub fn from_range(range: Range<usize>) -> Span {
        let narrow = |n: usize| u32::try_from(n).expect("a source is shorter than 4 GiB");
        Span::new(narrow(range.start), narrow(range.end))
    }

    /// The empty span at `at`.
    pub fn empty(at: u32) -> Span {
        Span { start: at, end: at }
    }

    /// Length in bytes.
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the span holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies within this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same as a range, for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text that the span points at.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }
}

/// The key under which two spellings count as the same word: NFKD, no combining marks, lower case, typographic
/// apostrophes and dashes as on a keyboard.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '’' | '‘' | 'ʼ' | '′' => '\'',
            '‐' | '‑' | '–' | '—' => '-',
            _ => c,
        })
        .collect()
}

/// Whether `c` is a Chinese character (the unified ideographs with their extensions A to H, and 〇).
pub fn is_hanzi(c: char) -> bool {
    matches!(c, '〇' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// `text` with its first letter in upper case.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// Whether the first letter of `text` is in upper case.
pub fn starts_upper(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_removes_case_accents_and_typography() {
        assert_eq!(fold("Erdoğan’s"), "erdogan's");
        assert_eq!(fold("São Tomé–Príncipe"), "sao tome-principe");
        assert_eq!(fold("ＴＡＳＳ"), "tass");
    }

    #[test]
    fn spans_overlap_only_where_they_share_a_byte() {
        assert!(Span::new(0, 3).overlaps(Span::new(2, 5)));
        assert!(!Span::new(0, 3).overlaps(Span::new(3, 5)));
        assert!(Span::new(0, 9).contains(Span::new(3, 3)));
        assert_eq!(Span::new(4, 6).cover(Span::new(1, 2)), Span::new(1, 6));
    }

    #[test]
    fn hanzi_are_not_kana_or_latin() {
        assert!("克里姆林宫〇".chars().all(is_hanzi));
        assert!(!"あKの、".chars().any(is_hanzi));
    }
}
