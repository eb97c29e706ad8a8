//! Who judges which file: one for each configuration that counts for some of them.

use std::collections::HashMap;
use std::path::Path;

use mobanlint::{Library, Linter, Ruleset};

use super::setting::Setting;
use crate::config::Overrides;
use crate::locale::pick;
use crate::output::Stop;
use crate::setup;
use crate::sources::{Source, Sources};
use crate::titles::{Inserted, Inserting};

/// What files of one configuration are judged by.
pub(super) struct Judge {
    pub(super) ruleset: Ruleset,
    pub(super) linter: Linter,
    pub(super) library: Library,
    pub(super) overrides: Overrides,
}

/// All that judge in a run.
pub(super) struct Judges {
    pub(super) all: Vec<Judge>,
    /// Which of them judges a file; the first judges what no file is.
    of_files: HashMap<Source, usize>,
}

impl Setting<'_> {
    pub(super) fn judges(&mut self, sources: &Sources) -> Result<(Judges, Inserted), Stop> {
        let mut judges = Judges {
            all: Vec::new(),
            of_files: HashMap::new(),
        };
        let mut inserted = Inserted::default();
        let (language, args) = (self.language, self.args);
        let mut configs = self.configs(sources)?;
        let reads_stdin = args.paths.is_empty() || args.paths.iter().any(|path| path == Path::new("-"));
        if !reads_stdin && configs.iter().any(|(_, files)| !files.is_empty()) {
            // That of the run need not count for any file.
            configs.retain(|(_, files)| !files.is_empty());
        }
        for (config, files) in configs {
            for file in files {
                judges.of_files.insert(file, judges.all.len());
            }
            let ruleset = setup::ruleset_of(&args.ruleset, &config, language)?;
            let given = |flag: &[String], key: &str| {
                if flag.is_empty() {
                    config.texts(key).to_vec()
                } else {
                    flag.to_vec()
                }
            };
            let only = given(&args.only, "rule");
            let linter = setup::linter(&ruleset, &only, &given(&args.skip, "skip"), language)?;
            if !linter.judges_templates() {
                let what = pick(
                    language,
                    "选中的规则都不检查草稿；检查消息请用 mobanlint preflight",
                    "none of the chosen rules judges drafts; messages are judged by mobanlint preflight",
                );
                return Err(Stop::Said(language, what.to_owned()));
            }
            let mut library = linter.library();
            let paths = if args.library.is_empty() {
                config.paths("library")
            } else {
                args.library.clone()
            };
            let inserting = Inserting {
                linter: &linter,
                library: &mut library,
                threads: self.threads,
                with_keywords: false,
                language,
            };
            let read = inserting.read(&paths, &args.exclude.globs, |_| ())?;
            inserted.errors.extend(read.errors);
            inserted.notes.extend(read.notes);
            judges.all.push(Judge {
                overrides: Overrides::of(
                    &config,
                    &ruleset.rules(language),
                    args.ruleset.ruleset.is_none(),
                    language,
                )?,
                ruleset,
                linter,
                library,
            });
        }
        Ok((judges, inserted))
    }
}

impl Judges {
    /// The place of the one who judges this input.
    pub(super) fn place(&self, source: &Source) -> usize {
        self.of_files.get(source).copied().unwrap_or_default()
    }

    pub(super) fn of(&self, source: &Source) -> Option<&Judge> {
        self.all.get(self.place(source))
    }
}
