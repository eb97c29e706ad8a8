//! Where the text of a literal breaks into lines, and what its escapes stand for.

use std::borrow::Cow;
use std::ops::Range;

use crate::input::reference::reference;

/// A tag is no longer, in bytes; what is longer is text.
const LONGEST_TAG: usize = 400;
/// How many backslashes may stand before the letter of a line break.
const DEEPEST: usize = 4;

/// The reading lines of a text as it is written: it breaks at `\n` in its many forms, at `<br>` and at all other tags.
pub(in crate::input::placeholder) fn lines(text: &str) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let (mut start, mut at) = (0, 0);
    let marks = |byte: u8| matches!(byte, b'\\' | b'<' | b'&' | b'\n' | b'\r' | b']');
    while let Some(found) = text.get(at..).and_then(|rest| rest.bytes().position(marks)) {
        at += found;
        match break_at(text, at) {
            Some(end) => {
                lines.push(start..at);
                (start, at) = (end, end);
            }
            None => at += 1,
        }
    }
    lines.push(start..text.len());
    lines
}

/// Where the break ends that begins here, if one does.
fn break_at(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let mut bytes = rest.bytes();
    match bytes.next()? {
        b'\n' | b'\r' => Some(at + 1),
        b'\\' => {
            // Text may have been escaped more than once on its way.
            let slashes = rest.bytes().take(DEEPEST + 1).take_while(|byte| *byte == b'\\').count();
            let breaks = slashes <= DEEPEST && matches!(rest.as_bytes().get(slashes), Some(b'n' | b'r'));
            breaks.then_some(at + slashes + 1)
        }
        b'<' => tag(rest).map(|length| at + length),
        b']' => rest.starts_with("]]>").then_some(at + "]]>".len()),
        _ => {
            let escaped = rest.strip_prefix("&lt;br")?;
            let end = escaped.get(..8.min(escaped.len())).unwrap_or_default().find("&gt;")?;
            Some(at + "&lt;br".len() + end + "&gt;".len())
        }
    }
}

/// How long the tag is that begins a text: `<br/>`, `</p>`, `<td class="a">`; what is in `<![CDATA[` is text.
pub(in crate::input::placeholder) fn tag(text: &str) -> Option<usize> {
    const DATA: &str = "<![CDATA[";
    if text.starts_with(DATA) {
        return Some(DATA.len());
    }
    let name = text.as_bytes().get(1)?;
    if !(name.is_ascii_alphabetic() || matches!(name, b'/' | b'!' | b'?')) {
        return None;
    }
    let end = text
        .bytes()
        .take(LONGEST_TAG)
        .skip(1)
        .position(|byte| matches!(byte, b'<' | b'>' | b'\n'))?;
    (text.as_bytes().get(end + 1) == Some(&b'>')).then_some(end + 2)
}

/// A text with its escapes undone: backslashes of literals and of Markdown, character references, doubled quotes.
pub(in crate::input) fn unescaped(text: &str, quote: Option<char>) -> Cow<'_, str> {
    // Nearly no text has a mark of any of these.
    let quoted = quote.and_then(|quote| u8::try_from(quote).ok()).unwrap_or(b'&');
    if memchr::memchr3(b'\\', b'&', quoted, text.as_bytes()).is_none() {
        return text.into();
    }
    let doubled = quote.is_some_and(|quote| {
        let mut behind = text.split(quote).skip(1);
        behind.any(str::is_empty)
    });
    if !doubled && !text.bytes().any(|byte| matches!(byte, b'\\' | b'&')) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (read, length) = match c {
            '\\' => backslash(rest),
            '&' => reference(rest).map_or((Some('&'), 1), |(c, length)| (Some(c), length)),
            _ if Some(c) == quote && rest.get(c.len_utf8()..).is_some_and(|after| after.starts_with(c)) => (Some(c), 2),
            _ => (Some(c), c.len_utf8()),
        };
        out.extend(read);
        rest = rest.get(length..).unwrap_or_default();
    }
    if out == text { text.into() } else { out.into() }
}

/// The character an escape stands for, and how long it is written.
fn backslash(text: &str) -> (Option<char>, usize) {
    let Some(next) = text.chars().nth(1) else {
        return (Some('\\'), 1);
    };
    match next {
        'u' => unicode(text),
        't' => (Some('\t'), 2),
        'n' | 'r' => (Some('\n'), 2),
        _ if next.is_ascii_punctuation() => (Some(next), 2),
        _ => (Some('\\'), 1),
    }
}

/// `\u4e66`, `\u{4e66}` and the pairs above U+FFFF.
fn unicode(text: &str) -> (Option<char>, usize) {
    let hex = |at: usize| u32::from_str_radix(text.get(at..at + 4)?, 16).ok();
    if let Some(inside) = text.strip_prefix("\\u{")
        && let Some(end) = inside.bytes().take(7).position(|byte| byte == b'}')
        && let Some(c) = inside
            .get(..end)
            .and_then(|hex| u32::from_str_radix(hex, 16).ok())
            .and_then(char::from_u32)
    {
        return (Some(c), end + 4);
    }
    match hex(2) {
        Some(high @ 0xD800..=0xDBFF) if text.get(6..8) == Some("\\u") => match hex(8) {
            Some(low @ 0xDC00..=0xDFFF) => (char::from_u32(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)), 12),
            _ => (Some('\\'), 1),
        },
        Some(code) => match char::from_u32(code) {
            Some(c) => (Some(c), 6),
            None => (Some('\\'), 1),
        },
        None => (Some('\\'), 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_break_in_all_ways_they_are_written() {
        for (text, expected) in [
            ("甲", vec!["甲"]),
            (r"甲\n乙\r\n丙\\n丁", vec!["甲", "乙", "", "丙", "丁"]),
            ("甲<br>乙<br/>丙<BR />丁", vec!["甲", "乙", "丙", "丁"]),
            ("甲&lt;br/&gt;乙", vec!["甲", "乙"]),
            ("<p class='a'>甲</p>", vec!["", "甲", ""]),
            ("<b><![CDATA[甲]]></b>", vec!["", "", "甲", "", ""]),
            ("a < b & c \\' < d", vec!["a < b & c \\' < d"]),
        ] {
            let found: Vec<&str> = lines(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn escapes_are_undone() {
        for (text, quote, expected) in [
            (r"it\'s \u4e66\uD83D\uDE00 \u{4e66}", None, "it's 书😀 书"),
            ("it''s", Some('\''), "it's"),
            ("it''s", None, "it''s"),
            ("&#123;&#x7B;&nbsp;&lt;&amp;&bogus; &", None, "{{\u{a0}<&&bogus; &"),
            (r"C:\Users \ud83d \", None, r"C:\Users \ud83d \"),
        ] {
            assert_eq!(unescaped(text, quote), expected, "{text}");
        }
    }
}
