//! A space before a comma, a full stop or another closing mark, which English does not set: "he said ,".

use crate::diagnostic::{Edit, Fix};
use crate::document::TokenKind;
use crate::rule::Context;
use crate::rule::code::place::{Gap, Places};
use crate::text::Span;

/// Finds marks with a space in front.
pub fn check(cx: &mut Context<'_>) {
    let places = Places::new(cx.document);
    for i in 1..places.tokens.len() {
        let token = &places.tokens[i];
        if token.kind != TokenKind::Punct || places.glued(i) {
            continue;
        }
        let mark = places.text(i);
        if !matches!(mark, "," | ";" | ":" | "!" | "?" | ".") || places.gap(i) != Gap::Space {
            continue;
        }
        let after = places.gap(i + 1);
        let before = places.tokens[i - 1].kind;
        let closer = matches!(places.text(i - 1), "\"" | "”" | "’" | ")" | "]" | "%");
        let clause = before != TokenKind::Punct || closer;
        // ".NET", "x := y", "2 : 1", ":)" and "! [image]" are something else
        let next_word = places.is_word(i + 1);
        let goes_on = after != Gap::None || (next_word && mark != "." && mark != ":");
        let score = before == TokenKind::Number && mark == ":";
        let image = mark == "!" && places.text(i + 1) == "[";
        if !clause || !goes_on || score || image {
            continue;
        }
        let span = places.span(i - 1, i);
        let mut edits = vec![Edit { span: places.space_before(i), text: String::new() }];
        if after == Gap::None && next_word {
            edits.push(Edit { span: Span::empty(token.span.end), text: " ".to_owned() });
        }
        let title = format!("write `{}{mark}`", places.text(i - 1));
        let fix = Fix { title, applicability: cx.meta.applicability, edits };
        let message = format!("space before `{mark}`");
        let finding = cx.diagnostic(span, message).why(cx.meta.explanation.clone()).fix(fix);
        cx.push(finding);
    }
}
