//! What a run of `check` is to judge, and by which configurations.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use mobanlint::Language;
use mobanlint::input::InputNote;

use crate::args::Check;
use crate::config::{Config, Finder, NAME};
use crate::drafts;
use crate::format::taken;
use crate::locale::pick;
use crate::output::Stop;
use crate::sources::{Source, Sources, real};

/// A configuration, and the files that it counts for.
pub(super) type Counting = (Arc<Config>, Vec<Source>);

/// What there is to judge.
pub(super) struct Setting<'a> {
    pub(super) args: &'a Check,
    pub(super) finder: Finder,
    /// The configuration of the run.
    pub(super) config: Arc<Config>,
    pub(super) threads: usize,
    pub(super) language: Language,
    /// What is told of the inputs that were found last.
    pub(super) notes: Vec<InputNote>,
}

impl Setting<'_> {
    /// The inputs, without what configurations exclude and what the run itself writes. A file that is named may not be
    /// one that is written.
    pub(super) fn sources(&mut self, written: &[PathBuf]) -> Result<Sources, Stop> {
        let written: Vec<PathBuf> = written.iter().map(|path| real(path)).collect();
        let is_written = |path: &Path| !written.is_empty() && written.contains(&real(path));
        let mut sources = drafts::sources(&self.args.paths, &self.args.exclude.globs, "check", self.language)?;
        if let Some(name) = &self.args.stdin_filename {
            sources.name_stdin(name);
        }
        sources.leave_out(|path| path.file_name() == Some(OsStr::new(NAME)) || is_written(path));
        if let Some(path) = sources.files().find(|path| is_written(path)) {
            return Err(Stop::Said(self.language, taken(path, self.language)));
        }
        if self.args.exclude.globs.is_empty() {
            for config in self.configurations(&sources)? {
                sources.leave_out(config.excludes(self.language)?);
            }
        }
        self.notes.clear();
        for library in self.libraries(&sources)? {
            let shelf = real(&library);
            // Who asks for what stands inside of a library wants just that.
            if self.args.paths.iter().any(|path| real(path).starts_with(&shelf)) {
                continue;
            }
            if sources.leave_out(|path| real(path).starts_with(&shelf)) {
                let message = pick(
                    self.language,
                    "是模板库，其中的标题不作为草稿检查；要检查，请单独写出它的路径",
                    "holds the existing titles, which are not judged as drafts; name it to have it judged",
                );
                self.notes
                    .push(InputNote::new(Some(&library.to_string_lossy()), message));
            }
        }
        Ok(sources)
    }

    /// The libraries that these files are compared with, each once.
    fn libraries(&mut self, sources: &Sources) -> Result<Vec<PathBuf>, Stop> {
        let mut libraries = self.args.library.clone();
        if libraries.is_empty() {
            for config in self.configurations(sources)? {
                libraries.extend(config.paths("library"));
            }
        }
        let mut seen = HashSet::new();
        libraries.retain(|library| seen.insert(library.clone()));
        Ok(libraries)
    }

    /// The configurations that count for these files, that of the run first.
    pub(super) fn configurations(&mut self, sources: &Sources) -> Result<Vec<Arc<Config>>, Stop> {
        Ok(self.configs(sources)?.into_iter().map(|(config, _)| config).collect())
    }

    /// The configurations that count for these files, that of the run first, and for which of them each does.
    pub(super) fn configs(&mut self, sources: &Sources) -> Result<Vec<Counting>, Stop> {
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
}

/// The language that a configuration asks for.
pub(super) fn language_of(config: &Config) -> Option<Language> {
    config.text("lang").and_then(Language::from_tag)
}
