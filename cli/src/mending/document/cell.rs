//! The cells of a text between delimiters, after RFC 4180, each with its range.

use std::borrow::Cow;
use std::ops::Range;

/// A cell as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) range: Range<usize>,
    pub(super) row: usize,
    pub(super) column: usize,
    quoted: bool,
}

impl Cell {
    /// What it says.
    pub(super) fn text<'t>(&self, whole: &'t str) -> Cow<'t, str> {
        let written = whole.get(self.range.clone()).unwrap_or_default();
        let inside = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        match inside.filter(|_| self.quoted) {
            Some(inside) => inside.replace("\"\"", "\"").into(),
            None => written.into(),
        }
    }

    /// Another text as it is written in its place: in quotes if it was, or if it must be.
    pub(super) fn written(&self, whole: &str, text: &str, delimiter: &str) -> String {
        // Programs that never quote do not double quotes either.
        let new_quotes = text.contains('"') && (text.starts_with('"') || !self.text(whole).contains('"'));
        if self.quoted || new_quotes || text.contains(['\n', '\r']) || text.contains(delimiter) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.to_owned()
        }
    }
}

/// All cells of a text in their order, blank ones too.
pub(super) fn cells(text: &str, delimiter: &str) -> Vec<Cell> {
    let mut cells = Vec::new();
    let (mut at, mut row, mut column) = (0, 1, 1);
    loop {
        let (length, quoted) = extent(text.get(at..).unwrap_or_default(), delimiter);
        let range = at..at + length;
        at += length;
        cells.push(Cell {
            range,
            row,
            column,
            quoted,
        });
        let rest = text.get(at..).unwrap_or_default();
        if rest.starts_with(delimiter) {
            at += delimiter.len();
            column += 1;
            continue;
        }
        at += match rest.as_bytes() {
            [] => return cells,
            [b'\r', b'\n', ..] => 2,
            _ => 1,
        };
        (row, column) = (row + 1, 1);
    }
}

/// How long the cell is that a text begins with, and whether it is in quotes.
fn extent(text: &str, delimiter: &str) -> (usize, bool) {
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(['\n', '\r']) || rest.starts_with(delimiter);
    if let Some(end) = text.strip_prefix('"').and_then(closing)
        && text.get(end + 1..).is_some_and(ends)
    {
        return (end + 1, true);
    }
    let line = text.find(['\n', '\r']).unwrap_or(text.len());
    let line = text.get(..line).unwrap_or_default();
    (line.find(delimiter).unwrap_or(line.len()), false)
}

/// Just behind the quote that closes, of a text that has begun behind one; a doubled one is a letter.
fn closing(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
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

    #[test]
    fn cells_are_told_apart_and_written_back() {
        for (text, delimiter, expected) in [
            ("甲,乙\r\n丙", ",", vec![(1, 1, "甲"), (1, 2, "乙"), (2, 1, "丙")]),
            ("\"甲,\n乙\"\"\",丙", ",", vec![(1, 1, "甲,\n乙\""), (1, 2, "丙")]),
            ("\"甲\"乙\t丙", "\t", vec![(1, 1, "\"甲\"乙"), (1, 2, "丙")]),
            ("甲；\n", "；", vec![(1, 1, "甲"), (1, 2, ""), (2, 1, "")]),
            ("\"甲", ",", vec![(1, 1, "\"甲")]),
        ] {
            let cells = cells(text, delimiter);
            let read: Vec<_> = cells
                .iter()
                .map(|cell| (cell.row, cell.column, cell.text(text).into_owned()))
                .collect();
            let read: Vec<_> = read
                .iter()
                .map(|(row, column, text)| (*row, *column, text.as_str()))
                .collect();
            assert_eq!(read, expected, "{text:?}");
            for cell in &cells {
                let written = text.get(cell.range.clone()).unwrap_or_default();
                if !written.contains('"') || cell.quoted {
                    assert_eq!(cell.written(text, &cell.text(text), delimiter), written, "{text:?}");
                }
            }
        }
    }
}
