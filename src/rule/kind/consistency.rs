//! Variants of which an article should use one.

use std::collections::BTreeMap;

use crate::matcher::phrase::Phrase;
use crate::rule::{Context, Hit, Rule, RuleMeta};
use crate::text::Span;

/// Variants of one expression; the one used least in an article is flagged.
pub struct Consistency {
    /// Metadata.
    pub meta: RuleMeta,
    /// The variants.
    pub phrases: Vec<Phrase>,
    /// Their texts, in the same order.
    pub variants: Vec<String>,
}

impl Rule for Consistency {
    fn meta(&self) -> &RuleMeta {
        &self.meta
    }

    fn phrases(&self) -> &[Phrase] {
        &self.phrases
    }

    fn check(&self, cx: &mut Context<'_>) {
        let mut uses: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
        for hit in cx.hits {
            if let Hit::Phrase { index, found } = hit {
                uses.entry(*index).or_default().push(found.span);
            }
        }
        // most used first; of equals, the first in the article
        let Some((kept, spans)) = uses.iter().max_by_key(|(_, s)| (s.len(), std::cmp::Reverse(s[0]))) else { return };
        let first = spans[0];
        for (index, spans) in uses.iter().filter(|(i, _)| *i != kept) {
            for span in spans {
                let message =
                    format!("`{}` here, `{}` elsewhere in the article", span.of(cx.prose()), first.of(cx.prose()));
                let finding = cx
                    .diagnostic(*span, message)
                    .why(self.meta.explanation.clone())
                    .related(first, "the other form")
                    .fix(cx.replacement(*span, &self.variants[*kept]));
                debug_assert!(*index < self.variants.len());
                cx.push(finding);
            }
        }
    }
}
