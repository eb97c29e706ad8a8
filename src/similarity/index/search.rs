//! One look into the index, from the nearest outwards, until enough is found.

use super::mechanisms::MECHANISMS;
use super::{Index, Match};
use crate::order;
use crate::similarity::keys::{Level, Subject};
use crate::similarity::verdict::Likeness;
use crate::text::Buffers;

/// What is looked for.
#[derive(Clone, Copy)]
pub(crate) struct Query<'q> {
    pub(crate) title: &'q str,
    pub(crate) subject: &'q Subject,
    /// How many matches are wanted.
    pub(crate) most: usize,
    /// Which entries do not count.
    pub(crate) skip: &'q dyn Fn(u32) -> bool,
    /// What was found before more entries came.
    pub(crate) earlier: Option<&'q Found>,
}

/// What was found, and what the look has shown besides.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// The entries that are not distinct, nearest first.
    pub(crate) matches: Vec<Match>,
    /// How many entries there were.
    pub(super) until: u32,
    /// The first entries of the form, core and sense the title belongs to, as far as the look came across them.
    pub(super) own: [Option<u32>; 3],
}

/// The numbers of several lists that are in order, each once, in order.
fn merged(mut lists: Vec<&[u32]>) -> impl Iterator<Item = u32> {
    lists.retain(|list| !list.is_empty());
    std::iter::from_fn(move || {
        let next = *lists.iter().filter_map(|list| list.first()).min()?;
        for list in &mut lists {
            while let Some((_, rest)) = list.split_first().filter(|(first, _)| **first == next) {
                *list = rest;
            }
        }
        Some(next)
    })
}

/// As many keys as few titles have more of.
const USUAL_KEYS: usize = 64;

pub(super) struct Search<'i, 'q> {
    index: &'i Index,
    query: Query<'q>,
    matches: Vec<Match>,
    /// Whether they are in order.
    ordered: bool,
    own: [Option<u32>; 3],
    buffers: Buffers,
}

impl<'i, 'q> Search<'i, 'q> {
    pub(super) fn new(index: &'i Index, query: Query<'q>) -> Self {
        Self {
            index,
            query,
            matches: Vec::new(),
            ordered: true,
            own: query.earlier.map_or([None; 3], |earlier| earlier.own),
            buffers: Buffers::default(),
        }
    }

    pub(super) fn run(mut self) -> Found {
        let mut visited = Vec::new();
        for level in [Level::Form, Level::Core, Level::Sense] {
            if !self.wants() {
                break;
            }
            for member in self.index.keys.get(self.query.subject.key(level)) {
                if let Some(first) = self.index.tree.first(level, member) {
                    self.visit(level, first, &visited);
                    visited.push((level, first));
                }
            }
        }
        let mut keys = Vec::with_capacity(USUAL_KEYS);
        let mut few: Vec<u32> = Vec::new();
        for way in &MECHANISMS {
            if self.has_enough(way.best, 0) {
                break;
            }
            keys.clear();
            (way.sought)(self.query.subject, self.index, &mut keys);
            keys.retain(|key| self.index.keys.may_hold(*key));
            let found = keys.iter().flat_map(|key| self.index.keys.get(*key));
            few.clear();
            few.extend(found.filter_map(|member| self.index.tree.first(way.level, member)));
            order::sort(&mut few);
            let mut lists = vec![few.as_slice()];
            lists.extend(keys.iter().map(|key| self.index.keys.further(*key)));
            for first in merged(lists) {
                if self.has_enough(way.best, first) {
                    break;
                }
                if let Some(first) = self.index.tree.first(way.level, first) {
                    self.visit(way.level, first, &visited);
                }
            }
        }
        self.finish()
    }

    /// Whether less near ones are still of interest.
    fn wants(&self) -> bool {
        self.matches.len() < self.query.most
    }

    /// Whether nothing counts any more that has this score at best and no earlier entry than this: of a family of titles
    /// that are all alike the first few are enough.
    fn has_enough(&mut self, best: f64, entry: u32) -> bool {
        if self.wants() {
            return false;
        }
        self.order();
        self.matches.truncate(self.query.most);
        let Some(last) = self.query.most.checked_sub(1) else {
            return true;
        };
        let beats = |last: &Match| last.score.total_cmp(&best).then(entry.cmp(&last.entry)).is_gt();
        self.matches.get(last).is_some_and(beats)
    }

    /// Walks from a level down to the forms, but not into what was visited.
    fn visit(&mut self, level: Level, first: u32, visited: &[(Level, u32)]) {
        if visited.contains(&(level, first)) {
            return;
        }
        let (tree, most) = (&self.index.tree, self.query.most);
        match level {
            Level::Form => self.form(first, (level, first)),
            Level::Core => {
                let forms = tree.forms(first);
                let new = |form: &u32| !visited.contains(&(Level::Form, *form));
                forms
                    .filter(new)
                    .take(most)
                    .for_each(|form| self.form(form, (level, first)));
            }
            Level::Sense => {
                let cores = tree.cores(first);
                let new = |core: &u32| !visited.contains(&(Level::Core, *core));
                for core in cores.filter(new).take(most) {
                    tree.forms(core)
                        .take(most)
                        .for_each(|form| self.form(form, (level, first)));
                }
            }
        }
    }

    /// Compares the first entry of a form, come upon by way of what it is in; the others say the same.
    fn form(&mut self, form: u32, by_way_of: (Level, u32)) {
        let Query { most, skip, .. } = self.query;
        let entries = self.index.tree.entries(form).filter(|entry| !skip(*entry)).take(most);
        let mut entries = entries.peekable();
        if entries.peek().is_some()
            && let Some((likeness, score)) = self.likeness(form, by_way_of)
        {
            self.matches
                .extend(entries.map(|entry| Match { entry, likeness, score }));
            self.ordered = false;
        }
    }

    fn likeness(&mut self, form: u32, (level, first): (Level, u32)) -> Option<(Likeness, f64)> {
        let Query {
            title,
            subject,
            earlier,
            ..
        } = self.query;
        if let Some(earlier) = earlier.filter(|earlier| form < earlier.until) {
            // What is not among the matches is distinct, or behind enough that are nearer.
            let tree = &self.index.tree;
            let known = earlier.matches.iter().find(|known| tree.form_of(known.entry) == form);
            return known.map(|known| (known.likeness, known.score));
        }
        if self.index.titles.get(form as usize) == Some(title) {
            self.own(Level::Form, form);
            return Some((Likeness::Identical, 1.0));
        }
        let other = self.index.read(form, &mut self.buffers)?;
        if subject.shares(level, &other) {
            self.own(level, first);
        }
        let (likeness, score) = subject.likeness(&other, &self.index.similarity.lexicon);
        (likeness != Likeness::Distinct).then_some((likeness, score))
    }

    fn own(&mut self, level: Level, first: u32) {
        if let Some(own) = self.own.get_mut(level as usize) {
            *own = Some(first);
        }
    }

    /// The nearest first, each once.
    fn order(&mut self) {
        if std::mem::replace(&mut self.ordered, true) {
            return;
        }
        order::sort_by(&mut self.matches, |a, b| {
            b.score.total_cmp(&a.score).then(a.entry.cmp(&b.entry))
        });
        self.matches.dedup_by_key(|found| found.entry);
    }

    fn finish(mut self) -> Found {
        self.order();
        self.matches.truncate(self.query.most);
        Found {
            matches: self.matches,
            until: self.index.numbers(),
            own: self.own,
        }
    }
}
