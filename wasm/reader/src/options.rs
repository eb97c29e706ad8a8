//! What callers give and get that is not the library's own.

use std::collections::BTreeMap;

use mobanlint::application::Application;
use mobanlint::input::{Format, InputError, InputNote, Opened, Refusal};
use mobanlint::{At, Field, Language, Message, Template};
use serde::{Deserialize, Serialize};

/// How a text is to be read. Everything may be left out.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct LoadOptions {
    /// The format; found out from the name or the content unless told.
    pub format: Option<Format>,
    /// The name in errors and reports.
    pub name: Option<String>,
    /// The language of errors; for a library, the linter's.
    pub language: Option<Language>,
    /// What `openFile` says of the content, where that is no UTF-8.
    pub opened: Option<Result<Opened, Refusal>>,
}

/// What was read from a text.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Parsed {
    /// The templates that could be read, in their order.
    pub templates: Vec<Template>,
    /// The line each of them begins on, from 1.
    pub lines: Vec<Option<usize>>,
    /// Where the fields of each of them stand, of those that have a place of their own.
    pub places: Vec<BTreeMap<Field, At>>,
    /// The format it was read as.
    pub format: Format,
    /// What could not be read.
    pub errors: Vec<InputError>,
    /// What is good to know of the input.
    pub notes: Vec<InputNote>,
    /// Whether nothing of it is a draft or meant to be one; then there is one error, which says what it seems to be.
    pub foreign: bool,
}

/// The formats drafts are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum DraftFormat {
    /// One object with all drafts.
    Json,
    /// A draft a line.
    Jsonl,
    /// A table with a draft a row, for spreadsheets.
    Csv,
    /// The same table as spreadsheets have it on the clipboard.
    Tsv,
    /// A heading, a list and a table for each draft.
    Markdown,
}

/// The formats reports are written in.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum RenderFormat {
    /// One object, the contract for programs.
    Json,
    /// A finding a line.
    Jsonl,
    /// A finding a row, for spreadsheets.
    Csv,
    /// To be pasted into an issue.
    Markdown,
}

/// The messages of a text.
#[derive(Debug, Serialize)]
pub(crate) struct ParsedMessages<'b> {
    pub(crate) messages: Vec<&'b Message>,
    pub(crate) errors: Vec<&'b InputError>,
    pub(crate) notes: &'b [InputNote],
}

/// What the console asks for of a draft, if it can be handed in.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Applied {
    /// The fields; none where there are errors.
    pub application: Option<Application>,
    /// The same as text, a field a line; empty where there are errors.
    pub text: String,
    /// How many errors the draft has.
    pub errors: usize,
}
