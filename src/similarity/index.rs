//! Finds, among many titles, those identical or over-similar to one, without comparing all pairs.
//!
//! Two over-similar texts share the classes of their content words, or a spelling with one character deleted. Both
//! are keys; whoever shares a key is compared, and only the comparison decides.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use super::canon::Canon;
use super::verdict::{Comparison, Likeness, compare};

/// Whose title it is: the entry's number in its owner's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Owner {
    /// A draft of this run, by its index.
    Draft(usize),
    /// An entry of the library, by its number.
    Library(u32),
    /// A keyword of the template in hand.
    Keyword(usize),
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    entries: HashMap<u32, Canon>,
    keys: HashMap<u64, Vec<u32>>,
}

impl Index {
    pub(crate) fn insert(&mut self, id: u32, canon: Canon) {
        for key in keys(&canon) {
            self.keys.entry(key).or_default().push(id);
        }
        self.entries.insert(id, canon);
    }

    pub(crate) fn remove(&mut self, id: u32) {
        let Some(canon) = self.entries.remove(&id) else { return };
        for key in keys(&canon) {
            if let Some(ids) = self.keys.get_mut(&key) {
                ids.retain(|known| *known != id);
                if ids.is_empty() {
                    self.keys.remove(&key);
                }
            }
        }
    }

    /// Every entry that is not distinct from `canon`, nearest first.
    pub(crate) fn query(&self, canon: &Canon) -> Vec<(u32, Comparison)> {
        let mut ids: Vec<u32> = keys(canon).iter().filter_map(|key| self.keys.get(key)).flatten().copied().collect();
        ids.sort_unstable();
        ids.dedup();
        let mut found: Vec<(u32, Comparison)> = ids
            .into_iter()
            .filter_map(|id| Some((id, compare(canon, self.entries.get(&id)?))))
            .filter(|(_, comparison)| comparison.likeness != Likeness::Distinct)
            .collect();
        found.sort_by(|(x, a), (y, b)| b.score.total_cmp(&a.score).then(a.likeness.cmp(&b.likeness)).then(x.cmp(y)));
        found
    }
}

fn keys(canon: &Canon) -> Vec<u64> {
    let hash = |value: &dyn Fn(&mut DefaultHasher)| {
        let mut hasher = DefaultHasher::new();
        value(&mut hasher);
        hasher.finish()
    };
    let mut keys = vec![hash(&|hasher| (0u8, canon.heavy()).hash(hasher)), hash(&|hasher| (1u8, &canon.core).hash(hasher))];
    for gone in 0..canon.core.len().min(64) {
        keys.push(hash(&|hasher| {
            1u8.hash(hasher);
            let rest: Vec<char> =
                canon.core.iter().enumerate().filter(|(at, _)| *at != gone).map(|(_, c)| *c).collect();
            rest.into_boxed_slice().hash(hasher);
        }));
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}
