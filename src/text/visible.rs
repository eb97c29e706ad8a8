//! Text from drafts made fit for a terminal: what would be obeyed or not be seen is shown as a sign.

use std::borrow::Cow;
use std::fmt::Write as _;

/// A text in which nothing is hidden, with the way back to the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visible<'t> {
    /// The text to show.
    pub text: Cow<'t, str>,
    /// Where the original and the shown text part: original offset behind a replaced character, and shown offset there.
    steps: Vec<(usize, usize)>,
}

impl Visible<'_> {
    /// The place in the shown text of a byte offset in the original.
    ///
    /// ```
    /// use mobanlint::render::visible;
    /// let shown = visible("停\u{200b}水");
    /// assert_eq!(shown.text, "停<U+200B>水");
    /// assert_eq!((shown.offset(3), shown.offset(6)), (3, 11));
    /// ```
    pub fn offset(&self, original: usize) -> usize {
        let behind = self.steps.partition_point(|(from, _)| *from <= original);
        let (from, to) = behind
            .checked_sub(1)
            .and_then(|at| self.steps.get(at))
            .copied()
            .unwrap_or_default();
        (to + (original - from)).min(self.text.len())
    }
}

/// Shows control characters, what turns the direction of writing, and what takes up no place.
pub fn visible(text: &str) -> Visible<'_> {
    if !text.chars().any(is_hidden) {
        return Visible {
            text: Cow::Borrowed(text),
            steps: Vec::new(),
        };
    }
    let mut shown = String::with_capacity(text.len() + 16);
    let mut steps = Vec::new();
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let after = chars.peek().map(|(_, char)| *char);
        if is_hidden(char) && !joins_emoji(before, char, after) {
            match u32::from(char) {
                code @ 0..=0x1f => shown.extend(char::from_u32(0x2400 + code)),
                0x7f => shown.push('\u{2421}'),
                code => {
                    // A string takes all that is written to it.
                    let _ = write!(shown, "<U+{code:04X}>");
                }
            }
            steps.push((at + char.len_utf8(), shown.len()));
        } else {
            shown.push(char);
        }
        before = Some(char);
    }
    Visible {
        text: Cow::Owned(shown),
        steps,
    }
}

fn is_hidden(char: char) -> bool {
    char.is_control()
        || matches!(char,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The joiner inside a family or a profession is part of one picture.
fn joins_emoji(before: Option<char>, char: char, after: Option<char>) -> bool {
    let pictured = |char: char| matches!(char, '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}');
    char == '\u{200d}' && before.is_some_and(pictured) && after.is_some_and(pictured)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_a_terminal_obeys_is_left() {
        let all: String = (0..0x3000).filter_map(char::from_u32).collect();
        let shown = visible(&all);
        assert!(
            !shown
                .text
                .chars()
                .any(|char| char.is_control() || char == '\u{202e}' || char == '\u{2028}')
        );
    }

    #[test]
    fn every_offset_lands_where_its_character_went() {
        let text = "订\u{200b}单\t通\u{9b}知\n";
        let shown = visible(text);
        assert_eq!(shown.text, "订<U+200B>单␉通<U+009B>知␊");
        for (at, char) in text.char_indices().filter(|(_, char)| !is_hidden(*char)) {
            assert!(
                shown
                    .text
                    .get(shown.offset(at)..)
                    .is_some_and(|rest| rest.starts_with(char))
            );
        }
        assert_eq!(shown.offset(text.len()), shown.text.len());
        assert_eq!(shown.offset(usize::MAX / 2), shown.text.len());
    }

    #[test]
    fn a_family_stays_one_picture() {
        assert_eq!(visible("👨‍👩‍👧通知").text, "👨‍👩‍👧通知");
        assert_eq!(visible("家\u{200d}庭").text, "家<U+200D>庭");
    }
}
