//! Mechanism: the Mandarin reading of a name that is not Mandarin ("Li Jiachao" for John Lee).

use crate::names::article::{Article, Gap};
use crate::names::engine::{Engine, Hypothesis};
use crate::names::keys::word_key;
use crate::names::roles::Roles;
use crate::names::row::Kind;
use crate::names::score::Evidence;
use crate::names::{Mechanism, pinyin};

/// The most words that a reading can be spread over ("Jia chao Li").
const MOST_WORDS: usize = 4;

/// Reports every window of words that reads like the Chinese name of a row.
pub fn find(engine: &Engine<'_>, article: &mut Article<'_>, out: &mut Vec<Hypothesis>) {
    let syllables: Vec<u8> = (0..article.document.distinct_words())
        .map(|i| {
            let word = article.document.word(crate::document::WordId(u32::try_from(i).unwrap_or(u32::MAX)));
            pinyin::syllable_count(word).and_then(|n| u8::try_from(n).ok()).unwrap_or(0)
        })
        .collect();
    for first in 0..article.words.len() {
        if !article.words[first].capital() {
            continue;
        }
        let mut joined = String::new();
        let mut count = 0;
        for end in first + 1..=(first + MOST_WORDS).min(article.words.len()) {
            let word = &article.words[end - 1];
            let n = syllables[word.token.word.0 as usize];
            let linked = end == first + 1 || matches!(word.gap, Gap::Space | Gap::Hyphen);
            if n == 0 || !linked || (word.starts_sentence && end > first + 1) {
                break;
            }
            joined.push_str(article.folded(end - 1));
            count += usize::from(n);
            let key = word_key(&joined);
            if engine.index.readings.has(key) {
                judge(engine, article, first, end, count, key, &joined, out);
            }
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "the window, its reading and where the result goes")]
fn judge(
    engine: &Engine<'_>,
    article: &mut Article<'_>,
    first: usize,
    end: usize,
    count: usize,
    key: u64,
    joined: &str,
    out: &mut Vec<Hypothesis>,
) {
    // a form that somebody bears is right unless the whole window says more than the form does
    if article.mention(first).is_some_and(|m| m.first <= first && m.end >= end) {
        return;
    }
    let rows: Vec<(u32, bool)> = engine.index.readings.get(key).collect();
    // somebody's accepted name is spelt with these letters: only its spaces can be wrong
    let spelt = rows.iter().find(|(r, _)| engine.letters_are_accepted(*r, joined));
    let common = end == first + 1 && article.is_english(first, engine.words);
    let lower_tail = (first + 1..end).any(|i| !article.words[i].capital() && article.words[i].gap == Gap::Space);
    if lower_tail && (first + 1..end).any(|i| !article.words[i].capital() && article.is_common(i, engine.words)) {
        return;
    }
    let rivals = rows.iter().map(|(r, _)| r).collect::<std::collections::BTreeSet<_>>().len().saturating_sub(1);
    let roles = Roles::beside(article, engine.index, first, end);
    for (row_id, swapped) in &rows {
        let row = &engine.rows[*row_id as usize];
        if spelt.is_some_and(|(s, _)| s != row_id) {
            continue;
        }
        let zh = engine.zh_read(row, joined);
        let base = match (spelt.is_some(), count) {
            (true, n) if n >= 3 => 0.95,
            (true, _) => 0.82,
            (false, n) if n >= 3 => 0.97,
            (false, _) => 0.82,
        };
        let base = if *swapped { base - 0.06 } else { base };
        // two syllables read like many names: only the country tells
        let country = article.country_near(engine.country(*row_id), first, end, 8);
        let base = if count == 2 && country > 0 && spelt.is_none() { base + 0.07 } else { base };
        let likeness_of = if spelt.is_some() {
            format!("{zh} ({}) is written `{}`", pinyin::toned(&zh), row.canonical())
        } else {
            format!("{zh} ({}) read as Mandarin; the name is `{}`", pinyin::toned(&zh), row.canonical())
        };
        let person = row.kind() == Kind::Person;
        // two syllables are too few to tell a weapon or a term from a name
        if count == 2 && matches!(row.kind(), Kind::Term | Kind::Product | Kind::Title | Kind::Law | Kind::Event) {
            continue;
        }
        // nor a foreigner whose short name is written by sound
        if count == 2
            && person
            && row.zh().any(|zh| zh.contains('·'))
            && roles.holders(engine.index).all(|r| r != *row_id)
        {
            continue;
        }
        let evidence = Evidence {
            likeness: base,
            likeness_of,
            dictionary: common || (!person && count == 2 && end > first + 1),
            short: joined.len() < 5,
            rivals,
            country,
            ..engine.offices(article, &roles, *row_id)
        };
        out.push(engine.hypothesis(
            first,
            end,
            *row_id,
            Mechanism::MandarinReading,
            &evidence,
            row.canonical().to_owned(),
        ));
    }
}
