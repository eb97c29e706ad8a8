//! Checks drafts of WeChat message templates against the platform's audit rules, before a human reviewer does.
#![forbid(unsafe_code)]
#![cfg_attr(
    not(feature = "rulesets"),
    allow(dead_code, reason = "what only rulesets of one's own say is read nowhere")
)]

pub mod application;
mod checks;
pub mod codes;
mod compare;
pub mod conduct;
mod data;
mod examine;
mod fix;
pub mod input;
mod language;
mod lexicon;
mod library;
mod linter;
mod made;
mod message;
mod order;
mod pattern;
mod place;
mod preflight;
pub mod render;
mod report;
mod rule_page;
mod ruleset;
pub mod schema;
mod session;
mod similarity;
mod template;
mod text;
mod texts;
#[cfg(feature = "rulesets")]
mod verify;

pub use compare::{Duplicates, Pair, Verdict};
pub use data::{Fault, FaultKind};
pub use examine::{Examined, Examiner};
pub use language::Language;
pub use library::{Alike, Candidate, EntryId, Library, Title};
pub use linter::{Linter, LinterBuilder, SelectionError};
pub use message::{Constants, Dialect, Entry, Given, Message, MessageData, MiniProgram, Pages, SendContext, Templates};
pub use place::{At, Field, Slot, Span};
pub use preflight::Preflighter;
pub use report::{Applicability, Edit, Finding, Fix, Related, Report, RulesetRef, Severity, Summary, TemplateRef};
pub use rule_page::rule_page;
pub use ruleset::{BUILTIN, DEFAULT, Files, Loader, RuleInfo, Ruleset, RulesetError, RulesetFault};
pub use session::{Entered, Incremental, Session};
pub use similarity::{KeySet, Keys, Means, PairKind};
pub use template::{Ignore, Keyword, Origin, Template};
#[cfg(feature = "rulesets")]
pub use verify::ExampleFailure;

/// The examples in Rust of the pages.
#[cfg(doctest)]
mod documented {
    #[doc = include_str!("../README.md")]
    struct Readme;
    #[doc = include_str!("../README.zh-CN.md")]
    struct ReadmeInChinese;
    #[doc = include_str!("../docs/preflight.md")]
    struct Preflight;
    #[doc = include_str!("../docs/rust.md")]
    struct Rust;
    #[doc = include_str!("../docs/zh/rust.md")]
    struct RustInChinese;
}

/// What `rules/made.bin` is written with.
#[cfg(feature = "making")]
#[doc(hidden)]
pub mod making {
    pub use crate::made::making::*;
    pub use crate::pattern::made_sequence as sequence;
    pub use crate::ruleset::made_lexicon as lexicon;
}
