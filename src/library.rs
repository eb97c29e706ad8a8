//! The existing titles: an index the caller owns.

use crate::Language;
use crate::report::Related;
use crate::similarity::{Canon, Comparison, Index, Neighbour, Owner, PairKind, Similarity};
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
    entries: Vec<Option<Entry>>,
    len: usize,
}

#[derive(Debug, Clone)]
struct Entry {
    id: Option<Box<str>>,
    title: Box<str>,
}

/// A library entry's number, for removing it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(u32);

impl Library {
    pub(crate) fn new(similarity: Similarity) -> Self {
        Self { similarity, index: Index::default(), entries: Vec::new(), len: 0 }
    }

    /// Adds a title under the caller's id for it.
    pub fn insert(&mut self, id: Option<String>, title: &str) -> EntryId {
        let number = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.index.insert(number, self.similarity.read(title, PairKind::Title));
        self.entries.push(Some(Entry { id: id.map(Into::into), title: title.into() }));
        self.len += 1;
        EntryId(number)
    }

    /// Takes an entry out; false if it is not there.
    pub fn remove(&mut self, entry: EntryId) -> bool {
        let Some(slot) = self.entries.get_mut(entry.0 as usize) else { return false };
        let there = slot.take().is_some();
        if there {
            self.index.remove(entry.0);
            self.len -= 1;
        }
        there
    }

    /// Takes out every entry under this id; how many there were.
    pub fn remove_id(&mut self, id: &str) -> usize {
        let numbers: Vec<u32> = (0..)
            .zip(&self.entries)
            .filter(|(_, entry)| entry.as_ref().is_some_and(|entry| entry.id.as_deref() == Some(id)))
            .map(|(number, _)| number)
            .collect();
        numbers.into_iter().filter(|number| self.remove(EntryId(*number))).count()
    }

    /// How many titles there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The titles that are identical or over-similar to this one, nearest first.
    pub fn query(&self, title: &str, language: Language) -> Vec<Related> {
        let canon = self.similarity.read(title, PairKind::Title);
        let found = self.neighbours(&canon, None);
        found
            .into_iter()
            .map(|neighbour| Related {
                reason: self.similarity.reason(&neighbour.comparison, language),
                id: neighbour.id,
                title: neighbour.title,
                score: neighbour.comparison.score,
                path: None,
                line: None,
            })
            .collect()
    }

    /// The neighbours of a title; the entry with the draft's own id is the draft itself.
    pub(crate) fn neighbours(&self, canon: &Canon, own_id: Option<&str>) -> Vec<Neighbour> {
        let neighbour = |(number, comparison): (u32, Comparison)| {
            let entry = self.entries.get(number as usize)?.as_ref()?;
            let id = entry.id.as_deref();
            (own_id.is_none() || id != own_id).then(|| Neighbour {
                owner: Owner::Library(number),
                id: id.map(str::to_owned),
                title: entry.title.to_string(),
                origin: Origin::default(),
                comparison,
            })
        };
        self.index.query(canon).into_iter().filter_map(neighbour).collect()
    }
}
