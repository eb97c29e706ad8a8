//! Ids that say by their shape that they are some.

use crate::input::platform::words::bare_key;

/// Whether a value is called an id and looks like one: more than a number that counts records, as `id: T1` of YAML.
pub(super) fn is_id(name: &str, value: &str) -> bool {
    let name = name.trim_end_matches([':', '：', '=', ' ', '"', '\'']);
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    name.trim_start_matches(['"', '\'']).eq_ignore_ascii_case("id")
        && value.bytes().all(plain)
        && value.bytes().any(|byte| byte.is_ascii_digit())
        && value.bytes().any(|byte| byte.is_ascii_alphabetic())
        && bare_key(value).is_none()
}

/// Whether a text is an id of the public library: OPENTM207940503, TM00017, AT0002.
pub(super) fn is_library_id(text: &str) -> bool {
    const FEWEST: usize = 4;
    let digits = ["OPENTM", "TM", "AT"].iter().find_map(|begin| text.strip_prefix(begin));
    digits
        .is_some_and(|digits| (FEWEST..=12).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()))
}
