//! Other rules and severities for some paths. Drafts are compared with all others all the same: what is overridden is
//! what is said of them.

use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use mobanlint::{Finding, Language, RuleInfo, Severity};

use super::Config;
use super::reading::{Told, Value};
use super::severities::{Named, named, unknown};
use crate::locale::pick;
use crate::output::Stop;

#[derive(Default)]
pub(crate) struct Overrides {
    folder: PathBuf,
    list: Vec<Override>,
}

struct Override {
    paths: Gitignore,
    /// Empty: all.
    only: Vec<Named>,
    skip: Vec<Named>,
    severities: Vec<(Named, Option<Severity>)>,
}

impl Overrides {
    /// Those of a configuration, for rules of these; names of others are faults, if that is `strict`.
    pub(crate) fn of(config: &Config, rules: &[RuleInfo], strict: bool, language: Language) -> Result<Self, Stop> {
        let mut overrides = Self {
            folder: config.folder().to_owned(),
            list: Vec::new(),
        };
        let Some(Told {
            value: Value::Overrides(list),
            ..
        }) = config.told("overrides")
        else {
            return Ok(overrides);
        };
        let named = |name: &str, line: usize| match named(name, rules) {
            Ok(named) => Ok(Some(named)),
            Err(_) if !strict => Ok(None),
            Err(near) => Err(unknown(config, line, name, near.as_deref(), language)),
        };
        for values in list {
            let mut one = Override {
                paths: Gitignore::empty(),
                only: Vec::new(),
                skip: Vec::new(),
                severities: Vec::new(),
            };
            for (key, Told { value, line }) in values {
                match (*key, value) {
                    ("paths", Value::Texts(patterns)) => {
                        one.paths = globs(config.folder(), patterns).map_err(|error| {
                            let what = pick(language, "样式无法理解", "a pattern cannot be read");
                            Stop::Said(language, format!("{}:{line}: {what}: {error}", super::NAME))
                        })?;
                    }
                    (_, Value::Texts(names)) => {
                        let list = if *key == "rule" { &mut one.only } else { &mut one.skip };
                        for name in names {
                            list.extend(named(name, *line)?);
                        }
                    }
                    (_, Value::Pairs(pairs)) => {
                        for Told {
                            value: (name, severity),
                            line,
                        } in pairs
                        {
                            let named = named(name, *line)?;
                            one.severities.extend(named.map(|named| (named, severity.parse().ok())));
                        }
                    }
                    _ => {}
                }
            }
            // A single outcome is what is meant, where its rule has a severity as well.
            one.severities.sort_by_key(|(named, _)| named.outcome.is_some());
            overrides.list.push(one);
        }
        Ok(overrides)
    }

    /// The finding as it counts for its file; false if it does not.
    pub(crate) fn apply(&self, finding: &mut Finding) -> bool {
        if self.list.is_empty() {
            return true;
        }
        let Some(path) = finding.template.path.clone() else {
            return true;
        };
        let means = |named: &Named, finding: &Finding| {
            named.rule == finding.rule && named.outcome.as_ref().is_none_or(|outcome| *outcome == finding.outcome)
        };
        for Override {
            paths,
            only,
            skip,
            severities,
        } in &self.list
        {
            if !covers(paths, &self.folder, Path::new(&path)) {
                continue;
            }
            let chosen = only.is_empty() || only.iter().any(|named| means(named, finding));
            if !chosen || skip.iter().any(|named| means(named, finding)) {
                return false;
            }
            match severities.iter().rfind(|(named, _)| means(named, finding)) {
                Some((_, Some(severity))) => finding.severity = *severity,
                Some((_, None)) => return false,
                None => {}
            }
        }
        true
    }
}

/// Patterns as a .gitignore in this folder would have them.
pub(super) fn globs(folder: &Path, patterns: &[String]) -> Result<Gitignore, ignore::Error> {
    let mut builder = GitignoreBuilder::new(folder);
    for pattern in patterns {
        builder.add_line(None, pattern)?;
    }
    builder.build()
}

/// Whether patterns of a folder mean a file, or a folder it is in.
fn covers(globs: &Gitignore, folder: &Path, path: &Path) -> bool {
    let Ok(path) = std::path::absolute(path) else {
        return false;
    };
    path.starts_with(folder) && globs.matched_path_or_any_parents(&path, false).is_ignore()
}

impl Config {
    /// What of folders is no draft by it: what it excludes, and the files it names itself.
    pub(crate) fn excludes(&self, language: Language) -> Result<impl Fn(&Path) -> bool + use<>, Stop> {
        let folder = self.folder.clone();
        let globs = globs(&folder, self.texts("exclude")).map_err(|error| {
            let what = pick(
                language,
                "exclude 的样式无法理解",
                "a pattern of exclude cannot be read",
            );
            Stop::Said(language, format!("{}: {what}: {error}", super::NAME))
        })?;
        let listed = ["library", "words"].into_iter().flat_map(|key| self.texts(key));
        let single = ["baseline", "ruleset"].into_iter().filter_map(|key| self.text(key));
        let own: Vec<PathBuf> = listed
            .map(String::as_str)
            .chain(single)
            .map(|path| folder.join(path))
            .collect();
        Ok(move |path: &Path| {
            let whole = std::path::absolute(path).unwrap_or_default();
            own.iter().any(|own| whole.starts_with(own)) || covers(&globs, &folder, path)
        })
    }
}
