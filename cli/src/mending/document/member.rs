//! A member of a list in JSON, taken out with the comma that parted it from the others.

use std::ops::Range;

/// What goes with the object of a list in which a place stands; none if that is no object of a list.
pub(super) fn range(text: &str, place: usize) -> Option<Range<usize>> {
    let object = object(text, place)?;
    let (before, behind) = (text.get(..object.start)?.trim_end(), text.get(object.end..)?);
    let next = behind.trim_start();
    if let Some(rest) = next.strip_prefix(',').filter(|_| before.ends_with([',', '['])) {
        // The next one comes to stand where this one stood.
        return Some(object.start..text.len() - rest.trim_start().len());
    }
    let is_last = next.starts_with(']');
    match before.strip_suffix(',') {
        Some(before) if is_last => Some(before.len()..object.end),
        None if is_last && before.ends_with('[') => Some(object),
        _ => None,
    }
}

/// The innermost object around a place.
fn object(text: &str, place: usize) -> Option<Range<usize>> {
    let mut open: Vec<(usize, u8)> = Vec::new();
    let mut found = None;
    let (mut in_string, mut escaped) = (false, false);
    for (at, byte) in text.bytes().enumerate() {
        if at == place {
            let (start, bracket) = *open.last()?;
            found = Some((start, open.len())).filter(|_| bracket == b'{' && !in_string);
            found?;
        }
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'{' | b'[' => open.push((at, byte)),
            b'}' | b']' => {
                if let Some((start, depth)) = found
                    && depth == open.len()
                {
                    return Some(start..at + 1);
                }
                open.pop();
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_goes_with_its_comma() {
        for (text, place, left) in [
            (
                r#"[{"a": 1}, {"b": 2}, {"c": 3}]"#,
                "\"a\"",
                Some(r#"[{"b": 2}, {"c": 3}]"#),
            ),
            (
                r#"[{"a": 1}, {"b": 2}, {"c": 3}]"#,
                "\"b\"",
                Some(r#"[{"a": 1}, {"c": 3}]"#),
            ),
            (
                r#"[{"a": 1}, {"b": 2}, {"c": 3}]"#,
                "\"c\"",
                Some(r#"[{"a": 1}, {"b": 2}]"#),
            ),
            (
                "[\n  {\"a\": \"}]\\\"\"},\n  {\"b\": {}}\n]",
                "\"a\"",
                Some("[\n  {\"b\": {}}\n]"),
            ),
            (
                "[\n  {\"a\": \"}]\\\"\"},\n  {\"b\": {}}\n]",
                "\"b\"",
                Some("[\n  {\"a\": \"}]\\\"\"}\n]"),
            ),
            (r#"{"k": [{"a": 1}]}"#, "\"a\"", Some(r#"{"k": []}"#)),
            (r#"{"k": {"a": 1}}"#, "\"a\"", None),
            (r#"["a"]"#, "\"a\"", None),
            (r#"[{"a": 1"#, "\"a\"", None),
        ] {
            let place = text.find(place).expect("it is there");
            let rest = range(text, place).map(|range| format!("{}{}", &text[..range.start], &text[range.end..]));
            assert_eq!(rest.as_deref(), left, "{text}");
        }
    }
}
