//! Ranges in the text of a field.

use serde::{Deserialize, Serialize};

/// A half-open range in the field it is reported with, on grapheme boundaries. It counts UTF-8 bytes; only in JavaScript
/// does it count what the linter's `encoding` says, which is UTF-16 units, the indices of strings, unless told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Span {
    /// Where it begins.
    pub start: usize,
    /// Just behind its end.
    pub end: usize,
}

impl Span {
    /// A range of bytes.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Nothing, at this place: where something missing would go.
    pub fn empty(at: usize) -> Self {
        Self { start: at, end: at }
    }

    /// The whole of a field.
    pub fn whole(text: &str) -> Self {
        Self {
            start: 0,
            end: text.len(),
        }
    }

    /// The text under the span; the empty string where the span does not fit the text.
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// The same range in UTF-16 code units, as JavaScript, SARIF and editors count.
    ///
    /// ```
    /// use mobanlint::Span;
    /// assert_eq!(Span::new(4, 7).to_utf16("🎉付款"), Span::new(2, 3));
    /// ```
    #[must_use]
    pub fn to_utf16(self, text: &str) -> Self {
        let units = |end: usize| text.get(..end).unwrap_or(text).encode_utf16().count();
        Self {
            start: units(self.start),
            end: units(self.end),
        }
    }
}
