//! Character references of HTML: how long one is, and what it stands for.
//!
//! The table of names belongs to the tokeniser, which does not tell how many bytes a reference took; so each is given to
//! it alone.

use html5gum::{Token, Tokenizer};

/// The longest name is `CounterClockwiseContourIntegral`; what is longer is none.
const LONGEST: usize = 32;

/// The length and the meaning of the reference that `text` starts with, if it starts with one. In an attribute a name
/// without semicolon counts only at the end of a word, so that `?a=1&copy=2` stays what it is.
pub fn decode(text: &str, attribute: bool) -> Option<(usize, String)> {
    let bytes = text.as_bytes();
    let count =
        |from: usize, most: usize, f: fn(&u8) -> bool| bytes[from..].iter().take(most).take_while(|b| f(b)).count();
    let numeric = bytes.get(1) == Some(&b'#');
    let mut len = match bytes.get(1..3) {
        Some(b"#x" | b"#X") => 3 + count(3, usize::MAX, u8::is_ascii_hexdigit),
        Some([b'#', _]) => 2 + count(2, usize::MAX, u8::is_ascii_digit),
        _ => 1 + count(1, LONGEST, u8::is_ascii_alphanumeric),
    };
    if bytes.get(len) == Some(&b';') {
        len += 1;
    }
    let candidate = text.get(..len)?;
    if len < 3 {
        return None;
    }
    let mut read = String::new();
    for token in Tokenizer::new(candidate) {
        let Ok(token) = token;
        if let Token::String(s) = token {
            read.push_str(&String::from_utf8_lossy(&s.value));
        }
    }
    if read == candidate {
        return None;
    }
    // one or two characters, then what the tokeniser left as it was
    let (len, decoded) = (1..=2).find_map(|n| {
        let cut = read.char_indices().nth(n).map_or(read.len(), |(i, _)| i);
        let rest = &read[cut..];
        candidate.ends_with(rest).then(|| (candidate.len() - rest.len(), read[..cut].to_owned()))
    })?;
    let open = !text[..len].ends_with(';') && bytes.get(len).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'=');
    if attribute && open && !numeric { None } else { Some((len, decoded)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(text: &str) -> Option<(usize, String)> {
        decode(text, false)
    }

    #[test]
    fn names_and_numbers() {
        for (text, len, meaning) in [
            ("&amp; more", 5, "&"),
            ("&nbsp;", 6, "\u{a0}"),
            ("&#39;s", 5, "'"),
            ("&#x2019;", 8, "’"),
            ("&#8217 s", 6, "’"),
            ("&notit;", 4, "¬"),
            ("&NotEqualTilde;", 15, "≂̸"),
            ("&fjlig;", 7, "fj"),
            ("&#x80;", 6, "€"),
            ("&CounterClockwiseContourIntegral;", 33, "∳"),
        ] {
            assert_eq!(decoded(text), Some((len, meaning.to_owned())), "{text}");
        }
        for text in ["&", "& amp;", "&;", "&#;", "&#x;", "&#", "&unknown;", "&中", "&ampé".get(..1).unwrap()] {
            assert_eq!(decoded(text), None, "{text}");
        }
    }

    #[test]
    fn an_attribute_keeps_its_query() {
        assert_eq!(decode("&copy=2", true), None);
        assert_eq!(decode("&copy2", true), None);
        assert_eq!(decode("&copy", true), Some((5, "©".to_owned())));
        assert_eq!(decode("&copy=2", false), Some((5, "©".to_owned())));
        assert_eq!(decode("&#39s", true), Some((4, "'".to_owned())));
    }
}
