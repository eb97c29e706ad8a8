//! One number for all that is released, and a word about it in the changelog.

use std::fs;

use serde_json::Value;

use crate::run::root;

/// The version, which every manifest must have.
pub(super) fn proved() -> Result<String, String> {
    let version = env!("CARGO_PKG_VERSION");
    let read = |path: &str| fs::read_to_string(root().join(path)).map_err(|error| format!("{path}: {error}"));
    let mut told = Vec::new();
    // Crates have it from the workspace, the npm package from this program.
    let manifest: toml::Table = toml::from_str(&read("Cargo.toml")?).map_err(|error| format!("Cargo.toml: {error}"))?;
    let ours = manifest.get("workspace").and_then(|workspace| {
        workspace
            .get("dependencies")?
            .get("mobanlint")?
            .get("version")?
            .as_str()
    });
    told.extend(differs("Cargo.toml, workspace.dependencies.mobanlint", ours, version));
    let extension = "editors/vscode/package.json";
    let extension_manifest: Value = serde_json::from_str(&read(extension)?).map_err(|error| error.to_string())?;
    told.extend(differs(extension, extension_manifest["version"].as_str(), version));
    if !tells(&read("CHANGELOG.md")?, version) {
        told.push(format!("CHANGELOG.md has neither `## {version}` nor `## Unreleased`"));
    }
    if told.is_empty() {
        Ok(version.to_owned())
    } else {
        Err(told.join("\n"))
    }
}

fn differs(place: &str, found: Option<&str>, version: &str) -> Option<String> {
    let found = found.unwrap_or("none");
    (found != version).then(|| format!("{place}: version {found}, expected {version}"))
}

/// Whether a changelog tells of a version, or of what will be one.
fn tells(changelog: &str, version: &str) -> bool {
    let headings = changelog.lines().filter_map(|line| line.strip_prefix("## "));
    headings
        .map(|heading| heading.split(' ').next().unwrap_or_default())
        .any(|name| name == version || name == "Unreleased")
}

#[cfg(test)]
mod tests {
    use super::{differs, proved, tells};

    #[test]
    fn versions_are_one() {
        proved().expect("all versions are the same");
        assert_eq!(differs("a", Some("0.1.0"), "0.1.0"), None);
        assert!(differs("a", None, "0.1.0").is_some_and(|told| told.contains("none")));
    }

    #[test]
    fn a_changelog_tells_of_the_version() {
        assert!(tells("# Changelog\n\n## 0.2.0 (2027-01-01)\n", "0.2.0"));
        assert!(!tells("# Changelog\n\n## 0.2.0\n", "0.1.0"));
    }
}
