//! Cells without quotes, as most are: those of a row are found in one look at its bytes.

use super::{Here, Text, is_break};
use crate::input::eight::Eight;
use crate::input::table::cell::{Cell, Table};
use crate::template::Spot;

impl<'t> Text<'t, '_> {
    /// Adds the cells of a row that follow here, up to one which must be looked at by itself: it has quotes, or the text
    /// nearly ends with it. Where that one begins, or where the row ends, and whether it does. Of the row it is given
    /// which it is, and how many cells were passed.
    pub(super) fn plain(
        &self,
        from: usize,
        (row, width): (usize, &mut usize),
        here: &mut Here,
        table: &mut Table<'t>,
    ) -> (usize, bool) {
        let (Some(whole), [delimiter]) = (self.whole, self.delimiter) else {
            return (from, false);
        };
        let is_quoted = |at: usize| self.bytes.get(at) == Some(&b'"');
        if is_quoted(from) {
            return (from, false);
        }
        let fit = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let (line, row) = (fit(here.line), fit(row));
        let last = *delimiter.max(&b'\r');
        let (mut at, mut counted, mut start) = (from, here.column, from);
        while let Some(eight) = Eight::at(self.bytes, at) {
            for before in eight.up_to(last) {
                let end = at + before;
                let ended_by = self.bytes.get(end).copied().unwrap_or(b'\n');
                if ended_by != *delimiter && !is_break(ended_by) {
                    continue;
                }
                let column = counted + eight.characters(before);
                *width += 1;
                let cell = whole.get(start..end).unwrap_or_default();
                if let Some((text, literal)) = self.said(cell.into()).filter(|_| end > start) {
                    table.cell(Cell {
                        text,
                        literal,
                        column: *width,
                        spot: Spot {
                            line,
                            column: fit(here.column),
                            cell: Some((row, fit(*width))),
                        },
                        behind: (line, fit(column)),
                        spans: (1, 1),
                    });
                }
                if ended_by != *delimiter {
                    here.column = column;
                    return (end, true);
                }
                start = end + 1;
                here.column = column + 1;
                if is_quoted(start) {
                    return (start, false);
                }
            }
            counted += eight.characters(8);
            at += 8;
        }
        (start, false)
    }
}
