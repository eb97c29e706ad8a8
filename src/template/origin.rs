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
    /// The sheet, of a workbook.
    sheet: Option<Arc<str>>,
    /// Where the fields of the draft stand, in the order they were read. Most of what a reader does is to make room, so
    /// they are one list.
    spots: Vec<Placed>,
}

/// A field's line and column, and in a table its row and column there, else 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "[u32; 5]", into = "[u32; 5]")]
struct Placed {
    field: u32,
    line: u32,
    column: u32,
    cell: (u32, u32),
}

impl Placed {
    #[inline]
    fn new(field: Field, spot: Spot) -> Self {
        Self {
            field: packed(field),
            line: spot.line,
            column: spot.column,
            cell: spot.cell.unwrap_or_default(),
        }
    }
}

impl From<[u32; 5]> for Placed {
    fn from([field, line, column, row, at]: [u32; 5]) -> Self {
        Self {
            field,
            line,
            column,
            cell: (row, at),
        }
    }
}

impl From<Placed> for [u32; 5] {
    fn from(placed: Placed) -> Self {
        [placed.field, placed.line, placed.column, placed.cell.0, placed.cell.1]
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
        self.sheet.as_deref()
    }

    /// Where a field of the draft stands, and an example that is missing: where it would. Without a place of its own that is
    /// the name of its keyword for an example, and for all else where the draft begins.
    pub fn at(&self, field: Field) -> Option<At> {
        let own = |field: Field| {
            let wanted = packed(field);
            let placed = self.spots.iter().find(|placed| placed.field == wanted);
            placed.map(|placed| self.place(placed))
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
        let place = |placed: &Placed| (unpacked(placed.field), self.place(placed));
        self.spots.iter().map(place)
    }

    fn place(&self, placed: &Placed) -> At {
        let known = |number: u32| usize::try_from(number).ok().filter(|number| *number > 0);
        let cell = |(row, column)| Some(cell_name(known(row)?, known(column)?));
        At {
            line: known(placed.line),
            column: known(placed.column),
            cell: cell(placed.cell),
            sheet: self.sheet().map(str::to_owned),
        }
    }

    /// Notes where a field stands.
    #[inline]
    pub(crate) fn put(&mut self, field: Field, spot: Spot) {
        self.spots.push(Placed::new(field, spot));
    }

    /// Notes where several fields stand.
    pub(crate) fn put_all(&mut self, spots: impl Iterator<Item = (Field, Spot)>) {
        // A reader that puts one after another must not move all of them each time.
        match spots.size_hint().0 {
            many @ 2.. => self.spots.reserve_exact(many),
            _ => self.spots.reserve(1),
        }
        self.spots.extend(spots.map(|(field, spot)| Placed::new(field, spot)));
    }

    /// Makes room for the places of so many fields.
    pub(crate) fn reserve(&mut self, fields: usize) {
        self.spots.reserve_exact(fields);
    }

    /// How many places it knows.
    pub(crate) fn placed(&self) -> usize {
        self.spots.len()
    }

    /// Forgets all places but the first of them, so many.
    pub(crate) fn truncate(&mut self, places: usize) {
        self.spots.truncate(places);
    }

    /// Row and column of the title, of a workbook.
    pub(crate) fn title_in_sheet(&self) -> Option<(u32, u32)> {
        self.sheet.as_ref()?;
        let title = packed(Field::Title);
        let placed = self.spots.iter().find(|placed| placed.field == title)?;
        Some(placed.cell).filter(|cell| *cell != (0, 0))
    }

    /// The same place in a sheet of a workbook.
    pub(crate) fn in_sheet(mut self, sheet: Option<Arc<str>>) -> Self {
        self.sheet = sheet.or(self.sheet);
        self
    }

    /// Where the draft begins, without the places of its fields.
    pub(crate) fn begins(&self) -> Self {
        Self::new(self.path.clone(), self.line).in_sheet(self.sheet.clone())
    }

    /// Says where the draft begins, beside the places of its fields.
    pub(crate) fn begin(&mut self, path: Option<Arc<str>>, line: usize, sheet: Option<Arc<str>>) {
        self.path = path;
        self.line = Some(line);
        if sheet.is_some() {
            self.sheet = sheet;
        }
    }
}

/// The most fields of a kind that have a place; far more than a draft may have.
const MOST: u32 = (1 << 30) - 1;

/// A field as a number: its kind, and which of them it is.
#[inline]
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
