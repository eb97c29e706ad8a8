//! What could not be read: which file, where, and what was expected.

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
    /// What was found there and what was expected, in the reader's language.
    pub message: String,
}

impl InputError {
    /// An error about a whole file or input.
    pub fn new(path: Option<&str>, message: impl Into<String>) -> Self {
        Self {
            path: path.map(str::to_owned),
            line: None,
            column: None,
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
            message: format!("{path}{}", fault.message(language)),
        }
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(f, "{path}:")?;
        }
        if let Some(line) = self.line {
            write!(f, "{line}:")?;
        }
        if let Some(column) = self.column {
            write!(f, "{column}:")?;
        }
        if self.path.is_some() || self.line.is_some() {
            f.write_str(" ")?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for InputError {}
