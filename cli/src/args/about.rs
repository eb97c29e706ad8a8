//! What can be said to the commands about the program itself.

use clap::ValueEnum;

/// Print the JSON Schema of a file format
#[derive(Debug, clap::Args)]
pub(crate) struct Schema {
    /// Which format
    #[arg(value_enum, default_value_t = SchemaOf::Drafts)]
    pub(crate) of: SchemaOf,
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

/// Print a script that completes commands and options in a shell
#[derive(Debug, clap::Args)]
pub(crate) struct Completions {
    /// Which shell
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}
