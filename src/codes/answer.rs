//! An answer of the platform: its code, and its words, which name a field and a request.

use serde::{Deserialize, Serialize};

/// A code, with the platform's words if they are at hand.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Answer {
    /// `errcode`.
    pub code: i64,
    /// `errmsg`, at most [`Answer::MAX_MESSAGE_BYTES`] of it.
    pub message: Option<String>,
}

impl Answer {
    /// What is kept of the platform's words, in bytes.
    pub const MAX_MESSAGE_BYTES: usize = 1000;

    /// A code without words.
    pub fn new(code: i64) -> Self {
        Self { code, message: None }
    }

    /// The same code with the platform's words.
    #[must_use]
    pub fn with_message(mut self, message: impl Into<String>) -> Self {
        let mut message = message.into();
        let end = floor_char_boundary(&message, Self::MAX_MESSAGE_BYTES);
        message.truncate(end);
        self.message = Some(message);
        self
    }

    /// The field the platform's words name: `data.thing3.value`.
    pub fn field(&self) -> Option<&str> {
        let message = self.message.as_deref()?;
        let start = message.match_indices("data.").map(|(at, _)| at).find(|at| {
            let before = message.get(..*at).and_then(|before| before.chars().next_back());
            before.is_none_or(|before| !before.is_alphanumeric())
        })?;
        let rest = message.get(start..)?;
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_');
        let end = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
        let field = rest.get(..end)?.trim_end_matches('.');
        (field.len() > "data.".len()).then_some(field)
    }

    /// The number of the request, behind `rid:`.
    pub fn rid(&self) -> Option<&str> {
        let (_, rest) = self.words_and_rid()?;
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let end = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
        rest.get(..end).filter(|rid| !rid.is_empty())
    }

    /// The platform's words without the number of the request, which differs each time.
    pub(super) fn words(&self) -> Option<&str> {
        let all = self.message.as_deref()?;
        let words = self.words_and_rid().map_or(all, |(words, _)| words);
        // What was called rid before.
        let words = words.split_once("hint:").map_or(words, |(words, _)| words);
        Some(words.trim_end())
    }

    fn words_and_rid(&self) -> Option<(&str, &str)> {
        let (words, rest) = self.message.as_deref()?.rsplit_once("rid:")?;
        Some((words, rest.trim_start()))
    }
}

/// The largest place at or before this one where a character begins.
pub(super) fn floor_char_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
