//! What the names of members say, looked up once.

use std::collections::HashMap;

use crate::input::platform::names::Meaning;

/// What the names of an input say. Records repeat theirs; of those that never do only so many are kept.
#[derive(Debug, Clone, Default)]
pub(in crate::input) struct Names(HashMap<String, Meaning>);

impl Names {
    pub(in crate::input) fn of(&mut self, name: &str) -> Meaning {
        const KEPT: usize = 1024;
        if let Some(known) = self.0.get(name) {
            return *known;
        }
        let meaning = Meaning::of(name);
        if self.0.len() < KEPT {
            self.0.insert(name.to_owned(), meaning);
        }
        meaning
    }
}
