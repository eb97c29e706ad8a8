//! Which files a ruleset may name: those of its own folder and below, and of the folders the caller allows. A ruleset can
//! come from anybody who proposes a change, and what a file holds can end in a message.

use super::error::{RulesetFault, fault};
use crate::data::{FaultKind, quoted};

/// The folders whose files a ruleset may name.
pub(super) struct Reach(Vec<Place>);

impl Reach {
    /// That of the ruleset of this name, and of the folders the caller allows.
    pub(super) fn of(ruleset: &str, allowed: &[String]) -> Self {
        let folder = Place::of(ruleset.rsplit_once(['/', '\\']).map_or("", |(folder, _)| folder));
        // A ruleset in the root of a file system names no folder before its slash.
        let folder = if folder.is_empty() && ruleset.starts_with(['/', '\\']) {
            Place::of("/")
        } else {
            folder
        };
        Self(
            std::iter::once(folder)
                .chain(allowed.iter().map(|folder| Place::of(folder)))
                .collect(),
        )
    }

    /// The path that is written in a file, as seen from where that file's path starts; a fault at `at` if it may not be read.
    pub(super) fn beside(&self, file: &str, path: &str, at: &str, faults: &mut Vec<RulesetFault>) -> Option<String> {
        let place = match file.rfind(['/', '\\']) {
            Some(end) if Place::of(path).root.is_empty() => format!("{}/{path}", file.get(..end).unwrap_or_default()),
            _ => path.to_owned(),
        };
        let found = Place::of(&place);
        if self.0.iter().any(|folder| folder.holds(&found)) {
            return Some(place);
        }
        let shown = quoted(path);
        let kind = FaultKind::other(
            format!("{shown} 在规则集的文件夹之外；要读它，须由调用者准许那个文件夹（--allow-folder）"),
            format!("{shown} is outside of the ruleset's folder; the caller has to allow its folder (--allow-folder)"),
        );
        faults.push(fault(file, at, kind));
        None
    }
}

/// A path without its detours. Nothing is asked of a file system: whoever reads the files resolves links.
#[derive(Debug, PartialEq, Eq)]
struct Place {
    /// What makes it absolute, a slash or a drive; empty for the caller's folder.
    root: String,
    /// How many folders up it begins.
    up: usize,
    names: Vec<String>,
}

impl Place {
    fn of(path: &str) -> Self {
        let drive = path.get(..2).filter(|start| start.ends_with(':')).unwrap_or_default();
        let rest = path.get(drive.len()..).unwrap_or_default();
        let root = if rest.starts_with(['/', '\\']) {
            format!("{drive}/")
        } else {
            drive.to_owned()
        };
        let mut place = Self {
            root,
            up: 0,
            names: Vec::new(),
        };
        for name in rest.split(['/', '\\']) {
            match name {
                "" | "." => {}
                ".." if place.names.pop().is_some() => {}
                ".." => place.up += 1,
                name => place.names.push(name.to_owned()),
            }
        }
        place
    }

    fn is_empty(&self) -> bool {
        self.root.is_empty() && self.up == 0 && self.names.is_empty()
    }

    /// Whether the other is this folder or below it.
    fn holds(&self, other: &Self) -> bool {
        let above = self.names.is_empty() && self.up > other.up;
        self.root == other.root && (above || self.up == other.up && other.names.starts_with(&self.names))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ruleset_reaches_its_folder_and_what_is_allowed() {
        let allowed = ["../shared".to_owned(), "C:\\rules".to_owned()];
        let inner = |file: &str, path: &str| Reach::of(file, &allowed).beside(file, path, "extends", &mut Vec::new());
        for (file, path, place) in [
            ("rules/team.json", "words.txt", Some("rules/words.txt")),
            ("rules/team.json", "./deep/words.txt", Some("rules/./deep/words.txt")),
            ("rules/team.json", "deep/../words.txt", Some("rules/deep/../words.txt")),
            ("rules/team.json", "../words.txt", None),
            ("rules/team.json", "../rules2/words.txt", None),
            ("rules/team.json", "deep/../../words.txt", None),
            ("rules/team.json", "/etc/hosts", None),
            ("rules/team.json", "\\\\server\\share\\words.txt", None),
            ("rules/team.json", "D:\\words.txt", None),
            ("rules/team.json", "C:\\rules\\words.txt", Some("C:\\rules\\words.txt")),
            (
                "rules/team.json",
                "../../shared/base.json",
                Some("rules/../../shared/base.json"),
            ),
            ("team.json", "words.txt", Some("words.txt")),
            ("team.json", "../words.txt", None),
            ("team.json", "../shared/words.txt", Some("../shared/words.txt")),
            ("../team.json", "words.txt", Some("../words.txt")),
            ("../team.json", "../words.txt", None),
            ("../rules/team.json", "../../words.txt", None),
            ("/srv/rules/team.json", "words.txt", Some("/srv/rules/words.txt")),
            (
                "/srv/rules/team.json",
                "/srv/rules/words.txt",
                Some("/srv/rules/words.txt"),
            ),
            ("/srv/rules/team.json", "/srv/rules/../secret.txt", None),
            ("/team.json", "words.txt", Some("/words.txt")),
        ] {
            assert_eq!(inner(file, path).as_deref(), place, "{file} {path}");
        }
    }

    #[test]
    fn all_above_is_allowed_by_what_lies_higher() {
        let reach = |folder: &str| Reach::of("team.json", &[folder.to_owned()]);
        let read = |folder: &str| reach(folder).beside("team.json", "../words.txt", "extends", &mut Vec::new());
        assert!(read("..").is_some() && read("../..").is_some());
        assert!(read("../../other").is_none());
    }

    #[test]
    fn what_may_not_be_read_is_told_with_its_path() {
        let mut faults = Vec::new();
        let reach = Reach::of("rules/team.json", &[]);
        assert_eq!(
            reach.beside("rules/team.json", "../.env", "words.scene.file", &mut faults),
            None
        );
        let told = super::super::RulesetError { faults }.to_string();
        assert!(
            told.starts_with("rules/team.json: words.scene.file: \"../.env\" is outside"),
            "{told}"
        );
        assert!(told.contains("--allow-folder"), "{told}");
    }
}
