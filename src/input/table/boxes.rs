//! Tables as the clients of databases draw them, with lines around the cells: `+----+`, `----+----`, `┌──┬──┐`.
//!
//! A cell may have line breaks, so that a row ends where it has as many cells as the line above the names has columns.

use std::borrow::Cow;

use super::cell::{Cell, Row, Table, Torn, Why, given};
use crate::input::bytes::utf8;
use crate::input::place::{Cursor, offset};
use crate::template::Spot;

/// No program draws more columns.
const MAX_COLUMNS: usize = 4096;

/// How a table is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Frame {
    columns: usize,
    /// Whether lines stand to the left and to the right of the rows, too.
    closed: bool,
}

/// Whether a text has a table that is drawn.
pub(super) fn stands_in(text: &[u8]) -> bool {
    utf8(text).is_ok_and(|text| begin(text).is_some())
}

/// The rows of the tables in a text, and its lines that are part of none.
pub(super) fn table(text: &str) -> Option<(Table<'_>, Vec<(&str, Spot)>)> {
    begin(text)?;
    let mut reader = Reader {
        text,
        cursor: Cursor::new(text.as_bytes(), 1),
        table: Table::default(),
        number: 0,
        begun: None,
        others: Vec::new(),
    };
    let mut lines = text.lines().peekable();
    // The frame that is open, and how many of its lines were passed.
    let mut open: Option<(Frame, usize)> = None;
    while let Some(line) = lines.next() {
        let drawn = ruled(line).filter(|_| reader.begun.as_ref().is_none_or(|begun| !begun.goes_on));
        match (open, drawn) {
            // Behind the last of three lines a closed table is at its end, unless lines stand between all of its rows.
            (Some((frame, rules)), Some(drawn)) if drawn == frame => {
                let goes_on = rules < 2 || lines.peek().is_some_and(|next| next.trim_start().starts_with(SIDES));
                open = goes_on.then_some((frame, rules + 1));
            }
            (Some((frame, _)), _) if frame.closed || line.contains('|') => reader.line(line, frame),
            (Some(_), _) => {
                open = None;
                reader.other(line);
            }
            (None, Some(drawn)) => open = Some((drawn, 1)),
            // The names of an open frame stand above its first line.
            (None, None) => match lines.peek().and_then(|next| ruled(next)).filter(|next| !next.closed) {
                Some(frame) => reader.line(line, frame),
                None => reader.other(line),
            },
        }
        if open.is_none_or(|(_, rules)| rules > 1) && drawn.is_some() {
            reader.end();
        }
    }
    reader.end();
    Some((reader.table, reader.others))
}

/// Where the first such table begins: a line is drawn, and names stand below or above it.
fn begin(text: &str) -> Option<Frame> {
    let mut before = "";
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if let Some(frame) = ruled(line) {
            let names = if frame.closed { *lines.peek()? } else { before };
            let sided = !frame.closed || names.trim_start().starts_with(SIDES);
            if sided && cells(names, frame).len() == frame.columns {
                return Some(frame);
            }
        }
        before = line;
    }
    None
}

/// The frame of a line that is drawn.
fn ruled(line: &str) -> Option<Frame> {
    let line = line.trim();
    // Nearly all lines end here.
    if !line.starts_with(['+', '-', '┌', '├', '└', '╭', '╰', '╞']) {
        return None;
    }
    let columns = |corners: usize| (1..=MAX_COLUMNS).contains(&corners).then_some(corners);
    if line.starts_with(['┌', '├', '└', '╭', '╰', '╞']) {
        let drawn = line.chars().all(|c| ('\u{2500}'..='\u{257F}').contains(&c));
        let corners = line.chars().filter(|c| "┬┼┴╪".contains(*c)).count();
        return Some(Frame {
            columns: columns(corners + 1).filter(|_| drawn)?,
            closed: true,
        });
    }
    let drawn = ["--", "=="].iter().any(|rule| line.contains(rule)) && line.bytes().all(|byte| b"+-=".contains(&byte));
    let corners = line.bytes().filter(|byte| *byte == b'+').count();
    let closed = line.starts_with('+') && line.ends_with('+');
    let columns = columns(if closed { corners.checked_sub(1)? } else { corners + 1 });
    (drawn && corners > 0).then_some(())?;
    Some(Frame {
        columns: columns?,
        closed,
    })
}

/// The texts between the lines of a row.
fn cells(row: &str, frame: Frame) -> Vec<&str> {
    let row = row.trim();
    let inside = if frame.closed {
        let inside = row.strip_prefix(SIDES).unwrap_or(row);
        inside.strip_suffix(SIDES).unwrap_or(inside)
    } else {
        row
    };
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, side) in sides(inside) {
        parts.push(inside.get(from..at).unwrap_or_default());
        from = at + side.len();
    }
    parts.push(inside.get(from..).unwrap_or_default());
    parts
}

/// What stands between cells.
const SIDES: &[char] = &['|', '│'];

/// The lines between cells: one without blanks around it is a letter of the text, as in 互联网|电子商务.
fn sides(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices(SIDES).filter(|(at, side)| {
        let before = text.get(..*at).unwrap_or_default();
        let behind = text.get(at + side.len()..).unwrap_or_default();
        let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        blank(before.chars().next_back()) && blank(behind.chars().next())
    })
}

/// A row that is being read.
struct Begun<'t> {
    frame: Frame,
    /// Its first line, and where the last ends.
    first: &'t str,
    end: usize,
    /// How many lines between cells it has so far.
    sides: usize,
    /// Whether it does not end with its last line.
    goes_on: bool,
    /// Of an open frame, whose rows have a line for each line of their cells: those of each cell, and the first of them.
    parts: Vec<Vec<&'t str>>,
}

struct Reader<'t> {
    text: &'t str,
    cursor: Cursor<'t>,
    table: Table<'t>,
    number: usize,
    begun: Option<Begun<'t>>,
    others: Vec<(&'t str, Spot)>,
}

impl<'t> Reader<'t> {
    /// Reads a line of a row, which may have several.
    fn line(&mut self, line: &'t str, frame: Frame) {
        if self.begun.as_ref().is_some_and(|begun| !begun.goes_on) {
            self.end();
        }
        let begun = self.begun.get_or_insert_with(|| Begun {
            frame,
            first: line,
            end: 0,
            sides: 0,
            goes_on: false,
            parts: Vec::new(),
        });
        begun.end = offset(self.text, line) + line.len();
        if frame.closed {
            let line = line.trim();
            begun.sides += sides(line).count();
            begun.goes_on = !line.ends_with(SIDES) || begun.sides <= frame.columns;
            return;
        }
        // Such a cell has a sign at the end of each line but the last.
        let cells = cells(line, frame);
        begun.goes_on = false;
        begun.parts.resize(begun.parts.len().max(cells.len()), Vec::new());
        for (parts, cell) in begun.parts.iter_mut().zip(cells) {
            let cell = cell.trim();
            let bare = cell.strip_suffix('+').map(str::trim_end);
            begun.goes_on |= bare.is_some();
            if !bare.unwrap_or(cell).is_empty() {
                parts.push(bare.unwrap_or(cell));
            }
        }
    }

    /// Ends the row that is being read.
    fn end(&mut self) {
        let Some(begun) = self.begun.take() else { return };
        let from = offset(self.text, begun.first);
        self.number += 1;
        self.cursor.advance(from);
        let place = self.cursor.place();
        let row = self.text.get(from..begun.end).unwrap_or_default();
        let cells: Vec<Vec<&str>> = if begun.frame.closed {
            cells(row, begun.frame)
                .into_iter()
                .map(|cell| vec![cell.trim()])
                .collect()
        } else {
            begun.parts
        };
        let width = cells.len();
        let torn = (width != begun.frame.columns).then_some(Torn {
            place,
            why: Why::Uneven,
        });
        for (index, parts) in cells.into_iter().enumerate().filter(|_| torn.is_none()) {
            let Some(first) = parts.first() else { continue };
            let blank = matches!(*first, "NULL" | "null" | "<null>");
            let text = if parts.len() > 1 {
                parts.join("\n").into()
            } else {
                Cow::Borrowed(*first)
            };
            let Some((text, literal)) = given(text).filter(|_| !blank) else {
                continue;
            };
            // The cells of a row with several lines stand side by side, so that the cursor may have passed the first.
            let mut cursor = self.cursor.clone();
            cursor.advance(offset(self.text, first));
            let at = cursor.place();
            if parts.len() == 1 {
                self.cursor = cursor.clone();
            }
            cursor.advance(offset(self.text, first) + first.len());
            let behind = Spot::from(cursor.place());
            self.table.cell(Cell {
                text,
                literal,
                column: index + 1,
                spot: at.in_cell(self.number, index + 1).into(),
                behind: (behind.line, behind.column),
                spans: (1, 1),
            });
        }
        self.table.row(Row {
            number: self.number,
            line: place.line,
            width,
            hidden: false,
            cells: &[],
            torn,
        });
    }

    fn other(&mut self, line: &'t str) {
        self.end();
        if !line.trim().is_empty() {
            self.cursor.advance(offset(self.text, line));
            self.others.push((line, self.cursor.place().into()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let (table, _) = table(text).unwrap();
        let rows = table.rows();
        let texts = |row: &Row| row.cells.iter().map(|cell| cell.text.to_string()).collect();
        rows.iter().map(texts).collect()
    }

    #[test]
    fn cells_are_what_stands_between_the_lines() {
        for (text, expected) in [
            (
                "mysql> select\n+----+----+\n| id | b  |\n+----+----+\n|  1 | 甲 |\n|  2 | 乙\n丙|丁 |\n+----+----+\n2 rows\n",
                vec![vec!["id", "b"], vec!["1", "甲"], vec!["2", "乙\n丙|丁"]],
            ),
            (
                " id | b \n----+----\n  1 | 甲+\n    | 乙\n  2 | 丙\n(2 rows)\n",
                vec![vec!["id", "b"], vec!["1", "甲\n乙"], vec!["2", "丙"]],
            ),
            (
                "┌────┬────┐\n│ id │ b  │\n├────┼────┤\n│ 1  │ 甲 │\n└────┴────┘\n",
                vec![vec!["id", "b"], vec!["1", "甲"]],
            ),
            ("+---+\n| b |\n+---+\n| NULL |\n| 甲 |\n", vec![vec!["b"], vec!["甲"]]),
            (
                "+---+\n| b |\n+===+\n| 甲 |\n+---+\n| 乙 |\n+---+\n",
                vec![vec!["b"], vec!["甲"], vec!["乙"]],
            ),
        ] {
            assert_eq!(rows(text), expected, "{text}");
        }
        for text in [
            "",
            "a | b\n--- | ---\n",
            "| a |\n|---|\n",
            "+--+\n",
            "--+--\n",
            "----\n甲通知\n----\n",
            "+----+\n甲通知\n+----+\n",
        ] {
            assert!(!stands_in(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn a_row_without_an_end_is_told() {
        let (table, others) = table("+---+---+\n| a | b |\n+---+---+\n| 甲 | 乙\n").unwrap();
        let torn = table
            .rows()
            .iter()
            .filter_map(|row| row.torn)
            .map(|torn| torn.place.line)
            .collect::<Vec<_>>();
        assert_eq!((torn, others.len()), (Vec::<usize>::new(), 0));
        let (table, _) = super::table("+---+---+\n| a | b |\n+---+---+\n| 甲\n").unwrap();
        assert_eq!(
            table.rows().last().and_then(|row| row.torn).map(|torn| torn.place.line),
            Some(4)
        );
    }
}
