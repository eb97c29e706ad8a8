//! As much of an input as tells what it is.

/// As much of an input as is looked at to tell what it is.
pub(super) const LOOKED_AT: usize = 64 * 1024;

/// The beginning of an input: at most [`LOOKED_AT`] bytes, cut behind a line where there is one.
pub(in crate::input) fn sample(bytes: &[u8]) -> &[u8] {
    let Some(begun) = bytes.get(..LOOKED_AT).filter(|_| bytes.len() >= LOOKED_AT) else {
        return bytes;
    };
    let end = begun.iter().rposition(|&byte| byte == b'\n');
    begun.get(..end.map_or(LOOKED_AT, |end| end + 1)).unwrap_or_default()
}

/// How an input begins, to the middle of a line if need be: that another follows, its beginning shows.
pub(in crate::input) fn begun(bytes: &[u8]) -> &[u8] {
    bytes.get(..LOOKED_AT).unwrap_or(bytes)
}
