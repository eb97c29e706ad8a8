//! The cells of a sheet.

use quick_xml::events::{BytesStart, Event};

use super::super::fault::Fault;
use super::super::grid::{Book, Grid};
use super::super::number_format::serial;
use super::super::xml::{self, Xml};
use super::Shared;
use super::strings::{rich, unescaped};

pub(super) fn read(part: &str, text: &str, shared: &Shared, book: &mut Book, grid: &mut Grid) -> Result<(), Fault> {
    let mut xml = Xml::new(part, text);
    // Rows and cells may leave out where they stand: then they follow those before.
    let (mut row, mut column) = (0_u32, 0_u32);
    let mut next_row = 0;
    while let Some(event) = xml.next()? {
        let Event::Start(element) = event else { continue };
        match xml::name(&element) {
            "row" => {
                row = next_row;
                column = 0;
                let mut hidden = false;
                for (name, value) in xml::attributes(&element) {
                    match name {
                        "r" => {
                            let number = value.parse::<u32>().ok();
                            row = number.and_then(|row| row.checked_sub(1)).unwrap_or(row);
                        }
                        "hidden" => hidden = xml::is_true(&value),
                        _ => {}
                    }
                }
                if hidden {
                    grid.hide_row(row);
                }
                next_row = row.saturating_add(1);
            }
            "c" => {
                let mut cell = Cell::default();
                for (name, value) in xml::attributes(&element) {
                    match name {
                        "r" => {
                            if let Some(place) = place(&value) {
                                (row, column) = place;
                            }
                        }
                        "s" => cell.style = value.parse().unwrap_or_default(),
                        "t" => cell.kind = Kind::of(&value),
                        _ => {}
                    }
                }
                cell.read(&mut xml, &element)?;
                book.put(grid, row, column, cell.shown(shared))?;
                column = column.saturating_add(1);
            }
            "mergeCell" => {
                let reference = xml::attribute(&element, "ref").unwrap_or_default();
                let (first, last) = reference.split_once(':').unwrap_or((&reference, &reference));
                if let (Some(first), Some(last)) = (place(first), place(last)) {
                    grid.merge(first, last);
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// Row and column of a cell's name, from 0.
fn place(name: &str) -> Option<(u32, u32)> {
    let name = name.trim_start_matches('$');
    let letters = name.find(|c: char| !c.is_ascii_alphabetic())?;
    let (letters, row) = name.split_at_checked(letters)?;
    let mut column = 0_u32;
    for letter in letters.bytes() {
        let digit = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        column = column.checked_mul(26)?.checked_add(digit)?;
    }
    let row: u32 = row.trim_start_matches('$').parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

#[derive(Debug, Default)]
struct Cell {
    style: usize,
    kind: Kind,
    value: Option<String>,
    text: Option<String>,
    formula: Option<String>,
}

#[derive(Debug, Clone, Copy, Default)]
enum Kind {
    #[default]
    Number,
    Shared,
    Text,
    Bool,
    Error,
    Date,
}

impl Kind {
    fn of(name: &str) -> Self {
        match name {
            "s" => Self::Shared,
            "str" | "inlineStr" => Self::Text,
            "b" => Self::Bool,
            "e" => Self::Error,
            "d" => Self::Date,
            _ => Self::Number,
        }
    }
}

impl Cell {
    /// Reads what stands in the cell's element, which has begun.
    fn read(&mut self, xml: &mut Xml<'_>, element: &BytesStart<'_>) -> Result<(), Fault> {
        loop {
            match xml.inside()? {
                Event::Start(inner) => match xml::name(&inner) {
                    "v" => self.value = Some(xml.text()?),
                    "is" => self.text = Some(rich(xml, &inner)?),
                    "f" => self.formula = Some(xml.text()?),
                    _ => xml.skip(&inner)?,
                },
                Event::End(end) if end.name() == element.name() => return Ok(()),
                _ => {}
            }
        }
    }

    fn shown(self, shared: &Shared) -> String {
        let format = shared.styles.format(self.style);
        let as_text = |text: &str| format.text(text).unwrap_or_else(|| text.to_owned());
        if let Some(text) = self.text {
            return as_text(&text);
        }
        let Some(value) = self.value else {
            // A program that does not calculate leaves the result to others; the formula is all there is.
            return self.formula.map(|formula| format!("={formula}")).unwrap_or_default();
        };
        let as_number = |value: f64| format.number(value, shared.since_1904);
        match self.kind {
            Kind::Shared => {
                let at = value.trim().parse::<usize>().ok();
                at.and_then(|at| shared.strings.get(at))
                    .map(|text| as_text(text))
                    .unwrap_or_default()
            }
            Kind::Text => as_text(&unescaped(&value)),
            Kind::Bool => match value.trim() {
                "" => String::new(),
                "0" | "false" => "FALSE".to_owned(),
                _ => "TRUE".to_owned(),
            },
            Kind::Error => value,
            Kind::Date => match serial(value.trim()) {
                // Such a date is of the calendar, whatever day the workbook counts from.
                Some(day) => format.number(day, false),
                None => value,
            },
            Kind::Number => match value.trim() {
                "" => String::new(),
                number => match number.parse::<f64>() {
                    Ok(number) if number.is_finite() => as_number(number),
                    _ => value,
                },
            },
        }
    }
}
