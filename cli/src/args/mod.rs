//! What can be said on the command line.

mod about;
mod check;
mod configuring;
mod drafts;
mod formats;
mod messages;
mod rules;
mod shared;
mod titles;

use clap::{Parser, Subcommand};

pub(crate) use about::{Completions, Schema, SchemaOf};
pub(crate) use check::Check;
pub(crate) use configuring::{Init, Lsp, Mcp, ShowConfig};
pub(crate) use drafts::{Apply, Convert, DraftFormat};
pub(crate) use formats::{Format, FormatArg, ReportFormat, WholeFormat};
pub(crate) use messages::Preflight;
pub(crate) use rules::{Explain, Rules};
pub(crate) use shared::{Color, ConfigArgs, Level, ListFormat, RulesetArgs};
pub(crate) use titles::{Compare, Duplicates, Find, TableFormat};

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
