//! Which characters are taken for one another: they sound alike, or they look alike.
//!
//! A shared radical alone is no likeness: 接 and 拒 are opposites.

use std::iter::successors;

use super::tables::likeness::{COMMON, FURTHER, GAP_STARTS, GAPS_HIGH, GAPS_LOW, NEXT, RARER};

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

/// The characters that share a likeness.
pub(super) fn characters_like(likeness: u16) -> impl Iterator<Item = char> {
    let start = |number: u16| GAP_STARTS.get(usize::from(number)).map(|start| usize::from(*start));
    let own = likeness.checked_sub(1).and_then(start).zip(start(likeness));
    let (low, high) = own
        .and_then(|(start, end)| GAPS_LOW.get(start..end).zip(GAPS_HIGH.get(start..end)))
        .unwrap_or_default();
    let common = low.iter().zip(high).scan(FIRST, |c, (low, high)| {
        *c += u32::from(u16::from_le_bytes([*low, *high]));
        char::from_u32(*c)
    });
    let rarer = likeness.checked_sub(RARE).into_iter().flat_map(round);
    common.chain(rarer.filter_map(|place| RARER.get(usize::from(place)).copied()))
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

/// Whether one is easily written for the other.
pub(super) fn alike(a: char, b: char) -> bool {
    likenesses(a).any(|one| likenesses(b).any(|other| one == other))
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
        for (a, b) in [('接', '拒'), ('上', '下'), ('a', 'b'), ('🎉', '🎉')] {
            assert!(!alike(a, b), "{a} {b}");
        }
    }

    #[test]
    fn likenesses_and_the_characters_that_share_them_are_inverse() {
        for c in '\u{4e00}'..='\u{9fff}' {
            for likeness in likenesses(c) {
                let sharers: Vec<char> = characters_like(likeness).collect();
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
