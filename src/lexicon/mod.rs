//! Every word list of a ruleset compiled into one lexicon: a word's type, class and weight, and its tags.

mod build;
mod cover;
mod formation;
mod forming;
mod lookup;
mod made;
mod near;
#[cfg(any(test, feature = "making", feature = "packed"))]
mod packed;
mod tree;
#[cfg(feature = "rulesets")]
mod typed;
mod word;

pub(crate) use build::LexiconBuilder;
pub(crate) use cover::{Step, Token, cover};
#[cfg(feature = "rulesets")]
pub(crate) use formation::{Effect, Place, Side};
pub(crate) use formation::{Root, Rooted};
pub(crate) use lookup::Lexicon;
pub(crate) use word::Word;

/// What a word does in a title: the basis of segmentation, of likeness and of the scene a title shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum WordType {
    /// 通知, 提醒 and their like: they say that this is a message.
    Suffix,
    /// Words that add next to nothing: 系统, 您的, 信息.
    Generic,
    /// What became of something: 成功, 到期, 不足.
    State,
    /// What is done: 支付, 预约, 签收.
    Act,
    /// What it is done to: 订单, 水费, 车位.
    Object,
    /// Who does it: 买家, 医生.
    Role,
    /// Ordinals and units of time that count: 第一, 每月.
    Number,
}

impl WordType {
    pub(crate) const NAMES: [(&'static str, Self); 7] = [
        ("suffix", Self::Suffix),
        ("generic", Self::Generic),
        ("state", Self::State),
        ("act", Self::Act),
        ("object", Self::Object),
        ("role", Self::Role),
        ("number", Self::Number),
    ];

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::NAMES
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, kind)| *kind)
    }
}

/// A synonym class: words of one class mean the same in a service notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ClassId(pub(crate) u32);

/// A tag a check asks for: `marketing.coupon`, `brand`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Tag(pub(crate) u8);

/// A set of tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct TagSet(u128);

impl TagSet {
    pub(crate) const NONE: Self = Self(0);

    pub(crate) fn insert(&mut self, tag: Tag) {
        self.0 |= 1 << tag.0;
    }

    #[cfg(feature = "rulesets")]
    pub(crate) fn remove(&mut self, tag: Tag) {
        self.0 &= !(1 << tag.0);
    }

    fn from_bits(bits: u128) -> Self {
        Self(bits)
    }

    #[cfg(any(test, feature = "making"))]
    fn bits(self) -> u128 {
        self.0
    }

    pub(crate) fn contains(self, tag: Tag) -> bool {
        self.0 >> tag.0 & 1 == 1
    }

    pub(crate) fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    #[must_use]
    pub(crate) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    #[must_use]
    pub(crate) fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The tags, in the order of their numbers.
    pub(crate) fn iter(self) -> impl Iterator<Item = Tag> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let next = u8::try_from(left.trailing_zeros()).ok().filter(|_| left != 0)?;
            left &= left - 1;
            Some(Tag(next))
        })
    }
}

impl FromIterator<Tag> for TagSet {
    fn from_iter<I: IntoIterator<Item = Tag>>(tags: I) -> Self {
        let mut set = Self::default();
        tags.into_iter().for_each(|tag| set.insert(tag));
        set
    }
}
