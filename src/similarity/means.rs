//! By which means two texts were found the same.

use serde::{Deserialize, Serialize};

use super::loose::Way;
use super::verdict::{Comparison, Likeness};

/// By which means two texts were found the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Means {
    /// They are one text once case, width, script and marks are folded.
    Folding,
    /// Only the ending differs: 通知 for 提醒.
    Ending,
    /// The same words in another order, or spelled another way.
    Order,
    /// Words of one class: 付款 for 支付.
    Class,
    /// A word that adds nothing there: 手术 in 绝育手术.
    Added,
    /// An abbreviation nobody listed: 停诊 for 暂停出诊.
    Abbreviation,
    /// Words nobody listed, put together of morphemes that mean the same: 进库 for 入库.
    Morphemes,
    /// A slip of spelling.
    Slip,
    /// A word is put together of words of the other: 论文查重 for 查重 and 论文.
    Parts,
    /// Words of different classes that are near: 检测 for 检验.
    Near,
    /// One side says one thing more, and the rest says enough.
    More,
}

impl Means {
    /// All of them, from the surest to the least sure.
    pub const ALL: [Self; 11] = [
        Self::Folding,
        Self::Ending,
        Self::Order,
        Self::Class,
        Self::Added,
        Self::Abbreviation,
        Self::Morphemes,
        Self::Slip,
        Self::Parts,
        Self::Near,
        Self::More,
    ];

    /// The name it has in JSON.
    ///
    /// ```
    /// assert_eq!(mobanlint::Means::Abbreviation.name(), "abbreviation");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::Folding => "folding",
            Self::Ending => "ending",
            Self::Order => "order",
            Self::Class => "class",
            Self::Added => "added",
            Self::Abbreviation => "abbreviation",
            Self::Morphemes => "morphemes",
            Self::Slip => "slip",
            Self::Parts => "parts",
            Self::Near => "near",
            Self::More => "more",
        }
    }
}

impl Comparison {
    /// By which means the two were found the same; none where they are distinct.
    pub(crate) fn means(&self) -> Option<Means> {
        Some(match self.likeness {
            Likeness::Identical => Means::Folding,
            Likeness::Ending => Means::Ending,
            Likeness::Same if !self.synonyms.is_empty() => Means::Class,
            Likeness::Same if self.added => Means::Added,
            Likeness::Same => Means::Order,
            Likeness::Light => Means::Added,
            Likeness::Built if self.is_abbreviation() => Means::Abbreviation,
            Likeness::Built => Means::Morphemes,
            Likeness::Slip => Means::Slip,
            Likeness::Loose => match self.way? {
                Way::Parts => Means::Parts,
                Way::Near | Way::NearAndMore => Means::Near,
                Way::More => Means::More,
            },
            Likeness::Distinct => return None,
        })
    }

    /// Whether one side is shorter by more than the words of the other would be if they were built alike.
    fn is_abbreviation(&self) -> bool {
        const MUCH: usize = 2;
        let length = |words: &[Box<str>]| words.iter().map(|word| word.chars().count()).sum::<usize>();
        length(&self.apart.0).abs_diff(length(&self.apart.1)) >= MUCH
    }
}
