//! The words that others are short for: most begin with a character of the word they are a part of.

use super::PARTS;
use super::nodes::Nodes;
use super::words::Meaning;
use crate::made::Coder;

/// Lengths, first characters by which part it is and how long the word, and ends by depth.
pub(super) const TABLES: usize = 1 + FIRST * LONG + DEEP;
const FIRST: usize = 3;
const LONG: usize = 8;
const DEEP: usize = 3;
/// A place in the longest word there may be, and beyond.
const PLACES: usize = super::super::LexiconBuilder::MAX_WORD_CHARS + 1;

pub(super) fn sizes(sizes: &mut Vec<usize>) {
    sizes.push(PLACES);
    sizes.extend([PLACES; FIRST * LONG]);
    sizes.extend([2; DEEP]);
}

/// Reads or writes the parts of all words: each as a word, and how much further it reaches than the one before.
pub(super) fn walk<C: Coder>(
    given: &[(u32, u8)],
    words: &[Meaning],
    nodes: &Nodes,
    coder: &mut C,
) -> Option<Vec<(u32, u8)>> {
    let ends = Ends::of(nodes)?;
    let mut parts = Vec::new();
    for (word, end) in words.iter().zip(&ends.nodes) {
        let mut spelled: Vec<usize> = Vec::new();
        if word.count > 0 {
            spelled.extend(nodes.upwards(*end).map(|node| nodes.label(node)));
            spelled.reverse();
        }
        for number in 0..usize::from(word.count) {
            let (part, length) = given.get(parts.len()).copied().unwrap_or_default();
            let length = coder.symbol(PARTS, length.into())?;
            let table = PARTS + 1 + number.min(FIRST - 1) * LONG + spelled.len().min(LONG) - 1;
            let part = one(part, &spelled, table, &ends, nodes, coder)?;
            parts.push((part, u8::try_from(length).ok()?));
        }
    }
    Some(parts)
}

/// A word by its first character and the way on, or by its number.
fn one<C: Coder>(
    given: u32,
    spelled: &[usize],
    table: usize,
    ends: &Ends,
    nodes: &Nodes,
    coder: &mut C,
) -> Option<u32> {
    let mut way: Vec<usize> = Vec::new();
    if !C::READS {
        way.extend(nodes.upwards(*ends.nodes.get(given as usize)?));
        way.reverse();
    }
    let first = way.first().map(|node| nodes.label(*node));
    let place = spelled.iter().position(|label| Some(*label) == first);
    let Some(place) = coder.symbol(table, place.map_or(0, |place| place + 1))?.checked_sub(1) else {
        return u32::try_from(coder.below(ends.nodes.len(), given as usize)?).ok();
    };
    let mut node = nodes.root_of(*spelled.get(place)?)?;
    for depth in 0.. {
        let below = nodes.below(node);
        let may_end = nodes.is_end(node);
        let on = way.get(depth + 1).copied();
        let table = PARTS + 1 + FIRST * LONG + depth.min(DEEP - 1);
        if below.is_empty() || (may_end && coder.flag(table, on.is_none())?) {
            break;
        }
        let place = on.and_then(|on| on.checked_sub(below.start)).unwrap_or_default();
        node = below.start + coder.below(below.len(), place)?;
    }
    ends.words.get(node).copied()
}

/// Where the words end.
struct Ends {
    /// The node of each word.
    nodes: Vec<usize>,
    /// For each node the first word that ends there or behind it.
    words: Vec<u32>,
}

impl Ends {
    fn of(nodes: &Nodes) -> Option<Self> {
        let mut own = Self {
            nodes: nodes.word_ends().collect(),
            words: Vec::with_capacity(nodes.labels.len()),
        };
        for (word, node) in own.nodes.iter().enumerate() {
            own.words.resize(node + 1, u32::try_from(word).ok()?);
        }
        Some(own)
    }
}
