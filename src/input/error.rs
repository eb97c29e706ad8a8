//! What is told of an input: what could not be read, which file, where, and what was expected; and what is good to know.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::data::Fault;
use crate::{Language, Template};

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

    /// A fault of a template that was read but cannot be judged.
    pub(crate) fn of_template(template: &Template, fault: &Fault, language: Language) -> Self {
        let path = if fault.path.is_empty() {
            String::new()
        } else {
            format!("{}: ", fault.path)
        };
        Self {
            path: template.origin.path.as_deref().map(str::to_owned),
            line: template.origin.line,
            column: None,
            cell: None,
            sheet: template.origin.sheet().map(Into::into),
            message: format!("{path}{}", fault.message(language)),
        }
    }
}

impl InputNote {
    /// A note about a whole file or input.
    pub fn new(path: Option<&str>, message: impl Into<String>) -> Self {
        InputError::new(path, message).into()
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
        if let Some(sheet) = &self.sheet {
            match (&self.cell, self.line) {
                (Some(cell), _) => write!(f, "{sheet}!{cell}:")?,
                (None, Some(row)) => write!(f, "{sheet}!{row}:")?,
                (None, None) => write!(f, "{sheet}:")?,
            }
        } else {
            if let Some(line) = self.line {
                write!(f, "{line}:")?;
            }
            if let Some(column) = self.column {
                write!(f, "{column}:")?;
            }
        }
        if self.path.is_some() || self.line.is_some() || self.sheet.is_some() {
            f.write_str(" ")?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for InputError {}
