//! The verdict on one pair, for callers who want to know before they draft.

use serde::{Deserialize, Serialize};

use crate::library::{EntryId, Library};
use crate::linter::Linter;
use crate::report::Severity;
use crate::similarity::{Keys, Likeness, Match, Means, PairKind};

/// Whether two titles, or two keywords, are too near to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Verdict {
    /// The same once folded.
    Identical,
    /// The same in meaning, or all but the same.
    OverSimilar,
    /// Apart.
    Distinct,
}

/// Two titles or keywords compared; serializes to the JSON contract.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Pair {
    /// Whether titles or keywords were compared.
    pub kind: PairKind,
    /// The one.
    pub a: String,
    /// The other.
    pub b: String,
    /// What they are to each other.
    pub verdict: Verdict,
    /// What the rules make of it when both are one's own drafts; none when they are distinct, or no rule is in force.
    pub severity: Option<Severity>,
    /// How alike they are, from 0 to 1.
    pub score: f64,
    /// By which means they were found the same; none when they are distinct.
    #[serde(default)]
    pub means: Option<Means>,
    /// Why, in the language of the linter.
    pub reason: String,
}

/// Titles of a library that are alike, directly or by way of others.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Duplicates {
    /// Identical when all of them are, over-similar otherwise.
    pub verdict: Verdict,
    /// The worst the rules make of two of them.
    pub severity: Option<Severity>,
    /// How alike the two nearest of them are, from 0 to 1.
    pub score: f64,
    /// By which means those two were found the same.
    pub means: Option<Means>,
    /// Why those two are, in the language of the linter.
    pub reason: String,
    /// The titles, in the order they were inserted.
    pub members: Vec<EntryId>,
}

impl From<Likeness> for Verdict {
    fn from(likeness: Likeness) -> Self {
        match likeness {
            Likeness::Identical => Self::Identical,
            Likeness::Distinct => Self::Distinct,
            Likeness::Ending
            | Likeness::Same
            | Likeness::Light
            | Likeness::Built
            | Likeness::Slip
            | Likeness::Loose => Self::OverSimilar,
        }
    }
}

impl Linter {
    /// Compares two titles, or two keywords of one template.
    ///
    /// ```
    /// use mobanlint::{Linter, PairKind, Verdict};
    /// let linter = Linter::builtin()?;
    /// let pair = linter.compare(PairKind::Title, "订单支付成功通知", "订单付款成功提醒");
    /// assert_eq!(pair.verdict, Verdict::OverSimilar);
    /// let pair = linter.compare(PairKind::Title, "订单支付成功通知", "订单支付失败通知");
    /// assert_eq!(pair.verdict, Verdict::Distinct);
    /// # Ok::<(), mobanlint::RulesetError>(())
    /// ```
    pub fn compare(&self, kind: PairKind, a: &str, b: &str) -> Pair {
        let similarity = &self.compiled.similarity;
        let comparison = similarity.compare(&similarity.read(a, kind), &similarity.read(b, kind));
        Pair {
            kind,
            a: a.to_owned(),
            b: b.to_owned(),
            verdict: comparison.likeness.into(),
            severity: self.severity_of(kind, comparison.likeness),
            score: comparison.score,
            means: comparison.means(),
            reason: similarity.reason(&comparison, self.language),
        }
    }

    /// The verdict of [`compare`](Self::compare) alone, without what it rests on: for many pairs.
    ///
    /// ```
    /// use mobanlint::{Linter, PairKind, Verdict};
    /// let linter = Linter::builtin()?;
    /// let verdict = linter.verdict(PairKind::Title, "订单支付成功通知", "订单付款成功提醒");
    /// assert_eq!(verdict, Verdict::OverSimilar);
    /// # Ok::<(), mobanlint::RulesetError>(())
    /// ```
    pub fn verdict(&self, kind: PairKind, a: &str, b: &str) -> Verdict {
        let similarity = &self.compiled.similarity;
        let likeness = similarity.likeness(&similarity.read(a, kind), &similarity.read(b, kind));
        likeness.0.into()
    }

    /// The keys by which a title finds those that are alike to it where no index holds them all: a database joins titles on
    /// keys, and compares those that share one.
    ///
    /// ```
    /// use mobanlint::{KeySet, Linter};
    /// let linter = Linter::builtin()?;
    /// let [paid, slip, cut] = ["订单支付成功通知", "订单支付成攻通知", "停水通知"].map(|title| linter.keys(title));
    /// let finds = |a: &KeySet, b: &KeySet| a.sought.iter().any(|key| b.stored.contains(key));
    /// let meet = |a: &KeySet, b: &KeySet| finds(a, b) || finds(b, a);
    /// assert!(paid.sense.class != slip.sense.class && meet(&paid.core, &slip.core));
    /// assert!(!meet(&paid.core, &cut.core) && !meet(&paid.sense, &cut.sense) && !meet(&paid.form, &cut.form));
    /// # Ok::<(), mobanlint::RulesetError>(())
    /// ```
    pub fn keys(&self, title: &str) -> Keys {
        let similarity = &self.compiled.similarity;
        similarity.keys(&similarity.subject(title))
    }

    /// Every group of titles in a library that are identical or over-similar.
    ///
    /// ```
    /// use mobanlint::Linter;
    /// let linter = Linter::builtin()?;
    /// let mut library = linter.library();
    /// for title in ["订单支付成功通知", "停水通知", "订单付款成功提醒"] {
    ///     library.insert(None, title);
    /// }
    /// let groups = linter.duplicates(&library);
    /// assert_eq!(groups.len(), 1);
    /// assert_eq!(groups[0].members.len(), 2);
    /// # Ok::<(), mobanlint::RulesetError>(())
    /// ```
    pub fn duplicates(&self, library: &Library) -> Vec<Duplicates> {
        let groups = library.groups().into_iter();
        groups
            .filter_map(|members| self.duplicates_of(library, members))
            .collect()
    }

    /// What is to be said of one of a library's [`groups`](Library::groups); nothing where the titles are distinct.
    pub fn duplicates_of(&self, library: &Library, members: Vec<EntryId>) -> Option<Duplicates> {
        let identical = library.are_identical(&members);
        let (mut worst, mut nearest) = (None, None::<(EntryId, Match)>);
        for member in &members {
            let Some(mut link) = library.nearest(*member) else {
                continue;
            };
            worst = worst.max(self.severity_of(PairKind::Title, link.likeness));
            // Two of them that are the same are no reason for the others.
            if !identical && link.likeness == Likeness::Identical {
                let Some(other) = library.nearest_other(*member) else {
                    continue;
                };
                link = other;
            }
            if nearest.is_none_or(|(_, nearest)| link.score > nearest.score) {
                nearest = Some((*member, link));
            }
        }
        let (member, nearest) = nearest?;
        let comparison = library.compare(member, nearest)?;
        Some(Duplicates {
            verdict: if identical {
                Verdict::Identical
            } else {
                Verdict::OverSimilar
            },
            severity: worst,
            score: comparison.score,
            means: comparison.means(),
            reason: self.compiled.similarity.reason(&comparison, self.language),
            members,
        })
    }

    /// The severity the rules in force give a likeness between one's own drafts.
    pub(crate) fn severity_of(&self, kind: PairKind, likeness: Likeness) -> Option<Severity> {
        let (check, outcome) = match (likeness, kind) {
            (Likeness::Distinct, _) => return None,
            (Likeness::Identical, _) => ("identical", "drafts"),
            (Likeness::Ending, PairKind::Title) => ("similar", "ending"),
            (Likeness::Ending, PairKind::Keyword) | (Likeness::Same, _) => ("similar", "same"),
            (Likeness::Light, _) => ("similar", "light"),
            (Likeness::Built | Likeness::Loose, _) => ("similar", "built"),
            (Likeness::Slip, _) => ("similar", "slip"),
        };
        let rules = self.rules().map(|(_, rule)| rule);
        rules
            .filter(|rule| rule.kind.name == check && rule.compares(kind))
            .find_map(|rule| rule.severity(outcome))
    }
}

#[cfg(test)]
mod tests {
    use crate::linter::Linter;

    #[test]
    fn the_reason_of_a_group_is_none_of_two_titles_that_are_the_same() -> Result<(), Box<dyn std::error::Error>> {
        let linter = Linter::builtin()?;
        let reason = |titles: &[&str]| {
            let mut library = linter.library();
            for title in titles {
                library.insert(None, title);
            }
            let groups = linter.duplicates(&library);
            groups.first().map(|group| group.reason.clone()).ok_or("no group")
        };
        let (same, other) = (["订单支付成功通知", "【订单】支付成功通知"], "订单付款成功提醒");
        let alike = reason(&[same[0], other])?;
        assert_ne!(reason(&same)?, alike);
        assert_eq!(reason(&[same[0], same[1], other])?, alike);
        // All of them have a twin.
        assert_eq!(reason(&[same[0], same[1], other, "订单 付款成功提醒"])?, alike);
        Ok(())
    }
}
