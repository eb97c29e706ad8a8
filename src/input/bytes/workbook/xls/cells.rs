//! The cells of a sheet.

use super::super::fault::Fault;
use super::super::grid::{Book, Grid};
use super::super::number_format::general;
use super::records::{Pieces, Record, Records, f64_at, u16_at, u32_at};
use super::{BOF, EOF, Shared, damaged};

const ROW: u16 = 0x0208;
const LABEL_SHARED: u16 = 0x00FD;
const LABEL: u16 = 0x0204;
const LABEL_RICH: u16 = 0x00D6;
const NUMBER: u16 = 0x0203;
const RK: u16 = 0x027E;
const RK_ROW: u16 = 0x00BD;
const BOOL_OR_ERROR: u16 = 0x0205;
const FORMULA: u16 = 0x0006;
const FORMULA_TEXT: u16 = 0x0207;
const MERGED: u16 = 0x00E5;

/// Reads a sheet that begins at this place; gives how many bytes it takes.
pub(super) fn read(
    stream: &[u8],
    start: usize,
    shared: &Shared,
    book: &mut Book,
    grid: &mut Grid,
) -> Result<usize, Fault> {
    let mut records = Records::new(stream, start);
    let all = records.left();
    if records.next().is_none_or(|record| record.kind != BOF) {
        return Err(damaged());
    }
    // A chart in a sheet is a sheet in itself.
    let mut depth = 0_usize;
    let mut formula = None;
    loop {
        let record = records.next().ok_or_else(damaged)?;
        match record.kind {
            EOF if depth == 0 => return Ok(all - records.left()),
            EOF => depth -= 1,
            BOF => depth += 1,
            _ if depth > 0 => {}
            FORMULA_TEXT => {
                if let Some(place) = formula.take() {
                    let text = shared.script.text(&mut records.continued(record.data), true);
                    put_text(book, grid, shared, place, &text.unwrap_or_default())?;
                }
            }
            FORMULA => formula = result(record.data, shared, book, grid)?,
            ROW => {
                let hidden = u16_at(record.data, 12).is_some_and(|flags| flags & 0x20 != 0);
                if let Some(row) = u16_at(record.data, 0).filter(|_| hidden) {
                    grid.hide_row(u32::from(row));
                }
            }
            MERGED => merge(record.data, grid),
            _ => cell(record, shared, book, grid)?,
        }
    }
}

/// Row, column and style.
type Place = (u32, u32, u16);

fn place(data: &[u8]) -> Option<Place> {
    Some((u16_at(data, 0)?.into(), u16_at(data, 2)?.into(), u16_at(data, 4)?))
}

fn cell(record: Record<'_>, shared: &Shared, book: &mut Book, grid: &mut Grid) -> Result<(), Fault> {
    let data = record.data;
    let Some(place @ (row, column, style)) = place(data) else {
        return Ok(());
    };
    match record.kind {
        LABEL_SHARED => {
            let at = u32_at(data, 6).and_then(|at| usize::try_from(at).ok());
            let text = at.and_then(|at| shared.strings.get(at));
            put_text(book, grid, shared, place, text.map_or("", String::as_str))
        }
        LABEL | LABEL_RICH => {
            let mut rest = Pieces::of(data.get(6..).unwrap_or_default());
            let text = shared.script.text(&mut rest, true).unwrap_or_default();
            put_text(book, grid, shared, place, &text)
        }
        NUMBER => put_number(book, grid, shared, place, f64_at(data, 6)),
        RK => put_number(book, grid, shared, place, u32_at(data, 6).map(short)),
        RK_ROW => {
            // A style and a number for each cell of the row, then the last one's column.
            let numbers = data.get(4..data.len().saturating_sub(2)).unwrap_or_default();
            for (column, number) in (column..).zip(numbers.chunks_exact(6)) {
                let style = u16_at(number, 0).unwrap_or(style);
                put_number(book, grid, shared, (row, column, style), u32_at(number, 2).map(short))?;
            }
            Ok(())
        }
        BOOL_OR_ERROR => match data.get(6..8) {
            Some(&[value, 0]) => book.put(grid, row, column, truth(value)),
            Some(&[value, _]) => book.put(grid, row, column, error(value)),
            _ => Ok(()),
        },
        _ => Ok(()),
    }
}

fn put_text(book: &mut Book, grid: &mut Grid, shared: &Shared, place: Place, text: &str) -> Result<(), Fault> {
    let (row, column, style) = place;
    let shown = shared.format(style).and_then(|format| format.text(text));
    let shown = if text.is_empty() {
        String::new()
    } else {
        shown.unwrap_or_else(|| text.to_owned())
    };
    book.put(grid, row, column, shown)
}

fn put_number(
    book: &mut Book,
    grid: &mut Grid,
    shared: &Shared,
    place: Place,
    number: Option<f64>,
) -> Result<(), Fault> {
    let (row, column, style) = place;
    let Some(number) = number.filter(|number| number.is_finite()) else {
        return Ok(());
    };
    let shown = match shared.format(style) {
        Some(format) => format.number(number, shared.since_1904),
        None => general(number),
    };
    book.put(grid, row, column, shown)
}

/// A formula's result; its place where that is a text, which the next record has.
fn result(data: &[u8], shared: &Shared, book: &mut Book, grid: &mut Grid) -> Result<Option<Place>, Fault> {
    let Some(place @ (row, column, _)) = place(data) else {
        return Ok(None);
    };
    let Some(&[kind, _, value, _, _, _, 0xFF, 0xFF]) = data.get(6..14) else {
        put_number(book, grid, shared, place, f64_at(data, 6))?;
        return Ok(None);
    };
    match kind {
        0 => return Ok(Some(place)),
        1 => book.put(grid, row, column, truth(value))?,
        2 => book.put(grid, row, column, error(value))?,
        _ => {}
    }
    Ok(None)
}

fn merge(data: &[u8], grid: &mut Grid) {
    let at = |range: &[u8], at| u16_at(range, at).map(u32::from);
    for range in data.get(2..).unwrap_or_default().chunks_exact(8) {
        if let (Some(top), Some(bottom), Some(left), Some(right)) =
            (at(range, 0), at(range, 2), at(range, 4), at(range, 6))
        {
            grid.merge((top, left), (bottom, right));
        }
    }
}

/// A number in four bytes: 30 bits of it, and whether they are whole and hundredths.
fn short(bits: u32) -> f64 {
    let value = if bits & 2 != 0 {
        f64::from(bits.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(bits & !3) << 32)
    };
    if bits & 1 != 0 { value / 100.0 } else { value }
}

fn truth(value: u8) -> String {
    if value == 0 { "FALSE" } else { "TRUE" }.to_owned()
}

fn error(value: u8) -> String {
    match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2B => "#GETTING_DATA",
        _ => "#N/A",
    }
    .to_owned()
}
