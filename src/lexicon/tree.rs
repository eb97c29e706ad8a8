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
    /// that ends at it, counted from 1; 0 for none.
    nodes: Vec<(u32, u32)>,
    /// The nodes below the root, for characters from `FIRST` on: most of what is looked up.
    common: Vec<u16>,
}

const FIRST: u32 = 0x4e00;
/// Most nodes have fewer children than it takes to search among them in halves.
const FEW: usize = 8;
const COMMON: usize = 0x5200;

impl Tree {
    /// The tree of words in order, each once.
    pub(super) fn new<W: AsRef<[char]>>(sorted: &[W]) -> Self {
        let mut tree = Self::default();
        let word = |at: usize| sorted.get(at).map_or(&[][..], AsRef::as_ref);
        // Each node stands for the words that begin alike.
        let mut level: Vec<_> = std::iter::once(0..sorted.len()).collect();
        let mut depth = 0;
        let (mut starts, mut words) = (vec![0], Vec::new());
        while !level.is_empty() {
            let mut next = Vec::new();
            for range in level {
                let mut at = range.start;
                let ends_here = at < range.end && word(at).len() == depth;
                words.push(if ends_here { place(at + 1) } else { 0 });
                at += usize::from(ends_here);
                while at < range.end {
                    let label = word(at).get(depth).copied();
                    let alike = (at..range.end).take_while(|at| word(*at).get(depth).copied() == label);
                    let end = at + alike.count();
                    tree.labels.extend(label);
                    next.push(at..end);
                    at = end;
                }
                starts.push(place(tree.labels.len()));
            }
            level = next;
            depth += 1;
        }
        words.push(0);
        tree.nodes = starts.into_iter().zip(words).collect();
        tree.index();
        tree
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
        let tree = Tree::new(&words);
        let find = |word: &str| {
            let mut chars = word.chars();
            let mut node = tree.first(chars.next()?)?;
            for c in chars {
                node = tree.next(node, c)?;
            }
            tree.word(node)
        };
        for (at, word) in (0..).zip(&words) {
            assert_eq!(find(&word.iter().collect::<String>()), Some(at), "{word:?}");
        }
        for none in ["b", "订单号", "c", "好", "多", "多龥", "\u{9fff}", "𠀀"] {
            assert_eq!(find(none), None, "{none}");
        }
    }

    #[test]
    fn an_empty_tree_has_no_words() {
        let tree = Tree::new::<Vec<char>>(&[]);
        assert_eq!(tree.first('订'), None);
        assert_eq!(Tree::default().first('a'), None);
    }
}
