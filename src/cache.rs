//! A memory of answers that many articles ask for again: whether a word is known, which names sound like it.
//!
//! Answers are pure, so the cache changes nothing but the time; it is cut into shards so that threads seldom wait.

use std::hash::Hash;
use std::sync::{Mutex, PoisonError};

use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::BuildHasher;

const SHARDS: usize = 16;

/// Entries of one shard after which nothing more is remembered: archives must not grow the process without bound.
const MOST: usize = 20_000;

/// A map from questions to answers that threads share.
#[derive(Debug)]
pub struct Cache<K, V> {
    shards: [Mutex<FxHashMap<K, V>>; SHARDS],
}

impl<K, V> Default for Cache<K, V> {
    fn default() -> Cache<K, V> {
        Cache { shards: std::array::from_fn(|_| Mutex::default()) }
    }
}

impl<K: Hash + Eq, V: Clone> Cache<K, V> {
    /// The answer to `question`, computed by `answer` if it is new. `own` makes the key that is kept.
    pub fn get<Q>(&self, question: &Q, own: impl FnOnce(&Q) -> K, answer: impl FnOnce() -> V) -> V
    where
        Q: Hash + Eq + ?Sized,
        K: std::borrow::Borrow<Q>,
    {
        let hash = FxBuildHasher.hash_one(question);
        // any bits do
        let shard = &self.shards[(hash >> 57) as usize % SHARDS];
        // a panic elsewhere leaves the map whole: entries are inserted in one step
        if let Some(v) = shard.lock().unwrap_or_else(PoisonError::into_inner).get(question) {
            return v.clone();
        }
        let v = answer();
        let mut map = shard.lock().unwrap_or_else(PoisonError::into_inner);
        if map.len() < MOST {
            map.insert(own(question), v.clone());
        }
        v
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_computed_once() {
        let cache: Cache<String, usize> = Cache::default();
        let mut asked = 0;
        for _ in 0..3 {
            let n = cache.get("word", str::to_owned, || {
                asked += 1;
                4
            });
            assert_eq!(n, 4);
        }
        assert_eq!(asked, 1);
    }

    #[test]
    fn a_full_cache_still_answers() {
        let cache: Cache<u64, u64> = Cache::default();
        for i in 0..(MOST as u64 * SHARDS as u64 + 5000) {
            assert_eq!(cache.get(&i, |k| *k, || i * 2), i * 2);
        }
    }
}
