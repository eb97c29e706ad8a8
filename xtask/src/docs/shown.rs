//! The links of the site as a browser follows them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use html5gum::{Token, Tokenizer};

use super::page::{is, is_outside, resolved};

#[derive(Default)]
struct Html {
    anchors: BTreeSet<String>,
    targets: Vec<String>,
}

/// Fails with all links of the pages in a folder that lead nowhere; else tells how many there are.
pub(super) fn proved(site: &Path) -> Result<usize, String> {
    let mut pages = BTreeMap::new();
    collect(site, "", &mut pages)?;
    let mut told = BTreeSet::new();
    let mut links = 0;
    for (page, html) in &pages {
        for target in html.targets.iter().filter(|target| !is_outside(target)) {
            links += 1;
            let (path, anchor) = resolved(page, target);
            let leads = match pages.get(&path) {
                // A page's own top is nobody's anchor.
                Some(to) => anchor.is_none_or(|anchor| anchor.is_empty() || to.anchors.contains(anchor)),
                None => site.join(&path).is_file(),
            };
            if !leads {
                told.insert(format!("{page}: {target} leads nowhere"));
            }
        }
    }
    if told.is_empty() {
        Ok(links)
    } else {
        Err(told.into_iter().collect::<Vec<_>>().join("\n"))
    }
}

fn collect(site: &Path, folder: &str, pages: &mut BTreeMap<String, Html>) -> Result<(), String> {
    let path = site.join(folder);
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    for entry in fs::read_dir(&path).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = format!("{folder}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(site, &format!("{name}/"), pages)?;
        } else if is(&name, "html") {
            let text = fs::read_to_string(entry.path()).map_err(failed)?;
            pages.insert(name, read(&text));
        }
    }
    Ok(())
}

fn read(text: &str) -> Html {
    let mut html = Html::default();
    for token in Tokenizer::new(text) {
        let Ok(Token::StartTag(tag)) = token else { continue };
        for (name, value) in &tag.attributes {
            let value = String::from_utf8_lossy(value).into_owned();
            match &***name {
                b"id" | b"name" => drop(html.anchors.insert(value)),
                b"href" | b"src" => html.targets.push(value),
                _ => {}
            }
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_page_tells_its_anchors_and_targets() {
        let html = read("<h2 id=a>A</h2><a href='b.html#c'>b</a><img src=d.png>");
        assert!(html.anchors.contains("a"));
        assert_eq!(html.targets, ["b.html#c", "d.png"]);
    }
}
