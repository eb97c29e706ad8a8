//! Who judges which file: one for each configuration that counts for some of them.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use mobanlint::Language;

use super::spared::taken;
use crate::args::Check;
use crate::config::{Config, Finder, NAME};
use crate::drafts;
use crate::judge::{Judge, Options};
use crate::output::Stop;
use crate::sources::{Source, Sources};
use crate::titles::Inserted;

/// All that judge in a run.
pub(super) struct Judges {
    pub(super) all: Vec<Judge>,
    /// Which of them judges a file; the first judges what no file is.
    of_files: HashMap<Source, usize>,
}

/// A configuration, and the files that it counts for.
type Counting = (Arc<Config>, Vec<Source>);

/// What there is to judge.
pub(super) struct Setting<'a> {
    pub(super) args: &'a Check,
    pub(super) finder: Finder,
    /// The configuration of the run.
    pub(super) config: Arc<Config>,
    pub(super) threads: usize,
    pub(super) language: Language,
}

impl Setting<'_> {
    /// The inputs, without what configurations exclude and what the run itself writes. A file that is named may not be
    /// one that is written.
    pub(super) fn sources(&mut self, written: &[PathBuf]) -> Result<Sources, Stop> {
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let written: Vec<PathBuf> = written.iter().map(|path| real(path)).collect();
        let is_written = |path: &Path| !written.is_empty() && written.contains(&real(path));
        let mut sources = drafts::sources(&self.args.paths, &self.args.exclude, "check", self.language)?;
        if let Some(name) = &self.args.stdin_filename {
            sources.name_stdin(name);
        }
        sources.leave_out(|path| path.file_name() == Some(OsStr::new(NAME)) || is_written(path));
        if let Some(path) = sources.files().find(|path| is_written(path)) {
            return Err(Stop::Said(self.language, taken(path, self.language)));
        }
        if self.args.exclude.is_empty() {
            for config in self.configurations(&sources)? {
                sources.leave_out(config.excludes(self.language)?);
            }
        }
        Ok(sources)
    }

    /// The configurations that count for these files, that of the run first.
    pub(super) fn configurations(&mut self, sources: &Sources) -> Result<Vec<Arc<Config>>, Stop> {
        Ok(self.configs(sources)?.into_iter().map(|(config, _)| config).collect())
    }

    /// The configurations that count for these files, that of the run first, and for which of them each does.
    fn configs(&mut self, sources: &Sources) -> Result<Vec<Counting>, Stop> {
        let mut configs = vec![(Arc::clone(&self.config), Vec::new())];
        for (source, path) in sources.named() {
            let config = self.finder.of(path)?;
            match configs.iter_mut().find(|(known, _)| Arc::ptr_eq(known, &config)) {
                Some((_, files)) => files.push(source),
                None => configs.push((config, vec![source])),
            }
        }
        Ok(configs)
    }

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
        let options = Options {
            ruleset: &args.ruleset,
            only: &args.only,
            skip: &args.skip,
            library: &args.library,
            exclude: &args.exclude,
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
