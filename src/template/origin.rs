//! Where a draft was read from, and where each of its fields stands there.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::place::{At, Field, cell_name};

/// The file and line a draft was read from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Origin {
    /// The file, as the caller named it.
    pub path: Option<Arc<str>>,
    /// The line the draft begins on, from 1; in a workbook the row.
    pub line: Option<usize>,
    /// What only some drafts have, apart, so that the others stay small.
    places: Option<Box<Places>>,
}

/// Where the fields of a draft stand.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
struct Places {
    /// The sheet, of a workbook.
    sheet: Option<Arc<str>>,
    /// The fields in the order they were read.
    spots: Vec<Placed>,
    /// Row and column of each of them, in a table.
    cells: Vec<(u32, u32)>,
}

/// A field's line and column. There are as many of these as there are fields, and most of what a reader does is to make
/// room: twelve bytes each keep it quick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(u32, u32, u32)", into = "(u32, u32, u32)")]
struct Placed {
    field: u32,
    line: u32,
    column: u32,
}

impl From<(u32, u32, u32)> for Placed {
    fn from((field, line, column): (u32, u32, u32)) -> Self {
        Self { field, line, column }
    }
}

impl From<Placed> for (u32, u32, u32) {
    fn from(Placed { field, line, column }: Placed) -> Self {
        (field, line, column)
    }
}

/// The place of one field: line and column of a text, row and column of a table, all from 1, 0 where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Spot {
    pub(crate) line: u32,
    pub(crate) column: u32,
    pub(crate) cell: Option<(u32, u32)>,
}

impl Origin {
    /// A place in a file; lines count from 1.
    pub fn new(path: Option<Arc<str>>, line: Option<usize>) -> Self {
        Self {
            path,
            line,
            ..Self::default()
        }
    }

    /// The sheet it stands in, of a workbook.
    pub fn sheet(&self) -> Option<&str> {
        self.places.as_ref()?.sheet.as_deref()
    }

    /// Where a field of the draft stands, and an example that is missing: where it would. Without a place of its own that is
    /// the name of its keyword for an example, and for all else where the draft begins.
    pub fn at(&self, field: Field) -> Option<At> {
        let own = |field: Field| {
            let wanted = packed(field);
            let index = self.spots().position(|placed| placed.field == wanted);
            index.and_then(|index| self.place(index))
        };
        let named = || match field {
            Field::KeywordExample(index) => own(Field::KeywordName(index)),
            _ => None,
        };
        if let Some(at) = own(field).or_else(named) {
            return Some(at);
        }
        Some(At {
            line: Some(self.line?),
            sheet: self.sheet().map(str::to_owned),
            ..At::default()
        })
    }

    /// The cell of the title, of a workbook.
    pub(crate) fn title_cell(&self) -> Option<String> {
        self.sheet().and_then(|_| self.at(Field::Title)?.cell)
    }

    /// The fields with a place of their own, in the order they were read.
    pub fn places(&self) -> impl Iterator<Item = (Field, At)> {
        let place = |(index, placed): (usize, &Placed)| Some((unpacked(placed.field), self.place(index)?));
        self.spots().enumerate().filter_map(place)
    }

    fn spots(&self) -> impl Iterator<Item = &Placed> {
        self.places.iter().flat_map(|places| &places.spots)
    }

    /// The place of the field that was read at this turn.
    fn place(&self, index: usize) -> Option<At> {
        let places = self.places.as_deref()?;
        let placed = places.spots.get(index)?;
        let known = |number: u32| usize::try_from(number).ok().filter(|number| *number > 0);
        let cell = |(row, column): &(u32, u32)| Some(cell_name(known(*row)?, known(*column)?));
        Some(At {
            line: known(placed.line),
            column: known(placed.column),
            cell: places.cells.get(index).and_then(cell),
            sheet: self.sheet().map(str::to_owned),
        })
    }

    /// Notes where a field stands.
    pub(crate) fn put(&mut self, field: Field, spot: Spot) {
        self.put_all(std::iter::once((field, spot)));
    }

    /// Notes where several fields stand.
    pub(crate) fn put_all(&mut self, spots: impl Iterator<Item = (Field, Spot)>) {
        let places = self.places.get_or_insert_default();
        // A reader that puts one after another must not move all of them each time.
        let many = spots.size_hint().0;
        match many {
            2.. => places.spots.reserve_exact(many),
            _ => places.spots.reserve(1),
        }
        for (field, Spot { line, column, cell }) in spots {
            if let Some(cell) = cell {
                // Those before it had none, and most of those that follow have one.
                if places.cells.is_empty() {
                    places.cells.reserve_exact(places.spots.len() + many);
                }
                places.cells.resize(places.spots.len(), (0, 0));
                places.cells.push(cell);
            }
            places.spots.push(Placed {
                field: packed(field),
                line,
                column,
            });
        }
    }

    /// Row and column of the title, of a workbook.
    pub(crate) fn title_in_sheet(&self) -> Option<(u32, u32)> {
        let places = self.places.as_deref().filter(|places| places.sheet.is_some())?;
        let title = packed(Field::Title);
        let index = places.spots.iter().position(|placed| placed.field == title)?;
        places.cells.get(index).copied()
    }

    /// The same place in a sheet of a workbook.
    pub(crate) fn in_sheet(mut self, sheet: Option<Arc<str>>) -> Self {
        if sheet.is_some() {
            self.places.get_or_insert_default().sheet = sheet;
        }
        self
    }

    /// Where the draft begins, without the places of its fields.
    pub(crate) fn begins(&self) -> Self {
        let sheet = self.places.as_ref().and_then(|places| places.sheet.clone());
        Self::new(self.path.clone(), self.line).in_sheet(sheet)
    }

    /// The places of these fields, in a draft that begins there.
    pub(crate) fn beginning(self, there: Self) -> Self {
        let sheet = there.places.and_then(|places| places.sheet);
        Self {
            path: there.path,
            line: there.line,
            places: self.places,
        }
        .in_sheet(sheet)
    }
}

/// The most fields of a kind that have a place; far more than a draft may have.
const MOST: u32 = (1 << 30) - 1;

/// A field as a number: its kind, and which of them it is.
fn packed(field: Field) -> u32 {
    let (kind, index) = match field {
        Field::Title => (0, 0),
        Field::KeywordName(index) => (1, index),
        Field::KeywordExample(index) => (2, index),
        Field::Ignore(index) => (3, index),
        // Messages keep their places themselves.
        _ => (0, usize::MAX),
    };
    // Those beyond share a place that is none of theirs, and are never judged.
    kind << 30 | u32::try_from(index).map_or(MOST, |index| index.min(MOST))
}

fn unpacked(number: u32) -> Field {
    let index = usize::try_from(number & MOST).unwrap_or_default();
    match number >> 30 {
        0 => Field::Title,
        1 => Field::KeywordName(index),
        2 => Field::KeywordExample(index),
        _ => Field::Ignore(index),
    }
}
