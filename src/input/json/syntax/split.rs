//! Where a JSON value ends, judged by brackets and quotes alone: what is broken inside does not matter.

use super::walk::{plain_end, skip_blanks};

/// How a value ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input::json) enum Extent {
    /// Before this offset.
    Closed(usize),
    /// Its brackets do not pair, or a string runs into the end of a line: seen at this offset.
    Torn(usize),
    /// The text ends before it does.
    Unclosed,
}

/// The extent of the value that begins at `start`.
pub(in crate::input::json) fn extent(bytes: &[u8], start: usize) -> Extent {
    let mut open: Vec<u8> = Vec::new();
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => match string_end(bytes, at) {
                Ok(end) => at = end,
                Err(end) if end < bytes.len() => return Extent::Torn(end),
                Err(_) => return Extent::Unclosed,
            },
            b'{' | b'[' => {
                open.push(byte);
                at += 1;
            }
            b'}' | b']' => {
                let opening = if byte == b'}' { b'{' } else { b'[' };
                match open.pop() {
                    Some(last) if last == opening => at += 1,
                    // A scalar ends where what surrounds it does.
                    None if at > start => return Extent::Closed(at),
                    _ => return Extent::Torn(at),
                }
            }
            b',' | b' ' | b'\t' | b'\n' | b'\r' if open.is_empty() => return Extent::Closed(at),
            _ => {
                at += 1;
                if open.is_empty() {
                    continue;
                }
            }
        }
        if open.is_empty() {
            return Extent::Closed(at);
        }
    }
    if open.is_empty() && at > start {
        Extent::Closed(at)
    } else {
        Extent::Unclosed
    }
}

/// The end of the string that begins at `start`; or the line break or end of text it runs into.
pub(in crate::input::json) fn string_end(bytes: &[u8], start: usize) -> Result<usize, usize> {
    let mut at = start + 1;
    loop {
        at = plain_end(bytes, at);
        match bytes.get(at) {
            Some(b'"') => return Ok(at + 1),
            // What is escaped may itself be a line break, which ends the string all the same.
            Some(b'\\') if !matches!(bytes.get(at + 1), Some(b'\n' | b'\r') | None) => at += 2,
            Some(b'\n' | b'\r') => return Err(at),
            Some(_) => at += 1,
            None => return Err(bytes.len()),
        }
    }
}

/// The beginnings of the lines after `from` that begin with `{`, blanks aside.
pub(in crate::input::json) fn lines_with_brace(bytes: &[u8], from: usize) -> impl Iterator<Item = usize> {
    let mut at = from;
    std::iter::from_fn(move || {
        loop {
            let newline = bytes.get(at..)?.iter().position(|&byte| byte == b'\n')?;
            at = skip_blanks(bytes, at + newline + 1);
            if bytes.get(at) == Some(&b'{') {
                return Some(at);
            }
        }
    })
}

/// How far a value is indented, if nothing but blanks stands before it on its line.
pub(in crate::input::json) fn indent(bytes: &[u8], at: usize) -> Option<usize> {
    let before = bytes.get(..at).unwrap_or_default();
    let blanks = before
        .iter()
        .rev()
        .take_while(|byte| matches!(byte, b' ' | b'\t'))
        .count();
    let at_line_start = before.len() == blanks || before.get(before.len() - blanks - 1) == Some(&b'\n');
    at_line_start.then_some(blanks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_end_where_their_brackets_do() {
        for (text, extent_of) in [
            (r#"{"a":"}"},"#, Extent::Closed(9)),
            (r#"{"a":"\"}"} "#, Extent::Closed(11)),
            ("[[1],[2]]]", Extent::Closed(9)),
            ("12,", Extent::Closed(2)),
            ("true]", Extent::Closed(4)),
            ("null", Extent::Closed(4)),
            ("\"x\"\"y\"", Extent::Closed(3)),
            ("{a 1]", Extent::Torn(4)),
            ("{\"a\":\"b\n}", Extent::Torn(7)),
            ("}", Extent::Torn(0)),
            ("{\"a\":\"b", Extent::Unclosed),
            ("{", Extent::Unclosed),
            ("", Extent::Unclosed),
        ] {
            assert_eq!(extent(text.as_bytes(), 0), extent_of, "{text}");
        }
    }

    #[test]
    fn lines_that_begin_with_a_brace() {
        let text = b"{\n {\n\n\t{}\n\"{\"\n{";
        assert_eq!(lines_with_brace(text, 0).collect::<Vec<_>>(), [3, 7, 14]);
        assert_eq!(indent(text, 3), Some(1));
        assert_eq!(indent(b"[{", 1), None);
        assert_eq!(indent(b"{", 0), Some(0));
    }
}
