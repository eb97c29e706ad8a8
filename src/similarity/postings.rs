//! Many entries under one key, nine bytes each: what a library of a million titles can afford.

/// An open-addressed multimap from hashes to numbers. Only 32 bits of a key are kept, so a number can come up under a
/// key that is not its own, once in a few hundred look-ups at a million titles; whoever looks up verifies.
#[derive(Debug, Clone, Default)]
pub(crate) struct Postings {
    /// Apart from the values, because most look-ups find nothing and need no more.
    tags: Vec<u32>,
    values: Vec<u32>,
    /// Two bits of every tag, in the word for the slots it begins at. A look-up that finds nothing, as most do, costs one
    /// read of memory that does not wait for another; at a million titles that is half of the time of a look.
    filter: Vec<u64>,
    used: usize,
    /// What many entries have in common, such as a family of titles that differ by one name: which list of `many` it is.
    /// In one table with the others, each look would pass over all of them.
    lists: Option<Box<Postings>>,
    many: Vec<Vec<u32>>,
}

/// Slots to a word of the filter.
const TO_A_WORD: usize = 8;
const FREE: u32 = 0;
const FIRST_SIZE: usize = 64;
/// As many entries of a key as stand in the table; further ones have a list.
const FEW: usize = 8;

impl Postings {
    /// Puts in an entry under a key that is its own, which can be replaced.
    pub(crate) fn insert(&mut self, key: u64, value: u32) {
        if self.used * 5 >= self.tags.len() * 4 {
            self.grow();
        }
        self.place(tag(key), value);
    }

    /// Puts in an entry under a key that others may have, however many. Entries must come in their order.
    pub(super) fn add(&mut self, key: u64, value: u32) {
        if self.places(key).nth(FEW - 1).is_none() {
            self.insert(key, value);
        } else if let Some(list) = self.list(key).and_then(|list| self.many.get_mut(list)) {
            list.push(value);
        } else {
            let list = u32::try_from(self.many.len()).unwrap_or(u32::MAX);
            self.lists.get_or_insert_default().insert(key, list);
            self.many.push(vec![value]);
        }
    }

    /// Puts another value in the place of one that is under the key.
    pub(crate) fn replace(&mut self, key: u64, old: u32, new: u32) {
        let place = self.places(key).find(|at| self.values.get(*at) == Some(&old));
        if let Some(value) = place.and_then(|at| self.values.get_mut(at)) {
            *value = new;
        }
    }

    /// Whether anything may be under the key; if not, nothing is.
    pub(super) fn may_hold(&self, key: u64) -> bool {
        let tag = tag(key);
        let bits = filter_bits(tag);
        let word = self.filter.get(self.start(tag) / TO_A_WORD);
        word.is_some_and(|word| word & bits == bits)
    }

    /// The entries of a key, but for those that have a list.
    pub(crate) fn get(&self, key: u64) -> impl Iterator<Item = u32> {
        self.places(key).filter_map(|at| self.values.get(at).copied())
    }

    /// The further entries of a key, if there are many, in their order.
    pub(super) fn further(&self, key: u64) -> &[u32] {
        let list = self.list(key).and_then(|list| self.many.get(list));
        list.map_or(&[], Vec::as_slice)
    }

    fn list(&self, key: u64) -> Option<usize> {
        self.lists.as_ref()?.get(key).next().map(|list| list as usize)
    }

    /// The places with this key's tag.
    fn places(&self, key: u64) -> impl Iterator<Item = usize> {
        let sought = tag(key);
        let mut at = self.start(sought);
        std::iter::from_fn(move || {
            loop {
                let found = *self.tags.get(at)?;
                if found == FREE {
                    return None;
                }
                let here = at;
                at = self.behind(at);
                if found == sought {
                    return Some(here);
                }
            }
        })
    }

    fn place(&mut self, tag: u32, value: u32) {
        let mut at = self.start(tag);
        if let Some(word) = self.filter.get_mut(at / TO_A_WORD) {
            *word |= filter_bits(tag);
        }
        while self.tags.get(at).is_some_and(|found| *found != FREE) {
            at = self.behind(at);
        }
        if let (Some(free), Some(slot)) = (self.tags.get_mut(at), self.values.get_mut(at)) {
            *free = tag;
            *slot = value;
            self.used += 1;
        }
    }

    fn behind(&self, at: usize) -> usize {
        if at + 1 == self.tags.len() { 0 } else { at + 1 }
    }

    /// Where a tag's slots begin: in the order of the tags, so that any size will do and growing is one pass through
    /// both tables.
    fn start(&self, tag: u32) -> usize {
        ((u64::from(tag) * self.tags.len() as u64) >> 32) as usize
    }

    /// By a quarter: tables that double stand half empty most of the time.
    fn grow(&mut self) {
        let size = (self.tags.len() / 4 * 5).max(FIRST_SIZE);
        let tags = std::mem::replace(&mut self.tags, vec![FREE; size]);
        let values = std::mem::replace(&mut self.values, vec![0; size]);
        self.filter = vec![0; size.div_ceil(TO_A_WORD)];
        self.used = 0;
        for (tag, value) in tags.into_iter().zip(values).filter(|slot| slot.0 != FREE) {
            self.place(tag, value);
        }
    }
}

/// The upper half of a key, of which every bit counts.
fn tag(key: u64) -> u32 {
    u32::try_from(key >> 32).unwrap_or_default().max(1)
}

fn filter_bits(tag: u32) -> u64 {
    let mixed = tag.wrapping_mul(0x9E37_79B1);
    1 << (mixed >> 26) | 1 << (mixed >> 20 & 63)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_comes_out() {
        let mut postings = Postings::default();
        let key = |n: u32| u64::from(n % 10 * 400_000_000) << 32;
        for value in 0..1_000u32 {
            postings.insert(key(value), value);
        }
        postings.replace(key(3), 13, 5_013);
        assert!((0..10).all(|n| postings.may_hold(key(n))));
        let others = (10u32..1_000).filter(|n| postings.may_hold(u64::from(n * 4_000_001) << 32));
        assert!(others.count() < 100, "the filter lets nearly everything through");
        let mut found: Vec<u32> = postings.get(key(3)).collect();
        found.sort_unstable();
        let mut expected: Vec<u32> = (0..100).map(|n| n * 10 + 3).filter(|n| *n != 13).collect();
        expected.push(5_013);
        assert_eq!(found, expected);
        assert_eq!(postings.get(7 << 40).count(), 0);
        assert_eq!(Postings::default().get(7).count(), 0);
    }

    #[test]
    fn what_many_have_in_common_costs_the_others_nothing() {
        let mut postings = Postings::default();
        let key = |n: u32| u64::from(n.wrapping_mul(0x9E37_79B1)) << 32;
        for value in 0..30_000u32 {
            postings.add(key(1), value);
            postings.add(key(2), value);
            postings.insert(key(value + 3), value);
        }
        for shared in [1, 2] {
            let found: Vec<u32> = postings
                .get(key(shared))
                .chain(postings.further(key(shared)).iter().copied())
                .collect();
            assert_eq!(found, (0..30_000).collect::<Vec<_>>());
            assert_eq!(postings.get(key(shared)).count(), FEW);
        }
        assert!(postings.further(key(3)).is_empty());
        let taken = postings.tags.split(|tag| *tag == FREE);
        assert!(taken.map(<[u32]>::len).max() < Some(600), "a look passes over too many");
    }
}
