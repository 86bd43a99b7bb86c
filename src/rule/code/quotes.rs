//! Spaces inside quotation marks: `" new agreement "`, "crucial. ”".

use crate::diagnostic::{Edit, Fix};
use crate::document::{Block, TokenKind};
use crate::rule::Context;
use crate::rule::code::place::{Gap, Places};
use crate::text::Span;

/// Finds quotation marks that stand apart from what they quote.
pub fn check(cx: &mut Context<'_>) {
    let places = Places::new(cx.document);
    for block in cx.document.blocks() {
        block_quotes(cx, &places, block);
    }
}

fn block_quotes(cx: &mut Context<'_>, places: &Places<'_>, block: &Block) {
    let range = block.tokens.start as usize..block.tokens.end as usize;
    let mark = |i: &usize| places.tokens[*i].kind == TokenKind::Punct && matches!(places.text(*i), "\"" | "“" | "”");
    let marks: Vec<usize> = range.filter(mark).collect();
    // a paragraph of a quote that runs on has no closing mark: then nothing tells which straight mark closes
    let paired = marks.iter().filter(|i| places.text(**i) == "\"").count() % 2 == 0;
    // a mark that opens by its spaces but closes by its number: the count went wrong somewhere
    let straight = marks.iter().filter(|i| places.text(**i) == "\"");
    let confused = straight.enumerate().any(|(n, i)| {
        let (apart, touches) = (
            places.gap(*i) != Gap::None,
            places.gap(i + 1) == Gap::None && !places.text(i + 1).starts_with(['.', ',']),
        );
        if n % 2 == 1 { apart && touches } else { !apart && !touches }
    });
    let paired = paired && !confused;
    let mut open: Option<usize> = None;
    for i in marks {
        match (places.text(i), open) {
            ("“", _) => open = Some(i),
            ("\"", None) if paired => open = Some(i),
            ("”", Some(start)) => {
                pair(cx, places, start, i);
                open = None;
            }
            ("\"", Some(start)) if paired => {
                pair(cx, places, start, i);
                open = None;
            }
            _ => {}
        }
    }
}

fn pair(cx: &mut Context<'_>, places: &Places<'_>, start: usize, end: usize) {
    if end <= start + 1 || places.text(start + 1) == "..." {
        return;
    }
    let inner_left = places.gap(start + 1) == Gap::Space;
    let inner_right = places.gap(end) == Gap::Space;
    if !inner_left && !inner_right {
        return;
    }
    let mut edits = Vec::new();
    if inner_left {
        edits.push(Edit { span: places.space_before(start + 1), text: String::new() });
        if start > 0 && places.glued(start) && places.tokens[start - 1].kind != TokenKind::Punct {
            edits.push(Edit { span: Span::empty(places.tokens[start].span.start), text: " ".to_owned() });
        }
    }
    if inner_right {
        edits.push(Edit { span: places.space_before(end), text: String::new() });
        if places.glued(end + 1) && places.tokens[end + 1].kind != TokenKind::Punct {
            edits.push(Edit { span: Span::empty(places.tokens[end].span.end), text: " ".to_owned() });
        }
    }
    edits.sort();
    let (first, last) = match (inner_left, inner_right) {
        (true, false) => (start, start + 1),
        (false, true) => (end - 1, end),
        _ => (start, end),
    };
    let span = places.span(first, last);
    let message = "space inside the quotation marks";
    let fix = Fix { title: "close the quotation marks up".to_owned(), applicability: cx.meta.applicability, edits };
    let finding = cx.diagnostic(span, message).why(cx.meta.explanation.clone()).fix(fix);
    cx.push(finding);
}
