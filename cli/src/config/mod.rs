//! `mobanlint.toml`: what a team has agreed on. Of each file the closest one upwards counts; flags win over its keys.

mod keys;
mod overrides;
mod reading;
mod schema;
mod severities;
mod shown;

use std::collections::HashMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use mobanlint::Language;
use mobanlint::render::visible;

use crate::args::ConfigArgs;
use crate::locale::pick;
use crate::output::Stop;
use reading::{Told, Value, Values};

pub(crate) use overrides::Overrides;
pub(crate) use schema::schema;
pub(crate) use severities::layered;
pub(crate) use shown::{in_force, template};

/// How the file is called.
pub(crate) const NAME: &str = "mobanlint.toml";

/// The longest file that is read, in bytes.
const MAX_BYTES: u64 = 1 << 20;

/// What a file says; nothing, where there is none.
#[derive(Debug, Default)]
pub(crate) struct Config {
    /// The file, if there is one; as it was found.
    path: Option<PathBuf>,
    /// Its folder.
    folder: PathBuf,
    values: Values,
}

impl Config {
    fn read(path: &Path, language: Language) -> Result<Self, Stop> {
        let name = path.to_string_lossy();
        let stop = |message: String| Stop::Said(language, message);
        let fail = |message: &str| stop(format!("{name}: {message}"));
        let length = fs::metadata(path).map_err(|error| match error.kind() {
            ErrorKind::NotFound => fail(pick(language, "文件不存在", "no such file")),
            _ => fail(&error.to_string()),
        })?;
        if length.len() > MAX_BYTES {
            return Err(fail(pick(language, "文件过大", "the file is too large")));
        }
        let text = fs::read_to_string(path).map_err(|error| fail(&error.to_string()))?;
        let text = text.trim_start_matches('\u{feff}');
        let values = reading::read(text, language).map_err(|faults| {
            let told = |fault: &String| visible(&format!("{name}:{fault}")).text.into_owned();
            stop(faults.iter().map(told).collect::<Vec<_>>().join("\n"))
        })?;
        let path = std::path::absolute(path).map_err(|error| fail(&error.to_string()))?;
        Ok(Self {
            folder: path.parent().unwrap_or(&path).to_owned(),
            path: Some(path),
            values,
        })
    }

    /// The file, if there is one.
    pub(crate) fn file(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The file's folder, which its patterns are relative to.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    fn told(&self, key: &str) -> Option<&Told<Value>> {
        self.values.iter().find(|(name, _)| *name == key).map(|(_, told)| told)
    }

    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        match &self.told(key)?.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn switch(&self, key: &str) -> bool {
        matches!(self.told(key).map(|told| &told.value), Some(Value::Switch(true)))
    }

    pub(crate) fn texts(&self, key: &str) -> &[String] {
        match self.told(key).map(|told| &told.value) {
            Some(Value::Texts(texts)) => texts,
            _ => &[],
        }
    }

    /// What to say of a text that is none of those that a key may have.
    pub(crate) fn wrong(&self, key: &str, found: &str, language: Language) -> Stop {
        let file = self.path.as_deref().map(shortened).unwrap_or_default();
        let line = self.told(key).map(|told| told.line).unwrap_or_default();
        let what = pick(language, "未知的值", "unknown value");
        Stop::Said(language, format!("{}:{line}: {what} {found:?} ({key})", file.display()))
    }

    /// The paths of a key, as whoever runs the program can follow them.
    pub(crate) fn paths(&self, key: &str) -> Vec<PathBuf> {
        self.texts(key).iter().map(|path| self.path_of(path)).collect()
    }

    /// The path of a key.
    pub(crate) fn path(&self, key: &str) -> Option<PathBuf> {
        self.text(key).map(|path| self.path_of(path))
    }

    /// From where the program runs, if that is not above.
    pub(crate) fn path_of(&self, path: &str) -> PathBuf {
        let whole = self.folder.join(path);
        let here = std::env::current_dir().unwrap_or_default();
        match whole.strip_prefix(&here) {
            Ok(below) if !below.as_os_str().is_empty() => below.to_owned(),
            _ => whole,
        }
    }

    /// The ruleset: a name stays one, unless such a file stands beside the configuration.
    pub(crate) fn ruleset(&self) -> Option<String> {
        let name = self.text("ruleset")?;
        let is_builtin = mobanlint::BUILTIN.contains(&name);
        Some(if is_builtin {
            name.to_owned()
        } else {
            self.path_of(name).to_string_lossy().into_owned()
        })
    }
}

/// Finds the configuration of each file, and reads each but once.
pub(crate) struct Finder {
    language: Language,
    /// The one that counts for all files: the one that was named, or none at all.
    fixed: Option<Arc<Config>>,
    of_folders: HashMap<PathBuf, Arc<Config>>,
    none: Arc<Config>,
}

impl Finder {
    pub(crate) fn new(args: &ConfigArgs, language: Language) -> Result<Self, Stop> {
        let none = Arc::new(Config::default());
        let fixed = match &args.config {
            Some(path) => Some(Config::read(path, language)?.into()),
            None => args.no_config.then(|| Arc::clone(&none)),
        };
        Ok(Self {
            language,
            fixed,
            of_folders: HashMap::new(),
            none,
        })
    }

    /// The configuration of a file or folder that need not exist.
    pub(crate) fn of(&mut self, path: &Path) -> Result<Arc<Config>, Stop> {
        if let Some(fixed) = &self.fixed {
            return Ok(Arc::clone(fixed));
        }
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let folder = if path.is_dir() {
            &path
        } else {
            path.parent().unwrap_or(&path)
        };
        let mut passed = Vec::new();
        let mut found = Arc::clone(&self.none);
        for above in folder.ancestors() {
            if let Some(known) = self.of_folders.get(above) {
                found = Arc::clone(known);
                break;
            }
            passed.push(above.to_owned());
            let file = above.join(NAME);
            if file.is_file() {
                found = Config::read(&shortened(&file), self.language)?.into();
                break;
            }
        }
        for folder in passed {
            self.of_folders.insert(folder, Arc::clone(&found));
        }
        Ok(found)
    }

    /// The configuration of the folder the program runs in.
    pub(crate) fn here(&mut self) -> Result<Arc<Config>, Stop> {
        self.of(Path::new("."))
    }
}

/// The path from where the program runs, for messages.
fn shortened(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(here).unwrap_or(path).to_owned()
}
