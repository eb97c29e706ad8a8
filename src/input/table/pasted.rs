//! A sheet in which somebody keeps texts with placeholders, a line a cell: what would be a paste, were it no workbook.

use crate::input::batch::Item;
use crate::input::bytes::Sheet;
use crate::input::context::Context;
use crate::input::place::Place;
use crate::input::{placeholder, platform};
use crate::place::At;
use crate::template::Origin;

/// The cells of a sheet as lines, and which cell stands where in them.
#[derive(Default)]
struct Lines {
    text: String,
    /// For each line its cells: the column of the text they begin at, and their row and column.
    cells: Vec<Vec<(usize, (usize, usize))>>,
}

impl Lines {
    fn of(sheet: &Sheet) -> Self {
        let known = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        let mut lines = Self::default();
        let mut before = 0;
        for row in &sheet.rows {
            // A blank row sets apart; how many there are says no more.
            if before > 0 && known(row.number) > before + 1 {
                lines.next();
            }
            before = known(row.number);
            lines.next();
            for (index, cell) in row.cells.iter().enumerate() {
                if index > 0 {
                    lines.text.push('\t');
                }
                for (part, text) in cell.text.lines().enumerate() {
                    if part > 0 {
                        lines.next();
                    }
                    let at = lines.text.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
                    lines.text.push_str(text);
                    if let Some(last) = lines.cells.last_mut() {
                        last.push((at, (before, known(cell.column))));
                    }
                }
            }
        }
        lines
    }

    fn next(&mut self) {
        if !self.cells.is_empty() {
            self.text.push('\n');
        }
        self.cells.push(Vec::new());
    }

    /// The cell that stands there.
    fn cell(&self, at: &At) -> Option<Place> {
        let line = self.cells.get(at.line?.checked_sub(1)?)?;
        let column = at.column.unwrap_or(1);
        let found = line.iter().rev().find(|(from, _)| *from <= column).or(line.first());
        found.map(|(_, (row, column))| Place::of_cell(*row, *column))
    }
}

/// The templates of a sheet that is no table of them; none, if it has no placeholders, or no template with them.
pub(super) fn read(sheet: &Sheet, context: &mut Context) -> Option<Vec<Item>> {
    let has = |text: &str| platform::braces::certain_braces(text).next().is_some();
    let mut cells = sheet.rows.iter().flat_map(|row| &row.cells);
    if !cells.any(|cell| has(&cell.text)) {
        return None;
    }
    let lines = Lines::of(sheet);
    let mut inner = Context::new(None, context.language);
    let batch = placeholder::read(&lines.text, &mut inner);
    let templates: Vec<Item> = batch
        .items
        .into_iter()
        .filter_map(|item| match item {
            Item::Template(mut template) => {
                let placed = template.origin.places();
                let placed: Vec<_> = placed
                    .filter_map(|(field, at)| Some((field, lines.cell(&at)?)))
                    .collect();
                let row = placed.iter().map(|(_, place)| place.line).min().unwrap_or(1);
                template.origin = Origin::default();
                let spots = placed.into_iter().map(|(field, place)| (field, place.into()));
                template.origin.put_all(spots);
                Some(context.template(template, row))
            }
            Item::Unreadable(_) => None,
        })
        .collect();
    if templates.is_empty() {
        return None;
    }
    for note in inner.take_notes() {
        context.note(lines.cell(&note.place()), note.message);
    }
    Some(templates)
}
