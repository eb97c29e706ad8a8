//! The verdict on a pair of titles or keywords, its reason, and the index that finds the pairs.
//!
//! Characters cannot judge meaning: opposite states differ by two of them, true duplicates by four to six. So texts
//! are compared by the classes of their words, and by characters only where a word is unknown.

mod beginnings;
mod canon;
mod index;
mod keys;
mod likeness;
mod loose;
mod means;
mod morphemes;
mod overlap;
mod postings;
mod reason;
mod shortened;
mod sketch;
mod slippery;
mod slips;
mod tables;
mod tree;
mod verdict;

use std::sync::Arc;

pub(crate) use canon::Canon;
use canon::Sense;
pub(crate) use index::{Found, Groups, Index, Match, Owner, Query};
pub use index::{KeySet, Keys};
pub(crate) use keys::Subject;
pub(crate) use likeness::Sharers;
pub use means::Means;
pub(crate) use overlap::overlap;
pub(crate) use postings::Postings;
pub(crate) use reason::Phrases;
pub(crate) use sketch::Sketch;
pub(crate) use verdict::{Comparison, Likeness};
use verdict::{compare, likeness, likeness_of_senses};

use crate::language::Language;
use crate::lexicon::Lexicon;
use crate::order;
use crate::template::Origin;
use crate::text::{Buffers, Reading};

/// What is compared: suffix words fall out of titles, not of keywords.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum PairKind {
    /// Titles of templates, rules 1.1 and 1.2.
    Title,
    /// Keywords of one template, rules 2.1 and 2.2.
    Keyword,
}

/// Everything a comparison needs: the lexicon, the words reasons are made of, and who is taken for whom.
#[derive(Clone)]
pub(crate) struct Similarity {
    pub(crate) lexicon: Arc<Lexicon>,
    pub(crate) phrases: Arc<Phrases>,
    pub(crate) sharers: Arc<Sharers>,
}

impl Similarity {
    pub(crate) fn canon(&self, reading: &Reading<'_>, kind: PairKind) -> Canon {
        Canon::new(reading, &self.lexicon, kind)
    }

    pub(crate) fn read(&self, text: &str, kind: PairKind) -> Canon {
        let mut buffers = Buffers::default();
        let read = buffers.read(text, &self.lexicon);
        self.canon(&buffers.reading(text, &read), kind)
    }

    /// A title as the index takes it.
    pub(crate) fn subject(&self, title: &str) -> Subject {
        self.subject_in(title, &mut Buffers::default())
    }

    /// The same in room that is used again.
    pub(crate) fn subject_in(&self, title: &str, buffers: &mut Buffers) -> Subject {
        buffers.clear();
        let read = buffers.read(title, &self.lexicon);
        Subject::new(self.canon(&buffers.reading(title, &read), PairKind::Title))
    }

    /// What is near to a title, with the comparison of the two.
    pub(crate) fn neighbour(&self, subject: &Subject, near: Near) -> Neighbour {
        Neighbour {
            comparison: self.compare(&subject.canon, &self.read(&near.title, PairKind::Title)),
            owner: near.owner,
            id: near.id,
            title: near.title,
            origin: near.origin,
        }
    }

    pub(crate) fn compare(&self, a: &Canon, b: &Canon) -> Comparison {
        compare(a, b, &self.lexicon)
    }

    pub(crate) fn likeness(&self, a: &Canon, b: &Canon) -> (Likeness, f64) {
        likeness(a, b, &self.lexicon)
    }

    pub(crate) fn reason(&self, comparison: &Comparison, language: Language) -> String {
        self.phrases.reason(comparison, language)
    }
}

impl std::fmt::Debug for Similarity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Similarity")
            .field("words", &self.lexicon.len())
            .finish_non_exhaustive()
    }
}

/// A title or keyword that is identical or over-similar to the one in hand.
#[derive(Debug, Clone)]
pub(crate) struct Neighbour {
    pub(crate) owner: Owner,
    pub(crate) id: Option<String>,
    pub(crate) title: String,
    pub(crate) origin: Origin,
    pub(crate) comparison: Comparison,
}

/// A title that is identical or over-similar to the one in hand, before it is known why.
#[derive(Debug, Clone)]
pub(crate) struct Near {
    pub(crate) owner: Owner,
    pub(crate) id: Option<String>,
    pub(crate) title: String,
    pub(crate) origin: Origin,
    pub(crate) score: f64,
}

/// What of the others is near to a title, before more drafts come.
#[derive(Debug, Clone)]
pub(crate) struct Looked {
    pub(crate) drafts: Found,
    pub(crate) library: Vec<Near>,
}

/// A text with its sense, for lists too short for an index.
pub(crate) struct Sensed {
    canon: Canon,
    sense: Sense,
}

impl Sensed {
    pub(crate) fn new(canon: Canon) -> Self {
        Self {
            sense: canon.sense(),
            canon,
        }
    }

    /// The earlier texts that are not distinct from this one, nearest first: the first `most` identical ones and the first
    /// `most` others.
    pub(crate) fn nearest<'s, 't>(
        &self,
        earlier: impl Iterator<Item = (usize, &'s Self)>,
        most: usize,
        similarity: &Similarity,
        whose: impl Fn(usize) -> (Owner, &'t str),
    ) -> Vec<Neighbour> {
        let likeness = |other: &Self| {
            likeness_of_senses(
                (&self.canon, &self.sense),
                (&other.canon, &other.sense),
                &similarity.lexicon,
            )
        };
        let mut alike: Vec<(usize, Likeness, f64, &Self)> = earlier
            .map(|(at, other)| (at, likeness(other), other))
            .filter(|(_, (likeness, _), _)| *likeness != Likeness::Distinct)
            .map(|(at, (likeness, score), other)| (at, likeness, score, other))
            .collect();
        order::sort_by(&mut alike, |a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
        let identical = alike
            .iter()
            .take_while(|(_, likeness, ..)| *likeness == Likeness::Identical)
            .count();
        let told = alike
            .iter()
            .take(identical.min(most))
            .chain(alike.iter().skip(identical).take(most));
        let neighbour = |(at, _, _, other): &(usize, Likeness, f64, &Self)| {
            let (owner, title) = whose(*at);
            Neighbour {
                owner,
                id: None,
                title: title.to_owned(),
                origin: Origin::default(),
                comparison: similarity.compare(&self.canon, &other.canon),
            }
        };
        told.map(neighbour).collect()
    }
}
