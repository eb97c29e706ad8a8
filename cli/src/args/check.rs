//! What can be said to `check`.

use std::path::PathBuf;

use super::formats::FormatArg;
use super::formats::FormatParser;
use super::shared::{Color, Exclude, Lang, Level, RulesetArgs};

/// Audit drafts
///
/// A draft file (.json) holds one template, a list of them, or {"templates": […]}; a .jsonl file has a template a line. `mobanlint schema drafts` prints the format.
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit status:
  0  nothing at or above --fail-on; with --fix, nothing is left; with --diff, nothing would change
  1  findings at or above --fail-on; with --fix, some are left; with --diff, something would change
  2  wrong usage, unreadable input, a file that cannot be written, nothing to check, no rule selected")]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag that stands by itself")]
pub(crate) struct Check {
    /// Files and folders; - is standard input, which is also read when it is a pipe and no path is given
    ///
    /// Of a folder every file is looked at, in order of their paths; hidden files and what .gitignore names are left out, files that hold no drafts are passed over and counted.
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) exclude: Exclude,

    /// Existing titles to compare with: a title a line, drafts, or an answer of the platform's interfaces
    #[arg(long, value_name = "PATH")]
    pub(crate) library: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) ruleset: RulesetArgs,

    /// Run only these rules, by number or name: 1.3,title-marketing
    #[arg(long = "rule", value_name = "RULE", value_delimiter = ',')]
    pub(crate) only: Vec<String>,

    /// Leave these rules out, by number or name
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(crate) skip: Vec<String>,

    /// How the findings are printed, or written to a file: `sarif=out.sarif`; may be given again [default: text]
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = FormatParser)]
    pub(crate) format: Vec<FormatArg>,

    /// Where the format without a file of its own is written [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// What standard input is called in reports; its ending and its folder count as a file's do
    #[arg(long, value_name = "PATH")]
    pub(crate) stdin_filename: Option<PathBuf>,

    /// Check again whenever a file of the paths, the configuration, the words or the library changes
    #[arg(long)]
    pub(crate) watch: bool,

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

    /// The least severity that makes the exit status 1 [default: error]
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub(crate) fail_on: Option<Level>,

    /// Findings that are in this file are old: they are not told, and change no exit status
    ///
    /// A finding is known by its rule, its template (by id, else by title), the kind of field and its text, not by its line. Those of it that are gone are told.
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,

    /// Write all that is found to the baseline, and drop from it what is gone: give the paths of all drafts
    #[arg(long, conflicts_with_all = ["fix", "fix_unsafe", "diff"])]
    pub(crate) write_baseline: bool,

    /// Make entries of `ignore` that silence nothing errors; else they are infos
    #[arg(long)]
    pub(crate) unused_ignores: bool,

    /// Mend the files in place with every safe fix, then report what is left
    ///
    /// Only the texts that are mended change; formatting, quotes, encoding and other cells stay. Each file is read again before it takes the place of the old one, whole or not at all; of a link, what it leads to is replaced. Of workbooks only .xlsx is written. What cannot be mended where it stands is told, with the reason.
    #[arg(long)]
    pub(crate) fix: bool,

    /// As --fix, and take of each finding without a safe fix the first proposal: read what it did
    #[arg(long)]
    pub(crate) fix_unsafe: bool,

    /// Print what --fix would change (with --fix-unsafe, what that would), as a unified diff, and write nothing
    #[arg(long)]
    pub(crate) diff: bool,

    /// Whether text is coloured; auto is on a terminal or where `FORCE_COLOR` is set, unless `NO_COLOR` is
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub(crate) color: Color,

    /// How many threads judge; the output is the same with any number [default: one a core]
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<std::num::NonZeroUsize>,
}
