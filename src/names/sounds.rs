//! How the names of the tables sound, and which of them sound like another.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::names::index::{RowId, id};
use crate::names::phonetic::{Code, Sound};
use crate::names::pinyin;
use crate::names::row::{Kind, Row};

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

/// Words that say what kind of body or place a name is; they carry no sound of the name.
const GENERIC: &[&str] = &[
    "the", "of", "and", "for", "in", "on", "a", "de", "la", "al", "el", "bin", "van", "von", "der", "da", "di", "san",
    "new", "north", "south", "east", "west", "great", "upper", "lower", "saint", "st", "mount", "lake", "party",
    "city", "county", "district", "province", "state", "island", "islands", "sea",
];

/// Characters that end the name of a place and say what kind of place it is.
const PLACE_CLASSES: &str = "宫城市县区镇乡村岛礁滩湾海河湖江山峰港省州府郡町";

fn is_honorific(word: &str) -> bool {
    matches!(
        word,
        "President"
            | "Mr"
            | "Mr."
            | "Mrs"
            | "Ms"
            | "Dr"
            | "Dr."
            | "Sir"
            | "Dame"
            | "Lord"
            | "King"
            | "Queen"
            | "Prince"
            | "Princess"
            | "Pope"
            | "Emperor"
            | "Empress"
            | "General"
            | "Gen."
            | "Chairman"
            | "Crown"
            | "Sheikh"
            | "Cardinal"
            | "Bishop"
            | "Justice"
            | "Judge"
    )
}

impl Sounds {
    /// The sounds of all rows.
    pub fn new(rows: &[Row]) -> Sounds {
        let mut out = Sounds {
            by_pair: vec![Vec::new(); PAIRS],
            of_row: Vec::with_capacity(rows.len() + 1),
            ..Sounds::default()
        };
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
        let alike =
            near.into_iter().map(|at| &self.codes[at as usize]).filter(|(theirs, _)| theirs.similarity(code) >= least);
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
