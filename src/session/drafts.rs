//! What a session remembers of the drafts it has judged, besides their titles: a few bytes each.

use crate::place::Field;
use crate::template::{Origin, Spot, Template};
use crate::texts::Names;

/// Drafts by their numbers in the session's index.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    ids: Names,
    /// The line each begins on; 0 where it is not known.
    lines: Vec<u32>,
    /// From which number on drafts come from a place but for the line, and how far behind their index they are.
    sources: Vec<Source>,
}

#[derive(Debug)]
struct Source {
    from: usize,
    place: Origin,
    ahead: usize,
    /// Of a workbook, how many rows below where the draft begins its title stands, and in which column.
    title: Option<(u32, u32)>,
}

/// A draft as others are told of it.
pub(super) struct Draft<'d> {
    pub(super) index: usize,
    pub(super) id: Option<&'d str>,
    pub(super) origin: Origin,
}

impl Drafts {
    /// Adds the draft of this index; false where no more can be remembered.
    pub(super) fn push(&mut self, index: usize, template: &Template) -> bool {
        let number = self.lines.len();
        if let Some(id) = template.id.as_deref() {
            if !self.ids.takes(id) {
                return false;
            }
            self.ids.put(number, id);
        }
        let mut place = template.origin.begins();
        let line = place.line.take().unwrap_or_default();
        let line = u32::try_from(line).unwrap_or_default();
        let ahead = index - number;
        let title = template.origin.title_in_sheet();
        let title = title.map(|(row, column)| (row.saturating_sub(line), column));
        if self
            .sources
            .last()
            .is_none_or(|last| last.ahead != ahead || last.title != title || last.place != place)
        {
            self.sources.push(Source {
                from: number,
                place,
                ahead,
                title,
            });
        }
        self.lines.push(line);
        true
    }

    pub(super) fn get(&self, number: usize) -> Option<Draft<'_>> {
        let line = *self.lines.get(number)?;
        let behind = self.sources.partition_point(|source| source.from <= number);
        let source = self.sources.get(behind.checked_sub(1)?)?;
        let mut origin = source.place.clone();
        origin.line = usize::try_from(line).ok().filter(|line| *line > 0);
        if let Some((below, column)) = source.title {
            let row = line.saturating_add(below);
            let spot = Spot {
                line: row,
                column: 0,
                cell: Some((row, column)),
            };
            origin.put(Field::Title, spot);
        }
        Some(Draft {
            index: number + source.ahead,
            id: self.ids.get(number),
            origin,
        })
    }
}
