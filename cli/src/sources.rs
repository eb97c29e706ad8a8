//! From the paths on the command line to the inputs that are read.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::vec;

use ignore::overrides::{Override, OverrideBuilder};
use ignore::{DirEntry, WalkBuilder};
use mobanlint::Language;
use mobanlint::input::{InputError, InputNote};

use crate::locale::pick;
use crate::opened::{self, Opened};
use crate::output::Stop;

/// How standard input is called where a file has its path.
pub(crate) const STDIN: &str = "<stdin>";

/// Names of files that are told of many.
const NAMED: usize = 3;

/// An input, opened only when its turn has come.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Source {
    Stdin,
    /// Standard input under the name of a file.
    Piped(PathBuf),
    File(PathBuf),
}

impl Source {
    /// The name in reports.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Stdin => STDIN.to_owned(),
            Self::Piped(path) | Self::File(path) => path.to_string_lossy().into_owned(),
        }
    }

    pub(crate) fn open(&self, language: Language) -> Result<Opened, InputError> {
        match self {
            Self::Stdin | Self::Piped(_) => Ok(Opened::new(Box::new(io::stdin()), language)),
            Self::File(path) => {
                opened::open(path, language).map_err(|reason| InputError::new(Some(&self.name()), reason))
            }
        }
    }
}

/// What was made of an input: something to go on with, unless nothing of it is a draft or meant to be one.
pub(crate) struct Reading<T> {
    pub(crate) read: T,
    pub(crate) foreign: bool,
}

/// The inputs behind the paths on the command line.
///
/// A file that is named is read, or it is told why not. Of a folder every file is looked at; those that hold no drafts are
/// passed over, and told together.
pub(crate) struct Sources {
    found: vec::IntoIter<Found>,
    folders: Vec<Folder>,
    language: Language,
}

enum Found {
    Source(Source),
    InFolder(usize, PathBuf),
    Failed(InputError),
}

/// What a folder holds beside drafts.
struct Folder {
    path: PathBuf,
    /// Whether anything in it was read or could not be.
    told: bool,
    /// Files without drafts: the first, and how many.
    foreign: Several,
    /// Links to folders, which are not followed: they may lead in circles, or to everything there is.
    links: Several,
}

#[derive(Default)]
struct Several {
    first: Vec<String>,
    count: usize,
}

impl Several {
    fn add(&mut self, name: String) {
        self.count += 1;
        if self.first.len() < NAMED {
            self.first.push(name);
        }
    }

    fn names(&self, language: Language) -> String {
        let names = self.first.join(pick(language, "、", ", "));
        match (self.count.saturating_sub(self.first.len()), language) {
            (0, _) => names,
            (_, Language::Zh) => format!("{names} 等"),
            (more, Language::En) => format!("{names} and {more} more"),
        }
    }
}

impl Sources {
    /// The inputs in the order of the paths, each once. `exclude` are patterns as a .gitignore has them, of what is left
    /// out of folders.
    pub(crate) fn find(paths: &[PathBuf], exclude: &[String], language: Language) -> Result<Self, Stop> {
        let (mut found, mut folders) = (Vec::new(), Vec::new());
        for path in paths {
            if path.as_os_str() == "-" {
                found.push(Found::Source(Source::Stdin));
            } else if path.is_dir() {
                let excluded = excluded(path, exclude, language)?;
                walk(path, excluded, &mut folders, &mut found);
            } else {
                found.push(Found::Source(Source::File(path.clone())));
            }
        }
        // A file that is named itself is no less named for standing in a folder, nor a copy of itself.
        let mut named: HashSet<PathBuf> = HashSet::new();
        for source in &found {
            if let Found::Source(Source::File(path)) = source {
                named.insert(real(path));
            }
        }
        let mut seen = HashSet::new();
        let mut stdin = false;
        found.retain(|source| match source {
            Found::Source(Source::Stdin | Source::Piped(_)) => !std::mem::replace(&mut stdin, true),
            Found::Source(Source::File(path)) => seen.insert(real(path)),
            Found::InFolder(_, path) => !named.contains(&real(path)) && seen.insert(real(path)),
            Found::Failed(_) => true,
        });
        Ok(Self {
            found: found.into_iter(),
            folders,
            language,
        })
    }

    /// Standard input alone.
    pub(crate) fn stdin(language: Language) -> Self {
        Self {
            found: vec![Found::Source(Source::Stdin)].into_iter(),
            folders: Vec::new(),
            language,
        }
    }

    /// Gives standard input a name.
    pub(crate) fn name_stdin(&mut self, path: &Path) {
        let found = std::mem::take(&mut self.found);
        let named = |found| match found {
            Found::Source(Source::Stdin) => Found::Source(Source::Piped(path.to_owned())),
            found => found,
        };
        self.found = found.map(named).collect::<Vec<_>>().into_iter();
    }

    /// Leaves out of folders what is meant; whether that was anything.
    pub(crate) fn leave_out(&mut self, meant: impl Fn(&Path) -> bool) -> bool {
        let before = self.found.len();
        let found = std::mem::take(&mut self.found);
        let stays = |found: &Found| !matches!(found, Found::InFolder(_, path) if meant(path));
        self.found = found.filter(stays).collect::<Vec<_>>().into_iter();
        self.found.len() < before
    }

    /// The files whose turn is still to come.
    pub(crate) fn files(&self) -> impl Iterator<Item = &Path> {
        self.found.as_slice().iter().filter_map(|found| match found {
            Found::Source(Source::File(path)) | Found::InFolder(_, path) => Some(path.as_path()),
            _ => None,
        })
    }

    /// What is read under a name, standard input too.
    pub(crate) fn named(&self) -> impl Iterator<Item = (Source, &Path)> {
        self.found.as_slice().iter().filter_map(|found| match found {
            Found::Source(source @ (Source::File(path) | Source::Piped(path))) => {
                Some((source.clone(), path.as_path()))
            }
            Found::InFolder(_, path) => Some((Source::File(path.clone()), path.as_path())),
            _ => None,
        })
    }

    /// The next input that is read, or cannot be.
    pub(crate) fn next<T>(
        &mut self,
        open: impl Fn(&Source) -> Result<Reading<T>, InputError>,
    ) -> Option<Result<T, InputError>> {
        loop {
            let (folder, path) = match self.found.next()? {
                Found::Failed(error) => return Some(Err(error)),
                Found::Source(source) => return Some(open(&source).map(|reading| reading.read)),
                Found::InFolder(folder, path) => (folder, path),
            };
            let source = Source::File(path);
            let read = open(&source);
            let Some(folder) = self.folders.get_mut(folder) else {
                return Some(read.map(|reading| reading.read));
            };
            match read {
                Ok(reading) if reading.foreign => folder.foreign.add(folder.name_of(&source)),
                read => {
                    folder.told = true;
                    return Some(read.map(|reading| reading.read));
                }
            }
        }
    }

    /// What is told of the folders when all of it was read.
    pub(crate) fn end(self) -> (Vec<InputError>, Vec<InputNote>) {
        let (mut errors, mut notes) = (Vec::new(), Vec::new());
        let language = self.language;
        for Folder {
            path,
            told,
            foreign,
            links,
        } in &self.folders
        {
            let name = path.to_string_lossy();
            let (count, names) = (foreign.count, foreign.names(language));
            if *told && count > 0 {
                let message = match language {
                    Language::Zh => format!("{count} 个文件不含模板，已跳过：{names}"),
                    Language::En if count == 1 => format!("1 file holds no drafts and is passed over: {names}"),
                    Language::En => format!("{count} files hold no drafts and are passed over: {names}"),
                };
                notes.push(InputNote::new(Some(&name), message));
            } else if !told {
                let message = match (count, language) {
                    (0, Language::Zh) => "文件夹里没有文件".to_owned(),
                    (0, Language::En) => "the folder holds no files".to_owned(),
                    (_, Language::Zh) => format!("文件夹里没有模板；{count} 个文件都不含模板：{names}"),
                    (_, Language::En) => format!("the folder holds no drafts; files without any ({count}): {names}"),
                };
                errors.push(InputError::new(Some(&name), message));
            }
            if links.count > 0 {
                let (count, names) = (links.count, links.names(language));
                let message = match language {
                    Language::Zh => format!("不进入链接指向的文件夹（{count} 个）：{names}"),
                    Language::En => format!("links to folders are not followed ({count}): {names}"),
                };
                notes.push(InputNote::new(Some(&name), message));
            }
        }
        (errors, notes)
    }
}

impl Folder {
    /// The name of a file as one in this folder.
    fn name_of(&self, source: &Source) -> String {
        match source {
            Source::File(path) => path
                .strip_prefix(&self.path)
                .unwrap_or(path)
                .to_string_lossy()
                .into_owned(),
            Source::Stdin | Source::Piped(_) => source.name(),
        }
    }
}

fn excluded(folder: &Path, patterns: &[String], language: Language) -> Result<Override, Stop> {
    let mut overrides = OverrideBuilder::new(folder);
    let fail = |error: &str| {
        let what = pick(
            language,
            "--exclude 的样式无法理解",
            "a pattern of --exclude cannot be read",
        );
        Stop::Said(language, format!("{what}: {error}"))
    };
    for pattern in patterns {
        // An override names what is wanted; what is not begins with an exclamation mark.
        let wanted = format!("!{pattern}");
        overrides
            .add(&wanted)
            .map_err(|error| fail(&error.to_string().replace(&wanted, pattern)))?;
    }
    overrides.build().map_err(|error| fail(&error.to_string()))
}

fn walk(path: &Path, excluded: Override, folders: &mut Vec<Folder>, found: &mut Vec<Found>) {
    let index = folders.len();
    let mut folder = Folder {
        path: plain(path),
        told: false,
        foreign: Several::default(),
        links: Several::default(),
    };
    // A .gitignore is meant wherever it stands, not only where git has been.
    let walk = WalkBuilder::new(path)
        .require_git(false)
        .overrides(excluded)
        .sort_by_file_path(Path::cmp)
        .build();
    for entry in walk {
        match entry {
            Ok(entry) if entry.depth() == 0 => {}
            Ok(entry) => {
                let path = plain(entry.path());
                match kind(&entry) {
                    Kind::File => found.push(Found::InFolder(index, path)),
                    Kind::LinkToFolder => folder.links.add(folder.name_of(&Source::File(path))),
                    Kind::Special => folder.foreign.add(folder.name_of(&Source::File(path))),
                    Kind::Folder => {}
                }
            }
            Err(error) => {
                folder.told = true;
                let name = folder.path.to_string_lossy();
                found.push(Found::Failed(InputError::new(Some(&name), error.to_string())));
            }
        }
    }
    folders.push(folder);
}

/// The path by which a file is known whatever it is called.
pub(crate) fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// The path without a leading `./`.
fn plain(path: &Path) -> PathBuf {
    match path.strip_prefix("./") {
        Ok(bare) if bare.as_os_str().is_empty() => path.to_owned(),
        Ok(bare) => bare.to_owned(),
        Err(_) => path.to_owned(),
    }
}

enum Kind {
    File,
    Folder,
    LinkToFolder,
    /// A pipe, a device.
    Special,
}

fn kind(entry: &DirEntry) -> Kind {
    let Some(kind) = entry.file_type() else {
        return Kind::Special;
    };
    if kind.is_dir() {
        Kind::Folder
    } else if kind.is_file() {
        Kind::File
    } else if kind.is_symlink() {
        match entry.path().metadata() {
            Ok(behind) if behind.is_dir() => Kind::LinkToFolder,
            Ok(behind) if behind.is_file() => Kind::File,
            Ok(_) => Kind::Special,
            // A link that leads nowhere is told as a file that cannot be opened.
            Err(_) => Kind::File,
        }
    } else {
        Kind::Special
    }
}
