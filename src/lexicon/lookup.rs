//! Finding the words that begin at a place, fast: by their first two characters, then by what follows.

use std::collections::HashMap;

use super::{ClassId, Tag, TagSet, WordType};

/// A word of the lexicon.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    /// The folded characters.
    pub(crate) chars: Box<[char]>,
    pub(crate) kind: WordType,
    pub(crate) class: ClassId,
    /// How much the word counts when two titles are compared: 0 nothing, 1 content.
    pub(crate) weight: f32,
    pub(crate) tags: TagSet,
    /// Whether the word stands in the lexicon proper, with a type and class of its own, or only in a tagged list.
    pub(crate) typed: bool,
    /// The words a compound stands for, by their places in the lexicon; empty for any other word.
    pub(crate) parts: Box<[u32]>,
}

impl Word {
    /// Whether the word has a meaning of its own: its parts do not say it.
    pub(crate) fn means_itself(&self) -> bool {
        self.typed && self.parts.is_empty()
    }
}

/// A spelling and the one it stands for, equally long.
pub(super) type Variant = (Box<[char]>, Box<[char]>);

/// Spelling variants by their first character, longest first.
pub(super) type Variants = HashMap<char, Vec<Variant>>;

/// All words of a ruleset, compiled. Immutable.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    pub(super) words: Vec<Word>,
    /// Index + 1 into `words` of the word of one character, by character.
    pub(super) singles: CharMap,
    /// Range of `words` whose first two characters are these; longest first.
    pub(super) pairs: PairMap,
    pub(super) tags: HashMap<String, Tag>,
    pub(super) variants: Variants,
}

impl Lexicon {
    pub(crate) fn tag(&self, name: &str) -> Option<Tag> {
        self.tags.get(name).copied()
    }

    pub(crate) fn tag_names(&self) -> impl Iterator<Item = &str> + Clone {
        self.tags.keys().map(String::as_str)
    }

    pub(crate) fn word(&self, id: u32) -> Option<&Word> {
        self.words.get(id as usize)
    }

    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// Every word that these characters begin with, longest first.
    pub(crate) fn prefixes<'l>(&'l self, chars: &'l [char]) -> impl Iterator<Item = (u32, &'l Word)> {
        let range = match chars {
            [first, second, ..] => self.pairs.get(*first, *second),
            _ => 0..0,
        };
        let single = chars.first().and_then(|&first| self.singles.get(first));
        let longer = range.filter_map(move |id| {
            let word = self.words.get(id as usize)?;
            chars.starts_with(&word.chars).then_some((id, word))
        });
        longer.chain(single.and_then(|id| self.words.get(id as usize).map(|word| (id, word))))
    }

    /// The word that is exactly these characters.
    pub(crate) fn exact(&self, chars: &[char]) -> Option<(u32, &Word)> {
        let id = self
            .prefixes(chars)
            .find(|(_, word)| word.chars.len() == chars.len())?
            .0;
        self.word(id).map(|word| (id, word))
    }

    /// The same characters with every spelling variant replaced by the usual spelling, which is as long.
    pub(crate) fn respell(&self, chars: &[char]) -> Vec<char> {
        let mut spelled = chars.to_vec();
        let mut at = 0;
        while let Some(rest) = chars.get(at..).filter(|rest| !rest.is_empty()) {
            let variant = self.variant(rest);
            if let (Some((from, to)), Some(place)) =
                (variant, variant.and_then(|(_, to)| spelled.get_mut(at..at + to.len())))
            {
                place.copy_from_slice(to);
                at += from.len();
            } else {
                at += 1;
            }
        }
        spelled
    }

    fn variant(&self, chars: &[char]) -> Option<&Variant> {
        self.variants
            .get(chars.first()?)?
            .iter()
            .find(|(from, _)| chars.starts_with(from))
    }
}

/// Open addressing over characters: the keys are few and known at construction, and `SipHash` would be most of the cost.
#[derive(Debug, Default)]
pub(super) struct CharMap {
    slots: Vec<(u32, u32)>,
}

#[derive(Debug, Default)]
pub(super) struct PairMap {
    slots: Vec<(u64, u32, u32)>,
}

const EMPTY: u32 = u32::MAX;

fn spread(key: u64, slots: usize) -> usize {
    // Fibonacci hashing; the number of slots is a power of two.
    let hash = key.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (hash >> 32) as usize & (slots - 1)
}

fn pair_key(first: char, second: char) -> u64 {
    u64::from(first as u32) << 32 | u64::from(second as u32)
}

impl CharMap {
    pub(super) fn new(entries: &[(char, u32)]) -> Self {
        let size = (entries.len() * 2).next_power_of_two().max(2);
        let mut slots = vec![(EMPTY, 0); size];
        for &(key, value) in entries {
            let mut at = spread(u64::from(key as u32), size);
            while slots[at].0 != EMPTY {
                at = (at + 1) & (size - 1);
            }
            slots[at] = (key as u32, value);
        }
        Self { slots }
    }

    pub(super) fn get(&self, key: char) -> Option<u32> {
        let size = self.slots.len();
        if size == 0 {
            return None;
        }
        let mut at = spread(u64::from(key as u32), size);
        loop {
            match self.slots[at] {
                (EMPTY, _) => return None,
                (found, value) if found == key as u32 => return Some(value),
                _ => at = (at + 1) & (size - 1),
            }
        }
    }
}

impl PairMap {
    /// `entries` are pairs with the range of words they begin; each pair once.
    pub(super) fn new(entries: &[(char, char, std::ops::Range<u32>)]) -> Self {
        let size = (entries.len() * 2).next_power_of_two().max(2);
        let mut slots = vec![(u64::MAX, 0, 0); size];
        for (first, second, range) in entries {
            let key = pair_key(*first, *second);
            let mut at = spread(key, size);
            while slots[at].0 != u64::MAX {
                at = (at + 1) & (size - 1);
            }
            slots[at] = (key, range.start, range.end);
        }
        Self { slots }
    }

    pub(super) fn get(&self, first: char, second: char) -> std::ops::Range<u32> {
        let size = self.slots.len();
        if size == 0 {
            return 0..0;
        }
        let key = pair_key(first, second);
        let mut at = spread(key, size);
        loop {
            match self.slots[at] {
                (u64::MAX, ..) => return 0..0,
                (found, start, end) if found == key => return start..end,
                _ => at = (at + 1) & (size - 1),
            }
        }
    }
}
