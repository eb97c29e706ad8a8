//! What callers give and get that is not the library's own.

use mobanlint::input::{Batch, InputError, InputNote};
use mobanlint::{Language, Report, Template};
use mobanlint_wire::Encoding;
use serde::{Deserialize, Serialize};

/// How a linter is made. Everything may be left out.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct LinterOptions {
    /// The name of a built-in ruleset, or the JSON text of one; with `read`, also the path of one.
    pub ruleset: Option<String>,
    /// What the ruleset's text is called in errors; paths in it are relative to this.
    pub ruleset_name: Option<String>,
    /// Further folders whose files the ruleset may name; else only those of its own, and below.
    pub allow_folders: Option<Vec<String>>,
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

/// One of several inputs that stand behind one another, as the module that reads hands it over.
#[derive(Debug, Clone, Deserialize)]
pub enum GivenFile {
    /// What was read of it.
    Read(Batch),
    /// Why there is nothing of it.
    Error(InputError),
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
