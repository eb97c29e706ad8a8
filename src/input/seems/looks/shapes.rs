//! Lines that are known by their shape.

use crate::input::platform::words::is_han;

/// A line that begins with a date or a time of day in digits.
pub(super) fn is_stamped(line: &str) -> bool {
    let line = line.trim_start_matches(['[', '(', '<']);
    let parts = |text: &str| {
        text.split(['-', '/', ':', '.'])
            .filter(|part| part.len() >= 2 && part.bytes().all(|byte| byte.is_ascii_digit()))
            .count()
    };
    let mut words = line.split([' ', 'T', ',', ']']);
    words.next().is_some_and(|word| word.len() >= 8 && parts(word) >= 3)
}

/// Somebody's name, a colon and what was said.
pub(super) fn is_said(line: &str) -> bool {
    line.split_once(['：', ':']).is_some_and(|(name, said)| {
        (1..=6).contains(&name.chars().count()) && name.chars().all(is_han) && !said.trim().is_empty()
    })
}

/// `key: value`, `- item`.
pub(super) fn is_pair(line: &str) -> bool {
    let line = line.trim_start_matches("- ");
    if line.starts_with('#') || line == "---" {
        return true;
    }
    let Some((key, value)) = line.split_once(':') else {
        return false;
    };
    (value.is_empty() || value.starts_with(' ')) && is_key(key)
}

fn is_key(key: &str) -> bool {
    let key = key.trim().trim_matches(['"', '\'']);
    !key.is_empty()
        && key
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '$' | '@'))
}

fn is_section(line: &str) -> bool {
    line.starts_with('[') && line.ends_with(']') && !line.contains('"')
}

pub(super) fn is_toml(line: &str) -> bool {
    is_section(line)
        || line.split_once(" = ").is_some_and(|(key, value)| {
            is_key(key)
                && value.starts_with([
                    '"', '[', '{', '\'', 't', 'f', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9',
                ])
        })
}

pub(super) fn is_setting(line: &str) -> bool {
    is_section(line) || line.split_once('=').is_some_and(|(key, _)| is_key(key))
}

pub(super) fn is_number(line: &str) -> bool {
    line.chars().any(|c| c.is_ascii_digit()) && line.chars().all(|c| c.is_ascii_digit() || "+-., %¥￥eE".contains(c))
}

pub(super) fn is_hex(line: &str) -> bool {
    let mut words = line
        .split_whitespace()
        .filter(|word| word.bytes().all(|byte| byte.is_ascii_hexdigit()));
    words.by_ref().take(6).count() == 6
}

pub(super) fn is_row(line: &str) -> bool {
    !line.starts_with(['(', '{', '[', '<']) && line.matches([',', '\t', '|', ';']).count() > 1
}

pub(super) fn is_path(line: &str) -> bool {
    !line.contains(' ') && line.matches(['/', '\\']).count() > 0 && line.is_ascii()
}
