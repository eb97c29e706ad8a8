//! A book: the chapters its summary names, wherever they lie, put together under `target/` and rendered by mdBook.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::str::FromStr;

use mdbook_driver::MDBook;
use mdbook_driver::config::Config;

use super::page::{is, is_outside, joined, links, relative, resolved};
use crate::run::root;

/// Files that pages lead to and that are no pages lie here.
const FILES: &str = "files";
const STYLE: &str = "language.css";

pub(super) struct Book {
    language: &'static str,
    /// Where the summary stands.
    summary: String,
    /// Of the path of each chapter in the repository its path in the book, without the ending.
    chapters: BTreeMap<String, String>,
}

impl Book {
    /// The book in this language.
    pub(super) fn read(language: &'static str) -> Result<Self, String> {
        let summary = match language {
            "en" => "docs/SUMMARY.md".to_owned(),
            language => format!("docs/{language}/SUMMARY.md"),
        };
        let text = read(&summary)?;
        let sources = links(&text).into_iter().map(|link| resolved(&summary, &link.target).0);
        let chapters = sources
            .map(|source| (source.clone(), place(&source, language)))
            .collect();
        Ok(Self {
            language,
            summary,
            chapters,
        })
    }

    /// How many chapters it has.
    pub(super) fn pages(&self) -> usize {
        self.chapters.len()
    }

    /// Renders it into a folder of the site named as its language, each page with a link to the same one in the other language.
    pub(super) fn render(&self, other: &Self, site: &Path) -> Result<(), String> {
        let stage = root().join("target/docs").join(self.language);
        let _ = fs::remove_dir_all(&stage);
        write(
            &stage.join("src/SUMMARY.md"),
            &self.rewritten(&self.summary, "SUMMARY", other, &stage)?,
        )?;
        write(&stage.join(STYLE), include_str!("language.css"))?;
        for (source, place) in &self.chapters {
            let text = self.rewritten(source, place, other, &stage)?;
            write(
                &stage.join(format!("src/{place}.md")),
                &(self.switch(place, other) + &text),
            )?;
        }
        let mut config = Config::from_str(&self.config()).map_err(|error| format!("{error:#}"))?;
        config.build.build_dir = site.join(self.language);
        let book = MDBook::load_with_config(&stage, config);
        book.and_then(|book| book.build())
            .map_err(|error| format!("{}: {error:#}", self.summary))
    }

    fn config(&self) -> String {
        let (language, name) = match self.language {
            "zh" => ("zh-Hans", "mobanlint 文档"),
            language => (language, "mobanlint"),
        };
        format!(
            "[book]\ntitle = {name:?}\nlanguage = {language:?}\n[build]\ncreate-missing = false\n\
             [output.html]\nadditional-css = [{STYLE:?}]\nno-section-label = true\ninput-404 = \"\"\nsmart-punctuation = false\n\
             [output.html.print]\nenable = false\n[output.html.playground]\nrunnable = false\n"
        )
    }

    fn switch(&self, place: &str, other: &Self) -> String {
        let twin = other.chapters.values().find(|twin| *twin == place);
        let twin = twin.map_or("index", |twin| twin);
        let name = if other.language == "zh" { "中文" } else { "English" };
        let to = relative(
            &format!("{}/{place}", self.language),
            &format!("{}/{twin}.html", other.language),
        );
        let language = other.language;
        format!("<p class=\"language\"><a lang=\"{language}\" hreflang=\"{language}\" href=\"{to}\">{name}</a></p>\n\n")
    }

    /// A text with its links as they are in the book; files they lead to are taken along.
    fn rewritten(&self, source: &str, place: &str, other: &Self, stage: &Path) -> Result<String, String> {
        let mut text = read(source)?;
        for link in links(&text).into_iter().rev().filter(|link| !is_outside(&link.target)) {
            let (path, anchor) = resolved(source, &link.target);
            let to = if path == source {
                String::new()
            } else if let Some(chapter) = self.chapters.get(&path) {
                relative(place, &format!("{chapter}.md"))
            } else if let Some(chapter) = other.chapters.get(&path) {
                let to = format!("{}/{chapter}.html", other.language);
                relative(&format!("{}/{place}", self.language), &to)
            } else if is(&path, "md") || !root().join(&path).is_file() {
                return Err(format!("{source}: {} is neither a chapter nor a file", link.target));
            } else {
                let copy = stage.join("src").join(FILES).join(&path);
                write(
                    &copy,
                    &fs::read(root().join(&path)).map_err(|error| format!("{path}: {error}"))?,
                )?;
                relative(place, &format!("{FILES}/{path}"))
            };
            let anchor = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
            text.replace_range(link.range, &(to + &anchor));
        }
        Ok(joined(&text))
    }
}

/// Where a chapter is in the book: short, and the same in both languages.
fn place(source: &str, language: &str) -> String {
    let path = source.strip_suffix(".md").unwrap_or(source);
    let path = path.strip_suffix(".zh-CN").unwrap_or(path);
    let rules = format!("rules/docs/{language}/");
    if let Some(rule) = path.strip_prefix(&rules) {
        return format!("rules/{rule}");
    }
    let docs = path
        .strip_prefix(&format!("docs/{language}/"))
        .or_else(|| path.strip_prefix("docs/"));
    match (docs, path.strip_suffix("/README")) {
        (Some("README"), _) => "index".to_owned(),
        (Some(page), _) => page.to_owned(),
        (None, Some(folder)) => folder.replace('/', "-"),
        (None, None) => path.to_lowercase().replace('/', "-"),
    }
}

fn read(path: &str) -> Result<String, String> {
    fs::read_to_string(root().join(path)).map_err(|error| format!("{path}: {error}"))
}

fn write(path: &Path, bytes: &(impl AsRef<[u8]> + ?Sized)) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    path.parent().map_or(Ok(()), fs::create_dir_all).map_err(failed)?;
    fs::write(path, bytes).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn a_chapter_has_one_place_in_both_languages() {
        for (zh, en, expected) in [
            ("docs/zh/README.md", "docs/README.md", "index"),
            ("docs/zh/ci.md", "docs/ci.md", "ci"),
            ("rules/docs/zh/1.3.md", "rules/docs/en/1.3.md", "rules/1.3"),
            ("courier/README.zh-CN.md", "courier/README.md", "courier"),
            ("SECURITY.md", "SECURITY.md", "security"),
        ] {
            assert_eq!(
                (place(zh, "zh").as_str(), place(en, "en").as_str()),
                (expected, expected)
            );
        }
    }
}
