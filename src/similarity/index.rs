//! The index over many titles: exact against comparing all pairs, near-linear in time and memory.
//!
//! What is alike shares a key: titles of one meaning a sense, titles a light word apart a sense without some of its
//! light words, titles a slip apart a spelling. Whoever shares a key is compared, and only the comparison decides.

mod groups;
mod join;
mod mechanisms;
mod search;

use super::keys::{Level, Subject};
use super::postings::Postings;
use super::tree::{Place, Tree};
use super::verdict::{Comparison, Likeness};
use super::{PairKind, Similarity};
use crate::text::Buffers;
use crate::texts::Texts;
pub(crate) use groups::Groups;
pub use join::{KeySet, Keys};
use mechanisms::{Known, MECHANISMS};
use search::Search;
pub(crate) use search::{Found, Query};

/// Whose title it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Owner {
    /// A draft of this run, by its index.
    Draft(usize),
    /// An entry of the library, by its number.
    Library(u32),
    /// A keyword of the template in hand.
    Keyword(usize),
}

/// Titles by number, found by meaning. Of each it keeps the title as it was given, and reads it again when needed.
#[derive(Debug, Clone)]
pub(crate) struct Index {
    similarity: Similarity,
    titles: Texts,
    tree: Tree,
    /// From keys to the last of what belongs together at a level, and from the keys of the mechanisms to its first.
    keys: Postings,
    known: Known,
    live: usize,
    /// Entries taken out since the index was last made anew.
    gone: usize,
}

/// A title that is alike, before the reasons are worked out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Match {
    pub(crate) entry: u32,
    pub(crate) likeness: Likeness,
    pub(crate) score: f64,
}

/// As many entries may be gone before their room is taken back.
const FEW_GONE: usize = 64;

impl Index {
    pub(crate) fn new(similarity: Similarity) -> Self {
        Self {
            similarity,
            titles: Texts::default(),
            tree: Tree::default(),
            keys: Postings::default(),
            known: Known::default(),
            live: 0,
            gone: 0,
        }
    }

    pub(crate) fn title(&self, entry: u32) -> Option<&str> {
        let there = self.tree.is_there(entry);
        self.titles.get(entry as usize).filter(|_| there)
    }

    /// How many numbers have been given out, removed entries included.
    pub(crate) fn numbers(&self) -> u32 {
        u32::try_from(self.titles.len()).unwrap_or(u32::MAX)
    }

    /// Whether there is room for a title.
    pub(crate) fn takes(&self, title: &str) -> bool {
        self.numbers() < u32::MAX - 1 && self.titles.takes(title.len())
    }

    /// A title as it is asked for and inserted here.
    pub(crate) fn subject(&self, title: &str) -> Subject {
        self.similarity.subject(title)
    }

    fn read(&self, entry: u32, buffers: &mut Buffers) -> Option<Subject> {
        Some(self.similarity.subject_in(self.titles.get(entry as usize)?, buffers))
    }

    /// Adds a title and returns its number; `found` is what a look for it has shown, if there was one. `None` when it is
    /// full.
    pub(crate) fn insert(&mut self, title: &str, subject: &Subject, found: Option<&Found>) -> Option<u32> {
        let entry = self.numbers();
        if !self.takes(title) {
            return None;
        }
        let known = found.map_or([None; 3], |found| found.own);
        let place = self.place(title, subject, known);
        self.titles.push(title);
        self.tree.add(entry, place);
        self.live += 1;
        let shared = place.map(|place| place.level);
        if let Some(Place { level, last, .. }) = place {
            self.keys.replace(subject.key(level), last, entry);
        }
        let new = |level: &Level| shared.is_none_or(|shared| *level < shared);
        for level in [Level::Form, Level::Core, Level::Sense].into_iter().filter(new) {
            self.keys.insert(subject.key(level), entry);
        }
        if shared != Some(Level::Form) {
            self.known.add(&subject.canon);
        }
        let mut keys = Vec::new();
        for mechanism in MECHANISMS.iter().filter(|mechanism| new(&mechanism.level)) {
            (mechanism.stored)(subject, &mut keys);
            keys.sort_unstable();
            keys.dedup();
            keys.drain(..).for_each(|key| self.keys.add(key, entry));
        }
        Some(entry)
    }

    /// The nearest circle a title belongs in.
    fn place(&self, title: &str, subject: &Subject, known: [Option<u32>; 3]) -> Option<Place> {
        let mut buffers = Buffers::default();
        let levels = [Level::Form, Level::Core, Level::Sense].into_iter().zip(known);
        levels.into_iter().find_map(|(level, known)| {
            let mut belongs = |first: u32| match known {
                Some(known) => known == first,
                None if level == Level::Form && self.titles.get(first as usize) == Some(title) => true,
                None => self
                    .read(first, &mut buffers)
                    .is_some_and(|other| subject.shares(level, &other)),
            };
            let place = |last: u32| {
                let first = self.tree.first(level, last).filter(|first| belongs(*first))?;
                Some(Place { level, first, last })
            };
            self.keys.get(subject.key(level)).find_map(place)
        })
    }

    pub(crate) fn remove(&mut self, entry: u32) -> bool {
        if !self.tree.is_there(entry) {
            return false;
        }
        if let Some(last) = self.tree.remove(entry)
            && let Some(subject) = self.read(entry, &mut Buffers::default())
        {
            self.keys.replace(subject.key(Level::Form), entry, last);
        }
        self.live -= 1;
        self.gone += 1;
        // Whoever removed them has paid for reading what is left, and for passing over the numbers of all.
        if self.gone > FEW_GONE.max(self.live).max(self.titles.len() / 8) {
            self.renew();
        }
        true
    }

    /// Makes the index anew without what is gone; every entry keeps its number.
    fn renew(&mut self) {
        let old = std::mem::replace(self, Self::new(self.similarity.clone()));
        let mut buffers = Buffers::default();
        for entry in 0..old.numbers() {
            if let (Some(title), Some(subject)) = (old.title(entry), old.read(entry, &mut buffers)) {
                self.insert(title, &subject, None);
            } else {
                self.titles.push("");
                self.tree.add_gone(entry);
            }
        }
    }

    /// The entries that are not distinct from a title, nearest first.
    pub(crate) fn query(&self, query: Query<'_>) -> Found {
        Search::new(self, query).run()
    }

    /// The first other entry that is identical.
    pub(crate) fn twin(&self, entry: u32) -> Option<Match> {
        let twin = self
            .tree
            .entries(self.tree.form_of(entry))
            .find(|other| *other != entry)?;
        Some(Match {
            entry: twin,
            likeness: Likeness::Identical,
            score: 1.0,
        })
    }

    pub(crate) fn same_form(&self, a: u32, b: u32) -> bool {
        self.tree.form_of(a) == self.tree.form_of(b)
    }

    /// The comparison of a match, with its reasons.
    pub(crate) fn compare(&self, subject: &Subject, found: Match) -> Option<Comparison> {
        let other = self.titles.get(found.entry as usize)?;
        Some(
            self.similarity
                .compare(&subject.canon, &self.similarity.read(other, PairKind::Title)),
        )
    }
}

#[cfg(test)]
mod tests;
