//! Suppressions in comments, in both formats that have comments; the words of all verbs.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::sync::{Arc, LazyLock};

use mtlint::document::Syntax;
use mtlint::linter::{Linter, Report, Settings, UNKNOWN_RULE, UNUSED};
use mtlint::names::NameTable;
use mtlint::rule::pack;
use mtlint::source::Source;
use mtlint::words::Words;

/// Two rules that find a word each, and the two that complain about suppressions.
const PACKS: [&str; 2] = [
    r#"
        [pack]
        name = "desk"
        summary = "house rules"
        category = "Style/Unnatural or awkward"
        [[substitution]]
        id = "desk/okay"
        find = ["okay"]
        replace = ["all right"]
        explanation = "House style."
        bad = [["okay"], ["okay again"]]
        good = ["x", "y"]
        [[substitution]]
        id = "desk/pot"
        find = ["dumped the pot"]
        replace = ["shifted the blame"]
        explanation = "It means to shift the blame."
        bad = [["dumped the pot"], ["dumped the pot again"]]
        good = ["x", "y"]
    "#,
    r#"
        [pack]
        name = "suppression"
        summary = "comments that suppress nothing"
        category = "Other"
        [[existence]]
        id = "suppression/unused"
        message = "never found in prose"
        find = ["qqqq-unused"]
        explanation = "Delete it."
        bad = [["qqqq-unused"], ["qqqq-unused again"]]
        good = ["x", "y"]
        [[existence]]
        id = "suppression/unknown-rule"
        message = "never found in prose"
        find = ["qqqq-unknown"]
        explanation = "Look at the list of rules."
        bad = [["qqqq-unknown"], ["qqqq-unknown again"]]
        good = ["x", "y"]
    "#,
];

/// The formats that have comments.
const SYNTAXES: [Syntax; 2] = [Syntax::Markdown, Syntax::Html];

static LINTER: LazyLock<Linter> = LazyLock::new(|| {
    let packs =
        PACKS.map(|text| pack::read(Arc::new(Source::new("pack.toml", text)), false).map_err(|p| p.list).unwrap());
    Linter::new(packs.into(), NameTable::builtin(), Words::default())
});

fn check_as(text: &str, syntax: Syntax) -> Report {
    LINTER.check(&Arc::new(Source::new("a", text)), syntax, &Settings::default())
}

/// Rule and line of each finding, which must be the same in both formats, and the number of suppressed findings.
fn check(text: &str) -> (Vec<String>, usize) {
    let [markdown, html] = SYNTAXES.map(|syntax| {
        let report = check_as(text, syntax);
        let list = report
            .diagnostics
            .iter()
            .map(|d| format!("{} {}", report.source.line_column(d.span.start).line, d.rule))
            .collect();
        (list, report.suppressed)
    });
    assert_eq!(markdown, html, "{text}");
    markdown
}

fn findings(list: &[&str]) -> Vec<String> {
    list.iter().map(|s| (*s).to_owned()).collect()
}

#[test]
fn disable_holds_until_enable() {
    let text = "<p>okay</p>\n\n<!-- mtlint-disable -->\n\n<p>okay, he dumped the pot</p>\n\n<!-- mtlint-enable -->\n\n<p>okay</p>\n";
    assert_eq!(check(text), (findings(&["1 desk/okay", "9 desk/okay"]), 2));
}

#[test]
fn disable_without_enable_holds_to_the_end() {
    let text = "<!-- mtlint-disable desk/okay -->\n\n<p>okay, he dumped the pot</p>\n\n<p>okay</p>\n";
    assert_eq!(check(text), (findings(&["3 desk/pot"]), 2));
}

#[test]
fn disable_next_line_holds_for_one_line() {
    let text = "<!-- mtlint-disable-next-line desk/okay -->\n<p>okay</p>\n\n<p>okay</p>\n";
    assert_eq!(check(text), (findings(&["4 desk/okay"]), 1));
}

#[test]
fn disable_file_holds_for_what_stands_before_it_too() {
    let text = "<p>okay, he dumped the pot</p>\n\n<!-- mtlint-disable-file desk/pot -->\n\n<p>he dumped the pot</p>\n";
    assert_eq!(check(text), (findings(&["1 desk/okay"]), 2));
}

#[test]
fn packs_globs_and_lists_select() {
    for selectors in ["desk", "desk/*", "*", "all", "desk/okay, desk/pot", "desk/okay\ndesk/pot"] {
        let text = format!("<!-- mtlint-disable-file {selectors} -->\n\n<p>okay, he dumped the pot</p>\n");
        assert_eq!(check(&text), (vec![], 2), "{selectors}");
    }
}

#[test]
fn a_suppression_that_suppresses_nothing_is_reported() {
    let text = "<p>okay</p>\n\n<!-- mtlint-disable desk/pot -->\n\n<p>okay</p>\n\n<!-- mtlint-enable -->\n\n<p>he dumped the pot</p>\n";
    assert_eq!(check(text), (findings(&["1 desk/okay", &format!("3 {UNUSED}"), "5 desk/okay", "9 desk/pot"]), 0));
    for syntax in SYNTAXES {
        let report = check_as(text, syntax);
        let unused = report.diagnostics.iter().find(|d| d.rule.as_str() == UNUSED).unwrap();
        assert_eq!(unused.span.of(text), "<!-- mtlint-disable desk/pot -->");
        assert_eq!(unused.fixes[0].edits[0].span, unused.span);
        assert!(unused.fixes[0].edits[0].text.is_empty());
    }
}

#[test]
fn an_unknown_rule_is_reported_and_suppresses_nothing() {
    let text = "<!-- mtlint-disable-file desk/okey -->\n\n<p>okay</p>\n";
    assert_eq!(check(text), (findings(&[&format!("1 {UNKNOWN_RULE}"), "3 desk/okay"]), 0));
    // the known rule beside it still counts
    let text = "<!-- mtlint-disable-file desk/okey desk/okay -->\n\n<p>okay</p>\n";
    assert_eq!(check(text), (findings(&[&format!("1 {UNKNOWN_RULE}")]), 1));
}

#[test]
fn an_unknown_verb_is_reported() {
    let text = "<!-- mtlint-disable-line -->\n<p>okay</p>\n";
    assert_eq!(check(text), (findings(&[&format!("1 {UNKNOWN_RULE}"), "2 desk/okay"]), 0));
}

#[test]
fn other_comments_are_left_alone() {
    for comment in ["<!-- a note -->", "<!---->", "<!-- mtlint is good -->", "<!-- disable -->"] {
        assert_eq!(check(&format!("{comment}\n\n<p>okay</p>\n")), (findings(&["3 desk/okay"]), 0), "{comment}");
    }
}

#[test]
fn what_looks_like_a_comment_but_is_text_suppresses_nothing() {
    let shown = "`<!-- mtlint-disable-file -->` okay\n";
    assert_eq!(check_as(shown, Syntax::Markdown).diagnostics.len(), 1);
    let shown = "&lt;!-- mtlint-disable-file --> okay\n";
    assert_eq!(check_as(shown, Syntax::Html).diagnostics.len(), 1);
    let plain = "<!-- mtlint-disable-file --> okay\n";
    assert_eq!(check_as(plain, Syntax::Plain).diagnostics.len(), 1);
}

#[test]
fn comments_within_a_line_of_markdown_count() {
    let text = "He said <!-- mtlint-disable desk/okay -->okay<!-- mtlint-enable --> and okay.\n";
    let report = check_as(text, Syntax::Markdown);
    assert_eq!((report.diagnostics.len(), report.suppressed), (1, 1));
    assert_eq!(report.diagnostics[0].span.start as usize, text.rfind("okay").unwrap());
}
