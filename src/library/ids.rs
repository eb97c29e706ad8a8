//! The ids of entries, from either side.

use crate::similarity::Postings;
use crate::texts::Names;

/// The callers' ids for the entries, of which several may have one.
#[derive(Debug, Clone, Default)]
pub(super) struct Ids {
    names: Names,
    numbers: u32,
    /// Made once somebody has asked for the entries of an id.
    chains: Option<Chains>,
}

/// The entries of each id, from the last one back.
#[derive(Debug, Clone, Default)]
struct Chains {
    last: Postings,
    /// By entry, the one before it of the same id.
    before: Vec<Option<u32>>,
}

impl Ids {
    pub(super) fn takes(&self, id: &str) -> bool {
        self.names.takes(id)
    }

    /// Gives an id, for which there is room, to the next entry from this on.
    pub(super) fn put(&mut self, entry: u32, id: &str) {
        self.names.put(entry as usize, id);
        self.numbers = entry + 1;
        if let Some(chains) = &mut self.chains {
            chains.add(entry, id, &self.names);
        }
    }

    pub(super) fn get(&self, entry: u32) -> Option<&str> {
        self.names.get(entry as usize)
    }

    /// The entries that were given an id since they were last taken, in their order: whoever takes them removes them.
    pub(super) fn take(&mut self, id: &str) -> Vec<u32> {
        let Self { names, numbers, chains } = self;
        let chains = chains.get_or_insert_with(|| {
            let mut chains = Chains::default();
            for entry in 0..*numbers {
                if let Some(id) = names.get(entry as usize) {
                    chains.add(entry, id, names);
                }
            }
            chains
        });
        let last = chains.last(id, names);
        let mut found: Vec<u32> = std::iter::successors(last, |entry| *chains.before.get(*entry as usize)?).collect();
        if let Some(before) = last.and_then(|last| chains.before.get_mut(last as usize)) {
            *before = None;
        }
        found.reverse();
        found
    }
}

impl Chains {
    fn last(&self, id: &str, names: &Names) -> Option<u32> {
        let is_own = |entry: &u32| names.get(*entry as usize) == Some(id);
        self.last.get(hash(id)).find(is_own)
    }

    fn add(&mut self, entry: u32, id: &str, names: &Names) {
        let before = self.last(id, names);
        match before {
            Some(before) => self.last.replace(hash(id), before, entry),
            None => self.last.insert(hash(id), entry),
        }
        self.before.resize(entry as usize, None);
        self.before.push(before);
    }
}

/// A hash of which the upper half counts.
fn hash(id: &str) -> u64 {
    let mixed = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325, mixed);
    (hash ^ hash >> 32).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}
