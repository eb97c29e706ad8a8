//! The text of an element as a browser lays it out: blanks between words are one, and some elements begin a line.

/// A text that is being put together.
#[derive(Debug, Default)]
pub(super) struct Flow {
    text: String,
    /// Whether a blank is due before the next word.
    blank: bool,
}

impl Flow {
    pub(super) fn push(&mut self, text: &str) {
        for c in text.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                self.blank = true;
                continue;
            }
            if self.blank && !self.text.is_empty() && !self.text.ends_with('\n') {
                self.text.push(' ');
            }
            self.blank = false;
            self.text.push(c);
        }
    }

    /// Goes to the next line.
    pub(super) fn line_break(&mut self) {
        self.blank = false;
        self.text.push('\n');
    }

    /// Goes to the beginning of a line, which this may be.
    pub(super) fn block(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.line_break();
        }
    }

    /// The text, without line breaks around it; nothing if nobody would see it.
    pub(super) fn take(&mut self) -> String {
        let text = std::mem::take(self).text;
        let text = text.trim_matches('\n');
        if text.trim().is_empty() {
            return String::new();
        }
        text.to_owned()
    }
}
