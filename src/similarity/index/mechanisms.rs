//! The ways in which titles are alike that have no level in common: each a pair of lists of keys.
//!
//! Another way is another entry of the table and another [`Kind`]. Of two titles that are alike by it, whichever is
//! looked for must find the other: one of its sought keys must be a stored key of the other, or the key of a level.
//! Where nothing is known of the others, in an empty index, one of the two must find the other.

use super::Index;
use crate::similarity::canon::Canon;
use crate::similarity::keys::{Kind, Level, Subject};
use crate::similarity::loose::Way;
use crate::similarity::slippery::Slippery;
use crate::similarity::slips::SlipKinds;
use crate::similarity::verdict::{BUILT, LIGHT, SLIP};

pub(super) struct Mechanism {
    /// The best score of what no way before it finds. Ways of one score stand together, the best first.
    pub(super) best: f64,
    /// What its keys lead to. It must depend on nothing that titles with this in common do not share.
    pub(super) level: Level,
    /// The keys under which a title can be found by it.
    pub(super) stored: fn(&Subject, &mut Vec<u64>),
    /// The keys under which others are looked for by it.
    pub(super) sought: fn(&Subject, &Index, &mut Vec<u64>),
}

/// Built alike: by what they are built of, or by what their characters come down to.
macro_rules! built {
    ($level:expr, $of:ident, $kinds:ident) => {
        Mechanism {
            best: BUILT,
            level: $level,
            stored: |subject, keys| {
                let built = subject.built();
                $kinds.stored(built.$of, built.unlisted, keys);
            },
            sought: |subject, _, keys| {
                let built = subject.built();
                $kinds.sought(built.$of, built.unlisted, keys);
            },
        }
    };
}

/// A slip apart, in their cores or in the endings of their forms.
macro_rules! slipped {
    ($level:expr, $where:ident, $kinds:ident) => {
        Mechanism {
            best: SLIP,
            level: $level,
            stored: |subject, keys| {
                let text = subject.canon.$where();
                text.stored(subject.hash($level), &$kinds, keys);
            },
            sought: |subject, index, keys| {
                let text = subject.canon.$where();
                index.slips(&text, subject.hash($level), &$kinds, keys);
            },
        }
    };
}

pub(super) static MECHANISMS: [Mechanism; 9] = [
    Mechanism {
        best: LIGHT,
        level: Level::Sense,
        stored: |subject, keys| subject.fewer(Kind::Fewer, keys),
        sought: |subject, _, keys| {
            keys.push(subject.as_fewer());
            subject.fewer(Kind::Sense, keys);
        },
    },
    built!(Level::Sense, roots, ROOTS),
    built!(Level::Core, spelled, SPELLED),
    slipped!(Level::Core, core_slips, CORES),
    slipped!(Level::Form, ending_slips, ENDINGS),
    Mechanism {
        best: Way::Parts.score(),
        level: Level::Core,
        stored: |subject, keys| keys.extend(subject.sums().0.iter().map(|sum| Kind::Sum.key(*sum))),
        sought: |subject, _, keys| keys.extend(subject.sums().0.iter().map(|sum| Kind::Sum.key(*sum))),
    },
    Mechanism {
        best: Way::Near.score(),
        level: Level::Core,
        stored: begins,
        sought: |subject, index, keys| {
            let near = subject.near(&index.similarity.lexicon);
            keys.extend(near.whole.iter().map(|sum| Kind::Sum.key(*sum)));
            begins(subject, keys);
        },
    },
    Mechanism {
        best: Way::More.score(),
        level: Level::Core,
        stored: |subject, keys| keys.extend(subject.sums().1.iter().map(|sum| Kind::Without.key(*sum))),
        sought: |subject, _, keys| {
            let (whole, without) = subject.sums();
            keys.extend(whole.iter().map(|sum| Kind::Without.key(*sum)));
            keys.extend(without.iter().map(|sum| Kind::Sum.key(*sum)));
        },
    },
    Mechanism {
        best: Way::NearAndMore.score(),
        level: Level::Core,
        stored: |_, _| {},
        sought: |subject, index, keys| {
            let near = subject.near(&index.similarity.lexicon);
            keys.extend(near.whole.iter().map(|sum| Kind::Without.key(*sum)));
            keys.extend(near.without.iter().map(|sum| Kind::Sum.key(*sum)));
        },
    },
];

fn begins(subject: &Subject, keys: &mut Vec<u64>) {
    let begins = subject.canon.beginnings().into_iter();
    keys.extend(begins.map(|sum| Kind::Begins.key(sum)));
}

/// The kinds of keys of what words are built of. Listed words are never taken for one another: titles of them alone look
/// only for titles that have others.
struct BuiltKinds {
    listed: Kind,
    unlisted: Kind,
}

const ROOTS: BuiltKinds = BuiltKinds {
    listed: Kind::RootsListed,
    unlisted: Kind::RootsUnlisted,
};
const SPELLED: BuiltKinds = BuiltKinds {
    listed: Kind::SpelledListed,
    unlisted: Kind::SpelledUnlisted,
};

impl BuiltKinds {
    fn stored(&self, hash: Option<u64>, unlisted: bool, keys: &mut Vec<u64>) {
        let kind = if unlisted { self.unlisted } else { self.listed };
        keys.extend(hash.map(|hash| kind.key(hash)));
    }

    fn sought(&self, hash: Option<u64>, unlisted: bool, keys: &mut Vec<u64>) {
        let kinds = [Some(self.unlisted), unlisted.then_some(self.listed)];
        keys.extend(
            kinds
                .into_iter()
                .flatten()
                .zip(hash.into_iter().cycle())
                .map(|(kind, hash)| kind.key(hash)),
        );
    }
}

const CORES: SlipKinds = SlipKinds {
    whole: Kind::Core,
    alike: Kind::CoreSlip,
    half: Kind::CoreHalf,
};
const ENDINGS: SlipKinds = SlipKinds {
    whole: Kind::Form,
    alike: Kind::EndSlip,
    half: Kind::EndHalf,
};

impl Index {
    fn slips(&self, text: &Slippery<'_>, hash: u64, kinds: &SlipKinds, keys: &mut Vec<u64>) {
        let stands = |c| self.known.contains(c);
        text.sought(hash, kinds, &self.similarity.sharers, stands, keys);
    }
}

/// The characters that stand in a word of some title, where a slip may stand in another: the others need not be tried.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    bits: Vec<u64>,
}

impl Known {
    pub(super) fn add(&mut self, canon: &Canon) {
        for c in canon.core_slips().known().chain(canon.ending_slips().known()) {
            let place = c as usize / 64;
            if self.bits.len() <= place {
                self.bits.resize(place + 1, 0);
            }
            if let Some(bits) = self.bits.get_mut(place) {
                *bits |= 1 << (c as u32 % 64);
            }
        }
    }

    fn contains(&self, c: char) -> bool {
        let bits = self.bits.get(c as usize / 64);
        bits.is_some_and(|bits| bits >> (c as u32 % 64) & 1 == 1)
    }
}
