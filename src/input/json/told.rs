//! Whether a text is meant as JSON, or as a line of it each.

use crate::input::format::Format;

/// Whether what begins so is JSON lines, which can be read one by one.
pub(in crate::input) fn are_json_lines(begun: &[u8], named: Option<Format>) -> bool {
    let is_named = named == Some(Format::JsonLines);
    let mut lines = begun
        .split(|&byte| byte == b'\n')
        .map(<[u8]>::trim_ascii)
        .filter(|line| !line.is_empty());
    let Some(first) = lines.next() else { return false };
    match first.first() {
        Some(b'{') if is_whole(first) => is_named || lines.next().is_some(),
        // One that is broken is told by its line, unless it is the beginning of one that goes on.
        Some(b'{') => is_named && !first.ends_with(b"{") && !first.ends_with(b"[") && !first.ends_with(b","),
        Some(b'[') => false,
        _ => is_named && lines.any(|line| line.starts_with(b"{") && is_whole(line)),
    }
}

fn is_whole(json: &[u8]) -> bool {
    serde_json::from_slice::<serde::de::IgnoredAny>(json).is_ok()
}

/// Whether a text is meant as JSON. Broken JSON is, for its reader says where it breaks; what only begins with a bracket
/// is not: `[package]`, `{{thing1.DATA}}`.
pub(in crate::input) fn is_json(text: &[u8], named: Option<Format>) -> bool {
    let text = text.trim_ascii_start();
    let (Some(open), Some(rest)) = (text.first(), text.get(1..)) else {
        return false;
    };
    let rest = rest.trim_ascii_start();
    let next = std::str::from_utf8(rest.get(..rest.len().min(4)).unwrap_or_default())
        .unwrap_or_else(|error| {
            std::str::from_utf8(rest.get(..error.valid_up_to()).unwrap_or_default()).unwrap_or_default()
        })
        .chars()
        .next();
    match open {
        b'{' => match next {
            Some('{') => false,
            Some('"' | '}' | '“' | '\'') | None => true,
            Some(_) => named == Some(Format::Json),
        },
        b'[' => match next {
            // `[[template]]` begins a table of TOML.
            Some('[') => !rest
                .get(1..2)
                .is_some_and(|next| next.iter().all(u8::is_ascii_alphabetic)),
            // A box that is not ticked.
            Some(']') => !rest.get(1..).is_some_and(|behind| {
                let behind = behind.trim_ascii_start();
                behind.first().is_some_and(|byte| !byte.is_ascii())
            }),
            Some('{' | '"' | '“' | '\'') | None => true,
            Some(_) => named == Some(Format::Json) || is_whole(text),
        },
        _ => named == Some(Format::Json) && is_whole(text),
    }
}
