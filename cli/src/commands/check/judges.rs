//! Who judges which file: one for each configuration that counts for some of them.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use super::setting::Setting;
use crate::config::Config;
use crate::judge::{Judge, Options};
use crate::output::Stop;
use crate::sources::{Source, Sources, real};
use crate::titles::Inserted;

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
        let judged = self.judged(sources, configs.iter().map(|(config, _)| &**config));
        let options = Options {
            ruleset: &args.ruleset,
            only: &args.only,
            skip: &args.skip,
            library: &args.library,
            exclude: &args.exclude.globs,
            judged: &judged,
            threads: self.threads,
        };
        for (config, files) in configs {
            for file in files {
                judges.of_files.insert(file, judges.all.len());
            }
            judges.all.push(Judge::of(&config, options, &mut inserted, language)?);
        }
        Ok((judges, inserted))
    }

    /// The files that are judged, where folders of existing titles may hold them as well: a draft is not to be compared
    /// with itself.
    fn judged<'c>(&self, sources: &Sources, mut configs: impl Iterator<Item = &'c Config>) -> HashSet<PathBuf> {
        let is_folder = |paths: &[PathBuf]| paths.iter().any(|path| path.is_dir());
        let library = &self.args.library;
        let has_folder =
            is_folder(library) || library.is_empty() && configs.any(|config| is_folder(&config.paths("library")));
        if has_folder {
            sources.files().map(real).collect()
        } else {
            HashSet::new()
        }
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
