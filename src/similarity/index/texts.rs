//! Many short texts in one.

/// Texts by number, one behind the other: four bytes each besides what they say.
#[derive(Debug, Clone, Default)]
pub(crate) struct Texts {
    all: String,
    ends: Vec<u32>,
}

impl Texts {
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is room for a text: together they have four gigabytes.
    pub(crate) fn takes(&self, text: &str) -> bool {
        u32::try_from(self.all.len() + text.len()).is_ok()
    }

    /// Adds a text for which there is room.
    pub(crate) fn push(&mut self, text: &str) {
        self.all.push_str(text);
        self.ends.push(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
    }

    pub(crate) fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)? as usize;
        let start = match number.checked_sub(1) {
            Some(before) => *self.ends.get(before)? as usize,
            None => 0,
        };
        self.all.get(start..end)
    }
}
