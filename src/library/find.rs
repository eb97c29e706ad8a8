//! The library searched for what says an event: before one applies for a template, one looks for it.

use serde::{Deserialize, Serialize};

use super::Library;
use super::spoken;
use crate::language::Language;
use crate::order;
use crate::similarity::{Canon, Likeness, PairKind, Similarity, Subject, overlap};
use crate::text::Buffers;

/// An existing template that says a described event, or part of it; serializes to the JSON contract.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Candidate {
    /// Its id, if it has one.
    pub id: Option<String>,
    /// Its title.
    pub title: String,
    /// How near it is, from 0 to 1: above 0.8 it says the same, below only part of it.
    pub score: f64,
    /// Why.
    pub reason: String,
    /// The wanted keywords it has, by the same or a similar name.
    pub offers: Vec<String>,
    /// The wanted keywords it has not.
    pub lacks: Vec<String>,
    /// All its keywords; none where the library knows the title alone.
    pub keywords: Option<Vec<String>>,
}

impl Library {
    /// The most templates a search gives.
    pub const MAX_CANDIDATES: usize = 100;
    /// What has less in common with an event than this is no candidate.
    pub const LEAST_SCORE: f64 = 0.35;

    /// The templates that say an event, nearest first: those that are the same, those that mean the same, then those
    /// that share words with it, by their weight. At most `most` of them, and [`Self::MAX_CANDIDATES`]. Takes time in
    /// proportion to the library.
    ///
    /// ```
    /// use mobanlint::{Language, Linter};
    /// let linter = Linter::builtin()?;
    /// let mut library = linter.library();
    /// library.insert(Some("t-1".into()), "场馆预约取消通知");
    /// library.insert_with(Some("t-2".into()), "场馆预约成功通知", &["场馆名称"]);
    /// let found = library.find("用户取消了场馆预约", &["场馆名称", "取消时间"], 5, Language::En);
    /// assert_eq!(found[0].id.as_deref(), Some("t-1"));
    /// assert_eq!((found[1].offers.as_slice(), found[1].lacks.as_slice()), (&["场馆名称".to_owned()][..], &["取消时间".to_owned()][..]));
    /// # Ok::<(), mobanlint::RulesetError>(())
    /// ```
    pub fn find(&self, event: &str, keywords: &[&str], most: usize, language: Language) -> Vec<Candidate> {
        let similarity = &self.similarity;
        let wish = Wish::new(event, similarity);
        let mut buffers = Buffers::default();
        let mut near: Vec<(f64, u32)> = Vec::new();
        for entry in 0..self.index.numbers() {
            let Some(title) = self.index.title(entry) else { continue };
            let Subject { canon, .. } = similarity.subject_in(title, &mut buffers);
            let (score, _) = wish.nearest(&canon, &self.similarity);
            if score >= Self::LEAST_SCORE {
                near.push((score, entry));
            }
        }
        order::sort_by(&mut near, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        near.truncate(Self::MAX_CANDIDATES);
        let wanted_keywords: Vec<(&str, Canon)> = keywords
            .iter()
            .map(|&keyword| (keyword, similarity.read(keyword, PairKind::Keyword)))
            .collect();
        let mut candidates: Vec<Candidate> = near
            .into_iter()
            .filter_map(|(score, entry)| {
                let title = self.index.title(entry)?;
                let canon = similarity.read(title, PairKind::Title);
                let own = self.keywords(entry);
                let (offers, lacks) = self.offers(&wanted_keywords, own.as_deref());
                Some(Candidate {
                    id: self.id(entry).map(str::to_owned),
                    title: title.to_owned(),
                    score,
                    reason: self.said(wish.nearest(&canon, &self.similarity).1, &canon, language),
                    offers,
                    lacks,
                    keywords: own.map(|own| own.into_iter().map(str::to_owned).collect()),
                })
            })
            .collect();
        // Of templates that are as near, those that offer more come first.
        order::sort_by(&mut candidates, |a, b| {
            b.score.total_cmp(&a.score).then(b.offers.len().cmp(&a.offers.len()))
        });
        candidates.truncate(most);
        candidates
    }

    /// Which of the wanted keywords a template has, and which not; of a template whose keywords are not known neither.
    fn offers(&self, wanted: &[(&str, Canon)], own: Option<&[&str]>) -> (Vec<String>, Vec<String>) {
        let Some(own) = own else { return Default::default() };
        let own: Vec<Canon> = own
            .iter()
            .map(|name| self.similarity.read(name, PairKind::Keyword))
            .collect();
        let has = |keyword: &Canon| {
            own.iter()
                .any(|own| self.similarity.likeness(keyword, own).0 != Likeness::Distinct)
        };
        let (offers, lacks): (Vec<_>, Vec<_>) = wanted.iter().partition(|(_, keyword)| has(keyword));
        let names = |keywords: Vec<&(&str, Canon)>| keywords.into_iter().map(|(name, _)| (*name).to_owned()).collect();
        (names(offers), names(lacks))
    }

    /// Why a template is near to a reading of an event.
    fn said(&self, event: &Canon, title: &Canon, language: Language) -> String {
        if self.similarity.likeness(event, title).0 == Likeness::Distinct {
            overlap(event, title).reason(language)
        } else {
            self.similarity.reason(&self.similarity.compare(event, title), language)
        }
    }
}

/// A described event, read in the ways a title may say it.
struct Wish {
    /// Each with how much of its score counts.
    readings: [(Canon, f64); 3],
}

impl Wish {
    /// Titles seldom say who acts; one that does is nearer.
    const WITHOUT_ROLES: f64 = 0.95;

    fn new(event: &str, similarity: &Similarity) -> Self {
        let plain = similarity.read(&spoken::plain(event, similarity), PairKind::Title);
        let without_roles = plain.without_roles();
        Self {
            readings: [
                (plain, 1.0),
                (similarity.read(event, PairKind::Title), 1.0),
                (without_roles, Self::WITHOUT_ROLES),
            ],
        }
    }

    /// The score of a title, and the reading it is nearest to.
    fn nearest(&self, title: &Canon, similarity: &Similarity) -> (f64, &Canon) {
        let [(first, _), ..] = &self.readings;
        let mut best = (0.0, first);
        for (reading, counts) in &self.readings {
            let score = match similarity.likeness(reading, title) {
                (Likeness::Distinct, _) => overlap(reading, title).score,
                (_, score) => (score * counts * 1000.0).round() / 1000.0,
            };
            if score > best.0 {
                best = (score, reading);
            }
        }
        best
    }
}

#[cfg(test)]
mod tests;
