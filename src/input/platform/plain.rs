//! A content as the platform itself has it: on each line a label, a colon and a placeholder, and nothing else. Nearly all
//! are so, and need no more than one look; whatever else stands in one is left to readers that know of more.

use super::words::{is_han, is_key};

/// The longest label that is read so, in characters.
const LONGEST: usize = 24;
/// How breaks are written between two lines, for all who read contents.
const BREAKS: [&str; 5] = ["\n", "\r", "\\r\\n", "\\n", "\r\n"];

/// A label and the key of its placeholder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) struct Labelled<'t> {
    pub(in crate::input) label: &'t str,
    /// Where the label begins.
    pub(in crate::input) at: usize,
    /// One of the platform's: `thing1`.
    pub(in crate::input) key: &'t str,
}

/// The lines of a content of which each is so; none of any other. A label begins with Han, and has nothing but Han, ASCII
/// letters and digits.
pub(in crate::input) fn labelled(content: &str) -> Option<Vec<Labelled<'_>>> {
    /// As many as most contents have.
    const USUAL: usize = 6;
    let mut found = Vec::with_capacity(USUAL);
    let mut rest = content;
    loop {
        let at = content.len() - rest.len();
        let (label, behind) = label(rest)?;
        let behind = behind.strip_prefix(['：', ':'])?.strip_prefix("{{")?;
        let length = behind.bytes().take_while(|byte| *byte != b'.').count();
        let (key, behind) = behind.split_at_checked(length)?;
        let behind = behind.strip_prefix(".DATA}}").filter(|_| is_key(key))?;
        found.push(Labelled { label, at, key });
        rest = behind;
        while let Some(after) = BREAKS.iter().find_map(|mark| rest.strip_prefix(mark)) {
            rest = after;
        }
        if rest.is_empty() {
            return Some(found);
        }
        if rest.len() == behind.len() {
            return None;
        }
    }
}

/// The label a text begins with, and what stands behind it.
fn label(text: &str) -> Option<(&str, &str)> {
    let mut length = 0;
    let mut chars = text.chars();
    let mut behind = text;
    while let Some(char) = chars.next()
        && (is_han(char) || length > 0 && char.is_ascii_alphanumeric())
    {
        length += 1;
        behind = chars.as_str();
    }
    let label = text.get(..text.len() - behind.len())?;
    (1..=LONGEST).contains(&length).then_some((label, behind))
}

#[cfg(test)]
mod tests {
    use super::super::content;
    use super::*;

    #[test]
    fn only_lines_of_a_label_and_its_placeholder() {
        for (content, expected) in [
            ("书名：{{thing1.DATA}}", Some(vec![("书名", "thing1")])),
            (
                "书名：{{thing1.DATA}}\n取书时间2:{{time2.DATA}}\r\n\n",
                Some(vec![("书名", "thing1"), ("取书时间2", "time2")]),
            ),
            (
                r"书名：{{thing1.DATA}}\n数量：{{number2.DATA}}\r\n备注：{{thing3.DATA}}\n",
                Some(vec![("书名", "thing1"), ("数量", "number2"), ("备注", "thing3")]),
            ),
            ("{{first.DATA}}\n书名：{{thing1.DATA}}", None),
            ("书名：{{book.DATA}}", None),
            ("书名: {{thing1.DATA}}", None),
            ("1、书名：{{thing1.DATA}}", None),
            ("书名（一）：{{thing1.DATA}}", None),
            ("书名：{{thing1.DATA}}元", None),
            ("书名：{{thing1.DATA}}数量：{{number2.DATA}}", None),
            ("书名：{{thing1.DATA}}\n谢谢", None),
            ("", None),
        ] {
            let found = labelled(content);
            if let Some(found) = &found {
                let slow = content::read_any(content);
                let told: Vec<_> = slow.slots.iter().map(|slot| (slot.label, slot.key)).collect();
                let same = |line: &Labelled<'_>| (content::Label::Told(line.label), &*line.key);
                assert_eq!(told, found.iter().map(same).collect::<Vec<_>>(), "{content}");
                assert!(
                    found.iter().all(|line| content[line.at..].starts_with(line.label)),
                    "{content}"
                );
            }
            let found = found.map(|found| found.iter().map(|line| (line.label, line.key)).collect::<Vec<_>>());
            assert_eq!(found, expected, "{content}");
        }
    }
}
