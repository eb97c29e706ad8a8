//! One word of the lexicon.

use super::{ClassId, WordType};

/// A word of the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) class: ClassId,
    /// Where its parts begin.
    pub(super) parts: u32,
    /// Which of the sets of tags it has.
    pub(super) tags: u32,
    pub(super) hundredths: u16,
    /// How many parts it has.
    pub(super) count: u16,
    /// Which of the things that only few words have are its own; 0 for none.
    pub(super) special: u16,
    pub(crate) kind: WordType,
    /// Whether the word stands in the lexicon proper, with a type and class of its own, or only in a tagged list.
    pub(crate) typed: bool,
}

impl Word {
    /// How much the word counts when two titles are compared: 0 nothing, 1 content.
    pub(crate) fn weight(&self) -> f32 {
        f32::from(self.hundredths) / 100.0
    }

    /// Whether the word has a meaning of its own: its parts do not say it.
    pub(crate) fn means_itself(&self) -> bool {
        self.typed && self.count == 0
    }
}

/// A word that says part of what another says, with its place in that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) word: u32,
    pub(crate) start: u8,
    pub(crate) end: u8,
}
