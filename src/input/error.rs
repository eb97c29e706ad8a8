//! What is told of an input: what could not be read, which file, where, and what was expected; and what is good to know.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::data::Fault;
use crate::language::Language;
use crate::place::{At, Field};
use crate::template::Template;

/// Something of the input that could not be read. The rest of the input is judged all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct InputError {
    /// The file, as the caller named it.
    #[serde(default)]
    pub path: Option<String>,
    /// The line, from 1.
    #[serde(default)]
    pub line: Option<usize>,
    /// The column, from 1, in characters.
    #[serde(default)]
    pub column: Option<usize>,
    /// The cell as spreadsheets name it, `C4`; only in tables and workbooks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<String>"))]
    pub cell: Option<Box<str>>,
    /// The sheet of a workbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<String>"))]
    pub sheet: Option<Box<str>>,
    /// What was found there and what was expected, in the reader's language.
    pub message: String,
}

/// Something that is good to know of an input that was read: its encoding, what of it is no draft. No error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct InputNote {
    /// The file, as the caller named it.
    #[serde(default)]
    pub path: Option<String>,
    /// The line, from 1.
    #[serde(default)]
    pub line: Option<usize>,
    /// The column, from 1, in characters.
    #[serde(default)]
    pub column: Option<usize>,
    /// The cell as spreadsheets name it, `C4`; only in tables and workbooks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<String>"))]
    pub cell: Option<Box<str>>,
    /// The sheet of a workbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<String>"))]
    pub sheet: Option<Box<str>>,
    /// What is told, in the reader's language.
    pub message: String,
}

impl InputError {
    /// An error about a whole file or input.
    pub fn new(path: Option<&str>, message: impl Into<String>) -> Self {
        Self {
            path: path.map(str::to_owned),
            line: None,
            column: None,
            cell: None,
            sheet: None,
            message: message.into(),
        }
    }

    /// The same error at a line and column, both from 1.
    #[must_use]
    pub fn at(mut self, line: usize, column: Option<usize>) -> Self {
        self.line = Some(line);
        self.column = column;
        self
    }

    /// Where it is in the input, as far as that is known.
    pub fn place(&self) -> At {
        InputNote::from(self.clone()).place()
    }

    /// A fault of a template that was read but cannot be judged.
    pub(crate) fn of_template(template: &Template, fault: &Fault, language: Language) -> Self {
        // A fault of the draft as a whole is told at its title.
        let field = fault.path.parse().unwrap_or(Field::Title);
        let at = template.origin.at(field).unwrap_or_default();
        Self {
            path: template.origin.path.as_deref().map(str::to_owned),
            line: at.line,
            column: at.column,
            cell: at.cell.map(Into::into),
            sheet: at.sheet.map(Into::into),
            message: fault.sentence(language),
        }
    }
}

impl InputNote {
    /// A note about a whole file or input.
    pub fn new(path: Option<&str>, message: impl Into<String>) -> Self {
        InputError::new(path, message).into()
    }

    /// Where it is in the input, as far as that is known.
    pub fn place(&self) -> At {
        At {
            line: self.line,
            column: self.column,
            cell: self.cell.as_deref().map(str::to_owned),
            sheet: self.sheet.as_deref().map(str::to_owned),
        }
    }
}

/// The same place and words, which are no error.
impl From<InputError> for InputNote {
    fn from(error: InputError) -> Self {
        let InputError {
            path,
            line,
            column,
            cell,
            sheet,
            message,
        } = error;
        Self {
            path,
            line,
            column,
            cell,
            sheet,
            message,
        }
    }
}

/// The place, as far as it is known, before the words.
impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        InputNote::from(self.clone()).fmt(f)
    }
}

/// The place, as far as it is known, before the words.
impl fmt::Display for InputNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(f, "{path}:")?;
        }
        if self.sheet.is_none() {
            for number in [self.line, self.column].into_iter().flatten() {
                write!(f, "{number}:")?;
            }
        }
        if self.path.is_some() || self.line.is_some() && self.sheet.is_none() {
            f.write_str(" ")?;
        }
        // Behind file, line and column, which editors and terminals know how to open.
        if let Some(cell) = self.place().cell_in_sheet() {
            write!(f, "{cell}: ")?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for InputError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_stands_before_the_words() {
        for (place, expected) in [
            ("{}", "!"),
            (r#"{"path":"a"}"#, "a: !"),
            (r#"{"path":"a","line":8,"column":12}"#, "a:8:12: !"),
            (r#"{"path":"a","line":8,"column":12,"cell":"C4"}"#, "a:8:12: C4: !"),
            (r#"{"path":"a","line":4,"cell":"C4","sheet":"报名"}"#, "a: 报名!C4: !"),
            (r#"{"path":"a","line":4,"sheet":"报名"}"#, "a: 报名!4: !"),
            (r#"{"line":8,"column":12}"#, "8:12: !"),
            (r#"{"line":4,"cell":"C4","sheet":"报名"}"#, "报名!C4: !"),
        ] {
            let told = place.replacen('{', r#"{"message":"!","#, 1).replace(",}", "}");
            let note: InputNote = serde_json::from_str(&told).unwrap();
            assert_eq!(note.to_string(), expected);
        }
    }

    #[test]
    fn a_fault_is_told_where_its_field_stands() {
        let mut draft = Template::new("停水通知");
        draft.keywords = vec![crate::template::Keyword::new("水".repeat(Template::MAX_FIELD_BYTES))];
        draft.origin = crate::template::Origin::new(Some("a.csv".into()), Some(3));
        let spot = |column| crate::template::Spot {
            line: 3,
            column,
            cell: Some((3, column)),
        };
        draft.origin.put(Field::Title, spot(1));
        draft.origin.put(Field::KeywordName(0), spot(6));
        let told = |draft: &Template| {
            let fault = draft.within_limits().unwrap_err();
            InputError::of_template(draft, &fault, Language::En).to_string()
        };
        assert!(
            told(&draft).starts_with("a.csv:3:6: F3: keywords[0].name: "),
            "{}",
            told(&draft)
        );
        draft.keywords = vec![crate::template::Keyword::new("水"); Template::MAX_KEYWORDS + 1];
        assert!(
            told(&draft).starts_with("a.csv:3:1: A3: keywords: "),
            "{}",
            told(&draft)
        );
    }
}
