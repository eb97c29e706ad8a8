//! What can be said on the command line.

mod check;
mod configuring;
mod formats;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use mobanlint::{Language, Severity};

pub(crate) use check::Check;
pub(crate) use configuring::{ConfigArgs, Init, Lsp, Mcp, ShowConfig};
pub(crate) use formats::{Format, FormatArg, ReportFormat, WholeFormat};

/// Checks drafts of WeChat message templates against the platform's audit rules, before a human reviewer does.
///
/// Nothing leaves this machine.
#[derive(Debug, Parser)]
#[command(name = "mobanlint", version, max_term_width = 100)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Check(Check),
    Preflight(Preflight),
    Convert(Convert),
    Compare(Compare),
    Duplicates(Duplicates),
    Find(Find),
    Apply(Apply),
    Rules(Rules),
    Explain(Explain),
    Schema(Schema),
    Config(ShowConfig),
    Init(Init),
    Lsp(Lsp),
    Mcp(Mcp),
    Completions(Completions),
}

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

    /// How the findings are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,

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

    /// Leave out of folders what matches, as a line of .gitignore does: `*.md`, `drafts/old`; may be given again
    ///
    /// A file that is named itself is read all the same.
    #[arg(long, value_name = "GLOB")]
    pub(crate) exclude: Vec<String>,

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

    /// How the verdicts are printed
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub(crate) format: ListFormat,

    #[command(flatten)]
    pub(crate) lang: Lang,

    /// Make the exit status 1 when a pair has this severity or a worse one
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub(crate) fail_on: Option<Level>,
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

    /// Leave out of folders what matches, as a line of .gitignore does: `*.md`, `drafts/old`; may be given again
    ///
    /// A file that is named itself is read all the same.
    #[arg(long, value_name = "GLOB")]
    pub(crate) exclude: Vec<String>,

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

    /// Leave out of folders what matches, as a line of .gitignore does: `*.md`, `drafts/old`; may be given again
    #[arg(long, value_name = "GLOB")]
    pub(crate) exclude: Vec<String>,

    /// How many templates are told at most, up to 100
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=100))]
    pub(crate) limit: u32,

    #[command(flatten)]
    pub(crate) ruleset: RulesetArgs,

    /// How they are printed
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub(crate) format: ListFormat,

    #[command(flatten)]
    pub(crate) lang: Lang,
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

    /// Leave out of folders what matches, as a line of .gitignore does: `*.md`, `drafts/old`; may be given again
    #[arg(long, value_name = "GLOB")]
    pub(crate) exclude: Vec<String>,

    /// Existing titles to compare with, as for check
    #[arg(long, value_name = "PATH")]
    pub(crate) library: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) ruleset: RulesetArgs,

    /// How they are printed
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub(crate) format: ListFormat,

    #[command(flatten)]
    pub(crate) lang: Lang,
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormat {
    /// For people
    Text,
    /// For programs: a group a line
    Json,
    /// For spreadsheets: a title a row
    Csv,
}

/// List the rules in force
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit status:
  0  the rules are listed; with --verify, every example holds
  1  with --verify, an example does not hold or a rule lacks one
  2  wrong usage, a ruleset that cannot be loaded")]
pub(crate) struct Rules {
    /// Prove the examples of every rule instead
    #[arg(long)]
    pub(crate) verify: bool,

    #[command(flatten)]
    pub(crate) ruleset: RulesetArgs,

    /// How the list is printed
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub(crate) format: ListFormat,

    #[command(flatten)]
    pub(crate) lang: Lang,
}

/// Print all there is to know about a rule, about an answer of the platform's interfaces, or about a penalty
///
/// The answer may be a code, its JSON, or whatever a program has logged of it.
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit status:
  0  explained; that a code is not known is said, too
  2  wrong usage, unreadable input, no such rule")]
pub(crate) struct Explain {
    /// A rule by number or name (1.3, title-suffix, v.1), a code (47003, -1), an answer ({\"errcode\": …}), `wxa_punish_event` or the event as it was pushed
    #[arg(value_name = "WHAT", allow_negative_numbers = true)]
    pub(crate) what: Option<String>,

    /// Find the answers in a log and explain each that differs once; - is standard input
    #[arg(long, value_name = "FILE", conflicts_with = "what")]
    pub(crate) log: Option<PathBuf>,

    /// The message an answer is about: what is wrong with it beside its template is shown, too; - is standard input
    #[arg(long, value_name = "FILE", requires = "templates", conflicts_with = "log")]
    pub(crate) message: Option<PathBuf>,

    /// The templates of the account, as for preflight
    #[arg(long, value_name = "FILE", requires = "message")]
    pub(crate) templates: Vec<PathBuf>,

    /// The app.json of the mini program, as for preflight
    #[arg(long, value_name = "FILE", requires = "message")]
    pub(crate) app: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) ruleset: RulesetArgs,

    /// How it is printed
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub(crate) format: ListFormat,

    #[command(flatten)]
    pub(crate) lang: Lang,
}

/// Print the JSON Schema of a file format
#[derive(Debug, clap::Args)]
pub(crate) struct Schema {
    /// Which format
    #[arg(value_enum, default_value_t = SchemaOf::Drafts)]
    pub(crate) of: SchemaOf,
}

/// Print a script that completes commands and options in a shell
#[derive(Debug, clap::Args)]
pub(crate) struct Completions {
    /// Which shell
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct RulesetArgs {
    /// A built-in ruleset, or a file with one [default: wechat-template-message]
    #[arg(long, value_name = "NAME|PATH")]
    pub(crate) ruleset: Option<String>,

    /// More words for the rules' lists: `tag TAB word` a line
    #[arg(long, value_name = "FILE")]
    pub(crate) words: Vec<PathBuf>,

    /// Lets the ruleset name files of this folder too, not only of its own; may be given again
    #[arg(long, value_name = "DIR")]
    pub(crate) allow_folder: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}

#[derive(Debug, Clone, Copy, clap::Args)]
pub(crate) struct Lang {
    /// The language of messages [default: zh in a Chinese locale, else en]
    #[arg(long, value_enum)]
    pub(crate) lang: Option<LangName>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum LangName {
    /// Simplified Chinese
    Zh,
    /// English
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// For people
    Text,
    /// For programs
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Level {
    /// The audit rules forbid it and the program is sure
    Error,
    /// Likely to be refused; a person should look
    Warning,
    /// Could not be checked, or good to know
    Info,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum SchemaOf {
    /// Template drafts: what `check` reads
    Drafts,
    /// Rulesets: what `--ruleset` reads
    Rulesets,
    /// The report: what `check --format json` prints
    Report,
    /// The configuration: `mobanlint.toml`
    Config,
}

impl From<Level> for Severity {
    fn from(level: Level) -> Self {
        match level {
            Level::Error => Self::Error,
            Level::Warning => Self::Warning,
            Level::Info => Self::Info,
        }
    }
}

impl Lang {
    /// The language that was asked for, by option or by locale.
    pub(crate) fn language(self) -> Language {
        self.given().unwrap_or_else(crate::locale::language)
    }

    /// The language that was asked for by option.
    pub(crate) fn given(self) -> Option<Language> {
        self.lang.map(|name| match name {
            LangName::Zh => Language::Zh,
            LangName::En => Language::En,
        })
    }
}
