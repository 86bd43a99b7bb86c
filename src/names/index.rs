//! Look-ups over all rows: accepted forms, Mandarin readings, sounds, roles, and the Chinese names themselves.
//!
//! The first two are built at start-up with one pass and no strings; the others when an article first needs them.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::names::gloss::Lexicon;
use crate::names::keys::{chain, for_words, name_key, word_key};
use crate::names::phonetic::Sound;
use crate::names::pinyin;
use crate::names::row::{Kind, Row};
use crate::text::is_hanzi;

/// A row by its number in the table.
pub type RowId = u32;

/// Rows filed under 64-bit keys: one sorted list and a map into it.
#[derive(Debug, Default)]
pub struct Filed<T> {
    entries: Vec<(u64, T)>,
    first: FxHashMap<u64, u32>,
}

impl<T: Copy + Ord> Filed<T> {
    fn new(mut entries: Vec<(u64, T)>) -> Filed<T> {
        entries.sort_unstable();
        entries.dedup();
        let mut first = FxHashMap::with_capacity_and_hasher(entries.len(), Default::default());
        for (i, (key, _)) in entries.iter().enumerate() {
            first.entry(*key).or_insert(u32::try_from(i).expect("fewer than 2^32 names"));
        }
        Filed { entries, first }
    }

    /// What is filed under a key.
    pub fn get(&self, key: u64) -> impl Iterator<Item = T> + '_ {
        let from = self.first.get(&key).map_or(self.entries.len(), |i| *i as usize);
        self.entries[from..].iter().take_while(move |(k, _)| *k == key).map(|(_, t)| *t)
    }

    /// Whether this very item is filed under a key.
    pub fn contains(&self, key: u64, item: T) -> bool {
        self.entries.binary_search(&(key, item)).is_ok()
    }

    /// Whether anything is filed under a key.
    pub fn has(&self, key: u64) -> bool {
        self.first.contains_key(&key)
    }
}

/// A sound and the row that it belongs to.
#[derive(Debug)]
pub struct Heard {
    /// The row.
    pub row: RowId,
    /// The form as the table writes it, or the pinyin of the Chinese name.
    pub form: Box<str>,
    /// Its sound.
    pub sound: Sound,
    /// Number of words in the form.
    pub words: u8,
    /// Whether the form is one that news prints, and not a reading of the Chinese name.
    pub printed: bool,
}

/// Sounds, found by the pairs of consonant classes that they share.
#[derive(Debug, Default)]
pub struct Sounds {
    /// Every sound.
    pub heard: Vec<Heard>,
    by_pair: FxHashMap<[u8; 2], Vec<u32>>,
    by_row: FxHashMap<RowId, Vec<u32>>,
}

/// A Chinese name and the row that it belongs to.
#[derive(Debug)]
pub struct Chinese {
    /// The row.
    pub row: RowId,
    /// The characters, without `·`.
    pub zh: Box<str>,
}

/// Chinese names, filed under the gloss that is rarest among all names.
#[derive(Debug, Default)]
pub struct Anchors {
    /// Every Chinese name of two characters or more.
    pub names: Vec<Chinese>,
    by_entry: FxHashMap<&'static str, Vec<u32>>,
    /// Chinese of single-word place names and the like -> how English writes them, by word key.
    pub spoken: FxHashMap<u64, Vec<Box<str>>>,
}

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
    /// Rows by the key of a role of theirs, or of its last words; the flag says that it is the whole role.
    pub roles: Filed<(RowId, bool)>,
    /// Most words in a role.
    pub longest_role: usize,
    /// Words that stand for a country, by key.
    pub countries: FxHashMap<u64, [u8; 2]>,
    sounds: OnceLock<Sounds>,
    anchors: OnceLock<Anchors>,
    parts: OnceLock<Filed<RowId>>,
}

fn id(n: usize) -> u32 {
    u32::try_from(n).expect("fewer than 2^32 names")
}

/// A country code as two bytes; `[0, 0]` for none.
pub fn country_code(code: &str) -> [u8; 2] {
    match code.as_bytes() {
        [a, b, ..] => [*a, *b],
        _ => [0, 0],
    }
}

impl Index {
    /// Files all rows.
    pub fn new(rows: &[Row]) -> Index {
        let mut accepted = Vec::with_capacity(rows.len() * 4);
        let mut starts: FxHashMap<u64, u8> = FxHashMap::default();
        let mut readings = Vec::with_capacity(rows.len() * 2);
        let (mut roles, mut garbled) = (Vec::new(), Vec::new());
        let mut longest_role = 0;
        for (i, row) in rows.iter().enumerate() {
            let row_id = id(i);
            for form in row.accepted() {
                let (key, first, n) = name_key(form);
                if n == 0 {
                    continue;
                }
                accepted.push((key, (row_id, form.starts_with(char::is_lowercase))));
                let most = starts.entry(first).or_default();
                *most = (*most).max(u8::try_from(n).unwrap_or(u8::MAX));
            }
            for role in row.roles().chain(row.accepted().filter(|_| row.kind() == Kind::Title)) {
                let (key, _, n) = name_key(role);
                longest_role = longest_role.max(n);
                roles.push((key, (row_id, true)));
                let mut words = Vec::with_capacity(n);
                for_words(role, |w| words.push(w));
                for from in 1..words.len() {
                    roles.push((run_key(words[from..].iter().copied()), (row_id, false)));
                }
            }
            for form in row.garbled() {
                garbled.push((name_key(form).0, row_id));
            }
            for zh in row.zh() {
                file_readings(row, zh, row_id, &mut readings);
            }
        }
        Index {
            accepted: Filed::new(accepted),
            starts,
            readings: Filed::new(readings),
            garbled: Filed::new(garbled),
            roles: Filed::new(roles),
            longest_role,
            countries: countries(),
            sounds: OnceLock::new(),
            anchors: OnceLock::new(),
            parts: OnceLock::new(),
        }
    }

    /// Sounds of all rows.
    pub fn sounds(&self, rows: &[Row]) -> &Sounds {
        self.sounds.get_or_init(|| Sounds::new(rows))
    }

    /// Persons by the key of every word of their canonical names, East Asian family names left out: too many share them.
    pub fn parts(&self, rows: &[Row]) -> &Filed<RowId> {
        self.parts.get_or_init(|| {
            let mut entries = Vec::new();
            for (i, row) in rows.iter().enumerate().filter(|(_, r)| r.kind() == Kind::Person) {
                let western = row.zh().any(|zh| zh.contains('·'));
                for_words(row.canonical(), |word| {
                    if western {
                        entries.push((word, id(i)));
                    }
                });
            }
            Filed::new(entries)
        })
    }

    /// Chinese names of all rows.
    pub fn anchors(&self, rows: &[Row]) -> &Anchors {
        self.anchors.get_or_init(|| Anchors::new(rows))
    }
}

/// Files the Mandarin reading of a name: as one word, and with the family name last where it is a Chinese person's.
fn file_readings(row: &Row, zh: &str, row_id: RowId, out: &mut Vec<(u64, (RowId, bool))>) {
    let person = row.kind() == Kind::Person;
    let part = zh.rsplit('·').next().unwrap_or(zh);
    let hanzi = part.chars().filter(|c| is_hanzi(*c)).count();
    if hanzi < 2 || part.chars().any(|c| !is_hanzi(c)) || hanzi > 8 {
        return;
    }
    for reading in pinyin::readings(part, person) {
        let joined = reading.concat();
        out.push((word_key(&joined), (row_id, false)));
        if person && part == zh && (2..=4).contains(&hanzi) {
            let cut = pinyin::surname_length(zh);
            let swapped = reading[cut..].concat() + &reading[..cut].concat();
            out.push((word_key(&swapped), (row_id, true)));
        }
    }
}

/// `rules/demonyms.csv`: how English names countries and what belongs to them.
const DEMONYMS: &str = include_str!("../../rules/demonyms.csv");

fn countries() -> FxHashMap<u64, [u8; 2]> {
    let mut out = FxHashMap::default();
    for line in DEMONYMS.lines().skip(1) {
        let Some((code, words)) = line.split_once(',') else { continue };
        for word in words.split('|') {
            out.insert(name_key(word).0, country_code(code));
        }
    }
    out
}

/// Words that say what kind of body or place a name is; they carry no sound of the name.
const GENERIC: &[&str] = &[
    "the", "of", "and", "for", "in", "on", "a", "de", "la", "al", "el", "bin", "van", "von", "der", "da", "di", "san", "new", "north", "south", "east",
    "west", "great", "upper", "lower", "saint", "st", "mount", "lake", "party", "city", "county", "district", "province", "state", "island", "islands", "sea",
];

fn is_honorific(word: &str) -> bool {
    matches!(
        word,
        "President" | "Mr" | "Mr." | "Mrs" | "Ms" | "Dr" | "Dr." | "Sir" | "Dame" | "Lord" | "King" | "Queen" | "Prince" | "Princess" | "Pope" | "Emperor"
            | "Empress" | "General" | "Gen." | "Chairman" | "Crown" | "Sheikh" | "Cardinal" | "Bishop" | "Justice" | "Judge"
    )
}

impl Sounds {
    fn new(rows: &[Row]) -> Sounds {
        let mut out = Sounds::default();
        for (i, row) in rows.iter().enumerate() {
            let row_id = id(i);
            match row.kind() {
                Kind::Person => {
                    // "President Lai" sounds like every other president
                    for form in row.accepted().filter(|f| !f.split(' ').next().is_some_and(is_honorific)) {
                        out.add(row_id, form, true);
                    }
                }
                Kind::Place | Kind::Organisation | Kind::Media => {
                    // the proper part of the name only: "Vnukovo" of "Vnukovo Airport"
                    let most = if row.kind() == Kind::Place { 3 } else { 2 };
                    let few = row.canonical().split(' ').count() <= most;
                    for word in row.canonical().split([' ', '-']).filter(|_| few) {
                        let lower = word.to_lowercase();
                        let upper = word.chars().next().is_some_and(char::is_uppercase);
                        let acronym = word.len() < 4 || word.chars().all(char::is_uppercase);
                        if upper && !acronym && !GENERIC.contains(&lower.as_str()) {
                            out.add(row_id, word, true);
                        }
                    }
                }
                Kind::Title | Kind::Law | Kind::Term | Kind::Product | Kind::Event => {}
            }
            if matches!(row.kind(), Kind::Person | Kind::Place) && row.note() != "chosen name" {
                for zh in row.zh() {
                    let part = zh.rsplit('·').next().unwrap_or(zh);
                    let transliterated = row.kind() == Kind::Place || part != zh || part.chars().count() > 3;
                    if let Some(s) = pinyin::syllables(part).filter(|s| s.len() > 2 && transliterated) {
                        out.add(row_id, &crate::text::capitalised(&s.concat()), false);
                    }
                }
            }
        }
        out
    }

    fn add(&mut self, row: RowId, form: &str, printed: bool) {
        let sound = Sound::of(form);
        if sound.code.len() < 2 && sound.letters.len() < 4 {
            return;
        }
        let at = id(self.heard.len());
        for pair in pairs(&sound.code) {
            let list = self.by_pair.entry(pair).or_default();
            if list.last() != Some(&at) {
                list.push(at);
            }
        }
        self.by_row.entry(row).or_default().push(at);
        let words = u8::try_from(form.split([' ', '-']).count()).unwrap_or(u8::MAX);
        self.heard.push(Heard { row, form: form.into(), sound, words, printed });
    }

    /// The sounds of a row.
    pub fn of_row(&self, row: RowId) -> impl Iterator<Item = &Heard> {
        self.by_row.get(&row).into_iter().flatten().map(|i| &self.heard[*i as usize])
    }

    /// Sounds that share at least half of their pairs of classes with `sound`, in order of the table.
    ///
    /// Who shares half of the pairs shares one of the rarer half, so only those lists are read.
    pub fn near(&self, sound: &Sound) -> Vec<&Heard> {
        let wanted = pairs(&sound.code);
        let mut lists: Vec<&Vec<u32>> = wanted.iter().filter_map(|p| self.by_pair.get(p)).collect();
        lists.sort_by_key(|l| l.len());
        let read = (wanted.len() / 2 + 1).min(lists.len());
        let mut out: Vec<u32> = lists[..read].iter().flat_map(|l| l.iter().copied()).collect();
        out.sort_unstable();
        out.dedup();
        out.retain(|at| {
            let theirs = &self.heard[*at as usize].sound.code;
            if (theirs.len() + 1).abs_diff(wanted.len()) > 3 {
                return false;
            }
            let shared = wanted.iter().filter(|[a, b]| has_pair(theirs, *a, *b)).count();
            shared * 2 >= wanted.len().min(theirs.len() + 1)
        });
        out.into_iter().map(|at| &self.heard[at as usize]).collect()
    }
}

fn has_pair(code: &[u8], a: u8, b: u8) -> bool {
    match (a, b) {
        (b'^', b) => code.first() == Some(&b),
        (a, b'$') => code.last() == Some(&a),
        _ => code.windows(2).any(|w| w == [a, b]),
    }
}

/// Neighbouring classes with a mark at both ends.
fn pairs(code: &[u8]) -> Vec<[u8; 2]> {
    let mut out = Vec::with_capacity(code.len() + 1);
    let mut before = b'^';
    for c in code.iter().copied().chain([b'$']) {
        out.push([before, c]);
        before = c;
    }
    out.dedup();
    out
}

impl Anchors {
    fn new(rows: &[Row]) -> Anchors {
        let mut names = Vec::with_capacity(rows.len() * 2);
        let mut spoken: FxHashMap<u64, Vec<Box<str>>> = FxHashMap::default();
        for (i, row) in rows.iter().enumerate() {
            let literal = !matches!(row.kind(), Kind::Person);
            for zh in row.zh() {
                let clean: String = zh.chars().filter(|c| is_hanzi(*c)).collect();
                let n = clean.chars().count();
                // what is transliterated whole has no glosses; persons are never glossed
                if literal && (2..=16).contains(&n) && clean.len() == zh.len() {
                    names.push(Chinese { row: id(i), zh: clean.as_str().into() });
                }
                if n >= 1 && matches!(row.kind(), Kind::Place | Kind::Person | Kind::Organisation | Kind::Media) {
                    for form in row.accepted() {
                        let (_, word, words) = name_key(form);
                        if words == 1 && form.len() > 2 {
                            spoken.entry(word).or_default().push(clean.as_str().into());
                        }
                    }
                }
            }
        }
        for line in DEMONYMS.lines().skip(1) {
            let Some((code, words)) = line.split_once(',') else { continue };
            let short = short_country(code);
            for word in words.split('|') {
                let key = name_key(word).1;
                for zh in short {
                    spoken.entry(key).or_default().push((*zh).into());
                }
            }
        }
        for list in spoken.values_mut() {
            list.sort_by(|a, b| (std::cmp::Reverse(a.len()), a).cmp(&(std::cmp::Reverse(b.len()), b)));
            list.dedup();
        }
        // how many names hold a character: an anchor is where the fewest do
        let mut held: FxHashMap<char, u32> = FxHashMap::default();
        for name in &names {
            for c in name.zh.chars() {
                *held.entry(c).or_default() += 1;
            }
        }
        let entries: FxHashMap<&'static str, ()> = Lexicon::builtin().entries().map(|e| (e, ())).collect();
        let mut by_entry: FxHashMap<&'static str, Vec<u32>> = FxHashMap::default();
        for (n, name) in names.iter().enumerate() {
            let chars: Vec<(usize, char)> = name.zh.char_indices().collect();
            let mut best: Option<(u32, Vec<&'static str>)> = None;
            for p in 0..chars.len() {
                let mut covering = Vec::new();
                for from in p.saturating_sub(3)..=p {
                    for to in p + 1..=(from + 4).min(chars.len()) {
                        let end = chars.get(to).map_or(name.zh.len(), |(i, _)| *i);
                        if let Some((entry, ())) = entries.get_key_value(&name.zh[chars[from].0..end]) {
                            covering.push(*entry);
                        }
                    }
                }
                let cost = held.get(&chars[p].1).copied().unwrap_or(0);
                if !covering.is_empty() && best.as_ref().is_none_or(|(c, _)| cost < *c) {
                    best = Some((cost, covering));
                }
            }
            for entry in best.map(|(_, e)| e).unwrap_or_default() {
                by_entry.entry(entry).or_default().push(id(n));
            }
        }
        Anchors { names, by_entry, spoken }
    }

    /// The names filed under an entry of the gloss lexicon.
    pub fn under(&self, entry: &str) -> &[u32] {
        self.by_entry.get(entry).map_or(&[], Vec::as_slice)
    }
}

/// One-character names of countries as news headlines use them, with the two-character forms.
fn short_country(code: &str) -> &'static [&'static str] {
    match code {
        "US" => &["美", "美国"],
        "CN" => &["中", "中国", "华"],
        "TW" => &["台", "台湾", "中华"],
        "JP" => &["日", "日本"],
        "KR" => &["韩", "韩国", "大韩民国"],
        "KP" => &["朝", "朝鲜"],
        "RU" => &["俄", "俄罗斯", "俄国"],
        "UA" => &["乌", "乌克兰"],
        "GB" => &["英", "英国"],
        "FR" => &["法", "法国"],
        "DE" => &["德", "德国"],
        "EU" => &["欧", "欧盟", "欧洲"],
        "AU" => &["澳", "澳洲", "澳大利亚"],
        "IN" => &["印", "印度"],
        "IL" => &["以", "以色列"],
        "IR" => &["伊", "伊朗"],
        "HK" => &["港", "香港"],
        "MO" => &["澳", "澳门"],
        "SG" => &["新", "新加坡"],
        "MY" => &["马", "马来西亚", "大马"],
        "PH" => &["菲", "菲律宾"],
        "VN" => &["越", "越南"],
        "TH" => &["泰", "泰国"],
        "ID" => &["印尼"],
        "CA" => &["加", "加拿大"],
        "IT" => &["意", "意大利"],
        "ES" => &["西", "西班牙"],
        "TR" => &["土", "土耳其"],
        _ => &[],
    }
}

/// The key of a run of words, from their own keys.
pub fn run_key(words: impl IntoIterator<Item = u64>) -> u64 {
    words.into_iter().fold(0, chain)
}
