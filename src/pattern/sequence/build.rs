//! From what a pattern says to its sequence.

use std::ops::Range;

use regex_syntax::ast::{Ast, ClassSet, ClassSetItem, GroupKind, Repetition, RepetitionKind, RepetitionRange};

use super::{Found, Sequence, Set, Step};

impl Step {
    fn or(first: usize, second: usize) -> Self {
        Self::Or {
            set: Set::default(),
            ends: false,
            first,
            second,
            both: true,
        }
    }
}

impl Set {
    fn new(ranges: &[(char, char)], negated: bool) -> Self {
        let ascii = (0..=127u8).filter(|c| ranges.iter().any(|(from, to)| (*from..=*to).contains(&char::from(*c))));
        let ascii = ascii.fold(0, |bits, c| bits | 1 << c);
        Self {
            ascii: if negated { !ascii } else { ascii },
            ranges: ranges.iter().filter(|(_, to)| !to.is_ascii()).copied().collect(),
            negated,
        }
    }

    fn add(&mut self, other: &Self) {
        self.ascii |= other.ascii;
        self.ranges.extend(&other.ranges);
        // More than there is does no harm: it is tried in vain.
        self.negated |= other.negated;
        if self.negated {
            self.ranges.clear();
        }
    }

    /// Whether no character is in both, as far as can be told at a glance.
    fn is_apart(&self, other: &Self) -> bool {
        let overlap = |(a, b): &(char, char)| other.ranges.iter().any(|(c, d)| a <= d && c <= b);
        self.ascii & other.ascii == 0 && !self.negated && !other.negated && !self.ranges.iter().any(overlap)
    }
}

impl Sequence {
    /// The most choices of a pattern that are tried both ways: each may double what one place of a text costs.
    const MAX_CHOICES: usize = 8;
    /// The most steps, and so the deepest a search goes.
    const MAX_STEPS: usize = 100;

    /// `None` for a pattern with loops, or with more choices or steps than these, or that may match nothing at all.
    pub(in crate::pattern) fn new(tree: &Ast) -> Option<Self> {
        let mut sequence = Self {
            steps: Vec::new(),
            starts: Set::default(),
            needs: Vec::new(),
        };
        sequence.add(tree)?;
        sequence.steps.push(Step::End);
        if sequence.steps.len() > Self::MAX_STEPS {
            return None;
        }
        sequence.choose();
        let choices = sequence
            .steps
            .iter()
            .filter(|step| matches!(step, Step::Or { both: true, .. }));
        let (starts, may_be_empty) = sequence.starts(0);
        sequence.starts = starts;
        needed(tree, 0..1, &mut sequence.needs);
        (choices.count() <= Self::MAX_CHOICES && !may_be_empty).then_some(sequence)
    }

    /// The characters with which it can go on from a step, and whether it can end there.
    fn starts(&self, step: usize) -> (Set, bool) {
        match self.steps.get(step) {
            Some(Step::One(set)) => (set.clone(), false),
            Some(Step::Or { first, second, .. }) => {
                let (mut set, ends) = self.starts(*first);
                let (other, also_ends) = self.starts(*second);
                set.add(&other);
                (set, ends || also_ends)
            }
            Some(Step::To(next)) => self.starts(*next),
            Some(Step::Open(_) | Step::Close(_)) => self.starts(step + 1),
            Some(Step::End) | None => (Set::default(), true),
        }
    }

    /// Finds out, from the last to the first, where one character tells which way to go.
    fn choose(&mut self) {
        for at in (0..self.steps.len()).rev() {
            let Some(Step::Or { first, second, .. }) = self.steps.get(at) else {
                continue;
            };
            let (first, second) = (*first, *second);
            let (here, ends) = self.starts(first);
            let (there, may_end) = self.starts(second);
            let apart = !ends && !may_end && here.is_apart(&there);
            // What can end behind its one character fails no more.
            let sure = matches!(self.steps.get(first), Some(Step::One(_))) && self.starts(first + 1).1;
            // What may end here goes on whatever comes.
            let set = if ends { Set::new(&[], true) } else { here };
            if let Some(step) = self.steps.get_mut(at) {
                *step = Step::Or {
                    set,
                    ends,
                    first,
                    second,
                    both: ends || !(apart || sure),
                };
            }
        }
    }

    fn add(&mut self, tree: &Ast) -> Option<()> {
        if self.steps.len() > Self::MAX_STEPS {
            return None;
        }
        match tree {
            Ast::Empty(_) => {}
            Ast::Literal(literal) => self.one(&[(literal.c, literal.c)], false),
            Ast::ClassBracketed(class) => {
                let ClassSet::Item(item) = &class.kind else { return None };
                let mut ranges = Vec::new();
                listed(item, &mut ranges)?;
                self.one(&ranges, class.negated);
            }
            Ast::Group(group) => {
                let name = match &group.kind {
                    GroupKind::CaptureName { name, .. } => Some(name.name.as_str()),
                    _ => None,
                };
                let own = name.and_then(|name| Found::NAMES.iter().position(|known| *known == name));
                self.steps.extend(own.map(Step::Open));
                self.add(&group.ast)?;
                self.steps.extend(own.map(Step::Close));
            }
            Ast::Concat(concat) => concat.asts.iter().try_for_each(|part| self.add(part))?,
            Ast::Alternation(alternation) => self.any(&alternation.asts)?,
            Ast::Repetition(repetition) => self.again(repetition)?,
            _ => return None,
        }
        Some(())
    }

    fn one(&mut self, ranges: &[(char, char)], negated: bool) {
        self.steps.push(Step::One(Set::new(ranges, negated)));
    }

    fn any(&mut self, parts: &[Ast]) -> Option<()> {
        let (last, parts) = parts.split_last()?;
        let mut ends = Vec::new();
        for part in parts {
            let or = self.steps.len();
            self.steps.push(Step::or(or + 1, 0));
            self.add(part)?;
            ends.push(self.steps.len());
            self.steps.push(Step::To(0));
            self.lead(or);
        }
        self.add(last)?;
        ends.into_iter().for_each(|end| self.lead(end));
        Some(())
    }

    fn again(&mut self, repetition: &Repetition) -> Option<()> {
        let (least, most) = times(repetition)?;
        (0..least).try_for_each(|_| self.add(&repetition.ast))?;
        let mut ors = Vec::new();
        for _ in least..most {
            ors.push(self.steps.len());
            self.steps.push(Step::or(0, 0));
            self.add(&repetition.ast)?;
        }
        let end = self.steps.len();
        for or in ors {
            let (once, none) = (or + 1, end);
            if let Some(step) = self.steps.get_mut(or) {
                *step = if repetition.greedy {
                    Step::or(once, none)
                } else {
                    Step::or(none, once)
                };
            }
        }
        Some(())
    }

    /// Lets a step lead to where the next one will be.
    fn lead(&mut self, step: usize) {
        let end = self.steps.len();
        match self.steps.get_mut(step) {
            Some(Step::Or { second, .. }) => *second = end,
            Some(Step::To(next)) => *next = end,
            _ => {}
        }
    }
}

/// The sets of which every match has a character, but for those with digits, each with how far from the beginning that
/// stands. `at` is how far `tree` itself begins; the answer is how far what follows begins.
fn needed(tree: &Ast, at: Range<usize>, needs: &mut Vec<(Set, Range<usize>)>) -> Range<usize> {
    let mut one = |set: Set| {
        if !set.has('0') {
            needs.push((set, at.clone()));
        }
        at.start + 1..at.end + 1
    };
    match tree {
        Ast::Literal(literal) => one(Set::new(&[(literal.c, literal.c)], false)),
        Ast::ClassBracketed(class) => {
            let mut ranges = Vec::new();
            let set = match &class.kind {
                ClassSet::Item(item) => listed(item, &mut ranges).map(|()| Set::new(&ranges, class.negated)),
                ClassSet::BinaryOp(_) => None,
            };
            one(set.unwrap_or_else(|| Set::new(&[], true)))
        }
        Ast::Group(group) => needed(&group.ast, at, needs),
        Ast::Concat(concat) => concat.asts.iter().fold(at, |at, part| needed(part, at, needs)),
        // What is in one part alone is not in every match.
        Ast::Alternation(alternation) => {
            let ends = alternation
                .asts
                .iter()
                .map(|part| needed(part, at.clone(), &mut Vec::new()));
            let wider = |a: Range<usize>, b: Range<usize>| a.start.min(b.start)..a.end.max(b.end);
            ends.reduce(wider).unwrap_or(at)
        }
        Ast::Repetition(repetition) => {
            let once = needed(&repetition.ast, 0..1, &mut Vec::new());
            let (least, most) = times(repetition).unwrap_or((0, 0));
            at.start + once.start * least as usize..at.end + (once.end - 1) * most as usize
        }
        _ => at,
    }
}

/// How often something stands again at least and at most; `None` where there is no end.
fn times(repetition: &Repetition) -> Option<(u32, u32)> {
    match &repetition.op.kind {
        RepetitionKind::ZeroOrOne => Some((0, 1)),
        RepetitionKind::Range(RepetitionRange::Exactly(times)) => Some((*times, *times)),
        RepetitionKind::Range(RepetitionRange::Bounded(least, most)) => Some((*least, *most)),
        _ => None,
    }
}

/// What a class lists; `None` where it is more than a list.
fn listed(item: &ClassSetItem, ranges: &mut Vec<(char, char)>) -> Option<()> {
    match item {
        ClassSetItem::Empty(_) => {}
        ClassSetItem::Literal(literal) => ranges.push((literal.c, literal.c)),
        ClassSetItem::Range(range) => ranges.push((range.start.c, range.end.c)),
        ClassSetItem::Union(union) => union.items.iter().try_for_each(|item| listed(item, ranges))?,
        _ => return None,
    }
    Some(())
}
