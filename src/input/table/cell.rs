//! The rows and cells of a table, whether it was text or the sheet of a workbook.

use std::borrow::Cow;

use crate::input::place::Place;
use crate::template::Spot;

/// One row that is not wholly blank.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row<'t> {
    /// Which row of the table it is, from 1, blank ones counted.
    pub(super) number: usize,
    /// The line of the text it begins on; of a sheet the row.
    pub(super) line: usize,
    /// How many cells it has, blank ones counted.
    pub(super) width: usize,
    pub(super) hidden: bool,
    /// The cells that are not blank, from left to right.
    pub(super) cells: Vec<Cell<'t>>,
    /// Why its cells cannot be told.
    pub(super) torn: Option<Torn>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cell<'t> {
    pub(super) text: Cow<'t, str>,
    /// From 1.
    pub(super) column: usize,
    pub(super) spot: Spot,
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
}

impl<'t> Row<'t> {
    pub(super) fn cell(&self, column: usize) -> Option<&Cell<'t>> {
        let index = self.cells.binary_search_by_key(&column, |cell| cell.column).ok()?;
        self.cells.get(index)
    }

    /// The only cell that is not blank, of a row that has no other.
    pub(super) fn only(&self) -> Option<&Cell<'t>> {
        match self.cells.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }
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
/// text to keep a spreadsheet from changing it. Nothing, if it is all blank.
pub(super) fn given(text: Cow<'_, str>) -> Option<Cow<'_, str>> {
    if let Some(marked) = text.strip_prefix('\'')
        && is_marked(marked)
    {
        return Some(rest(text, 1));
    }
    if text.trim().is_empty() {
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
    text.contains("_x000D_")
}

/// Whether a spreadsheet would take a cell of this text for a formula.
pub(crate) fn is_formula(text: &str) -> bool {
    // Spreadsheets skip blanks before the sign that makes a formula, and fold its full-width form.
    text.trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || text.starts_with(['\t', '\r', '\n'])
}

/// Whether drafts are written with a `'` before this text, which is taken off again when they are read: formulas, texts of
/// nothing but blanks, which without it would be absent, what would be read as a line break, and texts with both tabs and
/// line breaks, which between tabs no spreadsheet has in one cell. As many `'` as stand before such a text are its own.
pub(crate) fn is_marked(text: &str) -> bool {
    let text = text.trim_start_matches('\'');
    let has_both = text.contains('\t') && text.contains(['\n', '\r']);
    is_formula(text) || text.trim().is_empty() || has_written_break(text) || has_both
}

/// Whether a cell of this text says nothing else than the text.
#[cfg(feature = "workbooks")]
pub(crate) fn is_kept(text: &str) -> bool {
    given(text.into()).as_deref() == Some(text)
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
        ] {
            assert_eq!(given(text.into()).as_deref(), expected, "{text:?}");
            assert_eq!(given(text.to_owned().into()).as_deref(), expected, "{text:?}");
        }
    }
}
