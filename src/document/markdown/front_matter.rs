//! Front matter in YAML (`---`) or TOML (`+++`): the titles and summaries in it are prose.
//!
//! This is no parser of either language: it reads the values of a few keys at the top level, and what it does not
//! understand is not prose. A parser would give the values, but not where each of their bytes stands.

use std::ops::Range;

use crate::document::{BlockKind, Escape, ProseBuilder};
use crate::text::Span;

/// Keys whose values a reader sees, and what they are on the page.
const KEYS: &[(&str, BlockKind)] = &[
    ("description", BlockKind::Paragraph),
    ("headline", BlockKind::Heading),
    ("subtitle", BlockKind::Heading),
    ("summary", BlockKind::Paragraph),
    ("title", BlockKind::Heading),
];

/// The language of the front matter.
#[derive(Copy, Clone, PartialEq)]
enum Language {
    Yaml,
    Toml,
}

/// Appends the prose of the front matter and gives the offset of what follows it; 0 if there is none.
pub fn extract(source: &str, out: &mut ProseBuilder) -> usize {
    let Some((language, inner, end)) = find(source) else { return 0 };
    let mut reader = Reader { source, end: inner.end, language, out };
    let mut at = inner.start;
    while at < inner.end {
        let line = reader.line(at);
        // in TOML, keys after the first table belong to it
        if language == Language::Toml && source[line.clone()].starts_with('[') {
            break;
        }
        at = reader.entry(line);
    }
    end
}

/// The language, the lines between the fences, and the offset behind them.
fn find(source: &str) -> Option<(Language, Range<usize>, usize)> {
    let mut lines = source.split_inclusive('\n');
    let first = lines.next()?;
    let (language, fences): (_, &[&str]) = match first.trim_end() {
        "---" => (Language::Yaml, &["---", "..."]),
        "+++" => (Language::Toml, &["+++"]),
        _ => return None,
    };
    let mut at = first.len();
    for line in lines {
        if fences.contains(&line.trim_end()) {
            return Some((language, first.len()..at, at + line.len()));
        }
        at += line.len();
    }
    None
}

struct Reader<'a> {
    source: &'a str,
    end: usize,
    language: Language,
    out: &'a mut ProseBuilder,
}

impl Reader<'_> {
    /// The line at `at`, with its end.
    fn line(&self, at: usize) -> Range<usize> {
        at..self.source[at..self.end].find('\n').map_or(self.end, |i| at + i + 1)
    }

    /// Reads what stands in a line and gives the offset behind it.
    fn entry(&mut self, line: Range<usize>) -> usize {
        let text = &self.source[line.clone()];
        let mark = if self.language == Language::Yaml { ':' } else { '=' };
        let Some(split) = text.find(mark) else { return line.end };
        let key = text[..split].trim_end().trim_matches(['"', '\'']);
        let Some((_, kind)) = KEYS.iter().find(|(k, _)| key.eq_ignore_ascii_case(k)) else { return line.end };
        let value = line.start + split + 1;
        if self.language == Language::Yaml && !self.source[value..].starts_with([' ', '\t', '"', '\'']) {
            return line.end;
        }
        let blank = self.source[value..line.end].len() - self.source[value..line.end].trim_start().len();
        let end = self.value(value + blank, line.end);
        self.out.end_block(*kind);
        end
    }

    fn value(&mut self, start: usize, line_end: usize) -> usize {
        if start >= line_end {
            return line_end;
        }
        let text = &self.source[start..self.end];
        match (self.language, text.as_bytes().first()) {
            (Language::Toml, _) if text.starts_with("\"\"\"") => self.quoted(start, "\"\"\"", Escape::Double),
            (Language::Toml, _) if text.starts_with("'''") => self.quoted(start, "'''", Escape::Literal),
            (_, Some(b'"')) => self.quoted(start, "\"", Escape::Double),
            (Language::Toml, Some(b'\'')) => self.quoted(start, "'", Escape::Literal),
            (Language::Yaml, Some(b'\'')) => self.quoted(start, "'", Escape::Single),
            (Language::Yaml, Some(b'|' | b'>')) => self.indented(line_end, Escape::None),
            (Language::Yaml, Some(c)) if !b"[{&*!%@`#".contains(c) => {
                let value = self.source[start..line_end].trim_end();
                // a comment needs a blank before it
                let value = value.find(" #").map_or(value, |i| value[..i].trim_end());
                self.out.escape(Escape::Scalar);
                self.out.text(self.source, Span::from_range(start..start + value.len()));
                self.indented(line_end, Escape::Scalar)
            }
            _ => line_end,
        }
    }

    /// The lines from `at` on that are indented or blank.
    fn indented(&mut self, mut at: usize, escape: Escape) -> usize {
        self.out.escape(escape);
        while at < self.end {
            let line = self.line(at);
            let text = &self.source[line.clone()];
            let body = text.trim();
            if !body.is_empty() {
                if !text.starts_with([' ', '\t']) {
                    break;
                }
                let start = line.start + (text.len() - text.trim_start().len());
                self.join(start);
                self.out.text(self.source, Span::from_range(start..start + body.len()));
            }
            at = line.end;
        }
        at
    }

    /// A space for the line end and the indentation before `start`.
    fn join(&mut self, start: usize) {
        if !self.out.block_is_empty() {
            let gap = start - self.source[..start].trim_end().len();
            self.out.reference(Span::from_range(start - gap..start), " ");
        }
    }

    /// A string in quotes, which may go on over lines; without its end, only the first line counts.
    fn quoted(&mut self, open: usize, quote: &str, escape: Escape) -> usize {
        let start = open + quote.len();
        let Some(close) = self.closing(start, quote, escape) else { return self.line(open).end };
        self.out.escape(escape);
        let mut from = start;
        let mut at = start;
        while at < close {
            let rest = &self.source[at..close];
            let (len, decoded) = if rest.starts_with(['\n', '\r']) {
                (rest.len() - rest.trim_start().len(), Some(" ".to_owned()))
            } else if escape == Escape::Single && rest.starts_with("''") {
                (2, Some("'".to_owned()))
            } else if escape == Escape::Double && rest.starts_with('\\') {
                escaped(rest)
            } else {
                (rest.chars().next().map_or(1, char::len_utf8), None)
            };
            if let Some(decoded) = decoded {
                self.out.text(self.source, Span::from_range(from..at));
                self.out.reference(Span::from_range(at..at + len), &decoded);
                from = at + len;
            }
            at += len;
        }
        self.out.text(self.source, Span::from_range(from..close));
        self.line(close).end
    }

    fn closing(&self, start: usize, quote: &str, escape: Escape) -> Option<usize> {
        let mut at = start;
        while at < self.end {
            let rest = &self.source[at..self.end];
            at += match rest.as_bytes() {
                [b'\\', next, ..] if escape == Escape::Double => 1 + usize::from(next.is_ascii()),
                [b'\'', b'\'', ..] if escape == Escape::Single => 2,
                _ if rest.starts_with(quote) => return Some(at),
                _ => rest.chars().next().map_or(1, char::len_utf8),
            };
        }
        None
    }
}

/// The length and the meaning of an escape in double quotes; an escape that is none stands for itself.
fn escaped(text: &str) -> (usize, Option<String>) {
    let hex = |digits: usize| {
        let code = text.get(2..2 + digits).filter(|h| h.bytes().all(|b| b.is_ascii_hexdigit()));
        let code = code.and_then(|h| u32::from_str_radix(h, 16).ok()).and_then(char::from_u32).filter(|c| *c != '\0');
        code.map_or((1, None), |c| (2 + digits, Some(c.to_string())))
    };
    match text.as_bytes().get(1) {
        Some(b'"' | b'\\' | b'/' | b' ') => (2, Some(text[1..2].to_owned())),
        Some(b'n' | b't' | b'r') => (2, Some(" ".to_owned())),
        Some(b'u') => hex(4),
        Some(b'U') => hex(8),
        _ => (1, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The blocks of a front matter: the kind, the prose, and what the source has there.
    fn read(source: &str) -> Vec<(BlockKind, String, String)> {
        let mut out = ProseBuilder::default();
        extract(source, &mut out);
        let prose = out.finish();
        prose
            .blocks()
            .iter()
            .map(|(kind, span)| {
                (*kind, span.of(prose.text(source)).to_owned(), prose.source_span(*span).of(source).to_owned())
            })
            .collect()
    }

    fn texts(source: &str) -> Vec<String> {
        read(source).into_iter().map(|(_, text, _)| text).collect()
    }

    #[test]
    fn yaml_titles_and_summaries_are_prose() {
        let source = "---\r\ntitle: \"A \\\"new\\\" start\" # c\r\nauthor: Someone\nsubtitle: 'China''s plan'\ndate: 2024-05-01\n\
                      Description: Talks go on # or not\nsummary: >-\n  First line\n  second line\n\n  third\ntags: [a]\n---\nBody";
        assert_eq!(
            read(source),
            [
                (BlockKind::Heading, "A \"new\" start".into(), "A \\\"new\\\" start".into()),
                (BlockKind::Heading, "China's plan".into(), "China''s plan".into()),
                (BlockKind::Paragraph, "Talks go on".into(), "Talks go on".into()),
                (
                    BlockKind::Paragraph,
                    "First line second line third".into(),
                    "First line\n  second line\n\n  third".into()
                ),
            ]
        );
        assert_eq!(&source[extract(source, &mut ProseBuilder::default())..], "Body");
    }

    #[test]
    fn toml_counts_up_to_the_first_table() {
        let source = "+++\ntitle = \"A\\u2019s \\q\"\nsubtitle = 'C:\\x'\nsummary = \"\"\"\nTwo\nlines\"\"\"\n[params]\ntitle = \"no\"\n+++\n";
        assert_eq!(texts(source), ["A’s \\q", "C:\\x", "Two lines"]);
    }

    #[test]
    fn other_values_are_no_prose() {
        for source in [
            "title: none\n---\n",
            "---\ntitle: open",
            "---\nseo:\n  title: nested\n---\n",
            "---\ntitle:\n\"x\": 1\n---\n",
            "---\ntitle: [a, b]\ntitle: \"open\ntitle:no\n---\n",
            "+++\ntitle = open\n+++\n",
        ] {
            assert_eq!(texts(source), Vec::<String>::new(), "{source}");
        }
    }

    #[test]
    fn edits_keep_the_string_whole() {
        let edit = |source: &str, text: &str| {
            let mut out = ProseBuilder::default();
            extract(source, &mut out);
            let prose = out.finish();
            let span = prose.blocks()[0].1;
            prose.source_edit(source, &crate::diagnostic::Edit { span, text: text.to_owned() }).map(|e| e.text)
        };
        assert_eq!(edit("---\ntitle: 'x'\n---\n", "it's"), Some("it''s".to_owned()));
        assert_eq!(edit("---\ntitle: \"x\"\n---\n", "\"A\""), Some("\\\"A\\\"".to_owned()));
        assert_eq!(edit("---\ntitle: x\n---\n", "A: B"), None);
        assert_eq!(edit("+++\ntitle = 'x'\n+++\n", "it's"), None);
    }
}
