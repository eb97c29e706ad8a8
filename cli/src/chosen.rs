//! A linter as options choose it, for callers who have no command line.

use std::path::PathBuf;

use mobanlint::{Language, Linter, Ruleset};

use crate::args::{ConfigArgs, RulesetArgs};
use crate::output::Stop;
use crate::setup;

/// What a linter is made of, named as the options of `check`; no configuration is read.
#[derive(Debug, Clone, Default)]
pub struct Chosen {
    /// The name of a built-in ruleset, or the path of one; the default one unless told.
    pub ruleset: Option<String>,
    /// Files of further words.
    pub words: Vec<PathBuf>,
    /// Further folders whose files the ruleset may name.
    pub allow_folders: Vec<PathBuf>,
    /// Runs only these rules, by number or name.
    pub only: Vec<String>,
    /// Leaves these rules out, by number or name.
    pub skip: Vec<String>,
    /// The language of messages, help and errors.
    pub language: Language,
}

impl Chosen {
    /// The ruleset and its linter.
    ///
    /// # Errors
    /// What the command line prints behind `error: `.
    pub fn load(&self) -> Result<(Ruleset, Linter), String> {
        let args = RulesetArgs {
            ruleset: self.ruleset.clone(),
            words: self.words.clone(),
            allow_folder: self.allow_folders.clone(),
            config: ConfigArgs {
                config: None,
                no_config: true,
            },
        };
        let ruleset = setup::ruleset(&args, self.language).map_err(said)?;
        let linter = setup::linter(&ruleset, &self.only, &self.skip, self.language).map_err(said)?;
        Ok((ruleset, linter))
    }
}

fn said(stop: Stop) -> String {
    match stop {
        Stop::Said(_, message) => message,
        Stop::NobodyReads => String::new(),
    }
}
