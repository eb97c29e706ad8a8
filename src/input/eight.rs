//! Eight bytes of a text, looked at together: what readers look for stands only a few bytes apart.

/// Eight bytes, the first of which is the lowest.
#[derive(Clone, Copy)]
pub(super) struct Eight(u64);

/// The lowest and the highest bit of each byte.
const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// Bytes of which the highest bit is set are found, all of them.
pub(super) struct Each(u64);

/// Bytes of which the highest bit is set are found; what stands above the lowest of them need not be sound.
#[derive(Clone, Copy)]
pub(super) struct Marks(u64);

impl Eight {
    /// The eight bytes at an offset, if there are so many.
    pub(super) fn at(bytes: &[u8], offset: usize) -> Option<Self> {
        let eight = bytes.get(offset..)?.first_chunk()?;
        Some(Self(u64::from_le_bytes(*eight)))
    }

    /// Where this byte stands.
    pub(super) fn find(self, byte: u8) -> Marks {
        let differs = self.0 ^ (LOW * u64::from(byte));
        Marks(differs.wrapping_sub(LOW) & !differs & HIGH)
    }

    /// Where bytes of ASCII stand that are no more than this one.
    pub(super) fn up_to(self, byte: u8) -> Each {
        let beyond = (self.0 | HIGH).wrapping_sub(LOW * (u64::from(byte & 0x7F) + 1));
        Each(!beyond & !self.0 & HIGH)
    }

    /// Where control characters stand, those of ASCII.
    pub(super) fn controls(self) -> Marks {
        Marks(self.0.wrapping_sub(LOW * 0x20) & !self.0 & HIGH)
    }

    /// How many of the first bytes begin a character.
    pub(super) fn characters(self, of: usize) -> usize {
        let goes_on = self.0 & !(self.0 << 1) & HIGH;
        let kept = u32::try_from(8 * of).ok().and_then(|bits| 1_u64.checked_shl(bits));
        let begun = !goes_on & HIGH & kept.unwrap_or(0).wrapping_sub(1);
        // All of them are added up in the highest byte.
        usize::try_from((begun >> 7).wrapping_mul(LOW) >> 56).unwrap_or_default()
    }
}

impl Marks {
    pub(super) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// How many bytes stand before the first.
    pub(super) fn first(self) -> Option<usize> {
        (self.0 != 0).then(|| usize::try_from(self.0.trailing_zeros() / 8).unwrap_or_default())
    }
}

impl Iterator for Each {
    type Item = usize;

    /// How many bytes stand before the next.
    #[inline]
    fn next(&mut self) -> Option<usize> {
        let next = Marks(self.0).first()?;
        self.0 &= self.0 - 1;
        Some(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_characters_are_found_wherever_they_stand() {
        let text = "a\n,-甲,\"乙\u{1f}！,b";
        let bytes = text.as_bytes();
        for at in 0..=bytes.len() - 8 {
            let (eight, part) = (Eight::at(bytes, at).unwrap(), &bytes[at..at + 8]);
            for byte in *b",\"\n" {
                assert_eq!(
                    eight.find(byte).first(),
                    part.iter().position(|&it| it == byte),
                    "{at} {byte}"
                );
            }
            for byte in *b",\t-~" {
                let all = part.iter().enumerate().filter(|(_, it)| **it <= byte);
                let all: Vec<usize> = all.map(|(at, _)| at).collect();
                assert_eq!(eight.up_to(byte).collect::<Vec<_>>(), all, "{at} {byte}");
            }
            assert_eq!(eight.controls().first(), part.iter().position(|&it| it < 0x20), "{at}");
            for of in 0..=8 {
                let begun = part[..of].iter().filter(|&&it| it & 0xC0 != 0x80).count();
                assert_eq!(eight.characters(of), begun, "{at} {of}");
            }
        }
        assert!(Eight::at(bytes, bytes.len() - 7).is_none());
    }
}
