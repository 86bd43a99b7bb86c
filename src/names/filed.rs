//! Items filed under 64-bit keys.

use rustc_hash::FxHashMap;

use crate::names::index::id;

/// The end of a chain of entries.
const END: u32 = u32::MAX;

/// Rows filed under 64-bit keys: chains of entries, because sorting them would take longer than filing them.
#[derive(Debug)]
pub struct Filed<T> {
    entries: Vec<(T, u32)>,
    heads: FxHashMap<u64, u32>,
}

impl<T: Copy + PartialEq> Filed<T> {
    /// An empty file with room for `n` entries.
    pub fn with_capacity(n: usize) -> Filed<T> {
        Filed { entries: Vec::with_capacity(n), heads: FxHashMap::with_capacity_and_hasher(n, Default::default()) }
    }

    /// Files an item under a key, unless it was the last one filed there.
    pub fn add(&mut self, key: u64, item: T) {
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
