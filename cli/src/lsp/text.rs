//! A text as editors see it: lines, and in them units of UTF-16.

use std::ops::Range;

use gen_lsp_types::{Position, Range as Place};

pub(super) struct Text {
    text: String,
    /// Where each line begins.
    lines: Vec<usize>,
}

impl Text {
    pub(super) fn new(text: String) -> Self {
        let mut lines = vec![0];
        lines.extend(text.match_indices('\n').map(|(at, _)| at + 1));
        Self { text, lines }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// Where a line begins, from 0; behind the last the end.
    fn start(&self, line: usize) -> usize {
        self.lines.get(line).copied().unwrap_or(self.text.len())
    }

    /// The line without its end.
    fn line(&self, line: usize) -> &str {
        let whole = self
            .text
            .get(self.start(line)..self.start(line + 1))
            .unwrap_or_default();
        let whole = whole.strip_suffix('\n').unwrap_or(whole);
        whole.strip_suffix('\r').unwrap_or(whole)
    }

    /// The text of the line up to a position.
    pub(super) fn line_before(&self, position: Position) -> &str {
        let start = self.start(position.line as usize);
        self.text.get(start..self.offset(position)).unwrap_or_default()
    }

    /// The offset of a position; one beyond a line is at its end, as the protocol has it.
    pub(super) fn offset(&self, position: Position) -> usize {
        let line = position.line as usize;
        let mut units = 0;
        let text = self.line(line);
        let before = text.char_indices().find(|(_, char)| {
            let here = units >= position.character as usize;
            units += char.len_utf16();
            here
        });
        self.start(line) + before.map_or(text.len(), |(at, _)| at)
    }

    pub(super) fn position(&self, offset: usize) -> Position {
        let line = self.lines.partition_point(|start| *start <= offset).saturating_sub(1);
        let before = self.text.get(self.start(line)..offset).unwrap_or_default();
        let units = |text: &str| text.chars().map(char::len_utf16).sum::<usize>();
        Position {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            character: u32::try_from(units(before)).unwrap_or(u32::MAX),
        }
    }

    pub(super) fn place(&self, range: &Range<usize>) -> Place {
        Place {
            start: self.position(range.start),
            end: self.position(range.end),
        }
    }

    pub(super) fn range(&self, place: Place) -> Range<usize> {
        let start = self.offset(place.start);
        start..self.offset(place.end).max(start)
    }

    /// The offset of a line and column as readers tell them: from 1, in characters.
    pub(super) fn told(&self, line: usize, column: Option<usize>) -> usize {
        let text = self.line(line.saturating_sub(1));
        let column = column.unwrap_or(1).saturating_sub(1);
        let at = text.char_indices().nth(column).map_or(text.len(), |(at, _)| at);
        self.start(line.saturating_sub(1)) + at
    }

    /// From an offset to the end of its line.
    pub(super) fn rest_of_line(&self, offset: usize) -> Range<usize> {
        let rest = self.text.get(offset..).unwrap_or_default();
        let length = rest.find('\n').unwrap_or(rest.len());
        let line = rest.get(..length).unwrap_or_default();
        offset..offset + line.trim_end().len()
    }

    pub(super) fn replace(&mut self, place: Place, with: &str) {
        let range = self.range(place);
        let mut text = std::mem::take(&mut self.text);
        text.replace_range(range, with);
        *self = Self::new(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn positions_are_units_of_utf16() {
        let text = Text::new("停水🎉通知\r\nab\n".to_owned());
        for (at, offset) in [
            (position(0, 0), 0),
            (position(0, 2), 6),
            (position(0, 4), 10),
            (position(0, 6), 16),
            (position(0, 99), 16),
            (position(1, 1), 19),
            (position(2, 0), 21),
            (position(9, 9), 21),
        ] {
            assert_eq!(text.offset(at), offset, "{at:?}");
        }
        for offset in [0, 6, 10, 16, 18, 19, 21] {
            assert_eq!(text.offset(text.position(offset)), offset, "{offset}");
        }
    }

    #[test]
    fn changes_are_made_where_they_are_said_to_be() {
        let mut text = Text::new("甲\n乙丙\n丁".to_owned());
        let place = |a, b| Place { start: a, end: b };
        text.replace(place(position(1, 1), position(2, 0)), "🎉\r\n");
        assert_eq!(text.as_str(), "甲\n乙🎉\r\n丁");
        text.replace(place(position(1, 3), position(1, 3)), "戊");
        assert_eq!(text.as_str(), "甲\n乙🎉戊\r\n丁");
    }

    #[test]
    fn readers_count_characters() {
        let text = Text::new("甲🎉乙\n丙".to_owned());
        assert_eq!(
            [text.told(1, Some(3)), text.told(2, None), text.told(2, Some(9))],
            [7, 11, 14]
        );
    }
}
