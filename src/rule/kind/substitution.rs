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

/// The replacement as a fix. An article in front of the match gives way to one that the replacement brings, and changes
/// between a and an with the first sound.
fn fitted(cx: &Context<'_>, found: &PhraseMatch, text: &str) -> Fix {
    let before = &cx.prose()[..found.span.start as usize];
    let word = before.trim_end_matches(' ');
    let article = ["a", "an", "the"].into_iter().find(|a| {
        let cut = word.len().checked_sub(a.len()).and_then(|from| word.split_at_checked(from));
        let apart = |(head, tail): (&str, &str)| tail.eq_ignore_ascii_case(a) && !head.ends_with(char::is_alphanumeric);
        word.len() < before.len() && cut.is_some_and(apart)
    });
    let Some(article) = article else { return cx.replacement(found.span, text) };
    let own = ["a ", "an ", "the ", "both ", "all ", "no ", "every "]
        .into_iter()
        .any(|a| text.get(..a.len()).is_some_and(|t| t.eq_ignore_ascii_case(a)));
    let new = match article {
        _ if own => text.to_owned(),
        "the" => return cx.replacement(found.span, text),
        _ if sounds_like_vowel(text) == (article == "an") => return cx.replacement(found.span, text),
        "a" => format!("an {text}"),
        _ => format!("a {text}"),
    };
    let span = Span::from_range(word.len() - article.len()..found.span.end as usize);
    let upper = crate::text::starts_upper(span.of(cx.prose()));
    cx.replacement(span, &if upper { crate::text::capitalised(&new) } else { new })
}

/// Whether "an" stands before a text: by its first letter, but for the words whose first sound is another.
fn sounds_like_vowel(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    if ["one", "once", "uni", "use", "usu", "eu", "ut"].iter().any(|w| lower.starts_with(w)) {
        return false;
    }
    lower.starts_with(['a', 'e', 'i', 'o', 'u'])
        || ["hour", "honest", "honour", "honor", "heir"].iter().any(|w| lower.starts_with(w))
}
