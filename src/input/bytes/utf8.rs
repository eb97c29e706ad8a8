//! UTF-8, which every text is looked at for, several times on its way.

use std::str::Utf8Error;

/// The text these bytes are.
///
/// # Errors
/// The first byte that is none of it.
pub(in crate::input) fn text(bytes: &[u8]) -> Result<&str, Utf8Error> {
    match simdutf8::basic::from_utf8(bytes) {
        Ok(text) => Ok(text),
        // Which byte it is takes another look.
        Err(_) => std::str::from_utf8(bytes),
    }
}

/// The text these bytes are, with a mark for whatever is none of it.
pub(in crate::input) fn lossy(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    text(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Into::into)
}
