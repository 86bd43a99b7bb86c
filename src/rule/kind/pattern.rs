//! A regular expression, woken by a literal.

use crate::diagnostic::Edit;
use crate::document::Document;
use crate::matcher::pattern::Pattern;
use crate::rule::{Context, Hit, Rule, RuleMeta};
use crate::text::Span;

/// Patterns with one replacement.
pub struct PatternRule {
    /// Metadata.
    pub meta: RuleMeta,
    /// Literals of which one must stand in the block.
    pub gate: Vec<String>,
    /// What to find, in the blocks that a literal woke.
    pub patterns: Vec<Pattern>,
    /// The replacement with `$1` or `${name}`, if the rule has a fix.
    pub replace: Option<String>,
    /// The message with `$match` for the text.
    pub message: String,
}

impl Rule for PatternRule {
    fn meta(&self) -> &RuleMeta {
        &self.meta
    }

    fn literals(&self) -> &[String] {
        &self.gate
    }

    fn check(&self, cx: &mut Context<'_>) {
        let areas = woken(cx.document, cx.hits);
        let mut found = Vec::new();
        for area in areas {
            for pattern in &self.patterns {
                pattern.find(cx.prose(), area, |span, groups| {
                    let text = self.replace.as_ref().map(|template| {
                        let mut text = String::new();
                        groups.expand(template, &mut text);
                        text
                    });
                    found.push((span, text));
                });
            }
        }
        found.sort();
        let mut last = Span::default();
        for (span, text) in found {
            if last.overlaps(span) || (!last.is_empty() && last == span) {
                continue;
            }
            last = span;
            let message = self.message.replace("$match", span.of(cx.prose()).trim());
            let mut finding = cx.diagnostic(span, message).why(self.meta.explanation.clone());
            if let Some(text) = text {
                let span = if text.is_empty() { super::existence::deletion(cx, span) } else { span };
                let mut fix = cx.replacement(span, &text);
                fix.edits = vec![Edit { span, text }];
                finding = finding.fix(fix);
            }
            cx.push(finding);
        }
    }
}

/// The sentences around the hits with their neighbours, disjoint: a pattern may look one sentence far.
fn woken(document: &Document, hits: &[Hit]) -> Vec<Span> {
    let mut areas: Vec<Span> = Vec::new();
    for hit in hits {
        let Some(block) = document.block_at(hit.span().start) else { continue };
        let Some(i) = document.sentence_at(hit.span().start) else { continue };
        let sentences = document.sentences();
        let first = i.saturating_sub(1).max(block.sentences.start as usize);
        let last = (i + 1).min((block.sentences.end as usize).saturating_sub(1)).max(first);
        let area = sentences[first].span.cover(sentences[last].span).cover(hit.span());
        match areas.last_mut() {
            Some(a) if a.end >= area.start => *a = a.cover(area),
            _ => areas.push(area),
        }
    }
    areas
}
