//! A page's tables as rows and cells.

use std::collections::BTreeMap;

use super::super::super::Sheet;
use super::super::fault::Fault;
use super::super::grid::{Book, Grid};
use super::Attributes;
use super::flow::Flow;

/// As browsers have it.
const MOST_COLUMNS: u32 = 1000;
const MOST_ROWS: u32 = 65_534;
/// So many cells may reach down into a row from above; more only stand where they are.
const MOST_HANGING: usize = 100;

pub(super) struct Page {
    book: Book,
    grid: Grid,
    name: Option<String>,
    tables: usize,
    /// How deep the table is in which we are.
    depth: usize,
    row: u32,
    column: u32,
    /// Whether a row has begun.
    in_row: bool,
    cell: Option<Cell>,
    /// What stands outside of cells.
    outside: Flow,
    /// Cells that reach down from rows above: where each begins, the column behind it, the row behind it.
    hanging: BTreeMap<u32, (u32, u32)>,
}

struct Cell {
    column: u32,
    flow: Flow,
    across: u32,
    down: u32,
}

impl Page {
    pub(super) fn new() -> Result<Self, Fault> {
        let mut book = Book::new();
        let grid = book.sheet(String::new(), false)?;
        Ok(Self {
            book,
            grid,
            name: None,
            tables: 0,
            depth: 0,
            row: 0,
            column: 0,
            in_row: false,
            cell: None,
            outside: Flow::default(),
            hanging: BTreeMap::new(),
        })
    }

    pub(super) fn start(&mut self, name: &[u8], attributes: &Attributes<'_>) -> Result<(), Fault> {
        match name {
            b"table" => {
                self.depth += 1;
                if self.depth == 1 {
                    self.close_row()?;
                    self.tables += 1;
                } else {
                    self.flow().block();
                }
            }
            b"tr" if self.depth == 1 => {
                self.close_row()?;
                self.hanging.retain(|_, (_, below)| *below > self.row);
                self.in_row = true;
                if attributes.is_hidden() {
                    self.grid.hide_row(self.row);
                }
            }
            b"td" | b"th" if self.depth == 1 => {
                self.close_cell()?;
                self.in_row = true;
                self.open_cell(attributes);
            }
            b"br" => self.flow().line_break(),
            // A cell of a table in a cell is a word of it.
            b"td" | b"th" => self.flow().push(" "),
            _ if is_block(name) => self.flow().block(),
            _ => {}
        }
        Ok(())
    }

    pub(super) fn end(&mut self, name: &[u8]) -> Result<(), Fault> {
        match name {
            b"table" => {
                if self.depth == 1 {
                    self.close_row()?;
                    self.hanging.clear();
                }
                self.depth = self.depth.saturating_sub(1);
            }
            b"tr" if self.depth == 1 => self.close_row()?,
            b"td" | b"th" if self.depth == 1 => self.close_cell()?,
            _ if is_block(name) => self.flow().block(),
            _ => {}
        }
        Ok(())
    }

    pub(super) fn text(&mut self, text: &str) {
        self.flow().push(text);
    }

    /// What Excel writes for itself has the sheet's name.
    pub(super) fn comment(&mut self, comment: &str) {
        let name = comment
            .split_once("<x:Name>")
            .and_then(|(_, rest)| rest.split_once("</x:Name>"));
        if let (None, Some((name, _))) = (&self.name, name) {
            self.name = Some(name.to_owned());
        }
    }

    pub(super) fn finished(mut self) -> Result<Vec<Sheet>, Fault> {
        if self.tables == 0 {
            return Err(Fault::NoTable);
        }
        self.close_row()?;
        self.close_outside()?;
        self.grid.rename(self.name.unwrap_or_else(|| "HTML".to_owned()));
        self.book.add(self.grid);
        Ok(self.book.finished())
    }

    fn flow(&mut self) -> &mut Flow {
        self.cell.as_mut().map_or(&mut self.outside, |cell| &mut cell.flow)
    }

    fn open_cell(&mut self, attributes: &Attributes<'_>) {
        while let Some((_, (behind, _))) = self.hanging.range(..=self.column).next_back()
            && *behind > self.column
        {
            self.column = *behind;
        }
        let across = attributes.number("colspan", MOST_COLUMNS);
        let down = attributes.number("rowspan", MOST_ROWS);
        let behind = self.column.saturating_add(across);
        if down > 1 && self.hanging.len() < MOST_HANGING {
            self.hanging
                .insert(self.column, (behind, self.row.saturating_add(down)));
        }
        self.cell = Some(Cell {
            column: self.column,
            flow: Flow::default(),
            across,
            down,
        });
        self.column = behind;
    }

    fn close_cell(&mut self) -> Result<(), Fault> {
        let Some(mut cell) = self.cell.take() else {
            return Ok(());
        };
        if cell.across > 1 || cell.down > 1 {
            let last = (
                self.row.saturating_add(cell.down - 1),
                cell.column.saturating_add(cell.across - 1),
            );
            self.grid.merge((self.row, cell.column), last);
        }
        self.book.put(&mut self.grid, self.row, cell.column, cell.flow.take())
    }

    fn close_row(&mut self) -> Result<(), Fault> {
        self.close_cell()?;
        if self.in_row {
            self.in_row = false;
            self.row = self.row.saturating_add(1);
        }
        self.column = 0;
        if self.depth <= 1 {
            self.close_outside()?;
        }
        Ok(())
    }

    /// What stood outside of cells becomes rows, a line each.
    fn close_outside(&mut self) -> Result<(), Fault> {
        for line in self.outside.take().lines() {
            self.book.put(&mut self.grid, self.row, 0, line.to_owned())?;
            self.row = self.row.saturating_add(1);
        }
        Ok(())
    }
}

fn is_block(name: &[u8]) -> bool {
    let blocks: &[&[u8]] = &[
        b"address",
        b"article",
        b"blockquote",
        b"caption",
        b"center",
        b"dd",
        b"div",
        b"dl",
        b"dt",
        b"fieldset",
        b"footer",
        b"form",
        b"h1",
        b"h2",
        b"h3",
        b"h4",
        b"h5",
        b"h6",
        b"header",
        b"hr",
        b"li",
        b"main",
        b"nav",
        b"ol",
        b"p",
        b"pre",
        b"section",
        b"tr",
        b"ul",
    ];
    blocks.contains(&name)
}
