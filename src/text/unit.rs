//! In what a length is counted, where somebody else sets the limit.

use unicode_segmentation::UnicodeSegmentation;

use crate::data::choice;

/// In what the length of a text is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    /// What a person sees as one character.
    Graphemes,
    /// Unicode code points.
    CodePoints,
    /// UTF-16 code units, as JavaScript counts.
    Utf16,
}

choice!(Unit as "unit" {
    "graphemes" => Unit::Graphemes,
    "code-points" => Unit::CodePoints,
    "utf16" => Unit::Utf16,
});

impl Unit {
    /// The length of a text.
    pub(crate) fn count(self, text: &str) -> usize {
        match self {
            Self::Graphemes => text.graphemes(true).count(),
            Self::CodePoints => text.chars().count(),
            Self::Utf16 => text.encode_utf16().count(),
        }
    }
}
