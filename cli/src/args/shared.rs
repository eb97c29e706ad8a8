//! What several commands understand.

use std::path::PathBuf;

use clap::ValueEnum;
use mobanlint::{Language, Severity};

#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Exclude {
    /// Leave out of folders what matches, as a line of .gitignore does: `*.md`, `drafts/old`; may be given again
    ///
    /// A file that is named itself is read all the same.
    #[arg(long = "exclude", value_name = "GLOB")]
    pub(crate) globs: Vec<String>,
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

#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct ConfigArgs {
    /// The configuration, in the place of the closest `mobanlint.toml` upwards
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub(crate) config: Option<PathBuf>,

    /// Read no `mobanlint.toml`
    #[arg(long)]
    pub(crate) no_config: bool,
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// For people
    Text,
    /// For programs
    Json,
}

/// How a command's answer is printed.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(crate) struct Printed {
    /// How it is printed
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub(crate) format: ListFormat,

    #[command(flatten)]
    pub(crate) lang: Lang,
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

impl From<Level> for Severity {
    fn from(level: Level) -> Self {
        match level {
            Level::Error => Self::Error,
            Level::Warning => Self::Warning,
            Level::Info => Self::Info,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}
