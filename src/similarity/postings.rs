//! Many nodes under one key, eight bytes each: what a library of a million titles can afford.

/// An open-addressed multimap from hashes to numbers. Only 32 bits of a key are kept, so a number can come up under a
/// key that is not its own, once in a few hundred look-ups at a million titles; whoever looks up verifies.
#[derive(Debug, Clone, Default)]
pub(super) struct Postings {
    slots: Vec<(u32, u32)>,
    /// Slots that are not free, those of removed numbers included.
    used: usize,
}

const FREE: u32 = u32::MAX;
const GONE: u32 = u32::MAX - 1;
const FIRST_SIZE: usize = 64;

impl Postings {
    pub(super) fn insert(&mut self, key: u64, value: u32) {
        if self.used * 4 >= self.slots.len() * 3 {
            self.grow();
        }
        self.place(fold(key), value);
    }

    pub(super) fn remove(&mut self, key: u64, value: u32) {
        let tag = fold(key);
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = self.start(tag);
        while let Some(slot) = self.slots.get_mut(at).filter(|slot| slot.1 != FREE) {
            if *slot == (tag, value) {
                slot.1 = GONE;
                return;
            }
            at = (at + 1) & mask;
        }
    }

    pub(super) fn get(&self, key: u64) -> impl Iterator<Item = u32> {
        let tag = fold(key);
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = self.start(tag);
        std::iter::from_fn(move || {
            loop {
                let (found, value) = *self.slots.get(at)?;
                if value == FREE {
                    return None;
                }
                at = (at + 1) & mask;
                if found == tag && value != GONE {
                    return Some(value);
                }
            }
        })
    }

    fn place(&mut self, tag: u32, value: u32) {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = self.start(tag);
        while let Some(slot) = self.slots.get_mut(at) {
            if slot.1 == FREE {
                *slot = (tag, value);
                self.used += 1;
                return;
            }
            at = (at + 1) & mask;
        }
    }

    fn start(&self, tag: u32) -> usize {
        let spread = tag.wrapping_mul(0x9E37_79B1);
        // The upper bits are the better mixed ones.
        match self.slots.len().trailing_zeros() {
            bits @ 1..=32 => (spread >> (32 - bits)) as usize,
            _ => 0,
        }
    }

    fn grow(&mut self) {
        let live = self.slots.iter().filter(|slot| slot.1 < GONE).count();
        let size = (live * 2).max(FIRST_SIZE).next_power_of_two();
        let old = std::mem::replace(&mut self.slots, vec![(0, FREE); size]);
        self.used = 0;
        for (tag, value) in old.into_iter().filter(|slot| slot.1 < GONE) {
            self.place(tag, value);
        }
    }
}

fn fold(key: u64) -> u32 {
    // Both halves count.
    #[allow(clippy::cast_possible_truncation)]
    let tag = (key ^ key >> 32) as u32;
    tag
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_comes_out_until_it_is_removed() {
        let mut postings = Postings::default();
        for value in 0..1_000u32 {
            postings.insert(u64::from(value % 10) << 40, value);
        }
        let mut found: Vec<u32> = postings.get(3 << 40).collect();
        found.sort_unstable();
        assert_eq!(found, (0..100).map(|n| n * 10 + 3).collect::<Vec<_>>());
        postings.remove(3 << 40, 13);
        assert!(!postings.get(3 << 40).any(|value| value == 13));
        assert_eq!(Postings::default().get(7).count(), 0);
    }
}
