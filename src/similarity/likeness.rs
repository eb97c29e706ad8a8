//! Which characters are taken for one another: they sound alike, or they look alike.
//!
//! A shared radical alone is no likeness: 接 and 拒 are opposites.

use super::tables::likeness::{CHARACTERS, LIKENESS_STARTS, LIKENESSES, MEMBER_STARTS, MEMBERS};

/// What a character sounds like and looks like, as numbers; characters that share one are alike.
pub(super) fn likenesses(c: char) -> impl Iterator<Item = u16> + Clone {
    let place = u16::try_from(c as u32)
        .ok()
        .and_then(|c| CHARACTERS.binary_search(&c).ok());
    place
        .map_or(&[][..], |place| between(&LIKENESS_STARTS, place, &LIKENESSES))
        .iter()
        .copied()
}

/// The characters that share a likeness.
pub(super) fn characters_like(likeness: u16) -> impl Iterator<Item = char> {
    let members = between(&MEMBER_STARTS, usize::from(likeness), &MEMBERS);
    members.iter().filter_map(|c| char::from_u32(u32::from(*c)))
}

/// Whether one is easily written for the other.
pub(super) fn alike(a: char, b: char) -> bool {
    likenesses(a).any(|one| likenesses(b).any(|other| one == other))
}

fn between<'t>(starts: &[u16], place: usize, table: &'t [u16]) -> &'t [u16] {
    let bound = |at: usize| starts.get(at).map_or(0, |start| usize::from(*start));
    table.get(bound(place)..bound(place + 1)).unwrap_or_default()
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
}
