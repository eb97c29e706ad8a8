//! Rows without placeholders, in a table of which others have some.

use super::super::finish::Findings;
use super::super::gather::{Candidate, Group, Slot};
use super::super::wording::label;
use super::super::wording::words::Role;
use super::{Row, Table, given, plain};
use crate::template::Template;

impl<'t> Table<'t> {
    /// A row without placeholders: its title, and the keywords that a column lists.
    pub(super) fn read_bare(&self, row: &Row<'t>, title: Candidate<'t>, findings: &mut Findings) {
        let id = |wanted: Role| {
            let mut columns = row.iter().enumerate();
            let found = columns.find(|(column, _)| self.role(*column) == Some(wanted))?;
            plain(found.1).filter(|part| !part.text.trim().is_empty())
        };
        let numbers = || {
            let mut values = row.iter().zip(&*self.columns);
            let (value, _) = values.find(|(_, column)| column.numbers)?;
            plain(value).filter(|part| !part.text.trim().is_empty())
        };
        let mut group = Group {
            id: id(Role::Id).or_else(|| id(Role::Number)).or_else(numbers),
            scene: id(Role::Scene),
            at: title.part.at(),
            title: Some(title),
            ..Group::default()
        };
        let mut contents = row
            .iter()
            .enumerate()
            .filter(|(column, _)| self.role(*column) == Some(Role::Content));
        if let Some(part) = contents.find_map(|(_, value)| given(value)) {
            let labels: Vec<&str> = part
                .text
                .split(['、', '，', ',', '；', ';', '|'])
                .map(str::trim)
                .collect();
            if labels.len() <= Template::MAX_KEYWORDS && labels.iter().all(|text| label::label(text) == Some(*text)) {
                group.slots = labels.into_iter().map(|label| Slot::named(part.cut(label))).collect();
                self.exemplify(row, &mut group);
            }
        }
        findings.add_bare(group);
    }

    /// Gives listed keywords the examples that a column lists, of which there are as many.
    fn exemplify(&self, row: &Row<'t>, group: &mut Group<'t>) {
        let shown = row
            .iter()
            .enumerate()
            .find(|(column, _)| self.role(*column) == Some(Role::Example));
        let Some(part) = shown.and_then(|(_, value)| given(value)) else {
            return;
        };
        let parts = ['、', '；', ';', '，', ',', '|'].into_iter().find_map(|mark| {
            let parts: Vec<&str> = part.text.split(mark).map(str::trim).collect();
            (parts.len() == group.slots.len() && parts.iter().all(|part| !part.is_empty())).then_some(parts)
        });
        for (slot, example) in group.slots.iter_mut().zip(parts.into_iter().flatten()) {
            slot.field.example = Some(part.cut(example));
        }
    }
}
