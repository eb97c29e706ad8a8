//! A string of JSON where it stands, and the text in it.

use std::fmt::Write;
use std::ops::Range;

use super::plain::{kept, plain};
use super::{Edit, Why};

/// The edit that makes the literal at this place say something else; what it says all the same keeps its escapes.
pub(super) fn edit(whole: &str, at: usize, old: &str, new: &str) -> Result<Edit, Why> {
    let rest = whole.get(at..).unwrap_or_default();
    if !rest.starts_with('"') {
        return scalar(whole, at, old, new).map_or_else(|| plain(whole, at, old, new), Ok);
    }
    let chars = chars(rest).ok_or(Why::StandsOtherwise)?;
    if !chars.iter().map(|(char, _)| *char).eq(old.chars()) {
        return Err(Why::StandsOtherwise);
    }
    let (before, same) = kept(old, new);
    let count = |text: Option<&str>| text.unwrap_or_default().chars().count();
    let (before_chars, same_chars) = (count(old.get(..before)), count(old.get(old.len() - same..)));
    let closing = chars.last().map_or(1, |(_, range)| range.end);
    let offset = |index: usize| chars.get(index).map_or(closing, |(_, range)| range.start);
    let range = at + offset(before_chars)..at + offset(chars.len() - same_chars);
    let escapes = escapes_all(whole, &chars, rest);
    let changed = new.get(before..new.len() - same).unwrap_or_default();
    Ok(Edit::of_text(range, escaped(changed, escapes)))
}

/// A number, true or false that was read as a text becomes one.
fn scalar(whole: &str, at: usize, old: &str, new: &str) -> Option<Edit> {
    let before = whole.get(..at)?.trim_end().ends_with([':', '[', ',']);
    let rest = whole.get(at..)?.strip_prefix(old)?;
    let alone = rest.trim_start().starts_with([',', '}', ']']) || rest.trim_start().is_empty();
    let value = serde_json::from_str::<serde_json::Value>(old).ok()?;
    (before && alone && !value.is_string())
        .then(|| Edit::of_text(at..at + old.len(), format!("\"{}\"", escaped(new, whole.is_ascii()))))
}

/// The characters of the literal a text begins with, each with the range it is written in.
pub(super) fn chars(text: &str) -> Option<Vec<(char, Range<usize>)>> {
    let mut chars = Vec::new();
    let mut at = 1;
    loop {
        let rest = text.get(at..)?;
        let (char, length) = match rest.chars().next()? {
            '"' => return Some(chars),
            '\\' => unescaped(rest)?,
            char => (char, char.len_utf8()),
        };
        chars.push((char, at..at + length));
        at += length;
    }
}

/// The character an escape stands for, and how long it is.
fn unescaped(text: &str) -> Option<(char, usize)> {
    let unit = |text: &str| u16::from_str_radix(text.strip_prefix("\\u")?.get(..4)?, 16).ok();
    Some(match text.get(1..2)? {
        "b" => ('\u{8}', 2),
        "f" => ('\u{c}', 2),
        "n" => ('\n', 2),
        "r" => ('\r', 2),
        "t" => ('\t', 2),
        "u" => {
            let first = unit(text)?;
            let second = text.get(6..).and_then(unit);
            match char::decode_utf16([first].into_iter().chain(second)).next()? {
                Ok(char) => (char, 6 * char.len_utf16()),
                Err(_) => return None,
            }
        }
        escaped @ ("\"" | "\\" | "/") => (escaped.chars().next()?, 2),
        _ => return None,
    })
}

/// Whether what is no ASCII is escaped: as this literal has it, else as the file.
fn escapes_all(whole: &str, chars: &[(char, Range<usize>)], rest: &str) -> bool {
    let mut foreign = chars.iter().filter(|(char, _)| !char.is_ascii()).peekable();
    if foreign.peek().is_some() {
        return foreign.all(|(_, range)| rest.get(range.clone()).is_some_and(str::is_ascii));
    }
    whole.is_ascii() && whole.contains("\\u")
}

fn escaped(text: &str, all: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '"' | '\\' => out.extend(['\\', char]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if char.is_control() || all && !char.is_ascii() => {
                for unit in char.encode_utf16(&mut [0; 2]) {
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
            _ => out.push(char),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mending::document::spliced;

    #[test]
    fn a_literal_keeps_its_way_of_being_written() {
        for (text, at, old, new, expected) in [
            (r#"{"a": "停水"}"#, 6, "停水", "停水通知", r#"{"a": "停水通知"}"#),
            (r#"{"a": "停\u0020水\/"}"#, 6, "停 水/", "停水/", r#"{"a": "停水\/"}"#),
            (r#"["\u505c\u6c34"]"#, 1, "停水", "停水通", r#"["\u505c\u6c34\u901a"]"#),
            (r#"["\ud83c\udf89a"]"#, 1, "🎉a", "a", r#"["a"]"#),
            (r#"["a\"b"]"#, 1, "a\"b", "a\"\n", r#"["a\"\n"]"#),
            (r#"[88, "甲"]"#, 1, "88", "88元", r#"["88元", "甲"]"#),
            (r#"[""]"#, 1, "", "停", r#"["停"]"#),
            (
                r#"["标题：停水 通知"]"#,
                11,
                "停水 通知",
                "停水通知",
                r#"["标题：停水通知"]"#,
            ),
        ] {
            let edit = edit(text, at, old, new).expect("it stands there");
            assert_eq!(spliced(text, &[&edit]).as_deref(), Some(expected), "{text}");
        }
        for (text, at, old) in [
            (r#"["停电"]"#, 1, "停水"),
            (r#"["\ud83c"]"#, 1, "停"),
            (r#"["停"#, 1, "停"),
            ("", 3, "停"),
        ] {
            assert_eq!(edit(text, at, old, "x"), Err(Why::StandsOtherwise), "{text}");
        }
    }
}
