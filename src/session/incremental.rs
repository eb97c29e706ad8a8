//! Drafts that are edited while they stand among each other: after an edit only those are looked at again that it
//! concerns.

use std::ops::Range;

use super::{Entered, Placed, nearest_first};
use crate::input::InputError;
use crate::library::Library;
use crate::linter::Linter;
use crate::order;
use crate::report::Finding;
use crate::similarity::{Index, Match, Near, Owner, Query, Subject};
use crate::template::Template;

/// Drafts beyond which an edit is one of all of them: to look at each by itself would take longer.
const MAX_CONCERNED: usize = 256;

/// Numbers of the index that may be those of drafts that are gone.
const MAX_GONE: usize = 4096;

/// A check of drafts that are edited: what it finds is what [`Linter::check`] finds in them as they are now, and an edit
/// of one draft costs about as much beside ten thousand as beside ten.
///
/// It keeps of each draft what the comparison of titles needs; the drafts themselves are the caller's.
///
/// ```
/// use mobanlint::{Linter, Template};
/// let linter = Linter::builtin()?;
/// let library = linter.library();
/// let mut drafts = vec![Template::new("订单支付成功通知"), Template::new("停水通知"), Template::new("停电通知")];
/// let mut check = linter.incremental();
/// check.splice(0..0, drafts.iter().map(Some));
///
/// drafts[0] = Template::new("停电提醒");
/// let concerned = check.splice(0..1, [Some(&drafts[0])]);
/// assert_eq!(concerned, [0, 2]);
/// let findings = check.findings(2, |at| drafts.get(at), &library)?;
/// assert_eq!(findings[0].rule, "1.2");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Incremental {
    linter: Linter,
    index: Index,
    drafts: Vec<Standing>,
    /// Where the draft of an entry of the index stands.
    places: Vec<usize>,
}

/// What is known of a draft.
#[derive(Debug, Clone, Default)]
struct Standing {
    entry: Option<u32>,
    /// The earlier drafts that are alike, nearest first.
    near: Vec<Match>,
}

impl Incremental {
    fn new(linter: Linter) -> Self {
        Self {
            index: Index::new(linter.compiled.similarity.clone()),
            linter,
            drafts: Vec::new(),
            places: Vec::new(),
        }
    }

    /// Puts drafts in the place of others, of which none need be there; `None` is one that could not be read. Those whose
    /// findings may be others now are returned as places in the new order, from the first to the last.
    pub fn splice<'t>(
        &mut self,
        range: Range<usize>,
        with: impl IntoIterator<Item = Option<&'t Template>>,
    ) -> Vec<usize> {
        let end = range.end.min(self.drafts.len());
        let start = range.start.min(end);
        let compares = self.linter.compares_titles();
        let title = |draft: Option<&'t Template>| {
            let judged = draft.filter(|draft| compares && draft.within_limits().is_ok());
            judged.map(|draft| draft.title.as_str())
        };
        let titles: Vec<Option<&str>> = with.into_iter().map(title).collect();
        let behind = start + titles.len();
        let numbers = self.places.len() + titles.len();
        if titles.len() + (end - start) > MAX_CONCERNED || numbers > 2 * self.drafts.len() + MAX_GONE {
            let mut all = self.titles();
            all.splice(start..end, titles.into_iter().map(|title| title.map(str::to_owned)));
            return self.renew(&all);
        }
        let gone: Vec<Standing> = self
            .drafts
            .splice(start..end, titles.iter().map(|_| Standing::default()))
            .collect();
        let gone: Vec<u32> = gone.iter().filter_map(|draft| draft.entry).collect();
        for entry in &gone {
            self.index.remove(*entry);
        }
        for (at, title) in (start..).zip(&titles) {
            self.insert(at, *title);
        }
        if behind != end {
            self.place(behind);
        }
        let knew = |draft: &Standing| draft.near.iter().any(|near| gone.contains(&near.entry));
        let mut concerned: Vec<usize> = self
            .drafts
            .iter()
            .enumerate()
            .filter(|(_, draft)| knew(draft))
            .map(|(at, _)| at)
            .collect();
        for at in start..behind {
            let found = self.alike(at);
            concerned.extend(
                found
                    .iter()
                    .filter(|found| self.takes(at, found))
                    .map(|found| self.place_of(found)),
            );
            concerned.push(at);
        }
        concerned.sort_unstable();
        concerned.dedup();
        if concerned.len() > MAX_CONCERNED {
            let all = self.titles();
            return self.renew(&all);
        }
        for at in &concerned {
            let mut near = self.alike(*at);
            near.retain(|found| self.place_of(found) < *at);
            self.nearest(&mut near);
            if let Some(draft) = self.drafts.get_mut(*at) {
                draft.near = near;
            }
        }
        concerned
    }

    /// How many drafts there are.
    pub fn len(&self) -> usize {
        self.drafts.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.drafts.is_empty()
    }

    /// The earlier drafts that are identical or over-similar to the one at this place, nearest first, at most
    /// [`Linter::MAX_RELATED`].
    pub fn near(&self, at: usize) -> impl Iterator<Item = usize> {
        let near = self.drafts.get(at).map_or(&[][..], |draft| draft.near.as_slice());
        near.iter().map(|found| self.place_of(found))
    }

    /// What is found in the draft at this place, of drafts that are those which were put in.
    ///
    /// # Errors
    /// A template beyond the documented limits is not judged.
    pub fn findings<'t>(
        &self,
        at: usize,
        drafts: impl Fn(usize) -> Option<&'t Template>,
        library: &Library,
    ) -> Result<Vec<Finding>, InputError> {
        let Some(template) = drafts(at) else {
            return Ok(Vec::new());
        };
        let outcome = self.linter.examine(template).outcome.map(|judged| {
            let mut near = Vec::new();
            if let Some(subject) = &judged.title {
                let own = self.drafts.get(at).map_or(&[][..], |draft| draft.near.as_slice());
                near.extend(own.iter().filter_map(|found| {
                    let place = self.place_of(found);
                    Some(near_draft(place, drafts(place)?, found.score))
                }));
                let id = template.id.as_deref();
                near.extend(library.near(&template.title, subject, id, Linter::MAX_RELATED));
                nearest_first(&mut near);
            }
            Placed {
                findings: judged.findings,
                subject: judged.title,
                near,
            }
        });
        self.linter.finish(
            template,
            Entered {
                index: at,
                repeats: 0,
                outcome,
            },
        )
    }

    /// The titles of all drafts, where they are compared.
    fn titles(&self) -> Vec<Option<String>> {
        let title = |draft: &Standing| Some(self.index.title(draft.entry?)?.to_owned());
        self.drafts.iter().map(title).collect()
    }

    /// Begins anew with these titles; all of them are returned.
    fn renew(&mut self, titles: &[Option<String>]) -> Vec<usize> {
        *self = Self::new(self.linter.clone());
        self.drafts.resize_with(titles.len(), Standing::default);
        for (at, title) in titles.iter().enumerate() {
            let Some(title) = title.as_deref().filter(|title| self.index.takes(title)) else {
                continue;
            };
            let subject = self.index.subject(title);
            // All that have been entered stand before this one.
            let found = self.index.query(Query {
                title,
                subject: &subject,
                most: Linter::MAX_RELATED,
                skip: &|_| false,
                earlier: None,
            });
            let entry = self.index.insert(title, &subject, Some(&found));
            self.places.push(at);
            if let Some(draft) = self.drafts.get_mut(at) {
                *draft = Standing {
                    entry,
                    near: found.matches,
                };
            }
        }
        (0..titles.len()).collect()
    }

    fn insert(&mut self, at: usize, title: Option<&str>) {
        let Some(title) = title.filter(|title| self.index.takes(title)) else {
            return;
        };
        let subject = self.index.subject(title);
        if let (Some(entry), Some(draft)) = (self.index.insert(title, &subject, None), self.drafts.get_mut(at)) {
            draft.entry = Some(entry);
            self.places.push(at);
        }
    }

    /// Notes anew where the drafts from a place on stand.
    fn place(&mut self, from: usize) {
        for (at, draft) in self.drafts.iter().enumerate().skip(from) {
            let place = draft.entry.and_then(|entry| self.places.get_mut(entry as usize));
            place.into_iter().for_each(|place| *place = at);
        }
    }

    fn place_of(&self, found: &Match) -> usize {
        self.places.get(found.entry as usize).copied().unwrap_or(usize::MAX)
    }

    /// All other drafts that are alike to the one at this place, earlier or later. Numbers of the index do not grow with
    /// places any more, so that it cannot be asked for the first few.
    fn alike(&self, at: usize) -> Vec<Match> {
        let entry = self.drafts.get(at).and_then(|draft| draft.entry);
        let Some((entry, title)) = entry.and_then(|entry| Some((entry, self.index.title(entry)?))) else {
            return Vec::new();
        };
        let subject: &Subject = &self.index.subject(title);
        let found = self.index.query(Query {
            title,
            subject,
            most: usize::MAX,
            skip: &|other| other == entry,
            earlier: None,
        });
        found.matches
    }

    /// Whether a later draft would count the one at this place among the nearest.
    fn takes(&self, at: usize, later: &Match) -> bool {
        let place = self.place_of(later);
        let Some(draft) = self.drafts.get(place).filter(|_| place > at) else {
            return false;
        };
        let last = draft.near.get(Linter::MAX_RELATED - 1);
        last.is_none_or(|last| later.score >= last.score)
    }

    /// The first of these, nearest first.
    fn nearest(&self, near: &mut Vec<Match>) {
        order::sort_by(near, |a, b| {
            let places = || self.place_of(a).cmp(&self.place_of(b));
            b.score.total_cmp(&a.score).then_with(places)
        });
        near.truncate(Linter::MAX_RELATED);
    }
}

fn near_draft(place: usize, draft: &Template, score: f64) -> Near {
    // What the related are told by is where they begin, and in a workbook the cell of the title.
    let origin = match draft.origin.sheet() {
        Some(_) => draft.origin.clone(),
        None => draft.origin.begins(),
    };
    Near {
        owner: Owner::Draft(place),
        id: draft.id.clone(),
        title: draft.title.clone(),
        origin,
        score,
    }
}

impl Linter {
    /// A check of drafts that are edited, with none yet.
    pub fn incremental(&self) -> Incremental {
        Incremental::new(self.clone())
    }
}
