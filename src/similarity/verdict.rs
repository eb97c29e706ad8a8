//! The verdict on a pair, exact and symmetric: what is the same, what fell away, what keeps the two apart.

use super::canon::{Canon, Item, LIGHT_TOTAL, Sense};
use super::likeness::alike;
use super::loose::{Way, loosely};
use super::morphemes;
use super::slippery::{Slippery, may_slip};
use crate::lexicon::Lexicon;
use crate::order;

/// How two texts are alike, from the surest to none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Likeness {
    /// The same once folded.
    Identical,
    /// The same but for the ending.
    Ending,
    /// The same words, or words of the same classes.
    Same,
    /// A light word apart.
    Light,
    /// The same by how words are built that nobody listed.
    Built,
    /// A slip of spelling apart.
    Slip,
    /// Not all of their words are the same.
    Loose,
    Distinct,
}

/// The scores of what is alike in these ways; a light word apart at best.
pub(super) const LIGHT: f64 = 0.92;
pub(super) const BUILT: f64 = 0.86;
pub(super) const SLIP: f64 = 0.85;

/// The verdict with what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Comparison {
    pub(crate) likeness: Likeness,
    /// From 0, nothing in common, to 1, identical.
    pub(crate) score: f64,
    /// Different words that mean the same.
    pub(crate) synonyms: Vec<(Box<str>, Box<str>)>,
    /// Whether more than endings fell away.
    pub(crate) added: bool,
    /// Words that fell away.
    pub(crate) dropped: Vec<Box<str>>,
    /// What one side has and the other has not.
    pub(crate) apart: (Vec<Box<str>>, Vec<Box<str>>),
    /// In what they differ, where they are loosely alike.
    pub(super) way: Option<Way>,
}

/// The likeness of two texts and their score; `compare` also says why.
pub(crate) fn likeness(a: &Canon, b: &Canon, lexicon: &Lexicon) -> (Likeness, f64) {
    likeness_of_senses((a, &a.sense()), (b, &b.sense()), lexicon)
}

/// The same, for callers that have the senses at hand.
pub(crate) fn likeness_of_senses(
    (a, x): (&Canon, &Sense),
    (b, y): (&Canon, &Sense),
    lexicon: &Lexicon,
) -> (Likeness, f64) {
    if a.bare == b.bare {
        return (Likeness::Identical, 1.0);
    }
    if x.heavy == y.heavy && x.roles == y.roles {
        if a.core == b.core {
            return (Likeness::Ending, 0.98);
        }
        if x.light == y.light {
            return (Likeness::Same, 0.95);
        }
        if let Some(extra) = one_sided(x, y) {
            return (Likeness::Light, LIGHT - f64::from(extra) / 1000.0);
        }
    }
    if morphemes::alike(a, x, b, y) {
        (Likeness::Built, BUILT)
    } else if is_slip(a, b) {
        (Likeness::Slip, SLIP)
    } else if let Some(way) = loosely(a, b, lexicon) {
        (Likeness::Loose, way.score())
    } else {
        (Likeness::Distinct, 0.0)
    }
}

/// The weight, in hundredths, of the light words only one side has, if it is one side and they are light together.
fn one_sided(x: &Sense, y: &Sense) -> Option<u32> {
    let (more, less) = if x.light.len() > y.light.len() {
        (&x.light, &y.light)
    } else {
        (&y.light, &x.light)
    };
    if !less.iter().all(|light| more.contains(light)) {
        return None;
    }
    let extra = more
        .iter()
        .filter(|light| !less.contains(light))
        .map(|(_, weight)| weight)
        .sum();
    (extra <= LIGHT_TOTAL).then_some(extra)
}

pub(crate) fn compare(a: &Canon, b: &Canon, lexicon: &Lexicon) -> Comparison {
    let (likeness, score) = likeness(a, b, lexicon);
    let Pairing { synonyms, left, right } = pair_up(a, b);
    let mut comparison = Comparison {
        likeness,
        score,
        synonyms,
        added: false,
        dropped: Vec::new(),
        apart: (Vec::new(), Vec::new()),
        way: (likeness == Likeness::Loose).then(|| loosely(a, b, lexicon)).flatten(),
    };
    match likeness {
        Likeness::Identical => {}
        Likeness::Ending | Likeness::Same | Likeness::Light => {
            comparison.added = !left.is_empty() || !right.is_empty();
            comparison.dropped = a.suffixes().chain(b.suffixes()).collect();
            comparison.dropped.extend(a.words(&left));
            comparison.dropped.extend(b.words(&right));
            order::sort(&mut comparison.dropped);
            comparison.dropped.dedup();
        }
        Likeness::Built | Likeness::Loose => comparison.apart = (a.words(&left), b.words(&right)),
        Likeness::Slip => {
            let (before, dx, dy) = difference(&a.bare, &b.bare);
            let around = |chars: &[char], len: usize| -> Box<str> {
                let from = before.saturating_sub(1);
                chars
                    .iter()
                    .skip(from)
                    .take(len + 1 + usize::from(before == 0))
                    .collect()
            };
            comparison.apart = (vec![around(&a.bare, dx)], vec![around(&b.bare, dy)]);
        }
        Likeness::Distinct => {
            let weight = |items: &[&Item]| items.iter().map(|item| f64::from(item.weight)).sum::<f64>();
            let total: f64 = a.items.iter().chain(&b.items).map(|item| f64::from(item.weight)).sum();
            let shared = 1.0 - (weight(&left) + weight(&right)) / total.max(f64::EPSILON);
            comparison.score = (0.79 * shared.clamp(0.0, 1.0) * 1000.0).round() / 1000.0;
            comparison.apart = (a.words(&left), b.words(&right));
        }
    }
    comparison
}

/// What of two texts goes together, and what is left over on either side.
pub(super) struct Pairing<'c> {
    /// Different words of one meaning.
    synonyms: Vec<(Box<str>, Box<str>)>,
    pub(super) left: Vec<&'c Item>,
    pub(super) right: Vec<&'c Item>,
}

fn pair_up<'c>(a: &'c Canon, b: &'c Canon) -> Pairing<'c> {
    pair_words(a, a.items.iter().collect(), b, b.items.iter().collect())
}

/// The same of some of their words.
pub(super) fn pair_words<'c>(
    a: &'c Canon,
    mut left: Vec<&'c Item>,
    b: &'c Canon,
    mut right: Vec<&'c Item>,
) -> Pairing<'c> {
    let mut taken = |item: &Item, same_word: bool| {
        let fits = |other: &&Item| other.meaning == item.meaning && (!same_word || b.word(other) == a.word(item));
        right.iter().position(fits).map(|at| right.remove(at))
    };
    // Every word finds itself before any finds another of its class.
    left.retain(|item| taken(item, true).is_none());
    let mut pairs: Vec<(&Item, &Item)> = Vec::new();
    left.retain(|&item| match taken(item, false) {
        Some(other) => {
            pairs.push((item, other));
            false
        }
        None => true,
    });
    // A compound is named once, beside all the words it stands for.
    let synonyms = pairs
        .chunk_by(|x, y| x.0.place == y.0.place || x.1.place == y.1.place)
        .map(|pairs| {
            let (left, right): (Vec<&Item>, Vec<&Item>) = pairs.iter().copied().unzip();
            (together(a, left), together(b, right))
        })
        .collect();
    Pairing { synonyms, left, right }
}

/// The words of items, each place once, in the order of the text.
fn together(canon: &Canon, mut items: Vec<&Item>) -> Box<str> {
    order::sort_by_key(&mut items, |item| item.place);
    items.dedup_by_key(|item| item.place);
    items.iter().flat_map(|item| canon.word(item)).collect()
}

/// Whether the two differ by one slip of spelling in a stretch that is no word on one side at least.
fn is_slip(a: &Canon, b: &Canon) -> bool {
    if a.unknown.is_empty() && b.unknown.is_empty() {
        return false;
    }
    slip_between(&a.core_slips(), &b.core_slips()) || slip_between(&a.ending_slips(), &b.ending_slips())
}

fn slip_between(a: &Slippery<'_>, b: &Slippery<'_>) -> bool {
    let (x, y) = (a.chars, b.chars);
    if !may_slip(x.len()) || !may_slip(y.len()) {
        return false;
    }
    let (at, dx, dy) = difference(x, y);
    match (dx, dy) {
        (1, 1) => (a.is_unknown(at) || b.is_unknown(at)) && alike(x[at], y[at]),
        (0, 1) => b.is_unknown(at) && is_written_twice(y, at),
        (1, 0) => a.is_unknown(at) && is_written_twice(x, at),
        _ => false,
    }
}

/// Whether a character is the one before it written once more; 11 is another number than 1.
fn is_written_twice(chars: &[char], at: usize) -> bool {
    at > 0 && chars[at] == chars[at - 1] && !chars[at].is_numeric()
}

/// Whether two texts differ by so little that it may be a slip: a cheap test that no slip fails.
pub(super) fn may_be_slip(x: &[char], y: &[char]) -> bool {
    let near = x.len().abs_diff(y.len()) <= 1 && may_slip(x.len()) && may_slip(y.len());
    // One place alone differs, so that at one end or the other they are the same.
    near && (x.first() == y.first() || x.last() == y.last()) && {
        let (_, dx, dy) = difference(x, y);
        dx <= 1 && dy <= 1
    }
}

/// Where two texts begin to differ, and how many characters of each differ until they agree to the end.
fn difference(x: &[char], y: &[char]) -> (usize, usize, usize) {
    let before = x.iter().zip(y).take_while(|(p, q)| p == q).count();
    let rest = x.len().min(y.len()) - before;
    let after = x
        .iter()
        .rev()
        .zip(y.iter().rev())
        .take(rest)
        .take_while(|(p, q)| p == q)
        .count();
    (before, x.len() - before - after, y.len() - before - after)
}
