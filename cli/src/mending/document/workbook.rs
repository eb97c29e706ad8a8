//! A workbook: a field is a cell, and of the file only its sheet's XML changes, there only the cell's element.

use std::collections::HashMap;

use mobanlint::input::{self, Opened, Sheet};

use super::{Edit, Why, spliced};
use crate::mending::change::{self, Change};
use crate::package::{self, Content, Grid, Package};

/// By sheet, row and column, where a cell stands among what is shown.
type Places = HashMap<(String, usize, usize), (usize, usize, usize)>;

pub(in crate::mending) struct Workbook<'b> {
    package: Package<'b>,
    grids: Vec<Grid>,
    rich: Vec<bool>,
    /// What the cells say.
    shown: Vec<Sheet>,
    places: Places,
}

impl<'b> Workbook<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Why> {
        let shown = match input::open(bytes) {
            Ok(Opened::Sheets(sheets)) if bytes.starts_with(b"PK") => sheets,
            _ => return Err(Why::NotXlsx),
        };
        let package = Package::open(bytes).ok_or(Why::NotXlsx)?;
        let grids: Option<Vec<Grid>> = package.sheets().iter().map(|sheet| Grid::read(&sheet.text)).collect();
        Ok(Self {
            rich: package.rich_strings().ok_or(Why::Damaged)?,
            grids: grids.ok_or(Why::Damaged)?,
            places: places(&shown),
            package,
            shown,
        })
    }

    pub(super) fn edits(&self, change: &Change) -> Result<Vec<Edit>, Why> {
        let (sheet, (row, column)) = placed(change).ok_or(Why::NoPlace)?;
        let mut edits = vec![self.edit(sheet, row, column, change)?];
        for row in &change.repeated {
            // Where the title is not written again there is nothing to change.
            let said = self.text(sheet, *row, column);
            if said.and_then(|said| change.in_cell(said)).is_some() {
                edits.push(self.edit(sheet, *row, column, change)?);
            }
        }
        Ok(edits)
    }

    fn edit(&self, sheet: &str, row: usize, column: usize, change: &Change) -> Result<Edit, Why> {
        let said = self.text(sheet, row, column).unwrap_or_default();
        let new = change.in_cell(said).ok_or(Why::StandsOtherwise)?;
        let part = self.package.sheets().iter().position(|found| found.name == sheet);
        let part = part.ok_or(Why::Damaged)?;
        let grid = self.grids.get(part).ok_or(Why::Damaged)?;
        let cell = grid.cells.get(&(row, column)).ok_or(Why::Damaged)?;
        match cell.content {
            Content::Formula => return Err(Why::Formula),
            Content::Rich => return Err(Why::SeveralFormats),
            Content::Shared(index) if self.rich.get(index).copied().unwrap_or_default() => {
                return Err(Why::SeveralFormats);
            }
            _ => {}
        }
        let (prefix, attributes) = (&grid.prefix, &cell.attributes);
        let text = package::inline(prefix, &new);
        Ok(Edit {
            part,
            range: cell.range.clone(),
            replacement: format!("<{prefix}c{attributes} t=\"inlineStr\">{text}</{prefix}c>"),
        })
    }

    fn text(&self, sheet: &str, row: usize, column: usize) -> Option<&str> {
        let (sheet, row, cell) = self.places.get(&(sheet.to_owned(), row, column))?;
        let row = self.shown.get(*sheet)?.rows.get(*row)?;
        row.cells.get(*cell).map(|cell| cell.text.as_str())
    }

    pub(super) fn with(&self, edits: &[&Edit]) -> Result<Vec<u8>, Why> {
        let mut changed = HashMap::new();
        for (at, sheet) in self.package.sheets().iter().enumerate() {
            let of_sheet: Vec<&Edit> = edits.iter().copied().filter(|edit| edit.part == at).collect();
            if !of_sheet.is_empty() {
                let text = spliced(&sheet.text, &of_sheet).ok_or(Why::StandsOtherwise)?;
                changed.insert(at, text);
            }
        }
        self.package.with(&changed).ok_or(Why::Damaged)
    }

    /// Whether all other cells say what they said.
    pub(super) fn keeps_the_rest<'c>(&self, after: &[u8], changes: impl Iterator<Item = &'c Change>) -> bool {
        let mut expected = self.shown.clone();
        for change in changes {
            let Some((sheet, (row, column))) = placed(change) else {
                return false;
            };
            for row in std::iter::once(row).chain(change.repeated.iter().copied()) {
                let place = self.places.get(&(sheet.to_owned(), row, column));
                let cell = place.and_then(|(sheet, row, cell)| {
                    let row = expected.get_mut(*sheet)?.rows.get_mut(*row)?;
                    row.cells.get_mut(*cell)
                });
                if let Some(cell) = cell
                    && let Some(new) = change.in_cell(&cell.text)
                {
                    cell.text = new;
                }
            }
        }
        matches!(input::open(after), Ok(Opened::Sheets(sheets)) if sheets == expected)
    }
}

fn places(sheets: &[Sheet]) -> Places {
    let mut places = Places::new();
    let known = |number: u32| usize::try_from(number).unwrap_or_default();
    for (at, sheet) in sheets.iter().enumerate() {
        for (of_sheet, row) in sheet.rows.iter().enumerate() {
            for (of_row, cell) in row.cells.iter().enumerate() {
                let name = (sheet.name.clone(), known(row.number), known(cell.column));
                places.entry(name).or_insert((at, of_sheet, of_row));
            }
        }
    }
    places
}

fn placed(change: &Change) -> Option<(&str, (usize, usize))> {
    let sheet = change.at.sheet.as_deref()?;
    Some((sheet, change::cell(change.at.cell.as_deref()?)?))
}
