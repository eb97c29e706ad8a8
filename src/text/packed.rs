//! Tables of characters in forms that compress well and are searched as they are.
//!
//! A web page has to load all tables first, and nothing may be unpacked at first use.

use std::ops::Range;

/// A set of characters that knows their order.
pub(crate) struct Ranked {
    pub(crate) words: &'static [u64],
    /// How many of the set stand before each group of `GROUP` words.
    pub(crate) before: &'static [u16],
}

impl Ranked {
    const GROUP: usize = 4;

    /// How many of the set come before this one of them.
    pub(crate) fn rank(&self, c: char) -> Option<usize> {
        let (place, bit) = (c as usize / 64, c as usize % 64);
        let word = self.words.get(place).filter(|word| **word >> bit & 1 == 1)?;
        let group = place / Self::GROUP;
        let near = self.words.get(group * Self::GROUP..place)?;
        let near: u32 = near.iter().map(|word| word.count_ones()).sum();
        let own = (word & ((1 << bit) - 1)).count_ones();
        Some(usize::from(*self.before.get(group)?) + (near + own) as usize)
    }
}

/// Characters in a row, their bytes apart: neighbours differ mostly in the lowest.
pub(crate) struct Column {
    pub(crate) low: &'static [u8],
    /// The upper bytes, without the zeros behind the last that is none.
    pub(crate) middle: &'static [u8],
    pub(crate) high: &'static [u8],
}

impl Column {
    pub(crate) fn get(&self, at: usize) -> Option<char> {
        let low = *self.low.get(at)?;
        let upper = |bytes: &[u8]| bytes.get(at).copied().unwrap_or(0);
        char::from_u32(u32::from_le_bytes([low, upper(self.middle), upper(self.high), 0]))
    }

    pub(crate) fn len(&self) -> usize {
        self.low.len()
    }

    /// Where in the range a character stands first.
    pub(crate) fn position(&self, range: Range<usize>, c: char) -> Option<usize> {
        let [low, ..] = (c as u32).to_le_bytes();
        let same = |at: &usize| self.get(*at) == Some(c);
        let lows = range.clone().zip(self.low.get(range)?);
        lows.filter(|(_, own)| **own == low).map(|(at, _)| at).find(same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_of_a_set_are_counted() {
        static SET: Ranked = Ranked {
            words: &[0b1011, 0, 1 << 63, 0, 0, 0b10],
            before: &[0, 4],
        };
        for (rank, c) in ['\0', '\u{1}', '\u{3}', '\u{bf}', '\u{141}'].into_iter().enumerate() {
            assert_eq!(SET.rank(c), Some(rank), "{c:?}");
        }
        for c in ['\u{2}', '\u{140}', '\u{180}', '🎉'] {
            assert_eq!(SET.rank(c), None, "{c:?}");
        }
    }

    #[test]
    fn a_column_gives_back_and_finds_its_characters() {
        static COLUMN: Column = Column {
            low: &[0x61, 0x2d, 0x89, 0x61],
            middle: &[0, 0x4e, 0xf3],
            high: &[0, 0, 1],
        };
        for (at, c) in ['a', '中', '🎉', 'a'].into_iter().enumerate() {
            assert_eq!(COLUMN.get(at), Some(c));
            assert_eq!(COLUMN.position(at..COLUMN.len(), c), Some(at));
        }
        assert_eq!(COLUMN.position(0..4, 'a'), Some(0));
        assert_eq!((COLUMN.get(4), COLUMN.position(1..3, 'a')), (None, None));
    }
}
