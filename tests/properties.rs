//! What holds for every text, however broken: spans, positions, fixes, folding.

#![allow(clippy::unwrap_used, reason = "a test may fail; proptest hides some of its code from the lint")]

use std::sync::{Arc, LazyLock};

use mtlint::diagnostic::fix::apply;
use mtlint::diagnostic::{Applicability, Edit, Fix};
use mtlint::document::{Document, STAND_IN, Syntax, TokenKind};
use mtlint::linter::{Linter, Settings};
use mtlint::names::NameTable;
use mtlint::rule::registry;
use mtlint::source::{Encoding, Source};
use mtlint::text::{Span, fold};
use mtlint::words::Words;
use proptest::prelude::*;

static LINTER: LazyLock<Linter> =
    LazyLock::new(|| Linter::new(registry::builtin(false), NameTable::builtin(), Words::default()));

/// Damaged news, markup whole and broken, and characters that are easy to cut in half.
const PARTS: &[&str] = &[
    "Sino -Russian",
    "pressure.Putin",
    "US $ 200",
    "Essence",
    "& # 39;",
    "from 6 am from 6 am",
    "US Secretary of State Brinkon",
    "Munich Safety Conference",
    "Li Jiachao",
    "dumped the pot",
    "as stable as Taishan",
    "Klinsin Palace",
    "the the",
    " , ",
    ". ",
    ".",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "“",
    "”",
    "\"",
    "'",
    "’s",
    "中俄",
    "。",
    "é",
    "e\u{301}",
    "😀",
    "\u{200b}",
    "\u{feff}",
    "\u{a0}",
    "İ",
    "ﬁ",
    "<p>",
    "</p>",
    "<p hidden>",
    "<br>",
    "<b>",
    "</b>",
    "<code>",
    "</code>",
    "<img alt=\"Sino -Russian\">",
    "<img alt='",
    "<!-- mtlint-disable -->",
    "<!-- mtlint-enable",
    "-->",
    "<script>",
    "</script>",
    "<title>",
    "<",
    ">",
    "&",
    "&amp;",
    "&nbsp;",
    "&#39;s",
    "&quot",
    "---\n",
    "title: ",
    "title: 'Sino -Russian'\n",
    "+++\n",
    "# ",
    "- ",
    "> ",
    "* ",
    "**",
    "_",
    "`",
    "```\n",
    "[",
    "](",
    ")",
    "![",
    "|",
    "|-|\n",
    "\\",
    "[^1]",
    "[^1]: ",
    "    ",
];

fn any_text() -> impl Strategy<Value = String> {
    let part = prop_oneof![8 => prop::sample::select(PARTS).prop_map(str::to_owned), 1 => "[^\u{0}]{0,6}", 1 => "[a-zA-Z]{1,9}"];
    prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

fn any_syntax() -> impl Strategy<Value = Syntax> {
    prop::sample::select(Syntax::ALL)
}

fn document(text: &str, syntax: Syntax) -> Document {
    Document::parse(Arc::new(Source::new("a", text)), syntax)
}

/// Panics if a span does not fall on characters of the text.
fn assert_valid(text: &str, span: Span, what: &str) {
    assert!(text.get(span.range()).is_some(), "{what}: {span:?} in {text:?}");
}

/// Checks all that a document promises of its spans.
fn assert_sound(document: &Document) {
    let (prose, source) = (document.prose(), document.source().text());
    let mut end = 0;
    for block in document.blocks() {
        assert_valid(prose, block.span, "block");
        assert!(!block.span.is_empty() && block.span.start >= end, "{:?} after {end}", block.span);
        end = block.span.end;
        for sentence in &document.sentences()[block.sentences.start as usize..block.sentences.end as usize] {
            assert!(block.span.contains(sentence.span));
        }
        for token in &document.tokens()[block.tokens.start as usize..block.tokens.end as usize] {
            assert!(block.span.contains(token.span));
        }
    }
    for pair in document.sentences().windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start && pair[0].tokens.end == pair[1].tokens.start);
    }
    for pair in document.tokens().windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start);
    }
    for sentence in document.sentences() {
        assert_valid(prose, sentence.span, "sentence");
        assert_valid(source, document.source_span(sentence.span), "sentence in the source");
    }
    for token in document.tokens() {
        assert_valid(prose, token.span, "token");
        let place = document.source_span(token.span);
        assert_valid(source, place, "token in the source");
        let (here, there) = (document.text_of(token), place.of(source));
        // where they differ, the source has a reference, an escape or markup within the word, and never plain letters
        let marked = there.contains(['&', '\\', '<', '*', '_', '~', '`', '[', ']', '!', '\'', '\n', '\r', '|'])
            || here == STAND_IN;
        assert!(here == there || (document.syntax() != Syntax::Plain && marked), "{here:?} is {there:?} in the source");
    }
    for comment in document.comments() {
        assert!(comment.span.of(source).starts_with("<!--"), "{:?}", comment.span.of(source));
    }
    if document.syntax() == Syntax::Plain {
        assert_eq!(prose, source);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_fall_on_characters_and_are_in_order(text in any_text(), syntax in any_syntax()) {
        assert_sound(&document(&text, syntax));
    }

    #[test]
    fn any_bytes_are_an_article_or_a_clear_error(bytes in prop::collection::vec(any::<u8>(), 0..200), mark in 0..4_usize, syntax in any_syntax()) {
        let marks: [&[u8]; 4] = [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"];
        match Source::decode("a", [marks[mark], &bytes].concat()) {
            Ok(source) => assert_sound(&Document::parse(Arc::new(source), syntax)),
            Err(error) => prop_assert!(error.to_string().contains("byte "), "{}", error),
        }
    }

    #[test]
    fn positions_in_the_file_follow_the_encoding(text in any_text(), syntax in any_syntax()) {
        // a text that starts with a byte order mark would lose it
        let text = text.trim_start_matches('\u{feff}');
        let utf16 = |unit: fn(u16) -> [u8; 2]| [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(unit).collect::<Vec<u8>>();
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), Encoding::Utf8),
            ([b"\xef\xbb\xbf", text.as_bytes()].concat(), Encoding::Utf8Bom),
            (utf16(u16::to_le_bytes), Encoding::Utf16Le),
            (utf16(u16::to_be_bytes), Encoding::Utf16Be),
        ] {
            let source = Source::decode("a", bytes.clone()).unwrap();
            prop_assert_eq!(source.encoding(), encoding);
            let document = Document::parse(Arc::new(source), syntax);
            for token in document.tokens().iter().take(20) {
                let place = document.source_span(token.span);
                let source = document.source();
                let range = |at: u32| usize::try_from(source.file_offset(at)).unwrap();
                let in_file = &bytes[range(place.start)..range(place.end)];
                let encoded = source.encode(place.of(source.text()));
                prop_assert!(encoded.ends_with(in_file) && (in_file.len() == encoded.len() || encoding != Encoding::Utf8));
            }
        }
    }

    #[test]
    fn folding_twice_is_folding_once(text in "\\PC{0,20}") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }
}

/// Places for a word in each format, each with one `okay` that an edit replaces.
const PLACES: &[(Syntax, &str)] = &[
    (Syntax::Plain, "He said okay then."),
    (Syntax::Html, "<p>He said okay then.</p>"),
    (Syntax::Html, "<p>He <b>said</b>&nbsp;okay<br>then.</p>"),
    (Syntax::Html, "<title>okay</title>"),
    (Syntax::Html, "x <img alt=\"it is okay now\">"),
    (Syntax::Html, "x <img alt='okay'>"),
    (Syntax::Html, "x <img alt=okay>"),
    (Syntax::Markdown, "He *said* okay then."),
    (Syntax::Markdown, "# It is okay"),
    (Syntax::Markdown, "|x okay|b|\n|-|-|\n|c|d|\n"),
    (Syntax::Markdown, "x ![it is okay](a.png) [then](b)"),
    (Syntax::Markdown, "x [it is okay](a.png)"),
    (Syntax::Markdown, "<div>\nIt is okay\n</div>"),
    (Syntax::Markdown, "---\ntitle: It is okay\n---\n"),
    (Syntax::Markdown, "---\ntitle: 'It is okay'\n---\n"),
    (Syntax::Markdown, "---\ntitle: \"It is okay\"\n---\n"),
    (Syntax::Markdown, "---\nsummary: |\n  It is okay\n---\n"),
    (Syntax::Markdown, "+++\ntitle = \"It is okay\"\n+++\n"),
    (Syntax::Markdown, "+++\ntitle = 'It is okay'\n+++\n"),
];

/// Texts that mean something in one of the formats.
const NEW: &[&str] = &[
    "",
    "fine",
    "<b>",
    "A & B",
    "a &amp; b",
    "\"q\"",
    "it's",
    "*x*",
    "_x_",
    "[a](b)",
    "`c`",
    "a: b",
    "a # b",
    "\\",
    "a|b",
    "~~a~~",
    "<!-- x -->",
    "é中",
    "{x}",
];

#[test]
fn an_edit_of_the_prose_is_that_edit_and_no_other() {
    let mut refused = 0;
    for (syntax, text) in PLACES {
        let before = document(text, *syntax);
        let at = before.prose().find("okay").unwrap();
        for new in NEW {
            let edit = Edit { span: Span::from_range(at..at + 4), text: (*new).to_owned() };
            let Some(edit) = before.source_edit(&edit) else {
                // only what a place can not hold at all; words it always can
                refused += 1;
                assert!(!new.chars().all(char::is_alphabetic), "{new:?} was refused in {text:?}");
                continue;
            };
            let fix = Fix { title: String::new(), applicability: Applicability::Safe, edits: vec![edit] };
            let (fixed, _) = apply(text, [&fix]);
            let after = document(&fixed, *syntax);
            let squeeze = |s: &str| s.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(squeeze(after.prose()), squeeze(&before.prose().replacen("okay", new, 1)), "{fixed:?}");
        }
    }
    assert!(refused < PLACES.len() * NEW.len() / 8, "{refused} edits were refused");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn findings_point_into_the_source(text in any_text(), syntax in any_syntax()) {
        let source = Arc::new(Source::new("a", text.as_str()));
        let report = LINTER.check(&source, syntax, &Settings::default());
        prop_assert!(report.diagnostics.is_sorted_by_key(|d| (d.span, d.rule.clone())));
        for d in &report.diagnostics {
            assert_valid(&text, d.span, "finding");
            for label in &d.related {
                assert_valid(&text, label.span, "label");
            }
            for fix in &d.fixes {
                prop_assert!(fix.edits.windows(2).all(|w| w[0].span.end <= w[1].span.start), "{:?}", fix);
                for edit in &fix.edits {
                    assert_valid(&text, edit.span, "edit");
                }
            }
        }
        let again = LINTER.check(&source, syntax, &Settings::default());
        prop_assert_eq!(again.diagnostics, report.diagnostics);
    }

    #[test]
    fn fixing_comes_to_rest(text in any_text(), syntax in any_syntax()) {
        let mut source = Arc::new(Source::new("a", text.as_str()));
        let settings = Settings::default();
        for wanted in [Applicability::Safe, Applicability::Unsafe] {
            let fixed = LINTER.fix(&source, syntax, &settings, wanted);
            let again = LINTER.fix(&fixed.source, syntax, &settings, wanted);
            prop_assert_eq!(again.applied, 0, "{:?} became {:?}", fixed.source.text(), again.source.text());
            prop_assert_eq!(again.source.text(), fixed.source.text());
            assert_sound(&Document::parse(Arc::clone(&fixed.source), syntax));
            source = fixed.source;
        }
    }
}

#[test]
fn a_word_at_each_end_of_the_prose_is_found_in_the_source() {
    for syntax in Syntax::ALL {
        let document = document("first (second) last", *syntax);
        let words: Vec<_> = document.tokens().iter().filter(|t| t.kind == TokenKind::Word).collect();
        let places: Vec<Span> = words.iter().map(|t| document.source_span(t.span)).collect();
        assert_eq!(places, [Span::new(0, 5), Span::new(7, 13), Span::new(15, 19)], "{syntax:?}");
    }
}
