//! Rows in which each keyword stands beside its example and nothing is out of place, as nearly all are in a table that is
//! wide: they need not be gathered by slots first.

use super::{Below, Keywords};
use crate::input::table::cell::{Cell, Row, is_dash};
use crate::input::table::drafting::Draft;
use crate::input::table::layout::{Part, Role};

impl Below<'_> {
    /// Reads the keywords of a row with which a draft begins; false if anything in it is out of place, and then the draft
    /// is as it was.
    pub(super) fn plainly(&self, row: &Row<'_>, cells: &[Cell<'_>], draft: &mut Draft) -> bool {
        let before = draft.places();
        let read = self.keywords == Keywords::SideBySide && self.pairs(row, cells, draft).is_some();
        if !read {
            draft.without_keywords(before);
        }
        read
    }

    fn pairs(&self, row: &Row<'_>, mut cells: &[Cell<'_>], draft: &mut Draft) -> Option<()> {
        let says = |cell: &&Cell| cell.literal || !is_dash(&cell.text);
        while let [cell, rest @ ..] = cells {
            cells = rest;
            match self.layout.named_role(cell.column)? {
                Role::Title => {}
                Role::Id if self.id == Some(cell.column) => {}
                Role::Part(_, Part::Name) if says(&cell) => {
                    if draft.template.keywords.is_empty() {
                        draft.reserve(1 + rest.len() / 2);
                    }
                    let example = rest.first().filter(|next| next.column == cell.column + 1);
                    if let Some(example) = example {
                        cells = rest.get(1..).filter(|_| says(&example))?;
                    }
                    let blank = || row.blank(cell.column + 1);
                    draft.pair(cell, example, example.map_or_else(blank, |example| example.spot));
                }
                _ => return None,
            }
        }
        Some(())
    }
}
