//! Tables: the rows of a spreadsheet, as text between commas or tabs, or as the sheets of a workbook.
//!
//! The way of the data: `rows`, `boxes` and `sheets` make rows of cells; `segments` finds tables and forms among them, by rows of
//! names (`heads`) or by names with their values (`forms`); `layout` says what each column holds, or
//! `shape` does where there are no names; `foreign` says what is no table of drafts; `below` goes through the rows; `drafting` puts drafts together, taking cells
//! `apart`, which may hold `records`; `told` counts what is no draft; and `pasted` is for sheets that are no tables.

mod abreast;
mod apart;
mod below;
mod boxes;
mod cell;
mod delimiter;
mod drafting;
mod foreign;
mod forms;
mod heads;
mod layout;
mod look;
mod pasted;
mod reading;
mod records;
mod rows;
mod segments;
mod shape;
mod sheets;
#[cfg(test)]
mod tests;
mod told;
pub(super) mod values;

use super::batch::Batch;
use super::bytes::{sample, utf8};
use super::context::Context;
use super::place::Place;
use crate::template::Spot;
use cell::{Cell, Row, Table};
use drafting::Drafting;
use heads::names::Column;

pub(super) use apart::listed_as;
pub(crate) use cell::{is_formula, needs_mark};
pub(super) use delimiter::{Heads, heads};
pub(super) use look::{may_be_title, names_keyword};
pub(super) use rows::quoted_end;
pub(super) use sheets::read_sheets;

/// Reads a table whose cells stand between commas, or between what else its names or lines show.
pub(super) fn read_csv(bytes: &[u8], context: &mut Context) -> Batch {
    if is_drawn(sample(bytes))
        && let Ok(text) = utf8(bytes)
        && let Some((table, others)) = boxes::table(text)
    {
        return read_drawn(&table, &others, context);
    }
    let (from, delimiter) = delimiter::delimiter(bytes);
    read_text(bytes, from, delimiter, context)
}

/// Reads a table of which it is known what stands between its cells.
pub(super) fn read(bytes: &[u8], delimiter: u8, context: &mut Context) -> Batch {
    match delimiter {
        b'\t' => read_text(bytes, 0, "\t", context),
        _ => read_csv(bytes, context),
    }
}

/// Whether a text has a table that the client of a database drew.
pub(super) fn is_drawn(begun: &[u8]) -> bool {
    boxes::stands_in(begun)
}

/// Reads the tables that the client of a database drew.
fn read_drawn(table: &Table<'_>, others: &[(&str, Spot)], context: &mut Context) -> Batch {
    let mut drafting = Drafting::new(context);
    for (line, spot) in others {
        let known = |number: u32| usize::try_from(number).unwrap_or_default();
        let place = Place {
            line: known(spot.line),
            column: known(spot.column),
            cell: None,
        };
        drafting.told.cell(told::Kind::Around, place, line.trim());
    }
    let rows = table.rows();
    if !reading::read(&rows, false, &mut drafting) {
        let place = rows.first().and_then(|row| row.cells.first()).map(Cell::place);
        return foreign(context, place);
    }
    let (items, errors) = drafting.finish_table();
    Batch {
        items,
        errors,
        ..Batch::default()
    }
}

fn read_text(bytes: &[u8], from: usize, delimiter: &str, context: &mut Context) -> Batch {
    let mut table = rows::table(bytes, from, delimiter);
    let mut drafting = Drafting::new(context);
    if delimiter == "," {
        table = divide_full_width(table, &mut drafting);
    }
    let rows = table.rows();
    if !reading::read(&rows, true, &mut drafting) {
        let place = rows.first().and_then(|row| row.cells.first()).map(Cell::place);
        return foreign(context, place);
    }
    let (items, errors) = drafting.finish_table();
    Batch {
        items,
        errors,
        ..Batch::default()
    }
}

/// The rows somebody wrote with full-width commas in a table of others.
fn divide_full_width<'t>(table: Table<'t>, drafting: &mut Drafting) -> Table<'t> {
    /// Two commas are no punctuation of a title.
    const LEAST: usize = 3;
    let commas = |cell: &&Cell| !cell.text.contains('\n') && cell.text.split('，').count() >= LEAST;
    let is_one = |row: &Row| row.width == 1 && row.only().as_ref().is_some_and(commas);
    if !table.is_uneven() || !table.rows().iter().any(is_one) {
        return table;
    }
    let mut divided = Table::default();
    for (mut row, cells) in table.taken() {
        for cell in cells {
            if row.width > 1 || !commas(&&cell) {
                divided.cell(cell);
                continue;
            }
            let place = cell.place();
            let mut column = place.column;
            for (index, part) in cell.text.split('，').enumerate() {
                let at = Place { column, ..place }.in_cell(row.number, index + 1);
                column += part.chars().count();
                let Spot { line, column: end, .. } = Place { column, ..place }.into();
                column += 1;
                if let Some((text, literal)) = cell::given(part.to_owned().into()) {
                    divided.cell(Cell {
                        text,
                        literal,
                        column: index + 1,
                        spot: at.into(),
                        behind: (line, end),
                        spans: (1, 1),
                    });
                }
            }
            row.width = cell.text.split('，').count();
            drafting.told.cell(told::Kind::FullWidth, place, &cell.text);
        }
        divided.row(row);
    }
    divided
}

/// A table that is none of templates.
fn foreign(context: &Context, place: Option<Place>) -> Batch {
    let message = context.say(
        "表格不像模板草稿：没有认得的列名（标题、关键词、示例 等），也没有一列像模板标题；请加上这样一行列名",
        "the table does not look like drafts: no names of columns that are known (title, keyword, example), and no column \
         of titles; give it a row of such names",
    );
    Batch {
        errors: vec![context.error(place, message)],
        foreign: true,
        ..Batch::default()
    }
}

/// Whether a text has rows as drafts do, though nothing names its columns: where most cells of one column are titles and
/// those beside them names. Some row has so many cells.
pub(super) fn is_shaped(begun: &[u8], delimiter: &str, cells: usize) -> bool {
    let table = rows::table(begun, 0, delimiter);
    let rows = table.rows();
    let sound = rows.iter().filter(|row| row.torn.is_none()).count();
    sound * 2 > rows.len() && rows.iter().any(|row| row.width >= cells) && shape::shape(&rows, false).is_some()
}

/// Whether a text begins as a form does: names of ours in the first cells of its rows, beside them the values.
pub(super) fn is_form(begun: &[u8], delimiter: &str) -> bool {
    let table = rows::table(begun, 0, delimiter);
    let rows = table.rows();
    rows.split_first().is_some_and(|(first, below)| {
        forms::begins(first, below, true) || heads::row::transposed(first, below).is_some()
    })
}

/// Whether these cells do no more than name a column of titles, or one of ids and one of titles.
pub(super) fn names_titles<'c>(cells: impl Iterator<Item = &'c str>) -> bool {
    let columns: Vec<_> = cells.map(|cell| heads::head(cell).map(|head| head.column)).collect();
    matches!(
        columns.as_slice(),
        [Some(Column::Title)] | [Some(Column::Id), Some(Column::Title)]
    )
}
