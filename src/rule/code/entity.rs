//! Character references of HTML that came through as text, whole or torn: "&quot;", "& # 39;", "& amp ;".

use crate::diagnostic::{Edit, Fix};
use crate::rule::Context;
use crate::text::Span;

/// Names of references that web pages use in prose. Sorted.
const NAMES: &[(&str, &str)] = &[
    ("amp", "&"),
    ("apos", "'"),
    ("bull", "•"),
    ("copy", "©"),
    ("emsp", " "),
    ("ensp", " "),
    ("euro", "€"),
    ("gt", ">"),
    ("hellip", "…"),
    ("ldquo", "“"),
    ("lsquo", "‘"),
    ("lt", "<"),
    ("mdash", "—"),
    ("middot", "·"),
    ("nbsp", " "),
    ("ndash", "–"),
    ("pound", "£"),
    ("quot", "\""),
    ("rdquo", "”"),
    ("reg", "®"),
    ("rsquo", "’"),
    ("trade", "™"),
    ("yen", "¥"),
];

/// Names that need no semicolon to be told from a word.
const BARE: &[&str] = &["amp", "ldquo", "lsquo", "nbsp", "quot", "rdquo", "rsquo"];

/// Finds references in prose.
pub fn check(cx: &mut Context<'_>) {
    let prose = cx.prose();
    let mut at = 0;
    while let Some(found) = prose[at..].find('&') {
        let start = at + found;
        at = start + 1;
        let Some((end, text)) = reference(prose, start) else { continue };
        at = end;
        let span = Span::from_range(start..end);
        let edit = fitted(prose, start, end, &text);
        let shown = if text.trim().is_empty() { "a space".to_owned() } else { format!("`{text}`") };
        let fix = Fix { title: format!("write {shown}"), applicability: cx.meta.applicability, edits: vec![edit] };
        let message = format!("`{}` is {shown} in the code of a web page", span.of(prose));
        let finding = cx.diagnostic(span, message).why(cx.meta.explanation.clone()).fix(fix);
        cx.push(finding);
    }
}

/// The end and the meaning of a reference that starts at `start`.
fn reference(prose: &str, start: usize) -> Option<(usize, String)> {
    let bytes = prose.as_bytes();
    let skip = |mut i: usize| {
        while bytes.get(i) == Some(&b' ') && i < start + 24 {
            i += 1;
        }
        i
    };
    let mut i = skip(start + 1);
    // "&amp;quot;" was escaped twice
    for twice in ["amp;", "amp ;"] {
        if let Some(rest) = prose[i..].strip_prefix(twice) {
            let more = format!("&{}", &rest[..rest.char_indices().nth(12).map_or(rest.len(), |(n, _)| n)]);
            if let Some((end, text)) = reference(&more, 0).filter(|_| !rest.starts_with(' ')) {
                return Some((i + twice.len() + end - 1, text));
            }
        }
    }
    let text;
    if bytes.get(i) == Some(&b'#') {
        i = skip(i + 1);
        let hex = matches!(bytes.get(i), Some(b'x' | b'X'));
        i += usize::from(hex);
        let from = i;
        while bytes.get(i).is_some_and(|b| if hex { b.is_ascii_hexdigit() } else { b.is_ascii_digit() }) {
            i += 1;
        }
        let code = u32::from_str_radix(&prose[from..i], if hex { 16 } else { 10 }).ok()?;
        let c = char::from_u32(code).filter(|c| !c.is_control())?;
        text = if c == '\u{a0}' { " ".to_owned() } else { c.to_string() };
        let stop = skip(i);
        // "& #39" without its end is still a reference, "#1" in "A & #1" is none
        if bytes.get(stop) == Some(&b';') {
            i = stop + 1;
        } else if i - from < 2 || bytes[start + 1] == b' ' {
            return None;
        }
    } else {
        let from = i;
        while bytes.get(i).is_some_and(u8::is_ascii_lowercase) {
            i += 1;
        }
        let name = &prose[from..i];
        let at = NAMES.binary_search_by_key(&name, |(n, _)| n).ok()?;
        text = NAMES[at].1.to_owned();
        let stop = skip(i);
        if bytes.get(stop) == Some(&b';') {
            i = stop + 1;
        } else if !BARE.contains(&name) || from > start + 1 {
            return None;
        }
    }
    Some((i, text))
}

/// The edit that writes the character; an apostrophe closes up with the word around it, a space does not come twice.
fn fitted(prose: &str, start: usize, end: usize, text: &str) -> Edit {
    let (mut from, mut to) = (start, end);
    if matches!(text, "'" | "’") {
        let rest = prose[end..].trim_start_matches(' ');
        let clitic = ["s", "t", "re", "ve", "ll"]
            .iter()
            .any(|c| rest.strip_prefix(c).is_some_and(|r| !r.starts_with(|c: char| c.is_alphanumeric())));
        if clitic {
            from = prose[..start].trim_end_matches(' ').len();
            to = prose.len() - rest.len();
        }
    }
    let spaced = prose[..from].ends_with(char::is_whitespace) || prose[to..].starts_with(char::is_whitespace);
    let text = if text == " " && spaced { "" } else { text };
    if text.is_empty() && prose[..from].ends_with(' ') && prose[to..].starts_with(' ') {
        to += 1;
    }
    Edit { span: Span::from_range(from..to), text: text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted() {
        assert!(NAMES.is_sorted() && BARE.is_sorted());
    }

    #[test]
    fn references_are_read_whole_or_torn() {
        let read = |t: &str| reference(t, 0).map(|(end, text)| (t[end..].to_owned(), text));
        assert_eq!(read("& # 39; s"), Some((" s".into(), "'".into())));
        assert_eq!(read("&amp;quot;x"), Some(("x".into(), "\"".into())));
        assert_eq!(read("&#x4e2d;"), Some((String::new(), "中".into())));
        assert_eq!(read("&nbsp and"), Some((" and".into(), " ".into())));
        for none in ["& Co; x", "& #1 hit", "&", "&#;", "&lt 5", "& reg the", "&é"] {
            assert_eq!(read(none), None, "{none}");
        }
    }
}
