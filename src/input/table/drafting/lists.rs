//! Cells that hold a list of the whole draft: the rules it ignores, the keys that belong to none of its keywords.

use super::{Draft, Drafting};
use crate::data::quoted;
use crate::input::table::cell::Cell;
use crate::input::table::told::Kind;
use crate::input::table::values;
use crate::place::Field;
use crate::template::Template;

impl Draft {
    /// Adds the keys that it does not have yet; of these each as often as it is said.
    pub(super) fn add_keys(&mut self, mut keys: Vec<String>) {
        // More than is judged; to look through them all again and again would take for ever.
        if self.template.keys.len() <= Template::MAX_KEYWORDS {
            keys.retain(|key| !self.template.keys.contains(key));
        }
        self.template.keys.append(&mut keys);
    }
}

impl Drafting<'_> {
    /// Reads the keys of a draft that belong to none of its keywords.
    pub(in crate::input::table) fn keys(&mut self, draft: &mut Draft, cell: &Cell) {
        match values::keys(&cell.text) {
            Some(keys) => draft.add_keys(keys),
            None => self.told.cell(Kind::Further, cell.place(), &cell.text),
        }
    }

    /// Reads the rules a draft ignores.
    pub(in crate::input::table) fn ignores(&mut self, draft: &mut Draft, cell: &Cell) {
        match values::ignores(&cell.text) {
            Ok(ignores) => {
                for ignore in ignores {
                    let index = draft.template.ignore.len();
                    draft.template.origin.put(Field::Ignore(index), cell.spot);
                    draft.template.ignore.push(ignore);
                }
            }
            Err(line) => {
                let line = quoted(line);
                let message = self.context.say(
                    format!("忽略应写作“规则: 理由”（如 1.6: 理由），一行一条，这里是 {line}"),
                    format!("expected a rule, a colon and the reason (1.6: reason), one a line, found {line}"),
                );
                self.mistake(draft, cell.place(), message);
            }
        }
    }
}
