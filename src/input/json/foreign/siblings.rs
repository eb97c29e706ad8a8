//! What tells a draft by its siblings: its title stands where theirs stand.

use super::super::syntax::View;
use super::found::What;
use super::record::Record;
use super::rows::{self, Form, Row};
use super::search::{Search, Wanted};
use crate::input::platform::names::Name;
use crate::input::platform::words::is_title;

impl<'t> Search<'t, '_> {
    /// An object whose title stands where that of a sibling does, in a member of this name.
    pub(super) fn titled_alike(&mut self, view: View<'t>, name: &str) -> bool {
        if !view.is_object() {
            return false;
        }
        let mut record = Record::new(view, self.names);
        let proven = record.content.is_some() || record.lists_keywords();
        let mut members = record.members.iter();
        let title = members.position(|member| member.name == name && member.text().is_some_and(is_title));
        match title.filter(|_| proven) {
            Some(title) => self.template(view, &mut record, title),
            None => false,
        }
    }

    /// What a program makes a draft of, among siblings of these forms.
    pub(super) fn row_of_program(&mut self, view: View<'t>, forms: &[Form]) -> bool {
        match rows::row(view, forms, self.names) {
            Some(Row::Draft(mut record, title)) => self.template(view, &mut record, title),
            Some(Row::Doubtful(title)) => {
                self.add(view, What::Doubtful(title));
                false
            }
            None => false,
        }
    }

    /// The forms of the drafts among these parts, where programs have rows.
    pub(super) fn forms(&mut self, parts: impl Iterator<Item = View<'t>>) -> Vec<Form> {
        if self.wanted != Wanted::Transcribed {
            return Vec::new();
        }
        rows::forms(parts.filter(|part| part.is_list()), self.names)
    }

    /// Whether what stands under a title is a draft without it: one of its members is called keywords.
    pub(super) fn is_record(&mut self, view: View<'t>) -> bool {
        let named = |part: View<'t>| {
            part.has_parts()
                && self
                    .names
                    .of(&part.key().unwrap_or_default())
                    .meaning
                    .is(Name::Keywords)
        };
        view.is_object() && view.parts().any(named) && Record::new(view, self.names).lists_keywords()
    }
}
