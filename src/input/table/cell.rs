//! The rows and cells of a table, whether it was text or the sheet of a workbook.

use std::borrow::Cow;

use super::heads::head;
use super::look::{closes, is_ditto, is_sample, opens_part};
use crate::input::place::Place;
use crate::template::Spot;

/// As many cells as are set aside at once: so few that what is given back is soon used again.
const CHUNK: usize = 512;

/// The rows of a table. Their cells stand in a few long lists: a list for each row would cost more than all else that is
/// done with most rows, and one for all of them is more than can be used again.
#[derive(Debug, Default)]
pub(super) struct Table<'t> {
    chunks: Vec<Vec<Cell<'t>>>,
    /// Where the row that comes next begins in the last chunk.
    from: usize,
    /// Each row without its cells, their chunk, and where they end in it.
    rows: Vec<(usize, usize, Row<'static>)>,
}

impl<'t> Table<'t> {
    /// Adds a cell to the row that comes next.
    #[inline]
    pub(super) fn cell(&mut self, cell: Cell<'t>) {
        if let Some(last) = self.chunks.last_mut()
            && (last.len() < CHUNK || self.from == 0)
        {
            last.push(cell);
            return;
        }
        // The cells of a row stand together.
        let begun = self.chunks.last_mut().map(|last| last.split_off(self.from));
        let mut chunk = Vec::with_capacity(CHUNK);
        chunk.extend(begun.into_iter().flatten());
        chunk.push(cell);
        self.chunks.push(chunk);
        self.from = 0;
    }

    /// Ends a row, whose cells are those since the one before. One that holds nothing is none.
    pub(super) fn row(&mut self, row: Row<'static>) {
        let mut end = 0;
        if let Some(last) = self.chunks.last_mut() {
            if row.torn.is_some() {
                last.truncate(self.from);
            }
            if let Some(cells) = last.get_mut(self.from..)
                && !cells.is_sorted_by_key(|cell| cell.column)
            {
                // Whatever is looked up by its column relies on their order.
                cells.sort_by_key(|cell| cell.column);
            }
            end = last.len();
        }
        if row.torn.is_some() || end > self.from {
            self.rows.push((self.chunks.len().saturating_sub(1), end, row));
        }
        self.from = end;
    }

    /// Whether some rows have a single cell, among others with more.
    pub(super) fn is_uneven(&self) -> bool {
        let narrow = |(.., row): &(usize, usize, Row)| row.width < 2;
        self.rows.iter().any(narrow) && !self.rows.iter().all(narrow)
    }

    /// How many rows it has.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn rows(&self) -> Vec<Row<'_>> {
        let mut before = (0, 0);
        let whole = |(at, end, row): &(usize, usize, Row<'static>)| {
            let from = if before.0 == *at { before.1 } else { 0 };
            before = (*at, *end);
            let cells = self.chunks.get(*at).and_then(|chunk| chunk.get(from..*end));
            Row {
                cells: cells.unwrap_or_default(),
                ..*row
            }
        };
        self.rows.iter().map(whole).collect()
    }

    /// The rows with the cells they had, to be put together anew.
    pub(super) fn taken(self) -> impl Iterator<Item = (Row<'static>, Vec<Cell<'t>>)> {
        let mut cells = self.chunks.into_iter().flatten();
        let mut before = (0, 0);
        self.rows.into_iter().map(move |(at, end, row)| {
            let from = if before.0 == at { before.1 } else { 0 };
            before = (at, end);
            (row, cells.by_ref().take(end - from).collect())
        })
    }
}

/// One row that is not wholly blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row<'t> {
    /// Which row of the table it is, from 1, blank ones counted.
    pub(super) number: usize,
    /// The line of the text it begins on; of a sheet the row.
    pub(super) line: usize,
    /// How many cells it has, blank ones counted.
    pub(super) width: usize,
    pub(super) hidden: bool,
    /// The cells that are not blank, from left to right.
    pub(super) cells: &'t [Cell<'t>],
    /// Why its cells cannot be told.
    pub(super) torn: Option<Torn>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cell<'t> {
    pub(super) text: Cow<'t, str>,
    /// Whether it is marked to be nothing but a text.
    pub(super) literal: bool,
    /// From 1.
    pub(super) column: usize,
    pub(super) spot: Spot,
    /// Line and column of the text behind it; of a sheet the row, and 0.
    pub(super) behind: (u32, u32),
    /// How many columns and rows it takes where cells are merged.
    pub(super) spans: (u32, u32),
}

/// Why a row cannot be read, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Torn {
    pub(super) place: Place,
    pub(super) why: Why,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// The quote that begins the cell has no end.
    Unclosed,
    /// Something stands between the closing quote and the next delimiter.
    AfterQuote,
    NotUtf8(u8),
    /// It has not as many cells as the lines around it have columns.
    Uneven,
}

impl<'t> Row<'t> {
    pub(super) fn cell(&self, column: usize) -> Option<&'t Cell<'t>> {
        in_column(self.cells, column)
    }

    /// Where a blank cell stands: between it and the cell before nothing is expected but delimiters.
    pub(super) fn blank(&self, column: usize) -> Spot {
        let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let in_sheet = self.cells.first().is_some_and(|first| first.spot.column == 0);
        let to_the_left = self.cells.partition_point(|cell| cell.column < column);
        let before = to_the_left.checked_sub(1).and_then(|index| self.cells.get(index));
        let (line, from, delimiters) = match before {
            // A row may end before it.
            Some(cell) => (
                cell.behind.0,
                cell.behind.1,
                column.min(self.width).saturating_sub(cell.column),
            ),
            None => (number(self.line), 1, column.saturating_sub(1)),
        };
        Spot {
            line,
            column: if in_sheet {
                0
            } else {
                from.saturating_add(number(delimiters))
            },
            cell: Some((number(self.number), number(column))),
        }
    }

    /// The only cell that is not blank, of a row that has no other.
    pub(super) fn only(&self) -> Option<&'t Cell<'t>> {
        match self.cells {
            [only] => Some(only),
            _ => None,
        }
    }
}

/// The cell of this column among those of a row.
#[inline]
pub(super) fn in_column<'r, 't>(cells: &'r [Cell<'t>], column: usize) -> Option<&'r Cell<'t>> {
    // Where no cell to its left is blank it stands as far along as its column.
    let there = cells.get(column.wrapping_sub(1)).filter(|cell| cell.column == column);
    there.or_else(|| {
        let index = cells.binary_search_by_key(&column, |cell| cell.column).ok()?;
        cells.get(index)
    })
}

impl Cell<'_> {
    pub(super) fn place(&self) -> Place {
        let known = |number: u32| usize::try_from(number).unwrap_or_default();
        Place {
            line: known(self.spot.line),
            column: known(self.spot.column),
            cell: self.spot.cell.map(|(row, column)| (known(row), known(column))),
        }
    }
}

/// What a cell says: without the mark our own writer puts before some texts, and without what programs write around a
/// text to keep a spreadsheet from changing it. Nothing, if it is all blank. And whether the mark was there.
pub(super) fn given(text: Cow<'_, str>) -> Option<(Cow<'_, str>, bool)> {
    if begins_plainly(&text) && !text.as_bytes().contains(&b'_') {
        return Some((text, false));
    }
    if let Some(marked) = text.strip_prefix('\'')
        && is_marked(marked)
    {
        return Some((rest(text, 1), true));
    }
    unmarked(text).map(|text| (text, false))
}

/// Whether a text begins with nothing that may be taken off, as nearly all do: with a letter, a digit, Han.
pub(super) fn begins_plainly(text: &str) -> bool {
    match text.as_bytes().first() {
        // No blank begins with a byte behind those of U+3000.
        Some(0xE4..) => true,
        Some(byte) => byte.is_ascii_alphanumeric() || !byte.is_ascii() && !text.starts_with(char::is_whitespace),
        None => false,
    }
}

fn unmarked(text: Cow<'_, str>) -> Option<Cow<'_, str>> {
    if text.chars().all(char::is_whitespace) {
        return None;
    }
    if let Some(kept) = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        let kept = kept.replace("\"\"", "\"");
        return (!kept.trim().is_empty()).then(|| kept.into());
    }
    if has_written_break(&text) {
        let broken = text.replace("_x000D_\r\n", "\n").replace("_x000D_\n", "\n");
        let broken = broken.replace("_x000D_", "\n");
        return (!broken.trim().is_empty()).then(|| broken.into());
    }
    Some(text)
}

fn rest(text: Cow<'_, str>, from: usize) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => text.get(from..).unwrap_or_default().into(),
        Cow::Owned(text) => text.get(from..).unwrap_or_default().to_owned().into(),
    }
}

/// How workbooks write the carriage return in a cell, and programs that read them without knowing it.
fn has_written_break(text: &str) -> bool {
    text.as_bytes().contains(&b'_') && text.contains("_x000D_")
}

/// Whether a spreadsheet would take a cell of this text for a formula.
pub(crate) fn is_formula(text: &str) -> bool {
    // Spreadsheets skip blanks before the sign that makes a formula, and fold its full-width form.
    text.trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || text.starts_with(['\t', '\r', '\n'])
}

/// Whether a `'` before this text is a mark and no letter of it, and is taken off when drafts are read. As many `'` as
/// stand before such a text are its own.
fn is_marked(text: &str) -> bool {
    let text = text.trim_start_matches('\'');
    is_formula(text) || is_changed(text) || is_taken(text)
}

/// Whether a text must be written with a `'` before it to be read as it is; and where it begins a row, to be read as a
/// draft's. Formulas are read as they are: what else would read them is the writer's concern.
pub(crate) fn needs_mark(text: &str, begins_row: bool) -> bool {
    match text.trim_start_matches('\'') {
        bare if bare.len() < text.len() => is_marked(bare),
        bare => is_changed(bare) || begins_row && is_taken(bare),
    }
}

/// Whether a text would be read as another or as absent: blanks, what programs write around a text or for a line break,
/// what stands for the cell above, and texts with both tabs and line breaks, which between tabs no spreadsheet has in one cell.
fn is_changed(text: &str) -> bool {
    let torn = text.contains('\t') && text.contains(['\n', '\r']);
    text.trim().is_empty()
        || text.starts_with("=\"")
        || has_written_break(text)
        || torn
        || is_dash(text)
        || is_ditto(text)
}

/// Whether a cell says by a dash that nothing stands in it, or as databases do.
pub(super) fn is_dash(text: &str) -> bool {
    // Nearly no cell begins so.
    let may_be = |byte: &u8| *byte == b'N' || !byte.is_ascii_alphanumeric() && !(0xE4..0xEF).contains(byte);
    text.as_bytes().first().is_some_and(may_be)
        && matches!(
            text.trim(),
            "-" | "--" | "---" | "—" | "——" | "–" | "/" | "\\" | "／" | "NULL" | "(NULL)" | "[NULL]" | "<null>" | "\\N"
        )
}

/// Whether a row that begins so is taken for names of columns, for a sample, for the heading of a part, or for what closes
/// a table.
fn is_taken(text: &str) -> bool {
    head(text).is_some() || is_sample(text) || closes(text) || opens_part(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_put_around_a_text_is_taken_off() {
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
            ("=\"339208499\"", Some("339208499")),
            ("=\"他说\"\"好\"\"\"", Some("他说\"好\"")),
            ("=\"\"", None),
            ("=\"", Some("=\"")),
            ("'=\"1\"", Some("=\"1\"")),
            ("甲_x000D_\n乙_x000D_丙", Some("甲\n乙\n丙")),
            ("_x000D_", None),
            ("'_x000D_", Some("_x000D_")),
            ("_x000A_", Some("_x000A_")),
            ("合计", Some("合计")),
            ("'合计", Some("合计")),
            ("''标题", Some("'标题")),
        ] {
            for text in [text.into(), text.to_owned().into()] {
                let text: Cow<str> = text;
                let marked = text.starts_with('\'') && expected.is_some_and(|expected| expected.len() < text.len());
                let expected = expected.map(|expected| (expected.into(), marked));
                assert_eq!(given(text.clone()), expected, "{text:?}");
            }
        }
    }

    #[test]
    fn what_is_marked_is_read_as_it_was() {
        for text in [
            "",
            " ",
            "'",
            "=1",
            "'=1",
            "=\"1\"",
            "停水",
            "'停水",
            "标题",
            "'标题",
            "合计",
            "''合计",
            "一、订单类",
            "a\tb\n",
            "_x000D_",
            "—",
        ] {
            for begins_row in [true, false] {
                let mark = if needs_mark(text, begins_row) { "'" } else { "" };
                assert!(is_marked(text) || mark.is_empty(), "{text}");
                let written = format!("{mark}{text}");
                let read = given(written.clone().into()).map(|(text, _)| text.into_owned());
                assert_eq!(read.as_deref(), Some(text), "{written}");
                assert!(!begins_row || !is_taken(text) || !mark.is_empty(), "{text}");
            }
        }
    }
}
