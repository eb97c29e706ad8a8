//! The links of pages as they stand in the repository, where code forges show them.

use std::fs;

use super::page::{anchors, is, is_outside, links, resolved};
use crate::run::root;

/// Pages, and folders of them.
const WRITTEN: &[&str] = &[
    "README.md",
    "README.zh-CN.md",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "courier",
    "docs",
    "docs/zh",
    "editors/vscode",
    "python",
    "rules/docs/en",
    "rules/docs/zh",
    "wasm",
];

/// Fails with all links that lead nowhere.
pub(super) fn proved() -> Result<(), String> {
    let mut told = Vec::new();
    for page in pages() {
        let text = fs::read_to_string(root().join(&page)).map_err(|error| format!("{page}: {error}"))?;
        told.extend(
            dead(&page, &text)
                .into_iter()
                .map(|target| format!("{page}: {target} leads nowhere")),
        );
    }
    if told.is_empty() { Ok(()) } else { Err(told.join("\n")) }
}

fn pages() -> Vec<String> {
    let mut pages = Vec::new();
    for name in WRITTEN {
        let path = root().join(name);
        if path.is_file() {
            pages.push((*name).to_owned());
        }
        let files = fs::read_dir(path).into_iter().flatten().flatten();
        let files = files.map(|file| file.file_name().to_string_lossy().into_owned());
        pages.extend(files.filter(|file| is(file, "md")).map(|file| format!("{name}/{file}")));
    }
    pages.sort_unstable();
    pages
}

/// The links of a page that lead nowhere.
fn dead(page: &str, text: &str) -> Vec<String> {
    let leads = |target: &str| {
        let (path, anchor) = resolved(page, target);
        let file = root().join(&path);
        match anchor {
            _ if path == page => anchor.is_none_or(|anchor| anchors(text).contains(anchor)),
            Some(anchor) if is(&path, "md") => {
                fs::read_to_string(file).is_ok_and(|text| anchors(&text).contains(anchor))
            }
            _ => file.exists(),
        }
    };
    let targets = links(text).into_iter().map(|link| link.target);
    targets.filter(|target| !is_outside(target) && !leads(target)).collect()
}

#[cfg(test)]
mod tests {
    use super::{dead, proved};

    #[test]
    fn every_link_leads_somewhere() {
        proved().expect("no page has a dead link");
    }

    #[test]
    fn what_leads_nowhere_is_told() {
        let text = "# A b\n\n[1](#a-b) [2](#b) [3](../README.md) [4](none.md) [5](../README.md#none) [6](https://none.example)";
        assert_eq!(dead("docs/a.md", text), ["#b", "none.md", "../README.md#none"]);
    }
}
