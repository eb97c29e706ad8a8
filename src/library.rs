//! The existing titles: an index the caller owns.

mod find;
mod ids;
mod spoken;

use std::ops::Range;

use crate::language::Language;
use crate::report::Related;
use crate::similarity::{Comparison, Groups, Index, Match, Near, Owner, Query, Similarity, Subject};
use crate::template::Origin;
use crate::text::Buffers;
use crate::texts::Names;
use ids::Ids;

pub use find::Candidate;

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
    ids: Ids,
    /// The keywords of the entries whose templates are known, a name a line.
    keywords: Names,
    len: usize,
    /// Entries taken out since their names were last forgotten.
    gone: usize,
    buffers: Buffers,
}

/// As many entries may be gone before what was remembered of them is forgotten.
const FEW_GONE: usize = 64;

/// A library entry's number, for removing it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(u32);

impl EntryId {
    /// How many entries were inserted before this one.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A title read for a library. Reading is most of the work, needs nothing of what the library holds, and can be spread
/// over threads; see [`Examiner::read`](crate::Examiner::read).
#[derive(Debug, Clone)]
pub struct Title {
    text: Box<str>,
    subject: Subject,
    keywords: Option<Box<str>>,
}

/// Which titles of a library are alike, as far as it has been looked through; see [`Library::alike`].
#[derive(Debug, Clone)]
pub struct Alike(Groups);

impl Title {
    pub(crate) fn new(text: &str, subject: Subject) -> Self {
        Self {
            text: text.into(),
            subject,
            keywords: None,
        }
    }

    /// The same title of a template whose keywords are known.
    #[must_use]
    pub fn with_keywords<S: AsRef<str>>(mut self, keywords: &[S]) -> Self {
        self.keywords = Some(joined(keywords).into());
        self
    }
}

impl Library {
    /// The most titles a library takes; further ones are not inserted.
    pub const MAX_TITLES: usize = u32::MAX as usize - 2;
    /// The most bytes its titles have together, and its ids, and its keywords; what would be more is not inserted.
    pub const MAX_BYTES: usize = u32::MAX as usize;

    pub(crate) fn new(similarity: Similarity) -> Self {
        Self {
            index: Index::new(similarity.clone()),
            similarity,
            ids: Ids::default(),
            keywords: Names::default(),
            len: 0,
            gone: 0,
            buffers: Buffers::default(),
        }
    }

    /// Adds a title under the caller's id for it. `None` when the library is full.
    #[allow(
        clippy::needless_pass_by_value,
        reason = "callers have owned ids, and may go on handing them over"
    )]
    pub fn insert(&mut self, id: Option<String>, title: &str) -> Option<EntryId> {
        let subject = self.similarity.subject_in(title, &mut self.buffers);
        self.put(id.as_deref(), title, &subject, None, 0)
            .map(|(entry, _)| entry)
    }

    /// Adds a template with the names of its keywords, which [`Self::find`] tells. `None` when the library is full.
    #[allow(clippy::needless_pass_by_value, reason = "as for `insert`")]
    pub fn insert_with<S: AsRef<str>>(&mut self, id: Option<String>, title: &str, keywords: &[S]) -> Option<EntryId> {
        let subject = self.similarity.subject_in(title, &mut self.buffers);
        self.put(id.as_deref(), title, &subject, Some(&joined(keywords)), 0)
            .map(|(entry, _)| entry)
    }

    /// Adds a title that the linter has read whose library this is. Besides its entry it returns the
    /// entries before it that are identical or over-similar with their scores, nearest first, `most` of them: the same
    /// as [`Self::matches`] before [`Self::insert`], in one reading. `None` when the library is full.
    ///
    /// ```
    /// use mobanlint::Linter;
    /// let linter = Linter::builtin()?;
    /// let mut library = linter.library();
    /// let paid = library.insert(None, "订单付款成功提醒");
    /// let title = linter.examiner().read("订单支付成功通知");
    /// let (_, matches) = library.admit(None, &title, 5).expect("there is room for two");
    /// assert_eq!(matches.first().map(|found| found.0), paid);
    /// # Ok::<(), mobanlint::RulesetError>(())
    /// ```
    pub fn admit(&mut self, id: Option<&str>, title: &Title, most: usize) -> Option<(EntryId, Vec<(EntryId, f64)>)> {
        self.put(id, &title.text, &title.subject, title.keywords.as_deref(), most)
    }

    fn put(
        &mut self,
        id: Option<&str>,
        title: &str,
        subject: &Subject,
        keywords: Option<&str>,
        most: usize,
    ) -> Option<(EntryId, Vec<(EntryId, f64)>)> {
        let found = (most > 0).then(|| {
            self.index.query(Query {
                title,
                subject,
                most,
                skip: &|_| false,
                earlier: None,
            })
        });
        if id.is_some_and(|id| !self.ids.takes(id)) || keywords.is_some_and(|names| !self.keywords.takes(names)) {
            return None;
        }
        let number = self.index.insert(title, subject, found.as_ref())?;
        if let Some(id) = id {
            self.ids.put(number, id);
        }
        if let Some(keywords) = keywords {
            self.keywords.put(number as usize, keywords);
        }
        self.len += 1;
        let matches = found.map_or(Vec::new(), |found| found.matches);
        Some((EntryId(number), scores(matches)))
    }

    fn id(&self, entry: u32) -> Option<&str> {
        self.ids.get(entry)
    }

    /// The keywords of an entry's template, where they are known.
    fn keywords(&self, entry: u32) -> Option<Vec<&str>> {
        let names = self.keywords.get(entry as usize)?;
        Some(names.lines().collect())
    }

    /// Takes an entry out; false if it is not there.
    pub fn remove(&mut self, entry: EntryId) -> bool {
        let there = self.index.remove(entry.0);
        if there {
            self.len -= 1;
            self.gone += 1;
            // As the index does: whoever removed them has paid for passing over all there ever were.
            if self.gone > FEW_GONE.max(self.len).max(self.index.numbers() as usize / 8) {
                self.forget();
            }
        }
        there
    }

    /// Forgets the names of what is gone.
    fn forget(&mut self) {
        let numbers = 0..self.index.numbers();
        let live = numbers.filter(|number| self.index.title(*number).is_some());
        let mut keywords = Names::default();
        let mut ids = Ids::default();
        for number in live {
            if let Some(id) = self.ids.get(number) {
                ids.put(number, id);
            }
            if let Some(names) = self.keywords.get(number as usize) {
                keywords.put(number as usize, names);
            }
        }
        (self.ids, self.keywords) = (ids, keywords);
        self.gone = 0;
    }

    /// Takes out every entry under this id; how many there were.
    pub fn remove_id(&mut self, id: &str) -> usize {
        self.ids
            .take(id)
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
        let subject = self.similarity.subject(title);
        let related = |near: Near| {
            let neighbour = self.similarity.neighbour(&subject, near);
            Related {
                reason: self.similarity.reason(&neighbour.comparison, language),
                id: neighbour.id,
                title: neighbour.title,
                score: neighbour.comparison.score,
                means: neighbour.comparison.means(),
                path: None,
                line: None,
                cell: None,
                sheet: None,
            }
        };
        self.near(title, &subject, None, most).map(related).collect()
    }

    /// The entries that are identical or over-similar to this title with their scores, nearest first, `most` of them.
    /// What [`Self::query`] tells besides is worked out only there.
    pub fn matches(&self, title: &str, most: usize) -> Vec<(EntryId, f64)> {
        let found = self.index.query(Query {
            title,
            subject: &self.similarity.subject(title),
            most,
            skip: &|_| false,
            earlier: None,
        });
        scores(found.matches)
    }

    /// Groups of titles that are alike, directly or by way of others.
    pub fn groups(&self) -> Vec<Vec<EntryId>> {
        self.alike(0..usize::MAX).groups()
    }

    /// Looks through a share of the library, as numbers of entries, for titles that are alike to any of all. Several
    /// shares, which may be looked through on several threads, are merged.
    ///
    /// ```
    /// use mobanlint::Linter;
    /// let linter = Linter::builtin()?;
    /// let mut library = linter.library();
    /// for title in ["订单支付成功通知", "停水通知", "订单付款成功提醒"] {
    ///     library.insert(None, title);
    /// }
    /// let mut alike = library.alike(0..2);
    /// alike.merge(&library.alike(2..3));
    /// assert_eq!(alike.groups(), library.groups());
    /// # Ok::<(), mobanlint::RulesetError>(())
    /// ```
    pub fn alike(&self, share: Range<usize>) -> Alike {
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Alike(self.index.groups(number(share.start)..number(share.end)))
    }

    /// The entry nearest to an entry.
    pub(crate) fn nearest(&self, entry: EntryId) -> Option<Match> {
        if let Some(twin) = self.index.twin(entry.0) {
            return Some(twin);
        }
        self.nearest_but(entry, |other| other == entry.0)
    }

    /// The nearest entry that is not the same once folded.
    pub(crate) fn nearest_other(&self, entry: EntryId) -> Option<Match> {
        self.nearest_but(entry, |other| self.index.same_form(entry.0, other))
    }

    fn nearest_but(&self, entry: EntryId, skip: impl Fn(u32) -> bool) -> Option<Match> {
        let title = self.index.title(entry.0)?;
        let found = self.index.query(Query {
            title,
            subject: &self.similarity.subject(title),
            most: 1,
            skip: &skip,
            earlier: None,
        });
        found.matches.first().copied()
    }

    /// The comparison of an entry with a match of it.
    pub(crate) fn compare(&self, entry: EntryId, found: Match) -> Option<Comparison> {
        let subject = self.similarity.subject(self.index.title(entry.0)?);
        self.index.compare(&subject, found)
    }

    /// Whether all these entries are the same once folded.
    pub(crate) fn are_identical(&self, entries: &[EntryId]) -> bool {
        entries
            .windows(2)
            .all(|pair| matches!(pair, [a, b] if self.index.same_form(a.0, b.0)))
    }

    /// The title and id of an entry.
    pub fn get(&self, entry: EntryId) -> Option<(&str, Option<&str>)> {
        self.index.title(entry.0).map(|title| (title, self.id(entry.0)))
    }

    /// What is near to a title; the entry with the draft's own id is the draft itself.
    pub(crate) fn near(
        &self,
        title: &str,
        subject: &Subject,
        own_id: Option<&str>,
        most: usize,
    ) -> impl Iterator<Item = Near> {
        let found = self.index.query(Query {
            title,
            subject,
            most,
            skip: &|entry| own_id.is_some() && self.id(entry) == own_id,
            earlier: None,
        });
        found.matches.into_iter().filter_map(|found| {
            Some(Near {
                owner: Owner::Library(found.entry),
                id: self.id(found.entry).map(str::to_owned),
                title: self.index.title(found.entry)?.to_owned(),
                origin: Origin::default(),
                score: found.score,
            })
        })
    }
}

impl Alike {
    /// Takes over what was found in another share of the same library.
    pub fn merge(&mut self, other: &Self) {
        self.0.merge(&other.0);
    }

    /// The groups of titles that are alike, directly or by way of others, each in the order of its entries.
    pub fn groups(self) -> Vec<Vec<EntryId>> {
        let groups = self.0.finish().into_iter();
        groups.map(|group| group.into_iter().map(EntryId).collect()).collect()
    }
}

/// Names in one text, a line each.
fn joined<S: AsRef<str>>(names: &[S]) -> String {
    let names = names.iter().map(|name| name.as_ref().replace(['\n', '\r'], " "));
    names.collect::<Vec<_>>().join("\n")
}

fn scores(matches: Vec<Match>) -> Vec<(EntryId, f64)> {
    let score = |found: Match| (EntryId(found.entry), found.score);
    matches.into_iter().map(score).collect()
}
