//! Hashes of names as sequences of words, so that ten thousand names are filed and found without building a string.
//!
//! Case, accents, hyphens, apostrophes and dots do not matter: "Tsai Ing-wen", "TSAI ING WEN" and "Tsai Ing -wen" are one key.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use crate::text::fold;

/// The hash of one word (folded).
pub fn word_key(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    for byte in word.bytes().filter(|b| !matches!(b, b'.' | b'\'')) {
        hasher.write_u8(byte);
    }
    hasher.finish()
}

/// The key of a sequence, from that of its beginning and the next word.
pub fn chain(before: u64, word: u64) -> u64 {
    (before.rotate_left(7) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Calls `each` with the key of every word of a name as tables write it.
pub fn for_words(name: &str, mut each: impl FnMut(u64)) {
    let folded;
    let name = if name.is_ascii() {
        name
    } else {
        folded = fold(name);
        &folded
    };
    let bytes = name.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let inside = |i: usize| -> bool {
            let b = bytes[i];
            match b {
                _ if b.is_ascii_alphanumeric() || b >= 0x80 => true,
                // U.S. and J. are one word; St. Petersburg is two
                b'.' => {
                    (i > 0 && bytes[i - 1].is_ascii_alphabetic()) && (i < 2 || !bytes[i - 2].is_ascii_alphanumeric())
                }
                // O'Brien is one word, the 's of Macy's is cut off
                b'\'' => {
                    let letter = |j: usize| bytes.get(j).is_some_and(u8::is_ascii_alphanumeric);
                    let possessive = matches!(bytes.get(i + 1), Some(b's' | b'S')) && !letter(i + 2);
                    i > 0 && letter(i - 1) && letter(i + 1) && !possessive
                }
                _ => false,
            }
        };
        if !inside(at) {
            at += 1;
            continue;
        }
        let mut hasher = FxHasher::default();
        let start = at;
        while at < bytes.len() && inside(at) {
            if !matches!(bytes[at], b'.' | b'\'') {
                hasher.write_u8(bytes[at].to_ascii_lowercase());
            }
            at += 1;
        }
        // the 's of a possessive is no word of a name: the tokeniser of documents sets it apart too
        let possessive =
            at - start == 1 && matches!(bytes[start], b's' | b'S') && start > 0 && bytes[start - 1] == b'\'';
        if !possessive {
            each(hasher.finish());
        }
    }
}

/// The keys of a name.
#[derive(Copy, Clone, Debug, Default)]
pub struct NameKey {
    /// Of the whole name.
    pub key: u64,
    /// Of its first word.
    pub first: u64,
    /// Of its last word.
    pub last: u64,
    /// The number of its words.
    pub words: usize,
}

/// The keys of a name as tables write it.
pub fn name_key(name: &str) -> NameKey {
    let mut out = NameKey::default();
    for_words(name, |word| {
        out.key = chain(out.key, word);
        if out.words == 0 {
            out.first = word;
        }
        out.last = word;
        out.words += 1;
    });
    out
}

/// The key of one word that is given in pieces (folded letters only).
pub fn letters_key<'s>(pieces: impl Iterator<Item = &'s str>) -> u64 {
    let mut hasher = FxHasher::default();
    for byte in pieces.flat_map(str::bytes) {
        hasher.write_u8(byte);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str) -> u64 {
        name_key(name).key
    }

    #[test]
    fn spelling_marks_do_not_matter() {
        assert_eq!(key("Tsai Ing-wen"), key("TSAI ING WEN"));
        assert_eq!(key("U.S."), key("US"));
        assert_eq!(key("Erdoğan"), key("Erdogan"));
        assert_eq!(key("O'Brien"), key("OBrien"));
        assert_ne!(key("Ing-wen Tsai"), key("Tsai Ing-wen"));
        assert_eq!(key("Macy's"), key("Macy"));
        assert_eq!(name_key("St. Petersburg").words, 2);
        assert_eq!(name_key("Joseph R. Biden").words, 3);
    }

    #[test]
    fn words_of_documents_have_the_same_keys() {
        assert_eq!(name_key("O'Brien").first, word_key("o'brien"));
        assert_eq!(name_key("U.S.").first, word_key("u.s."));
    }
}
