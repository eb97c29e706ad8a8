//! Which characters are taken for one another: they sound alike, or they look alike.
//!
//! A shared radical alone is no likeness: 接 and 拒 are opposites.

use std::iter::successors;

use super::tables::likeness::{COMMON, FURTHER, NEXT, RARER};

/// The character of the first of `COMMON`.
const FIRST: u32 = 0x4e00;
/// Rarer likenesses are numbered from here on, by the first place they have in `RARER`.
const RARE: u16 = 256;

/// What a character sounds like and looks like, as numbers; characters that share one are alike.
pub(super) fn likenesses(c: char) -> impl Iterator<Item = u16> + Clone {
    let own = (c as u32).checked_sub(FIRST).and_then(|at| COMMON.get(at as usize));
    let further = FURTHER.get(FURTHER.partition_point(|(other, _)| *other < c)..);
    let further = further
        .unwrap_or_default()
        .iter()
        .take_while(move |(other, _)| *other == c);
    let common = own.into_iter().filter(|number| **number > 0);
    let common = common.chain(further.map(|(_, number)| number));
    let rarer = RARER.partition_point(|other| *other < c);
    let rarer = (rarer..).take_while(move |place| RARER.get(*place) == Some(&c));
    common.map(|number| u16::from(*number)).chain(rarer.filter_map(rare))
}

/// The characters that share each likeness: the common ones turned round when a ruleset is loaded, because a second
/// table would be as large as the first.
#[derive(Debug)]
pub(crate) struct Sharers {
    /// Where those of each common likeness end in `places`; those of the first begin at 0.
    ends: [u32; RARE as usize],
    /// Places behind `FIRST`.
    places: Vec<u16>,
}

impl Sharers {
    pub(crate) fn new() -> Self {
        let further = FURTHER.iter().filter_map(|(c, number)| {
            let place = (*c as u32).checked_sub(FIRST)?;
            Some((u16::try_from(place).ok()?, *number))
        });
        let pairs = (0u16..).zip(COMMON).filter(|(_, number)| *number > 0).chain(further);
        let mut ends = [0u32; RARE as usize];
        for (_, number) in pairs.clone() {
            ends[usize::from(number)] += 1;
        }
        let mut total = 0;
        for end in &mut ends {
            total += std::mem::replace(end, total);
        }
        // Each begins where those before it end; filling it moves that to its own end.
        let mut places = vec![0; total as usize];
        for (place, number) in pairs {
            let next = &mut ends[usize::from(number)];
            places[*next as usize] = place;
            *next += 1;
        }
        Self { ends, places }
    }

    /// The characters that share a likeness.
    pub(super) fn of(&self, likeness: u16) -> impl Iterator<Item = char> {
        let end = |number: u16| self.ends.get(usize::from(number)).map(|end| *end as usize);
        let own = likeness.checked_sub(1).and_then(end).zip(end(likeness));
        let own = own.and_then(|(start, end)| self.places.get(start..end));
        let common = own.unwrap_or_default().iter();
        let common = common.filter_map(|place| char::from_u32(FIRST + u32::from(*place)));
        let rarer = likeness.checked_sub(RARE).into_iter().flat_map(round);
        common.chain(rarer.filter_map(|place| RARER.get(usize::from(place)).copied()))
    }
}

/// The number of the likeness at a place of `RARER`.
fn rare(place: usize) -> Option<u16> {
    round(u16::try_from(place).ok()?).min().map(|first| RARE + first)
}

/// All places in `RARER` with the likeness of this one.
fn round(place: u16) -> impl Iterator<Item = u16> {
    let next = |place: &u16| NEXT.get(usize::from(*place)).copied();
    successors(Some(place), move |last| next(last).filter(|next| *next != place))
}

/// What sounds or looks alike and means the opposite: nobody takes one for the other.
const OPPOSITES: [(char, char); 3] = [('买', '卖'), ('受', '授'), ('收', '售')];

/// Whether one is easily written for the other.
pub(super) fn alike(a: char, b: char) -> bool {
    !OPPOSITES.contains(&(a, b))
        && !OPPOSITES.contains(&(b, a))
        && likenesses(a).any(|one| likenesses(b).any(|other| one == other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sounds_or_looks_alike_is_alike() {
        for (a, b) in [
            ('功', '攻'),
            ('分', '份'),
            ('知', '之'),
            ('未', '末'),
            ('醒', '腥'),
            ('额', '颜'),
            ('种', '钟'),
        ] {
            assert!(alike(a, b) && alike(b, a), "{a} {b}");
        }
        for (a, b) in [
            ('买', '卖'),
            ('授', '受'),
            ('接', '拒'),
            ('上', '下'),
            ('a', 'b'),
            ('🎉', '🎉'),
        ] {
            assert!(!alike(a, b), "{a} {b}");
        }
    }

    #[test]
    fn likenesses_and_the_characters_that_share_them_are_inverse() {
        let sharers_of = Sharers::new();
        for c in '\u{4e00}'..='\u{9fff}' {
            for likeness in likenesses(c) {
                let sharers: Vec<char> = sharers_of.of(likeness).collect();
                assert!(sharers.len() > 1 && sharers.contains(&c), "{c} {likeness}");
                for other in sharers {
                    assert!(
                        likenesses(other).any(|theirs| theirs == likeness),
                        "{c} {other} {likeness}"
                    );
                }
            }
        }
    }
}
