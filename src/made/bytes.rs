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
