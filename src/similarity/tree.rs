//! The library's shape: entries under forms under cores under senses, each level an intrusive list.
//!
//! Titles that are identical share a form, those that differ by their ending a core, those that mean the same a sense.
//! So a hundred thousand equal titles are one form, and what is alike is found by walking down, not by comparing.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// No node, or no entry.
pub(super) const NONE: u32 = u32::MAX;

/// A form, core or sense: it knows its parent, its siblings and its children.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub(super) parent: u32,
    pub(super) first: u32,
    last: u32,
    prev: u32,
    pub(super) next: u32,
}

/// An entry's place under its form.
#[derive(Debug, Clone, Copy)]
pub(super) struct Leaf {
    pub(super) form: u32,
    prev: u32,
    pub(super) next: u32,
}

/// Keys are hashes already.
#[derive(Default, Clone)]
pub(super) struct Given(u64);

impl Hasher for Given {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }
    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

pub(super) type ByHash<T> = HashMap<u64, T, BuildHasherDefault<Given>>;

/// The tree without what the entries say.
#[derive(Debug, Clone, Default)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    free: Vec<u32>,
    by_key: ByHash<u32>,
    leaves: Vec<Leaf>,
}

impl Tree {
    pub(super) fn node(&self, id: u32) -> Option<&Node> {
        self.nodes.get(id as usize)
    }

    /// The node with this key; it exists as long as an entry is below it.
    pub(super) fn find(&self, key: u64) -> Option<u32> {
        self.by_key.get(&key).copied()
    }

    /// Adds an entry below form, core and sense, by their keys. Returns the node ids from sense to form, each with
    /// whether it is new.
    pub(super) fn insert(&mut self, entry: u32, keys: [u64; 3]) -> [(u32, bool); 3] {
        let mut parent = NONE;
        let path = keys.map(|key| {
            let (id, new) = match self.by_key.get(&key) {
                Some(id) => (*id, false),
                None => (self.add_node(key, parent), true),
            };
            parent = id;
            (id, new)
        });
        let form = parent;
        let last = self.node(form).map_or(NONE, |node| node.last);
        self.leaves.resize(
            self.leaves.len().max(entry as usize + 1),
            Leaf {
                form: NONE,
                prev: NONE,
                next: NONE,
            },
        );
        if let Some(leaf) = self.leaves.get_mut(entry as usize) {
            *leaf = Leaf {
                form,
                prev: last,
                next: NONE,
            };
        }
        match self.leaves.get_mut(last as usize) {
            Some(before) => before.next = entry,
            None => self.update(form, |node| node.first = entry),
        }
        self.update(form, |node| node.last = entry);
        path
    }

    /// Takes an entry out, and every node that is left without any; `gone` is told each of those.
    pub(super) fn remove(&mut self, entry: u32, keys: [u64; 3], mut gone: impl FnMut(u32)) {
        let Some(&Leaf { form, prev, next }) = self.leaves.get(entry as usize) else {
            return;
        };
        if form == NONE {
            return;
        }
        match self.leaves.get_mut(prev as usize) {
            Some(before) => before.next = next,
            None => self.update(form, |node| node.first = next),
        }
        match self.leaves.get_mut(next as usize) {
            Some(behind) => behind.prev = prev,
            None => self.update(form, |node| node.last = prev),
        }
        if let Some(leaf) = self.leaves.get_mut(entry as usize) {
            leaf.form = NONE;
        }
        let mut id = form;
        for key in keys.into_iter().rev() {
            let Some(&node) = self.node(id) else { return };
            if node.first != NONE {
                return;
            }
            self.by_key.remove(&key);
            self.unlink(node);
            self.free.push(id);
            gone(id);
            id = node.parent;
        }
    }

    fn add_node(&mut self, key: u64, parent: u32) -> u32 {
        let prev = self.node(parent).map_or(NONE, |node| node.last);
        let node = Node {
            parent,
            first: NONE,
            last: NONE,
            prev,
            next: NONE,
        };
        let id = if let Some(id) = self.free.pop() {
            self.update(id, |old| *old = node);
            id
        } else {
            self.nodes.push(node);
            // Fewer nodes than entries times three, and entries are counted in u32.
            u32::try_from(self.nodes.len() - 1).unwrap_or(NONE)
        };
        self.by_key.insert(key, id);
        match prev {
            NONE => self.update(parent, |node| node.first = id),
            _ => self.update(prev, |node| node.next = id),
        }
        self.update(parent, |node| node.last = id);
        id
    }

    fn unlink(&mut self, node: Node) {
        match node.prev {
            NONE => self.update(node.parent, |parent| parent.first = node.next),
            prev => self.update(prev, |before| before.next = node.next),
        }
        match node.next {
            NONE => self.update(node.parent, |parent| parent.last = node.prev),
            next => self.update(next, |behind| behind.prev = node.prev),
        }
    }

    fn update(&mut self, id: u32, change: impl FnOnce(&mut Node)) {
        if let Some(node) = self.nodes.get_mut(id as usize) {
            change(node);
        }
    }

    /// The children of a node, in the order they came.
    pub(super) fn children(&self, id: u32) -> impl Iterator<Item = u32> {
        let first = self.node(id).map(|node| node.first).filter(|first| *first != NONE);
        std::iter::successors(first, |id| {
            self.node(*id).map(|node| node.next).filter(|next| *next != NONE)
        })
    }

    /// The entries of a form, in the order they came.
    pub(super) fn entries(&self, form: u32) -> impl Iterator<Item = u32> {
        let first = self.node(form).map(|node| node.first).filter(|first| *first != NONE);
        std::iter::successors(first, |entry| {
            self.leaves
                .get(*entry as usize)
                .map(|leaf| leaf.next)
                .filter(|next| *next != NONE)
        })
    }

    /// Any entry below a core.
    pub(super) fn entry_of_core(&self, core: u32) -> Option<u32> {
        self.children(core).find_map(|form| self.entries(form).next())
    }

    /// The ids of a live entry's sense, core and form.
    pub(super) fn path(&self, entry: u32) -> Option<[u32; 3]> {
        let form = self
            .leaves
            .get(entry as usize)
            .map(|leaf| leaf.form)
            .filter(|form| *form != NONE)?;
        let core = self.node(form)?.parent;
        Some([self.node(core)?.parent, core, form])
    }
}
