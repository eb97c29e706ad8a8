//! `.ods`: a zip with one part that has all cells, each with its text as it is shown.

use std::collections::HashSet;

use quick_xml::events::{BytesStart, Event};

use super::super::Sheet;
use super::fault::Fault;
use super::grid::{Book, Grid};
use super::number_format::general;
use super::packed::Parts;
use super::xml::{self, Xml};

const CONTENT: &str = "content.xml";
/// The most blanks that one element may stand for.
const MOST_BLANKS: usize = 1000;

pub(super) fn sheets(parts: &mut Parts<'_>) -> Result<Vec<Sheet>, Fault> {
    let manifest = parts.read("META-INF/manifest.xml")?;
    if manifest.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(Fault::Locked);
    }
    let text = parts.expect(CONTENT)?;
    let mut xml = Xml::new(CONTENT, &text);
    let mut book = Book::new();
    let mut hidden = HashSet::new();
    let mut style = String::new();
    while let Some(event) = xml.next()? {
        let Event::Start(element) = event else { continue };
        match xml::name(&element) {
            "style" => style = text_of(&element, "name"),
            "table-properties" if text_of(&element, "display") == "false" => {
                hidden.insert(std::mem::take(&mut style));
            }
            // What was there before is no part of the sheet.
            "tracked-changes" => xml.skip(&element)?,
            "table" => {
                let is_hidden = hidden.contains(&text_of(&element, "style-name"));
                let mut grid = book.sheet(text_of(&element, "name"), is_hidden)?;
                table(&mut xml, &element, &mut book, &mut grid)?;
                book.add(grid);
            }
            _ => {}
        }
    }
    Ok(book.finished())
}

fn text_of(element: &BytesStart<'_>, name: &str) -> String {
    xml::attribute(element, name).unwrap_or_default().into_owned()
}

fn number_of(element: &BytesStart<'_>, name: &str) -> u32 {
    let number = xml::attribute(element, name).and_then(|number| number.parse().ok());
    number.unwrap_or(1).max(1)
}

fn table(xml: &mut Xml<'_>, table: &BytesStart<'_>, book: &mut Book, grid: &mut Grid) -> Result<(), Fault> {
    let mut row = 0_u32;
    loop {
        match xml.inside()? {
            Event::Start(element) => match xml::name(&element) {
                "table-row" => {
                    let repeated = number_of(&element, "number-rows-repeated");
                    let hidden = matches!(text_of(&element, "visibility").as_str(), "collapse" | "filter");
                    let cells = cells(xml, &element)?;
                    // Rows of nothing are repeated by the million to fill a sheet.
                    let shown = if cells.is_empty() { 0 } else { repeated };
                    for row in (row..).take(usize::try_from(shown).unwrap_or_default()) {
                        if hidden {
                            grid.hide_row(row);
                        }
                        for cell in &cells {
                            put(book, grid, row, cell)?;
                        }
                    }
                    row = row.saturating_add(repeated);
                }
                // Drawings, and what they say.
                "shapes" => xml.skip(&element)?,
                _ => {}
            },
            Event::End(end) if end.name() == table.name() => return Ok(()),
            _ => {}
        }
    }
}

struct Cell {
    column: u32,
    repeated: u32,
    text: String,
    spans: (u32, u32),
}

fn put(book: &mut Book, grid: &mut Grid, row: u32, cell: &Cell) -> Result<(), Fault> {
    for column in (cell.column..).take(usize::try_from(cell.repeated).unwrap_or_default()) {
        book.put(grid, row, column, cell.text.clone())?;
    }
    if cell.spans != (1, 1) {
        let last = (
            row.saturating_add(cell.spans.1 - 1),
            cell.column.saturating_add(cell.spans.0 - 1),
        );
        grid.merge((row, cell.column), last);
    }
    Ok(())
}

/// The cells of a row that hold something.
fn cells(xml: &mut Xml<'_>, row: &BytesStart<'_>) -> Result<Vec<Cell>, Fault> {
    let mut cells = Vec::new();
    let mut column = 0_u32;
    loop {
        match xml.inside()? {
            Event::Start(element) => match xml::name(&element) {
                "table-cell" => {
                    let text = text(xml, &element)?;
                    let repeated = number_of(&element, "number-columns-repeated");
                    if !text.is_empty() {
                        let across = number_of(&element, "number-columns-spanned");
                        cells.push(Cell {
                            column,
                            repeated,
                            text,
                            spans: (across, number_of(&element, "number-rows-spanned")),
                        });
                    }
                    column = column.saturating_add(repeated);
                }
                "covered-table-cell" => {
                    xml.skip(&element)?;
                    column = column.saturating_add(number_of(&element, "number-columns-repeated"));
                }
                _ => xml.skip(&element)?,
            },
            Event::End(end) if end.name() == row.name() => return Ok(cells),
            _ => {}
        }
    }
}

/// The text of a cell, a paragraph a line.
fn text(xml: &mut Xml<'_>, cell: &BytesStart<'_>) -> Result<String, Fault> {
    let mut out = String::new();
    let mut paragraphs = 0;
    loop {
        match xml.inside()? {
            Event::Start(element) if xml::name(&element) == "p" => {
                if paragraphs > 0 {
                    out.push('\n');
                }
                paragraphs += 1;
                paragraph(xml, &element, &mut out)?;
            }
            // Remarks, drawings, tables in the cell.
            Event::Start(element) => xml.skip(&element)?,
            Event::End(end) if end.name() == cell.name() => break,
            _ => {}
        }
    }
    // Some programs write only the value.
    Ok(if paragraphs == 0 { value(cell) } else { out })
}

fn paragraph(xml: &mut Xml<'_>, paragraph: &BytesStart<'_>, out: &mut String) -> Result<(), Fault> {
    // Blanks between words are one, and at the beginning none; others have elements of their own.
    let mut blank = true;
    let mut depth = 0_usize;
    loop {
        match xml.inside()? {
            Event::Start(element) => match xml::name(&element) {
                "s" => {
                    let count = xml::attribute(&element, "c").and_then(|count| count.parse().ok());
                    out.extend(std::iter::repeat_n(' ', count.unwrap_or(1).min(MOST_BLANKS)));
                    xml.skip(&element)?;
                }
                "tab" => {
                    out.push('\t');
                    xml.skip(&element)?;
                }
                "line-break" => {
                    out.push('\n');
                    xml.skip(&element)?;
                }
                "ruby-text" | "annotation" | "note" => xml.skip(&element)?,
                _ if element.name() == paragraph.name() => depth += 1,
                _ => {}
            },
            Event::End(end) if end.name() == paragraph.name() => match depth {
                0 => return Ok(()),
                _ => depth -= 1,
            },
            Event::End(_) => {}
            event => {
                let mut piece = String::new();
                xml::append(&mut piece, &event);
                for c in piece.chars() {
                    let is_blank = matches!(c, ' ' | '\t' | '\r' | '\n');
                    if !is_blank {
                        out.push(c);
                    } else if !blank {
                        out.push(' ');
                    }
                    blank = is_blank;
                }
            }
        }
    }
}

/// What a cell without a text holds.
fn value(cell: &BytesStart<'_>) -> String {
    match text_of(cell, "value-type").as_str() {
        "string" => text_of(cell, "string-value"),
        "boolean" => text_of(cell, "boolean-value").to_ascii_uppercase(),
        "date" => text_of(cell, "date-value"),
        "time" => text_of(cell, "time-value"),
        _ => {
            let value = text_of(cell, "value");
            match value.parse::<f64>() {
                Ok(number) if number.is_finite() => general(number),
                _ => value,
            }
        }
    }
}
