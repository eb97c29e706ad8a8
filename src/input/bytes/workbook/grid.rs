//! Sheets as they are put together, cell by cell.

use std::collections::{HashMap, HashSet};

use super::super::{Sheet, SheetCell, SheetRow};
use super::fault::{Fault, Limit};
use super::{MAX_CELLS, MAX_SHEETS, MAX_TEXT};

/// The sheets of a workbook, and how much more there may be.
#[derive(Debug)]
pub(super) struct Book {
    sheets: Vec<Sheet>,
    cells: usize,
    text: usize,
}

/// A sheet that is being put together. Rows and columns count from 0 here.
#[derive(Debug, Default)]
pub(super) struct Grid {
    sheet: Sheet,
    hidden: HashSet<u32>,
    merged: HashMap<(u32, u32), (u32, u32)>,
}

impl Book {
    pub(super) fn new() -> Self {
        Self {
            sheets: Vec::new(),
            cells: MAX_CELLS,
            text: MAX_TEXT,
        }
    }

    pub(super) fn sheet(&mut self, name: String, hidden: bool) -> Result<Grid, Fault> {
        if self.sheets.len() >= MAX_SHEETS {
            return Err(Fault::TooMuch(Limit::Sheets));
        }
        Ok(Grid {
            sheet: Sheet {
                name,
                hidden,
                rows: Vec::new(),
            },
            ..Grid::default()
        })
    }

    /// Puts a text into a cell; nothing is put where there is no text.
    pub(super) fn put(&mut self, grid: &mut Grid, row: u32, column: u32, text: String) -> Result<(), Fault> {
        if text.is_empty() {
            return Ok(());
        }
        self.cells = self.cells.checked_sub(1).ok_or(Fault::TooMuch(Limit::Cells))?;
        self.text = self.text.checked_sub(text.len()).ok_or(Fault::TooMuch(Limit::Text))?;
        let cell = SheetCell {
            column: column.saturating_add(1),
            text,
            spans: (1, 1),
        };
        let number = row.saturating_add(1);
        let rows = &mut grid.sheet.rows;
        match rows.last_mut() {
            Some(last) if last.number == number => last.cells.push(cell),
            _ => rows.push(SheetRow {
                number,
                hidden: false,
                cells: vec![cell],
            }),
        }
        Ok(())
    }

    pub(super) fn add(&mut self, grid: Grid) {
        self.sheets.push(grid.finished());
    }

    pub(super) fn finished(self) -> Vec<Sheet> {
        self.sheets
    }
}

impl Grid {
    pub(super) fn rename(&mut self, name: String) {
        self.sheet.name = name;
    }

    pub(super) fn hide_if(&mut self, hidden: bool) {
        self.sheet.hidden = hidden;
    }

    pub(super) fn hide_row(&mut self, row: u32) {
        self.hidden.insert(row);
    }

    /// Merges the cells from the first to the last.
    pub(super) fn merge(&mut self, first: (u32, u32), last: (u32, u32)) {
        let across = |first: u32, last: u32| last.checked_sub(first).map(|more| more.saturating_add(1));
        if let (Some(rows), Some(columns)) = (across(first.0, last.0), across(first.1, last.1)) {
            self.merged.insert(first, (columns, rows));
        }
    }

    fn finished(mut self) -> Sheet {
        let rows = &mut self.sheet.rows;
        if !rows.is_sorted_by_key(|row| row.number) {
            rows.sort_by_key(|row| row.number);
            rows.dedup_by(|next, row| {
                let same = next.number == row.number;
                if same {
                    row.cells.append(&mut next.cells);
                }
                same
            });
        }
        for row in rows {
            let number = row.number - 1;
            row.hidden = self.hidden.contains(&number);
            if !row.cells.is_sorted_by_key(|cell| cell.column) {
                row.cells.sort_by_key(|cell| cell.column);
            }
            if self.merged.is_empty() {
                continue;
            }
            for cell in &mut row.cells {
                if let Some(spans) = self.merged.get(&(number, cell.column - 1)) {
                    cell.spans = *spans;
                }
            }
        }
        self.sheet
    }
}
