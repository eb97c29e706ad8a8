//! A pattern as a graph of characters: what `regex-syntax` reads, in Thompson's way.

use std::collections::BTreeSet;

use regex_syntax::hir::{Class, Hir, HirKind};

/// Characters as ranges, sorted and apart.
pub(super) type Set = Vec<(u32, u32)>;

/// The nodes of several lists of patterns, in each of which any may match.
#[derive(Default)]
pub(super) struct Nfa {
    nodes: Vec<Node>,
    pub(super) start: usize,
    /// Where each of the lists ends.
    pub(super) accepts: Vec<usize>,
    /// The sets of characters that edges bear, each once.
    pub(super) sets: Vec<Set>,
}

#[derive(Default)]
struct Node {
    free: Vec<usize>,
    edge: Option<(usize, usize)>,
}

impl Nfa {
    pub(super) fn new(lists: &[Vec<String>]) -> Result<Self, String> {
        let mut nfa = Self::default();
        nfa.start = nfa.node();
        for list in lists {
            let accept = nfa.node();
            nfa.accepts.push(accept);
            for pattern in list {
                let hir = regex_syntax::parse(pattern).map_err(|error| format!("{pattern}: {error}"))?;
                let end = nfa.add(&hir, nfa.start)?;
                nfa.nodes[end].free.push(accept);
            }
        }
        Ok(nfa)
    }

    fn node(&mut self) -> usize {
        self.nodes.push(Node::default());
        self.nodes.len() - 1
    }

    fn free(&mut self, from: usize) -> usize {
        let to = self.node();
        self.nodes[from].free.push(to);
        to
    }

    fn step(&mut self, from: usize, set: Set) -> usize {
        let place = self.sets.iter().position(|known| *known == set).unwrap_or_else(|| {
            self.sets.push(set);
            self.sets.len() - 1
        });
        let (own, to) = (self.free(from), self.node());
        self.nodes[own].edge = Some((place, to));
        to
    }

    /// Adds what matches `hir` behind a node, and returns where it ends.
    fn add(&mut self, hir: &Hir, from: usize) -> Result<usize, String> {
        Ok(match hir.kind() {
            HirKind::Empty => from,
            HirKind::Literal(literal) => {
                let text = std::str::from_utf8(&literal.0).map_err(|error| error.to_string())?;
                text.chars()
                    .fold(from, |from, c| self.step(from, vec![(c.into(), c.into())]))
            }
            HirKind::Class(Class::Unicode(class)) => {
                let ranges = class.iter().map(|range| (range.start().into(), range.end().into()));
                self.step(from, ranges.collect())
            }
            HirKind::Class(Class::Bytes(class)) => {
                let ranges = class.iter().map(|range| (range.start().into(), range.end().into()));
                self.step(from, ranges.collect())
            }
            HirKind::Capture(capture) => self.add(&capture.sub, from)?,
            HirKind::Concat(parts) => parts.iter().try_fold(from, |from, part| self.add(part, from))?,
            HirKind::Alternation(parts) => {
                let to = self.node();
                for part in parts {
                    let own = self.free(from);
                    let end = self.add(part, own)?;
                    self.nodes[end].free.push(to);
                }
                to
            }
            HirKind::Repetition(repetition) => {
                let mut at = from;
                for _ in 0..repetition.min {
                    at = self.add(&repetition.sub, at)?;
                }
                let to = self.node();
                self.nodes[at].free.push(to);
                if let Some(max) = repetition.max {
                    for _ in repetition.min..max {
                        at = self.add(&repetition.sub, at)?;
                        self.nodes[at].free.push(to);
                    }
                } else {
                    let begin = self.free(at);
                    let end = self.add(&repetition.sub, begin)?;
                    self.nodes[end].free.extend([begin, to]);
                }
                to
            }
            HirKind::Look(_) => return Err("patterns have no assertions".to_owned()),
        })
    }

    /// For each node every one that is reached from it without a character, as far as it goes on or ends there: nothing
    /// else tells one set of nodes from another.
    pub(super) fn closures(&self) -> Vec<Vec<usize>> {
        let closure = |from: usize| {
            let mut open = vec![from];
            let mut reached = BTreeSet::new();
            while let Some(node) = open.pop() {
                if reached.insert(node) {
                    open.extend(&self.nodes[node].free);
                }
            }
            reached.retain(|node| self.nodes[*node].edge.is_some() || self.accepts.contains(node));
            reached.into_iter().collect()
        };
        (0..self.nodes.len()).map(closure).collect()
    }

    /// The set of characters that leads on from a node, and where to.
    pub(super) fn edge(&self, node: usize) -> Option<(usize, usize)> {
        self.nodes[node].edge
    }
}
