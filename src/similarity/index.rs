//! The index over many titles: exact against comparing all pairs, near-linear in time and memory.
//!
//! What is alike shares a key: titles of one meaning a sense, titles a light word apart a subset of light words,
//! titles a slip apart a spelling. Whoever shares a key is compared, and only the comparison decides.

use super::canon::{Canon, Sense};
use super::keys;
use super::postings::Postings;
use super::tree::Tree;
use super::verdict::{Comparison, Likeness, compare, likeness_of_senses};
use super::{PairKind, Similarity};
use crate::order;

/// Whose title it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Owner {
    /// A draft of this run, by its index.
    Draft(usize),
    /// An entry of the library, by its number.
    Library(u32),
    /// A keyword of the template in hand.
    Keyword(usize),
}

/// Titles by number, found by meaning. Of each it keeps the title as it was given, and reads it again when needed.
#[derive(Debug, Clone)]
pub(crate) struct Index {
    similarity: Similarity,
    titles: Vec<Option<Box<str>>>,
    tree: Tree,
    /// From subsets of light words to senses.
    subsets: Postings,
    /// From the characters of a core to cores, and from its slips to cores.
    cores: Postings,
    /// From slips in the ending to forms.
    endings: Postings,
}

/// A title that is alike, before the reasons are worked out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Match {
    pub(crate) entry: u32,
    pub(crate) likeness: Likeness,
    pub(crate) score: f64,
}

impl Index {
    pub(crate) fn new(similarity: Similarity) -> Self {
        Self {
            similarity,
            titles: Vec::new(),
            tree: Tree::default(),
            subsets: Postings::default(),
            cores: Postings::default(),
            endings: Postings::default(),
        }
    }

    pub(crate) fn title(&self, entry: u32) -> Option<&str> {
        self.titles.get(entry as usize)?.as_deref()
    }

    /// How many numbers have been given out, removed entries included.
    pub(crate) fn numbers(&self) -> u32 {
        u32::try_from(self.titles.len()).unwrap_or(u32::MAX)
    }

    fn read(&self, entry: u32) -> Option<Canon> {
        Some(self.similarity.read(self.title(entry)?, PairKind::Title))
    }

    /// Adds a title whose canonical form is this, and returns its number. `None` when four thousand million are there.
    pub(crate) fn insert(&mut self, title: &str, canon: &Canon) -> Option<u32> {
        let entry = u32::try_from(self.titles.len())
            .ok()
            .filter(|entry| *entry < u32::MAX - 1)?;
        let sense = canon.sense();
        let [(sense_id, new_sense), (core_id, new_core), (form_id, new_form)] =
            self.tree.insert(entry, keys::path(canon, &sense));
        if new_sense {
            keys::subsets(&sense)
                .into_iter()
                .for_each(|(key, _)| self.subsets.insert(key, sense_id));
        }
        if new_core {
            self.cores.insert(keys::text(&canon.core), core_id);
            canon
                .core_slips()
                .stored()
                .into_iter()
                .for_each(|key| self.cores.insert(key, core_id));
        }
        if new_form {
            canon
                .ending_slips()
                .stored()
                .into_iter()
                .for_each(|key| self.endings.insert(key, form_id));
        }
        self.titles.push(Some(title.into()));
        Some(entry)
    }

    pub(crate) fn remove(&mut self, entry: u32) -> bool {
        let (Some(canon), Some([sense_id, core_id, form_id])) = (self.read(entry), self.tree.path(entry)) else {
            return false;
        };
        let sense = canon.sense();
        let mut gone = Vec::new();
        self.tree
            .remove(entry, keys::path(&canon, &sense), |node| gone.push(node));
        if gone.contains(&form_id) {
            canon
                .ending_slips()
                .stored()
                .into_iter()
                .for_each(|key| self.endings.remove(key, form_id));
        }
        if gone.contains(&core_id) {
            self.cores.remove(keys::text(&canon.core), core_id);
            canon
                .core_slips()
                .stored()
                .into_iter()
                .for_each(|key| self.cores.remove(key, core_id));
        }
        if gone.contains(&sense_id) {
            keys::subsets(&sense)
                .into_iter()
                .for_each(|(key, _)| self.subsets.remove(key, sense_id));
        }
        if let Some(title) = self.titles.get_mut(entry as usize) {
            *title = None;
        }
        true
    }

    /// The entries that are not distinct from `canon`, nearest first, `most` of them; `skip` says which do not count.
    pub(crate) fn query(&self, canon: &Canon, most: usize, skip: &dyn Fn(u32) -> bool) -> Vec<Match> {
        let sense = canon.sense();
        let [sense_key, core_key, form_key] = keys::path(canon, &sense);
        let mut search = Search {
            index: self,
            canon,
            sense: &sense,
            most,
            skip,
            found: Vec::new(),
        };
        let form = self.tree.find(form_key);
        let core = self.tree.find(core_key);
        let own = self.tree.find(sense_key);
        if let Some(form) = form {
            search.form(form);
        }
        if let Some(core) = core.filter(|_| search.wants()) {
            self.tree
                .children(core)
                .filter(|other| Some(*other) != form)
                .take(most)
                .for_each(|form| search.form(form));
        }
        if let Some(own) = own.filter(|_| search.wants()) {
            let cores = self.tree.children(own).filter(|other| Some(*other) != core).take(most);
            cores.for_each(|core| search.core(core));
        }
        if search.wants() {
            for (key, _) in keys::subsets(&sense) {
                let senses: Vec<u32> = self.subsets.get(key).filter(|other| Some(*other) != own).collect();
                senses.into_iter().for_each(|sense| search.sense(sense));
            }
        }
        if search.wants() {
            let (cores, forms) = self.slips(canon);
            cores.into_iter().for_each(|core| search.core(core));
            forms.into_iter().for_each(|form| search.form(form));
        }
        search.finish()
    }

    /// The cores and the forms that may be a slip apart from this one.
    fn slips(&self, canon: &Canon) -> (Vec<u32>, Vec<u32>) {
        let core = canon.core_slips();
        let keys = core
            .sought()
            .into_iter()
            .chain(core.repaired_cores(&self.similarity.sharers));
        let mut cores: Vec<u32> = keys.flat_map(|key| self.cores.get(key)).collect();
        let ending = canon.ending_slips();
        let mut forms: Vec<u32> = ending
            .sought()
            .into_iter()
            .flat_map(|key| self.endings.get(key))
            .collect();
        forms.extend(
            ending
                .repaired_forms(&self.similarity.sharers)
                .into_iter()
                .filter_map(|key| self.tree.find(key)),
        );
        for found in [&mut cores, &mut forms] {
            order::sort(found);
            found.dedup();
        }
        (cores, forms)
    }

    pub(crate) fn same_form(&self, a: u32, b: u32) -> bool {
        let form = |entry| self.tree.path(entry).map(|[.., form]| form);
        form(a).is_some() && form(a) == form(b)
    }

    /// The comparison of a match, with its reasons.
    pub(crate) fn compare(&self, canon: &Canon, found: Match) -> Option<Comparison> {
        Some(compare(canon, &self.read(found.entry)?))
    }

    /// Groups of entries that are alike, directly or by way of others, each in order; single entries are no group.
    pub(crate) fn groups(&self) -> Vec<Vec<u32>> {
        let mut groups = Groups::new(self.titles.len());
        for entry in 0..self.numbers() {
            let (Some([_, core, form]), Some(canon)) = (self.tree.path(entry), self.read_first(entry)) else {
                // Not the first of its form: it goes with the first.
                if let Some(first) = self
                    .tree
                    .path(entry)
                    .and_then(|[_, _, form]| self.tree.entries(form).next())
                {
                    groups.join(entry, first);
                }
                continue;
            };
            let sense = canon.sense();
            let own = self.tree.node(core).map_or(super::tree::NONE, |node| node.parent);
            let mut join_core = |core: u32| {
                if let Some(other) = self.tree.entry_of_core(core) {
                    groups.join(entry, other);
                }
            };
            join_core(core);
            self.tree.children(own).take(1).for_each(&mut join_core);
            for (key, _) in keys::subsets(&sense) {
                for other in self.subsets.get(key).filter(|other| *other != own) {
                    if let Some(core) = self.tree.children(other).next()
                        && let Some(entry_there) = self.tree.entry_of_core(core)
                        && self.alike(&canon, &sense, entry_there)
                    {
                        join_core(core);
                    }
                }
            }
            let (cores, forms) = self.slips(&canon);
            for other in cores.into_iter().filter(|other| *other != core) {
                if self
                    .tree
                    .entry_of_core(other)
                    .is_some_and(|there| self.alike(&canon, &sense, there))
                {
                    join_core(other);
                }
            }
            for other in forms.into_iter().filter(|other| *other != form) {
                if let Some(there) = self
                    .tree
                    .entries(other)
                    .next()
                    .filter(|there| self.alike(&canon, &sense, *there))
                {
                    groups.join(entry, there);
                }
            }
        }
        groups.finish(|entry| self.title(entry).is_some())
    }

    /// Reads an entry that is the first of its form; the others say the same.
    fn read_first(&self, entry: u32) -> Option<Canon> {
        let [_, _, form] = self.tree.path(entry)?;
        (self.tree.entries(form).next() == Some(entry)).then(|| self.read(entry))?
    }

    fn alike(&self, canon: &Canon, sense: &Sense, entry: u32) -> bool {
        self.read(entry)
            .is_some_and(|other| likeness_of_senses(canon, sense, &other, &other.sense()).0 != Likeness::Distinct)
    }
}

/// One query under way.
struct Search<'i> {
    index: &'i Index,
    canon: &'i Canon,
    sense: &'i Sense,
    most: usize,
    skip: &'i dyn Fn(u32) -> bool,
    found: Vec<Match>,
}

impl Search<'_> {
    /// Whether less near ones are still of interest.
    fn wants(&self) -> bool {
        self.found.len() < self.most
    }

    fn sense(&mut self, sense: u32) {
        self.index
            .tree
            .children(sense)
            .take(self.most)
            .for_each(|core| self.core(core));
    }

    fn core(&mut self, core: u32) {
        self.index
            .tree
            .children(core)
            .take(self.most)
            .for_each(|form| self.form(form));
    }

    /// Compares the form's first entry; the others say the same.
    fn form(&mut self, form: u32) {
        let entries = || self.index.tree.entries(form);
        let Some(other) = entries().next().and_then(|entry| self.index.read(entry)) else {
            return;
        };
        let (likeness, score) = likeness_of_senses(self.canon, self.sense, &other, &other.sense());
        if likeness != Likeness::Distinct {
            let entries = entries().filter(|entry| !(self.skip)(*entry)).take(self.most);
            self.found.extend(entries.map(|entry| Match { entry, likeness, score }));
        }
    }

    fn finish(mut self) -> Vec<Match> {
        order::sort_by(&mut self.found, |a, b| {
            b.score.total_cmp(&a.score).then(a.entry.cmp(&b.entry))
        });
        self.found.dedup_by_key(|found| found.entry);
        self.found.truncate(self.most);
        self.found
    }
}

/// Disjoint sets of entries.
struct Groups {
    parent: Vec<u32>,
}

impl Groups {
    fn new(len: usize) -> Self {
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
    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(slot) = self.parent.get_mut(a.max(b) as usize) {
            *slot = a.min(b);
        }
    }

    fn finish(mut self, there: impl Fn(u32) -> bool) -> Vec<Vec<u32>> {
        let mut groups = vec![Vec::new(); self.parent.len()];
        for entry in 0..u32::try_from(self.parent.len()).unwrap_or(u32::MAX) {
            if there(entry) {
                let root = self.root(entry) as usize;
                groups
                    .get_mut(root)
                    .into_iter()
                    .for_each(|group: &mut Vec<u32>| group.push(entry));
            }
        }
        groups.into_iter().filter(|group| group.len() > 1).collect()
    }
}

#[cfg(test)]
mod tests;
