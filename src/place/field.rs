//! The fields of templates and messages.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::slot::Slot;

/// A field of a template, or of a message under the name the platform's interface has for it. The order is the order of a
/// report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[cfg_attr(
    feature = "typescript",
    derive(ts_rs::TS),
    ts(
        type = "\"title\" | `keywords[${number}].name` | `keywords[${number}].example` | `ignore[${number}].rule` | \"touser\" | \"template_id\" | \"page\" | \"miniprogram.pagepath\" | \"form_id\" | \"miniprogram_state\" | \"lang\" | \"data\" | `data.${string}` | `data[${number}]${string}` | \"emphasis_keyword\" | \"color\""
    )
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
    /// `touser`
    ToUser,
    /// `template_id`
    TemplateId,
    /// `page`
    Page,
    /// `miniprogram.pagepath`
    PagePath,
    /// `form_id`
    FormId,
    /// `miniprogram_state`
    State,
    /// `lang`
    Lang,
    /// `data`
    Data,
    /// `data.thing3`, the key itself
    Key(Slot),
    /// `data.thing3.value`
    Value(Slot),
    /// `data.thing3.color`
    ValueColor(Slot),
    /// `emphasis_keyword`
    Emphasis,
    /// `color`
    Color,
}

/// The fields of a message that stand for themselves, with their names.
const PLAIN: [(&str, Field); 10] = [
    ("touser", Field::ToUser),
    ("template_id", Field::TemplateId),
    ("page", Field::Page),
    ("miniprogram.pagepath", Field::PagePath),
    ("form_id", Field::FormId),
    ("miniprogram_state", Field::State),
    ("lang", Field::Lang),
    ("data", Field::Data),
    ("emphasis_keyword", Field::Emphasis),
    ("color", Field::Color),
];

impl Field {
    /// Titles first, then each keyword with its example, then the ignores; fields of messages last.
    pub(crate) fn rank(self) -> (usize, usize) {
        match self {
            Self::Title => (0, 0),
            Self::KeywordName(index) => (1 + index, 0),
            Self::KeywordExample(index) => (1 + index, 1),
            Self::Ignore(index) => (usize::MAX, index),
            _ => (usize::MAX, usize::MAX),
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
            Self::Key(slot) => write!(f, "data{slot}"),
            Self::Value(slot) => write!(f, "data{slot}.value"),
            Self::ValueColor(slot) => write!(f, "data{slot}.color"),
            _ => {
                let name = PLAIN.iter().find(|(_, field)| field == self);
                f.write_str(name.map_or("", |(name, _)| name))
            }
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
                })
                .or_else(|| of_message(text)),
        };
        parsed.ok_or_else(|| {
            format!(
                "{text:?} names no field; expected title, keywords[0].name, keywords[0].example, ignore[0].rule, \
                 data.thing1.value, page or another field of a message"
            )
        })
    }
}

fn of_message(text: &str) -> Option<Field> {
    if let Some((_, field)) = PLAIN.iter().find(|(name, _)| *name == text) {
        return Some(*field);
    }
    let path = text.strip_prefix("data")?;
    if let Some(path) = path.strip_suffix(".value") {
        return Slot::parse(path).map(Field::Value);
    }
    if let Some(path) = path.strip_suffix(".color") {
        return Slot::parse(path).map(Field::ValueColor);
    }
    Slot::parse(path).map(Field::Key)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_as_they_are_written() {
        for text in [
            "title",
            "keywords[3].example",
            "data",
            "data.thing3.value",
            "data.thing3.color",
            "data.thing3",
            "data.thing3.DATA",
            "data[12].value",
            "data[0]",
            "page",
            "miniprogram.pagepath",
            "emphasis_keyword",
        ] {
            assert_eq!(
                text.parse::<Field>().map(|field| field.to_string()).as_deref(),
                Ok(text)
            );
        }
        for text in ["data.", "data.a.value.value", "data[x]", "datum", "data. a", ""] {
            assert!(text.parse::<Field>().is_err(), "{text}");
        }
        assert_eq!(Slot::named("一二三四五六七八九十"), None);
        assert_eq!(Slot::at(usize::MAX).index(), Some(usize::MAX));
    }
}
