//! What the bytes of an input hold: text in one of several encodings, or the sheets of a workbook.

mod container;
#[cfg(feature = "encodings")]
mod legacy;
mod marks;
mod opened;
mod page;
mod refusal;
mod refused;
mod sample;
mod sheet;
mod signature;
mod text;
mod utf16;
mod utf8;
#[cfg(feature = "workbooks")]
mod workbook;

pub(super) use container::has_macros;
pub(super) use marks::{without_end_mark, without_marks};
pub use opened::Opened;
pub use refusal::{Need, Refusal};
use refused::Kind;
pub(super) use sample::{begun, sample};
pub use sheet::{Sheet, SheetCell, SheetRow};
pub(super) use utf8::{lossy, text as utf8};

/// What bytes hold, told by themselves: by the signatures of known kinds of files, then by the encodings text comes in.
///
/// Text is UTF-8, UTF-16 of either byte order, with or without its mark, GB18030 (which is GBK and more) or Big5; another
/// encoding than UTF-8 is taken only by evidence.
///
/// # Errors
///
/// What the bytes seem to be and what to do instead, when they are nothing of these, or when this build lacks the feature
/// that reads them ([`Refusal::need`]).
///
/// ```
/// use mobanlint::{Language, input::{Opened, open}};
/// assert_eq!(open("停水通知".as_bytes()), Ok(Opened::Plain));
/// let refusal = open(b"%PDF-1.7").unwrap_err();
/// assert!(refusal.is_foreign());
/// assert!(refusal.message(Language::En).starts_with("a PDF; "));
/// ```
pub fn open(bytes: &[u8]) -> Result<Opened, Refusal> {
    match signature::kind(bytes) {
        None if page::is_sheet(bytes) => workbook(bytes),
        None => match text::open(without_end_mark(bytes))? {
            // A page in UTF-16 is known as one only when it is decoded.
            Opened::Text { text, .. } if page::is_sheet(text.as_bytes()) => workbook(bytes),
            opened => Ok(opened),
        },
        Some(Kind::Workbook) => workbook(bytes),
        Some(kind) => kind.refusal().map_or(Ok(Opened::Plain), Err),
    }
}

#[cfg(feature = "workbooks")]
fn workbook(bytes: &[u8]) -> Result<Opened, Refusal> {
    Ok(Opened::Sheets(workbook::sheets(bytes)?))
}

#[cfg(not(feature = "workbooks"))]
fn workbook(_: &[u8]) -> Result<Opened, Refusal> {
    Err(Refusal::needing(Need::Workbooks))
}

#[cfg(test)]
mod tests;
