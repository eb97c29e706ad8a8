//! Words by their characters: a tree whose nodes stand level by level, so that siblings stand together in order.
//!
//! A list of labels, a list of where children begin and a list of words are all there is: it needs no building when it
//! is read from a table, and costs 5 % more than a double array.

/// A place in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Node(u32);

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tree {
    /// The character that leads to each node but the root.
    labels: Vec<char>,
    /// For each node where its children begin among the labels, which end where those of the next begin, and the word
    /// that ends at it, counted from 1 level by level; 0 for none.
    nodes: Vec<(u32, u32)>,
    /// The nodes below the root, for characters from `FIRST` on: most of what is looked up.
    common: Vec<u16>,
}

const FIRST: u32 = 0x4e00;
/// Most nodes have fewer children than it takes to search among them in halves.
const FEW: usize = 8;
const COMMON: usize = 0x5200;

impl Tree {
    /// The tree of words in order, each once, and where each of its own words stands among those: it has them level by
    /// level.
    pub(super) fn new<W: AsRef<[char]>>(sorted: &[W]) -> (Self, Vec<usize>) {
        let word = |at: usize| sorted.get(at).map_or(&[][..], AsRef::as_ref);
        // Each node stands for the words that begin alike.
        let mut level: Vec<_> = std::iter::once(0..sorted.len()).collect();
        let mut depth = 0;
        let (mut labels, mut nodes, mut order) = (Vec::new(), Vec::new(), Vec::with_capacity(sorted.len()));
        while !level.is_empty() {
            let mut next = Vec::new();
            for range in level {
                let (mut at, before) = (range.start, labels.len());
                let ends_here = at < range.end && word(at).len() == depth;
                order.extend(ends_here.then_some(at));
                at += usize::from(ends_here);
                while at < range.end {
                    let label = word(at).get(depth).copied();
                    let alike = (at..range.end).take_while(|at| word(*at).get(depth).copied() == label);
                    let end = at + alike.count();
                    labels.extend(label);
                    next.push(at..end);
                    at = end;
                }
                nodes.push((labels.len() - before, ends_here));
            }
            level = next;
            depth += 1;
        }
        (Self::of_levels(labels, nodes.into_iter()), order)
    }

    /// The tree of labels level by level; of each node, how many children it has, and whether a word ends there.
    pub(super) fn of_levels(labels: Vec<char>, nodes: impl Iterator<Item = (usize, bool)>) -> Self {
        let (mut start, mut words) = (0, 0);
        let mut kept = Vec::with_capacity(labels.len() + 2);
        for (children, ends_here) in nodes {
            words += u32::from(ends_here);
            kept.push((start, if ends_here { words } else { 0 }));
            start += place(children);
        }
        kept.push((start, 0));
        let mut tree = Self {
            labels,
            nodes: kept,
            common: Vec::new(),
        };
        tree.index();
        tree
    }

    /// The labels level by level.
    #[cfg(any(test, feature = "making"))]
    pub(super) fn labels(&self) -> &[char] {
        &self.labels
    }

    /// Of each node, how many children it has, and whether a word ends there.
    #[cfg(any(test, feature = "making"))]
    pub(super) fn levels(&self) -> impl Iterator<Item = (usize, bool)> {
        let pairs = self.nodes.iter().zip(self.nodes.iter().skip(1));
        pairs.map(|((start, word), (end, _))| ((end - start) as usize, *word != 0))
    }

    /// The characters of each word.
    pub(super) fn words(&self) -> Vec<Box<[char]>> {
        let mut parents = vec![0; self.labels.len() + 1];
        for (node, (start, end)) in self.nodes.iter().zip(self.nodes.iter().skip(1)).enumerate() {
            let children = parents.get_mut(start.0 as usize + 1..=end.0 as usize);
            children.unwrap_or_default().fill(node);
        }
        let spelled = |mut node: usize| {
            let mut word = Vec::new();
            while let Some(above) = node.checked_sub(1) {
                word.extend(self.labels.get(above));
                node = parents.get(node).copied().unwrap_or_default();
            }
            word.reverse();
            word.into()
        };
        let ends = self.nodes.iter().enumerate().filter(|(_, (_, word))| *word != 0);
        ends.map(|(node, _)| spelled(node)).collect()
    }

    /// Makes the way from the root short.
    fn index(&mut self) {
        self.common = vec![0; COMMON];
        let below = self.nodes.get(1).map_or(0, |(end, _)| *end as usize);
        for (node, label) in (1..).zip(self.labels.iter().take(below)) {
            if let Some(slot) = (*label as u32)
                .checked_sub(FIRST)
                .and_then(|at| self.common.get_mut(at as usize))
            {
                *slot = node;
            }
        }
    }

    /// The node of all words that begin with this character.
    pub(super) fn first(&self, c: char) -> Option<Node> {
        match (c as u32).checked_sub(FIRST).map(|at| self.common.get(at as usize)) {
            Some(Some(0)) => None,
            Some(Some(node)) => Some(Node(u32::from(*node))),
            _ => self.next(Node(0), c),
        }
    }

    /// The node one character further.
    pub(super) fn next(&self, Node(node): Node, c: char) -> Option<Node> {
        let at = node as usize;
        let [(from, _), (to, _)] = *self.nodes.get(at..at + 2)? else {
            return None;
        };
        let labels = self.labels.get(from as usize..to as usize)?;
        let found = if labels.len() > FEW {
            labels.binary_search(&c).ok()?
        } else {
            labels.iter().position(|label| *label == c)?
        };
        Some(Node(from + place(found) + 1))
    }

    /// The word that ends here, by its place.
    pub(super) fn word(&self, Node(node): Node) -> Option<u32> {
        self.nodes.get(node as usize)?.1.checked_sub(1)
    }
}

/// A place as it is kept; a lexicon has a bounded number of words of a bounded length.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_and_nothing_else_is() {
        let mut words: Vec<Vec<char>> = ["a", "ab", "abc", "订", "订单", "订购", "单", "龥", "𠀀好", "b好"]
            .map(|word| word.chars().collect())
            .into();
        words.extend(('一'..='丿').map(|c| vec!['多', c]));
        words.sort();
        let (tree, order) = Tree::new(&words);
        let find = |word: &str| {
            let mut chars = word.chars();
            let mut node = tree.first(chars.next()?)?;
            for c in chars {
                node = tree.next(node, c)?;
            }
            tree.word(node)
        };
        for (id, at) in (0..).zip(&order) {
            assert_eq!(
                find(&words[*at].iter().collect::<String>()),
                Some(id),
                "{:?}",
                words[*at]
            );
        }
        let spelled: Vec<Box<[char]>> = order.iter().map(|at| words[*at].as_slice().into()).collect();
        assert_eq!(tree.words(), spelled);
        assert!(spelled.is_sorted_by_key(|word| word.len()));
        assert_eq!(Tree::of_levels(tree.labels().to_vec(), tree.levels()), tree);
        for none in ["b", "订单号", "c", "好", "多", "多龥", "\u{9fff}", "𠀀"] {
            assert_eq!(find(none), None, "{none}");
        }
    }

    #[test]
    fn an_empty_tree_has_no_words() {
        let (tree, _) = Tree::new::<Vec<char>>(&[]);
        assert_eq!(tree.first('订'), None);
        assert_eq!(Tree::default().first('a'), None);
    }
}
