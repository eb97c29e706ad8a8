//! `check --watch`: again, whenever something that was judged, or judged by, has changed.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use mobanlint::Language;
use notify::{Event, EventKind, RecursiveMode, Watcher};

use super::setting::language_of;
use crate::Status;
use crate::args::Check;
use crate::config::{Config, Finder, NAME};
use crate::locale::pick;
use crate::output::{Stop, complain, remark};

/// Programs save a file in several steps; it is read when there has been quiet for so long.
const QUIET: Duration = Duration::from_millis(150);

/// Checks again and again, until the program is ended or nothing can be watched.
pub(super) fn run(args: &Check, once: impl Fn(&Check) -> Result<Status, Stop>) -> Result<Status, Stop> {
    let said = args.lang.language();
    if args.paths.is_empty() || args.paths.iter().any(|path| path == Path::new("-")) {
        let message = pick(
            said,
            "--watch 要有可以监视的文件或文件夹：请给出路径，标准输入无法监视",
            "--watch needs files or folders: give paths, for standard input cannot be watched",
        );
        return Err(Stop::Said(said, message.to_owned()));
    }
    loop {
        let watched = Watched::of(args);
        let language = watched.language.unwrap_or(said);
        let fail = |error: notify::Error| {
            let what = pick(language, "无法监视", "cannot watch");
            Stop::Said(language, format!("{what}: {error}"))
        };
        let (sender, events) = channel();
        let mut watcher = notify::recommended_watcher(sender).map_err(fail)?;
        for (folder, mode) in watched.folders() {
            watcher.watch(&folder, mode).map_err(fail)?;
        }
        // What is wrong now may be right after the next change; only one who cannot hear us ends it.
        match once(args) {
            Ok(_) => {}
            Err(Stop::Said(language, message)) => complain(language, &message),
            Err(stop @ Stop::NobodyReads) => return Err(stop),
        }
        let waiting = "waiting for changes; Ctrl+C ends this";
        remark(language, pick(language, "等待改动（按 Ctrl+C 结束）", waiting));
        if wait(&events, |path| watched.counts(path)).is_err() {
            let message = pick(language, "监视中断", "watching has ended");
            return Err(Stop::Said(language, message.to_owned()));
        }
    }
}

/// Waits for a change that counts, and for the quiet behind it.
fn wait(events: &Receiver<notify::Result<Event>>, counts: impl Fn(&Path) -> bool) -> Result<(), RecvTimeoutError> {
    let changes = |event: notify::Result<Event>| {
        event.is_ok_and(|event| {
            !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(|path| counts(path))
        })
    };
    while !changes(events.recv().map_err(|_| RecvTimeoutError::Disconnected)?) {}
    loop {
        match events.recv_timeout(QUIET) {
            Ok(_) => {}
            Err(RecvTimeoutError::Timeout) => return Ok(()),
            Err(end @ RecvTimeoutError::Disconnected) => return Err(end),
        }
    }
}

/// What a run reads, and what it writes itself.
struct Watched {
    files: HashSet<PathBuf>,
    folders: Vec<PathBuf>,
    written: Vec<PathBuf>,
    language: Option<Language>,
}

impl Watched {
    fn of(args: &Check) -> Self {
        let config = config_of(args);
        let of_config = |keys: &[&str]| -> Vec<PathBuf> {
            let paths = |config: &Config| keys.iter().flat_map(|key| config.paths(key)).collect();
            config.as_deref().map(paths).unwrap_or_default()
        };
        let rules = args.ruleset.ruleset.iter().map(PathBuf::from);
        let of_file = config.as_deref().and_then(Config::ruleset).map(PathBuf::from);
        let all = args
            .paths
            .iter()
            .chain(&args.library)
            .chain(&args.ruleset.words)
            .chain(&args.ruleset.config.config)
            .cloned()
            .chain(rules)
            .chain(of_file.filter(|path| path.exists()))
            .chain(of_config(&["library", "words"]))
            .chain(closest(args));
        let mut watched = Self {
            files: HashSet::new(),
            folders: Vec::new(),
            written: args
                .format
                .iter()
                .filter_map(|told| told.file.as_ref())
                .chain(&args.output)
                .chain(args.baseline.iter().filter(|_| args.write_baseline))
                .map(|path| whole(path))
                .collect(),
            language: config.as_deref().and_then(language_of),
        };
        for path in all {
            let path = whole(&path);
            if path.is_dir() {
                watched.folders.push(path);
            } else {
                watched.files.insert(path);
            }
        }
        watched
    }

    /// The folders to watch: of a file its own, for programs put a new one in its place.
    fn folders(&self) -> Vec<(PathBuf, RecursiveMode)> {
        let mut folders: Vec<_> = self
            .folders
            .iter()
            .map(|folder| (folder.clone(), RecursiveMode::Recursive))
            .collect();
        let own: HashSet<&Path> = self.files.iter().filter_map(|file| file.parent()).collect();
        let apart = own
            .into_iter()
            .filter(|own| own.is_dir() && !self.folders.iter().any(|folder| own.starts_with(folder)));
        folders.extend(apart.map(|own| (own.to_owned(), RecursiveMode::NonRecursive)));
        folders
    }

    fn counts(&self, path: &Path) -> bool {
        if self.written.iter().any(|written| written == path) {
            return false;
        }
        let is_hidden = |part: &OsStr| part.to_string_lossy().starts_with('.');
        let below = |folder: &PathBuf| path.strip_prefix(folder).is_ok_and(|rest| !rest.iter().any(is_hidden));
        self.files.contains(path) || path.file_name() == Some(OsStr::new(NAME)) || self.folders.iter().any(below)
    }
}

/// The configuration file that counts, whether it can be read now or not; if there is none, where one may come to be.
fn closest(args: &Check) -> Option<PathBuf> {
    let first = whole(args.paths.first()?);
    let folder = if first.is_dir() { &first } else { first.parent()? };
    let files = || folder.ancestors().map(|above| above.join(NAME));
    files().find(|file| file.is_file()).or_else(|| files().next())
}

fn config_of(args: &Check) -> Option<Arc<Config>> {
    let mut finder = Finder::new(&args.ruleset.config, args.lang.language()).ok()?;
    finder.of(args.paths.first()?).ok()
}

/// The path as events name it.
fn whole(path: &Path) -> PathBuf {
    path.canonicalize()
        .or_else(|_| std::path::absolute(path))
        .unwrap_or_else(|_| path.to_owned())
}
