//! What can be said to the commands that tell of rules.

use std::path::PathBuf;

use super::shared::{Printed, RulesetArgs};

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

    #[command(flatten)]
    pub(crate) printed: Printed,
}

/// Print all there is to know about a rule, about an answer of the platform's interfaces, or about a penalty
///
/// The answer may be a code, its JSON, or whatever a program has logged of it.
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit status:
  0  explained; that a code is not known is said, too
  2  wrong usage, unreadable input, no such rule")]
pub(crate) struct Explain {
    /// A rule by number or name (1.3, title-suffix, v.1), a code (47003, -1), an answer ({"errcode": …}), `wxa_punish_event` or the event as it was pushed
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

    #[command(flatten)]
    pub(crate) printed: Printed,
}
