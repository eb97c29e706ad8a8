//! `.xls` and `.et` of Excel 5 and later: records in a compound file.

mod cells;
mod records;

use std::collections::HashMap;
use std::io::{Cursor, Read};

use cfb::CompoundFile;

use super::super::Sheet;
use super::fault::Fault;
use super::grid::Book;
use super::number_format::{NumberFormat, builtin};
use records::{Pieces, Records, Script, u16_at, u32_at};

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const FILE_PASS: u16 = 0x002F;
const CODE_PAGE: u16 = 0x0042;
const DATE_MODE: u16 = 0x0022;
const FORMAT: u16 = 0x041E;
const XF: u16 = 0x00E0;
const BOUND_SHEET: u16 = 0x0085;
const SHARED_STRINGS: u16 = 0x00FC;

/// What the cells of all sheets refer to.
struct Shared {
    script: Script,
    strings: Vec<String>,
    formats: Vec<NumberFormat>,
    /// For each style its place among the formats.
    of_styles: Vec<usize>,
    since_1904: bool,
}

/// A sheet as the workbook names it.
struct Listed {
    name: String,
    hidden: bool,
    /// Where in the stream it begins.
    start: usize,
}

pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Fault> {
    let stream = stream(bytes)?;
    let (shared, listed) = globals(&stream)?;
    let mut book = Book::new();
    // Sheets do not overlap; many that claim the same place would be read over and over.
    let mut left = stream.len();
    for Listed { name, hidden, start } in listed {
        let mut grid = book.sheet(name, hidden)?;
        let walked = cells::read(&stream, start, &shared, &mut book, &mut grid)?;
        left = left.checked_sub(walked).ok_or_else(damaged)?;
        book.add(grid);
    }
    Ok(book.finished())
}

fn damaged() -> Fault {
    Fault::Damaged("Workbook".to_owned())
}

/// The stream with the workbook, out of the compound file.
fn stream(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|_| damaged())?;
    if file.is_stream("/EncryptedPackage") {
        return Err(Fault::Locked);
    }
    let mut stream = file
        .open_stream("/Workbook")
        .or_else(|_| file.open_stream("/Book"))
        .map_err(|_| damaged())?;
    let mut read = Vec::new();
    stream.read_to_end(&mut read).map_err(|_| damaged())?;
    Ok(read)
}

impl Shared {
    fn format(&self, style: u16) -> Option<&NumberFormat> {
        let at = self.of_styles.get(usize::from(style))?;
        self.formats.get(*at)
    }
}

/// What is said of the workbook as a whole.
fn globals(stream: &[u8]) -> Result<(Shared, Vec<Listed>), Fault> {
    let mut records = Records::new(stream, 0);
    let first = records.next().filter(|record| record.kind == BOF).ok_or(Fault::Old)?;
    let version = u16_at(first.data, 0).unwrap_or_default();
    let unicode = version >= 0x0600;
    if version < 0x0500 {
        return Err(Fault::Old);
    }
    let mut script = if unicode {
        Script::Unicode
    } else {
        Script::of_page(None)
    };
    let mut strings = Vec::new();
    let mut codes = HashMap::new();
    let mut ids = Vec::new();
    let mut listed = Vec::new();
    let mut since_1904 = false;
    loop {
        let record = records.next().ok_or_else(damaged)?;
        let data = record.data;
        match record.kind {
            EOF => break,
            FILE_PASS => return Err(Fault::Locked),
            CODE_PAGE if !unicode => script = Script::of_page(u16_at(data, 0)),
            DATE_MODE => since_1904 = u16_at(data, 0) == Some(1),
            FORMAT => {
                let mut data = Pieces::of(data);
                if let Some(id) = data.u16()
                    && let Some(code) = script.text(&mut data, unicode)
                {
                    codes.insert(u32::from(id), code);
                }
            }
            XF => ids.push(u32::from(u16_at(data, 2).unwrap_or_default())),
            BOUND_SHEET => listed.extend(sheet(data, script)),
            SHARED_STRINGS => strings = records::shared(&mut records.continued(data)),
            _ => {}
        }
    }
    let mut formats = Vec::new();
    let mut known = HashMap::new();
    let of_styles = ids.into_iter().map(|id| {
        *known.entry(id).or_insert_with(|| {
            let code = codes.get(&id).map(String::as_str).or_else(|| builtin(id));
            formats.push(NumberFormat::new(code.unwrap_or("General")));
            formats.len() - 1
        })
    });
    let of_styles = of_styles.collect();
    let shared = Shared {
        script,
        strings,
        formats,
        of_styles,
        since_1904,
    };
    Ok((shared, listed))
}

/// A sheet of cells; charts and modules are none.
fn sheet(data: &[u8], script: Script) -> Option<Listed> {
    let start = usize::try_from(u32_at(data, 0)?).ok()?;
    let (state, kind) = (*data.get(4)?, *data.get(5)?);
    let mut rest = Pieces::of(data.get(6..)?);
    let name = script.text(&mut rest, false)?;
    (kind < 2).then_some(Listed {
        name,
        hidden: state & 3 != 0,
        start,
    })
}
