//! Rules as data: the typed model, loading and extending, and the proof of every rule's examples.

mod builtin;
mod compile;
mod error;
#[cfg(feature = "rulesets")]
mod examples;
mod layers;
#[cfg(feature = "rulesets")]
mod legible;
#[cfg(any(test, feature = "making"))]
mod making;
mod message;
mod model;
#[cfg(feature = "rulesets")]
mod named;
#[cfg(feature = "rulesets")]
mod own;
#[cfg(feature = "rulesets")]
mod proof;
mod reach;
mod schema;
mod source;
mod wordlist;
mod words;

use std::sync::Arc;

pub use builtin::{BUILTIN, DEFAULT};
pub use error::{RulesetError, RulesetFault};
#[cfg(feature = "making")]
pub use making::made_lexicon;

#[cfg(test)]
pub(crate) use builtin::text as builtin_text;
pub(crate) use compile::{Compiled, OutcomeRule, Rule};
#[cfg(feature = "rulesets")]
pub(crate) use examples::built_in;
#[cfg(feature = "rulesets")]
pub(crate) use proof::Example;
pub(crate) use schema::schema;

use crate::language::Language;
use crate::order;
use crate::report::{RulesetRef, Severity};

/// A loaded ruleset: rules, words and everything compiled from them. Immutable and cheap to clone.
#[derive(Clone)]
pub struct Ruleset {
    pub(crate) compiled: Arc<Compiled>,
}

/// Where a ruleset's files come from: the library itself reads none.
pub trait Files {
    /// The text of the file at this path, which is relative to wherever the caller's paths are.
    ///
    /// # Errors
    /// Why it cannot be read, in words for the user.
    fn read(&self, path: &str) -> Result<String, String>;
}

/// No files at all: only the built-in rulesets can be extended.
impl Files for () {
    fn read(&self, _path: &str) -> Result<String, String> {
        Err("no files can be read here".into())
    }
}

impl<F: Fn(&str) -> Result<String, String>> Files for F {
    fn read(&self, path: &str) -> Result<String, String> {
        self(path)
    }
}

/// A rule as people are told about it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RuleInfo {
    /// Its number in the audit rules, `1.3`.
    pub id: String,
    /// Its name, `title-suffix`.
    pub slug: String,
    /// What it demands, in one line.
    pub title: String,
    /// Where the rule is written.
    pub source: String,
    /// The version it first stood in.
    pub since: String,
    /// The check kind that carries it out.
    pub check: String,
    /// Whether it is in force; a ruleset can switch a rule off.
    pub enabled: bool,
    /// Its outcomes with their severities; `None` where an outcome is switched off.
    pub outcomes: Vec<(String, Option<Severity>)>,
}

/// Loads a ruleset with the caller's own words on top.
#[derive(Default)]
pub struct Loader<'f> {
    #[cfg(feature = "rulesets")]
    files: Option<&'f dyn Files>,
    #[cfg(not(feature = "rulesets"))]
    files: std::marker::PhantomData<&'f dyn Files>,
    #[cfg(feature = "rulesets")]
    folders: Vec<String>,
    words: Vec<(String, String)>,
}

impl<'f> Loader<'f> {
    /// Where `extends` and word lists are read from.
    #[cfg(feature = "rulesets")]
    #[must_use]
    pub fn files(mut self, files: &'f dyn Files) -> Self {
        self.files = Some(files);
        self
    }

    /// Lets the ruleset name files of this folder as well as those of its own; both paths start where the ruleset's does.
    ///
    /// Paths are compared as they are written. Where there are links, it is for the [`Files`] to see where they lead.
    #[cfg(feature = "rulesets")]
    #[must_use]
    pub fn allow_folder(mut self, folder: impl Into<String>) -> Self {
        self.folders.push(folder.into());
        self
    }

    /// More words, `tag TAB word` a line; `name` is the file's name for the errors.
    #[must_use]
    pub fn words(mut self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.words.push((name.into(), text.into()));
        self
    }

    /// Loads a built-in ruleset by name, or, with the feature `rulesets`, the file at that path.
    ///
    /// # Errors
    /// Every fault of every file, with file and path.
    pub fn load(self, name: &str) -> Result<Ruleset, RulesetError> {
        self.run(name, None)
    }

    /// Loads a ruleset from its text; `name` stands for it in errors, and paths in it are relative to that name.
    ///
    /// # Errors
    /// Every fault of every file, with file and path.
    #[cfg(feature = "rulesets")]
    pub fn parse(self, name: &str, json: &str) -> Result<Ruleset, RulesetError> {
        self.run(name, Some(json))
    }

    fn run(self, name: &str, text: Option<&str>) -> Result<Ruleset, RulesetError> {
        #[cfg(feature = "rulesets")]
        let (files, allowed) = (self.files.unwrap_or(&()), self.folders.as_slice());
        #[cfg(not(feature = "rulesets"))]
        let (files, allowed): (&dyn Files, _) = (&(), [].as_slice());
        let mut faults = Vec::new();
        let reach = reach::Reach::of(name, allowed);
        let merged = layers::merged(name, text, (files, &reach), &self.words, &mut faults);
        let compiled = if faults.is_empty() {
            compile::compile(merged, &mut faults)
        } else {
            None
        };
        match compiled {
            Some(compiled) if faults.is_empty() => Ok(Ruleset {
                compiled: compiled.into(),
            }),
            _ => Err(RulesetError { faults }),
        }
    }
}

impl Ruleset {
    /// The largest ruleset or word list file, in bytes.
    pub const MAX_FILE_BYTES: usize = 4 * 1024 * 1024;
    /// The most rules a ruleset may have.
    pub const MAX_RULES: usize = 1_000;
    /// The most rulesets in a chain of `extends`.
    pub const MAX_EXTENDS: usize = 8;

    /// The default ruleset, `wechat-template-message`.
    ///
    /// # Errors
    /// None in practice: a test loads it.
    pub fn builtin() -> Result<Self, RulesetError> {
        Loader::default().load(DEFAULT)
    }

    /// A loader, for rulesets from files and for more words.
    pub fn loader<'f>() -> Loader<'f> {
        Loader::default()
    }

    /// The ruleset's id and version.
    pub fn reference(&self) -> RulesetRef {
        self.compiled.reference.clone()
    }

    /// Every rule, in the order of the ruleset.
    pub fn rules(&self, language: Language) -> Vec<RuleInfo> {
        self.compiled.rules.iter().map(|rule| rule.info(language)).collect()
    }

    /// The tags words can be added under.
    pub fn tags(&self) -> Vec<String> {
        let mut tags: Vec<String> = self
            .compiled
            .similarity
            .lexicon
            .tag_names()
            .map(str::to_owned)
            .collect();
        order::sort(&mut tags);
        tags
    }
}

impl std::fmt::Debug for Ruleset {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ruleset")
            .field("reference", &self.compiled.reference)
            .finish_non_exhaustive()
    }
}
