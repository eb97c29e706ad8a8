//! What callers give and get that is not the library's own.

use mobanlint::input::{self, InputError, InputNote, Opened, Refusal};
use mobanlint::{At, Field, Language, Report, Template};
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What spans count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Encoding {
    /// The indices of JavaScript's strings.
    #[default]
    Utf16,
    /// Bytes, as the command line counts.
    Utf8,
}

/// How a linter is made. Everything may be left out.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct LinterOptions {
    /// The name of a built-in ruleset, or the JSON text of one; with `read`, also the path of one.
    pub ruleset: Option<String>,
    /// What the ruleset's text is called in errors; paths in it are relative to this.
    pub ruleset_name: Option<String>,
    /// More words for the rules' lists, `tag TAB word` a line.
    pub words: Option<Words>,
    /// The language of messages, help and errors; `zh` unless told.
    pub language: Option<Language>,
    /// What spans count; `utf16` unless told.
    pub encoding: Option<Encoding>,
    /// Runs only these rules, by number or name.
    pub only: Option<Vec<String>>,
    /// Leaves these rules out, by number or name.
    pub skip: Option<Vec<String>>,
}

/// One text of words, or several with their names.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged, expecting = "words: expected a text, or a list of texts with their names")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Words {
    /// A text.
    Text(String),
    /// Files, for errors that name them.
    Files(Vec<WordsFile>),
}

/// A text of words and its name in errors.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct WordsFile {
    /// The name in errors.
    pub name: String,
    /// The text.
    pub text: String,
}

/// The formats drafts and libraries come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "InputFormat"))]
pub enum Format {
    /// One template, a list, an object with `templates`, or an answer of the platform.
    Json,
    /// A template a line.
    Jsonl,
    /// A spreadsheet's rows, cells between commas.
    Csv,
    /// A spreadsheet's rows, cells between tabs: what a spreadsheet puts on the clipboard.
    Tsv,
    /// Text in which templates stand: by their placeholders, or drafts in Markdown.
    Text,
    /// A title a line.
    Titles,
    /// The sheets of a workbook.
    Workbook,
}

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

/// One of several inputs that stand behind one another.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileMeta {
    /// The name in the report.
    #[serde(default)]
    pub name: Option<String>,
    /// The format; found out from the name or the content unless told.
    #[serde(default)]
    pub format: Option<Format>,
    /// What the other module says of its bytes.
    #[serde(default)]
    pub opened: Option<Result<Opened, Refusal>>,
    /// How many bytes it has.
    pub bytes: usize,
    /// Why there are none.
    #[serde(default)]
    pub error: Option<String>,
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

/// A report on files, with what they hold.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FilesReport {
    /// The report.
    #[serde(flatten)]
    pub report: Report,
    /// The templates by their index in the report; null for those that could not be read.
    pub templates: Vec<Option<Template>>,
}

/// What became of a library that was loaded.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Loaded {
    /// How many titles were inserted.
    pub inserted: usize,
    /// What could not be read.
    pub errors: Vec<InputError>,
    /// What is good to know of the input.
    pub notes: Vec<InputNote>,
    /// Whether nothing of it is a title or a draft.
    pub foreign: bool,
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

impl From<Format> for input::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Json => Self::Json,
            Format::Jsonl => Self::JsonLines,
            Format::Csv => Self::Csv,
            Format::Tsv => Self::Tsv,
            Format::Text => Self::Text,
            Format::Titles => Self::Titles,
            Format::Workbook => Self::Workbook,
        }
    }
}

impl From<input::Format> for Format {
    fn from(format: input::Format) -> Self {
        match format {
            input::Format::JsonLines => Self::Jsonl,
            input::Format::Csv => Self::Csv,
            input::Format::Tsv => Self::Tsv,
            input::Format::Text => Self::Text,
            input::Format::Titles => Self::Titles,
            input::Format::Workbook => Self::Workbook,
            // The library may learn formats; all that is not named here would be JSON of some kind.
            _ => Self::Json,
        }
    }
}
