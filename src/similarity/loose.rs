//! Likeness of texts whose words are not all the same: words that are near (检测, 检验), a word that is put together of the
//! other's (论文查重, 论文 and 查重), and one thing more on one side where the rest says enough.
//!
//! Such a likeness is at most a warning. A text comes down to the sum of the words that count, which is a key of the index:
//! what is near has the sum of the other with one word put for another, what says more that of the other and one word.

use super::canon::{Canon, Item, Meaning, NEGLIGIBLE};
use super::verdict::LIGHT_TOTAL;
use crate::lexicon::{Lexicon, WordType};

/// In what two texts differ that are loosely alike, from the surest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// A word of one is put together of words of the other.
    Parts,
    /// Two words are near.
    Near,
    /// One side says one thing more.
    More,
}

impl Way {
    pub(super) fn score(self) -> f64 {
        match self {
            Self::Parts => 0.845,
            Self::Near => 0.84,
            Self::More => 0.82,
        }
    }
}

/// Words above this weight count.
const COUNTS: f32 = 0.36;
/// Texts of more words are not compared loosely.
const MOST_WORDS: usize = 12;
/// As many words must be shared that count, where one side says one more.
const REST: usize = 3;

/// A text as it is compared loosely, whole or with its words taken apart.
struct Gist<'c> {
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
    fn new(all: &'c [Item]) -> Option<Self> {
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

    /// The sums with what is near put for a word.
    fn near(&self, lexicon: &Lexicon, sums: &mut Vec<u64>) {
        for item in &self.items {
            let Meaning::Class(class) = item.meaning else { continue };
            let own = if counts(item) { symbol(item.meaning) } else { 0 };
            let rest = self.sum.wrapping_sub(own);
            let before = sums.len();
            sums.extend(
                lexicon
                    .near(class)
                    .map(|near| rest.wrapping_add(symbol(Meaning::Class(near)))),
            );
            // What is near may count or not.
            if sums.len() > before {
                sums.push(rest);
            }
        }
    }

    /// Whether another text may say the same without this word: a thing that something else follows.
    fn may_miss(&self, item: &Item) -> bool {
        let follows = |other: &&Item| {
            counts(other) && other.place > item.place && matches!(other.kind, WordType::Object | WordType::Act)
        };
        let is_thing = item.kind == WordType::Object && !matches!(item.meaning, Meaning::Number(_));
        counts(item) && is_thing && self.words > REST && self.items.iter().copied().any(|other| follows(&other))
    }
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
        let opened = (!self.opened.is_empty()).then_some(&*self.opened);
        let all = [Some(&*self.items), opened];
        all.into_iter().flatten().filter_map(Gist::new)
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

    /// The sums of titles that say something near.
    pub(super) fn near_sums(&self, lexicon: &Lexicon) -> Vec<u64> {
        let mut sums = Vec::new();
        self.gists().for_each(|gist| gist.near(lexicon, &mut sums));
        sums
    }
}

/// How two texts are loosely alike, if they are.
pub(super) fn loosely(a: &Canon, b: &Canon, lexicon: &Lexicon) -> Option<Way> {
    let theirs: Vec<Gist<'_>> = b.gists().collect();
    let is_title = !a.keyword && !b.keyword;
    let way = |(x, y): (&Gist<'_>, &Gist<'_>)| way(x, y, lexicon).filter(|way| is_title || *way != Way::More);
    a.gists()
        .flat_map(|own| theirs.iter().filter_map(|other| way((&own, other))).min())
        .min()
}

fn way(a: &Gist<'_>, b: &Gist<'_>, lexicon: &Lexicon) -> Option<Way> {
    if a.words.abs_diff(b.words) > 1 || a.roles != b.roles {
        return None;
    }
    let lacks = |other: &Gist<'_>, item: &Item| !other.items.iter().any(|there| there.meaning == item.meaning);
    let apart = |one: &Gist<'_>, other: &Gist<'_>| {
        let own = one.items.iter().filter(|item| lacks(other, item));
        own.map(|item| Apart {
            meaning: item.meaning,
            weight: item.weight,
            may_miss: one.may_miss(item),
        })
        .collect::<Vec<_>>()
    };
    let shared = a.items.iter().filter(|item| counts(item) && !lacks(b, item)).count();
    let (left, right) = (apart(a, b), apart(b, a));
    if shared == 0 || left.len() + right.len() > MOST_WORDS {
        return None;
    }
    let are_near = |one: &Apart, other: &Apart| match (one.meaning, other.meaning) {
        (Meaning::Class(one), Meaning::Class(other)) => lexicon.are_near(one, other),
        _ => false,
    };
    let heavies = |apart: &[Apart], but: Option<usize>| {
        let rest = apart.iter().enumerate().filter(|(at, _)| Some(*at) != but);
        rest.filter(|(_, apart)| apart.weight > COUNTS).count()
    };
    if fit_lightly(&left, &right, None) {
        match (heavies(&left, None), heavies(&right, None)) {
            (0, 0) => return Some(Way::Parts),
            (1, 0) if left.iter().all(Apart::may_be_missed) => return Some(Way::More),
            (0, 1) if right.iter().all(Apart::may_be_missed) => return Some(Way::More),
            _ => {}
        }
    }
    let pairs = (0..left.len()).flat_map(|one| (0..right.len()).map(move |other| (one, other)));
    let mut near = pairs.filter(|(one, other)| {
        let pair = left.get(*one).zip(right.get(*other));
        pair.is_some_and(|(one, other)| are_near(one, other))
    });
    let fits = |(one, other): (usize, usize)| {
        heavies(&left, Some(one)) + heavies(&right, Some(other)) == 0 && fit_lightly(&left, &right, Some((one, other)))
    };
    near.any(fits).then_some(Way::Near)
}

/// A word that only one of two texts has.
struct Apart {
    meaning: Meaning,
    weight: f32,
    may_miss: bool,
}

impl Apart {
    fn may_be_missed(&self) -> bool {
        self.weight <= COUNTS || self.may_miss
    }
}

/// Whether what may be there or not is light together, and stands on one side alone; but for a pair.
fn fit_lightly(left: &[Apart], right: &[Apart], pair: Option<(usize, usize)>) -> bool {
    let light = |apart: &[Apart], but: Option<usize>| {
        let rest = apart.iter().enumerate().filter(|(at, _)| Some(*at) != but);
        rest.filter(|(_, apart)| apart.weight <= COUNTS)
            .map(|(_, apart)| apart.weight)
            .sum::<f32>()
    };
    let (one, other) = (light(left, pair.map(|pair| pair.0)), light(right, pair.map(|pair| pair.1)));
    (one <= 0.0 || other <= 0.0) && one + other <= LIGHT_WEIGHT
}

/// Light words on one side may weigh this much together, with what is lost in adding them.
#[allow(clippy::cast_precision_loss)] // it is a small number
const LIGHT_WEIGHT: f32 = LIGHT_TOTAL as f32 / 100.0 + 0.001;

/// The words of a keyword, to tell at a glance that it is not loosely like another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glance {
    words: [(Meaning, bool); Glance::MOST],
    count: usize,
}

impl Glance {
    /// Keywords of more words are compared in full.
    const MOST: usize = 6;
    pub(super) const NONE: Self = Self {
        words: [(Meaning::Number(0), false); Self::MOST],
        count: 0,
    };

    pub(super) fn add(&mut self, meaning: Meaning, weight: f32) {
        if weight > NEGLIGIBLE {
            if let Some(slot) = self.words.get_mut(self.count) {
                *slot = (meaning, weight > COUNTS);
            }
            self.count += 1;
        }
    }

    fn is_full(&self) -> bool {
        self.count > Self::MOST
    }

    fn words(&self) -> &[(Meaning, bool)] {
        self.words.get(..self.count).unwrap_or_default()
    }

    /// Whether the two may be alike.
    pub(super) fn may_be_alike(&self, other: &Self, lexicon: &Lexicon) -> bool {
        if self.is_full() || other.is_full() {
            return true;
        }
        let has = |glance: &Self, meaning: Meaning| glance.words().iter().any(|(own, _)| *own == meaning);
        let alone = |one: &Self, of: &Self| {
            let alone = one.words().iter().filter(|(own, counts)| *counts && !has(of, *own));
            alone.count()
        };
        let shared = self.words().iter().any(|(own, counts)| *counts && has(other, *own));
        let near = |(one, _): &(Meaning, bool)| {
            other.words().iter().any(|(theirs, _)| match (*one, *theirs) {
                (Meaning::Class(one), Meaning::Class(theirs)) => lexicon.are_near(one, theirs),
                _ => false,
            })
        };
        match (alone(self, other), alone(other, self)) {
            (0, 0) => shared,
            (0 | 1, 0 | 1) => shared && self.words().iter().any(near),
            _ => false,
        }
    }
}
