//! Ordinals with the wrong ending ("5nd") and numbers that can not be ("5.17,000").

use crate::document::TokenKind;
use crate::rule::Context;
use crate::rule::code::place::{Gap, Places};
use crate::rule::code::vocabulary::{ordinal, ordinal_ending};

/// Finds ordinals with the wrong ending.
pub fn ordinals(cx: &mut Context<'_>) {
    let places = Places::new(cx.document);
    for i in 0..places.tokens.len() {
        let token = &places.tokens[i];
        if !token.is_word() || !places.prose.as_bytes()[token.span.start as usize].is_ascii_digit() {
            continue;
        }
        let Some((number, ending)) = ordinal(places.word(i)) else { continue };
        let right = ordinal_ending(number);
        if ending != right {
            let fix = cx.replacement(token.span, &format!("{number}{right}"));
            let message = format!("`{}` has the wrong ending", places.text(i));
            let finding = cx.diagnostic(token.span, message).why(cx.meta.explanation.clone()).fix(fix);
            cx.push(finding);
        }
    }
}

/// Finds numbers with separators that no notation allows, and decimals without a whole part before a unit.
pub fn impossible(cx: &mut Context<'_>) {
    let places = Places::new(cx.document);
    for i in 0..places.tokens.len() {
        let token = &places.tokens[i];
        if token.kind != TokenKind::Number {
            continue;
        }
        let text = places.text(i);
        let bare = |k: usize| text_is(&places, k, ".") && places.glued(i) && places.gap(k) == Gap::Space;
        let unit = matches!(places.word(i + 1), "million" | "billion" | "trillion" | "percent")
            || text_is(&places, i + 1, "%");
        let headless = i > 0 && bare(i - 1) && unit;
        if !headless && !broken(text) {
            continue;
        }
        let span = if headless { places.span(i - 1, i) } else { token.span };
        let message = format!("`{}` is no number", span.of(places.prose));
        let finding = cx.diagnostic(span, message).why(cx.meta.explanation.clone());
        cx.push(finding);
    }
}

fn text_is(places: &Places<'_>, i: usize, text: &str) -> bool {
    places.text(i) == text
}

/// Whether a point stands before a thousands separator, or two points or groups of the wrong length do not fit together.
fn broken(text: &str) -> bool {
    let Some((whole, rest)) = text.split_once('.') else { return false };
    if whole.contains(':') || rest.contains([':', '.']) {
        return false; // a time, a version, an address
    }
    // "5.17,000"; "1.000,50" is how the Continent writes
    rest.contains(',')
        && !(rest.len() > 4 && rest.as_bytes()[3] == b',' && rest.len() - rest.rfind(',').unwrap_or(0) <= 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators() {
        for (text, wrong) in
            [("5.17,000", true), ("1,234.56", false), ("1.000,50", false), ("10:30.5,1", false), ("1.2.3,4", false)]
        {
            assert_eq!(broken(text), wrong, "{text}");
        }
    }
}
