//! From byte offsets to lines and columns.

use crate::template::Spot;

/// A place in a text; lines count from 1, columns are characters and count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) line: usize,
    /// 0 in a workbook, whose places are rows and cells.
    pub(super) column: usize,
    /// Row and column of a table, from 1.
    pub(super) cell: Option<(usize, usize)>,
}

impl Place {
    /// The same place, which is a cell of a table.
    #[inline]
    pub(super) fn in_cell(self, row: usize, column: usize) -> Self {
        Self {
            cell: Some((row, column)),
            ..self
        }
    }

    /// A cell of a workbook, which has no text to count lines in.
    pub(super) fn of_cell(row: usize, column: usize) -> Self {
        Self {
            line: row,
            column: 0,
            cell: Some((row, column)),
        }
    }
}

impl From<Place> for Spot {
    #[inline]
    fn from(place: Place) -> Self {
        let fit = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Self {
            line: fit(place.line),
            column: fit(place.column),
            cell: place.cell.map(|(row, column)| (fit(row), fit(column))),
        }
    }
}

/// Where a part of a text begins in it, of a part that was lent from it.
pub(super) fn offset(whole: &str, part: &str) -> usize {
    part.as_ptr().addr().saturating_sub(whole.as_ptr().addr())
}

/// Walks forward through a text and knows the line at every step. Columns are counted only when asked for, and never
/// twice over the same bytes: a file may be one long line.
#[derive(Debug, Clone)]
pub(super) struct Cursor<'t> {
    bytes: &'t [u8],
    at: usize,
    line: usize,
    /// Where the line ends, of which the beginning was looked at.
    line_end: Option<usize>,
    counted_to: usize,
    /// The characters of the line before `counted_to`.
    counted: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(bytes: &'t [u8], line: usize) -> Self {
        Self {
            bytes,
            at: 0,
            line,
            line_end: None,
            counted_to: 0,
            counted: 0,
        }
    }

    /// Goes on to a later offset; an earlier one changes nothing.
    pub(super) fn advance(&mut self, to: usize) {
        let Some(passed) = self.bytes.get(self.at..to) else {
            return;
        };
        if self.line_end.is_some_and(|end| to <= end) {
            self.at = to;
            return;
        }
        if let Some(last) = memchr::memrchr(b'\n', passed) {
            self.line += 1 + memchr::memchr_iter(b'\n', passed.get(..last).unwrap_or_default()).count();
            self.counted_to = self.at + last + 1;
            self.counted = 0;
        }
        self.at = to;
        self.line_end = Some(to + plain_ahead(self.bytes.get(to..).unwrap_or_default()));
    }

    pub(super) fn line(&self) -> usize {
        self.line
    }

    pub(super) fn place(&mut self) -> Place {
        let passed = self.bytes.get(self.counted_to..self.at).unwrap_or_default();
        self.counted += count(passed, |byte| byte & 0xC0 != 0x80);
        self.counted_to = self.at;
        Place {
            line: self.line,
            column: self.counted + 1,
            cell: None,
        }
    }

    /// The place of a later offset, the cursor staying where it is.
    pub(super) fn place_of(&mut self, offset: usize) -> Place {
        self.place();
        let mut ahead = self.clone();
        ahead.advance(offset);
        ahead.place()
    }
}

/// How many bytes come before a line break, of a few hundred that are looked at.
fn plain_ahead(bytes: &[u8]) -> usize {
    /// So many are looked at together, and so often.
    const BLOCK: usize = 64;
    const BLOCKS: usize = 8;
    let mut ahead = 0;
    for block in bytes.chunks(BLOCK).take(BLOCKS) {
        let breaks = block.iter().fold(0, |breaks, &byte| breaks | u8::from(byte == b'\n'));
        if breaks != 0 {
            return ahead + block.iter().position(|&byte| byte == b'\n').unwrap_or_default();
        }
        ahead += block.len();
    }
    ahead
}

/// How many of the bytes are such.
#[inline]
fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    /// Fewer than this are counted one by one sooner than many at a time.
    const FEW: usize = 32;
    if bytes.len() < FEW {
        let mut count = 0;
        for &byte in bytes {
            count += usize::from(is(byte));
        }
        return count;
    }
    // Sums of at most 255 fit a byte, which lets the compiler count sixteen bytes at a time.
    let of_chunk = |chunk: &[u8]| usize::from(chunk.iter().map(|&byte| u8::from(is(byte))).sum::<u8>());
    bytes.chunks(255).map(of_chunk).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_characters_from_one() {
        let text = "标题\r\n😀b\n\n末";
        let at = |needle: &str| {
            let place = Cursor::new(text.as_bytes(), 1).place_of(text.find(needle).unwrap());
            (place.line, place.column)
        };
        assert_eq!(
            [at("标"), at("题"), at("b"), at("末")],
            [(1, 1), (1, 2), (2, 2), (4, 1)]
        );
    }

    #[test]
    fn going_on_in_steps_is_going_at_once() {
        let text = "甲乙\n丙丁戊\n己".as_bytes();
        for middle in 0..text.len() {
            for end in middle..text.len() {
                let mut steps = Cursor::new(text, 1);
                steps.advance(middle);
                steps.place();
                steps.advance(end);
                assert_eq!(steps.place(), Cursor::new(text, 1).place_of(end));
            }
        }
    }
}
