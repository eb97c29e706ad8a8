//! What can be said of `mobanlint.toml`.

use std::path::PathBuf;

use super::shared::{ConfigArgs, Lang};

/// Print the configuration that is in force for a path, and where each value comes from
///
/// Of each file the closest `mobanlint.toml` upwards counts. Its keys are named as the options of check, which win; of several configurations in one run, `lang`, `format`, `show`, `fail-on`, `baseline` and `unused-ignores` are those of the first path.
#[derive(Debug, clap::Args)]
pub(crate) struct ShowConfig {
    /// A file or folder
    #[arg(default_value = ".")]
    pub(crate) path: PathBuf,

    #[command(flatten)]
    pub(crate) config: ConfigArgs,

    #[command(flatten)]
    pub(crate) lang: Lang,
}

/// Write a `mobanlint.toml` in which every key is explained
///
/// One that is there already is left alone.
#[derive(Debug, clap::Args)]
pub(crate) struct Init {
    /// The folder it is written to
    #[arg(default_value = ".")]
    pub(crate) folder: PathBuf,

    #[command(flatten)]
    pub(crate) lang: Lang,
}

/// Serve an editor over standard streams, by the Language Server Protocol
///
/// Drafts are judged as they are typed: in .json, .jsonl, .csv and .tsv, and wherever placeholders stand in other files. Configuration and library are those of mobanlint.toml, as for check.
#[derive(Debug, clap::Args)]
pub(crate) struct Lsp {
    #[command(flatten)]
    pub(crate) config: ConfigArgs,

    #[command(flatten)]
    pub(crate) lang: Lang,
}

/// Serve an agent over standard streams, by the Model Context Protocol
///
/// Its tools are check, compare, find, explain and preflight, with the JSON that those commands print. Tools are given texts and read no files but `mobanlint.toml` and what it names.
#[derive(Debug, clap::Args)]
pub(crate) struct Mcp {
    #[command(flatten)]
    pub(crate) lang: Lang,
}
