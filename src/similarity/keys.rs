//! The keys two texts share when, and only when, they can be alike: hashes of senses, cores, forms and slips.

use super::canon::{Canon, Meaning, Sense};
use super::likeness::{Sharers, likenesses};
use super::verdict::{LIGHT_TOTAL, may_slip};
use crate::order;

/// A small, fast hash that is the same on every machine.
#[derive(Clone, Copy)]
pub(super) struct Hash(u64);

impl Hash {
    pub(super) fn new(kind: u64) -> Self {
        Self(0x51_7c_c1_b7_27_22_0a_95 ^ kind.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    #[must_use]
    pub(super) fn add(self, value: u64) -> Self {
        let mixed = (self.0 ^ value).wrapping_mul(0x9FB2_1C65_1E98_DF25);
        Self((mixed ^ mixed >> 32).rotate_left(23))
    }

    pub(super) fn finish(self) -> u64 {
        let mixed = (self.0 ^ self.0 >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed ^ mixed >> 32
    }

    fn chars(self, chars: &[char]) -> Self {
        chars.iter().fold(self, |hash, c| hash.add(u64::from(*c as u32)))
    }

    fn meaning(self, meaning: Meaning) -> Self {
        match meaning {
            Meaning::Class(class) => self.add(u64::from(class.0)),
            Meaning::Number(value) => self.add(1 << 40).add(value),
            Meaning::Unknown(hash) => self.add(2 << 40).add(hash),
        }
    }
}

const SENSE: u64 = 1;
const CORE: u64 = 2;
const FORM: u64 = 3;
const SUBSET: u64 = 4;
const ALIKE: u64 = 5;
const DOUBLED: u64 = 6;
const TEXT: u64 = 7;

fn content(kind: u64, sense: &Sense) -> Hash {
    let hash = sense
        .heavy
        .iter()
        .fold(Hash::new(kind), |hash, meaning| hash.meaning(*meaning));
    sense
        .roles
        .iter()
        .fold(hash.add(3 << 40), |hash, meaning| hash.meaning(*meaning))
        .add(4 << 40)
}

/// The keys of the sense, the core and the form.
pub(super) fn path(canon: &Canon, sense: &Sense) -> [u64; 3] {
    let light = sense
        .light
        .iter()
        .fold(content(SENSE, sense), |hash, (meaning, _)| hash.meaning(*meaning));
    let light = light.finish();
    [light, core(light, &canon.core), form(&canon.bare)]
}

/// The key of a form, for texts at hand only as characters.
pub(super) fn form(bare: &[char]) -> u64 {
    Hash::new(FORM).chars(bare).finish()
}

/// The key of a core whatever its sense.
pub(super) fn text(core: &[char]) -> u64 {
    Hash::new(TEXT).chars(core).finish()
}

fn core(sense: u64, chars: &[char]) -> u64 {
    Hash::new(CORE).add(sense).chars(chars).finish()
}

/// The keys of a sense without some of its light words, and how much those weigh; all of them come first.
pub(super) fn subsets(sense: &Sense) -> Vec<(u64, u32)> {
    let base = content(SUBSET, sense);
    let mut keys = Vec::with_capacity(1 << sense.light.len());
    for gone in 0u32..1 << sense.light.len() {
        let is_gone = |at: usize| gone >> at & 1 == 1;
        let weight: u32 = sense
            .light
            .iter()
            .enumerate()
            .filter(|(at, _)| is_gone(*at))
            .map(|(_, (_, weight))| weight)
            .sum();
        if weight <= LIGHT_TOTAL {
            let kept = sense.light.iter().enumerate().filter(|(at, _)| !is_gone(*at));
            keys.push((
                kept.fold(base, |hash, (_, (meaning, _))| hash.meaning(*meaning))
                    .finish(),
                weight,
            ));
        }
    }
    order::sort_by_key(&mut keys, |(_, weight)| *weight);
    keys
}

/// A text in which a slip may stand, and the stretches of it that are no words.
pub(super) struct Slippery<'c> {
    pub(super) chars: &'c [char],
    pub(super) unknown: Vec<(usize, usize)>,
    /// Where the slips that are looked for begin.
    pub(super) from: usize,
}

impl Slippery<'_> {
    pub(super) fn is_unknown(&self, at: usize) -> bool {
        self.unknown.iter().any(|&(start, end)| (start..end).contains(&at))
    }

    /// The keys under which a text with unknown stretches is found by another that differs from it in one of them.
    pub(super) fn stored(&self) -> Vec<u64> {
        let mut keys: Vec<u64> = self.places().flat_map(|at| self.alike_at(at)).collect();
        keys.extend(self.halves(Hash::new(DOUBLED)));
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// The keys under which this text finds others that have unknown stretches.
    pub(super) fn sought(&self) -> Vec<u64> {
        if !may_slip(self.chars.len()) {
            return Vec::new();
        }
        let mut keys: Vec<u64> = (self.from..self.chars.len()).flat_map(|at| self.alike_at(at)).collect();
        keys.push(Hash::new(DOUBLED).chars(self.chars).finish());
        keys
    }

    /// The keys, of the kind of `text` or `form`, of the texts this one would be if what is unknown in it were a slip.
    fn repaired(&self, kind: Hash, sharers: &Sharers) -> Vec<u64> {
        let mut keys = Vec::new();
        for at in self.places() {
            let (before, slip, behind) = self.around(at);
            let hash = kind.chars(before);
            for c in slip
                .into_iter()
                .flat_map(likenesses)
                .flat_map(|likeness| sharers.of(likeness))
                .filter(|c| Some(*c) != slip)
            {
                keys.push(hash.add(u64::from(c as u32)).chars(behind).finish());
            }
        }
        keys.extend(self.halves(kind));
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    pub(super) fn repaired_cores(&self, sharers: &Sharers) -> Vec<u64> {
        self.repaired(Hash::new(TEXT), sharers)
    }

    pub(super) fn repaired_forms(&self, sharers: &Sharers) -> Vec<u64> {
        self.repaired(Hash::new(FORM), sharers)
    }

    /// Where something unknown stands; nowhere in a text whose length rules a slip out.
    fn places(&self) -> impl Iterator<Item = usize> {
        let unknown = self.unknown.iter().filter(|_| may_slip(self.chars.len()));
        unknown.flat_map(|&(start, end)| start..end)
    }

    fn around(&self, at: usize) -> (&[char], Option<char>, &[char]) {
        let before = self.chars.get(..at).unwrap_or_default();
        let behind = self.chars.get(at + 1..).unwrap_or_default();
        (before, self.chars.get(at).copied(), behind)
    }

    fn alike_at(&self, at: usize) -> impl Iterator<Item = u64> {
        let (before, slip, behind) = self.around(at);
        let hash = Hash::new(ALIKE).chars(before);
        slip.into_iter()
            .flat_map(likenesses)
            .map(move |id| hash.add(u64::from(id) << 32).chars(behind).finish())
    }

    /// The keys of the text with a character that stands twice standing once, where one of the two is unknown.
    fn halves(&self, kind: Hash) -> impl Iterator<Item = u64> {
        self.places().filter_map(move |at| {
            let (before, twice, behind) = self.around(at);
            let is_double = before.last().copied() == twice || behind.first().copied() == twice;
            is_double.then(|| kind.chars(before).chars(behind).finish())
        })
    }
}
