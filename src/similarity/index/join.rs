//! The keys of the index by themselves, for whoever joins more titles than one index holds.

use super::Index;
use super::mechanisms::MECHANISMS;
use crate::similarity::Similarity;
use crate::similarity::keys::{Level, Subject};

/// The keys by which titles that are alike find each other without an index, such as in a database.
///
/// Titles of one class are alike, and classes are nested: titles of one form are the same once folded, those of one core
/// differ by their ending, those of one sense mean the same. Titles of different senses are alike only if, at some level,
/// a key is `stored` by the class of the one and `sought` by that of the other. A key that is shared is no verdict yet:
/// [`Linter::compare`](crate::Linter::compare) is.
///
/// Keys and classes are hashes of 64 bits, equal for one ruleset and version of the library on every machine. They are not
/// for keeping: another version or ruleset has others.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Keys {
    /// Of all titles that are the same once folded.
    pub form: KeySet,
    /// Of all titles that differ by their ending alone.
    pub core: KeySet,
    /// Of all titles that mean the same by their words.
    pub sense: KeySet,
}

/// A class of titles, and the keys all of them have in common; see [`Keys`]. So that one title speaks for its class.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct KeySet {
    /// The class.
    pub class: u64,
    /// The keys under which others find it, each once.
    pub stored: Vec<u64>,
    /// The keys under which it finds others, each once.
    pub sought: Vec<u64>,
}

impl Similarity {
    /// The keys of a title that is in no index.
    pub(crate) fn keys(&self, subject: &Subject) -> Keys {
        let nothing = Index::new(self.clone());
        let set = |level| {
            let mut stored = vec![subject.key(level)];
            let mut sought = Vec::new();
            for mechanism in MECHANISMS.iter().filter(|mechanism| mechanism.level == level) {
                (mechanism.stored)(subject, &mut stored);
                (mechanism.sought)(subject, &nothing, &mut sought);
            }
            for keys in [&mut stored, &mut sought] {
                keys.sort_unstable();
                keys.dedup();
            }
            let class = class(subject, level);
            KeySet { class, stored, sought }
        };
        Keys {
            form: set(Level::Form),
            core: set(Level::Core),
            sense: set(Level::Sense),
        }
    }
}

/// What titles share that belong together at a level. Of one core are only those of one sense.
fn class(subject: &Subject, level: Level) -> u64 {
    match level {
        Level::Form | Level::Sense => subject.key(level),
        Level::Core => subject.key(Level::Core) ^ subject.key(Level::Sense).rotate_left(32),
    }
}
