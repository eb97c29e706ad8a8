//! Rows of which the content is as the platform itself has it: nothing has to be gathered from their lines.

use super::super::finish::Draft;
use super::super::gather::Candidate;
use super::super::wording::label;
use super::super::wording::words::Role;
use super::scan::Value;
use super::{Row, Table, may_sign};
use crate::input::platform::labelled;
use crate::input::platform::words::{id_in, value_type};
use crate::template::Keyword;

/// How many fields are compared with one another.
const MOST: usize = 64;

impl<'t> Table<'t> {
    /// The row as a draft under this title, if one look at its content is enough, and nothing else of it tells of fields.
    pub(super) fn read_plainly(&self, row: &Row<'t>, title: &Candidate<'t>) -> Option<Draft> {
        let mut contents = row.iter().enumerate().filter(|(_, value)| value.is_content);
        let (Some((column, content)), None) = (contents.next(), contents.next()) else {
            return None;
        };
        let mut others = row.iter().filter(|value| !value.is_content).flat_map(Value::literals);
        if matches!(self.role(column), Some(Role::Id | Role::Number)) || others.any(may_sign) {
            return None;
        }
        let content = content.only()?;
        let fields = labelled(content.text).filter(|fields| fields.len() <= MOST)?;
        let mut draft = Draft::of_row(title, fields.len());
        for field in fields {
            let known = |keyword: &Keyword| keyword.key.as_deref() == Some(field.key);
            if !label::is_label(field.label) || draft.template.keywords.iter().any(known) {
                return None;
            }
            let keyword = Keyword {
                name: field.label.to_owned(),
                value_type: value_type(field.key).map(str::to_owned),
                key: Some(field.key.to_owned()),
                ..Keyword::default()
            };
            draft.push(keyword, content.at + field.at, None);
        }
        let (mut id, mut number) = (None, None);
        for (role, part) in self.identities(row) {
            let of = if role == Role::Id { &mut id } else { &mut number };
            *of = Some(id_in(&part.text).to_owned());
        }
        draft.template.id = id.or(number);
        Some(draft)
    }
}
