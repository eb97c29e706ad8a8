mod damaged;
mod files;
mod html;
mod xls;
mod xlsx;

use super::{Fault, sheets};
use crate::input::bytes::Sheet;
use crate::report::cell_name;

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
