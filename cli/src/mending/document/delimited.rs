//! CSV and TSV: a field is a cell.

use std::collections::HashMap;
use std::ops::Range;

use super::cell::{Cell, cells};
use super::{Edit, Why};
use crate::mending::change::{self, Change};

/// What may stand between cells; which it is, the places show that the reader has given.
const DELIMITERS: [&str; 6] = [",", "\t", ";", "|", "，", "；"];

pub(super) fn edits(text: &str, placed: Vec<(Change, Option<usize>)>) -> Vec<(Change, Result<Vec<Edit>, Why>)> {
    // In a first column every delimiter seems to fit; only the table's own lets the cell say what was read.
    let fitting = |table: &Table<'_>| {
        let fits = |(change, at): &&(Change, Option<usize>)| table.edits(change, *at).is_some();
        placed.iter().filter(fits).count()
    };
    let tables = DELIMITERS.into_iter().map(|delimiter| Table::new(text, delimiter));
    let table = tables
        .map(|table| (fitting(&table), table))
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map(|(_, table)| table);
    let edits = |(change, at): (Change, Option<usize>)| {
        let edits = table
            .as_ref()
            .and_then(|table| table.edits(&change, at))
            .ok_or(Why::StandsOtherwise);
        (change, edits)
    };
    placed.into_iter().map(edits).collect()
}

/// The characters of a field that a text begins with, each with the range it is written in: in quotes a quote is doubled.
pub(super) fn chars(text: &str, field: &str) -> Option<Vec<(char, Range<usize>)>> {
    let quoted = text.starts_with(['"', '\'', '`']) && !text.starts_with(field);
    let mut at = usize::from(quoted);
    let mut chars = Vec::new();
    for char in field.chars() {
        let rest = text.get(at..)?;
        let twice = quoted && char == '"' && rest.starts_with("\"\"");
        let length = char.len_utf8() * (1 + usize::from(twice));
        if !rest.starts_with(char) {
            return None;
        }
        chars.push((char, at..at + length));
        at += length;
    }
    Some(chars)
}

struct Table<'t> {
    text: &'t str,
    delimiter: &'static str,
    cells: Vec<Cell>,
    by_start: HashMap<usize, usize>,
    by_place: HashMap<(usize, usize), usize>,
}

impl<'t> Table<'t> {
    fn new(text: &'t str, delimiter: &'static str) -> Self {
        let cells = cells(text, delimiter);
        Self {
            text,
            delimiter,
            by_start: (0..).zip(&cells).map(|(at, cell)| (cell.range.start, at)).collect(),
            by_place: (0..)
                .zip(&cells)
                .map(|(at, cell)| ((cell.row, cell.column), at))
                .collect(),
            cells,
        }
    }

    /// The cell that begins where the field does, and is in its column.
    fn cell(&self, change: &Change, at: Option<usize>) -> Option<&Cell> {
        let (_, column) = change::cell(change.at.cell.as_deref()?)?;
        let cell = self.cells.get(*self.by_start.get(&at?)?)?;
        (cell.column == column).then_some(cell)
    }

    fn edits(&self, change: &Change, at: Option<usize>) -> Option<Vec<Edit>> {
        let cell = self.cell(change, at)?;
        let (row, _) = change::cell(change.at.cell.as_deref()?)?;
        let mut edits = vec![self.edit(cell, change)?];
        for repeated in &change.repeated {
            let below = self.by_place.get(&(cell.row + repeated - row, cell.column));
            let below = below.and_then(|at| self.cells.get(*at));
            edits.extend(below.and_then(|below| self.edit(below, change)));
        }
        Some(edits)
    }

    /// None if something else stands in the cell.
    fn edit(&self, cell: &Cell, change: &Change) -> Option<Edit> {
        let new = change.in_cell(&cell.text(self.text))?;
        let written = cell.written(self.text, &new, self.delimiter);
        Some(Edit::of_text(cell.range.clone(), written))
    }
}
