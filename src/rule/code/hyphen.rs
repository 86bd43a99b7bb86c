//! Spaces beside the hyphen of a compound or a name, told apart from a dash between two parts of a sentence.
//!
//! A hyphen with a space on one side only is damage unless a function word beside it shows that a dash lost its other
//! space. Spaces on both sides are how many desks set a dash, so only units and designations count there.

use crate::diagnostic::{Applicability, Confidence, Edit, Fix};
use crate::document::{Case, TokenKind};
use crate::rule::Context;
use crate::rule::code::place::{Gap, Places};
use crate::rule::code::vocabulary::{is_function, month};
use crate::text::Span;

/// First parts that stand before a capital: "pro-Beijing", "cross-Strait".
const PREFIXES: &[&str] = &[
    "all", "anti", "co", "counter", "cross", "east", "ex", "extra", "former", "half", "inter", "intra", "mid", "mini",
    "multi", "neo", "non", "north", "one", "pan", "post", "pre", "pro", "quasi", "re", "self", "semi", "south", "sub",
    "super", "then", "trans", "two", "ultra", "un", "west",
];

/// First parts that are no words by themselves, so that a hyphen with two spaces is still their own.
const BOUND: &[&str] =
    &["anti", "co", "ex", "inter", "mid", "multi", "neo", "non", "pan", "pre", "quasi", "semi", "trans", "ultra"];

/// Function words that start a compound: "in-depth", "up-to-date", "on-site".
const OPENERS: &[&str] = &[
    "all", "at", "by", "down", "in", "more", "not", "off", "on", "out", "over", "so", "then", "through", "under", "up",
    "with",
];

/// Particles that end one: "built-in", "follow-up".
const PARTICLES: &[&str] = &["down", "in", "off", "on", "out", "over", "through", "up"];

/// Units that follow a number: "15-year-old".
const UNITS: &[&str] = &[
    "centimetre",
    "day",
    "degree",
    "dollar",
    "foot",
    "hour",
    "inch",
    "kilogram",
    "kilometer",
    "kilometre",
    "man",
    "member",
    "meter",
    "metre",
    "mile",
    "minute",
    "month",
    "nation",
    "page",
    "party",
    "percent",
    "person",
    "point",
    "seat",
    "second",
    "star",
    "storey",
    "story",
    "time",
    "ton",
    "tonne",
    "week",
    "year",
];

/// What a hyphen is.
#[derive(Copy, Clone, Eq, PartialEq)]
enum Verdict {
    /// Part of a compound or name that white space broke.
    Join,
    /// A dash that lost the space on its right.
    Dash,
    /// A dash that lost a space, but the words beside it make it hard to say more.
    Unclear,
    /// In order.
    Fine,
}

/// Finds hyphens with a space beside them.
pub fn check(cx: &mut Context<'_>) {
    let places = Places::new(cx.document);
    let mut pending: Option<usize> = None;
    let mut i = 1;
    while i + 1 < places.tokens.len() {
        if places.tokens[i].kind != TokenKind::Punct {
            i += 1;
            continue;
        }
        if !is_hyphen(places.text(i)) {
            if matches!(places.text(i), "." | "?" | "!") {
                pending = None;
            }
            i += 1;
            continue;
        }
        match verdict(&places, i, false) {
            Verdict::Fine => i += 1,
            Verdict::Unclear => {
                // of a pair of dashes the second has lost its space too
                pending = if pending.is_some() { None } else { Some(i) };
                i += 1;
            }
            Verdict::Dash => {
                let span = places.span(i - 1, i + 1);
                let at = Span::new(places.tokens[i - 1].span.end, places.tokens[i + 1].span.start);
                let fix = Fix::replace("write ` - `", Applicability::Unsafe, at, " - ");
                let message = format!("the dash in `{}` has a space on one side only", span.of(places.prose));
                let finding = cx.diagnostic(span, message).why(cx.meta.explanation.clone());
                cx.push(finding.confidence(Confidence::Medium).fix(fix));
                i += 2;
            }
            Verdict::Join if pending.take().is_some() => i += 1,
            Verdict::Join => {
                let mut last = i;
                while last + 3 < places.tokens.len() && is_hyphen(places.text(last + 2)) && chained(&places, last + 2) {
                    last += 2;
                }
                report(cx, &places, i, last);
                i = last + 2;
            }
        }
    }
}

fn is_hyphen(text: &str) -> bool {
    matches!(text, "-" | "‑" | "‐")
}

fn joins(places: &Places<'_>, i: usize) -> bool {
    matches!(places.tokens.get(i).map(|t| t.kind), Some(TokenKind::Word | TokenKind::Number))
}

/// Whether the hyphen `i` goes on with a compound that a hyphen before it started.
fn chained(places: &Places<'_>, i: usize) -> bool {
    let touches = places.gap(i) == Gap::None && places.gap(i + 1) == Gap::None && joins(places, i + 1);
    touches || verdict(places, i, true) == Verdict::Join
}

fn verdict(places: &Places<'_>, i: usize, chain: bool) -> Verdict {
    if !joins(places, i - 1) || !joins(places, i + 1) {
        return Verdict::Fine;
    }
    match (places.gap(i), places.gap(i + 1)) {
        (Gap::Space, Gap::None) => left(places, i, chain),
        (Gap::None, Gap::Space) => right(places, i),
        (Gap::Space, Gap::Space) => both(places, i, chain),
        _ => Verdict::Fine,
    }
}

/// "third -party": a space on the left only.
fn left(places: &Places<'_>, i: usize, chain: bool) -> Verdict {
    let (before, after) = (&places.tokens[i - 1], &places.tokens[i + 1]);
    let (first, second) = (places.word(i - 1), places.word(i + 1));
    if first == second {
        return Verdict::Fine; // said twice, which is for another rule to mend
    }
    let number = |k: TokenKind| k == TokenKind::Number;
    if number(after.kind) {
        let digits = second.len() <= 4 && second.bytes().all(|b| b.is_ascii_digit());
        return match (number(before.kind), before.case) {
            (true, _) if places.text(i + 2) != "°" => Verdict::Join,
            // "Covid -19", "Su -35": what is named by a number; "Beijing -5 degrees" is a temperature
            (false, Case::Upper | Case::Mixed) if digits => Verdict::Join,
            (false, Case::Capital) if digits && (before.span.len() <= 2 || first == "covid") => Verdict::Join,
            _ => Verdict::Fine,
        };
    }
    if chain {
        return Verdict::Join;
    }
    // "anti-Chinese and -Russian": the first part is understood
    if matches!(first, "and" | "or" | "nor" | "but" | "to" | "versus") {
        return Verdict::Fine;
    }
    // "US" and "WHO" are no pronouns
    if is_function(second) && after.case == Case::Lower {
        let goes_on = is_hyphen(places.text(i + 2))
            && joins(places, i + 3)
            && places.gap(i + 2) != Gap::Line
            && places.gap(i + 3) == Gap::None;
        let particle = PARTICLES.contains(&second) && before.case == Case::Lower && !is_function(places.word(i + 2));
        return if goes_on || particle && !is_function(first) { Verdict::Join } else { Verdict::Unclear };
    }
    if is_function(first) && before.case == Case::Lower && !OPENERS.contains(&first) {
        return Verdict::Fine;
    }
    // "since March -ChinaNews.com": the name of the page behind the headline
    let page = places.text(i + 2) == "." && places.glued(i + 3) && places.is_word(i + 3);
    if page || month(first).is_some() && month(second).is_none() && before.is_capital() {
        return Verdict::Dash;
    }
    let lower_to_capital = before.kind == TokenKind::Word && before.case == Case::Lower && after.is_capital();
    if (lower_to_capital || number(before.kind) && after.is_capital()) && !PREFIXES.contains(&first) {
        return Verdict::Dash;
    }
    Verdict::Join
}

/// "high- level": a space on the right only; a suspended hyphen ("two- and three-year") has one too.
fn right(places: &Places<'_>, i: usize) -> Verdict {
    let (before, after) = (&places.tokens[i - 1], &places.tokens[i + 1]);
    let (first, second) = (places.word(i - 1), places.word(i + 1));
    if places.gap(i - 1) == Gap::None && i > 1 || is_function(second) || second == "versus" || first == second {
        return Verdict::Fine;
    }
    if after.kind == TokenKind::Number {
        let named = matches!(before.case, Case::Upper | Case::Mixed)
            || before.case == Case::Capital && (before.span.len() <= 2 || first == "covid");
        return if named && second.len() <= 3 { Verdict::Join } else { Verdict::Fine };
    }
    let lower = before.is_word() && before.case == Case::Lower && after.case == Case::Lower && after.is_word();
    let prefix = PREFIXES.contains(&first) && first != "all" && first != "then";
    if prefix || lower && before.span.len() >= 3 && after.span.len() >= 3 && !is_function(first) {
        Verdict::Join
    } else {
        Verdict::Fine
    }
}

/// "15 - year - old": a space on both sides, which is a dash in most places.
fn both(places: &Places<'_>, i: usize, chain: bool) -> Verdict {
    let (before, after) = (&places.tokens[i - 1], &places.tokens[i + 1]);
    let (first, second) = (places.word(i - 1), places.word(i + 1));
    let unit = before.kind == TokenKind::Number && UNITS.contains(&second);
    let old = chain && second == "old";
    let bound = BOUND.contains(&first) && after.is_word() && !is_function(second);
    let designation = after.kind == TokenKind::Number
        && second.len() <= 3
        && (first == "covid" || before.case == Case::Capital && before.span.len() == 1 && !matches!(first, "a" | "i"));
    if unit || old || bound || designation { Verdict::Join } else { Verdict::Fine }
}

fn report(cx: &mut Context<'_>, places: &Places<'_>, first: usize, last: usize) {
    let span = places.span(first - 1, last + 1);
    let mut edits = Vec::new();
    let mut joined = places.text(first - 1).to_owned();
    for i in (first..=last).step_by(2) {
        joined.push('-');
        joined.push_str(places.text(i + 1));
        let at = Span::new(places.tokens[i - 1].span.end, places.tokens[i + 1].span.start);
        if at.of(places.prose) != "-" {
            edits.push(Edit { span: at, text: "-".to_owned() });
        }
    }
    let fix = Fix { title: format!("write `{joined}`"), applicability: cx.meta.applicability, edits };
    let message = format!("space beside the hyphen in `{}`", span.of(places.prose));
    let sure = places.gap(first) == Gap::Space && places.gap(first + 1) == Gap::None;
    let confidence = if sure { cx.meta.confidence } else { Confidence::Medium };
    let finding = cx.diagnostic(span, message).why(cx.meta.explanation.clone()).confidence(confidence).fix(fix);
    cx.push(finding);
}
