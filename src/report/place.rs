//! Where in a template something is: a field, and a span in it.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A field of a template. The order is the order of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[cfg_attr(
    feature = "typescript",
    derive(ts_rs::TS),
    ts(type = "\"title\" | `keywords[${number}].name` | `keywords[${number}].example` | `ignore[${number}].rule`")
)]
pub enum Field {
    /// `title`
    Title,
    /// `keywords[0].name`
    KeywordName(usize),
    /// `keywords[0].example`
    KeywordExample(usize),
    /// `ignore[0].rule`
    Ignore(usize),
}

impl Field {
    /// The text of this field, if the template has it.
    ///
    /// ```
    /// use mobanlint::{Field, Template};
    /// assert_eq!(Field::Title.of(&Template::new("停水通知")), Some("停水通知"));
    /// assert_eq!(Field::KeywordName(0).of(&Template::new("停水通知")), None);
    /// ```
    pub fn of(self, template: &crate::Template) -> Option<&str> {
        match self {
            Self::Title => Some(&template.title),
            Self::KeywordName(index) => template.keywords.get(index).map(|keyword| keyword.name.as_str()),
            Self::KeywordExample(index) => template
                .keywords
                .get(index)
                .and_then(|keyword| keyword.example.as_deref()),
            Self::Ignore(index) => template.ignore.get(index).map(|ignore| ignore.rule.as_str()),
        }
    }

    pub(crate) fn of_mut(self, template: &mut crate::Template) -> Option<&mut String> {
        match self {
            Self::Title => Some(&mut template.title),
            Self::KeywordName(index) => template.keywords.get_mut(index).map(|keyword| &mut keyword.name),
            Self::KeywordExample(index) => template
                .keywords
                .get_mut(index)
                .map(|keyword| keyword.example.get_or_insert_default()),
            Self::Ignore(index) => template.ignore.get_mut(index).map(|ignore| &mut ignore.rule),
        }
    }

    /// Titles first, then each keyword with its example, then the ignores.
    pub(crate) fn rank(self) -> (usize, usize) {
        match self {
            Self::Title => (0, 0),
            Self::KeywordName(index) => (1 + index, 0),
            Self::KeywordExample(index) => (1 + index, 1),
            Self::Ignore(index) => (usize::MAX, index),
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Title => f.write_str("title"),
            Self::KeywordName(index) => write!(f, "keywords[{index}].name"),
            Self::KeywordExample(index) => write!(f, "keywords[{index}].example"),
            Self::Ignore(index) => write!(f, "ignore[{index}].rule"),
        }
    }
}

impl std::str::FromStr for Field {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parsed = match text {
            "title" => Some(Self::Title),
            _ => text
                .strip_prefix("keywords[")
                .and_then(|rest| rest.split_once("]."))
                .and_then(|(index, part)| Some((index.parse().ok()?, part)))
                .and_then(|(index, part)| match part {
                    "name" => Some(Self::KeywordName(index)),
                    "example" => Some(Self::KeywordExample(index)),
                    _ => None,
                })
                .or_else(|| {
                    text.strip_prefix("ignore[")?
                        .strip_suffix("].rule")?
                        .parse()
                        .ok()
                        .map(Self::Ignore)
                }),
        };
        parsed.ok_or_else(|| {
            format!("{text:?} names no field; expected title, keywords[0].name, keywords[0].example or ignore[0].rule")
        })
    }
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

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
