//! The command line of the courier.
#![forbid(unsafe_code)]
#![allow(
    clippy::disallowed_methods,
    reason = "the linter must not read files or the environment; the courier is there to do it"
)]

mod args;
mod commands;
mod output;
mod setup;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

/// What a run that came to its end says to the shell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// Done.
    Done = 0,
    /// The message was not sent, for a reason that lies in it or with the user.
    NotSent = 1,
    /// Wrong usage, no token, no store, no platform.
    Failed = 2,
    /// Nobody knows whether the message was sent.
    Unknown = 3,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let language = args.command.account().lang.language();
    let status = match &args.command {
        Command::Serve(args) => commands::serve::run(args),
        Command::Token(args) => commands::token::run(args),
        Command::Pull(args) => commands::pull::run(args),
        Command::Send(args) => commands::send::run(args),
        Command::Allowance(args) => commands::allowance::run(args),
    };
    let status = status.unwrap_or_else(|stop| {
        output::complain(language, &stop.0);
        Status::Failed
    });
    ExitCode::from(status as u8)
}
