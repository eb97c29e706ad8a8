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

    /// Whether there is room for a text of so many bytes: together they have four gigabytes.
    pub(crate) fn takes(&self, bytes: usize) -> bool {
        u32::try_from(self.all.len() + bytes).is_ok()
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

/// Names by number, of what may have none.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    /// Each behind a mark, so that none is no text; none at all behind the last one given.
    marked: Texts,
}

const MARK: char = '=';

impl Names {
    /// Whether there is room for a name.
    pub(crate) fn takes(&self, name: &str) -> bool {
        self.marked.takes(MARK.len_utf8() + name.len())
    }

    /// Gives a name, for which there is room, to the next number from this on.
    pub(crate) fn put(&mut self, number: usize, name: &str) {
        while self.marked.len() < number {
            self.marked.push("");
        }
        self.marked.push(&format!("{MARK}{name}"));
    }

    pub(crate) fn get(&self, number: usize) -> Option<&str> {
        self.marked.get(number)?.strip_prefix(MARK)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_comes_back_under_its_number() {
        let mut texts = Texts::default();
        for text in ["订单", "", "a"] {
            texts.push(text);
        }
        assert_eq!(
            [0, 1, 2, 3].map(|at| texts.get(at)),
            [Some("订单"), Some(""), Some("a"), None]
        );
    }

    #[test]
    fn who_has_no_name_has_none() {
        let mut names = Names::default();
        names.put(1, "");
        names.put(3, "=乙");
        assert_eq!(
            [0, 1, 2, 3, 4].map(|at| names.get(at)),
            [None, Some(""), None, Some("=乙"), None]
        );
    }
}
