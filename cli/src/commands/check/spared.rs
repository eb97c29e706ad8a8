//! What a run lives by: no report is written over it.

use std::path::{Path, PathBuf};

use super::setting::Setting;
use crate::format::spare;
use crate::output::Stop;
use crate::sources::Sources;

impl Setting<'_> {
    /// Refuses reports that would take the place of libraries, words, rulesets, baselines or configurations of this run.
    pub(super) fn spare(&mut self, reports: &[PathBuf], sources: &Sources) -> Result<(), Stop> {
        if reports.is_empty() {
            return Ok(());
        }
        let args = self.args;
        let mut read: Vec<PathBuf> = [&args.library, &args.ruleset.words]
            .into_iter()
            .flatten()
            .cloned()
            .collect();
        read.extend(args.ruleset.ruleset.iter().map(PathBuf::from));
        read.extend(args.baseline.clone());
        for config in self.configurations(sources)? {
            read.extend(config.paths("library"));
            read.extend(config.paths("words"));
            read.extend(config.ruleset().map(PathBuf::from));
            read.extend(config.path("baseline"));
            read.extend(config.file().map(Path::to_owned));
        }
        spare(reports, &read, self.language)
    }
}
