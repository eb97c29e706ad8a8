//! The library's shape: entries under forms under cores under senses, each level a circle of those that are together.
//!
//! Titles that are identical share a form, those that differ by their ending a core, those that mean the same a sense.
//! So a hundred thousand equal titles are one form, and what is alike is found by walking round, not by comparing.
//! A form, a core, a sense is known by its first entry; an entry that is alone is all three, and costs no more.

use super::keys::Level;

/// Who stands behind an entry.
///
/// Of the first entry of a form: the next entry of the form, the first entry of the next form of the core, and that of
/// the next core of the sense. Of a further entry: the next one of the form, the one before, and the first.
/// Behind the last of a circle comes its first.
type Links = [u32; 3];

#[derive(Debug, Clone, Copy)]
struct Standing {
    /// The largest of which this entry is the first.
    first_of: Option<Level>,
    /// Whether it has not been taken out. A first stays in its circles all the same.
    there: bool,
}

/// The tree without what the entries say. Circles are in the order their members came.
#[derive(Debug, Clone, Default)]
pub(super) struct Tree {
    links: Vec<Links>,
    standings: Vec<Standing>,
}

/// Where a new entry belongs: behind the last of a circle.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) level: Level,
    pub(super) first: u32,
    pub(super) last: u32,
}

impl Tree {
    pub(super) fn len(&self) -> usize {
        self.links.len()
    }

    pub(super) fn is_there(&self, entry: u32) -> bool {
        self.standing(entry).is_some_and(|standing| standing.there)
    }

    /// The largest of which an entry is the first.
    pub(super) fn first_of(&self, entry: u32) -> Option<Level> {
        self.standing(entry)?.first_of
    }

    fn standing(&self, entry: u32) -> Option<Standing> {
        self.standings.get(entry as usize).copied()
    }

    fn links(&self, entry: u32) -> Links {
        self.links.get(entry as usize).copied().unwrap_or([entry; 3])
    }

    fn link(&mut self, entry: u32, to: usize, other: u32) {
        if let Some(link) = self.links.get_mut(entry as usize).and_then(|links| links.get_mut(to)) {
            *link = other;
        }
    }

    /// Adds the entry `entry`, whose number is the next, at its place, or as the first of a sense.
    pub(super) fn add(&mut self, entry: u32, place: Option<Place>) {
        let (links, first_of) = match place {
            None => ([entry; 3], Some(Level::Sense)),
            Some(place) => {
                self.link(place.last, place.level as usize, entry);
                match place.level {
                    Level::Form => ([place.first, place.last, place.first], None),
                    Level::Core => ([entry, place.first, entry], Some(Level::Form)),
                    Level::Sense => ([entry, entry, place.first], Some(Level::Core)),
                }
            }
        };
        self.links.push(links);
        self.standings.push(Standing { first_of, there: true });
    }

    /// Adds an entry that has been taken out already.
    pub(super) fn add_gone(&mut self, entry: u32) {
        self.links.push([entry; 3]);
        self.standings.push(Standing {
            first_of: None,
            there: false,
        });
    }

    /// Takes an entry out. Where it was the last of its form, and not the first, the new last is returned.
    pub(super) fn remove(&mut self, entry: u32) -> Option<u32> {
        let standing = self.standings.get_mut(entry as usize)?;
        standing.there = false;
        if standing.first_of.is_some() {
            return None;
        }
        let [next, before, first] = self.links(entry);
        self.link(before, 0, next);
        if next == first {
            return Some(before);
        }
        self.link(next, 1, before);
        None
    }

    /// The first of a circle, by the first or by the last of it. None where nothing of this level begins.
    pub(super) fn first(&self, level: Level, member: u32) -> Option<u32> {
        let begins = level == Level::Form || self.first_of(member) >= below(level);
        // Numbers grow along a circle.
        begins.then(|| member.min(self.next(level, member)))
    }

    fn next(&self, level: Level, entry: u32) -> u32 {
        let [form, core, sense] = self.links(entry);
        match level {
            Level::Form => form,
            Level::Core => core,
            Level::Sense => sense,
        }
    }

    /// The entries of a form, the forms of a core or the cores of a sense, each by its first entry.
    pub(super) fn circle(&self, level: Level, first: u32) -> impl Iterator<Item = u32> {
        std::iter::successors(Some(first), move |at| {
            Some(self.next(level, *at)).filter(|next| *next != first)
        })
    }

    /// The entries of a form that are there.
    pub(super) fn entries(&self, form: u32) -> impl Iterator<Item = u32> {
        self.circle(Level::Form, form).filter(|entry| self.is_there(*entry))
    }

    /// The forms of a core that have entries.
    pub(super) fn forms(&self, core: u32) -> impl Iterator<Item = u32> {
        self.circle(Level::Core, core)
            .filter(|form| self.entries(*form).next().is_some())
    }

    /// The cores of a sense that have entries.
    pub(super) fn cores(&self, sense: u32) -> impl Iterator<Item = u32> {
        self.circle(Level::Sense, sense)
            .filter(|core| self.forms(*core).next().is_some())
    }

    /// The first entry there is of a form, core or sense.
    pub(super) fn some_entry(&self, level: Level, first: u32) -> Option<u32> {
        let form = match level {
            Level::Form => Some(first),
            Level::Core => self.forms(first).next(),
            Level::Sense => self.cores(first).find_map(|core| self.forms(core).next()),
        };
        self.entries(form?).next()
    }

    /// The form an entry belongs to.
    pub(super) fn form_of(&self, entry: u32) -> u32 {
        let [.., first] = self.links(entry);
        match self.first_of(entry) {
            Some(_) => entry,
            None => first,
        }
    }
}

/// What the members of a circle of this level are the firsts of, at least.
fn below(level: Level) -> Option<Level> {
    match level {
        Level::Form => None,
        Level::Core => Some(Level::Form),
        Level::Sense => Some(Level::Core),
    }
}
