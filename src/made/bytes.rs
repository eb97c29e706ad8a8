//! Numbers and lists in a row of bytes, lowest byte first.

/// What is left of a row of bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bytes<'b>(&'b [u8]);

/// Numbers of two bytes each.
pub(crate) type Pairs<'b> = &'b [[u8; 2]];

impl<'b> Bytes<'b> {
    pub(crate) fn new(bytes: &'b [u8]) -> Self {
        Self(bytes)
    }

    /// All that is left.
    #[cfg(any(test, feature = "making", feature = "packed"))]
    pub(crate) fn rest(&mut self) -> &'b [u8] {
        std::mem::take(&mut self.0)
    }

    pub(crate) fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (own, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(own)
    }

    pub(crate) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (own, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*own)
    }

    pub(crate) fn short(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    pub(crate) fn long(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    /// A number, seven bits a byte, the lowest first; all but its last byte have the eighth.
    pub(crate) fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..usize::BITS).step_by(7) {
            let [byte] = self.array()?;
            number |= usize::from(byte & 0x7f).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// A text behind its length.
    pub(crate) fn text(&mut self) -> Option<&'b str> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    /// So many numbers below 65,536: the lower byte of each, then the upper byte of each.
    pub(crate) fn planes(&mut self, count: usize) -> Option<impl Iterator<Item = usize> + use<'b>> {
        let (low, high) = (self.take(count)?, self.take(count)?);
        Some(
            low.iter()
                .zip(high)
                .map(|(low, high)| usize::from(u16::from_le_bytes([*low, *high]))),
        )
    }

    /// So many numbers of two bytes.
    pub(crate) fn pairs(&mut self, count: usize) -> Option<Pairs<'b>> {
        let (pairs, _) = self.take(count.checked_mul(2)?)?.as_chunks();
        Some(pairs)
    }

    /// So many numbers of four bytes.
    pub(crate) fn fours(&mut self, count: usize) -> Option<&'b [[u8; 4]]> {
        let (fours, _) = self.take(count.checked_mul(4)?)?.as_chunks();
        Some(fours)
    }
}

/// What [`Bytes`] reads.
#[cfg(any(test, feature = "making"))]
#[derive(Debug, Default)]
pub(crate) struct Written(pub(crate) Vec<u8>);

#[cfg(any(test, feature = "making"))]
impl Written {
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    pub(crate) fn number(&mut self, mut number: usize) {
        loop {
            let [low, ..] = number.to_le_bytes();
            number >>= 7;
            self.push(&[low & 0x7f | if number == 0 { 0 } else { 0x80 }]);
            if number == 0 {
                break;
            }
        }
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.number(text.len());
        self.push(text.as_bytes());
    }

    pub(crate) fn planes(&mut self, numbers: impl Iterator<Item = usize>) -> Result<(), String> {
        let numbers =
            numbers.map(|number| u16::try_from(number).map_err(|_| format!("{number} needs more than two bytes")));
        let numbers = numbers.collect::<Result<Vec<u16>, String>>()?;
        for plane in [0, 1] {
            self.0.extend(
                numbers
                    .iter()
                    .filter_map(|number| number.to_le_bytes().get(plane).copied()),
            );
        }
        Ok(())
    }
}
