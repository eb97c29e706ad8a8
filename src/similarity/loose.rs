//! Likeness of texts whose words are not all the same: words that are near (检测, 检验), a word that is put together of the
//! other's (论文查重, 论文 and 查重), and one thing more on one side where the rest says enough.
//!
//! Such a likeness is at most a warning. A text comes down to the sum of the words that count, which is a key of the index:
//! what is near has the sum of the other with one word put for another, what says more that of the other and one word.

use super::beginnings::{TELLS_APART, begin_alike, begins};
use super::canon::{Canon, Item, LIGHT_TOTAL, Meaning, NEGLIGIBLE};
use super::shortened::{differ_in_front, differ_in_measure, share_a_character};
use crate::lexicon::{Lexicon, WordType};

/// In what two texts differ that are loosely alike, from the surest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// A word of one is put together of words of the other.
    Parts,
    /// Words are near.
    Near,
    /// One side says one thing more.
    More,
    /// One side says one thing more, and other words are near.
    NearAndMore,
}

impl Way {
    pub(super) const fn score(self) -> f64 {
        match self {
            Self::Parts => 0.845,
            Self::Near => 0.84,
            Self::More => 0.82,
            Self::NearAndMore => 0.81,
        }
    }
}

/// Words above this weight count.
pub(super) const COUNTS: f32 = 0.36;
/// Texts of more words are not compared loosely.
const MOST_WORDS: usize = 12;
/// As many things and acts must be shared, where one side says one more; one that nobody listed is as good as two.
const REST: usize = 3;

/// The sums of titles that say something near.
#[derive(Debug, Clone, Default)]
pub(super) struct NearSums {
    pub(super) whole: Vec<u64>,
    /// Of those that lack one thing besides.
    pub(super) without: Vec<u64>,
}

/// A text as it is compared loosely, whole or with its words taken apart.
struct Gist<'c> {
    canon: &'c Canon,
    /// Whether its words were taken apart.
    opened: bool,
    /// The words that are no mere filling, each meaning once.
    items: Vec<&'c Item>,
    /// Of those that count.
    sum: u64,
    /// How many count.
    words: usize,
    /// Who does it to whom, where there are two or more.
    roles: Vec<Meaning>,
}

impl<'c> Gist<'c> {
    /// None where there is nothing to share, or too much.
    fn new(canon: &'c Canon, all: &'c [Item], opened: bool) -> Option<Self> {
        if all.len() > 2 * MOST_WORDS {
            return None;
        }
        let mut items: Vec<&Item> = Vec::with_capacity(all.len());
        for item in all.iter().filter(|item| item.weight > NEGLIGIBLE) {
            match items.iter_mut().find(|other| other.meaning == item.meaning) {
                Some(other) if other.weight < item.weight => *other = item,
                Some(_) => {}
                None => items.push(item),
            }
        }
        let counted = || items.iter().filter(|item| counts(item));
        let words = counted().count();
        let sum = counted().fold(0, |sum: u64, item| sum.wrapping_add(symbol(item.meaning)));
        let roles = all.iter().filter(|item| item.kind == WordType::Role);
        let mut roles: Vec<Meaning> = roles.map(|item| item.meaning).collect();
        roles.dedup();
        if roles.len() < 2 {
            roles.clear();
        }
        (1..=MOST_WORDS).contains(&words).then_some(Self {
            canon,
            opened,
            items,
            sum,
            words,
            roles,
        })
    }

    /// The sums without one of the things that another text may leave out.
    fn without(&self) -> impl Iterator<Item = u64> {
        let own = self.items.iter().filter(|item| self.may_miss(item));
        own.map(|item| self.sum.wrapping_sub(symbol(item.meaning)))
    }

    /// The sums with what is near put for a word, and those that lack one thing besides.
    fn near(&self, lexicon: &Lexicon, sums: &mut NearSums) {
        let fewer: Vec<&Item> = self.items.iter().copied().filter(|item| self.may_miss(item)).collect();
        for item in &self.items {
            let Meaning::Class(class) = item.meaning else { continue };
            let own = if counts(item) { symbol(item.meaning) } else { 0 };
            let rest = self.sum.wrapping_sub(own);
            let before = sums.whole.len();
            let near = lexicon.near(class).map(|near| symbol(Meaning::Class(near)));
            sums.whole.extend(near.map(|near| rest.wrapping_add(near)));
            // What is near may count or not.
            if sums.whole.len() > before {
                sums.whole.push(rest);
            }
            let near = sums.whole.get(before..).unwrap_or_default();
            for missing in fewer.iter().filter(|missing| missing.meaning != item.meaning) {
                let missing = symbol(missing.meaning);
                sums.without.extend(near.iter().map(|sum| sum.wrapping_sub(missing)));
            }
        }
    }

    fn lacks(&self, item: &Item) -> bool {
        !self.items.iter().any(|own| own.meaning == item.meaning)
    }

    /// The words the other has not.
    fn apart(&self, other: &Gist<'_>) -> Vec<Apart<'c>> {
        let own = self.items.iter().filter(|item| other.lacks(item));
        own.map(|item| Apart {
            word: self.canon.word(item),
            item,
            may_miss: self.may_miss(item),
        })
        .collect()
    }

    /// The sums with what it begins with put for a word nobody listed, which may be called another way.
    fn beginnings(&self) -> impl Iterator<Item = u64> {
        let own = self.items.iter().filter(|item| is_unlisted(item));
        own.flat_map(|item| {
            let rest = self.sum.wrapping_sub(symbol(item.meaning));
            begins(self.canon.word(item)).map(move |begins| rest.wrapping_add(symbol(Meaning::Unknown(begins))))
        })
    }

    /// Whether another text may say the same without this word.
    fn may_miss(&self, item: &Item) -> bool {
        if self.canon.keyword {
            self.is_modifier(item)
        } else {
            self.is_spare(item)
        }
    }

    /// Whether a keyword may leave out this word: what stands before a head that says for itself what it is of.
    fn is_modifier(&self, item: &Item) -> bool {
        let Some(head) = self.items.iter().copied().max_by_key(|item| item.place) else {
            return false;
        };
        let heads = self.items.iter().filter(|other| other.place == head.place);
        let word = self.canon.word(item);
        counts(item)
            && matches!(item.kind, WordType::Object | WordType::Role)
            && !matches!(item.meaning, Meaning::Number(_))
            && !word.first().is_some_and(|first| TELLS_APART.contains(*first))
            && item.place < head.place
            && counts(head)
            && matches!(head.kind, WordType::Object | WordType::Role)
            && heads.count() == 1
            && says_of_what(self.canon.word(head))
    }

    /// Whether a title may leave out this word: a thing, or who it is for, that something else follows.
    fn is_spare(&self, item: &Item) -> bool {
        let follows = |other: &&Item| {
            counts(other) && other.place > item.place && matches!(other.kind, WordType::Object | WordType::Act)
        };
        let is_thing =
            matches!(item.kind, WordType::Object | WordType::Role) && !matches!(item.meaning, Meaning::Number(_));
        let tells = |other: &&&Item| {
            counts(other) && other.meaning != item.meaning && matches!(other.kind, WordType::Object | WordType::Act)
        };
        let rest = self.items.iter().filter(tells);
        let is_rare = |other: &Item| matches!(other.meaning, Meaning::Unknown(_));
        let enough = rest.clone().count() + usize::from(rest.clone().any(|other| is_rare(other))) >= REST;
        counts(item) && is_thing && enough && self.items.iter().copied().any(|other| follows(&other))
    }
}

/// Whether the head of a keyword says for itself what it is of: 体重, and not 余额.
fn says_of_what(head: &[char]) -> bool {
    head.len() > 1 && !head.last().is_some_and(|last| OPEN_HEADS.contains(*last))
}

/// The last characters of heads that ask of what: there are many amounts, names and times in one template.
const OPEN_HEADS: &str = "额款费价金钱数量名号码间期日址点地话机型类别态况果因由注容明式比度分单表证书";

fn is_unlisted(item: &Item) -> bool {
    counts(item) && matches!(item.meaning, Meaning::Unknown(_))
}

fn counts(item: &Item) -> bool {
    item.weight > COUNTS
}

/// What a word adds to the sum.
fn symbol(meaning: Meaning) -> u64 {
    let value = match meaning {
        Meaning::Class(class) => u64::from(class.0),
        Meaning::Number(number) => number ^ 1 << 41,
        Meaning::Unknown(hash) => hash ^ 1 << 42,
    };
    let mixed = (value + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed ^ mixed >> 31).wrapping_mul(0x94D0_49BB_1331_11EB)
}

impl Canon {
    fn gists(&self) -> impl Iterator<Item = Gist<'_>> {
        let whole = Gist::new(self, &self.items, false);
        let opened = Gist::new(self, &self.opened, true);
        whole.into_iter().chain(opened)
    }

    /// The sums of a title, and those without one thing.
    pub(super) fn sums(&self) -> (Vec<u64>, Vec<u64>) {
        let (mut whole, mut without) = (Vec::new(), Vec::new());
        for gist in self.gists() {
            whole.push(gist.sum);
            without.extend(gist.without());
        }
        (whole, without)
    }

    /// The sums with what a word nobody listed begins with in its place.
    pub(super) fn beginnings(&self) -> Vec<u64> {
        self.gists()
            .flat_map(|gist| gist.beginnings().collect::<Vec<_>>())
            .collect()
    }

    /// The sums of titles that say something near.
    pub(super) fn near_sums(&self, lexicon: &Lexicon) -> NearSums {
        let mut sums = NearSums::default();
        self.gists().for_each(|gist| gist.near(lexicon, &mut sums));
        sums
    }
}

/// How two texts are loosely alike, if they are.
pub(super) fn loosely(a: &Canon, b: &Canon, lexicon: &Lexicon) -> Option<Way> {
    let theirs: Vec<Gist<'_>> = b.gists().collect();
    let is_title = !a.keyword && !b.keyword;
    let fits = |way: &Way| is_title || *way != Way::NearAndMore;
    let way = |own: &Gist<'_>, other: &Gist<'_>| way(own, other, lexicon).filter(fits);
    let best = a
        .gists()
        .filter_map(|own| theirs.iter().filter_map(|other| way(&own, other)).min());
    best.min()
        .or_else(|| share_a_character(a, b).then_some(Way::Near))
        .or_else(|| (differ_in_front(a, b) || differ_in_measure(a, b)).then_some(Way::More))
}

fn way(a: &Gist<'_>, b: &Gist<'_>, lexicon: &Lexicon) -> Option<Way> {
    // Two listed words that are both put together of others are two: 发票代码 and 发票号码.
    if a.words.abs_diff(b.words) > 1 || a.roles != b.roles || a.opened && b.opened {
        return None;
    }
    let there = |item: &Item| b.items.iter().find(|other| other.meaning == item.meaning);
    // A word that counts beside its neighbours in one text alone is not the same there.
    if a.items
        .iter()
        .any(|item| there(item).is_some_and(|other| counts(item) != counts(other)))
    {
        return None;
    }
    let shared = a.items.iter().any(|item| counts(item) && there(item).is_some());
    let (left, right) = (a.apart(b), b.apart(a));
    if !shared || left.len() + right.len() > MOST_WORDS {
        return None;
    }
    if fit_lightly(&left, &right, None) {
        match (heavies(&left, None), heavies(&right, None)) {
            (0, 0) => return Some(Way::Parts),
            (1, 0) if right.is_empty() && left.iter().all(Apart::may_be_missed) => return Some(Way::More),
            (0, 1) if left.is_empty() && right.iter().all(Apart::may_be_missed) => return Some(Way::More),
            _ => {}
        }
    }
    let pairs = (0..left.len()).flat_map(|one| (0..right.len()).map(move |other| (one, other)));
    let near = pairs.filter(|(one, other)| {
        let pair = left.get(*one).zip(right.get(*other));
        pair.is_some_and(|(one, other)| one.is_near(other, lexicon))
    });
    let fits = |(one, other): (usize, usize)| {
        let more = match (heavies(&left, Some(one)), heavies(&right, Some(other))) {
            (0, 0) => false,
            (1, 0) if right.len() == 1 && may_miss_all(&left, one) => true,
            (0, 1) if left.len() == 1 && may_miss_all(&right, other) => true,
            _ => return None,
        };
        if more && left.get(one).is_none_or(|one| is_unlisted(one.item)) {
            return None;
        }
        let way = if more { Way::NearAndMore } else { Way::Near };
        fit_lightly(&left, &right, Some((one, other))).then_some(way)
    };
    near.filter_map(fits).min()
}

/// Whether a text may say the same without these words, but for the one at this place.
fn may_miss_all(apart: &[Apart<'_>], but: usize) -> bool {
    let mut rest = apart.iter().enumerate().filter(|(at, _)| *at != but);
    rest.all(|(_, apart)| apart.may_be_missed())
}

/// How many of some words count, but for the one at this place.
fn heavies(apart: &[Apart<'_>], but: Option<usize>) -> usize {
    let rest = apart.iter().enumerate().filter(|(at, _)| Some(*at) != but);
    rest.filter(|(_, apart)| counts(apart.item)).count()
}

/// A word that only one of two texts has.
struct Apart<'c> {
    item: &'c Item,
    word: &'c [char],
    may_miss: bool,
}

impl Apart<'_> {
    fn may_be_missed(&self) -> bool {
        !counts(self.item) || self.may_miss
    }

    fn is_near(&self, other: &Self, lexicon: &Lexicon) -> bool {
        match (self.item.meaning, other.item.meaning) {
            (Meaning::Class(one), Meaning::Class(other)) => lexicon.are_near(one, other),
            _ => is_unlisted(self.item) && is_unlisted(other.item) && begin_alike(self.word, other.word),
        }
    }
}

/// Whether what may be there or not is light together, and stands on one side alone; but for a pair.
fn fit_lightly(left: &[Apart<'_>], right: &[Apart<'_>], pair: Option<(usize, usize)>) -> bool {
    let light = |apart: &[Apart<'_>], but: Option<usize>| {
        let rest = apart.iter().enumerate().filter(|(at, _)| Some(*at) != but);
        rest.filter(|(_, apart)| !counts(apart.item))
            .map(|(_, apart)| apart.item.weight)
            .sum::<f32>()
    };
    let one = light(left, pair.map(|pair| pair.0));
    let other = light(right, pair.map(|pair| pair.1));
    (one <= 0.0 || other <= 0.0) && one + other <= LIGHT_WEIGHT
}

/// Light words on one side may weigh this much together, with what is lost in adding them.
#[allow(clippy::cast_precision_loss)] // it is a small number
const LIGHT_WEIGHT: f32 = LIGHT_TOTAL as f32 / 100.0 + 0.001;
