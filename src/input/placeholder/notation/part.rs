//! A stretch of the input's text that knows where it stands.

use std::borrow::Cow;
use std::ops::Range;

/// Text as it reads, and the offset of its notation in the input.
///
/// Text that stands in the input as it reads is borrowed, and so each part of it knows its own offset. Text whose escapes
/// were undone stands where its literal begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::input::placeholder) struct Part<'t> {
    pub(in crate::input::placeholder) text: Cow<'t, str>,
    at: usize,
    /// Where the quotes begin that hold this text and no more.
    quote: Option<usize>,
}

impl<'t> Part<'t> {
    /// A stretch of the input that begins at this offset.
    pub(in crate::input::placeholder) fn plain(text: &'t str, at: usize) -> Self {
        Self {
            text: text.into(),
            at,
            quote: None,
        }
    }

    /// Text that reads otherwise than it is written; its notation begins at this offset.
    pub(in crate::input::placeholder) fn written(text: String, at: usize) -> Self {
        Self {
            text: text.into(),
            at,
            quote: None,
        }
    }

    /// The same text, which is all that stands between the quotes that begin there.
    pub(in crate::input::placeholder) fn in_quotes(self, quote: usize) -> Self {
        Self {
            quote: Some(quote),
            ..self
        }
    }

    /// The same text, it and all that will be cut out of it in one place.
    pub(in crate::input::placeholder) fn standing_at(self, at: usize) -> Part<'static> {
        Part::written(self.text.into_owned(), at)
    }

    /// Where its notation begins.
    pub(in crate::input::placeholder) fn at(&self) -> usize {
        self.quote.unwrap_or(self.at)
    }

    /// A part of this text.
    pub(in crate::input::placeholder) fn sub(&self, range: Range<usize>) -> Self {
        if range == (0..self.text.len()) {
            return self.clone();
        }
        match &self.text {
            Cow::Borrowed(text) => Self::plain(text.get(range.clone()).unwrap_or_default(), self.at + range.start),
            Cow::Owned(text) => Self::written(text.get(range).unwrap_or_default().to_owned(), self.at()),
        }
    }

    /// The part of this text that a reader of it has cut out.
    pub(in crate::input::placeholder) fn cut(&self, part: &str) -> Self {
        let start = (part.as_ptr().addr()).wrapping_sub(self.text.as_ptr().addr());
        self.sub(start..start.saturating_add(part.len()))
    }
}
