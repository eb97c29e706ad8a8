//! The library a linter holds, with numbers JavaScript can give back.

use mobanlint::{EntryId, Library, Linter, Severity, Verdict};
use serde::Serialize;

/// A title that is alike to others.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Member {
    /// Its place in the list, or its number in the library.
    pub index: usize,
    /// Its id, if it has one.
    pub id: Option<String>,
    /// The title.
    pub title: String,
}

/// Titles that are alike, directly or by way of others.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Group {
    /// Whether all are identical, or at least two of them only over-similar.
    pub verdict: Verdict,
    /// What the rules make of it when all are one's own drafts.
    pub severity: Option<Severity>,
    /// How alike the two nearest are, from 0 to 1.
    pub score: f64,
    /// By which means they were found the same.
    pub means: Option<mobanlint::Means>,
    /// Why they are.
    pub reason: String,
    /// The titles, in the order they came.
    pub members: Vec<Member>,
}

pub(crate) struct Shelf {
    pub(crate) library: Library,
    /// By their numbers, which count up from 0.
    entries: Vec<EntryId>,
}

impl Shelf {
    pub(crate) fn new(linter: &Linter) -> Self {
        Self {
            library: linter.library(),
            entries: Vec::new(),
        }
    }

    /// The new entry's number; nothing when the library is full.
    pub(crate) fn insert(&mut self, id: Option<String>, title: &str, keywords: &[String]) -> Option<usize> {
        let entry = if keywords.is_empty() {
            self.library.insert(id, title)?
        } else {
            self.library.insert_with(id, title, keywords)?
        };
        self.entries.push(entry);
        Some(entry.index())
    }

    pub(crate) fn remove(&mut self, number: usize) -> bool {
        self.entries
            .get(number)
            .is_some_and(|entry| self.library.remove(*entry))
    }

    #[cfg(feature = "sending")]
    pub(crate) fn groups(&self, linter: &Linter) -> Vec<Group> {
        let member = |entry: EntryId| {
            let (title, id) = self.library.get(entry)?;
            Some(Member {
                index: entry.index(),
                id: id.map(str::to_owned),
                title: title.to_owned(),
            })
        };
        linter
            .duplicates(&self.library)
            .into_iter()
            .map(|group| Group {
                verdict: group.verdict,
                severity: group.severity,
                score: group.score,
                means: group.means,
                reason: group.reason,
                members: group.members.into_iter().filter_map(member).collect(),
            })
            .collect()
    }
}
