//! The smallest automaton of some patterns, over kinds of characters that all patterns share.

use std::collections::HashMap;

use super::nfa::Nfa;

/// A table of states: which state each kind of character leads to from each.
pub(super) struct Dfa {
    /// State 0 leads nowhere else, and accepts nothing.
    pub(super) rows: Vec<Vec<usize>>,
    /// A bit in each state for each list that accepts there.
    pub(super) accepts: Vec<u8>,
    pub(super) start: usize,
}

impl Dfa {
    /// `members` says of each kind which of the NFA's sets it is in.
    pub(super) fn new(nfa: &Nfa, members: &[Vec<bool>]) -> Self {
        // Kinds that no set of these patterns tells apart share a column meanwhile.
        let mut columns: Vec<&Vec<bool>> = members.iter().collect();
        columns.sort();
        columns.dedup();
        let closures = nfa.closures();
        let mut states = vec![Vec::new(), closures[nfa.start].clone()];
        let mut known: HashMap<Vec<usize>, usize> = states.iter().cloned().zip(0..).collect();
        let (mut rows, mut accepts) = (Vec::new(), Vec::new());
        let mut at = 0;
        while let Some(state) = states.get(at).cloned() {
            let edges: Vec<(usize, usize)> = state.iter().filter_map(|node| nfa.edge(*node)).collect();
            let mut by_targets: HashMap<Vec<usize>, usize> = HashMap::new();
            let row = columns.iter().map(|sets| {
                let targets: Vec<usize> = edges.iter().filter(|(set, _)| sets[*set]).map(|(_, to)| *to).collect();
                *by_targets.entry(targets).or_insert_with_key(|targets| {
                    let mut next: Vec<usize> = targets.iter().flat_map(|to| &closures[*to]).copied().collect();
                    next.sort_unstable();
                    next.dedup();
                    *known.entry(next).or_insert_with_key(|next| {
                        states.push(next.clone());
                        states.len() - 1
                    })
                })
            });
            rows.push(row.collect());
            let ends = nfa
                .accepts
                .iter()
                .enumerate()
                .filter(|(_, accept)| state.contains(accept));
            accepts.push(ends.fold(0, |bits, (list, _)| bits | 1 << list));
            at += 1;
        }
        let smallest = Self {
            rows,
            accepts,
            start: 1,
        }
        .smallest();
        let column = |sets: &Vec<bool>| columns.binary_search(&sets).unwrap_or_default();
        let wide = |row: &Vec<usize>| members.iter().map(|sets| row[column(sets)]).collect();
        Self {
            rows: smallest.rows.iter().map(wide).collect(),
            ..smallest
        }
    }

    /// The same with no two states that nothing tells apart.
    fn smallest(&self) -> Self {
        let mut blocks: Vec<usize> = self.accepts.iter().copied().map(usize::from).collect();
        let mut count = 0;
        loop {
            let mut known: HashMap<(usize, Vec<usize>), usize> = HashMap::new();
            let next: Vec<usize> = (0..self.rows.len())
                .map(|state| {
                    let row = self.rows[state].iter().map(|to| blocks[*to]).collect();
                    let fresh = known.len();
                    *known.entry((blocks[state], row)).or_insert(fresh)
                })
                .collect();
            let grown = known.len() > count;
            count = known.len();
            blocks = next;
            if !grown {
                break;
            }
        }
        let mut rows = vec![Vec::new(); count];
        let mut accepts = vec![0; count];
        for (state, block) in blocks.iter().enumerate() {
            rows[*block] = self.rows[state].iter().map(|to| blocks[*to]).collect();
            accepts[*block] = self.accepts[state];
        }
        // State 0 was the first to be given a block.
        Self {
            rows,
            accepts,
            start: blocks[self.start],
        }
    }
}
