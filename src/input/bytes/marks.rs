//! Marks at the ends of a text that are none of it.

/// The byte order mark some editors put before UTF-8.
pub(super) const BOM: &[u8] = "\u{feff}".as_bytes();

/// The bytes before the one with which old programs end a text.
pub(in crate::input) fn without_end_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_suffix(&[0x1A]).unwrap_or(bytes)
}

/// The bytes without the byte order marks they begin with: programs that were handed a file with one have put another before
/// it.
pub(in crate::input) fn without_marks(mut bytes: &[u8]) -> &[u8] {
    while let Some(bare) = bytes.strip_prefix(BOM) {
        bytes = bare;
    }
    bytes
}
