//! What the words mean, one after the other: words that end alike are of one kind, and where two mean the same they mostly
//! begin or end alike.

use super::WORDS;
use super::nodes::{DEPTHS, Nodes};
use crate::made::Coder;

/// What is known of a word but for its parts.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Meaning {
    pub(super) sense: u16,
    pub(super) tags: u32,
    /// Classes are numbered from 1 by the first word of each.
    pub(super) class: u32,
    pub(super) count: u16,
}

/// Where the class of a word is found: among those of words that end alike, that begin alike, that are of the same sense, or of
/// all.
const WAYS: usize = 4;
const ENDING: usize = 0;
const BEGINNING: usize = 1;

/// The tables behind `WORDS`: of the ways to a class, of the numbers of parts, of the sets of tags, of flags by sense and
/// depth, of senses by the one before.
const COUNTS: usize = DEPTHS;
const TAGS: usize = COUNTS + 1;
const FLAGS: usize = TAGS + 1;

pub(super) fn sizes(sizes: &mut Vec<usize>, senses: usize, sets: usize) {
    sizes.extend([WAYS; DEPTHS]);
    sizes.extend([crate::made::BITS, sets]);
    sizes.extend(std::iter::repeat_n(8, senses * DEPTHS));
    sizes.extend(std::iter::repeat_n(senses, senses + 1));
}

/// What was seen of the words so far.
pub(super) struct Senses {
    count: usize,
    /// For each character the sense of the last word that ended so.
    last: Vec<u16>,
    /// The classes of the words that end, and that begin with a character.
    ending: Alike,
    beginning: Alike,
    /// The classes whose first word is of each sense.
    of_sense: Vec<Vec<u32>>,
    classes: u32,
}

impl Senses {
    pub(super) fn new(alphabet: usize, senses: usize) -> Self {
        Self {
            count: senses,
            last: vec![u16::try_from(senses).unwrap_or(u16::MAX); alphabet],
            ending: Alike::new(alphabet, senses),
            beginning: Alike::new(alphabet, senses),
            of_sense: vec![Vec::new(); senses],
            classes: 0,
        }
    }

    /// Reads or writes the words that end in the nodes.
    pub(super) fn walk<C: Coder>(mut self, given: &[Meaning], nodes: &Nodes, coder: &mut C) -> Option<Vec<Meaning>> {
        let mut words = Vec::new();
        for node in nodes.word_ends() {
            let word = given.get(words.len()).copied().unwrap_or_default();
            words.push(self.word(word, node, nodes, coder)?);
        }
        Some(words)
    }

    fn word<C: Coder>(&mut self, given: Meaning, node: usize, nodes: &Nodes, coder: &mut C) -> Option<Meaning> {
        let (end, depth) = (nodes.label(node), nodes.depth(node).min(DEPTHS) - 1);
        let begin = nodes.label(nodes.upwards(node).last()?);
        let last = self.last.get_mut(end)?;
        let of_senses = WORDS + FLAGS + self.count * DEPTHS;
        let sense = coder.symbol(of_senses + usize::from(*last), given.sense.into())?;
        *last = u16::try_from(sense).ok()?;
        let flags = usize::from(given.class > self.classes)
            | usize::from(given.tags != 0) << 1
            | usize::from(given.count != 0) << 2;
        let flags = coder.symbol(WORDS + FLAGS + sense * DEPTHS + depth, flags)?;
        let (class, way) = if flags & 1 != 0 {
            self.classes += 1;
            self.of_sense.get_mut(sense)?.push(self.classes);
            (self.classes, None)
        } else {
            let (class, way) = self.class(given.class, [begin, end, sense], WORDS + depth, coder)?;
            (class, Some(way))
        };
        // A list in which it was found has it, and none has one that is new: to look through a list takes long.
        if way != Some(ENDING) {
            self.ending.enter([end, sense], class, way.is_none())?;
        }
        if way != Some(BEGINNING) {
            self.beginning.enter([begin, sense], class, way.is_none())?;
        }
        Some(Meaning {
            sense: u16::try_from(sense).ok()?,
            class,
            tags: match flags & 2 {
                0 => 0,
                _ => u32::try_from(coder.symbol(WORDS + TAGS, given.tags as usize)?).ok()?,
            },
            count: match flags & 4 {
                0 => 0,
                _ => u16::try_from(coder.number(WORDS + COUNTS, given.count.into())?).ok()?,
            },
        })
    }

    /// A class that some word before had, and the way it was found.
    fn class<C: Coder>(
        &self,
        given: u32,
        [begin, end, sense]: [usize; 3],
        table: usize,
        coder: &mut C,
    ) -> Option<(u32, usize)> {
        let of_sense = self.of_sense.get(sense)?;
        let lists = [
            self.ending.of([end, sense]),
            self.beginning.of([begin, sense]),
            of_sense,
        ];
        let find = |list: &&[u32]| list.iter().position(|class| *class == given);
        let places = if C::READS {
            [None; 3]
        } else {
            lists.each_ref().map(find)
        };
        let way = places.iter().position(Option::is_some).unwrap_or(WAYS - 1);
        let place = places.get(way).copied().flatten().unwrap_or_default();
        let way = coder.symbol(table, way)?;
        let class = match lists.get(way) {
            Some(list) => *list.get(coder.below(list.len(), place)?)?,
            None => u32::try_from(coder.below(self.classes as usize + 1, given as usize)?).ok()?,
        };
        Some((class, way))
    }
}

/// The classes that came with each pair of a character and a sense, in the order in which they came.
struct Alike {
    senses: usize,
    /// For each pair the place of its list behind an empty one.
    places: Vec<u32>,
    lists: Vec<Vec<u32>>,
}

impl Alike {
    fn new(alphabet: usize, senses: usize) -> Self {
        Self {
            senses,
            places: vec![0; alphabet * senses],
            lists: vec![Vec::new()],
        }
    }

    fn of(&self, [character, sense]: [usize; 2]) -> &[u32] {
        let place = self.places.get(character * self.senses + sense);
        let list = place.and_then(|place| self.lists.get(*place as usize));
        list.map_or(&[], Vec::as_slice)
    }

    fn enter(&mut self, [character, sense]: [usize; 2], class: u32, is_fresh: bool) -> Option<()> {
        let place = self.places.get_mut(character * self.senses + sense)?;
        if *place == 0 {
            *place = u32::try_from(self.lists.len()).ok()?;
            self.lists.push(Vec::new());
        }
        let list = self.lists.get_mut(*place as usize)?;
        if is_fresh || !list.contains(&class) {
            list.push(class);
        }
        Some(())
    }
}
