//! An article as the names engine reads it: words with the gaps between them, accepted names, roles and countries.

use rustc_hash::FxHashMap;

use crate::document::{Case, Document, Token, TokenKind, WordId};
use crate::names::index::{Index, RowId};
use crate::names::keys::{chain, word_key};
use crate::names::row::Row;
use crate::text::Span;
use crate::words::Words;

/// What stands between a word and the one before it.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Gap {
    /// White space only.
    Space,
    /// A hyphen, with or without spaces.
    Hyphen,
    /// A possessive and white space.
    Possessive,
    /// A comma.
    Comma,
    /// Anything else, or the start of a sentence.
    Break,
}

/// A word of the article.
#[derive(Copy, Clone, Debug)]
pub struct Word {
    /// Its token.
    pub token: Token,
    /// Its key.
    pub key: u64,
    /// What stands before it.
    pub gap: Gap,
    /// Whether it is the first word of a sentence.
    pub starts_sentence: bool,
}

impl Word {
    /// Whether it starts in upper case.
    pub fn capital(&self) -> bool {
        self.token.is_capital()
    }
}

/// An accepted form in the article.
#[derive(Clone, Debug)]
pub struct Mention {
    /// First word.
    pub first: usize,
    /// One past the last word.
    pub end: usize,
    /// The rows that accept this form.
    pub rows: Vec<RowId>,
}

/// The article.
pub struct Article<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its words, without marks.
    pub words: Vec<Word>,
    /// Accepted forms in order, disjoint.
    pub mentions: Vec<Mention>,
    /// Number of the mention that covers a word, plus one.
    cover: Vec<u32>,
    /// How often each country is named.
    pub countries: FxHashMap<[u8; 2], u32>,
    /// How often any country is named.
    country_mentions: u32,
    /// Country named by a word.
    country_at: Vec<[u8; 2]>,
    known: FxHashMap<(WordId, Case), bool>,
    common: FxHashMap<WordId, bool>,
    usual: FxHashMap<WordId, bool>,
}

impl<'a> Article<'a> {
    /// Reads a document.
    pub fn new(document: &'a Document, index: &Index, rows: &[Row]) -> Article<'a> {
        let words = words(document);
        let mut article = Article {
            document,
            cover: vec![0; words.len()],
            country_at: vec![[0, 0]; words.len()],
            words,
            mentions: Vec::new(),
            countries: FxHashMap::default(),
            country_mentions: 0,
            known: FxHashMap::default(),
            common: FxHashMap::default(),
            usual: FxHashMap::default(),
        };
        article.find_accepted(index);
        article.find_countries(index, rows);
        article.country_mentions = article.countries.values().sum();
        article
    }

    fn find_accepted(&mut self, index: &Index) {
        let mut at = 0;
        while at < self.words.len() {
            let Some((mut end, mut rows)) = self.accepted_from(index, at, usize::MAX) else {
                at += 1;
                continue;
            };
            // "President Xi" must not hide "Xi Jinping": what starts inside and goes further wins its own words
            let next = (at + 1..end).find(|i| self.accepted_from(index, *i, usize::MAX).is_some_and(|(e, _)| e > end));
            if let Some(next) = next {
                match self.accepted_from(index, at, next) {
                    Some((e, r)) => (end, rows) = (e, r),
                    None => {
                        at = next;
                        continue;
                    }
                }
            }
            rows.dedup();
            self.mentions.push(Mention { first: at, end, rows });
            let n = u32::try_from(self.mentions.len()).expect("fewer than 2^32 names");
            self.cover[at..end].fill(n);
            at = end;
        }
    }

    /// The longest accepted form that starts at a word and ends before another.
    fn accepted_from(&self, index: &Index, at: usize, before: usize) -> Option<(usize, Vec<RowId>)> {
        let most = *index.starts.get(&self.words[at].key)?;
        let upper = self.words[at].capital() || self.words[at].token.kind != TokenKind::Word;
        let mut key = 0;
        let mut best = None;
        for end in at..(at + usize::from(most)).min(self.words.len()).min(before) {
            if end > at && matches!(self.words[end].gap, Gap::Break | Gap::Comma) {
                break;
            }
            key = chain(key, self.words[end].key);
            // a name in lower case is a common word ("wolves"), unless the table has it so
            let rows: Vec<RowId> =
                index.accepted.get(key).filter(|(_, lower)| upper || *lower).map(|(r, _)| r).collect();
            if !rows.is_empty() {
                best = Some((end + 1, rows));
            }
        }
        best
    }

    fn find_countries(&mut self, index: &Index, rows: &[Row]) {
        for i in 0..self.words.len() {
            if !self.words[i].capital() {
                continue;
            }
            let two = self
                .words
                .get(i + 1)
                .filter(|w| w.gap == Gap::Space)
                .map(|w| chain(chain(0, self.words[i].key), w.key));
            let code = two
                .and_then(|key| index.countries.get(&key))
                .or_else(|| index.countries.get(&chain(0, self.words[i].key)))
                .copied()
                .unwrap_or_default();
            if code != [0, 0] {
                self.country_at[i] = code;
                *self.countries.entry(code).or_default() += 1;
            }
        }
        // places and bodies tell the country too
        for mention in &self.mentions {
            let mut codes =
                mention.rows.iter().map(|r| crate::names::country::country_code(rows[*r as usize].country()));
            if let Some(code) = codes.next().filter(|c| *c != [0, 0] && codes.all(|d| d == *c)) {
                *self.countries.entry(code).or_default() += 1;
                if self.country_at[mention.first] == [0, 0] {
                    self.country_at[mention.first] = code;
                }
            }
        }
    }

    /// The accepted form that covers a word.
    pub fn mention(&self, word: usize) -> Option<&Mention> {
        self.cover[word].checked_sub(1).map(|n| &self.mentions[n as usize])
    }

    /// Whether an accepted form covers a word.
    pub fn covered(&self, word: usize) -> bool {
        self.cover[word] != 0
    }

    /// The bytes of the prose from the first to the last of some words.
    pub fn span(&self, first: usize, end: usize) -> Span {
        self.words[first].token.span.cover(self.words[end - 1].token.span)
    }

    /// The text of a word.
    pub fn text(&self, word: usize) -> &str {
        self.document.text_of(&self.words[word].token)
    }

    /// The folded text of a word.
    pub fn folded(&self, word: usize) -> &str {
        self.document.word_of(&self.words[word].token)
    }

    /// How near a country is named: 2 within `reach` words in the same sentence, 1 somewhere in the article, 0 nowhere.
    pub fn country_near(&self, code: [u8; 2], first: usize, end: usize, reach: usize) -> u8 {
        if code == [0, 0] {
            return 0;
        }
        let from = (first.saturating_sub(reach)..first).rev().take_while(|i| !self.words[i + 1].starts_sentence);
        let to = (end..(end + reach).min(self.words.len())).take_while(|i| !self.words[*i].starts_sentence);
        if from.chain(to).any(|i| self.country_at[i] == code) {
            return 2;
        }
        // a long collection names every country; the article is about those that it names often
        let share = self.countries.get(&code).is_some_and(|n| n * 12 >= self.country_mentions);
        u8::from(share)
    }

    /// Whether a dictionary knows a word as it is spelt; a word that starts a sentence may be known in lower case.
    pub fn is_english(&mut self, word: usize, words: &Words) -> bool {
        let token = self.words[word].token;
        let document = self.document;
        *self.known.entry((token.word, token.case)).or_insert_with(|| {
            let text = document.text_of(&token);
            words.knows(text) || (token.case == Case::Capital && words.knows(document.word_of(&token)))
        })
    }

    /// Whether a word is a usual name of persons or towns.
    pub fn is_usual_name(&mut self, word: usize, words: &Words) -> bool {
        let (id, document) = (self.words[word].token.word, self.document);
        *self.usual.entry(id).or_insert_with(|| words.is_usual_name(document.word(id)))
    }

    /// Whether a dictionary knows the lower-case form of a word, so that it is no name by itself.
    pub fn is_common(&mut self, word: usize, words: &Words) -> bool {
        let (id, document) = (self.words[word].token.word, self.document);
        *self.common.entry(id).or_insert_with(|| words.knows(document.word(id)))
    }
}

fn words(document: &Document) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::with_capacity(document.tokens().len());
    let keys: Vec<u64> = (0..document.distinct_words())
        .map(|i| word_key(document.word(WordId(u32::try_from(i).unwrap_or(u32::MAX)))))
        .collect();
    for sentence in document.sentences() {
        let mut gap = Gap::Break;
        let mut first = true;
        for token in &document.tokens()[sentence.tokens.start as usize..sentence.tokens.end as usize] {
            match token.kind {
                TokenKind::Word | TokenKind::Number => {
                    out.push(Word { token: *token, key: keys[token.word.0 as usize], gap, starts_sentence: first });
                    gap = Gap::Space;
                    first = false;
                }
                TokenKind::Clitic => {
                    if gap == Gap::Space {
                        gap = Gap::Possessive;
                    }
                }
                TokenKind::Hanzi => gap = Gap::Break,
                TokenKind::Punct => {
                    gap = match document.text_of(token) {
                        "-" | "‑" | "‐" if gap == Gap::Space => Gap::Hyphen,
                        "," if gap == Gap::Space => Gap::Comma,
                        "." if gap == Gap::Space && out.last().is_some_and(|w| w.token.span.len() == 1) => Gap::Space,
                        _ => Gap::Break,
                    };
                }
            }
        }
    }
    out
}
