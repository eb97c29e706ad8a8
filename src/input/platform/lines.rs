//! The lines of a text of the platform, however its breaks were written down.

/// How breaks are written, apart from breaks themselves: as text for a web page, or escaped once too often.
const BREAKS: [&str; 8] = ["\r\n", "\n", "\r", "<br>", "<br/>", "<br />", "\\r\\n", "\\n"];

/// The lines of a text, without their breaks, of which some may be blank.
pub(in crate::input) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let mut from = 0;
        while let Some(found) = text.get(from..).and_then(|text| text.find(['\n', '\r', '<', '\\'])) {
            let at = from + found;
            let here = text.get(at..).unwrap_or_default();
            if let Some(length) = BREAKS
                .iter()
                .find(|known| here.starts_with(**known))
                .map(|known| known.len())
            {
                rest = text.get(at + length..);
                return text.get(..at);
            }
            from = at + 1;
        }
        rest = None;
        Some(text)
    })
}

/// Where a part of a text begins in it.
pub(in crate::input) fn offset(whole: &str, part: &str) -> usize {
    part.as_ptr().addr().saturating_sub(whole.as_ptr().addr())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_however_they_are_written() {
        for (text, expected) in [
            ("甲\r\n乙\n\n丙", &["甲", "乙", "", "丙"][..]),
            ("甲<br>乙<br/>丙<b>丁", &["甲", "乙", "丙<b>丁"]),
            (r"甲\n乙\r\n丙\丁", &["甲", "乙", r"丙\丁"]),
            ("", &[""]),
        ] {
            assert_eq!(lines(text).collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
