//! Words, numbers and punctuation of damaged prose.
//!
//! The word rules of Unicode take "pressure.Putin" and "Essence.This" for one word each, which is just what has to be
//! told apart here, so the tokeniser is our own: letters, digits, hyphens and full stops are separate unless they make an
//! abbreviation or a number.

use rustc_hash::FxHashMap;

use crate::text::{Span, fold, is_hanzi};

/// What a token is.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum TokenKind {
    /// Letters, perhaps with digits ("22nd", "A380"), inner apostrophes ("don't") or the dots of an abbreviation ("U.S.").
    Word,
    /// Digits with inner separators ("1,200", "3.5", "10:30").
    Number,
    /// The 's of a possessive, a word of its own so that names are found without it.
    Clitic,
    /// Chinese characters without a break.
    Hanzi,
    /// One mark, or a run of one mark.
    Punct,
}

/// The letter case of a word.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub enum Case {
    /// No upper-case letter.
    Lower,
    /// Only the first letter.
    Capital,
    /// Every letter, and at least two.
    Upper,
    /// Anything else ("McCarthy", "continuedActing").
    Mixed,
}

/// A folded word of one document, numbered from 0 in order of first use.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct WordId(pub u32);

/// A token of the prose.
#[derive(Copy, Clone, Debug)]
pub struct Token {
    /// Its bytes in the prose.
    pub span: Span,
    /// Its folded text.
    pub word: WordId,
    /// What it is.
    pub kind: TokenKind,
    /// Its letter case; [`Case::Lower`] for what has no letters.
    pub case: Case,
}

impl Token {
    /// Whether it is a word that starts in upper case.
    pub fn is_capital(&self) -> bool {
        self.kind == TokenKind::Word && self.case != Case::Lower
    }

    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }
}

/// The folded words of a document.
#[derive(Debug, Default)]
pub struct Lexicon {
    ids: FxHashMap<Box<str>, u32>,
    words: Vec<Box<str>>,
    buffer: String,
}

impl Lexicon {
    /// The folded word with this id.
    pub fn word(&self, id: WordId) -> &str {
        &self.words[id.0 as usize]
    }

    /// The id of a folded word.
    pub fn get(&self, word: &str) -> Option<WordId> {
        self.ids.get(word).map(|id| WordId(*id))
    }

    /// The number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    fn intern(&mut self, text: &str) -> WordId {
        let mut key = std::mem::take(&mut self.buffer);
        key.clear();
        if text.is_ascii() {
            key.extend(text.bytes().map(|b| b.to_ascii_lowercase() as char));
        } else {
            key.push_str(&fold(text));
        }
        let id = match self.ids.get(key.as_str()) {
            Some(id) => *id,
            None => {
                let id = u32::try_from(self.words.len()).expect("fewer words than bytes");
                let word: Box<str> = key.as_str().into();
                self.words.push(word.clone());
                self.ids.insert(word, id);
                id
            }
        };
        self.buffer = key;
        WordId(id)
    }
}

#[derive(Copy, Clone, Eq, PartialEq)]
enum Class {
    Space,
    Letter,
    Digit,
    Hanzi,
    Apostrophe,
    Mark,
}

fn class(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' => Class::Letter,
        '0'..='9' => Class::Digit,
        '\'' | '’' | '‘' => Class::Apostrophe,
        _ if c.is_ascii() => {
            if c.is_ascii_whitespace() || c.is_ascii_control() {
                Class::Space
            } else {
                Class::Mark
            }
        }
        _ if is_hanzi(c) => Class::Hanzi,
        _ if c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c) => Class::Letter,
        _ if c.is_numeric() => Class::Digit,
        _ if c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}' => Class::Space,
        _ => Class::Mark,
    }
}

/// Appends the tokens of `span` of `text`.
pub fn tokenise(text: &str, span: Span, lexicon: &mut Lexicon, out: &mut Vec<Token>) {
    let end = span.end as usize;
    let mut at = span.start as usize;
    let bytes = text.as_bytes();
    let char_at = |i: usize| -> Option<char> {
        if i >= end {
            None
        } else if bytes[i] < 0x80 {
            Some(bytes[i] as char)
        } else {
            text[i..end].chars().next()
        }
    };
    let class_at = |i: usize| char_at(i).map(class);
    while let Some(c) = char_at(at) {
        let start = at;
        at += c.len_utf8();
        let kind = match class(c) {
            Class::Space => continue,
            Class::Letter | Class::Digit => {
                let mut kind = if class(c) == Class::Letter { TokenKind::Word } else { TokenKind::Number };
                while let Some(next) = char_at(at) {
                    let after = at + next.len_utf8();
                    match class(next) {
                        // "p.m.He": the dot ended the abbreviation
                        Class::Letter if text[start..at].ends_with('.') && !dotted_goes_on(text, at, end) => break,
                        Class::Letter => {
                            kind = TokenKind::Word;
                            at = after;
                        }
                        Class::Digit => at = after,
                        // don't, O'Brien; but the possessive stays apart
                        Class::Apostrophe if kind == TokenKind::Word && class_at(after) == Some(Class::Letter) => {
                            let s = matches!(char_at(after), Some('s' | 'S'));
                            if s && !matches!(class_at(after + 1), Some(Class::Letter | Class::Digit)) {
                                break;
                            }
                            at = after;
                        }
                        Class::Mark
                            if matches!(next, ',' | '.' | ':')
                                && kind == TokenKind::Number
                                && class_at(after) == Some(Class::Digit) =>
                        {
                            at = after
                        }
                        // U.S., a.m.: single letters with a dot after each
                        Class::Mark
                            if next == '.'
                                && is_dotted(&text[start..at])
                                && (dotted_goes_on(text, after, end) || at - start > 1) =>
                        {
                            at = after
                        }
                        _ => break,
                    }
                }
                kind
            }
            Class::Hanzi => {
                while let Some(next) = char_at(at).filter(|n| class(*n) == Class::Hanzi) {
                    at += next.len_utf8();
                }
                TokenKind::Hanzi
            }
            Class::Apostrophe => {
                let possessive = matches!(char_at(at), Some('s' | 'S'))
                    && !matches!(class_at(at + 1), Some(Class::Letter | Class::Digit))
                    && start > span.start as usize
                    && text[..start]
                        .chars()
                        .next_back()
                        .is_some_and(|p| class(p) == Class::Letter || class(p) == Class::Digit);
                if possessive {
                    at += 1;
                    TokenKind::Clitic
                } else {
                    TokenKind::Punct
                }
            }
            Class::Mark => {
                if matches!(c, '.' | '-' | '!' | '?' | '*' | '=' | '_' | '—' | '…') {
                    while char_at(at) == Some(c) {
                        at += c.len_utf8();
                    }
                }
                TokenKind::Punct
            }
        };
        let text = &text[start..at];
        let case = if kind == TokenKind::Word { case_of(text) } else { Case::Lower };
        out.push(Token { span: Span::from_range(start..at), word: lexicon.intern(text), kind, case });
    }
}

/// Whether `text` is single letters with a dot after each but the last: "U", "U.S", "p.m".
fn is_dotted(text: &str) -> bool {
    let b = text.as_bytes();
    b.len() % 2 == 1 && b.iter().enumerate().all(|(i, c)| if i % 2 == 0 { c.is_ascii_alphabetic() } else { *c == b'.' })
}

/// Whether another single letter with a dot follows, as in "U.S.".
fn dotted_goes_on(text: &str, at: usize, end: usize) -> bool {
    let b = &text.as_bytes()[at..end];
    matches!(b, [c, b'.', ..] if c.is_ascii_alphabetic())
        || matches!(b, [c] if c.is_ascii_alphabetic())
        || matches!(b, [c, d, ..] if c.is_ascii_alphabetic() && !d.is_ascii_alphanumeric() && !d.is_ascii_whitespace())
}

fn case_of(text: &str) -> Case {
    let mut chars = text.chars().filter(|c| c.is_alphabetic());
    let Some(first) = chars.next() else { return Case::Lower };
    let (mut upper, mut lower) = (0, 0);
    for c in chars {
        if c.is_uppercase() {
            upper += 1;
        } else if c.is_lowercase() {
            lower += 1;
        }
    }
    match (first.is_uppercase(), upper, lower) {
        (false, 0, _) => Case::Lower,
        (true, 0, _) => Case::Capital,
        (true, _, 0) => Case::Upper,
        _ => Case::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        tokenise(text, Span::from_range(0..text.len()), &mut Lexicon::default(), &mut out);
        out.iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn damage_is_cut_where_it_happened() {
        assert_eq!(cut("pressure.Putin"), ["pressure", ".", "Putin"]);
        assert_eq!(cut("Sino -Russian"), ["Sino", "-", "Russian"]);
        assert_eq!(cut("China ’s, US $ 200"), ["China", "’", "s", ",", "US", "$", "200"]);
        assert_eq!(cut("俄罗斯Russia"), ["俄罗斯", "Russia"]);
        assert_eq!(cut("at 5 p.m.He"), ["at", "5", "p.m.", "He"]);
    }

    #[test]
    fn what_belongs_together_stays_together() {
        assert_eq!(cut("the U.S. said"), ["the", "U.S.", "said"]);
        assert_eq!(cut("at 10:30 a.m., 1,200.5"), ["at", "10:30", "a.m.", ",", "1,200.5"]);
        assert_eq!(cut("China's don't O'Brien’s"), ["China", "'s", "don't", "O'Brien", "’s"]);
        assert_eq!(cut("the 22nd... A380 (no)"), ["the", "22nd", "...", "A380", "(", "no", ")"]);
        assert_eq!(cut("Plan A. It"), ["Plan", "A", ".", "It"]);
    }

    #[test]
    fn case() {
        for (text, case) in [
            ("us", Case::Lower),
            ("A", Case::Capital),
            ("Putin", Case::Capital),
            ("TASS", Case::Upper),
            ("McCarthy", Case::Mixed),
        ] {
            assert_eq!(case_of(text), case, "{text}");
        }
    }
}
