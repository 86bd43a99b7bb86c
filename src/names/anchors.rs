//! The Chinese names of the tables, filed so that a word leads to those that it can be part of.

use rustc_hash::FxHashMap;

use crate::names::index::{RowId, id};
use crate::names::row::{Kind, Row};
use crate::text::is_hanzi;

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

impl Anchors {
    /// Files the Chinese names of all rows.
    pub fn new(rows: &[Row]) -> Anchors {
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
    pub fn holding<'a>(&'a self, zh: &'a str) -> impl Iterator<Item = u32> + 'a {
        let filed = zh.chars().flat_map(|c| self.by_character.get(&c).into_iter().flatten());
        filed.copied().filter(move |n| self.names[*n as usize].zh.contains(zh))
    }
}
