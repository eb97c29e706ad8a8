//! The rows and cells of a sheet, where they stand in its XML.

use std::collections::HashMap;
use std::ops::Range;

use quick_xml::events::{BytesStart, Event};

use super::xml::{attribute, each, name};

/// A cell's element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cell {
    /// All of it.
    pub(crate) range: Range<usize>,
    pub(crate) content: Content,
    /// The attributes but for its type, as they are written, with a blank before each.
    pub(crate) attributes: String,
}

impl Cell {
    /// The number of its style.
    pub(crate) fn style(&self) -> Option<&str> {
        let (_, rest) = self.attributes.split_once(" s=\"")?;
        rest.split('"').next()
    }
}

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Content {
    Formula,
    /// A text of those that cells share.
    Shared(usize),
    /// A text of its own, its letters in several formats.
    Rich,
    Other,
}

/// A row's element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) number: usize,
    /// Just behind its last cell; of one without cells the end of its tag.
    pub(crate) end: usize,
    /// Whether it is written as one tag, `<row/>`.
    pub(crate) empty: bool,
    /// Its last cell's column, from 1; 0 if it has none.
    pub(crate) last: usize,
}

#[derive(Debug, Default)]
pub(crate) struct Grid {
    /// By row and column, from 1.
    pub(crate) cells: HashMap<(usize, usize), Cell>,
    /// In the order of the sheet.
    pub(crate) rows: Vec<Row>,
    /// The prefix of the sheet's elements, with its colon.
    pub(crate) prefix: String,
}

impl Grid {
    /// Nothing if the XML is not sound.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let mut grid = Self::default();
        let (mut row, mut column) = (0, 0);
        let mut open: Option<Open> = None;
        each(text, |event, range| match event {
            Event::Start(element) | Event::Empty(element) => {
                let empty = matches!(event, Event::Empty(_));
                match (name(element), &mut open) {
                    ("row", _) => {
                        let told = attribute(element, "r").and_then(|number| number.parse().ok());
                        (row, column) = (told.unwrap_or(row + 1), 0);
                        grid.prefix = prefix(element);
                        grid.rows.push(Row {
                            number: row,
                            end: range.end,
                            empty,
                            last: 0,
                        });
                    }
                    ("c", _) => {
                        let told = attribute(element, "r").and_then(|place| column_of(&place));
                        column = told.unwrap_or(column + 1);
                        let cell = Open::new(element, range.start);
                        if empty {
                            grid.put(row, column, cell.closed(range.end));
                        } else {
                            open = Some(cell);
                        }
                    }
                    ("f", Some(open)) => open.content = Content::Formula,
                    ("r", Some(open)) => open.content = Content::Rich,
                    ("v", Some(open)) => open.in_value = !empty,
                    _ => {}
                }
            }
            Event::Text(text) => {
                if let Some(open) = open.as_mut().filter(|open| open.in_value) {
                    open.value.push_str(text);
                }
            }
            Event::End(end) => match (end.local_name().into_inner(), &mut open) {
                ("c", cell) => {
                    if let Some(cell) = cell.take() {
                        grid.put(row, column, cell.closed(range.end));
                    }
                }
                ("v", Some(open)) => open.in_value = false,
                _ => {}
            },
            _ => {}
        })?;
        Some(grid)
    }

    fn put(&mut self, row: usize, column: usize, cell: Cell) {
        if let Some(last) = self.rows.last_mut() {
            last.end = cell.range.end;
            last.last = last.last.max(column);
        }
        self.cells.insert((row, column), cell);
    }
}

/// A cell whose end has not come.
struct Open {
    start: usize,
    shared: bool,
    attributes: String,
    /// What is known of it before its end.
    content: Content,
    in_value: bool,
    value: String,
}

impl Open {
    fn new(element: &BytesStart<'_>, start: usize) -> Self {
        let mut attributes = String::new();
        let mut shared = false;
        for attribute in element.attributes().with_checks(false).filter_map(Result::ok) {
            let (key, value) = (attribute.key.into_inner(), &*attribute.value);
            if key == "t" {
                shared = value == "s";
            } else {
                let quote = if value.contains('"') { '\'' } else { '"' };
                attributes.extend([" ", key, "="]);
                attributes.push(quote);
                attributes.push_str(value);
                attributes.push(quote);
            }
        }
        Self {
            start,
            shared,
            attributes,
            content: Content::Other,
            in_value: false,
            value: String::new(),
        }
    }

    fn closed(self, end: usize) -> Cell {
        let shared = self.value.trim().parse().ok().filter(|_| self.shared);
        Cell {
            range: self.start..end,
            content: match (self.content, shared) {
                (Content::Other, Some(index)) => Content::Shared(index),
                (content, _) => content,
            },
            attributes: self.attributes,
        }
    }
}

fn prefix(element: &BytesStart<'_>) -> String {
    let prefix = element.name().prefix();
    prefix
        .map(|prefix| format!("{}:", prefix.into_inner()))
        .unwrap_or_default()
}

/// The column of a cell's name, from 1.
fn column_of(name: &str) -> Option<usize> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic);
    let digit = |column: usize, letter: u8| {
        let digit = usize::from(letter.to_ascii_uppercase() - b'A') + 1;
        column.checked_mul(26)?.checked_add(digit)
    };
    letters.into_iter().try_fold(0, digit).filter(|column| *column > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_cells_are_where_they_stand() {
        let text = r#"<x:sheetData><x:row r="2"><x:c r="B2" s="1" t="s"><x:v>7</x:v></x:c><x:c><x:f>A1</x:f></x:c></x:row><x:row/></x:sheetData>"#;
        let grid = Grid::read(text).expect("it is sound");
        let cell = &grid.cells[&(2, 2)];
        assert_eq!(cell.content, Content::Shared(7));
        assert_eq!(cell.attributes, r#" r="B2" s="1""#);
        assert_eq!(
            text.get(cell.range.clone()),
            Some(r#"<x:c r="B2" s="1" t="s"><x:v>7</x:v></x:c>"#)
        );
        assert_eq!(grid.cells[&(2, 3)].content, Content::Formula);
        assert_eq!(grid.prefix, "x:");
        let rows: Vec<_> = grid.rows.iter().map(|row| (row.number, row.empty, row.last)).collect();
        assert_eq!(rows, [(2, false, 3), (3, true, 0)]);
        assert_eq!(Grid::read("<a></b>").map(|grid| grid.rows.len()), None);
    }
}
