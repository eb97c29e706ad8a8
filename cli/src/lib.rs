//! The command line of mobanlint: files, folders, threads and terminals around the library.
#![forbid(unsafe_code)]
#![allow(
    clippy::disallowed_methods,
    reason = "the library must not read files, the environment or the clock; the command line is there to do it"
)]

mod args;
mod baseline;
mod chosen;
mod commands;
mod config;
mod drafts;
mod format;
mod judge;
mod locale;
mod lsp;
mod mcp;
mod mending;
mod opened;
mod output;
mod package;
mod pages;
mod progress;
mod reporting;
mod setup;
mod sources;
mod steps;
mod threads;
mod titles;
mod whole_file;

use std::ffi::OsString;

use clap::Parser;

use args::{Args, Command};
pub use chosen::Chosen;
use output::Stop;

/// What a run that came to its end says to the shell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// Nothing at or above the level asked for.
    Clean = 0,
    /// Findings, or examples that do not hold.
    Findings = 1,
    /// Wrong usage, unreadable input, nothing to check.
    Unusable = 2,
}

/// Runs the command that these arguments name, the first of which is what the program was called by, and says with which
/// status it ends. `program` is what starts it anew, as the tools of an agent do: its path, and what stands before the arguments.
///
/// What asks for help, and what is no command, ends the process.
pub fn run(args: impl IntoIterator<Item = OsString>, program: &[OsString]) -> u8 {
    let args = Args::parse_from(args);
    let status = match &args.command {
        Command::Check(args) => commands::check::run(args),
        Command::Convert(args) => commands::convert::run(args),
        Command::Rules(args) => commands::rules::run(args),
        Command::Explain(args) => commands::explain::run(args),
        Command::Schema(args) => commands::schema::run(args),
        Command::Compare(args) => commands::compare::run(args),
        Command::Preflight(args) => commands::preflight::run(args),
        Command::Duplicates(args) => commands::duplicates::run(args),
        Command::Find(args) => commands::find::run(args),
        Command::Apply(args) => commands::apply::run(args),
        Command::Config(args) => commands::config::run(args),
        Command::Init(args) => commands::init::run(args),
        Command::Lsp(args) => commands::lsp::run(args),
        Command::Mcp(args) => commands::mcp::run(args, program),
        Command::Completions(args) => commands::completions::run(args),
    };
    let status = status.unwrap_or_else(|stop| {
        match stop {
            Stop::Said(language, message) => output::complain(language, &message),
            // Whoever read our output has seen enough. What was not judged cannot be called clean.
            Stop::NobodyReads => {}
        }
        Status::Unusable
    });
    status as u8
}
