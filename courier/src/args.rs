//! What can be said on the command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use courier::http::PLATFORM;
use courier_core::token::Mode;
use courier_core::wire::Interface;
use mobanlint::Language;

/// Keeps one access token for all business servers, and sends messages that were checked and may be sent.
///
/// The account's secret is read from a file or from the environment, never from the command line.
#[derive(Debug, Parser)]
#[command(name = "mobanlint-courier", version, max_term_width = 100)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Serve(Serve),
    Token(Token),
    Pull(Pull),
    Send(Send),
    Allowance(Allowance),
}

impl Command {
    pub(crate) fn account(&self) -> &Account {
        match self {
            Self::Serve(args) => &args.account,
            Self::Token(args) => &args.account,
            Self::Pull(args) => &args.account,
            Self::Send(args) => &args.account,
            Self::Allowance(args) => args.account(),
        }
    }
}

/// Keep the token and serve it, send messages and count allowances, over HTTP
///
/// GET /token, POST /token/stale, POST /send, GET and POST /allowance want a bearer; GET /healthz and GET /metrics do not. It ends with SIGTERM or SIGINT, after whoever has asked was answered, 50 s later at most.
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit status:
  0  ended as it was told to
  2  wrong usage, a store or an address that cannot be had")]
pub(crate) struct Serve {
    /// Where it listens; whoever can reach that and has a bearer gets the token
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8350")]
    pub(crate) listen: SocketAddr,

    /// Who may ask: a name and the SHA-256 of a bearer a line
    ///
    /// `printf %s BEARER | sha256sum` prints the second.
    #[arg(long, value_name = "FILE")]
    pub(crate) callers: PathBuf,

    /// The account's templates, which messages are judged beside: files as `pull` writes them
    #[arg(long, value_name = "FILE")]
    pub(crate) templates: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) known: Known,

    #[command(flatten)]
    pub(crate) policies: Policies,

    #[command(flatten)]
    pub(crate) account: Account,
}

/// Print the token, which is fetched if there is none that is good
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit status:
  0  printed
  2  wrong usage, no token")]
pub(crate) struct Token {
    /// The name of a token the platform has refused: if it is the current one, another is fetched
    #[arg(long, value_name = "ID")]
    pub(crate) stale: Option<String>,

    /// Print JSON, with the token's name and the seconds it is still good for
    #[arg(long)]
    pub(crate) json: bool,

    #[command(flatten)]
    pub(crate) account: Account,
}

/// Fetch the account's templates into a file, for --templates here and --library of mobanlint
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit status:
  0  written
  2  wrong usage, no token, refused by the platform")]
pub(crate) struct Pull {
    /// Whose templates
    #[arg(long, value_enum, default_value_t = Kind::Subscribe)]
    pub(crate) interface: Kind,

    /// Where they are written [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) account: Account,
}

/// Send one message: it is judged, its allowance is taken, and it is sent once
///
/// A message of which nobody knows whether it was sent is never sent again. One of a service account gets a `client_msg_id`, by which the platform sends it once within ten minutes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit status:
  0  the platform took it
  1  not sent: findings, no allowance, refused by the platform
  2  not sent: wrong usage, no token, the store or the platform cannot be reached
  3  unknown: it may have been sent")]
pub(crate) struct Send {
    /// The JSON of the message as the interface wants it; - is standard input
    #[arg(value_name = "FILE")]
    pub(crate) message: PathBuf,

    /// The interface it is sent by
    #[arg(long, value_enum, default_value_t = Kind::Subscribe)]
    pub(crate) interface: Kind,

    /// The account's templates, which it is judged beside: files as `pull` writes them
    #[arg(long, value_name = "FILE", required = true)]
    pub(crate) templates: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) counted: Counted,

    #[command(flatten)]
    pub(crate) known: Known,

    #[command(flatten)]
    pub(crate) policies: Policies,

    #[command(flatten)]
    pub(crate) account: Account,
}

/// Look up and enter how many messages may be sent to a user
#[derive(Debug, clap::Args)]
pub(crate) struct Allowance {
    #[command(subcommand)]
    pub(crate) action: Action,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Action {
    Left(Left),
    Grant(Grant),
    Event(Event),
}

impl Allowance {
    fn account(&self) -> &Account {
        match &self.action {
            Action::Left(args) => &args.account,
            Action::Grant(args) => &args.account,
            Action::Event(args) => &args.account,
        }
    }
}

/// Print how many messages may still be sent; `unlimited` is any number
#[derive(Debug, clap::Args)]
pub(crate) struct Left {
    #[command(flatten)]
    pub(crate) place: Place,

    #[command(flatten)]
    pub(crate) counted: Counted,

    #[command(flatten)]
    pub(crate) account: Account,
}

/// Enter what a user did: handed in a form, paid, agreed
#[derive(Debug, clap::Args)]
pub(crate) struct Grant {
    #[command(flatten)]
    pub(crate) place: Place,

    /// What it allows: form, payment, payment-3, consent, long-term, limited, or one of --policies
    #[arg(long, value_name = "NAME")]
    pub(crate) policy: String,

    /// What names the act: the form's id, the payment's; entered again it counts once
    #[arg(long)]
    pub(crate) id: String,

    #[command(flatten)]
    pub(crate) policies: Policies,

    #[command(flatten)]
    pub(crate) account: Account,
}

/// Enter an event about subscriptions as the platform posted it, in JSON
#[derive(Debug, clap::Args)]
pub(crate) struct Event {
    /// The event; - is standard input
    #[arg(value_name = "FILE")]
    pub(crate) path: PathBuf,

    #[command(flatten)]
    pub(crate) policies: Policies,

    #[command(flatten)]
    pub(crate) account: Account,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Place {
    /// The user's openid
    pub(crate) user: String,

    /// The template's id; without it, what forms and payments allow
    #[arg(long, value_name = "ID")]
    pub(crate) template: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Counted {
    /// The value of the counting field, where the subscription is limited by one
    #[arg(long, value_name = "VALUE")]
    pub(crate) key: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Known {
    /// The app.json of the mini program, whose pages a message may lead to
    #[arg(long, value_name = "FILE")]
    pub(crate) app: Option<PathBuf>,

    /// Reviewed values, as JSON: `{"const2": ["…"]}`, by template id if need be, or keywordEnumValueList
    #[arg(long, value_name = "FILE")]
    pub(crate) constants: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Policies {
    /// What acts of users allow, before what is built in: a file as courier/core/src/allowance/policies.json
    #[arg(long = "policies", value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,

    /// What consents for a template allow, where they are no one-time ones: ID=long-term; may be given again
    #[arg(long, value_name = "ID=NAME")]
    pub(crate) template_policy: Vec<String>,
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "The account")]
pub(crate) struct Account {
    /// The account's id
    #[arg(long, env = "MOBANLINT_COURIER_APPID", value_name = "ID")]
    pub(crate) appid: String,

    /// The file with the account's secret [default: the secret is in `MOBANLINT_COURIER_SECRET`]
    #[arg(long, value_name = "FILE")]
    pub(crate) secret_file: Option<PathBuf>,

    /// Which interface tokens come from
    #[arg(long, value_enum, default_value_t = ModeName::Stable)]
    pub(crate) mode: ModeName,

    /// Where tokens and allowances are kept: a file for one machine, redis://… or rediss://… for several, or memory
    #[arg(
        long,
        env = "MOBANLINT_COURIER_STORE",
        value_name = "STORE",
        default_value = "courier.db",
        hide_env_values = true
    )]
    pub(crate) store: String,

    /// Where the platform is; https, or an address of this machine
    #[arg(long, value_name = "URL", default_value = PLATFORM)]
    pub(crate) platform: String,

    /// How long a token that is not there is waited for, seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 15, value_parser = clap::value_parser!(u64).range(..=3_600))]
    pub(crate) patience: u64,

    #[command(flatten)]
    pub(crate) lang: Lang,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ModeName {
    /// cgi-bin/stable_token: asking twice brings the same token
    Stable,
    /// cgi-bin/token: every token makes the one before invalid
    Classic,
}

impl From<ModeName> for Mode {
    fn from(mode: ModeName) -> Self {
        match mode {
            ModeName::Stable => Self::Stable,
            ModeName::Classic => Self::Classic,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// Template messages of mini programs, by form or payment
    Template,
    /// Subscribe messages of mini programs
    Subscribe,
    /// Template messages of service accounts, which need no allowance
    Service,
}

impl From<Kind> for Interface {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Template => Self::Template,
            Kind::Subscribe => Self::Subscribe,
            Kind::Service => Self::Service,
        }
    }
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
        match self.lang {
            Some(LangName::Zh) => Language::Zh,
            Some(LangName::En) => Language::En,
            None => of_locale(),
        }
    }
}

/// Chinese in a Chinese locale, English in any other.
fn of_locale() -> Language {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(std::env::var_os)
        .find(|value| !value.is_empty());
    set.and_then(|tag| Language::from_tag(&tag.to_string_lossy()))
        .unwrap_or(Language::En)
}
