//! What can be said to the commands that hand drafts on.

use std::path::PathBuf;

use clap::ValueEnum;

use super::shared::{Exclude, Lang, Printed, RulesetArgs};

/// Write what is read as drafts, in another format
///
/// Drafts that are written and read again are the same, whatever the format; only JSON keeps `$schema`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit status:
  0  all was read and is written
  2  wrong usage, something could not be read: the rest is written all the same, unless there is none")]
pub(crate) struct Convert {
    /// Files and folders, as for check
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) exclude: Exclude,

    /// The format that is written; a table has its names in the language of --lang
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) to: DraftFormat,

    /// Where it is written, in the place of what is there; none of the files that are read [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) lang: Lang,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DraftFormat {
    /// One object with all drafts, as check reads it
    Json,
    /// A draft a line
    Jsonl,
    /// A table with a draft a row
    Csv,
    /// The same, between tabs
    Tsv,
    /// The same as a workbook, in which long numbers stay as they are
    Xlsx,
    /// A heading, a list and a table for each draft
    Markdown,
}

/// Print what the console asks for, field by field, of drafts without errors
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit status:
  0  every draft can be handed in
  1  some have errors, and are only counted
  2  wrong usage, unreadable input")]
pub(crate) struct Apply {
    /// Files and folders, as for check
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) exclude: Exclude,

    /// Existing titles to compare with, as for check
    #[arg(long, value_name = "PATH")]
    pub(crate) library: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) ruleset: RulesetArgs,

    #[command(flatten)]
    pub(crate) printed: Printed,
}
