//! JSON that was made of another notation: of literals in a program, of an outline. What is found in it stands where the
//! other notation has it.

use super::foreign::{Foreign, Names, Notes, Wanted, What, search};
use super::syntax::Tape;
use crate::input::batch::Batch;
use crate::input::context::Context;
use crate::input::place::Cursor;
use crate::template::Template;

/// JSON, and where its strings stand in the text it was made of.
#[derive(Debug, Default)]
pub(in crate::input) struct Transcript {
    json: String,
    /// Offsets of strings, and those of their notation, both in their order.
    places: Vec<(usize, usize)>,
}

impl Transcript {
    pub(in crate::input) fn open(&mut self, object: bool) {
        self.separate();
        self.json.push(if object { '{' } else { '[' });
    }

    pub(in crate::input) fn close(&mut self, object: bool) {
        self.json.push(if object { '}' } else { ']' });
    }

    /// The name of the member that follows.
    pub(in crate::input) fn key(&mut self, name: &str, at: usize) {
        self.string(name, at);
        self.json.push(':');
    }

    pub(in crate::input) fn string(&mut self, text: &str, at: usize) {
        self.separate();
        self.places.push((self.json.len(), at));
        self.json.push_str(&serde_json::Value::from(text).to_string());
    }

    pub(in crate::input) fn null(&mut self) {
        self.separate();
        self.json.push_str("null");
    }

    fn separate(&mut self) {
        if !self.json.is_empty() && !self.json.ends_with(['{', '[', ':']) {
            self.json.push(',');
        }
    }

    /// Where the notation stands of what is at this offset.
    fn source(&self, at: usize) -> usize {
        let before = self.places.partition_point(|(offset, _)| *offset <= at);
        let place = before.checked_sub(1).and_then(|index| self.places.get(index));
        place.or(self.places.first()).map_or(0, |(_, source)| *source)
    }

    /// The templates of the transcript with those a reader believes, in their order in the text it was made of. What is
    /// none of them says nothing: whoever made the transcript knows of what it is.
    pub(in crate::input) fn read(&self, text: &str, believes: fn(&Template) -> bool, context: &mut Context) -> Batch {
        let mut batch = Batch::default();
        let Ok((tape, _)) = Tape::new(&self.json, 0) else {
            return batch;
        };
        let Some(root) = tape.root() else { return batch };
        let mut notes = Notes::default();
        let mut cursor = Cursor::new(text.as_bytes(), 1);
        let (found, _) = search(root, &self.json, Wanted::Transcribed, &mut Names::default());
        for found in found {
            let What::Template(found) = found.what else { continue };
            let Foreign {
                read, tally, unread, ..
            } = *found;
            if !believes(&read.template) {
                continue;
            }
            let read = read.moved(|at| self.source(at));
            cursor.advance(read.begin());
            notes.add(tally, &unread, cursor.clone().place());
            batch.items.push(read.item(0, &mut cursor.clone(), context));
        }
        notes.tell(false, context);
        batch
    }
}
