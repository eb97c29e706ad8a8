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
