//! Mechanism: one unknown name in several spellings. No table is needed to see that "Marshan" and "Mashan" are one person.

use std::collections::BTreeMap;

use crate::diagnostic::Confidence;
use crate::document::Case;
use crate::names::article::Article;
use crate::names::engine::Engine;
use crate::names::phonetic::Sound;
use crate::names::{Mechanism, NameFinding};

/// From this likeness on two spellings are taken for one name.
const SAME: f64 = 0.86;

/// Words between two spellings from which on they stand in different articles of a collection.
const REACH: usize = 1200;

/// Endings that make another word of a name, not another spelling ("Houthi", "Houthis").
const ENDINGS: &[&str] = &[
    "s", "n", "an", "ian", "ese", "i", "ish", "es", "is", "ns", "ans", "ians", "er", "ers", "a", "o", "e", "y", "ic",
    "ism", "ist",
];

struct Spelling {
    text: String,
    folded: String,
    sound: Sound,
    at: Vec<usize>,
}

/// Reports the rarer spellings of names that no table knows. `taken` says which words other mechanisms explain.
pub fn find(engine: &Engine<'_>, article: &mut Article<'_>, taken: &[bool], out: &mut Vec<NameFinding>) {
    let mut spellings: BTreeMap<String, Spelling> = BTreeMap::new();
    for (at, taken) in taken.iter().enumerate() {
        let token = article.words[at].token;
        let long = token.span.len() >= 5;
        if !long || *taken || article.covered(at) || !matches!(token.case, Case::Capital | Case::Mixed) {
            continue;
        }
        if !article.text(at).chars().all(char::is_alphabetic) || article.is_english(at, engine.words) {
            continue;
        }
        let folded = article.folded(at).to_owned();
        // two readings of Chinese characters are two names
        if crate::names::pinyin::syllable_count(&folded).is_some() {
            continue;
        }
        spellings
            .entry(folded.clone())
            .or_insert_with(|| Spelling {
                text: article.text(at).to_owned(),
                sound: Sound::of(&folded),
                folded,
                at: Vec::new(),
            })
            .at
            .push(at);
    }
    let list: Vec<&Spelling> = spellings.values().collect();
    for rare in &list {
        let kept = list
            .iter()
            .filter(|o| {
                o.folded != rare.folded
                    && (o.at.len(), std::cmp::Reverse(o.at[0])) > (rare.at.len(), std::cmp::Reverse(rare.at[0]))
            })
            .filter(|o| !derived(&o.folded, &rare.folded) && !same_context(article, o, rare) && near(o, rare))
            .map(|o| (o.sound.similarity(&rare.sound), o))
            .filter(|(s, o)| *s >= SAME && o.sound.code.classes().first() == rare.sound.code.classes().first())
            .max_by(|a, b| a.0.total_cmp(&b.0));
        let Some((likeness, kept)) = kept else { continue };
        // a usual surname is right by itself
        if engine.words.is_usual_name(&rare.folded) && engine.words.is_usual_name(&kept.folded) {
            continue;
        }
        for at in &rare.at {
            out.push(NameFinding {
                mechanism: Mechanism::Inconsistent,
                span: article.span(*at, at + 1),
                replacement: kept.text.clone(),
                confidence: Confidence::Medium,
                score: likeness,
                why: format!(
                    "`{}` and `{}` sound alike and stand in one article; it prints one of them {} and the other {}",
                    kept.text,
                    rare.text,
                    times(kept.at.len()),
                    times(rare.at.len())
                ),
                related: vec![(article.span(kept.at[0], kept.at[0] + 1), "the other spelling".to_owned())],
                row: None,
                safe: false,
            });
        }
    }
}

fn times(n: usize) -> String {
    match n {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    }
}

/// Whether one is the other with an ending ("Houthi", "Houthis").
pub fn derived(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let common = short.bytes().zip(long.bytes()).take_while(|(x, y)| x == y).count();
    let (rest_short, rest_long) = (&short.as_bytes()[common..], &long.as_bytes()[common..]);
    let ending = |r: &[u8]| r.is_empty() || ENDINGS.iter().any(|e| e.as_bytes() == r);
    common >= 4 && ending(rest_short) && ending(rest_long)
}

/// Whether the two stand within the length of an article of each other.
fn near(a: &Spelling, b: &Spelling) -> bool {
    a.at.iter().any(|x| b.at.iter().any(|y| x.abs_diff(*y) <= REACH))
}

/// Whether both stand side by side: then they are two people.
fn same_context(article: &Article<'_>, a: &Spelling, b: &Spelling) -> bool {
    a.at.iter().any(|x| b.at.iter().any(|y| x.abs_diff(*y) <= 3 && !article.words[*x.max(y)].starts_sentence))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_make_other_words() {
        assert!(derived("houthi", "houthis"));
        assert!(derived("kashmir", "kashmiri"));
        assert!(!derived("marshan", "mashan"));
    }
}
