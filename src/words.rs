//! What is an English word.
//!
//! The forms of the American and British dictionaries of SCOWL, and lists of usual names. A word that none of them knows is
//! unknown, which is not the same as wrong.

use std::sync::LazyLock;

use spellbook::Dictionary;

use crate::cache::Cache;
use crate::text::fold;

static AMERICAN: LazyLock<Dictionary> = LazyLock::new(|| {
    load(include_str!("../rules/dictionaries/en_US.aff"), include_str!("../rules/dictionaries/en_US.dic"))
});
/// Every form of the American and British dictionaries, one a line, sorted. Looking a word up here costs a tenth of asking the
/// spelling library, and nothing has to be loaded; the library is there for suggestions.
const ENGLISH: &str = include_str!("../rules/dictionaries/english.txt");

/// Surnames and given names, one a line, sorted, so that nothing has to be built to look one up.
const NAMES: &str = include_str!("../rules/dictionaries/names.txt");

/// Words of the names of towns, in the same form.
const PLACES: &str = include_str!("../rules/dictionaries/places.txt");

/// Words that news uses and the dictionaries lack, British and American, in the same form.
const NEWS: &str = include_str!("../rules/dictionaries/news.txt");

/// Words of the larger size of the same project (SCOWL 70): right, but so rare that elsewhere they are more likely names.
const RARE: &str = include_str!("../rules/dictionaries/rare.txt");

/// Whether a sorted list with one word a line holds `word`: a binary search over its bytes.
fn in_list(list: &str, word: &str) -> bool {
    let (mut low, mut high) = (0, list.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = list[..middle].rfind('\n').map_or(0, |n| n + 1);
        let end = list[start..].find('\n').map_or(list.len(), |n| start + n);
        match list[start..end].cmp(word) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    false
}

/// Whether a word in capitals, or with a capital first letter, is listed in lower case: any word may start a sentence.
fn lower_is_listed(word: &str) -> bool {
    let mut rest = word.chars().skip(1);
    let shouted = word.len() > 1 && word.chars().all(|c| !c.is_lowercase());
    let started = word.starts_with(char::is_uppercase) && rest.all(|c| !c.is_uppercase());
    (shouted || started) && in_list(ENGLISH, &word.to_lowercase())
}

fn load(aff: &str, dic: &str) -> Dictionary {
    Dictionary::new(aff, dic).expect("the embedded dictionaries are well formed; a test loads them")
}

/// The dictionaries, with the words that the user accepts.
#[derive(Debug, Default)]
pub struct Words {
    accepted: rustc_hash::FxHashSet<String>,
    known: Cache<Box<str>, bool>,
    usual: Cache<Box<str>, bool>,
    suggested: Cache<Box<str>, Vec<String>>,
}

impl Words {
    /// The dictionaries and some more words, in any case.
    pub fn new(accepted: impl IntoIterator<Item = String>) -> Words {
        Words { accepted: accepted.into_iter().map(|w| fold(&w)).collect(), ..Words::default() }
    }

    /// Whether the user accepts a text as it stands, in any case: a word or a name of several.
    pub fn accepts(&self, text: &str) -> bool {
        !self.accepted.is_empty() && self.accepted.contains(&fold(text))
    }

    /// Whether a word as spelt (case matters: "Raymond" is one, "raymond" is none) is in a dictionary.
    pub fn knows(&self, word: &str) -> bool {
        self.known.get(
            word,
            |w| Box::from(w),
            || {
                self.accepted.contains(&fold(word))
                    || in_list(ENGLISH, word)
                    || in_list(NEWS, word)
                    || lower_is_listed(word)
            },
        )
    }

    /// Whether a word in lower case is English, but rare: "karst", "specular". [`Words::knows`] does not count these.
    pub fn is_rare(&self, word: &str) -> bool {
        in_list(RARE, word)
    }

    /// Whether a folded word is a usual surname or given name (United States census of 1990) or part of the name of a town
    /// of 15,000 people or more outside China (GeoNames).
    pub fn is_usual_name(&self, word: &str) -> bool {
        self.usual.get(word, |w| Box::from(w), || in_list(NAMES, word) || in_list(PLACES, word))
    }

    /// Words that could have been meant, best first, at most `most`. The search by n-grams is left out: it takes 14 ms for
    /// one word and finds little that the edits of the dictionary do not.
    pub fn suggest(&self, word: &str, most: usize) -> Vec<String> {
        let mut out = self.suggested.get(
            word,
            |w| Box::from(w),
            || {
                let mut out = Vec::new();
                AMERICAN.suggester().with_ngram_suggestions(false).suggest(word, &mut out);
                out
            },
        );
        out.truncate(most);
        out
    }
}
