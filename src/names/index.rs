//! Look-ups over all rows: accepted forms, Mandarin readings, sounds, roles, and the Chinese names themselves.
//!
//! The first two are built at start-up with one pass and no strings; the others when an article first needs them.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::cache::Cache;
use crate::names::gloss::Lexicon;
use crate::names::keys::{chain, for_words, letters_key, name_key, word_key};
use crate::names::phonetic::{Code, Sound};
use crate::names::pinyin;
use crate::names::row::{Kind, Row};
use crate::text::is_hanzi;

/// A row by its number in the table.
pub type RowId = u32;

/// The end of a chain of entries.
const END: u32 = u32::MAX;

/// Rows filed under 64-bit keys: chains of entries, because sorting them would take longer than filing them.
#[derive(Debug)]
pub struct Filed<T> {
    entries: Vec<(T, u32)>,
    heads: FxHashMap<u64, u32>,
}

impl<T: Copy + PartialEq> Filed<T> {
    fn with_capacity(n: usize) -> Filed<T> {
        Filed { entries: Vec::with_capacity(n), heads: FxHashMap::with_capacity_and_hasher(n, Default::default()) }
    }

    fn add(&mut self, key: u64, item: T) {
        let at = id(self.entries.len());
        let head = self.heads.entry(key).or_insert(END);
        if *head != END && self.entries[*head as usize].0 == item {
            return;
        }
        self.entries.push((item, *head));
        *head = at;
    }

    /// What is filed under a key, last first.
    pub fn get(&self, key: u64) -> impl Iterator<Item = T> + '_ {
        let mut at = self.heads.get(&key).copied().unwrap_or(END);
        std::iter::from_fn(move || {
            let (item, next) = self.entries.get(at as usize)?;
            at = *next;
            Some(*item)
        })
    }

    /// Whether anything is filed under a key.
    pub fn has(&self, key: u64) -> bool {
        self.heads.contains_key(&key)
    }
}

/// A sound and the row that it belongs to.
#[derive(Debug)]
pub struct Heard {
    /// The row.
    pub row: RowId,
    /// The form as the table writes it, or the pinyin of the Chinese name.
    pub form: Cow<'static, str>,
    /// Its consonant classes.
    pub code: Code,
    /// Number of words in the form.
    pub words: u8,
    /// Whether the form is one that news prints, and not a reading of the Chinese name.
    pub printed: bool,
}

impl Heard {
    /// The sound, with its letters for the comparison of spellings.
    pub fn sound(&self) -> Sound {
        Sound::of(&self.form)
    }
}

/// Sounds, found by the pairs of consonant classes that they share.
#[derive(Debug, Default)]
pub struct Sounds {
    /// Every sound, in order of the rows.
    pub heard: Vec<Heard>,
    /// distinct codes, with the sounds that have them
    codes: Vec<(Code, Vec<u32>)>,
    by_pair: Vec<Vec<u32>>,
    /// first sound of each row, and one past the last
    of_row: Vec<u32>,
}

/// A Chinese name and the row that it belongs to.
#[derive(Debug)]
pub struct Chinese {
    /// The row.
    pub row: RowId,
    /// The characters, without `·`.
    pub zh: Box<str>,
    /// The set of its characters, as a filter; see [`character_bit`].
    pub characters: u128,
}

/// The bit of a character in a filter of 128 bits.
pub fn character_bit(c: char) -> u128 {
    1 << (u32::from(c).wrapping_mul(0x9e37_79b1) >> 25)
}

/// Chinese names, each filed under the two of its characters that the fewest names share.
#[derive(Debug, Default)]
pub struct Anchors {
    /// Every Chinese name of two characters or more.
    pub names: Vec<Chinese>,
    by_character: FxHashMap<char, Vec<u32>>,
}

/// The Chinese that a word may stand for.
#[derive(Debug, Default)]
pub struct Glosses {
    /// Entries of the lexicon.
    pub entries: Vec<&'static str>,
    /// Chinese of names that are spelt so.
    pub names: Vec<Box<str>>,
    /// The first characters of all of these, as a filter; see [`character_bit`].
    pub characters: u128,
    /// Names that hold one of these in a place where few names do, by their numbers in [`Anchors`].
    pub anchored: Vec<u32>,
    /// Those of them that may be written in lower case.
    pub anchored_lower: Vec<u32>,
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
    /// Rows by the key of a role of theirs.
    pub roles: Filed<RowId>,
    /// Last words of roles.
    pub role_ends: FxHashSet<u64>,
    /// Most words in a role.
    pub longest_role: usize,
    /// Words that stand for a country, by key.
    pub countries: FxHashMap<u64, [u8; 2]>,
    /// What [`Sounds::near`] led to, by the key of the words and whether they are several: likeness and number of the sound.
    pub hearings: Cache<(u64, bool), Arc<[(f64, u32)]>>,
    /// The Chinese that a folded word may stand for.
    pub glosses: Cache<Box<str>, Arc<Glosses>>,
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
        self.glosses.get(word, |w| Box::from(w), || {
            let entries = Lexicon::builtin().chinese(word);
            let names = self.chinese_of_name(rows, chain(0, word_key(word)));
            let first = entries.iter().copied().chain(names.iter().map(|zh| &**zh)).filter_map(|zh| zh.chars().next());
            let characters = first.fold(0, |set, c| set | character_bit(c));
            let anchors = self.anchors(rows);
            let all = entries.iter().copied().chain(names.iter().map(|zh| &**zh));
            let mut anchored: Vec<u32> = all.flat_map(|zh| anchors.holding(zh)).collect();
            anchored.sort_unstable();
            anchored.dedup();
            let lower = |n: &u32| rows[anchors.names[*n as usize].row as usize].kind().may_be_lower();
            let anchored_lower = anchored.iter().copied().filter(lower).collect();
            Arc::new(Glosses { entries, names, characters, anchored, anchored_lower })
        })
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

/// Words that say what kind of body or place a name is; they carry no sound of the name.
const GENERIC: &[&str] = &[
    "the", "of", "and", "for", "in", "on", "a", "de", "la", "al", "el", "bin", "van", "von", "der", "da", "di", "san", "new", "north", "south", "east",
    "west", "great", "upper", "lower", "saint", "st", "mount", "lake", "party", "city", "county", "district", "province", "state", "island", "islands", "sea",
];

/// Characters that end the name of a place and say what kind of place it is.
const PLACE_CLASSES: &str = "宫城市县区镇乡村岛礁滩湾海河湖江山峰港省州府郡町";

fn is_honorific(word: &str) -> bool {
    matches!(
        word,
        "President" | "Mr" | "Mr." | "Mrs" | "Ms" | "Dr" | "Dr." | "Sir" | "Dame" | "Lord" | "King" | "Queen" | "Prince" | "Princess" | "Pope" | "Emperor"
            | "Empress" | "General" | "Gen." | "Chairman" | "Crown" | "Sheikh" | "Cardinal" | "Bishop" | "Justice" | "Judge"
    )
}

impl Sounds {
    fn new(rows: &[Row]) -> Sounds {
        let mut out = Sounds { by_pair: vec![Vec::new(); PAIRS], of_row: Vec::with_capacity(rows.len() + 1), ..Sounds::default() };
        let mut numbers = FxHashMap::default();
        for (i, row) in rows.iter().enumerate() {
            out.of_row.push(id(out.heard.len()));
            out.add_row(&mut numbers, id(i), row);
        }
        out.of_row.push(id(out.heard.len()));
        out
    }

    fn add_row(&mut self, numbers: &mut FxHashMap<Code, u32>, row_id: RowId, row: &Row) {
        match row.kind() {
            Kind::Person => {
                // "President Lai" sounds like every other president
                for form in row.accepted().filter(|f| !f.split(' ').next().is_some_and(is_honorific)) {
                    self.add(numbers, row_id, Cow::Owned(form.to_owned()), true);
                }
            }
            Kind::Place | Kind::Organisation | Kind::Media => {
                // the proper part of the name only: "Vnukovo" of "Vnukovo Airport"
                let most = if row.kind() == Kind::Place { 3 } else { 2 };
                let few = row.canonical().split(' ').count() <= most;
                for word in row.canonical().split([' ', '-']).filter(|_| few) {
                    let upper = word.chars().next().is_some_and(char::is_uppercase);
                    let spelt_out = word.chars().all(char::is_uppercase) && !word.contains(['A', 'E', 'I', 'O', 'U']);
                    let acronym = word.len() < 4 || spelt_out;
                    if upper && !acronym && !GENERIC.iter().any(|g| g.eq_ignore_ascii_case(word)) {
                        self.add(numbers, row_id, Cow::Owned(word.to_owned()), true);
                    }
                }
            }
            Kind::Title | Kind::Law | Kind::Term | Kind::Product | Kind::Event => {}
        }
        if matches!(row.kind(), Kind::Person | Kind::Place) && row.note() != "chosen name" {
            for zh in row.zh() {
                let part = zh.rsplit('·').next().unwrap_or(zh);
                let transliterated = row.kind() == Kind::Place || part != zh || part.chars().count() > 3;
                let Some(s) = pinyin::syllables(part).filter(|s| s.len() > 2 && transliterated) else { continue };
                self.add(numbers, row_id, Cow::Owned(crate::text::capitalised(&s.concat())), false);
                // 克里姆林宫: the last character says what it is, and is rendered by its meaning
                let class = part.chars().next_back().is_some_and(|c| PLACE_CLASSES.contains(c));
                if row.kind() == Kind::Place && s.len() > 3 && class {
                    self.add(numbers, row_id, Cow::Owned(crate::text::capitalised(&s[..s.len() - 1].concat())), false);
                }
            }
        }
    }

    fn add(&mut self, numbers: &mut FxHashMap<Code, u32>, row: RowId, form: Cow<'static, str>, printed: bool) {
        let code = Code::of(&form);
        if code.classes().len() < 2 && form.len() < 4 {
            return;
        }
        let at = id(self.heard.len());
        let next = id(self.codes.len());
        let number = *numbers.entry(code).or_insert(next);
        if number == next {
            self.codes.push((code, Vec::new()));
            for pair in pairs(code.classes()) {
                let list = &mut self.by_pair[pair_number(pair)];
                if list.last() != Some(&next) {
                    list.push(next);
                }
            }
        }
        self.codes[number as usize].1.push(at);
        let words = u8::try_from(form.split([' ', '-']).count()).unwrap_or(u8::MAX);
        self.heard.push(Heard { row, form, code, words, printed });
    }

    /// The sounds of a row.
    pub fn of_row(&self, row: RowId) -> &[Heard] {
        let (from, to) = (self.of_row[row as usize], self.of_row[row as usize + 1]);
        &self.heard[from as usize..to as usize]
    }

    /// Numbers of the sounds whose code is at least as like a code as `least`, in order of the table. Only codes that share half of their
    /// pairs of classes are compared; who shares half of them shares one of the rarer half, so only those lists are read.
    pub fn near(&self, code: &Code, least: f64) -> Vec<u32> {
        let wanted: Vec<[u8; 2]> = pairs(code.classes()).collect();
        let mut lists: Vec<&Vec<u32>> = wanted.iter().map(|p| &self.by_pair[pair_number(*p)]).collect();
        lists.sort_by_key(|l| l.len());
        let read = (wanted.len() / 2 + 1).min(lists.len());
        let mut near: Vec<u32> = lists[..read]
            .iter()
            .flat_map(|l| l.iter().copied())
            .filter(|at| {
                let theirs = self.codes[*at as usize].0.classes();
                if (theirs.len() + 1).abs_diff(wanted.len()) > 3 {
                    return false;
                }
                let shared = wanted.iter().filter(|[a, b]| has_pair(theirs, *a, *b)).count();
                shared * 2 >= wanted.len().min(theirs.len() + 1)
            })
            .collect();
        near.sort_unstable();
        near.dedup();
        let alike = near.into_iter().map(|at| &self.codes[at as usize]).filter(|(theirs, _)| theirs.similarity(code) >= least);
        let mut out: Vec<u32> = alike.flat_map(|(_, list)| list.iter().copied()).collect();
        out.sort_unstable();
        out
    }
}

/// Consonant classes are letters and the two marks of the ends; 5 bits tell them apart.
const PAIRS: usize = 32 * 32;

fn pair_number([a, b]: [u8; 2]) -> usize {
    usize::from(a & 31) * 32 + usize::from(b & 31)
}

fn has_pair(code: &[u8], a: u8, b: u8) -> bool {
    match (a, b) {
        (b'^', b) => code.first() == Some(&b),
        (a, b'$') => code.last() == Some(&a),
        _ => code.windows(2).any(|w| w == [a, b]),
    }
}

/// Neighbouring classes with a mark at both ends.
fn pairs(code: &[u8]) -> impl Iterator<Item = [u8; 2]> + '_ {
    let before = std::iter::once(b'^').chain(code.iter().copied());
    before.zip(code.iter().copied().chain([b'$'])).map(|(a, b)| [a, b])
}

impl Anchors {
    fn new(rows: &[Row]) -> Anchors {
        let mut names = Vec::with_capacity(rows.len() * 2);
        let mut held: FxHashMap<char, u32> = FxHashMap::default();
        for (i, row) in rows.iter().enumerate() {
            // persons are never rendered by their meaning
            if row.kind() == Kind::Person {
                continue;
            }
            for zh in row.zh().filter(|zh| (6..=48).contains(&zh.len()) && zh.chars().all(is_hanzi)) {
                let mut characters = 0;
                for c in zh.chars() {
                    characters |= character_bit(c);
                    *held.entry(c).or_default() += 1;
                }
                names.push(Chinese { row: id(i), zh: zh.into(), characters });
            }
        }
        let mut by_character: FxHashMap<char, Vec<u32>> =
            FxHashMap::with_capacity_and_hasher(held.len(), Default::default());
        for (n, name) in names.iter().enumerate() {
            // a word of the first may have been left as a name, so there is a second
            let mut rarest = [(u32::MAX, '\0'); 2];
            for c in name.zh.chars() {
                let here = (held[&c], c);
                if here < rarest[0] {
                    rarest = [here, rarest[0]];
                } else if here < rarest[1] && here != rarest[0] {
                    rarest[1] = here;
                }
            }
            for (_, c) in rarest.into_iter().filter(|(n, _)| *n != u32::MAX) {
                by_character.entry(c).or_default().push(id(n));
            }
        }
        Anchors { names, by_character }
    }

    /// The names that hold some Chinese at a character that they are filed under.
    fn holding<'a>(&'a self, zh: &'a str) -> impl Iterator<Item = u32> + 'a {
        let filed = zh.chars().flat_map(|c| self.by_character.get(&c).into_iter().flatten());
        filed.copied().filter(move |n| self.names[*n as usize].zh.contains(zh))
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
