//! The rows and cells of CSV and TSV, after RFC 4180: quotes around a cell keep delimiters, line breaks and doubled
//! quotes. Our own, because a row that is broken or not UTF-8 must be told by row and cell and must not swallow the
//! rows after it.
//!
//! Between tabs a quote that does not enclose the cell is a letter of it: of what spreadsheets put on the clipboard,
//! only cells with line breaks are sure to be quoted; others may begin with a quote somebody typed.

/// One row that is not wholly blank.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::input) struct Row {
    /// Which row of the table it is, from 1, blank ones counted.
    pub(in crate::input) number: usize,
    /// Where it begins.
    pub(in crate::input) at: usize,
    pub(in crate::input) cells: Result<Vec<Cell>, Torn>,
}

#[derive(Debug, PartialEq, Eq)]
pub(in crate::input) struct Cell {
    pub(in crate::input) text: String,
    /// Where it begins.
    pub(in crate::input) at: usize,
}

/// Why a row cannot be read: the cell, from 1, and the offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) struct Torn {
    pub(in crate::input) cell: usize,
    pub(in crate::input) at: usize,
    pub(in crate::input) why: Why,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) enum Why {
    /// The quote that begins the cell has no end.
    Unclosed,
    /// Something stands between the closing quote and the next delimiter.
    AfterQuote,
    NotUtf8(u8),
}

impl Cell {
    /// The text without the mark our own writer puts before it, unless it is all blank.
    pub(in crate::input) fn given(&self) -> Option<&str> {
        match self.text.strip_prefix('\'') {
            Some(marked) if is_marked(marked) => Some(marked),
            _ => (!self.text.trim().is_empty()).then_some(self.text.as_str()),
        }
    }
}

/// Whether a spreadsheet would take a cell of this text for a formula.
pub(crate) fn is_formula(text: &str) -> bool {
    // Spreadsheets skip blanks before the sign that makes a formula, and fold its full-width form.
    text.trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || text.starts_with(['\t', '\r', '\n'])
}

/// Whether drafts are written with a `'` before this text, which is taken off again when they are read: formulas, texts of
/// nothing but blanks, which without it would be absent, and those with both tabs and line breaks, which between tabs no
/// spreadsheet has in one cell. As many `'` as stand before such a text are its own.
pub(crate) fn is_marked(text: &str) -> bool {
    let text = text.trim_start_matches('\'');
    is_formula(text) || text.trim().is_empty() || text.contains('\t') && text.contains(['\n', '\r'])
}

pub(in crate::input) fn rows(bytes: &[u8], delimiter: u8) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut at = 0;
    let mut number = 0;
    while at < bytes.len() {
        number += 1;
        let start = at;
        let mut cells = Vec::new();
        let torn = loop {
            match cell(bytes, at, delimiter) {
                Ok((text, end)) => {
                    cells.push(Cell { text, at });
                    at = end;
                    if bytes.get(at) == Some(&delimiter) {
                        at += 1;
                    } else {
                        break None;
                    }
                }
                Err((at, why)) => {
                    break Some(Torn {
                        cell: cells.len() + 1,
                        at,
                        why,
                    });
                }
            }
        };
        if torn.is_some() {
            at = row_end(bytes, at, delimiter);
        }
        at += match bytes.get(at..) {
            Some([b'\r', b'\n', ..]) => 2,
            _ => 1,
        };
        if torn.is_some() || cells.iter().any(|cell| cell.given().is_some()) {
            rows.push(Row {
                number,
                at: start,
                cells: torn.map_or(Ok(cells), Err),
            });
        }
    }
    rows
}

/// The cell that begins here and where it ends.
fn cell(bytes: &[u8], start: usize, delimiter: u8) -> Result<(String, usize), (usize, Why)> {
    let text = |part: &[u8], at: usize| {
        std::str::from_utf8(part).map(str::to_owned).map_err(|error| {
            let byte = part.get(error.valid_up_to()).copied().unwrap_or_default();
            (at + error.valid_up_to(), Why::NotUtf8(byte))
        })
    };
    let (quoted, end) = extent(bytes, start, delimiter)?;
    if !quoted {
        return Ok((text(bytes.get(start..end).unwrap_or_default(), start)?, end));
    }
    let inside = text(bytes.get(start + 1..end - 1).unwrap_or_default(), start + 1)?;
    Ok((
        if inside.contains('"') {
            inside.replace("\"\"", "\"")
        } else {
            inside
        },
        end,
    ))
}

/// Whether the cell that begins here is enclosed in quotes, and where it ends.
///
/// All cells of a text together take time proportional to its length: what is looked through in vain holds quotes in
/// pairs only, so that none of the cells in it is followed beyond the quotes it begins with.
fn extent(bytes: &[u8], start: usize, delimiter: u8) -> Result<(bool, usize), (usize, Why)> {
    if bytes.get(start) != Some(&b'"') {
        return Ok((false, bare_end(bytes, start, delimiter)));
    }
    let why = match quoted_end(bytes, start) {
        None => (start, Why::Unclosed),
        Some(end) => {
            let inside = bytes.get(start..end).unwrap_or_default();
            // No cell of a spreadsheet has both tabs and line breaks. What stands between two cells that each have one
            // of a pair of quotes has. Where our own writer has both, its mark says so.
            let torn = delimiter == b'\t'
                && !inside.starts_with(b"\"'")
                && inside.contains(&b'\t')
                && inside.iter().any(|&byte| is_break(byte));
            let closed = bytes.get(end).is_none_or(|&byte| byte == delimiter || is_break(byte));
            if closed && !torn {
                return Ok((true, end));
            }
            (end, Why::AfterQuote)
        }
    };
    if delimiter == b'\t' {
        Ok((false, bare_end(bytes, start, delimiter)))
    } else {
        Err(why)
    }
}

fn is_break(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

fn bare_end(bytes: &[u8], start: usize, delimiter: u8) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    let length = rest.iter().position(|&byte| byte == delimiter || is_break(byte));
    start + length.unwrap_or(rest.len())
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
fn row_end(bytes: &[u8], mut at: usize, delimiter: u8) -> usize {
    loop {
        at = match extent(bytes, at, delimiter) {
            Ok((_, end)) => end,
            Err(_) => return bare_end(bytes, at, b'\n'),
        };
        if bytes.get(at) != Some(&delimiter) {
            return at;
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<Vec<String>> {
        rows(text.as_bytes(), b',')
            .into_iter()
            .map(|row| row.cells.unwrap().into_iter().map(|cell| cell.text).collect())
            .collect()
    }

    #[test]
    fn cells_of_a_spreadsheet() {
        for (text, expected) in [
            ("a,b\r\nc,d\r\n", vec![vec!["a", "b"], vec!["c", "d"]]),
            ("a,b\rc", vec![vec!["a", "b"], vec!["c"]]),
            ("\"a,1\",\"b\r\nc\",\"d\"\"e\"", vec![vec!["a,1", "b\r\nc", "d\"e"]]),
            (",\n , \n a ,\n", vec![vec![" a ", ""]]),
            ("a\"b,\"\"", vec![vec!["a\"b", ""]]),
            ("", vec![]),
        ] {
            assert_eq!(texts(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_broken_row_is_lost_alone() {
        let at = |text: &[u8]| -> Vec<(usize, Option<(usize, Why)>)> {
            rows(text, b',')
                .iter()
                .map(|row| (row.number, row.cells.as_ref().err().map(|torn| (torn.cell, torn.why))))
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
        let many = rows("a,\"\n".repeat(99).as_bytes(), b',');
        assert_eq!(many.iter().filter(|row| row.cells.is_err()).count(), 1);
        assert_eq!(many.last().map(|row| row.number), Some(50));
    }

    #[test]
    fn only_what_the_writer_marked_is_unmarked() {
        let given = |text: &str| {
            let cell = Cell {
                text: text.to_owned(),
                at: 0,
            };
            cell.given().map(str::to_owned)
        };
        for (text, expected) in [
            ("'=1", Some("=1")),
            ("''=1", Some("'=1")),
            ("'", Some("")),
            ("' \u{3000}", Some(" \u{3000}")),
            ("'好'", Some("'好'")),
            ("''好", Some("''好")),
            ("=1", Some("=1")),
            (" \u{3000}", None),
            ("", None),
        ] {
            assert_eq!(given(text).as_deref(), expected, "{text:?}");
        }
    }
}
