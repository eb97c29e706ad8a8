//! Who judges files: what one configuration, with the options over it, makes of ruleset, library and words.

use std::collections::HashSet;
use std::path::PathBuf;

use mobanlint::{Language, Library, Linter, Ruleset};

use crate::args::RulesetArgs;
use crate::config::{Config, Overrides};
use crate::locale::pick;
use crate::output::Stop;
use crate::setup;
use crate::titles::{Inserted, Inserting};

/// What files of one configuration are judged by.
pub(crate) struct Judge {
    pub(crate) ruleset: Ruleset,
    pub(crate) linter: Linter,
    pub(crate) library: Library,
    pub(crate) overrides: Overrides,
}

/// What was said beside the configuration, and wins over it.
#[derive(Clone, Copy)]
pub(crate) struct Options<'a> {
    pub(crate) ruleset: &'a RulesetArgs,
    pub(crate) only: &'a [String],
    pub(crate) skip: &'a [String],
    pub(crate) library: &'a [PathBuf],
    pub(crate) exclude: &'a [String],
    /// Files that are judged, which folders of existing titles may hold as well.
    pub(crate) judged: &'a HashSet<PathBuf>,
    pub(crate) threads: usize,
}

impl Judge {
    /// The judge of files that this configuration counts for; what is told of its library's files goes to `inserted`.
    pub(crate) fn of(
        config: &Config,
        options: Options<'_>,
        inserted: &mut Inserted,
        language: Language,
    ) -> Result<Self, Stop> {
        let ruleset = setup::ruleset_of(options.ruleset, config, language)?;
        let given = |option: &[String], key: &str| {
            if option.is_empty() {
                config.texts(key).to_vec()
            } else {
                option.to_vec()
            }
        };
        let (only, skip) = (given(options.only, "rule"), given(options.skip, "skip"));
        let linter = setup::linter(&ruleset, &only, &skip, language)?;
        if !linter.judges_templates() {
            let what = pick(
                language,
                "选中的规则都不检查草稿；检查消息请用 mobanlint preflight",
                "none of the chosen rules judges drafts; messages are judged by mobanlint preflight",
            );
            return Err(Stop::Said(language, what.to_owned()));
        }
        let mut library = linter.library();
        let paths = if options.library.is_empty() {
            config.paths("library")
        } else {
            options.library.to_vec()
        };
        let inserting = Inserting {
            linter: &linter,
            library: &mut library,
            threads: options.threads,
            with_keywords: false,
            language,
        };
        let read = inserting.read_but(&paths, options.exclude, options.judged, |_| ())?;
        inserted.errors.extend(read.errors);
        inserted.notes.extend(read.notes);
        let strict = options.ruleset.ruleset.is_none();
        Ok(Self {
            overrides: Overrides::of(config, &ruleset.rules(language), strict, language)?,
            ruleset,
            linter,
            library,
        })
    }
}
