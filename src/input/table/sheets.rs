//! The sheets of a workbook, each a table of its own.

use std::sync::Arc;

use super::cell::{Cell, Row, Table, given};
use super::drafting::Drafting;
use super::told::Kind;
use super::{pasted, reading};
use crate::input::batch::Batch;
use crate::input::bytes::Sheet;
use crate::input::context::Context;
use crate::input::place::Place;

/// The columns a sheet has at most, in any program.
const MAX_COLUMNS: usize = 16_384;

/// Reads the sheets in their order. Those that hold no drafts are told; if none does, the workbook is of something else.
pub(in crate::input) fn read_sheets(sheets: &[Sheet], context: &mut Context) -> Batch {
    let mut batch = Batch::default();
    let mut foreign = Vec::new();
    for sheet in sheets.iter().filter(|sheet| !sheet.rows.is_empty()) {
        context.sheet = Some(Arc::from(sheet.name.as_str()));
        let table = table(sheet);
        let rows = table.rows();
        let mut drafting = Drafting::new(context);
        let far = sheet
            .rows
            .iter()
            .flat_map(|row| row.cells.iter().map(|cell| (row.number, cell)));
        for (number, cell) in far.filter(|(_, cell)| known(cell.column) > MAX_COLUMNS) {
            drafting.told.cell(
                Kind::TooFar,
                Place::of_cell(known(number), known(cell.column)),
                &cell.text,
            );
        }
        if rows.is_empty() {
            drafting.finish_table();
            continue;
        }
        if !reading::read(&rows, false, &mut drafting) {
            if let Some(items) = pasted::read(sheet, context) {
                batch.items.extend(items);
                continue;
            }
            foreign.push(sheet.name.as_str());
            continue;
        }
        let (items, errors) = drafting.finish_table();
        batch.items.extend(items);
        batch.errors.extend(errors);
        if sheet.hidden {
            let message = context.say("这张工作表是隐藏的，也读了", "the sheet is hidden, and read as well");
            context.note(None, message);
        }
    }
    let read = !batch.items.is_empty() || !batch.errors.is_empty();
    if !read && !foreign.is_empty() {
        context.sheet = None;
        return super::foreign(context, None);
    }
    for name in foreign {
        context.sheet = Some(Arc::from(name));
        let message = context.say(
            "这张工作表里没有模板草稿，不读",
            "the sheet holds no drafts, and is not read",
        );
        context.note(None, message);
    }
    context.sheet = None;
    batch
}

fn table(sheet: &Sheet) -> Table<'_> {
    let mut table = Table::default();
    for row in &sheet.rows {
        let number = known(row.number);
        let mut width = 0;
        for cell in &row.cells {
            let column = known(cell.column);
            if !(1..=MAX_COLUMNS).contains(&column) {
                continue;
            }
            if let Some((text, literal)) = given(cell.text.as_str().into()) {
                width = width.max(column);
                table.cell(Cell {
                    text,
                    literal,
                    column,
                    spot: Place::of_cell(number, column).into(),
                    behind: (row.number, 0),
                    spans: cell.spans,
                });
            }
        }
        table.row(Row {
            number,
            line: number,
            width,
            hidden: row.hidden,
            cells: &[],
            torn: None,
        });
    }
    table
}

fn known(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
