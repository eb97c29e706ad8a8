//! The texts of a template by their fields.

use super::Template;
use crate::place::Field;

impl Field {
    /// The text of this field, if the template has it; none of a message's.
    ///
    /// ```
    /// use mobanlint::{Field, Template};
    /// assert_eq!(Field::Title.of(&Template::new("停水通知")), Some("停水通知"));
    /// assert_eq!(Field::KeywordName(0).of(&Template::new("停水通知")), None);
    /// ```
    pub fn of(self, template: &Template) -> Option<&str> {
        match self {
            Self::Title => Some(&template.title),
            Self::KeywordName(index) => template.keywords.get(index).map(|keyword| keyword.name.as_str()),
            Self::KeywordExample(index) => template
                .keywords
                .get(index)
                .and_then(|keyword| keyword.example.as_deref()),
            Self::Ignore(index) => template.ignore.get(index).map(|ignore| ignore.rule.as_str()),
            _ => None,
        }
    }

    pub(crate) fn of_mut(self, template: &mut Template) -> Option<&mut String> {
        match self {
            Self::Title => Some(&mut template.title),
            Self::KeywordName(index) => template.keywords.get_mut(index).map(|keyword| &mut keyword.name),
            Self::KeywordExample(index) => template
                .keywords
                .get_mut(index)
                .map(|keyword| keyword.example.get_or_insert_default()),
            Self::Ignore(index) => template.ignore.get_mut(index).map(|ignore| &mut ignore.rule),
            _ => None,
        }
    }
}
