//! All units of a text, line by line and table by table.

use super::super::notation::{Line, Lines};
use super::reader::{Held, Reader};
use super::table;
use super::unit::Unit;

/// The units of a text whose first line has this number.
pub(in crate::input::placeholder) fn units(text: &str, begin: usize, first_line: usize) -> Vec<Unit<'_>> {
    read(text, begin, first_line, Some(units_within))
}

/// The units of a text that a literal holds, which stands there.
pub(in crate::input::placeholder) fn units_within(
    literal: &str,
    at: usize,
    line: usize,
    depth: usize,
) -> Vec<Unit<'static>> {
    let units = read(literal, 0, line, None);
    units
        .into_iter()
        .map(|unit| unit.standing_at(at, line, depth))
        .collect()
}

fn read(text: &str, begin: usize, first_line: usize, held: Option<Held>) -> Vec<Unit<'_>> {
    let lines: Vec<Line<'_>> = Lines::new(text, begin).collect();
    let mut reader = Reader::new(held);
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        reader.line = first_line + index;
        if line.text.is_empty() {
            reader.fresh = true;
            index += 1;
            continue;
        }
        let rows = table::rows(lines.get(index..).unwrap_or_default());
        if rows > 0 {
            table::read(lines.get(index..index + rows).unwrap_or_default(), &mut reader);
            index += rows;
        } else {
            reader.read(line);
            index += 1;
        }
    }
    reader.units
}
