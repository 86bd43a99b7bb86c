//! What is an English word.
//!
//! Two Hunspell dictionaries (American and British, from SCOWL) and our list of words that news uses and they lack. A
//! word that none of them knows is unknown, which is not the same as wrong.

use std::sync::LazyLock;

use spellbook::Dictionary;

use crate::text::fold;

static AMERICAN: LazyLock<Dictionary> = LazyLock::new(|| {
    load(include_str!("../rules/dictionaries/en_US.aff"), include_str!("../rules/dictionaries/en_US.dic"))
});
static BRITISH: LazyLock<Dictionary> = LazyLock::new(|| {
    load(include_str!("../rules/dictionaries/en_GB.aff"), include_str!("../rules/dictionaries/en_GB.dic"))
});

fn load(aff: &str, dic: &str) -> Dictionary {
    Dictionary::new(aff, dic).expect("the embedded dictionaries are well formed; a test loads them")
}

/// The dictionaries, with the words that the user accepts.
#[derive(Debug, Default)]
pub struct Words {
    accepted: rustc_hash::FxHashSet<String>,
}

impl Words {
    /// The dictionaries and some more words, in any case.
    pub fn new(accepted: impl IntoIterator<Item = String>) -> Words {
        Words { accepted: accepted.into_iter().map(|w| fold(&w)).collect() }
    }

    /// Whether a word as spelt (case matters: "Raymond" is one, "raymond" is none) is in a dictionary.
    pub fn knows(&self, word: &str) -> bool {
        self.accepted.contains(&fold(word)) || AMERICAN.check(word) || BRITISH.check(word)
    }

    /// Words that could have been meant, best first, at most `most`.
    pub fn suggest(&self, word: &str, most: usize) -> Vec<String> {
        let mut out = Vec::new();
        AMERICAN.suggest(word, &mut out);
        out.truncate(most);
        out
    }
}
