//! Look-ups over all rows: accepted forms, Mandarin readings, sounds, roles, and the Chinese names themselves.
//!
//! The first two are built at start-up with one pass and no strings; the others when an article first needs them.

use std::sync::{Arc, OnceLock};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::cache::Cache;
use crate::names::anchors::{Anchors, Glosses, character_bit};
use crate::names::country::{country_code, short_country};
use crate::names::filed::Filed;
use crate::names::gloss::Lexicon;
use crate::names::keys::{chain, for_words, letters_key, name_key, word_key};
use crate::names::pinyin;
use crate::names::row::{Kind, Row};
use crate::names::sounds::Sounds;
use crate::text::is_hanzi;

/// A row by its number in the table.
pub type RowId = u32;

/// What a form sounds like: likeness and number of the sound, one for each row.
pub type Hearing = Arc<[(f64, u32)]>;

/// All look-ups.
#[derive(Debug)]
pub struct Index {
    /// Accepted forms by the key of their words: the row, and whether the form starts in lower case.
    pub accepted: Filed<(RowId, bool)>,
    /// First words of accepted forms, with the most words that follow from there.
    pub starts: FxHashMap<u64, u8>,
    /// Rows by the key of their joined Mandarin reading; the flag says that family name and given name are swapped.
    pub readings: Filed<(RowId, bool)>,
    /// Attested wrong forms by the key of their words.
    pub garbled: Filed<RowId>,
    /// Rows by the key of a role of theirs.
    pub roles: Filed<RowId>,
    /// Last words of roles.
    pub role_ends: FxHashSet<u64>,
    /// Most words in a role.
    pub longest_role: usize,
    /// Words that stand for a country, by key.
    pub countries: FxHashMap<u64, [u8; 2]>,
    /// What [`Sounds::near`] led to, by the key of the words and whether they are several: likeness and number of the sound.
    pub hearings: Cache<(u64, bool), Hearing>,
    /// The Chinese that a folded word may stand for.
    pub glosses: Cache<Box<str>, Arc<Glosses>>,
    sounds: OnceLock<Sounds>,
    anchors: OnceLock<Anchors>,
    parts: OnceLock<Filed<RowId>>,
}

/// A number as the index keeps it.
///
/// # Panics
/// If there are 2^32 names.
pub fn id(n: usize) -> u32 {
    u32::try_from(n).expect("fewer than 2^32 names")
}

impl Index {
    /// Files all rows.
    pub fn new(rows: &[Row]) -> Index {
        let mut index = Index {
            accepted: Filed::with_capacity(rows.len() * 4),
            starts: FxHashMap::with_capacity_and_hasher(rows.len(), Default::default()),
            readings: Filed::with_capacity(rows.len() * 3),
            garbled: Filed::with_capacity(0),
            roles: Filed::with_capacity(rows.len() * 2),
            role_ends: FxHashSet::default(),
            longest_role: 0,
            countries: countries(),
            hearings: Cache::default(),
            glosses: Cache::default(),
            sounds: OnceLock::new(),
            anchors: OnceLock::new(),
            parts: OnceLock::new(),
        };
        for (i, row) in rows.iter().enumerate() {
            index.file(id(i), row);
        }
        index
    }

    fn file(&mut self, row_id: RowId, row: &Row) {
        for form in row.accepted() {
            let name = name_key(form);
            if name.words == 0 {
                continue;
            }
            self.accepted.add(name.key, (row_id, form.starts_with(char::is_lowercase)));
            let most = self.starts.entry(name.first).or_default();
            *most = (*most).max(u8::try_from(name.words).unwrap_or(u8::MAX));
        }
        for role in row.roles().chain(row.accepted().filter(|_| row.kind() == Kind::Title)) {
            let name = name_key(role);
            self.longest_role = self.longest_role.max(name.words);
            self.roles.add(name.key, row_id);
            self.role_ends.insert(name.last);
        }
        for form in row.garbled() {
            self.garbled.add(name_key(form).key, row_id);
        }
        for zh in row.zh() {
            file_readings(row, zh, row_id, &mut self.readings);
        }
    }

    /// What a folded word may stand for.
    pub fn glosses(&self, rows: &[Row], word: &str) -> Arc<Glosses> {
        self.glosses.get(
            word,
            |w| Box::from(w),
            || {
                let entries = Lexicon::builtin().chinese(word);
                let names = self.chinese_of_name(rows, chain(0, word_key(word)));
                let first =
                    entries.iter().copied().chain(names.iter().map(|zh| &**zh)).filter_map(|zh| zh.chars().next());
                let characters = first.fold(0, |set, c| set | character_bit(c));
                let anchors = self.anchors(rows);
                let all = entries.iter().copied().chain(names.iter().map(|zh| &**zh));
                let mut anchored: Vec<u32> = all.flat_map(|zh| anchors.holding(zh)).collect();
                anchored.sort_unstable();
                anchored.dedup();
                let lower = |n: &u32| rows[anchors.names[*n as usize].row as usize].kind().may_be_lower();
                let anchored_lower = anchored.iter().copied().filter(lower).collect();
                Arc::new(Glosses { entries, names, characters, anchored, anchored_lower })
            },
        )
    }

    /// The Chinese names of whoever accepts a form, longest first, without `·`; for a country its abbreviations too.
    pub fn chinese_of_name(&self, rows: &[Row], key: u64) -> Vec<Box<str>> {
        let proper = |r: &RowId| {
            matches!(rows[*r as usize].kind(), Kind::Place | Kind::Person | Kind::Organisation | Kind::Media)
        };
        let owners = self.accepted.get(key).map(|(r, _)| r).filter(proper);
        let mut out: Vec<Box<str>> = owners
            .flat_map(|r| rows[r as usize].zh())
            .map(|zh| zh.chars().filter(|c| is_hanzi(*c)).collect::<String>().into_boxed_str())
            .collect();
        if let Some(code) = self.countries.get(&key) {
            let code = std::str::from_utf8(code).unwrap_or_default();
            out.extend(short_country(code).iter().map(|zh| Box::from(*zh)));
        }
        out.sort_by(|a, b| (b.len(), a).cmp(&(a.len(), b)));
        out.dedup();
        out
    }

    /// Sounds of all rows.
    pub fn sounds(&self, rows: &[Row]) -> &Sounds {
        self.sounds.get_or_init(|| Sounds::new(rows))
    }

    /// Persons by the key of every word of their canonical names, East Asian family names left out: too many share them.
    pub fn parts(&self, rows: &[Row]) -> &Filed<RowId> {
        self.parts.get_or_init(|| {
            let mut parts = Filed::with_capacity(rows.len());
            for (i, row) in rows.iter().enumerate().filter(|(_, r)| r.kind() == Kind::Person) {
                if row.zh().any(|zh| zh.contains('·')) {
                    for_words(row.canonical(), |word| parts.add(word, id(i)));
                }
            }
            parts
        })
    }

    /// Chinese names of all rows.
    pub fn anchors(&self, rows: &[Row]) -> &Anchors {
        self.anchors.get_or_init(|| Anchors::new(rows))
    }
}

/// Files the Mandarin reading of a name: as one word, and with the family name last where it is a Chinese person's.
fn file_readings(row: &Row, zh: &str, row_id: RowId, out: &mut Filed<(RowId, bool)>) {
    let person = row.kind() == Kind::Person;
    let part = zh.rsplit('·').next().unwrap_or(zh);
    if !(6..=24).contains(&part.len()) || part.chars().any(|c| !is_hanzi(c)) {
        return;
    }
    let whole = person && part.len() == zh.len() && part.len() <= 12;
    pinyin::for_readings(part, person, |reading| {
        out.add(letters_key(reading.iter().copied()), (row_id, false));
        if whole {
            let cut = pinyin::surname_length(zh);
            let swapped = reading[cut..].iter().chain(&reading[..cut]);
            out.add(letters_key(swapped.copied()), (row_id, true));
        }
    });
}

/// `rules/demonyms.csv`: how English names countries and what belongs to them.
const DEMONYMS: &str = include_str!("../../rules/demonyms.csv");

fn countries() -> FxHashMap<u64, [u8; 2]> {
    let mut out = FxHashMap::default();
    for line in DEMONYMS.lines().skip(1) {
        let Some((code, words)) = line.split_once(',') else { continue };
        for word in words.split('|') {
            out.insert(name_key(word).key, country_code(code));
        }
    }
    out
}

/// The key of a run of words, from their own keys.
pub fn run_key(words: impl IntoIterator<Item = u64>) -> u64 {
    words.into_iter().fold(0, chain)
}
