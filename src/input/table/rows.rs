//! The rows and cells of CSV and TSV, after RFC 4180: quotes around a cell keep delimiters, line breaks and doubled
//! quotes. Our own, because a row that is broken or not UTF-8 must be told by row and cell and must not swallow the
//! rows after it.
//!
//! Between tabs a quote that does not enclose the cell is a letter of it: of what spreadsheets put on the clipboard,
//! only cells with line breaks are sure to be quoted; others may begin with a quote somebody typed.

use std::borrow::Cow;

use super::cell::{Cell, Row, Torn, Why, given};
use crate::input::place::Cursor;

/// The rows of a text, the first of which begins at this offset; lines count from the beginning of the text.
pub(super) fn rows<'t>(bytes: &'t [u8], from: usize, delimiter: &str) -> Vec<Row<'t>> {
    let delimiter = delimiter.as_bytes();
    let mut cursor = Cursor::new(bytes, 1);
    let mut rows = Vec::new();
    let mut at = from;
    let mut number = 0;
    while at < bytes.len() {
        number += 1;
        cursor.advance(at);
        let line = cursor.line();
        // Most rows are as wide as the one above.
        let mut cells = Vec::with_capacity(rows.last().map_or(0, |row: &Row| row.cells.len()));
        let mut width = 0;
        let torn = loop {
            width += 1;
            match cell(bytes, at, delimiter) {
                Ok((text, end)) => {
                    if let Some((text, literal)) = given(text) {
                        cursor.advance(at);
                        cells.push(Cell {
                            text,
                            literal,
                            column: width,
                            spot: cursor.place().in_cell(number, width).into(),
                            spans: (1, 1),
                        });
                    }
                    at = end;
                    if is_at(bytes, at, delimiter) {
                        at += delimiter.len();
                    } else {
                        break None;
                    }
                }
                Err((fault, why)) => {
                    let place = cursor.place_of(fault).in_cell(number, width);
                    at = row_end(bytes, at, delimiter);
                    break Some(Torn { place, why });
                }
            }
        };
        at += match bytes.get(at..) {
            Some([b'\r', b'\n', ..]) => 2,
            _ => 1,
        };
        if torn.is_some() {
            cells.clear();
        }
        if torn.is_some() || !cells.is_empty() {
            rows.push(Row {
                number,
                line,
                width,
                hidden: false,
                cells,
                torn,
            });
        }
    }
    rows
}

fn is_at(bytes: &[u8], at: usize, delimiter: &[u8]) -> bool {
    bytes.get(at..).is_some_and(|rest| rest.starts_with(delimiter))
}

/// The cell that begins here and where it ends.
fn cell<'t>(bytes: &'t [u8], start: usize, delimiter: &[u8]) -> Result<(Cow<'t, str>, usize), (usize, Why)> {
    let text = |from: usize, to: usize| {
        let part = bytes.get(from..to).unwrap_or_default();
        std::str::from_utf8(part).map_err(|error| {
            let byte = part.get(error.valid_up_to()).copied().unwrap_or_default();
            (from + error.valid_up_to(), Why::NotUtf8(byte))
        })
    };
    let (quoted, end) = extent(bytes, start, delimiter)?;
    if !quoted {
        return Ok((text(start, end)?.into(), end));
    }
    let inside = text(start + 1, end - 1)?;
    let inside = if inside.contains('"') {
        inside.replace("\"\"", "\"").into()
    } else {
        inside.into()
    };
    Ok((inside, end))
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

fn bare_end(bytes: &[u8], start: usize, delimiter: &[u8]) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    let first = delimiter.first().copied().unwrap_or(b'\n');
    let mut from = 0;
    loop {
        let tail = rest.get(from..).unwrap_or_default();
        let Some(found) = tail.iter().position(|&byte| byte == first || is_break(byte)) else {
            return bytes.len();
        };
        from += found;
        // The first byte of a delimiter of several may begin another character.
        if rest.get(from).is_some_and(|&byte| is_break(byte)) || is_at(rest, from, delimiter) {
            return start + from;
        }
        from += 1;
    }
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

/// Where the row ends whose cell at `at` cannot be read. A cell that cannot even be told from its neighbours ends the
/// row with its line.
fn row_end(bytes: &[u8], mut at: usize, delimiter: &[u8]) -> usize {
    loop {
        at = match extent(bytes, at, delimiter) {
            Ok((_, end)) => end,
            Err(_) => return bare_end(bytes, at, b"\n"),
        };
        if !is_at(bytes, at, delimiter) {
            return at;
        }
        at += delimiter.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str, delimiter: &str) -> Vec<Vec<String>> {
        let texts = |row: Row| row.cells.into_iter().map(|cell| cell.text.into_owned()).collect();
        rows(text.as_bytes(), 0, delimiter).into_iter().map(texts).collect()
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
        let rows = rows("甲,\"乙\n丙\",\n\n,丁".as_bytes(), 0, ",");
        let places: Vec<_> = rows
            .iter()
            .flat_map(|row| &row.cells)
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
            rows(text, 0, ",")
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
        let many = rows(text.as_bytes(), 0, ",");
        assert_eq!(many.iter().filter(|row| row.torn.is_some()).count(), 1);
        assert_eq!(many.last().map(|row| row.number), Some(50));
    }
}
