//! The rows and cells of CSV and TSV, after RFC 4180: quotes around a cell keep delimiters, line breaks and doubled
//! quotes. Our own, because a row that is broken or not UTF-8 must be told by row and cell and must not swallow the
//! rows after it.
//!
//! Between tabs a quote that does not enclose the cell is a letter of it: of what spreadsheets put on the clipboard,
//! only cells with line breaks are sure to be quoted; others may begin with a quote somebody typed.

mod plain;

use std::borrow::Cow;

use super::cell::{Cell, Row, Table, Torn, Why, begins_plainly, given};
use crate::input::bytes::utf8;
use crate::input::place::Place;
use crate::template::Spot;

/// The rows of a text, the first of which begins at this offset; lines count from the beginning of the text.
pub(super) fn table<'t>(bytes: &'t [u8], from: usize, delimiter: &str) -> Table<'t> {
    rows(bytes, from, delimiter, usize::MAX)
}

/// The first rows of a text, at most so many.
pub(super) fn begun<'t>(bytes: &'t [u8], delimiter: &str, most: usize) -> Table<'t> {
    rows(bytes, 0, delimiter, most)
}

fn rows<'t>(bytes: &'t [u8], from: usize, delimiter: &str, most: usize) -> Table<'t> {
    let text = Text::new(bytes, delimiter.as_bytes());
    let mut here = Here::default();
    here.pass(bytes.get(..from).unwrap_or_default());
    let mut table = Table::default();
    let mut at = from;
    let mut number = 0;
    let padded = is_padded(bytes.get(from..).unwrap_or_default(), delimiter.as_bytes());
    while at < bytes.len() && table.len() < most {
        number += 1;
        let line = here.line;
        let mut width = 0;
        let torn = loop {
            let ended;
            (at, ended) = text.plain(at, (number, &mut width), &mut here, &mut table);
            if ended {
                break None;
            }
            width += 1;
            let begins = here;
            let (end, torn) = match text.cell(at, &mut here) {
                Ok((cell, end)) => {
                    let (cell, begins) = if padded { trimmed(cell, begins) } else { (cell, begins) };
                    if let Some((text, literal)) = text.said(cell) {
                        table.cell(Cell {
                            text,
                            literal,
                            column: width,
                            spot: begins.spot(number, width),
                            behind: here.behind(),
                            spans: (1, 1),
                        });
                    }
                    (end, None)
                }
                Err((fault, why)) => {
                    let mut there = here;
                    there.pass(bytes.get(at..fault).unwrap_or_default());
                    let place = there.place().in_cell(number, width);
                    let end = text.row_end(at);
                    here.pass(bytes.get(at..end).unwrap_or_default());
                    (end, Some(Torn { place, why }))
                }
            };
            at = end;
            if torn.is_some() || !text.is_at(at) {
                break torn;
            }
            at += delimiter.len();
            here.column += 1;
        };
        let broken = match bytes.get(at..) {
            Some([b'\r', b'\n', ..]) => 2,
            _ => 1,
        };
        here.pass(bytes.get(at..at + broken).unwrap_or_default());
        at += broken;
        table.row(Row {
            number,
            line,
            width,
            hidden: false,
            cells: &[],
            torn,
        });
    }
    table
}

/// Whether blanks stand before or behind each delimiter of the first row: they are no part of the cells.
fn is_padded(bytes: &[u8], delimiter: &[u8]) -> bool {
    let mut rows = bytes
        .split(|byte| is_break(*byte))
        .filter(|row| !row.trim_ascii().is_empty());
    let Some(row) = rows.next().filter(|_| delimiter == b",") else {
        return false;
    };
    let cells: Vec<&[u8]> = row.split(|byte| *byte == b',').collect();
    let several = cells.len() > 1 && cells.iter().all(|cell| !cell.trim_ascii().is_empty());
    let behind = cells.iter().skip(1).all(|cell| cell.starts_with(b" "));
    several && (behind || cells.iter().rev().skip(1).all(|cell| cell.ends_with(b" ")))
}

/// A cell without the blanks around it, and where it begins then.
fn trimmed(cell: Cow<'_, str>, begins: Here) -> (Cow<'_, str>, Here) {
    let Cow::Borrowed(text) = cell else {
        return (cell, begins);
    };
    let bare = text.trim_start_matches(' ');
    let column = begins.column + text.len() - bare.len();
    (bare.trim_end_matches(' ').into(), Here { column, ..begins })
}

/// A place that goes forward; lines are what ends in `\n`, columns are characters.
#[derive(Debug, Clone, Copy)]
struct Here {
    line: usize,
    column: usize,
}

impl Default for Here {
    fn default() -> Self {
        Self { line: 1, column: 1 }
    }
}

impl Here {
    fn spot(self, row: usize, column: usize) -> Spot {
        self.place().in_cell(row, column).into()
    }

    fn behind(self) -> (u32, u32) {
        let Spot { line, column, .. } = self.place().into();
        (line, column)
    }

    fn place(self) -> Place {
        Place {
            line: self.line,
            column: self.column,
            cell: None,
        }
    }

    fn pass(&mut self, passed: &[u8]) {
        for &byte in passed {
            if byte == b'\n' {
                self.line += 1;
                self.column = 1;
            } else {
                self.column += usize::from(byte & 0xC0 != 0x80);
            }
        }
    }
}

/// A text and what stands between its cells.
struct Text<'t, 'd> {
    bytes: &'t [u8],
    /// All of it, if all of it is UTF-8: then no cell needs to be looked at again.
    whole: Option<&'t str>,
    delimiter: &'d [u8],
    /// Whether it may have a line break that is written out.
    underscored: bool,
}

impl<'t, 'd> Text<'t, 'd> {
    fn new(bytes: &'t [u8], delimiter: &'d [u8]) -> Self {
        Self {
            bytes,
            whole: utf8(bytes).ok(),
            delimiter,
            underscored: memchr::memchr(b'_', bytes).is_some(),
        }
    }

    /// What a cell says, and whether it is marked to be a text.
    #[inline]
    fn said<'c>(&self, cell: Cow<'c, str>) -> Option<(Cow<'c, str>, bool)> {
        if !self.underscored && begins_plainly(&cell) {
            Some((cell, false))
        } else {
            given(cell)
        }
    }

    fn is_at(&self, at: usize) -> bool {
        is_at(self.bytes, at, self.delimiter)
    }

    fn part(&self, from: usize, to: usize) -> Result<&'t str, (usize, Why)> {
        if let Some(part) = self.whole.and_then(|whole| whole.get(from..to)) {
            return Ok(part);
        }
        let part = self.bytes.get(from..to).unwrap_or_default();
        std::str::from_utf8(part).map_err(|error| {
            let byte = part.get(error.valid_up_to()).copied().unwrap_or_default();
            (from + error.valid_up_to(), Why::NotUtf8(byte))
        })
    }

    /// The cell that begins here, where it ends, and that place.
    fn cell(&self, start: usize, here: &mut Here) -> Result<(Cow<'t, str>, usize), (usize, Why)> {
        if self.bytes.get(start) != Some(&b'"') {
            let (end, chars) = self.bare(start);
            let cell = self.part(start, end)?;
            here.column += chars;
            return Ok((cell.into(), end));
        }
        let (quoted, end) = extent(self.bytes, start, self.delimiter)?;
        let cell = if quoted {
            let inside = self.part(start + 1, end - 1)?;
            if inside.contains('"') {
                inside.replace("\"\"", "\"").into()
            } else {
                inside.into()
            }
        } else {
            self.part(start, end)?.into()
        };
        here.pass(self.bytes.get(start..end).unwrap_or_default());
        Ok((cell, end))
    }

    /// Where a cell without quotes ends that begins here, and how many characters it has.
    fn bare(&self, start: usize) -> (usize, usize) {
        let ends = |at: usize| self.bytes.get(at).copied().is_none_or(is_break) || self.is_at(at);
        let (mut at, mut chars) = (start, 0);
        while !ends(at) {
            chars += self.bytes.get(at).map_or(0, |byte| usize::from(byte & 0xC0 != 0x80));
            at += 1;
        }
        (at, chars)
    }

    /// Where the row ends whose cell at `at` cannot be read. A cell that cannot even be told from its neighbours ends the
    /// row with its line.
    fn row_end(&self, mut at: usize) -> usize {
        loop {
            at = match extent(self.bytes, at, self.delimiter) {
                Ok((_, end)) => end,
                Err(_) => return bare_end(self.bytes, at, b"\n"),
            };
            if !self.is_at(at) {
                return at;
            }
            at += self.delimiter.len();
        }
    }
}

fn is_at(bytes: &[u8], at: usize, delimiter: &[u8]) -> bool {
    match delimiter {
        // Nearly all delimiters, of which nearly all texts have one for each cell.
        [only] => bytes.get(at) == Some(only),
        _ => bytes.get(at..).is_some_and(|rest| rest.starts_with(delimiter)),
    }
}

/// Whether the cell that begins here is enclosed in quotes, and where it ends.
///
/// All cells of a text together take time proportional to its length: what is looked through in vain holds quotes in
/// pairs only, so that none of the cells in it is followed beyond the quotes it begins with.
fn extent(bytes: &[u8], start: usize, delimiter: &[u8]) -> Result<(bool, usize), (usize, Why)> {
    if bytes.get(start) != Some(&b'"') {
        return Ok((false, bare_end(bytes, start, delimiter)));
    }
    let tabs = delimiter == b"\t";
    let why = match quoted_end(bytes, start) {
        None => (start, Why::Unclosed),
        Some(end) => {
            let inside = bytes.get(start..end).unwrap_or_default();
            // No cell of a spreadsheet has both tabs and line breaks. What stands between two cells that each have one
            // of a pair of quotes has. Where our own writer has both, its mark says so.
            let torn = tabs
                && !inside.starts_with(b"\"'")
                && inside.contains(&b'\t')
                && inside.iter().any(|&byte| is_break(byte));
            let closed = bytes.get(end).is_none_or(|&byte| is_break(byte)) || is_at(bytes, end, delimiter);
            if closed && !torn {
                return Ok((true, end));
            }
            (end, Why::AfterQuote)
        }
    };
    if tabs {
        Ok((false, bare_end(bytes, start, delimiter)))
    } else {
        Err(why)
    }
}

fn is_break(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// Where a cell without quotes ends that begins here.
fn bare_end(bytes: &[u8], start: usize, delimiter: &[u8]) -> usize {
    let ends = |at: &usize| bytes.get(*at).copied().is_none_or(is_break) || is_at(bytes, *at, delimiter);
    (start..bytes.len()).find(ends).unwrap_or(bytes.len())
}

/// Where the quotes end that begin here, if they do.
pub(in crate::input) fn quoted_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    loop {
        at += bytes.get(at..)?.iter().position(|&byte| byte == b'"')? + 1;
        if bytes.get(at) != Some(&b'"') {
            return Some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str, delimiter: &str) -> Vec<Vec<String>> {
        let texts = |row: &Row| row.cells.iter().map(|cell| cell.text.clone().into_owned()).collect();
        table(text.as_bytes(), 0, delimiter).rows().iter().map(texts).collect()
    }

    #[test]
    fn cells_of_a_spreadsheet() {
        for (text, expected) in [
            ("a,b\r\nc,d\r\n", vec![vec!["a", "b"], vec!["c", "d"]]),
            ("a,b\rc", vec![vec!["a", "b"], vec!["c"]]),
            ("\"a,1\",\"b\r\nc\",\"d\"\"e\"", vec![vec!["a,1", "b\r\nc", "d\"e"]]),
            (",\n , \n a ,\n", vec![vec![" a "]]),
            ("a\"b,\"\"", vec![vec!["a\"b"]]),
            ("", vec![]),
        ] {
            assert_eq!(texts(text, ","), expected, "{text:?}");
        }
        // ！ begins with the same bytes as ，, and stands for itself.
        assert_eq!(
            texts("甲！，\"乙，丙\"，丁\n戊", "，"),
            [vec!["甲！", "乙，丙", "丁"], vec!["戊"]]
        );
    }

    #[test]
    fn cells_know_where_they_stand() {
        let table = table("甲,\"乙\n丙\",\n\n,丁".as_bytes(), 0, ",");
        let rows = table.rows();
        let places: Vec<_> = rows
            .iter()
            .flat_map(|row| row.cells)
            .map(|cell| (cell.spot.line, cell.spot.column, cell.spot.cell))
            .collect();
        assert_eq!(
            places,
            [(1, 1, Some((1, 1))), (1, 3, Some((1, 2))), (4, 2, Some((3, 2)))]
        );
        assert_eq!(rows.iter().map(|row| row.width).collect::<Vec<_>>(), [3, 2]);
    }

    #[test]
    fn a_broken_row_is_lost_alone() {
        let at = |text: &[u8]| -> Vec<(usize, Option<(usize, Why)>)> {
            let cell = |torn: Torn| (torn.place.cell.unwrap_or_default().1, torn.why);
            table(text, 0, ",")
                .rows()
                .iter()
                .map(|row| (row.number, row.torn.map(cell)))
                .collect()
        };
        assert_eq!(
            at(b"a,\"b\nc,d\ne"),
            [(1, Some((2, Why::Unclosed))), (2, None), (3, None)]
        );
        assert_eq!(at(b"\"a\"b,c\nd"), [(1, Some((1, Why::AfterQuote))), (2, None)]);
        assert_eq!(
            at(b"a,\"\xff\n\",c\n\nd"),
            [(1, Some((2, Why::NotUtf8(0xFF)))), (3, None)]
        );
        // The line breaks of the sound cells before it belong to the row.
        assert_eq!(at(b"\"a\nb\",\"c\nd"), [(1, Some((2, Why::Unclosed))), (2, None)]);
        let text = "a,\"\n".repeat(99);
        let many = table(text.as_bytes(), 0, ",");
        let many = many.rows();
        assert_eq!(many.iter().filter(|row| row.torn.is_some()).count(), 1);
        assert_eq!(many.last().map(|row| row.number), Some(50));
    }
}
