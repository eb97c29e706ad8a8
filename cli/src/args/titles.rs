//! What can be said to the commands that compare titles.

use std::path::PathBuf;

use clap::ValueEnum;

use super::shared::{Exclude, Lang, Level, Printed, RulesetArgs};

/// Say whether two titles, or two keywords, are over-similar, and why
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit status:
  0  compared, whatever came of it
  1  with --fail-on, a pair is that near
  2  wrong usage, a line that cannot be read")]
pub(crate) struct Compare {
    /// The one
    pub(crate) a: Option<String>,

    /// The other
    #[arg(requires = "a")]
    pub(crate) b: Option<String>,

    /// What the two are
    #[arg(long, value_enum, default_value_t = Kind::Title)]
    pub(crate) kind: Kind,

    /// Pairs to compare, `kind TAB a TAB b` a line; - is standard input
    #[arg(long, value_name = "FILE", conflicts_with_all = ["a", "b", "kind"])]
    pub(crate) input: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) ruleset: RulesetArgs,

    #[command(flatten)]
    pub(crate) printed: Printed,

    /// Make the exit status 1 when a pair has this severity or a worse one
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub(crate) fail_on: Option<Level>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// Titles of templates
    Title,
    /// Keywords of one template
    Keyword,
}

impl From<Kind> for mobanlint::PairKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Title => Self::Title,
            Kind::Keyword => Self::Keyword,
        }
    }
}

/// Find every group of identical or over-similar titles in a library
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit status:
  0  searched, whatever was found
  1  with --fail-on, a group has that severity
  2  wrong usage, unreadable input")]
pub(crate) struct Duplicates {
    /// Files and folders of titles: a title a line, drafts, or answers of the platform's interfaces; - is standard input
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) exclude: Exclude,

    #[command(flatten)]
    pub(crate) ruleset: RulesetArgs,

    /// How the groups are printed
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub(crate) format: TableFormat,

    #[command(flatten)]
    pub(crate) lang: Lang,

    /// Make the exit status 1 when a group has this severity or a worse one
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub(crate) fail_on: Option<Level>,

    /// How many threads compare; the output is the same with any number [default: one a core]
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<std::num::NonZeroUsize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormat {
    /// For people
    Text,
    /// For programs: a group a line
    Json,
    /// For spreadsheets: a title a row
    Csv,
}

/// Find the templates of a library that say an event, before applying for one
///
/// Nearest first: the same title, the same but for the ending, the same meaning, then those that share words with the event.
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit status:
  0  there is at least one
  1  nothing in the library says it
  2  wrong usage, unreadable input")]
pub(crate) struct Find {
    /// What happens, in one's own words: 用户取消了场馆预约
    #[arg(value_name = "EVENT")]
    pub(crate) event: String,

    /// Keywords the template should have: 场馆名称,取消时间
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(crate) keywords: Vec<String>,

    /// Files and folders of templates: answers of the platform's interfaces, drafts, or a title a line; - is standard input
    #[arg(long, value_name = "PATH", required = true)]
    pub(crate) library: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) exclude: Exclude,

    /// How many templates are told at most, up to 100
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=100))]
    pub(crate) limit: u32,

    #[command(flatten)]
    pub(crate) ruleset: RulesetArgs,

    #[command(flatten)]
    pub(crate) printed: Printed,
}
