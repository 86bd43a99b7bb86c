//! A phrase that has a better form: found with inflection, replaced with inflection.

use crate::diagnostic::Fix;
use crate::matcher::phrase::{Phrase, PhraseMatch};
use crate::matcher::template;
use crate::rule::{Context, Hit, Rule, RuleMeta};
use crate::text::Span;

/// Phrases with their replacements.
pub struct Substitution {
    /// Metadata.
    pub meta: RuleMeta,
    /// What to find.
    pub phrases: Vec<Phrase>,
    /// Replacement templates, best first; none where nothing fits the syntax.
    pub replace: Vec<String>,
    /// What an editor would write, where `replace` is empty.
    pub suggest: Option<String>,
    /// The message with `$match` for the text, or the usual one.
    pub message: Option<String>,
}

impl Rule for Substitution {
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
            if last.overlaps(found.span) {
                continue; // a longer phrase of the same rule stands here
            }
            last = found.span;
            let text = found.span.of(cx.prose());
            let message = match (&self.message, &self.meta.zh) {
                (Some(m), _) => m.replace("$match", text),
                (None, Some(zh)) => format!("`{text}` renders {} word for word", zh.replace('|', " or ")),
                (None, None) => format!("`{text}` is not what an English newspaper would print"),
            };
            let mut why = self.meta.explanation.clone();
            if let (true, Some(s)) = (self.replace.is_empty(), &self.suggest) {
                why = format!("{why} Better: {s}.");
            }
            let mut finding = cx.diagnostic(found.span, message).why(why);
            for r in &self.replace {
                finding = finding.fix(fitted(cx, found, &template::fill(r, found, cx.prose())));
            }
            cx.push(finding);
        }
    }
}

/// The replacement as a fix; an article in front of it changes with its first sound.
fn fitted(cx: &Context<'_>, found: &PhraseMatch, text: &str) -> Fix {
    let before = &cx.prose()[..found.span.start as usize];
    let article = ["a ", "an "].into_iter().find(|a| {
        before.len() >= a.len()
            && before.is_char_boundary(before.len() - a.len())
            && before[before.len() - a.len()..].eq_ignore_ascii_case(a)
            && !before[..before.len() - a.len()].ends_with(char::is_alphanumeric)
    });
    let vowel = text.chars().next().is_some_and(|c| "aeiouAEIOU".contains(c));
    match article {
        Some(a) if vowel != (a == "an ") => {
            let span = Span::new(found.span.start - u32::try_from(a.len()).unwrap_or(0), found.span.end);
            let upper = crate::text::starts_upper(span.of(cx.prose()));
            let new = if vowel { "an" } else { "a" };
            let new = if upper { crate::text::capitalised(new) } else { new.to_owned() };
            cx.replacement(span, &format!("{new} {text}"))
        }
        _ => cx.replacement(found.span, text),
    }
}
