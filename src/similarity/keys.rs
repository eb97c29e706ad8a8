//! The keys two texts share when they can be alike: hashes of senses, cores and forms.

use std::sync::OnceLock;

use super::canon::{Canon, LIGHT_TOTAL, Meaning, Sense};
use super::loose::NearSums;
use super::morphemes::Built;
use super::verdict::{Likeness, likeness_of_senses};
use crate::lexicon::Lexicon;

/// What titles have in common, from the most to the least: one form is one text once folded, the forms of a core differ
/// by their endings, the cores of a sense by their words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Form,
    Core,
    Sense,
}

/// What a key is the key of. Keys of one kind lead to one level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Form = 1,
    Core,
    Sense,
    /// A sense without some of its light words.
    Fewer,
    /// A core with what one character is like in its place.
    CoreSlip,
    /// A core without a character that stands there twice.
    CoreHalf,
    /// The same of a form, near its end.
    EndSlip,
    EndHalf,
    /// What a sense is built of, all of it listed words or not.
    RootsListed,
    RootsUnlisted,
    /// What the characters of a core come down to, in the same way.
    SpelledListed,
    SpelledUnlisted,
    /// The sum of the words of a core that count, and that without one thing.
    Sum,
    /// The same with what a word nobody listed begins with in its place.
    Begins,
    Without,
}

impl Kind {
    pub(super) fn key(self, hash: u64) -> u64 {
        let mixed = hash ^ (self as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mixed = (mixed ^ mixed >> 32).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        let mixed = (mixed ^ mixed >> 32).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        mixed ^ mixed >> 32
    }
}

/// What one character more multiplies the hash of a text by.
pub(super) const STEP: u64 = 0x9FB2_1C65_1E98_DF25;

/// What a character, or what stands for one, adds to the hash of a text.
pub(super) fn letter(value: u64) -> u64 {
    let mixed = (value + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed ^ mixed >> 32).wrapping_mul(0xBF58_476D_1CE4_E5B9)
}

/// The hash of a text, a polynomial of its characters: to replace one is an addition.
pub(super) fn text<'c>(chars: impl IntoIterator<Item = &'c char>) -> u64 {
    chars.into_iter().fold(1u64, |hash, c| {
        hash.wrapping_mul(STEP).wrapping_add(letter(u64::from(*c as u32)))
    })
}

/// A hash of meanings, in their order.
#[derive(Clone, Copy)]
struct Meant(u64);

impl Meant {
    fn add(self, value: u64) -> Self {
        let mixed = (self.0 ^ value).wrapping_mul(0x9FB2_1C65_1E98_DF25);
        Self((mixed ^ mixed >> 32).rotate_left(23))
    }

    fn meaning(self, meaning: Meaning) -> Self {
        match meaning {
            Meaning::Class(class) => self.add(u64::from(class.0)),
            Meaning::Number(value) => self.add(1 << 40).add(value),
            Meaning::Unknown(hash) => self.add(2 << 40).add(hash),
        }
    }
}

/// The hash of a sense but for its light words.
fn heavy(sense: &Sense) -> Meant {
    let meanings = |hash: Meant, meanings: &[Meaning]| meanings.iter().fold(hash, |hash, one| hash.meaning(*one));
    let hash = meanings(Meant(0x51_7c_c1_b7_27_22_0a_95), &sense.heavy);
    meanings(hash.add(3 << 40), &sense.roles).add(4 << 40)
}

/// The hash of a sense.
fn meant(sense: &Sense) -> u64 {
    let light = sense.light.iter();
    light.fold(heavy(sense), |hash, (meaning, _)| hash.meaning(*meaning)).0
}

/// A title as the index sees it: what is compared, and under which keys it stands.
#[derive(Debug, Clone)]
pub(crate) struct Subject {
    pub(crate) canon: Canon,
    pub(crate) sense: Sense,
    /// The hashes of form, core and sense.
    hashes: [u64; 3],
    /// What it is built of, once somebody has asked: what is only compared is not looked for.
    built: OnceLock<Built>,
    /// The sums of its words, in the same way.
    sums: OnceLock<(Vec<u64>, Vec<u64>)>,
    near: OnceLock<NearSums>,
}

impl Subject {
    pub(crate) fn new(canon: Canon) -> Self {
        let sense = canon.sense();
        Self {
            hashes: [text(&canon.bare), text(&canon.core), meant(&sense)],
            built: OnceLock::new(),
            sums: OnceLock::new(),
            near: OnceLock::new(),
            sense,
            canon,
        }
    }

    /// The key of what this title has in common with others at a level.
    pub(super) fn key(&self, level: Level) -> u64 {
        let kind = match level {
            Level::Form => Kind::Form,
            Level::Core => Kind::Core,
            Level::Sense => Kind::Sense,
        };
        kind.key(self.hash(level))
    }

    pub(super) fn hash(&self, level: Level) -> u64 {
        let [form, core, sense] = self.hashes;
        match level {
            Level::Form => form,
            Level::Core => core,
            Level::Sense => sense,
        }
    }

    /// Whether two titles belong together at a level.
    pub(super) fn shares(&self, level: Level, other: &Self) -> bool {
        match level {
            Level::Form => self.canon.bare == other.canon.bare,
            Level::Core => self.canon.core == other.canon.core && self.sense == other.sense,
            Level::Sense => self.sense == other.sense,
        }
    }

    pub(super) fn likeness(&self, other: &Self, lexicon: &Lexicon) -> (Likeness, f64) {
        likeness_of_senses((&self.canon, &self.sense), (&other.canon, &other.sense), lexicon)
    }

    /// What it is built of.
    pub(super) fn built(&self) -> Built {
        *self.built.get_or_init(|| self.canon.built(&self.sense))
    }

    /// The sums of its words, and those without one thing.
    pub(super) fn sums(&self) -> &(Vec<u64>, Vec<u64>) {
        self.sums.get_or_init(|| self.canon.sums())
    }

    /// The sums of titles that say something near.
    pub(super) fn near(&self, lexicon: &Lexicon) -> &NearSums {
        self.near.get_or_init(|| self.canon.near_sums(lexicon))
    }

    /// The key of its sense among those without some of their light words.
    pub(super) fn as_fewer(&self) -> u64 {
        Kind::Fewer.key(self.hash(Level::Sense))
    }

    /// The keys, of one kind, of its sense without some of its light words, as many as may be missing.
    pub(super) fn fewer(&self, kind: Kind, keys: &mut Vec<u64>) {
        let light = &self.sense.light;
        if light.is_empty() {
            return;
        }
        let heavy = heavy(&self.sense);
        // `canon` lets a sense have six light words at most.
        for gone in 1u32..1 << light.len() {
            let mut weight = 0;
            let mut hash = heavy;
            for (at, (meaning, hundredths)) in light.iter().enumerate() {
                if gone >> at & 1 == 1 {
                    weight += hundredths;
                } else {
                    hash = hash.meaning(*meaning);
                }
            }
            if weight <= LIGHT_TOTAL {
                keys.push(kind.key(hash.0));
            }
        }
    }
}
