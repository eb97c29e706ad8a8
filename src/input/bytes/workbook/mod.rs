//! Workbooks: `.xlsx` and `.xlsm`, `.xls` and `.et`, `.ods`, the XML of Excel 2003, and HTML saved as `.xls`, into sheets as the
//! person sees them.
//!
//! The containers are read with libraries made for them (zip, XML, compound files, HTML). What stands in them is read here
//! and not with `calamine`, which tells values but not how they are shown: of `.xls` it gives no number formats, of `.ods`
//! not the text of a cell, of no kind hidden rows; a cell far out makes it set aside memory for all the cells before it, and
//! some damaged `.xls` make it panic.

mod fault;
mod grid;
mod html;
mod number_format;
mod ods;
mod packed;
mod xls;
mod xlsx;
mod xml;
mod xml_2003;

use super::Sheet;

use fault::Fault;

/// The most bytes that what is packed in a workbook may take unpacked.
const MAX_UNPACKED: usize = 256 << 20;
/// The most sheets.
const MAX_SHEETS: usize = 1000;
/// The most cells that are not empty, in all sheets.
const MAX_CELLS: usize = 2_000_000;
/// The most bytes of text in all cells: a text that is kept once may be shown in every one.
const MAX_TEXT: usize = 64 << 20;

/// The sheets of a workbook in their order, those that are hidden, too.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Fault> {
    if bytes.starts_with(b"PK") {
        let mut parts = packed::Parts::open(bytes, MAX_UNPACKED)?;
        if parts.has("content.xml") {
            ods::sheets(&mut parts)
        } else {
            xlsx::sheets(&mut parts)
        }
    } else if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        xls::sheets(bytes)
    } else {
        let text = html::decoded(bytes);
        if super::page::is_workbook(text.as_bytes()) {
            xml_2003::sheets(&text)
        } else {
            html::sheets(&text)
        }
    }
}

#[cfg(test)]
mod tests;
