//! The documentation as a site, in `target/site/`: a book in each language, made of `docs/`, the rules' pages and what else their
//! summaries name. No link of a page, as it stands or as it is shown, may lead nowhere.

mod book;
mod page;
mod shown;
mod written;

use std::fs;
use std::path::PathBuf;

use book::Book;

use crate::run::root;

/// Leads on by the reader's choice: which language is wanted no file can know.
const DOOR: &str = "<!DOCTYPE html>\n<html lang=\"zh\"><head><meta charset=\"utf-8\"><title>mobanlint</title>\n\
    <meta name=\"viewport\" content=\"width=device-width\"></head>\n\
    <body style=\"font: 1.25rem/2 sans-serif; margin: 3rem\">\n<p><a href=\"zh/index.html\">中文文档</a></p>\n\
    <p><a lang=\"en\" href=\"en/index.html\">Documentation in English</a></p>\n</body></html>\n";

/// Builds the site anew, and follows all links.
pub(crate) fn build() -> Result<(), String> {
    written::proved()?;
    let [zh, en] = [Book::read("zh")?, Book::read("en")?];
    let site = site();
    if site.exists() {
        fs::remove_dir_all(&site).map_err(|error| format!("{}: {error}", site.display()))?;
    }
    zh.render(&en, &site)?;
    en.render(&zh, &site)?;
    fs::write(site.join("index.html"), DOOR).map_err(|error| error.to_string())?;
    let links = shown::proved(&site)?;
    println!(
        "target/site/index.html: {} pages, {links} links",
        zh.pages() + en.pages()
    );
    Ok(())
}

/// Where it is made.
pub(crate) fn site() -> PathBuf {
    root().join("target/site")
}
