//! A text as editors see it: lines, and in them units of UTF-16.

use std::ops::Range;

use gen_lsp_types::{Position, Range as Place};

/// A text is counted in pieces of about so many bytes, so that no line is too long to find a place in.
const PIECE: usize = 1024;

pub(super) struct Text {
    whole: String,
    /// Where each line begins.
    lines: Vec<usize>,
    /// Where each piece begins.
    pieces: Vec<Count>,
}

/// A place in the text by what stands before it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Count {
    bytes: usize,
    chars: usize,
    /// Units of UTF-16.
    units: usize,
}

impl Count {
    fn behind(self, text: &str) -> Self {
        Self {
            bytes: self.bytes + text.len(),
            chars: self.chars + text.chars().count(),
            units: self.units + text.chars().map(char::len_utf16).sum::<usize>(),
        }
    }
}

impl Text {
    pub(super) fn new(text: String) -> Self {
        let mut lines = vec![0];
        lines.extend(text.match_indices('\n').map(|(at, _)| at + 1));
        let mut pieces = vec![Count::default()];
        pieces.extend(pieces_of(&text, Count::default()));
        Self {
            whole: text,
            lines,
            pieces,
        }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.whole
    }

    /// Where a line begins, from 0; behind the last the end.
    fn start(&self, line: usize) -> usize {
        self.lines.get(line).copied().unwrap_or(self.whole.len())
    }

    /// Where a line ends, without what ends it.
    fn end(&self, line: usize) -> usize {
        let start = self.start(line);
        let whole = self.whole.get(start..self.start(line + 1)).unwrap_or_default();
        let whole = whole.strip_suffix('\n').unwrap_or(whole);
        start + whole.strip_suffix('\r').unwrap_or(whole).len()
    }

    /// The text of the line up to a position.
    pub(super) fn line_before(&self, position: Position) -> &str {
        let start = self.start(position.line as usize);
        self.whole.get(start..self.offset(position)).unwrap_or_default()
    }

    fn count(&self, offset: usize) -> Count {
        let piece = self.pieces.partition_point(|piece| piece.bytes <= offset);
        let piece = self.pieces.get(piece.saturating_sub(1)).copied().unwrap_or_default();
        piece.behind(self.whole.get(piece.bytes..offset).unwrap_or_default())
    }

    /// The first place of a line at or behind so many of what is counted; one beyond the line is at its end.
    fn find(&self, line: usize, count: usize, counted: fn(&Count) -> usize) -> usize {
        let (start, end) = (self.start(line), self.end(line));
        let from = self.count(start);
        let wanted = counted(&from).saturating_add(count);
        let piece = self.pieces.partition_point(|piece| counted(piece) <= wanted);
        let piece = self
            .pieces
            .get(piece.saturating_sub(1))
            .filter(|piece| piece.bytes > start);
        let mut at = piece.copied().unwrap_or(from);
        let rest = self.whole.get(at.bytes..end).unwrap_or_default();
        for char in rest.chars() {
            if counted(&at) >= wanted {
                break;
            }
            at = Count {
                bytes: at.bytes + char.len_utf8(),
                chars: at.chars + 1,
                units: at.units + char.len_utf16(),
            };
        }
        at.bytes.min(end)
    }

    /// The offset of a position; one beyond a line is at its end, as the protocol has it.
    pub(super) fn offset(&self, position: Position) -> usize {
        self.find(position.line as usize, position.character as usize, |count| count.units)
    }

    pub(super) fn position(&self, offset: usize) -> Position {
        let line = self.lines.partition_point(|start| *start <= offset).saturating_sub(1);
        let units = self.count(offset).units - self.count(self.start(line)).units;
        Position {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            character: u32::try_from(units).unwrap_or(u32::MAX),
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
        let column = column.unwrap_or(1).saturating_sub(1);
        self.find(line.saturating_sub(1), column, |count| count.chars)
    }

    /// From an offset to the end of its line.
    pub(super) fn rest_of_line(&self, offset: usize) -> Range<usize> {
        let rest = self.whole.get(offset..).unwrap_or_default();
        let length = rest.find('\n').unwrap_or(rest.len());
        let line = rest.get(..length).unwrap_or_default();
        offset..offset + line.trim_end().len()
    }

    pub(super) fn replace(&mut self, place: Place, with: &str) {
        let Range { start, end } = self.range(place);
        let (from, old) = (self.count(start), self.count(end));
        let new = from.behind(with);
        self.whole.replace_range(start..end, with);

        let moved = |at: usize| at - old.bytes + new.bytes;
        let kept = self.lines.partition_point(|line| *line <= start);
        let behind = self.lines.partition_point(|line| *line <= end);
        self.lines.iter_mut().skip(behind).for_each(|line| *line = moved(*line));
        let lines = with.match_indices('\n').map(|(at, _)| start + at + 1);
        self.lines.splice(kept..behind, lines);

        let kept = self.pieces.partition_point(|piece| piece.bytes <= start);
        let behind = self.pieces.partition_point(|piece| piece.bytes <= end);
        for piece in self.pieces.iter_mut().skip(behind) {
            *piece = Count {
                bytes: moved(piece.bytes),
                chars: piece.chars - old.chars + new.chars,
                units: piece.units - old.units + new.units,
            };
        }
        // What comes in is counted in pieces as well, with the rest of the piece it comes into.
        let last = self.pieces.get(kept.saturating_sub(1)).copied().unwrap_or_default();
        let next = self.pieces.get(behind).map_or(self.whole.len(), |piece| piece.bytes);
        let between = self.whole.get(last.bytes..next).unwrap_or_default();
        let between = if between.len() > 2 * PIECE { between } else { "" };
        self.pieces.splice(kept..behind, pieces_of(between, last));
    }
}

/// Where the pieces of a text begin, but for the first, whose beginning is given.
fn pieces_of(text: &str, first: Count) -> impl Iterator<Item = Count> {
    let (mut rest, mut at) = (text, first);
    std::iter::from_fn(move || {
        let length = (PIECE..rest.len()).find(|length| rest.is_char_boundary(*length))?;
        let (piece, behind) = rest.split_at_checked(length)?;
        rest = behind;
        at = at.behind(piece);
        Some(at)
    })
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
    fn what_is_typed_is_counted_as_what_is_read() {
        let line = "{\"title\": \"停水🎉通知\"}, ".repeat(200);
        let mut text = Text::new(format!("[\n{line}\r\n{line}]"));
        for (from, to, with) in [
            (position(1, 2500), position(1, 2500), "甲"),
            (position(1, 7), position(1, 3000), ""),
            (position(0, 1), position(1, 4), "乙\n丙\n"),
            (position(2, 40), position(2, 40), line.as_str()),
            (position(1, 0), position(4, 9), "丁"),
            (position(0, 0), position(99, 0), ""),
            (position(0, 0), position(0, 0), "戊\n"),
        ] {
            text.replace(Place { start: from, end: to }, with);
            let anew = Text::new(text.as_str().to_owned());
            assert_eq!(text.lines, anew.lines);
            for (at, _) in text.as_str().char_indices() {
                assert_eq!(text.count(at), Count::default().behind(&text.as_str()[..at]));
                assert_eq!(text.position(at), anew.position(at));
            }
        }
    }

    #[test]
    fn a_place_in_a_long_line_is_found() {
        let text = Text::new("停水🎉通知".repeat(5000));
        for chars in [0, 1, 2, 3, 4999, 12_345, 24_999, 25_000, 30_000] {
            let offset = text.told(1, Some(chars + 1));
            let (long, rest) = (chars.min(25_000) / 5, chars.min(25_000) % 5);
            let bytes = long * 16 + [0, 3, 6, 10, 13].get(rest).copied().unwrap_or_default();
            assert_eq!(offset, bytes, "{chars}");
            assert_eq!(text.offset(text.position(offset)), offset, "{chars}");
        }
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
