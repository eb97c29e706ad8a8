//! Lines and columns of offsets, found in one walk through the text.

use crate::input::place::{Cursor, Place};
use crate::order;

/// The places of some offsets.
pub(super) struct Places<'t> {
    /// Where the walk is, of offsets that are asked for in their order.
    cursor: Option<Cursor<'t>>,
    /// The others.
    found: Vec<(usize, Place)>,
    /// Where the one asked for last is: the next is most often that or the one behind it.
    last: usize,
}

impl<'t> Places<'t> {
    pub(super) fn new(text: &'t str, mut offsets: Vec<usize>) -> Self {
        let mut cursor = Cursor::new(text.as_bytes(), 1);
        if offsets.is_sorted() {
            return Self {
                cursor: Some(cursor),
                found: Vec::new(),
                last: 0,
            };
        }
        order::sort(&mut offsets);
        offsets.dedup();
        let place = |at: usize| {
            cursor.advance(at);
            (at, cursor.place())
        };
        Self {
            found: offsets.into_iter().map(place).collect(),
            cursor: None,
            last: 0,
        }
    }

    pub(super) fn of(&mut self, at: usize) -> Place {
        if let Some(cursor) = &mut self.cursor {
            cursor.advance(at);
            return cursor.place();
        }
        let is = |index: &usize| self.found.get(*index).is_some_and(|(offset, _)| *offset == at);
        let near = [self.last, self.last + 1].into_iter().find(is);
        let found = near.or_else(|| self.found.binary_search_by_key(&at, |(offset, _)| *offset).ok());
        self.last = found.unwrap_or_default();
        let place = self.found.get(self.last).filter(|_| found.is_some());
        place.map_or(
            Place {
                line: 1,
                column: 1,
                cell: None,
            },
            |(_, place)| *place,
        )
    }
}
