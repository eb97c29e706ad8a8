//! All words of a ruleset, compiled.

use super::formation::Formation;
use super::near::Nearness;
use super::tree::{Node, Tree};
use super::word::{Part, Word};
use super::{ClassId, Tag, TagSet, WordType};

/// A spelling and the one it stands for, equally long.
pub(super) type Variant = (Box<[char]>, Box<[char]>);

/// All words of a ruleset, compiled. Immutable.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Lexicon {
    pub(super) tree: Tree,
    pub(super) words: Vec<Word>,
    pub(super) parts: Vec<Part>,
    pub(super) formation: Formation,
    pub(super) nearness: Nearness,
    /// The sets of tags words have.
    pub(super) sets: Vec<TagSet>,
    /// The names of the tags, each by its number.
    pub(super) tags: Vec<String>,
    /// Spelling variants by their first character, longest first.
    pub(super) variants: Vec<Variant>,
    /// A bit for each character a variant may begin with, by its lowest bits.
    pub(super) variant_starts: [u64; Self::STARTS],
}

impl Lexicon {
    pub(super) const STARTS: usize = 16;

    pub(crate) fn tag(&self, name: &str) -> Option<Tag> {
        let place = self.tags.iter().position(|known| known == name)?;
        u8::try_from(place).ok().map(Tag)
    }

    pub(crate) fn tag_names(&self) -> impl Iterator<Item = &str> + Clone {
        self.tags.iter().map(String::as_str)
    }

    pub(crate) fn word(&self, id: u32) -> Option<&Word> {
        self.words.get(id as usize)
    }

    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    pub(crate) fn tags(&self, word: &Word) -> TagSet {
        self.sets.get(word.tags as usize).copied().unwrap_or_default()
    }

    /// The words that say together what this one says, for a compound and for a word that only stands in a list; none
    /// where the word says it by itself.
    pub(crate) fn parts(&self, word: &Word) -> &[Part] {
        let from = word.parts as usize;
        self.parts.get(from..from + usize::from(word.count)).unwrap_or_default()
    }

    /// Whether a word, or part of it, says that something is done or has come about.
    pub(crate) fn is_event(&self, word: &Word) -> bool {
        let happens = |word: &Word| matches!(word.kind, WordType::Act | WordType::State);
        happens(word)
            || self
                .parts(word)
                .iter()
                .any(|part| self.word(part.word).is_some_and(happens))
    }

    /// The classes a class is near to.
    pub(crate) fn near(&self, class: ClassId) -> impl Iterator<Item = ClassId> + '_ {
        self.nearness.of(class).iter().map(|(_, near)| *near)
    }

    pub(crate) fn are_near(&self, a: ClassId, b: ClassId) -> bool {
        self.near(a).any(|near| near == b)
    }

    /// The two words a listed one is put together of, with the characters of the first: 论文 and 查重 for 论文查重. The
    /// longer the shorter of the two is, the better; of an equal pair the first word is the longer one.
    pub(crate) fn halves(&self, chars: &[char]) -> Option<(u32, u32, usize)> {
        const SHORTEST: usize = 3;
        if chars.len() < SHORTEST {
            return None;
        }
        let means = |id: u32| self.word(id).is_some_and(Word::means_itself);
        let mut best: Option<(u32, u32, usize)> = None;
        let mut node = None;
        for (at, c) in chars.iter().enumerate() {
            node = match node {
                None if at == 0 => self.first(*c),
                None => return best,
                Some(node) => self.next(node, *c),
            };
            let behind = chars.get(at + 1..).filter(|behind| !behind.is_empty());
            let front = node.and_then(|node| self.ending(node)).filter(|id| means(*id));
            if let (Some(front), Some(behind)) = (front, behind)
                && let Some((back, _)) = self.exact(behind).filter(|(id, _)| means(*id))
            {
                let shorter = |split: usize| split.min(chars.len() - split);
                if best.is_none_or(|(.., split)| shorter(at + 1) >= shorter(split)) {
                    best = Some((front, back, at + 1));
                }
            }
        }
        best
    }

    /// The node of all words that begin with this character.
    pub(crate) fn first(&self, c: char) -> Option<Node> {
        self.tree.first(c)
    }

    /// The node one character further.
    pub(crate) fn next(&self, node: Node, c: char) -> Option<Node> {
        self.tree.next(node, c)
    }

    /// The word that ends at a node.
    pub(crate) fn ending(&self, node: Node) -> Option<u32> {
        self.tree.word(node)
    }

    /// The word that is exactly these characters.
    pub(crate) fn exact(&self, chars: &[char]) -> Option<(u32, &Word)> {
        self.spelled(chars.iter().copied())
    }

    /// The same of characters that do not stand together.
    pub(crate) fn spelled(&self, mut chars: impl Iterator<Item = char>) -> Option<(u32, &Word)> {
        let mut node = self.tree.first(chars.next()?)?;
        for c in chars {
            node = self.tree.next(node, c)?;
        }
        let id = self.ending(node)?;
        Some((id, self.word(id)?))
    }

    /// Whether a spelling variant may stand somewhere in these characters.
    pub(crate) fn may_respell(&self, chars: &[char]) -> bool {
        let starts = |c: &char| {
            let (word, bit) = start_bit(*c);
            self.variant_starts.get(word).is_some_and(|word| word & bit != 0)
        };
        chars.iter().any(starts)
    }

    /// Replaces every spelling variant by the usual spelling, which is as long.
    pub(crate) fn respell(&self, chars: &mut [char]) {
        let mut at = 0;
        while let Some(rest) = chars.get_mut(at..).filter(|rest| !rest.is_empty()) {
            let first = rest.first().copied();
            let from = self.variants.partition_point(|(from, _)| from.first().copied() < first);
            let alike = self.variants.get(from..).unwrap_or_default().iter();
            let variant = alike
                .take_while(|(from, _)| from.first().copied() == first)
                .find(|(from, _)| rest.starts_with(from));
            match variant.and_then(|(_, to)| Some((rest.get_mut(..to.len())?, to))) {
                Some((place, to)) => {
                    place.copy_from_slice(to);
                    at += to.len();
                }
                None => at += 1,
            }
        }
    }
}

impl Word {
    /// Whether the word is only there so that no listed one is read across its ends: 婚礼 in 婚礼包场.
    pub(crate) fn is_ordinary(&self, lexicon: &Lexicon) -> bool {
        !self.typed && self.count == 0 && lexicon.tags(self) == TagSet::NONE
    }
}

/// The word and the bit of a character in `variant_starts`.
pub(super) fn start_bit(c: char) -> (usize, u64) {
    let c = c as usize;
    (c / 64 % Lexicon::STARTS, 1 << (c % 64))
}
