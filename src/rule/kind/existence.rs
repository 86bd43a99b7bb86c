//! A phrase that should not be there at all.

use crate::matcher::phrase::Phrase;
use crate::rule::{Context, Hit, Rule, RuleMeta};
use crate::text::Span;

/// Phrases that are flagged wherever they stand, or only where they are a whole sentence.
pub struct Existence {
    /// Metadata.
    pub meta: RuleMeta,
    /// What to find.
    pub phrases: Vec<Phrase>,
    /// Whether the phrase must be all that the sentence holds.
    pub whole_sentence: bool,
    /// Whether the fix deletes it.
    pub delete: bool,
    /// The message with `$match` for the text.
    pub message: String,
}

impl Rule for Existence {
    fn meta(&self) -> &RuleMeta {
        &self.meta
    }

    fn phrases(&self) -> &[Phrase] {
        &self.phrases
    }

    fn check(&self, cx: &mut Context<'_>) {
        let mut last = Span::default();
        for hit in cx.hits {
            let Hit::Phrase { found, .. } = hit else { continue };
            let span = if self.whole_sentence {
                match whole_sentence(cx, found.span) {
                    Some(span) => span,
                    None => continue,
                }
            } else {
                found.span
            };
            if last.overlaps(span) {
                continue;
            }
            last = span;
            let text = found.span.of(cx.prose());
            let mut finding =
                cx.diagnostic(span, self.message.replace("$match", text)).why(self.meta.explanation.clone());
            if self.delete {
                finding = finding.fix(cx.replacement(deletion(cx, span), ""));
            }
            cx.push(finding);
        }
    }
}

/// The sentence around `span`, if nothing else but punctuation is in it and the block holds other sentences.
fn whole_sentence(cx: &Context<'_>, span: Span) -> Option<Span> {
    let document = cx.document;
    let sentence = &document.sentences()[document.sentence_at(span.start)?];
    let block = document.block_at(span.start)?;
    let tokens = &document.tokens()[sentence.tokens.start as usize..sentence.tokens.end as usize];
    let alone = tokens.iter().all(|t| span.contains(t.span) || t.kind == crate::document::TokenKind::Punct);
    (alone && block.sentences.len() > 1).then_some(sentence.span)
}

/// `span` with the white space on one side, so that a deletion leaves no gap.
pub fn deletion(cx: &Context<'_>, span: Span) -> Span {
    let prose = cx.prose();
    let text = span.of(prose);
    let lead = text.len() - text.trim_start().len();
    let span = Span::from_range(span.start as usize + lead..span.start as usize + lead + text.trim().len());
    let before = &prose[..span.start as usize];
    let trimmed = before.trim_end_matches([' ', '\t']).len();
    if trimmed < before.len() {
        return Span::from_range(trimmed..span.end as usize);
    }
    let after = &prose[span.end as usize..];
    let spaces = after.len() - after.trim_start_matches([' ', '\t']).len();
    // glued on the left: a space on the right has to stay, unless the block starts here
    let at_start = before.is_empty() || before.ends_with('\n');
    Span::from_range(span.start as usize..span.end as usize + if at_start { spaces } else { 0 })
}
