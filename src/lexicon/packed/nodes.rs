//! The tree, node by node: how many children, whether a word ends, and which characters lead on.

use crate::made::Coder;

/// Tables of shapes: by depth, by whether the way on was known, and by whether a word ends above.
pub(super) const SHAPES: usize = DEPTHS * 4;
/// Tables of whether a way on is known: by depth, and by how many are.
pub(super) const KNOWN: usize = 3 * MANY;
/// From here on one is as deep as another.
pub(super) const DEPTHS: usize = 4;
const MANY: usize = 8;
/// A leaf, or of how many bits the number of children is, each with and without the end of a word.
const SHAPE: usize = 1 + 2 * 14;

pub(super) fn sizes(sizes: &mut Vec<usize>) {
    sizes.extend([SHAPE; SHAPES]);
    sizes.extend([2; KNOWN]);
}

/// The nodes level by level, the root first.
#[derive(Debug, Default)]
pub(super) struct Nodes {
    /// The place in the alphabet of the character that leads to each.
    pub(super) labels: Vec<u16>,
    /// Where the children of each begin, and how many they are.
    children: Vec<(u32, u32)>,
    ends: Vec<bool>,
    above: Vec<u32>,
    depths: Vec<u8>,
    /// For each character the node below the root, or 0.
    roots: Vec<u32>,
}

impl Nodes {
    /// Of the labels without the root's, and of each node how many children it has and whether a word ends there.
    #[cfg(any(test, feature = "making"))]
    pub(super) fn of(labels: Vec<u16>, levels: impl Iterator<Item = (usize, bool)>) -> Self {
        let mut own = Self::default();
        own.enter(0, 0, 0);
        let (mut labels, mut at) = (labels.into_iter(), 0);
        for (children, ends) in levels {
            let depth = own.depths.get(at).copied().unwrap_or_default() + 1;
            let from = own.labels.len();
            for label in labels.by_ref().take(children) {
                own.enter(label, at, depth);
            }
            own.leave(from, ends);
            at += 1;
        }
        let alphabet = own.labels.iter().copied().max().map_or(0, |last| usize::from(last) + 1);
        own.root(alphabet);
        own
    }

    fn enter(&mut self, label: u16, above: usize, depth: u8) {
        self.labels.push(label);
        self.above.push(number(above));
        self.depths.push(depth);
    }

    /// All children of a node are there, and they began so.
    fn leave(&mut self, from: usize, ends: bool) {
        self.children.push((number(from), number(self.labels.len() - from)));
        self.ends.push(ends);
    }

    fn root(&mut self, alphabet: usize) {
        self.roots = vec![0; alphabet];
        for node in self.below(0) {
            let label = self.labels.get(node).copied().unwrap_or_default();
            let slot = self.roots.get_mut(usize::from(label));
            slot.into_iter().for_each(|slot| *slot = number(node));
        }
    }

    pub(super) fn below(&self, node: usize) -> std::ops::Range<usize> {
        let (from, count) = self.children.get(node).copied().unwrap_or_default();
        from as usize..from as usize + count as usize
    }

    pub(super) fn is_end(&self, node: usize) -> bool {
        self.ends.get(node).copied().unwrap_or_default()
    }

    pub(super) fn depth(&self, node: usize) -> usize {
        self.depths.get(node).copied().unwrap_or_default().into()
    }

    pub(super) fn label(&self, node: usize) -> usize {
        self.labels.get(node).copied().unwrap_or_default().into()
    }

    /// The node below the root a character leads to.
    pub(super) fn root_of(&self, label: usize) -> Option<usize> {
        self.roots
            .get(label)
            .map(|node| *node as usize)
            .filter(|node| *node != 0)
    }

    /// From a node up to below the root.
    pub(super) fn upwards(&self, node: usize) -> impl Iterator<Item = usize> {
        let above = |node: &usize| self.above.get(*node).map(|above| *above as usize);
        std::iter::successors(Some(node), above).take_while(|node| *node != 0)
    }

    /// Where words end, level by level.
    pub(super) fn word_ends(&self) -> impl Iterator<Item = usize> {
        self.ends
            .iter()
            .enumerate()
            .filter(|(_, ends)| **ends)
            .map(|(node, _)| node)
    }

    /// Of each node, how many children it has, and whether a word ends there.
    pub(super) fn levels(&self) -> impl Iterator<Item = (usize, bool)> {
        let children = self.children.iter().map(|(_, count)| *count as usize);
        children.zip(self.ends.iter().copied())
    }

    /// Reads or writes them.
    pub(super) fn walk<C: Coder>(&self, alphabet: usize, coder: &mut C) -> Option<Self> {
        let mut own = Self::default();
        own.enter(0, 0, 0);
        let mut known = vec![false];
        for label in 0..alphabet {
            if coder.flag(super::ROOTS, self.root_of(label).is_some())? {
                own.enter(u16::try_from(label).ok()?, 0, 1);
                known.push(false);
            }
        }
        own.leave(1, false);
        own.root(alphabet);
        let mut at = 1;
        while at < own.labels.len() {
            let (depth, from) = (own.depth(at), own.labels.len());
            let ends_above = own.is_end(own.upwards(at).nth(1).unwrap_or_default());
            let kind = (depth.min(DEPTHS) - 1) * 4 + usize::from(*known.get(at)?) * 2 + usize::from(ends_above);
            let (count, ends) = shape(self.below(at).len(), self.is_end(at), super::SHAPES + kind, coder)?;
            // What follows a character within words mostly follows it at the beginning of some as well.
            let mut follow = match own.root_of(own.label(at)) {
                Some(root) if depth > 1 => own.below(root),
                _ => 0..0,
            };
            let mut given = self.below(at);
            let mut floor = 0;
            for _ in 0..count {
                follow.start += own
                    .labels
                    .get(follow.clone())?
                    .partition_point(|label| usize::from(*label) < floor);
                let label = self.label(given.next().unwrap_or_default());
                let place = if C::READS {
                    None
                } else {
                    let follow = own.labels.get(follow.clone())?;
                    follow.binary_search(&u16::try_from(label).ok()?).ok()
                };
                let many = (usize::BITS - follow.len().leading_zeros()) as usize;
                let table = super::KNOWN + (depth.min(4) - 1).saturating_sub(1) * MANY + many.min(MANY - 1);
                let is_known = !follow.is_empty() && coder.flag(table, place.is_some())?;
                let label = if is_known {
                    let place = coder.below(follow.len(), place.unwrap_or_default())?;
                    own.label(follow.start + place)
                } else {
                    coder.beyond(super::LABELS, floor, label)?
                };
                own.enter(u16::try_from(label).ok()?, at, u8::try_from(depth + 1).ok()?);
                known.push(is_known);
                floor = label + 1;
            }
            own.leave(from, ends);
            at += 1;
        }
        Some(own)
    }
}

/// How many children a node has, and whether a word ends there, which one does at every leaf.
fn shape<C: Coder>(children: usize, ends: bool, table: usize, coder: &mut C) -> Option<(usize, bool)> {
    let bits = (usize::BITS - children.leading_zeros()) as usize;
    let symbol = bits.checked_sub(1).map_or(0, |bits| 1 + 2 * bits + usize::from(ends));
    let Some(symbol) = coder.symbol(table, symbol)?.checked_sub(1) else {
        return Some((0, true));
    };
    let first = 1usize.checked_shl(u32::try_from(symbol / 2).ok()?)?;
    let rest = coder.below(first, children & (first - 1))?;
    Some((first | rest, symbol % 2 == 1))
}

/// A place as it is kept; a lexicon has a bounded number of words of a bounded length.
fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
