//! What was read of an open text, and what was found in it.

use std::ops::Range;
use std::sync::Arc;

use mobanlint::input::{Batch, InputError, Item};
use mobanlint::{Finding, Incremental, Language, Template};

use super::text::Text;
use crate::config::Config;
use crate::judge::Judge;
use crate::mending;

/// What was read and found.
pub(super) struct Read {
    pub(super) judge: Arc<Judge>,
    pub(super) config: Arc<Config>,
    pub(super) batch: Batch,
    /// What was found in each item.
    pub(super) judged: Vec<Judged>,
    /// The item that was changed last.
    pub(super) changed: usize,
    pub(super) language: Language,
    check: Incremental,
}

/// What was found in an item.
#[derive(Default)]
pub(super) struct Judged {
    /// Where each stands, and where those stand that it is about, is told by the items as they are now.
    pub(super) findings: Vec<Finding>,
    pub(super) error: Option<InputError>,
}

/// A finding, where it stands, and which of the items it is about.
pub(super) struct Found<'r> {
    pub(super) finding: &'r Finding,
    pub(super) range: Range<usize>,
    pub(super) item: usize,
}

impl Read {
    /// What was read, with nothing of it judged.
    pub(super) fn new(judge: Arc<Judge>, config: Arc<Config>, batch: Batch, language: Language) -> Self {
        Self {
            check: judge.linter.incremental(),
            judge,
            config,
            batch,
            judged: Vec::new(),
            changed: 0,
            language,
        }
    }

    /// Judges what was read, of which much may have been read and judged before. What was read then is given back: to
    /// free it takes longer than to judge a draft.
    pub(super) fn judge(&mut self, before: Option<Self>) -> Vec<Item> {
        let mut old = Vec::new();
        if let Some(before) = before.filter(|before| self.is_judged_as(before)) {
            self.check = before.check;
            self.judged = before.judged;
            old = before.batch.items;
        }
        let new = &self.batch.items;
        let shorter = old.len().min(new.len());
        let same = |(old, new): (&Item, &Item)| match (old, new) {
            (Item::Template(old), Item::Template(new)) => old.says_the_same(new),
            (Item::Unreadable(_), Item::Unreadable(_)) => true,
            _ => false,
        };
        let first = old.iter().zip(new).take_while(|pair| same(*pair)).count();
        let pairs = old.iter().rev().zip(new.iter().rev());
        let last = pairs.take(shorter - first).take_while(|pair| same(*pair)).count();
        let (replaced, by) = (first..old.len() - last, first..new.len() - last);
        self.changed = by.start.min(new.len().saturating_sub(1));

        let with = new.iter().skip(by.start).take(by.len()).map(template);
        let concerned = self.check.splice(replaced.clone(), with);
        self.judged.splice(replaced, by.map(|_| Judged::default()));
        for at in concerned {
            let found = self
                .check
                .findings(at, |at| new.get(at).and_then(template), &self.judge.library);
            let judged = match found {
                Ok(mut findings) => {
                    findings.retain_mut(|finding| self.judge.overrides.apply(finding));
                    Judged { findings, error: None }
                }
                Err(error) => Judged {
                    findings: Vec::new(),
                    error: Some(error),
                },
            };
            if let Some(known) = self.judged.get_mut(at) {
                *known = judged;
            }
        }
        old
    }

    fn is_judged_as(&self, before: &Self) -> bool {
        Arc::ptr_eq(&self.judge, &before.judge) && self.language == before.language
    }

    pub(super) fn template(&self, item: usize) -> Option<&Template> {
        self.batch.items.get(item).and_then(template)
    }

    /// What is wrong with the text and with what could not be read or judged of it.
    pub(super) fn errors(&self) -> impl Iterator<Item = &InputError> {
        let unreadable = self.batch.items.iter().flat_map(|item| match item {
            Item::Template(_) => &[],
            Item::Unreadable(errors) => errors.as_slice(),
        });
        let unjudged = self.judged.iter().filter_map(|judged| judged.error.as_ref());
        self.batch.errors.iter().chain(unreadable).chain(unjudged)
    }

    /// All that was found, with the item it is about.
    pub(super) fn found(&self) -> impl Iterator<Item = (usize, &Finding)> {
        self.judged
            .iter()
            .enumerate()
            .flat_map(|(item, judged)| judged.findings.iter().map(move |finding| (item, finding)))
    }

    /// What was found at a place of the text.
    pub(super) fn found_at(&self, text: &Text, place: &Range<usize>) -> Vec<Found<'_>> {
        let found = self.found().filter_map(|(item, finding)| {
            let range = range(text, self.template(item)?, finding);
            let touches = range.start <= place.end && place.start <= range.end;
            touches.then_some(Found { finding, range, item })
        });
        found.collect()
    }

    /// The drafts that those are which a finding in an item is about, where they stand in the text, each with its place
    /// among the related of the finding.
    pub(super) fn related(&self, item: usize, finding: &Finding) -> Vec<(usize, &Template)> {
        // Both are in the same order, and some of what is near is nothing this finding is about.
        let mut near = self.check.near(item).filter_map(|at| self.template(at));
        let in_text = finding
            .related
            .iter()
            .enumerate()
            .filter(|(_, related)| related.line.is_some());
        in_text
            .filter_map(|(at, related)| {
                let is_it = |draft: &&Template| draft.title == related.title && draft.id == related.id;
                near.find(is_it).map(|draft| (at, draft))
            })
            .collect()
    }
}

fn template(item: &Item) -> Option<&Template> {
    match item {
        Item::Template(template) => Some(template),
        Item::Unreadable(_) => None,
    }
}

/// Where a finding stands: the marked part of its field, or all of it where nothing in it is marked; a draft whose
/// field stands nowhere is marked in its first line.
pub(super) fn range(text: &Text, template: &Template, finding: &Finding) -> Range<usize> {
    let at = template.origin.at(finding.field);
    let at = at.as_ref();
    let Some(line) = at.and_then(|at| at.line).or(template.origin.line) else {
        return 0..0;
    };
    let start = text.told(line, at.and_then(|at| at.column));
    let whole = text.rest_of_line(start);
    let Some(field) = finding.field.of(template).filter(|_| at.is_some()) else {
        return whole;
    };
    let span = finding.span;
    let marked = if span.start == span.end {
        0..field.len()
    } else {
        span.start..span.end
    };
    mending::written(text.as_str(), start, field, marked).unwrap_or(whole)
}
