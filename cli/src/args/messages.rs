//! What can be said to `preflight`.

use std::path::PathBuf;

use super::formats::{FormatArg, FormatParser};
use super::shared::{Color, Lang, Level};

/// Judge messages beside their templates, before they are sent
///
/// A message is the body of a request: JSON, a list, a log with one in some of its lines, the object of a program, or its data alone.
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit status:
  0  nothing at or above --fail-on
  1  findings at or above --fail-on
  2  wrong usage, unreadable input, nothing to judge, no templates")]
pub(crate) struct Preflight {
    /// Files of messages; - is standard input, which is also read when it is a pipe and no path is given
    #[arg(value_name = "MESSAGES")]
    pub(crate) messages: Vec<PathBuf>,

    /// The templates of the account: what gettemplate or template/list answer, drafts with types, or whatever else check reads
    #[arg(long, value_name = "FILE", required = true)]
    pub(crate) templates: Vec<PathBuf>,

    /// The app.json of the mini program, whose pages a message may lead to
    #[arg(long, value_name = "FILE")]
    pub(crate) app: Option<PathBuf>,

    /// Reviewed values as JSON, lists of them by key, by template id if need be, or keywordEnumValueList
    #[arg(long, value_name = "FILE")]
    pub(crate) constants: Option<PathBuf>,

    /// A built-in ruleset, or a file with one
    #[arg(long, value_name = "NAME|PATH", default_value = "wechat-send")]
    pub(crate) ruleset: String,

    /// More words for the rules' lists: `tag TAB word` a line
    #[arg(long, value_name = "FILE")]
    pub(crate) words: Vec<PathBuf>,

    /// Run only these rules, by number or name: s.1,send-page
    #[arg(long = "rule", value_name = "RULE", value_delimiter = ',')]
    pub(crate) only: Vec<String>,

    /// Leave these rules out, by number or name
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(crate) skip: Vec<String>,

    /// How the findings are printed, or written to a file: `sarif=out.sarif`; may be given again [default: text]
    ///
    /// text, json, jsonl, csv, markdown, sarif and github need the memory of one message, however long a log is; the others that of all.
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = FormatParser)]
    pub(crate) format: Vec<FormatArg>,

    /// Where the format without a file of its own is written [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Print how often each rule was broken, in the place of the findings; of the format text
    #[arg(long)]
    pub(crate) statistics: bool,

    /// Print findings and errors, and nothing else: no notes, no counts
    #[arg(long, short)]
    pub(crate) quiet: bool,

    #[command(flatten)]
    pub(crate) lang: Lang,

    /// The least severity that is printed; changes neither the counts nor the exit status [default: warning for text and markdown, info for the others]
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub(crate) show: Option<Level>,

    /// The least severity that makes the exit status 1
    #[arg(long, value_enum, value_name = "LEVEL", default_value_t = Level::Error)]
    pub(crate) fail_on: Level,

    /// Whether text is coloured; auto is on a terminal, unless `NO_COLOR` is set
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub(crate) color: Color,
}
