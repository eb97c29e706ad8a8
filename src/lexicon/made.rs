//! The lexicon of the built-in rulesets as it was made ahead: column by column, which is short once compressed, and read
//! in one go.

use super::formation::{Beside, Effect, Morpheme, Place, Side};
use super::lookup::{Lexicon, start_bit};
use super::tree::Tree;
use super::word::{Part, Word};
use super::{ClassId, TagSet, WordType};
use crate::made::{self, Bytes};

impl Lexicon {
    /// The lexicon all built-in rulesets share.
    #[cfg(not(feature = "packed"))]
    pub(crate) fn made() -> Option<Self> {
        Self::read(&mut made::lexicon()?)
    }

    /// The lexicon all built-in rulesets share.
    #[cfg(feature = "packed")]
    pub(crate) fn made() -> Option<Self> {
        Self::unpacked(&mut made::lexicon()?)
    }

    #[cfg(any(test, feature = "making", not(feature = "packed")))]
    pub(crate) fn read(bytes: &mut Bytes<'static>) -> Option<Self> {
        Self::read_with(bytes, |bytes, _| Some((tree(bytes)?, words(bytes)?)))
    }

    /// `rest` reads the tree and the words, and is told how many sets of tags there are.
    pub(super) fn read_with(
        bytes: &mut Bytes<'static>,
        rest: impl FnOnce(&mut Bytes<'static>, usize) -> Option<(Tree, Listed)>,
    ) -> Option<Self> {
        let tags = (0..bytes.number()?).map(|_| Some(bytes.text()?.to_owned()));
        let tags = tags.collect::<Option<_>>()?;
        let spelling = |bytes: &mut Bytes<'static>| Some(bytes.text()?.chars().collect());
        let variants = (0..bytes.number()?).map(|_| Some((spelling(bytes)?, spelling(bytes)?)));
        let variants: Vec<_> = variants.collect::<Option<_>>()?;
        let sets = (0..bytes.number()?).map(|_| Some(TagSet::from_bits(u128::from_le_bytes(bytes.array()?))));
        let sets: Vec<_> = sets.collect::<Option<_>>()?;
        let (morphemes, beside, near) = formation(bytes)?;
        let (tree, Listed { words, parts }) = rest(bytes, sets.len())?;
        let variant_starts = starts(variants.iter().map(|(from, _)| from));
        let mut lexicon = Self {
            tree,
            words,
            parts,
            formation: super::formation::Formation::default(),
            nearness: super::near::Nearness::default(),
            sets,
            tags,
            variants,
            variant_starts,
        };
        lexicon.form(morphemes, beside, near);
        Some(lexicon)
    }
}

/// The characters variants begin with, at a glance.
pub(super) fn starts<'v>(variants: impl Iterator<Item = &'v Box<[char]>>) -> [u64; Lexicon::STARTS] {
    let mut starts = [0; Lexicon::STARTS];
    for first in variants.filter_map(|from| from.first()) {
        let (word, bit) = start_bit(*first);
        starts[word] |= bit;
    }
    starts
}

/// The labels stand for what the alphabet has at their places, the commonest characters first.
#[cfg(any(test, feature = "making", not(feature = "packed")))]
fn tree(bytes: &mut Bytes<'static>) -> Option<Tree> {
    let alphabet: Vec<char> = bytes.text()?.chars().collect();
    let count = bytes.number()?;
    let places = bytes.planes(count)?;
    let labels: Vec<char> = places
        .map(|place| alphabet.get(place).copied())
        .collect::<Option<_>>()?;
    let nodes = count.checked_add(1)?;
    let ends = bytes.take(nodes.div_ceil(8))?;
    let ends_here = |node: usize| ends.get(node / 8).is_some_and(|bits| bits >> (node % 8) & 1 == 1);
    let children: Vec<usize> = (0..nodes).map(|_| bytes.number()).collect::<Option<_>>()?;
    let levels = children.into_iter().zip((0..nodes).map(ends_here));
    Some(Tree::of_levels(labels, levels))
}

/// What words mean by themselves: type, whether they are listed with it, weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sense {
    /// The place of the type among those that have names.
    kind: u8,
    typed: bool,
    hundredths: u16,
}

pub(super) fn senses(bytes: &mut Bytes<'static>) -> Option<Vec<Sense>> {
    let count = bytes.number()?;
    let sense = |_| {
        let [kind, typed] = bytes.array()?;
        Some(Sense {
            kind,
            typed: typed != 0,
            hundredths: bytes.short()?,
        })
    };
    (0..count).map(sense).collect()
}

/// The words of a lexicon with what they are short for.
#[derive(Debug, Default)]
pub(super) struct Listed {
    words: Vec<Word>,
    parts: Vec<Part>,
}

impl Listed {
    /// Takes a word in; of each part, how much further it reaches than the one before, or 0 where that one did.
    pub(super) fn push(
        &mut self,
        sense: Sense,
        tags: u32,
        class: u32,
        parts: impl Iterator<Item = (u32, u8)>,
    ) -> Option<()> {
        let (_, kind) = WordType::NAMES.get(usize::from(sense.kind))?;
        let from = self.parts.len();
        let (mut start, mut end) = (0, 0u8);
        for (word, length) in parts {
            if length > 0 {
                (start, end) = (end, end.checked_add(length)?);
            }
            self.parts.push(Part { word, start, end });
        }
        self.words.push(Word {
            class: ClassId(class),
            parts: u32::try_from(from).ok()?,
            tags,
            hundredths: sense.hundredths,
            count: u16::try_from(self.parts.len() - from).ok()?,
            special: 0,
            kind: *kind,
            typed: sense.typed,
        });
        Some(())
    }
}

#[cfg(any(test, feature = "making", not(feature = "packed")))]
fn words(bytes: &mut Bytes<'static>) -> Option<Listed> {
    let senses = senses(bytes)?;
    let count = bytes.number()?;
    let column = |bytes: &mut Bytes<'static>| (0..count).map(|_| bytes.number()).collect::<Option<Vec<usize>>>();
    let (own, tags, given, counts) = (column(bytes)?, column(bytes)?, column(bytes)?, column(bytes)?);
    let total = counts.iter().sum();
    let ids = bytes.planes(total)?;
    let lengths = bytes.take(total)?.iter().copied();
    let mut parts = ids.filter_map(|id| u32::try_from(id).ok()).zip(lengths);
    let mut listed = Listed {
        words: Vec::with_capacity(count),
        parts: Vec::with_capacity(total),
    };
    let mut classes = 0;
    for (((sense, tags), class), count) in own.into_iter().zip(tags).zip(given).zip(counts) {
        // What stands for a class that no word before had is 0.
        classes += u32::from(class == 0);
        let class = if class == 0 {
            classes
        } else {
            u32::try_from(class).ok()?
        };
        let tags = u32::try_from(tags).ok()?;
        listed.push(*senses.get(sense)?, tags, class, parts.by_ref().take(count))?;
    }
    Some(listed)
}

/// One of the things that have names, by its number.
fn named<T: Copy, const N: usize>(names: &[(&str, T); N], bytes: &mut Bytes<'static>) -> Option<T> {
    let [number] = bytes.array()?;
    names.get(usize::from(number)).map(|(_, named)| *named)
}

/// Morphemes, words beside others, and the lines of words that are near.
type Formed = (Vec<Morpheme>, Vec<Beside>, Vec<Box<[u32]>>);

fn formation(bytes: &mut Bytes<'static>) -> Option<Formed> {
    let id = |bytes: &mut Bytes<'static>| u32::try_from(bytes.number()?).ok();
    let ids = |bytes: &mut Bytes<'static>| (0..bytes.number()?).map(|_| id(bytes)).collect::<Option<_>>();
    let morphemes = (0..bytes.number()?).map(|_| {
        Some(Morpheme {
            place: named(&Place::NAMES, bytes)?,
            chars: bytes.text()?.chars().collect(),
            words: ids(bytes)?,
        })
    });
    let morphemes = morphemes.collect::<Option<_>>()?;
    let beside = (0..bytes.number()?).map(|_| {
        let (word, effect) = (id(bytes)?, named(&Effect::NAMES, bytes)?);
        Some(Beside {
            word,
            other: if effect == Effect::Meaning { id(bytes)? } else { word },
            effect,
            side: named(&Side::NAMES, bytes)?,
            neighbours: ids(bytes)?,
        })
    });
    let beside = beside.collect::<Option<_>>()?;
    let near = (0..bytes.number()?).map(|_| ids(bytes)).collect::<Option<_>>()?;
    Some((morphemes, beside, near))
}

/// What `read` reads.
#[cfg(any(test, feature = "making"))]
impl Lexicon {
    pub(crate) fn written(&self) -> Result<Vec<u8>, String> {
        let mut out = made::Written::default();
        self.write_front(&mut out);
        self.write_tree(&mut out)?;
        self.write_words(&mut out)?;
        Ok(out.0)
    }

    /// All but the tree and the words.
    pub(super) fn write_front(&self, out: &mut made::Written) {
        out.number(self.tags.len());
        self.tags.iter().for_each(|tag| out.text(tag));
        out.number(self.variants.len());
        for spelling in self.variants.iter().flat_map(|(from, to)| [from, to]) {
            out.text(&spelling.iter().collect::<String>());
        }
        out.number(self.sets.len());
        self.sets.iter().for_each(|set| out.push(&set.bits().to_le_bytes()));
        self.write_formation(out);
    }

    fn write_tree(&self, out: &mut made::Written) -> Result<(), String> {
        let labels = self.tree.labels();
        let mut counts: std::collections::BTreeMap<char, usize> = std::collections::BTreeMap::new();
        labels.iter().for_each(|c| *counts.entry(*c).or_default() += 1);
        let mut alphabet: Vec<(usize, char)> = counts.into_iter().map(|(c, count)| (count, c)).collect();
        alphabet.sort_by_key(|(count, c)| (std::cmp::Reverse(*count), *c));
        out.text(&alphabet.iter().map(|(_, c)| *c).collect::<String>());
        let places: std::collections::HashMap<char, usize> = alphabet.iter().map(|(_, c)| *c).zip(0..).collect();
        out.number(labels.len());
        out.planes(labels.iter().filter_map(|c| places.get(c)).copied())?;
        let levels: Vec<(usize, bool)> = self.tree.levels().collect();
        for nodes in levels.chunks(8) {
            let bits = nodes.iter().enumerate();
            out.push(&[bits.fold(0, |byte, (at, (_, ends))| byte | u8::from(*ends) << at)]);
        }
        levels.iter().for_each(|(children, _)| out.number(*children));
        Ok(())
    }

    pub(super) fn write_senses(&self, out: &mut made::Written) -> Vec<Sense> {
        let senses: std::collections::BTreeSet<_> = self.listed().iter().map(Sense::of).collect();
        out.number(senses.len());
        for sense in &senses {
            out.push(&[sense.kind, u8::from(sense.typed)]);
            out.push(&sense.hundredths.to_le_bytes());
        }
        senses.into_iter().collect()
    }

    fn write_words(&self, out: &mut made::Written) -> Result<(), String> {
        let senses = self.write_senses(out);
        out.number(self.listed().len());
        for sense in self.listed().iter().map(Sense::of) {
            out.number(senses.binary_search(&sense).unwrap_or_default());
        }
        self.listed().iter().for_each(|word| out.number(word.tags as usize));
        let mut classes = 0;
        for Word { class, .. } in self.listed() {
            let fresh = class.0 > classes;
            classes = classes.max(class.0);
            out.number(if fresh { 0 } else { class.0 as usize });
        }
        self.listed().iter().for_each(|word| out.number(word.count.into()));
        out.planes(self.parts.iter().map(|part| part.word as usize))?;
        self.part_lengths().for_each(|(_, length)| out.push(&[length]));
        Ok(())
    }

    /// The parts of all words, each with how much further it reaches than the one before.
    pub(super) fn part_lengths(&self) -> impl Iterator<Item = (u32, u8)> {
        self.listed().iter().flat_map(|word| {
            let mut end = 0;
            self.parts(word).iter().map(move |part| {
                let length = part.end - end;
                end = part.end;
                (part.word, length)
            })
        })
    }

    fn write_formation(&self, out: &mut made::Written) {
        fn number<T: PartialEq, const N: usize>(names: &[(&str, T); N], own: &T) -> u8 {
            let at = names.iter().position(|(_, named)| named == own);
            at.and_then(|at| u8::try_from(at).ok()).unwrap_or_default()
        }
        let ids = |ids: &[u32], out: &mut made::Written| {
            out.number(ids.len());
            ids.iter().for_each(|id| out.number(*id as usize));
        };
        out.number(self.formation.morphemes.len());
        for morpheme in &self.formation.morphemes {
            out.push(&[number(&Place::NAMES, &morpheme.place)]);
            out.text(&morpheme.chars.iter().collect::<String>());
            ids(&morpheme.words, out);
        }
        out.number(self.formation.beside.len());
        for beside in &self.formation.beside {
            out.number(beside.word as usize);
            out.push(&[number(&Effect::NAMES, &beside.effect)]);
            if beside.effect == Effect::Meaning {
                out.number(beside.other as usize);
            }
            out.push(&[number(&Side::NAMES, &beside.side)]);
            ids(&beside.neighbours, out);
        }
        out.number(self.nearness.lines.len());
        self.nearness.lines.iter().for_each(|line| ids(line, out));
    }
}

#[cfg(any(test, feature = "making"))]
impl Sense {
    pub(super) fn of(word: &Word) -> Self {
        let kind = WordType::NAMES.iter().position(|(_, kind)| *kind == word.kind);
        Self {
            kind: kind.and_then(|kind| u8::try_from(kind).ok()).unwrap_or_default(),
            typed: word.typed,
            hundredths: word.hundredths,
        }
    }
}
