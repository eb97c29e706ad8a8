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
    pub(crate) fn made() -> Option<Self> {
        Self::read(&mut made::lexicon()?)
    }

    pub(crate) fn read(bytes: &mut Bytes<'static>) -> Option<Self> {
        let tags = (0..bytes.number()?).map(|_| Some(bytes.text()?.to_owned()));
        let tags = tags.collect::<Option<_>>()?;
        let spelling = |bytes: &mut Bytes<'static>| Some(bytes.text()?.chars().collect());
        let variants = (0..bytes.number()?).map(|_| Some((spelling(bytes)?, spelling(bytes)?)));
        let variants: Vec<_> = variants.collect::<Option<_>>()?;
        let sets = (0..bytes.number()?).map(|_| Some(TagSet::from_bits(u128::from_le_bytes(bytes.array()?))));
        let sets = sets.collect::<Option<_>>()?;
        let tree = tree(bytes)?;
        let (words, parts) = words(bytes)?;
        let (morphemes, beside, near) = formation(bytes)?;
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

fn words(bytes: &mut Bytes<'static>) -> Option<(Vec<Word>, Vec<Part>)> {
    let senses = (0..bytes.number()?).map(|_| {
        let [kind, typed] = bytes.array()?;
        let (_, kind) = WordType::NAMES.get(usize::from(kind))?;
        Some((*kind, typed != 0, bytes.short()?))
    });
    let senses: Vec<_> = senses.collect::<Option<_>>()?;
    let count = bytes.number()?;
    let mut words = Vec::with_capacity(count);
    for _ in 0..count {
        let (kind, typed, hundredths) = *senses.get(bytes.number()?)?;
        words.push(Word {
            class: ClassId(0),
            parts: 0,
            tags: 0,
            hundredths,
            count: 0,
            special: 0,
            kind,
            typed,
        });
    }
    for word in &mut words {
        word.tags = u32::try_from(bytes.number()?).ok()?;
    }
    let mut classes = 0;
    for word in &mut words {
        let class = u32::try_from(bytes.number()?).ok()?;
        // What stands for a class that no word before had is 0.
        classes += u32::from(class == 0);
        word.class = ClassId(if class == 0 { classes } else { class });
    }
    let mut total = 0u32;
    for word in &mut words {
        (word.parts, word.count) = (total, u16::try_from(bytes.number()?).ok()?);
        total += u32::from(word.count);
    }
    let ids = bytes.planes(total as usize)?;
    let lengths = bytes.take(total as usize)?;
    let mut spans = lengths.iter();
    let mut parts: Vec<Part> = Vec::with_capacity(total as usize);
    for word in &words {
        let (mut start, mut end) = (0, 0u8);
        // Each part stands behind the one before, or in its place.
        for length in spans.by_ref().take(usize::from(word.count)) {
            if *length > 0 {
                (start, end) = (end, end.checked_add(*length)?);
            }
            parts.push(Part { word: 0, start, end });
        }
    }
    for (part, id) in parts.iter_mut().zip(ids) {
        part.word = u32::try_from(id).ok()?;
    }
    Some((words, parts))
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
        out.number(self.tags.len());
        self.tags.iter().for_each(|tag| out.text(tag));
        out.number(self.variants.len());
        for spelling in self.variants.iter().flat_map(|(from, to)| [from, to]) {
            out.text(&spelling.iter().collect::<String>());
        }
        out.number(self.sets.len());
        self.sets.iter().for_each(|set| out.push(&set.bits().to_le_bytes()));
        self.write_tree(&mut out)?;
        self.write_words(&mut out)?;
        self.write_formation(&mut out);
        Ok(out.0)
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

    fn write_words(&self, out: &mut made::Written) -> Result<(), String> {
        let kind = |word: &Word| WordType::NAMES.iter().position(|(_, kind)| *kind == word.kind);
        let sense = |word: &Word| Some((kind(word)?, word.typed, word.hundredths));
        let senses: std::collections::BTreeSet<_> = self.listed().iter().filter_map(sense).collect();
        out.number(senses.len());
        for (kind, typed, hundredths) in &senses {
            out.push(&[
                u8::try_from(*kind).map_err(|error| error.to_string())?,
                u8::from(*typed),
            ]);
            out.push(&hundredths.to_le_bytes());
        }
        let senses: Vec<_> = senses.into_iter().collect();
        out.number(self.listed().len());
        for sense in self.listed().iter().filter_map(sense) {
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
        for word in self.listed() {
            let mut end = 0;
            for part in self.parts(word) {
                out.push(&[part.end - end]);
                end = part.end;
            }
        }
        Ok(())
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
