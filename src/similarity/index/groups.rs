//! Groups of entries that are alike, directly or by way of others.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Index;
use crate::similarity::keys::Level;
use crate::similarity::verdict::Likeness;
use crate::text::Buffers;

/// Disjoint sets of entries. Those found in several shares of an index make up, joined, those of the whole.
#[derive(Debug, Clone)]
pub(crate) struct Groups {
    parent: Vec<u32>,
}

impl Groups {
    pub(super) fn new(len: usize) -> Self {
        Self {
            parent: (0..u32::try_from(len).unwrap_or(u32::MAX)).collect(),
        }
    }

    fn root(&mut self, mut entry: u32) -> u32 {
        while let Some(&parent) = self.parent.get(entry as usize).filter(|parent| **parent != entry) {
            let above = self.parent.get(parent as usize).copied().unwrap_or(parent);
            if let Some(slot) = self.parent.get_mut(entry as usize) {
                *slot = above;
            }
            entry = parent;
        }
        entry
    }

    /// The earlier root stays, so that a group is known by its first entry.
    pub(super) fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(slot) = self.parent.get_mut(a.max(b) as usize) {
            *slot = a.min(b);
        }
    }

    fn are_joined(&mut self, a: u32, b: u32) -> bool {
        self.root(a) == self.root(b)
    }

    /// Takes over what another share has found.
    pub(crate) fn merge(&mut self, other: &Self) {
        for (entry, parent) in (0..).zip(&other.parent).filter(|(entry, parent)| entry != *parent) {
            self.join(entry, *parent);
        }
    }

    /// The groups, each in order; single entries are no group.
    pub(crate) fn finish(mut self) -> Vec<Vec<u32>> {
        let mut sizes = vec![0u32; self.parent.len()];
        let entries = 0..u32::try_from(self.parent.len()).unwrap_or(u32::MAX);
        for entry in entries.clone() {
            let root = self.root(entry) as usize;
            sizes.get_mut(root).into_iter().for_each(|size| *size += 1);
        }
        // A root comes before its members, so its group is there when they come; then the size is its place.
        let mut groups: Vec<Vec<u32>> = Vec::new();
        for entry in entries {
            let root = self.root(entry);
            let Some(size) = sizes.get_mut(root as usize).filter(|size| **size > 1) else {
                continue;
            };
            if root == entry {
                let mut group = Vec::with_capacity(*size as usize);
                group.push(entry);
                *size = u32::try_from(groups.len() + 2).unwrap_or(u32::MAX);
                groups.push(group);
            } else if let Some(group) = groups.get_mut(*size as usize - 2) {
                group.push(entry);
            }
        }
        groups
    }
}

/// Room that is used again from entry to entry.
#[derive(Default)]
struct Room {
    keys: Vec<u64>,
    buffers: Buffers,
    /// Of the lists of keys that many have.
    runs: BTreeMap<u64, Run>,
}

/// As many of a list, from its first, as are joined already: whoever belongs to them need not be held beside each.
#[derive(Default)]
struct Run {
    len: usize,
    /// One of them.
    entry: Option<u32>,
}

impl Run {
    fn grow(&mut self, list: &[u32], groups: &mut Groups, some_entry: impl Fn(u32) -> Option<u32>) {
        for member in list.get(self.len..).unwrap_or_default() {
            if let Some(entry) = some_entry(*member)
                && !groups.are_joined(entry, *self.entry.get_or_insert(entry))
            {
                return;
            }
            self.len += 1;
        }
    }
}

impl Index {
    /// Joins the entries of a share with those they are alike to, whichever share those are in.
    pub(crate) fn groups(&self, share: Range<u32>) -> Groups {
        let mut groups = Groups::new(self.tree.len());
        let mut room = Room::default();
        for first in share.start..share.end.min(self.numbers()) {
            let Some(largest) = self.tree.first_of(first) else {
                continue;
            };
            let mut entries = self.tree.entries(first);
            if let Some(entry) = entries.next() {
                entries.for_each(|other| groups.join(entry, other));
            }
            if largest >= Level::Core {
                let mut forms = self.tree.forms(first);
                if let Some(form) = forms.next() {
                    forms.for_each(|other| self.join(&mut groups, Level::Form, form, other));
                }
            }
            if largest >= Level::Sense {
                let mut cores = self.tree.cores(first);
                if let Some(core) = cores.next() {
                    cores.for_each(|other| self.join(&mut groups, Level::Core, core, other));
                }
            }
            self.join_alike(first, largest, &mut groups, &mut room);
        }
        groups
    }

    fn join(&self, groups: &mut Groups, level: Level, a: u32, b: u32) {
        let some = |first| self.tree.some_entry(level, first);
        if let (Some(a), Some(b)) = (some(a), some(b)) {
            groups.join(a, b);
        }
    }

    /// Joins what an entry is the first of with what comes before it and is alike by some mechanism.
    fn join_alike(&self, first: u32, largest: Level, groups: &mut Groups, room: &mut Room) {
        let Room { keys, buffers, runs } = room;
        let mut read = None;
        for mechanism in super::MECHANISMS.iter().filter(|mechanism| mechanism.level <= largest) {
            let level = mechanism.level;
            let Some(entry) = self.tree.some_entry(level, first) else {
                continue;
            };
            // Of a core whose first form is gone, another form speaks.
            if read.as_ref().is_none_or(|(known, _)| *known != entry) {
                read = self.read(entry, buffers).map(|subject| (entry, subject));
            }
            let Some((_, subject)) = &read else { continue };
            keys.clear();
            (mechanism.sought)(subject, self, keys);
            keys.retain(|key| self.keys.may_hold(*key));
            let mut join = |groups: &mut Groups, candidate: u32| {
                if let Some(other) = self.tree.first(level, candidate)
                    && other < first
                    && let Some(there) = self.tree.some_entry(level, other)
                    && !groups.are_joined(entry, there)
                    && self
                        .read(there, buffers)
                        .is_some_and(|other| subject.likeness(&other, &self.similarity.lexicon).0 != Likeness::Distinct)
                {
                    groups.join(entry, there);
                }
            };
            for key in &*keys {
                self.keys.get(*key).for_each(|candidate| join(groups, candidate));
                let further = self.keys.further(*key);
                if further.is_empty() {
                    continue;
                }
                let run = runs.entry(*key).or_default();
                let mut at = 0;
                while let Some(candidate) = further.get(at).filter(|candidate| **candidate < first) {
                    if at < run.len && run.entry.is_some_and(|joined| groups.are_joined(entry, joined)) {
                        at = run.len;
                    } else {
                        join(groups, *candidate);
                        at += 1;
                    }
                }
                run.grow(further, groups, |member| self.tree.some_entry(level, member));
            }
        }
    }
}
