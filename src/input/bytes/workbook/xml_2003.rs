//! The XML of Excel 2003, one file with styles and sheets: what many systems still export, and call `.xls` or `.xml`.

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};

use super::super::Sheet;
use super::fault::Fault;
use super::grid::{Book, Grid};
use super::number_format::{NumberFormat, serial};
use super::xml::{self, Xml};

const PART: &str = "xml";

pub(super) fn sheets(text: &str) -> Result<Vec<Sheet>, Fault> {
    let mut xml = Xml::new(PART, text.trim_start_matches('\u{feff}'));
    let mut reader = Reader {
        book: Book::new(),
        formats: HashMap::new(),
        general: NumberFormat::default(),
    };
    let mut style = String::new();
    while let Some(event) = xml.next()? {
        let Event::Start(element) = event else { continue };
        match xml::name(&element) {
            "Style" => style = text_of(&element, "ID"),
            "NumberFormat" => {
                let format = NumberFormat::new(code(&text_of(&element, "Format")));
                reader.formats.insert(std::mem::take(&mut style), format);
            }
            "Worksheet" => reader.sheet(&mut xml, &element)?,
            _ => {}
        }
    }
    Ok(reader.book.finished())
}

fn text_of(element: &BytesStart<'_>, name: &str) -> String {
    xml::attribute(element, name).unwrap_or_default().into_owned()
}

fn number_of(element: &BytesStart<'_>, name: &str) -> Option<u32> {
    xml::attribute(element, name)?.trim().parse().ok()
}

/// The code of a number format, some of which have names here.
fn code(name: &str) -> &str {
    match name {
        "" | "General Number" => "General",
        "General Date" => "yyyy/m/d h:mm",
        "Long Date" => r#"yyyy"年"m"月"d"日""#,
        "Medium Date" => "d-mmm-yy",
        "Short Date" => "yyyy/m/d",
        "Long Time" => "h:mm:ss",
        "Medium Time" => "h:mm AM/PM",
        "Short Time" => "h:mm",
        "Currency" => r##""¥"#,##0.00"##,
        "Fixed" => "0.00",
        "Standard" => "#,##0.00",
        "Percent" => "0.00%",
        "Scientific" => "0.00E+00",
        code => code,
    }
}

struct Reader {
    book: Book,
    /// The number formats, by the names of their styles.
    formats: HashMap<String, NumberFormat>,
    general: NumberFormat,
}

/// Where the next cell stands that does not say where, from 0.
#[derive(Default)]
struct Here {
    row: u32,
    column: u32,
}

impl Reader {
    fn sheet(&mut self, xml: &mut Xml<'_>, sheet: &BytesStart<'_>) -> Result<(), Fault> {
        let mut grid = self.book.sheet(text_of(sheet, "Name"), false)?;
        let mut here = Here::default();
        let mut next_row = 0_u32;
        loop {
            match xml.inside()? {
                Event::Start(element) => match xml::name(&element) {
                    "Row" => {
                        let index = number_of(&element, "Index").and_then(|index| index.checked_sub(1));
                        here = Here {
                            row: index.unwrap_or(next_row),
                            column: 0,
                        };
                        // One element may stand for several rows that are alike.
                        let span = number_of(&element, "Span").unwrap_or_default();
                        next_row = here.row.saturating_add(1).saturating_add(span);
                        if xml::attribute(&element, "Hidden").is_some_and(|value| xml::is_true(&value)) {
                            grid.hide_row(here.row);
                        }
                    }
                    "Cell" => self.cell(xml, &element, &mut grid, &mut here)?,
                    "Visible" => {
                        let hidden = xml.text()?.trim() != "SheetVisible";
                        grid.hide_if(hidden);
                    }
                    _ => {}
                },
                Event::End(end) if end.name() == sheet.name() => break,
                _ => {}
            }
        }
        self.book.add(grid);
        Ok(())
    }

    fn cell(
        &mut self,
        xml: &mut Xml<'_>,
        cell: &BytesStart<'_>,
        grid: &mut Grid,
        here: &mut Here,
    ) -> Result<(), Fault> {
        let index = number_of(cell, "Index").and_then(|index| index.checked_sub(1));
        let column = index.unwrap_or(here.column);
        let more = |name| number_of(cell, name).unwrap_or_default();
        let (across, down) = (more("MergeAcross"), more("MergeDown"));
        if across > 0 || down > 0 {
            let last = (here.row.saturating_add(down), column.saturating_add(across));
            grid.merge((here.row, column), last);
        }
        here.column = column.saturating_add(across).saturating_add(1);
        let format = self.formats.get(&text_of(cell, "StyleID")).unwrap_or(&self.general);
        let mut shown = String::new();
        loop {
            match xml.inside()? {
                Event::Start(element) => match xml::name(&element) {
                    "Data" => shown = self::shown(&text_of(&element, "Type"), xml.text()?, format),
                    // A remark on the cell has its text in an element of the same name.
                    _ => xml.skip(&element)?,
                },
                Event::End(end) if end.name() == cell.name() => break,
                _ => {}
            }
        }
        self.book.put(grid, here.row, column, shown)
    }
}

/// A value as it is shown.
fn shown(kind: &str, value: String, format: &NumberFormat) -> String {
    match kind {
        "Number" => match value.trim().parse::<f64>() {
            Ok(number) if number.is_finite() => format.number(number, false),
            _ => value,
        },
        "DateTime" => match serial(value.trim()) {
            Some(day) => format.number(day, false),
            None => value,
        },
        "Boolean" => match value.trim() {
            "0" => "FALSE".to_owned(),
            _ => "TRUE".to_owned(),
        },
        "Error" => value,
        _ => format.text(&value).unwrap_or(value),
    }
}
