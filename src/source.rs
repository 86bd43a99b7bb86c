//! A named text that spans point into: an article, a rule pack, a name table, a configuration file.
//!
//! It knows encodings, lines and columns, and how an offset in the text relates to a byte of the file. It reads no files.

use std::fmt;
use std::sync::OnceLock;

use line_index::{LineIndex, TextSize, WideEncoding};

use crate::text::Span;

/// How a file stored its text. A byte order mark is part of the encoding and not of the text.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Encoding {
    /// UTF-8 without byte order mark.
    Utf8,
    /// UTF-8 with byte order mark.
    Utf8Bom,
    /// UTF-16, little endian, with byte order mark.
    Utf16Le,
    /// UTF-16, big endian, with byte order mark.
    Utf16Be,
}

/// Why bytes are no text.
#[derive(Clone, Debug, thiserror::Error, Eq, PartialEq)]
pub enum DecodeError {
    /// The bytes hold NUL characters, which no text file does.
    #[error("looks like a binary file: NUL byte at byte {offset}; leave it out, or convert it to text")]
    Binary {
        /// Offset of the first NUL in the file.
        offset: usize,
    },
    /// A byte sequence that the encoding does not allow.
    #[error("not valid {encoding}: broken sequence at byte {offset}; save the file as UTF-8")]
    Invalid {
        /// Name of the encoding that was tried.
        encoding: &'static str,
        /// Offset of the first bad byte in the file.
        offset: usize,
    },
    /// Offsets are kept in 32 bits.
    #[error("{bytes} bytes are more than the 4 GiB that one file may hold; split it")]
    TooLong {
        /// Length of the file in bytes.
        bytes: usize,
    },
}

/// A position for people: both numbers start at 1, the column counts Unicode code points.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: u32,
    /// Column in code points, from 1.
    pub column: u32,
}

/// A text with a name, its encoding and its lines.
pub struct Source {
    name: String,
    text: String,
    encoding: Encoding,
    lines: OnceLock<LineIndex>,
    /// UTF-16 units before each stretch of [`STRETCH`] bytes, counted when the first offset in such a file is asked for.
    units: OnceLock<Vec<u64>>,
}

/// Bytes of text between two counts of UTF-16 units.
const STRETCH: usize = 4096;

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Source").field("name", &self.name).field("bytes", &self.text.len()).finish_non_exhaustive()
    }
}

impl Source {
    /// A source from text that is already decoded.
    ///
    /// # Panics
    /// If the text is 4 GiB or longer; [`Source::decode`] refuses such files.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Source {
        let text = text.into();
        assert!(u32::try_from(text.len()).is_ok(), "a source is shorter than 4 GiB");
        Source { name: name.into(), text, encoding: Encoding::Utf8, lines: OnceLock::new(), units: OnceLock::new() }
    }

    /// A source from the bytes of a file: UTF-8 with or without byte order mark, UTF-16 with one.
    ///
    /// # Errors
    /// [`DecodeError`] with the offset of the first byte that can not be text.
    pub fn decode(name: impl Into<String>, bytes: Vec<u8>) -> Result<Source, DecodeError> {
        if u32::try_from(bytes.len()).is_err() {
            return Err(DecodeError::TooLong { bytes: bytes.len() });
        }
        let (encoding, text) = match bytes.as_slice() {
            [0xff, 0xfe, rest @ ..] => (Encoding::Utf16Le, utf16(rest, u16::from_le_bytes, "UTF-16 (little endian)")?),
            [0xfe, 0xff, rest @ ..] => (Encoding::Utf16Be, utf16(rest, u16::from_be_bytes, "UTF-16 (big endian)")?),
            [0xef, 0xbb, 0xbf, rest @ ..] => (Encoding::Utf8Bom, utf8(rest.to_vec(), 3)?),
            _ => (Encoding::Utf8, utf8(bytes, 0)?),
        };
        Ok(Source { name: name.into(), text, encoding, lines: OnceLock::new(), units: OnceLock::new() })
    }

    /// The name under which reports show it, usually the path as the user gave it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The decoded text, without byte order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How the file stored the text.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// `text` as this file would store it, byte order mark included.
    pub fn encode(&self, text: &str) -> Vec<u8> {
        match self.encoding {
            Encoding::Utf8 => text.as_bytes().to_vec(),
            Encoding::Utf8Bom => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            Encoding::Utf16Le => [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
            Encoding::Utf16Be => [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect(),
        }
    }

    /// A source of the same name and encoding with another text, for the state after a fix.
    pub fn with_text(&self, text: String) -> Source {
        Source {
            name: self.name.clone(),
            text,
            encoding: self.encoding,
            lines: OnceLock::new(),
            units: OnceLock::new(),
        }
    }

    /// The offset in the file of an offset in the text.
    pub fn file_offset(&self, offset: u32) -> u64 {
        match self.encoding {
            Encoding::Utf8 => u64::from(offset),
            Encoding::Utf8Bom => u64::from(offset) + 3,
            Encoding::Utf16Le | Encoding::Utf16Be => 2 + 2 * self.utf16_units(offset as usize),
        }
    }

    /// UTF-16 units before an offset. Counting from the start each time would be quadratic over a long report.
    fn utf16_units(&self, offset: usize) -> u64 {
        let bytes = self.text.as_bytes();
        let stretches = self.units.get_or_init(|| {
            let mut before = 0;
            let counts = bytes.chunks(STRETCH).map(|chunk| {
                before += units(chunk);
                before
            });
            std::iter::once(0).chain(counts).collect()
        });
        let stretch = offset / STRETCH;
        stretches[stretch] + units(&bytes[stretch * STRETCH..offset])
    }

    /// Line and column of an offset in the text.
    pub fn line_column(&self, offset: u32) -> LineColumn {
        let lines = self.lines();
        let utf8 = lines.line_col(TextSize::new(offset));
        let column = lines.to_wide(WideEncoding::Utf32, utf8).map_or(utf8.col, |wide| wide.col);
        LineColumn { line: utf8.line + 1, column: column + 1 }
    }

    /// The span of a line (from 1) without its line end, or `None` past the last line.
    pub fn line_span(&self, line: u32) -> Option<Span> {
        let range = self.lines().line(line.checked_sub(1)?)?;
        let text = &self.text[usize::from(range.start())..usize::from(range.end())];
        let text = text.strip_suffix('\n').unwrap_or(text);
        let text = text.strip_suffix('\r').unwrap_or(text);
        let start = u32::from(range.start());
        Some(Span::new(start, start + u32::try_from(text.len()).expect("a source is shorter than 4 GiB")))
    }

    fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }
}

/// UTF-16 units of the characters that start in some UTF-8 bytes: two for those of four bytes, one for all others.
fn units(utf8: &[u8]) -> u64 {
    utf8.iter().map(|b| u64::from(b & 0xc0 != 0x80) + u64::from(*b >= 0xf0)).sum()
}

fn utf8(bytes: Vec<u8>, shift: usize) -> Result<String, DecodeError> {
    let text = String::from_utf8(bytes).map_err(|e| {
        let bad = e.utf8_error().valid_up_to();
        match e.as_bytes()[..bad].iter().position(|b| *b == 0) {
            Some(offset) => DecodeError::Binary { offset: shift + offset },
            None => DecodeError::Invalid { encoding: "UTF-8", offset: shift + bad },
        }
    })?;
    match text.bytes().position(|b| b == 0) {
        Some(offset) => Err(DecodeError::Binary { offset: shift + offset }),
        None => Ok(text),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, encoding: &'static str) -> Result<String, DecodeError> {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut offset = 2;
    for c in char::decode_utf16(units) {
        let c = c.map_err(|_| DecodeError::Invalid { encoding, offset })?;
        if c == '\0' {
            return Err(DecodeError::Binary { offset });
        }
        offset += 2 * c.len_utf16();
        text.push(c);
    }
    if bytes.len() % 2 == 1 {
        return Err(DecodeError::Invalid { encoding, offset: bytes.len() + 1 });
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(bytes: &[u8]) -> Result<Source, DecodeError> {
        Source::decode("a.txt", bytes.to_vec())
    }

    #[test]
    fn every_encoding_comes_back_as_it_was() {
        let text = "Sino -Russian 中俄 😀\r\n";
        for encoding in [Encoding::Utf8, Encoding::Utf8Bom, Encoding::Utf16Le, Encoding::Utf16Be] {
            let bytes = Source {
                name: String::new(),
                text: text.to_owned(),
                encoding,
                lines: OnceLock::new(),
                units: OnceLock::new(),
            }
            .encode(text);
            let source = decode(&bytes).unwrap();
            assert_eq!(source.text(), text, "{encoding:?}");
            assert_eq!(source.encoding(), encoding);
            assert_eq!(source.encode(text), bytes);
            let end = u32::try_from(text.len()).unwrap();
            assert_eq!(source.file_offset(end), bytes.len() as u64);
        }
    }

    #[test]
    fn broken_bytes_are_named_by_their_offset() {
        assert_eq!(decode(b"ab\xff").unwrap_err(), DecodeError::Invalid { encoding: "UTF-8", offset: 2 });
        assert_eq!(
            decode(b"\xef\xbb\xbfa\xe4\xb8").unwrap_err(),
            DecodeError::Invalid { encoding: "UTF-8", offset: 4 }
        );
        assert_eq!(decode(b"PK\x03\0").unwrap_err(), DecodeError::Binary { offset: 3 });
        assert_eq!(decode(b"a\0\xff").unwrap_err(), DecodeError::Binary { offset: 1 });
        assert!(matches!(decode(b"\xff\xfea"), Err(DecodeError::Invalid { .. })));
        assert!(matches!(decode(b"\xff\xfe\x00\xd8a\0"), Err(DecodeError::Invalid { offset: 2, .. })));
    }

    #[test]
    fn offsets_in_wide_files_are_exact_across_stretches() {
        let text = "a中😀\n".repeat(2 * STRETCH);
        let bytes: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let source = decode(&bytes).unwrap();
        for (at, _) in text.char_indices().step_by(97).chain([(text.len(), 'x')]) {
            let want = 2 + 2 * text[..at].encode_utf16().count() as u64;
            assert_eq!(source.file_offset(u32::try_from(at).unwrap()), want);
        }
    }

    #[test]
    fn columns_count_code_points() {
        let source = Source::new("a.txt", "ab\n中俄x\r\n");
        assert_eq!(source.line_column(9), LineColumn { line: 2, column: 3 });
        assert_eq!(source.line_span(2), Some(Span::new(3, 10)));
        assert_eq!(source.line_span(9), None);
        assert!(decode(b"").unwrap().text().is_empty());
    }
}
