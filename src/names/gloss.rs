//! The gloss lexicon: by which English words a machine renders a Chinese character or word.
//!
//! Used backwards: from an English word to the Chinese that it may stand for, so that "Munich Safety Conference" leads to
//! 慕尼黑安全会议 without anybody having listed it.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::names::keys::name_key;
use crate::text::inflect::lemmas;

/// The built-in lexicon, `zh,glosses`.
pub const GLOSSES: &str = include_str!("../../rules/glosses.csv");

/// The lexicon, from English to Chinese.
#[derive(Debug, Default)]
pub struct Lexicon {
    by_word: FxHashMap<Cow<'static, str>, Vec<&'static str>>,
    /// glosses of several words, by the key of their words
    phrases: FxHashMap<u64, Vec<&'static str>>,
    entries: usize,
}

static BUILT_IN: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::default();
    for line in GLOSSES.lines().skip(1) {
        // the file is ours and has neither quotes nor commas in its cells; a test holds that
        let Some((zh, glosses)) = line.split_once(',') else { continue };
        lexicon.entries += 1;
        for gloss in glosses.split('|') {
            if gloss.contains([' ', '-']) {
                lexicon.phrases.entry(name_key(gloss).key).or_default().push(zh);
            } else if gloss.bytes().any(|b| b.is_ascii_uppercase()) {
                lexicon.by_word.entry(Cow::Owned(crate::text::fold(gloss))).or_default().push(zh);
            } else {
                lexicon.by_word.entry(Cow::Borrowed(gloss)).or_default().push(zh);
            }
        }
    }
    lexicon
});

impl Lexicon {
    /// The built-in lexicon.
    pub fn builtin() -> &'static Lexicon {
        &BUILT_IN
    }

    /// Number of Chinese entries.
    pub fn len(&self) -> usize {
        self.entries
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.entries == 0
    }

    /// The Chinese that a gloss of several words stands for, by the key of the words ("national assembly").
    pub fn chinese_of_phrase(&self, key: u64) -> &[&'static str] {
        self.phrases.get(&key).map_or(&[], Vec::as_slice)
    }

    /// The Chinese that an English word (folded, any inflection) may stand for, shortest entries last.
    pub fn chinese(&self, word: &str) -> Vec<&'static str> {
        let mut out: Vec<&'static str> = Vec::new();
        for lemma in lemmas(word) {
            for zh in self.by_word.get(lemma.as_str()).into_iter().flatten() {
                if !out.contains(zh) {
                    out.push(zh);
                }
            }
        }
        out.sort_by_key(|zh| std::cmp::Reverse(zh.len()));
        out
    }
}
