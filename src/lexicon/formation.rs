//! What is known of how words are built that nobody listed, and of what a listed word becomes beside others.

use super::word::Word;

/// Where in a word a character must stand to mean something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// At the beginning: 停 in 停诊.
    Fore,
    /// At the end: 号 in 料号.
    Head,
    Any,
}

impl Place {
    pub(crate) const NAMES: [(&'static str, Self); 3] =
        [("fore", Self::Fore), ("head", Self::Head), ("any", Self::Any)];

    /// Which of a character's roots this place is about: in front, inside, at the end.
    pub(super) fn of_roots(self) -> std::ops::Range<usize> {
        match self {
            Self::Fore => 0..1,
            Self::Head => 2..3,
            Self::Any => 0..3,
        }
    }
}

/// Characters that mean the same in a place of a word, and the listed words they are short for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Morpheme {
    pub(super) place: Place,
    pub(super) chars: Box<[char]>,
    /// One word of each class.
    pub(super) words: Box<[u32]>,
}

/// Where the neighbour stands that changes a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// The word stands right before it.
    Before,
    /// The word stands right after it.
    After,
    /// The neighbour stands anywhere in the text.
    With,
}

impl Side {
    pub(crate) const NAMES: [(&'static str, Self); 3] =
        [("before", Self::Before), ("after", Self::After), ("with", Self::With)];
}

/// What becomes of a word beside its neighbour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Effect {
    /// It adds next to nothing: 手术 after 绝育.
    Added,
    /// It is not what a check looks for: 免费 before 接种.
    Sense,
}

impl Effect {
    pub(crate) const NAMES: [(&'static str, Self); 2] = [("added", Self::Added), ("sense", Self::Sense)];

    /// The word as it is then.
    pub(super) fn on(self, word: Word) -> Word {
        /// As much as a word such as 服务 counts.
        const ADDED: u16 = 12;
        match self {
            Self::Added => Word {
                hundredths: ADDED,
                ..word
            },
            // No set of tags has this number.
            Self::Sense => Word { tags: u32::MAX, ..word },
        }
    }
}

/// A word beside its neighbours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Beside {
    pub(super) word: u32,
    pub(super) effect: Effect,
    pub(super) side: Side,
    /// One word of each class.
    pub(super) neighbours: Box<[u32]>,
}

/// What only few words have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Special {
    /// What the characters that are short for its class have in common with it.
    pub(super) root: Root,
    /// Where in `beside` its own begin, and how many there are.
    pub(super) from: u32,
    pub(super) count: u32,
}

/// All that is known of how words are built and used.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Formation {
    pub(super) morphemes: Vec<Morpheme>,
    /// By their words.
    pub(super) beside: Vec<Beside>,
    /// The roots of a character in front, inside and at the end of a word. By their characters.
    pub(super) roots: Vec<(char, [Root; 3])>,
    pub(super) specials: Vec<Special>,
    /// Where each common character stands in `roots`, counted from 1: most characters have none.
    pub(super) places: Vec<u16>,
    /// By how much each word is dearer than others of its length when a text is covered.
    pub(super) dearer: Vec<u8>,
}

/// The first of the characters that have a place of their own, and how many they are.
pub(super) const FIRST: u32 = 0x4e00;
pub(super) const COMMON: usize = 0x5200;

impl Formation {
    pub(super) fn roots_of(&self, c: char) -> Option<&[Root; 3]> {
        let place = self.places.get((c as u32).checked_sub(FIRST)? as usize)?;
        let (_, roots) = self.roots.get(usize::from(*place).checked_sub(1)?)?;
        Some(roots)
    }
}

/// What a character of an unlisted word, or a class of listed ones, comes down to: what is the same may mean the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Root(pub(super) u32);

impl Root {
    /// Of what has none.
    pub(crate) const NONE: Self = Self(0);
    /// Behind all roots of morphemes: a character that is its own root.
    pub(super) const ITSELF: u32 = 1 << 16;

    pub(crate) fn is_some(self) -> bool {
        self != Self::NONE
    }

    /// Stands with the number of a root that several classes have.
    const AMBIGUOUS: u32 = 1 << 31;

    pub(super) fn numbered(number: u16, ambiguous: bool) -> Self {
        Self(u32::from(number) | if ambiguous { Self::AMBIGUOUS } else { 0 })
    }

    /// Whether it is short for something, or has others that mean the same.
    pub(crate) fn is_short(self) -> bool {
        self.0 & !Self::AMBIGUOUS < Self::ITSELF
    }

    /// Whether it is short for words of several classes.
    pub(crate) fn is_ambiguous(self) -> bool {
        self.0 & Self::AMBIGUOUS != 0
    }

    pub(crate) fn number(self) -> u32 {
        self.0
    }
}

/// What a character comes down to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rooted {
    /// Where it stands in its word.
    pub(crate) here: Root,
    /// In whatever word: texts that are parted in other places are compared by it.
    pub(crate) anywhere: Root,
}

impl Rooted {
    pub(crate) const NONE: Self = Self {
        here: Root::NONE,
        anywhere: Root::NONE,
    };
}
