//! The existing titles: an index the caller owns.

use crate::Language;
use crate::report::Related;
use crate::similarity::{Canon, Comparison, Index, Match, Neighbour, Owner, PairKind, Similarity};
use crate::template::Origin;

/// Existing titles that drafts are compared with. Entries can be inserted and removed at any time.
///
/// ```
/// use mobanlint::{Linter, Template};
/// let linter = Linter::builtin()?;
/// let mut library = linter.library();
/// library.insert(Some("tid-1".into()), "订单付款成功提醒");
/// let report = linter.check(&[Template::new("订单支付成功通知")], &library);
/// assert_eq!(report.findings[0].rule, "1.2");
/// assert_eq!(report.findings[0].related[0].id.as_deref(), Some("tid-1"));
/// # Ok::<(), mobanlint::RulesetError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Library {
    similarity: Similarity,
    index: Index,
    ids: Vec<Option<Box<str>>>,
    len: usize,
}

/// A library entry's number, for removing it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(u32);

impl EntryId {
    /// How many entries were inserted before this one.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl Library {
    /// The most titles a library takes; further ones are not inserted.
    pub const MAX_TITLES: usize = u32::MAX as usize - 2;

    pub(crate) fn new(similarity: Similarity) -> Self {
        Self {
            index: Index::new(similarity.clone()),
            similarity,
            ids: Vec::new(),
            len: 0,
        }
    }

    /// Adds a title under the caller's id for it. `None` when the library is full.
    pub fn insert(&mut self, id: Option<String>, title: &str) -> Option<EntryId> {
        let number = self
            .index
            .insert(title, &self.similarity.read(title, PairKind::Title))?;
        self.ids.push(id.map(Into::into));
        self.len += 1;
        Some(EntryId(number))
    }

    /// Takes an entry out; false if it is not there.
    pub fn remove(&mut self, entry: EntryId) -> bool {
        let there = self.index.remove(entry.0);
        if there {
            self.len -= 1;
        }
        there
    }

    /// Takes out every entry under this id; how many there were.
    pub fn remove_id(&mut self, id: &str) -> usize {
        let under = |(number, known): (u32, &Option<Box<str>>)| (known.as_deref() == Some(id)).then_some(number);
        let numbers: Vec<u32> = (0..).zip(&self.ids).filter_map(under).collect();
        numbers
            .into_iter()
            .filter(|number| self.remove(EntryId(*number)))
            .count()
    }

    /// How many titles there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The titles that are identical or over-similar to this one, nearest first, `most` of them.
    pub fn query(&self, title: &str, most: usize, language: Language) -> Vec<Related> {
        let canon = self.similarity.read(title, PairKind::Title);
        let related = |neighbour: Neighbour| Related {
            reason: self.similarity.reason(&neighbour.comparison, language),
            id: neighbour.id,
            title: neighbour.title,
            score: neighbour.comparison.score,
            path: None,
            line: None,
            sheet: None,
        };
        self.neighbours(&canon, None, most).into_iter().map(related).collect()
    }

    /// The entries that are identical or over-similar to this title with their scores, nearest first, `most` of them.
    /// What [`Self::query`] tells besides is worked out only there.
    pub fn matches(&self, title: &str, most: usize) -> Vec<(EntryId, f64)> {
        let canon = self.similarity.read(title, PairKind::Title);
        let found = self.index.query(&canon, most, &|_| false);
        found
            .into_iter()
            .map(|found| (EntryId(found.entry), found.score))
            .collect()
    }

    /// Groups of titles that are alike, directly or by way of others.
    pub fn groups(&self) -> Vec<Vec<EntryId>> {
        self.index
            .groups()
            .into_iter()
            .map(|group| group.into_iter().map(EntryId).collect())
            .collect()
    }

    /// The comparison of an entry with the one nearest to it.
    pub(crate) fn nearest(&self, entry: EntryId) -> Option<Comparison> {
        let canon = self.similarity.read(self.index.title(entry.0)?, PairKind::Title);
        let nearest = self.index.query(&canon, 1, &|other| other == entry.0);
        nearest.first().and_then(|found| self.index.compare(&canon, *found))
    }

    /// Whether all these entries are the same once folded.
    pub(crate) fn are_identical(&self, entries: &[EntryId]) -> bool {
        entries
            .windows(2)
            .all(|pair| matches!(pair, [a, b] if self.index.same_form(a.0, b.0)))
    }

    /// The title and id of an entry.
    pub fn get(&self, entry: EntryId) -> Option<(&str, Option<&str>)> {
        let id = self.ids.get(entry.0 as usize).and_then(|id| id.as_deref());
        self.index.title(entry.0).map(|title| (title, id))
    }

    /// The neighbours of a title; the entry with the draft's own id is the draft itself.
    pub(crate) fn neighbours(&self, canon: &Canon, own_id: Option<&str>, most: usize) -> Vec<Neighbour> {
        let id = |entry: u32| self.ids.get(entry as usize).and_then(|id| id.as_deref());
        let found = self
            .index
            .query(canon, most, &|entry| own_id.is_some() && id(entry) == own_id);
        let neighbour = |found: Match| {
            Some(Neighbour {
                owner: Owner::Library(found.entry),
                id: id(found.entry).map(str::to_owned),
                title: self.index.title(found.entry)?.to_owned(),
                origin: Origin::default(),
                comparison: self.index.compare(canon, found)?,
            })
        };
        found.into_iter().filter_map(neighbour).collect()
    }
}
