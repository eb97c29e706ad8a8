//! The records a stream of `.xls` is made of, and the texts in them.

use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, WINDOWS_1252};

/// The record that holds what does not fit the one before.
pub(super) const CONTINUE: u16 = 0x003C;

/// A record: its kind and what is in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'s> {
    pub(super) kind: u16,
    pub(super) data: &'s [u8],
}

/// The records of a stream from some place on.
#[derive(Debug, Clone)]
pub(super) struct Records<'s> {
    rest: &'s [u8],
}

impl<'s> Records<'s> {
    pub(super) fn new(stream: &'s [u8], from: usize) -> Self {
        Self {
            rest: stream.get(from..).unwrap_or_default(),
        }
    }

    /// How many bytes are left.
    pub(super) fn left(&self) -> usize {
        self.rest.len()
    }

    /// A record's data with that of the records that continue it.
    pub(super) fn continued(&mut self, first: &'s [u8]) -> Pieces<'s> {
        let mut pieces = vec![first];
        let mut ahead = self.clone();
        while let Some(record) = ahead.next().filter(|record| record.kind == CONTINUE) {
            pieces.push(record.data);
            *self = ahead.clone();
        }
        pieces.reverse();
        let current = pieces.pop().unwrap_or_default();
        Pieces { current, pieces }
    }
}

impl<'s> Iterator for Records<'s> {
    type Item = Record<'s>;

    fn next(&mut self) -> Option<Record<'s>> {
        let (head, rest) = self.rest.split_at_checked(4)?;
        let (kind, length) = (u16_at(head, 0)?, u16_at(head, 2)?);
        let (data, rest) = rest.split_at_checked(usize::from(length))?;
        self.rest = rest;
        Some(Record { kind, data })
    }
}

pub(super) fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    let bytes = data.get(at..at.checked_add(2)?)?;
    bytes.try_into().ok().map(u16::from_le_bytes)
}

pub(super) fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    let bytes = data.get(at..at.checked_add(4)?)?;
    bytes.try_into().ok().map(u32::from_le_bytes)
}

pub(super) fn f64_at(data: &[u8], at: usize) -> Option<f64> {
    let bytes = data.get(at..at.checked_add(8)?)?;
    bytes.try_into().ok().map(f64::from_le_bytes)
}

/// How a workbook writes texts.
#[derive(Debug, Clone, Copy)]
pub(super) enum Script {
    /// Excel 97 and later: UTF-16, or its lower bytes alone.
    Unicode,
    /// Excel 5 and 95: in the encoding of a code page.
    Encoded(&'static Encoding),
}

impl Script {
    /// The encoding of a code page; where none is named, that of most who read this.
    pub(super) fn of_page(page: Option<u16>) -> Self {
        Self::Encoded(match page {
            None | Some(936) => GB18030,
            Some(950) => BIG5,
            Some(65001) => UTF_8,
            Some(_) => WINDOWS_1252,
        })
    }

    /// A text with its length before it, which takes one byte or two.
    pub(super) fn text(self, data: &mut Pieces<'_>, long: bool) -> Option<String> {
        let length = if long { data.u16()? } else { u16::from(data.byte()?) };
        match self {
            Self::Unicode => {
                let wide = data.byte()? & 1 != 0;
                Some(data.letters(length, wide))
            }
            Self::Encoded(encoding) => {
                let bytes = data.bytes(usize::from(length));
                Some(encoding.decode_without_bom_handling(&bytes).0.into_owned())
            }
        }
    }
}

/// A record's data, which may go on in others.
#[derive(Debug)]
pub(super) struct Pieces<'s> {
    current: &'s [u8],
    /// Those to come, the next last.
    pieces: Vec<&'s [u8]>,
}

impl<'s> Pieces<'s> {
    pub(super) fn of(data: &'s [u8]) -> Self {
        Self {
            current: data,
            pieces: Vec::new(),
        }
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        loop {
            if let Some((first, rest)) = self.current.split_first() {
                self.current = rest;
                return Some(*first);
            }
            self.current = self.pieces.pop()?;
        }
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes([
            self.byte()?,
            self.byte()?,
            self.byte()?,
            self.byte()?,
        ]))
    }

    /// So many bytes, or as many as there are.
    fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map_while(|_| self.byte()).collect()
    }

    pub(super) fn skip(&mut self, mut count: usize) {
        while count > self.current.len() {
            count -= self.current.len();
            let Some(next) = self.pieces.pop() else {
                self.current = &[];
                return;
            };
            self.current = next;
        }
        self.current = self.current.get(count..).unwrap_or_default();
    }

    /// So many units of UTF-16, or as many as there are. Where they go on in another record, that says anew whether it
    /// has their upper bytes.
    pub(super) fn letters(&mut self, count: u16, mut wide: bool) -> String {
        let mut units = Vec::new();
        for _ in 0..count {
            if self.current.is_empty() {
                let Some(next) = self.pieces.pop() else { break };
                self.current = next;
                match self.byte() {
                    Some(flags) => wide = flags & 1 != 0,
                    None => break,
                }
            }
            let unit = if wide { self.u16() } else { self.byte().map(u16::from) };
            match unit {
                Some(unit) => units.push(unit),
                None => break,
            }
        }
        String::from_utf16_lossy(&units)
    }
}

/// The texts that cells share.
pub(super) fn shared(data: &mut Pieces<'_>) -> Vec<String> {
    let mut strings = Vec::new();
    let count = (data.u32(), data.u32()).1.unwrap_or_default();
    for _ in 0..count {
        let (Some(length), Some(flags)) = (data.u16(), data.byte()) else {
            break;
        };
        let runs = if flags & 0x08 != 0 {
            data.u16().unwrap_or_default()
        } else {
            0
        };
        let aloud = if flags & 0x04 != 0 {
            data.u32().unwrap_or_default()
        } else {
            0
        };
        strings.push(data.letters(length, flags & 1 != 0));
        // How its letters look, and how it is read aloud.
        data.skip(usize::from(runs) * 4);
        data.skip(usize::try_from(aloud).unwrap_or(usize::MAX));
    }
    strings
}
