mod damaged;
mod files;
mod html;
mod xls;
mod xlsx;
mod xml_2003;

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Fault, sheets};
use crate::input::bytes::Sheet;
use crate::place::cell_name;

/// Sheets as lines: the name, then each cell with its text; `*` marks what is hidden, brackets how far a cell reaches.
fn shown(sheets: &[Sheet]) -> Vec<String> {
    let mut lines = Vec::new();
    let mark = |hidden| if hidden { "*" } else { "" };
    for sheet in sheets {
        lines.push(format!("{}{}", sheet.name, mark(sheet.hidden)));
        for row in &sheet.rows {
            for cell in &row.cells {
                let name = cell_name(row.number as usize, cell.column as usize);
                let spans = match cell.spans {
                    (1, 1) => String::new(),
                    (columns, rows) => format!("[{columns}x{rows}]"),
                };
                lines.push(format!("{name}{}{spans} {}", mark(row.hidden), cell.text));
            }
        }
    }
    lines
}

fn read(bytes: &[u8]) -> Vec<String> {
    match sheets(bytes) {
        Ok(sheets) => shown(&sheets),
        Err(fault) => panic!("{fault:?}"),
    }
}

/// A zip of these parts.
fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const WORKBOOK: &str =
    r#"<workbook xmlns:r="r"><sheets><sheet name="甲" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<Relationships>
    <Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>
    <Relationship Id="rId2" Type="x/styles" Target="/xl/styles.xml"/>
    <Relationship Id="rId3" Type="x/sharedStrings" Target="sharedStrings.xml"/>
</Relationships>"#;

/// An `.xlsx` of one sheet with these cells; `rest` are further parts, or others instead of the usual ones.
fn workbook(cells: &str, rest: &[(&str, &str)]) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
    let usual = [
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/worksheets/sheet1.xml", &sheet),
    ];
    let usual = usual
        .into_iter()
        .filter(|(name, _)| rest.iter().all(|(other, _)| other != name));
    zipped(&usual.chain(rest.iter().copied()).collect::<Vec<_>>())
}
