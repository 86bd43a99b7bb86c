//! Plain text: paragraphs by blank lines, or by line ends where lines are not wrapped.

use crate::document::{BlockKind, Prose};
use crate::text::Span;

/// A line longer than this is no hard-wrapped line; then every line end ends a paragraph.
const WRAP: usize = 120;

/// Cuts plain text into paragraphs; the prose is the text itself.
pub fn extract(text: &str) -> Prose {
    let wrapped = !text.lines().any(|l| l.len() > WRAP);
    let mut blocks = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    let mut at = 0;
    let mut close = |open: &mut Option<(usize, usize)>| {
        if let Some((start, end)) = open.take() {
            let body = &text[start..end];
            let heading = body.len() < WRAP && !body.ends_with(['.', '!', '?', '"', '”', ';', ',']);
            let kind = if heading { BlockKind::Heading } else { BlockKind::Paragraph };
            blocks.push((kind, Span::from_range(start..end)));
        }
    };
    for line in text.split_inclusive('\n') {
        let body = line.trim();
        if body.is_empty() {
            close(&mut open);
        } else {
            let start = at + (line.len() - line.trim_start().len());
            let end = start + body.len();
            if !wrapped {
                close(&mut open);
            }
            open = Some((open.map_or(start, |(s, _)| s), end));
        }
        at += line.len();
    }
    close(&mut open);
    Prose::identity(blocks)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<&str> {
        extract(text).blocks().iter().map(|(_, s)| s.of(text)).collect()
    }

    #[test]
    fn wrapped_lines_make_one_paragraph() {
        assert_eq!(blocks("The talks\nended.\n\n  Next day\r\n\r\n"), ["The talks\nended.", "Next day"]);
        assert_eq!(blocks(""), Vec::<&str>::new());
        assert_eq!(blocks(" \n\n"), Vec::<&str>::new());
    }

    #[test]
    fn long_lines_are_paragraphs_of_their_own() {
        let long = "word ".repeat(40);
        let text = format!("Headline\n{long}\n{long}");
        assert_eq!(blocks(&text).len(), 3);
        assert_eq!(extract(&text).blocks()[0].0, BlockKind::Heading);
    }
}
