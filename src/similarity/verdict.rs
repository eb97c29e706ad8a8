//! The verdict on a pair, exact and symmetric: what is the same, what fell away, what keeps the two apart.

use super::canon::{Canon, Item, LIGHT};
use super::likeness::{looks_alike, sounds_alike};
use crate::lexicon::WordType;

/// How two texts are alike, from the surest to none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Likeness {
    /// The same once folded.
    Identical,
    /// The same words, or words of the same classes.
    Same,
    /// The same but for the ending.
    Ending,
    /// A light word apart.
    Light,
    /// A slip of spelling apart.
    Slip,
    Distinct,
}

/// The verdict with what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Comparison {
    pub(crate) likeness: Likeness,
    /// From 0, nothing in common, to 1, identical.
    pub(crate) score: f64,
    /// Different words that mean the same.
    pub(crate) synonyms: Vec<(Box<str>, Box<str>)>,
    /// Words that fell away.
    pub(crate) dropped: Vec<Box<str>>,
    /// What one side has and the other has not.
    pub(crate) apart: (Vec<Box<str>>, Vec<Box<str>>),
}

/// Light words on one side may weigh this much together.
const LIGHT_TOTAL: f32 = 0.5;

pub(crate) fn compare(a: &Canon, b: &Canon) -> Comparison {
    let mut comparison = Comparison {
        likeness: Likeness::Distinct,
        score: 1.0,
        synonyms: Vec::new(),
        dropped: Vec::new(),
        apart: (Vec::new(), Vec::new()),
    };
    if a.bare == b.bare {
        comparison.likeness = Likeness::Identical;
        return comparison;
    }
    let (left, right) = pair_up(&a.items, &b.items, &mut comparison.synonyms);
    let weight = |items: &[&Item]| items.iter().map(|item| item.weight).sum::<f32>();
    let (left_weight, right_weight) = (weight(&left), weight(&right));
    let total = a.items.iter().chain(&b.items).map(|item| item.weight).sum::<f32>().max(f32::EPSILON);
    let shared = 1.0 - f64::from((left_weight + right_weight) / total);

    let light = |items: &[&Item]| items.iter().all(|item| item.weight <= LIGHT) && weight(items) <= LIGHT_TOTAL;
    // Generic words may differ on both sides; anything more on one side only.
    let negligible = |items: &[&Item]| items.iter().all(|item| item.kind == WordType::Generic) && weight(items) <= 0.2;
    let one_sided = light(&left) && negligible(&right) || light(&right) && negligible(&left);
    let has_content = a.items.iter().any(|item| item.weight > LIGHT);

    comparison.dropped = a.suffixes.iter().chain(&b.suffixes).cloned().collect();
    comparison.dropped.sort_unstable();
    comparison.dropped.dedup();
    if left.is_empty() && right.is_empty() && same_direction(a, b) {
        let ending_only = a.core == b.core && comparison.synonyms.is_empty();
        comparison.likeness = if ending_only { Likeness::Ending } else { Likeness::Same };
        comparison.score = if ending_only { 0.98 } else { 0.95 };
        return comparison;
    }
    if has_content && one_sided && same_direction(a, b) {
        comparison.likeness = if weight(&left) + weight(&right) <= 0.2 { Likeness::Same } else { Likeness::Light };
        comparison.score = 0.8 + 0.14 * shared;
        comparison.dropped.extend(left.iter().chain(&right).map(|item| item.word.clone()));
        return comparison;
    }
    if is_slip(a, b) {
        comparison.likeness = Likeness::Slip;
        comparison.score = 0.85;
        comparison.apart = (words(&left), words(&right));
        return comparison;
    }
    comparison.apart = (words(&left), words(&right));
    comparison.score = 0.79 * shared.clamp(0.0, 1.0);
    comparison
}

fn words(items: &[&Item]) -> Vec<Box<str>> {
    items.iter().map(|item| item.word.clone()).collect()
}

/// Pairs off items of the same meaning; returns what is left over on either side.
fn pair_up<'c>(
    a: &'c [Item],
    b: &'c [Item],
    synonyms: &mut Vec<(Box<str>, Box<str>)>,
) -> (Vec<&'c Item>, Vec<&'c Item>) {
    let mut right: Vec<&Item> = b.iter().collect();
    let mut left = Vec::new();
    for item in a {
        // The same word first, then any word of the class.
        let found = right
            .iter()
            .position(|other| other.meaning == item.meaning && other.word == item.word)
            .or_else(|| right.iter().position(|other| other.meaning == item.meaning));
        match found {
            Some(at) => {
                let other = right.remove(at);
                if other.word != item.word {
                    synonyms.push((item.word.clone(), other.word.clone()));
                }
            }
            None => left.push(item),
        }
    }
    (left, right)
}

/// Roles around an act say who does it to whom: 买家评价卖家 is not 卖家评价买家.
fn same_direction(a: &Canon, b: &Canon) -> bool {
    let roles = |canon: &Canon| -> Vec<_> {
        canon
            .items
            .iter()
            .filter(|item| item.kind == WordType::Role && item.weight > LIGHT)
            .map(|item| item.meaning)
            .collect()
    };
    let (left, right) = (roles(a), roles(b));
    left.len() < 2 || left == right
}

/// Whether the two differ by one slip of spelling in a word that is no word on one side at least.
fn is_slip(a: &Canon, b: &Canon) -> bool {
    let (x, y) = (&a.core, &b.core);
    if x.len().abs_diff(y.len()) > 1 || x.len().min(y.len()) < 2 {
        return false;
    }
    let before = x.iter().zip(&**y).take_while(|(p, q)| p == q).count();
    let rest = x.len().min(y.len()) - before;
    let after = x.iter().rev().zip(y.iter().rev()).take(rest).take_while(|(p, q)| p == q).count();
    let (dx, dy) = (&x[before..x.len() - after], &y[before..y.len() - after]);
    if !unknown_at(a, before, dx.len()) && !unknown_at(b, before, dy.len()) {
        return false;
    }
    match (dx, dy) {
        ([p], [q]) => sounds_alike(*p, *q) || looks_alike(*p, *q),
        ([p, q], [r, s]) => p == s && q == r,
        // A character doubled or lost.
        ([], [_]) | ([_], []) => true,
        _ => false,
    }
}

/// Whether what stands at this place, or borders on it when nothing does, is unknown.
fn unknown_at(canon: &Canon, at: usize, len: usize) -> bool {
    let (start, end) = (at as u32, (at + len) as u32);
    canon.items.iter().any(|item| {
        let touches =
            if len == 0 { item.place.0 <= end && item.place.1 >= start } else { item.place.0 < end && item.place.1 > start };
        touches && matches!(item.meaning, super::canon::Meaning::Unknown(_))
    })
}
