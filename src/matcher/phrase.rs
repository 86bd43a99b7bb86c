//! Phrases: sequences of words with inflection, alternatives and gaps, matched on tokens.
//!
//! The language: `word`; `{dump}` any form of a verb; `{pot:n}` a noun in either number; `(a|the|his own)` one of these;
//! `[the]` optional; `*` any one word; `**` one to four words. Case, accents, quotation marks around words and hyphens
//! between them do not matter; a comma or another mark ends a match.
//!
//! Each phrase is filed under its rarest fixed word, so an article costs one look-up for each of its distinct words,
//! however many phrases there are.

mod anchor;

use rustc_hash::FxHashMap;

use crate::document::{Document, Token, TokenKind};
use crate::text::Span;
use crate::text::inflect::{VerbForm, plural, verb_forms};

/// The longest `**` gap, in words.
const GAP: usize = 4;

/// Why a phrase can not be read.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum PhraseError {
    /// A bracket that is not closed, or closed twice.
    #[error("the brackets of `{0}` do not match")]
    Brackets(String),
    /// Nothing in the phrase is a fixed word.
    #[error("`{0}` has no fixed word to look for")]
    NoAnchor(String),
    /// `{…}` with more than one word, or with an unknown letter behind the colon.
    #[error("`{{{0}}}` is neither a verb like `{{dump}}` nor a noun like `{{pot:n}}`")]
    Inflection(String),
}

/// What an inflected word of a match stood in.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Form {
    /// A verb form.
    Verb(VerbForm),
    /// A noun; `true` for the plural.
    Noun(bool),
}

#[derive(Clone, Debug)]
enum Element {
    Word(Box<str>),
    Inflected(Vec<(Box<str>, Form)>),
    Choice(Vec<Vec<Element>>),
    Any,
    Gap,
}

/// A compiled phrase.
#[derive(Clone, Debug)]
pub struct Phrase {
    elements: Vec<Element>,
    anchor: Vec<Box<str>>,
    /// fewest and most words before the anchor
    lead: (usize, usize),
}

/// Where a phrase was found.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PhraseMatch {
    /// From the first to the last word; a quotation mark is included where its partner is.
    pub span: Span,
    /// The first inflected verb.
    pub verb: Option<VerbForm>,
    /// The first inflected noun; `true` for the plural.
    pub plural: Option<bool>,
    /// What `*` and `**` stood for, in order.
    pub captures: Vec<Span>,
}

impl Phrase {
    /// Reads a phrase.
    ///
    /// # Errors
    /// [`PhraseError`] if brackets do not match, an inflection is unknown or there is no fixed word.
    pub fn parse(text: &str) -> Result<Phrase, PhraseError> {
        let elements = parse_sequence(text, text)?;
        let anchor = anchor::of(&elements).ok_or_else(|| PhraseError::NoAnchor(text.to_owned()))?;
        Ok(Phrase { elements, anchor: anchor.words, lead: anchor.lead })
    }
}

fn parse_sequence(text: &str, whole: &str) -> Result<Vec<Element>, PhraseError> {
    let mut out = Vec::new();
    let mut rest = text.trim_start();
    while let Some(c) = rest.chars().next() {
        match c {
            '(' | '[' => {
                let close = if c == '(' { ')' } else { ']' };
                let end = rest.find(close).ok_or_else(|| PhraseError::Brackets(whole.to_owned()))?;
                let mut branches =
                    rest[1..end].split('|').map(|b| parse_sequence(b, whole)).collect::<Result<Vec<_>, _>>()?;
                if c == '[' {
                    branches.push(Vec::new());
                }
                out.push(Element::Choice(branches));
                rest = &rest[end + 1..];
            }
            '{' => {
                let end = rest.find('}').ok_or_else(|| PhraseError::Brackets(whole.to_owned()))?;
                out.push(inflected(&rest[1..end])?);
                rest = &rest[end + 1..];
            }
            ')' | ']' | '}' => return Err(PhraseError::Brackets(whole.to_owned())),
            '*' => {
                let gap = rest.starts_with("**");
                out.push(if gap { Element::Gap } else { Element::Any });
                rest = &rest[if gap { 2 } else { 1 }..];
            }
            _ => {
                let end = rest.find(|c: char| c.is_whitespace() || "()[]{}*".contains(c)).unwrap_or(rest.len());
                out.extend(words_of(&rest[..end]).map(|w| Element::Word(w.into())));
                rest = &rest[end..];
            }
        }
        rest = rest.trim_start();
    }
    Ok(out)
}

/// The folded words of a piece of text as the tokeniser would cut it.
pub fn words_of(text: &str) -> impl Iterator<Item = String> {
    // nearly every word of a pack is plain letters, and packs are read at each start
    if text.bytes().all(|b| b.is_ascii_alphabetic()) {
        return vec![text.to_ascii_lowercase()].into_iter();
    }
    let source = std::sync::Arc::new(crate::source::Source::new("", text));
    let document = Document::parse(source, crate::document::Syntax::Plain);
    let tokens: Vec<String> = document
        .tokens()
        .iter()
        .filter(|t| t.kind != TokenKind::Punct)
        .map(|t| document.word_of(t).to_owned())
        .collect();
    tokens.into_iter()
}

fn inflected(text: &str) -> Result<Element, PhraseError> {
    let (word, kind) = text.split_once(':').unwrap_or((text, "v"));
    let simple = !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '\'');
    let word = crate::text::fold(word);
    match kind {
        "v" if simple => {
            Ok(Element::Inflected(verb_forms(&word).into_iter().map(|(w, f)| (w.into(), Form::Verb(f))).collect()))
        }
        "n" if simple => Ok(Element::Inflected(vec![
            (word.as_str().into(), Form::Noun(false)),
            (plural(&word).into(), Form::Noun(true)),
        ])),
        _ => Err(PhraseError::Inflection(text.to_owned())),
    }
}

/// Many phrases, filed under their anchors.
#[derive(Debug, Default)]
pub struct PhraseIndex {
    phrases: Vec<(u32, Phrase)>,
    by_anchor: FxHashMap<Box<str>, Vec<u32>>,
}

/// A phrase that was found.
#[derive(Clone, Debug)]
pub struct PhraseHit {
    /// The number that the phrase was added with.
    pub owner: u32,
    /// The match.
    pub found: PhraseMatch,
}

impl PhraseIndex {
    /// An index of `(owner, phrase)` pairs.
    pub fn new(phrases: impl IntoIterator<Item = (u32, Phrase)>) -> PhraseIndex {
        let mut index = PhraseIndex::default();
        for (owner, phrase) in phrases {
            let at = u32::try_from(index.phrases.len()).expect("fewer than 2^32 phrases");
            for word in &phrase.anchor {
                let list = index.by_anchor.entry(word.clone()).or_default();
                if list.last() != Some(&at) {
                    list.push(at);
                }
            }
            index.phrases.push((owner, phrase));
        }
        index
    }

    /// Every match in the document: for one phrase at one place the longest, in order of the anchor's position.
    pub fn find(&self, document: &Document) -> Vec<PhraseHit> {
        let mut out = Vec::new();
        if self.phrases.is_empty() {
            return out;
        }
        let anchors: Vec<Option<&Vec<u32>>> = (0..document.distinct_words())
            .map(|id| self.by_anchor.get(document.word(crate::document::WordId(u32::try_from(id).unwrap_or(u32::MAX)))))
            .collect();
        if anchors.iter().all(Option::is_none) {
            return out;
        }
        let mut line = Line::default();
        for sentence in document.sentences() {
            let tokens = &document.tokens()[sentence.tokens.start as usize..sentence.tokens.end as usize];
            if !tokens.iter().any(|t| anchors[t.word.0 as usize].is_some()) {
                continue;
            }
            line.fill(document, tokens);
            for at in 0..line.words.len() {
                let Some(list) = anchors[line.words[at].word.0 as usize] else { continue };
                for i in list {
                    let (owner, phrase) = &self.phrases[*i as usize];
                    if let Some(found) = line.match_around(document, phrase, at) {
                        out.push(PhraseHit { owner: *owner, found });
                    }
                }
            }
        }
        out
    }
}

/// The words of a sentence, without quotation marks and hyphens, and where a match may not run on.
#[derive(Default)]
struct Line {
    words: Vec<Token>,
    /// a comma or another mark stands before this word
    cut: Vec<bool>,
}

#[derive(Clone, Default)]
struct State {
    verb: Option<VerbForm>,
    plural: Option<bool>,
    captures: Vec<Span>,
}

impl Line {
    fn fill(&mut self, document: &Document, tokens: &[Token]) {
        self.words.clear();
        self.cut.clear();
        let mut cut = false;
        for token in tokens {
            if token.kind == TokenKind::Punct {
                let text = document.text_of(token);
                cut |= !matches!(text, "\"" | "“" | "”" | "'" | "‘" | "’" | "-" | "‑" | "「" | "」" | "《" | "》");
            } else {
                self.words.push(*token);
                self.cut.push(cut);
                cut = false;
            }
        }
    }

    fn match_around(&self, document: &Document, phrase: &Phrase, at: usize) -> Option<PhraseMatch> {
        let (least, most) = phrase.lead;
        for back in least..=most.min(at) {
            let start = at - back;
            let mut best: Option<(usize, State)> = None;
            let branch: Vec<&Element> = phrase.elements.iter().collect();
            self.step(document, &branch, start, start, State::default(), &mut best);
            if let Some((end, state)) = best.filter(|(end, _)| *end > at) {
                let first = self.words[start].span;
                let last = self.words[end - 1].span;
                let span = balance(document.prose(), first.cover(last));
                return Some(PhraseMatch { span, verb: state.verb, plural: state.plural, captures: state.captures });
            }
        }
        None
    }

    /// "dumped" is a participle behind "has" or "was"; by itself it is taken for the past.
    fn after_auxiliary(&self, document: &Document, at: usize, form: VerbForm) -> VerbForm {
        const AUXILIARIES: &[&str] =
            &["has", "have", "had", "having", "be", "been", "being", "is", "are", "was", "were", "got", "get", "gets"];
        let before = at.checked_sub(1).map(|i| document.word_of(&self.words[i]));
        match form {
            VerbForm::Past if before.is_some_and(|w| AUXILIARIES.contains(&w)) => VerbForm::Participle,
            _ => form,
        }
    }

    /// Matches `elements` from word `at` on; keeps the longest match in `best`.
    fn step(
        &self,
        document: &Document,
        elements: &[&Element],
        start: usize,
        at: usize,
        state: State,
        best: &mut Option<(usize, State)>,
    ) {
        let Some((element, rest)) = elements.split_first() else {
            if best.as_ref().is_none_or(|(end, _)| at > *end) {
                *best = Some((at, state));
            }
            return;
        };
        if let Element::Choice(branches) = element {
            for branch in branches {
                let next: Vec<&Element> = branch.iter().chain(rest.iter().copied()).collect();
                self.step(document, &next, start, at, state.clone(), best);
            }
            return;
        }
        if at >= self.words.len() || (at > start && self.cut[at]) {
            return;
        }
        let token = &self.words[at];
        let word = document.word_of(token);
        match element {
            Element::Word(w) if **w == *word => self.step(document, rest, start, at + 1, state, best),
            Element::Inflected(forms) => {
                if let Some((_, form)) = forms.iter().find(|(w, _)| **w == *word) {
                    let mut state = state;
                    match form {
                        Form::Verb(v) => state.verb = state.verb.or(Some(self.after_auxiliary(document, at, *v))),
                        Form::Noun(n) => state.plural = state.plural.or(Some(*n)),
                    }
                    self.step(document, rest, start, at + 1, state, best);
                }
            }
            Element::Any => {
                // "America's" is one word to whoever wrote the phrase
                let possessive = self.words.get(at + 1).is_some_and(|t| t.kind == TokenKind::Clitic);
                for n in if possessive { 1..=2 } else { 1..=1 } {
                    let mut state = state.clone();
                    state.captures.push(token.span.cover(self.words[at + n - 1].span));
                    self.step(document, rest, start, at + n, state, best);
                }
            }
            Element::Gap => {
                for n in 1..=GAP {
                    let last = at + n - 1;
                    if last >= self.words.len() || (last > at && self.cut[last]) {
                        break;
                    }
                    let mut state = state.clone();
                    state.captures.push(token.span.cover(self.words[last].span));
                    self.step(document, rest, start, at + n, state, best);
                    if best.is_some() {
                        break; // the shortest gap that works
                    }
                }
            }
            Element::Word(_) | Element::Choice(_) => {}
        }
    }
}

/// Takes in a quotation mark right outside the span if its partner lies inside, so that a fix leaves no lone mark.
fn balance(text: &str, span: Span) -> Span {
    let inner = span.of(text);
    let opens = inner.matches(['"', '“', '”', '「', '」']).count();
    if opens.is_multiple_of(2) {
        return span;
    }
    let after = text[span.end as usize..].chars().next().filter(|c| matches!(c, '"' | '”' | '」'));
    let before = text[..span.start as usize].chars().next_back().filter(|c| matches!(c, '"' | '“' | '「'));
    match (before, after) {
        (_, Some(c)) => Span::from_range(span.start as usize..span.end as usize + c.len_utf8()),
        (Some(c), None) => Span::from_range(span.start as usize - c.len_utf8()..span.end as usize),
        (None, None) => span,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Syntax;
    use crate::source::Source;
    use std::sync::Arc;

    fn find(phrase: &str, text: &str) -> Vec<(String, PhraseMatch)> {
        let index = PhraseIndex::new([(7, Phrase::parse(phrase).unwrap())]);
        let document = Document::parse(Arc::new(Source::new("a", text)), Syntax::Plain);
        index.find(&document).into_iter().map(|h| (h.found.span.of(text).to_owned(), h.found)).collect()
    }

    fn texts(phrase: &str, text: &str) -> Vec<String> {
        find(phrase, text).into_iter().map(|(t, _)| t).collect()
    }

    #[test]
    fn inflection_alternatives_and_options() {
        let p = "({dump}|{throw}) the pot [back]";
        assert_eq!(texts(p, "He dumped the pot. They threw the pot back."), ["dumped the pot", "threw the pot back"]);
        assert!(texts(p, "He dumped the potatoes, the pot.").is_empty());
        let found = find(p, "They were throwing the \"pot\" back.");
        assert_eq!(found[0].0, "throwing the \"pot\" back");
        assert_eq!(found[0].1.verb, Some(VerbForm::Gerund));
    }

    #[test]
    fn gaps_are_captured_and_end_at_a_comma() {
        let found = find("hold ** by the nose", "They hold the big allies by the nose.");
        assert_eq!(found[0].1.captures.len(), 1);
        assert!(texts("hold ** by the nose", "They hold, he said, by the nose.").is_empty());
        assert_eq!(texts("low-key *", "a low key visit"), ["low key visit"]);
    }

    #[test]
    fn nouns_know_their_number() {
        assert_eq!(find("gunpowder {smell:n}", "gunpowder smells")[0].1.plural, Some(true));
        assert_eq!(texts("「smell」 of *", "x smell of y"), ["smell of y"]);
    }

    #[test]
    fn bad_phrases_are_refused() {
        assert!(matches!(Phrase::parse("(a|b"), Err(PhraseError::Brackets(_))));
        assert!(matches!(Phrase::parse("a]"), Err(PhraseError::Brackets(_))));
        assert!(matches!(Phrase::parse("* **"), Err(PhraseError::NoAnchor(_))));
        assert!(matches!(Phrase::parse("{two words}"), Err(PhraseError::Inflection(_))));
        assert!(matches!(Phrase::parse("{pot:x}"), Err(PhraseError::Inflection(_))));
    }
}
