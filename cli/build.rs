//! Takes the rules' pages into the binary: every file of `rules/docs/<language>/`.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a build script reads and writes files and talks to cargo"
)]

use std::fmt::Write;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let docs = Path::new(&root).join("../rules/docs");
    println!("cargo:rerun-if-changed={}", docs.display());
    let mut table = String::from("&[");
    for language in ["en", "zh"] {
        let folder = docs.join(language);
        println!("cargo:rerun-if-changed={}", folder.display());
        // A page that is missing is for a test to find, not for whoever builds.
        let Ok(pages) = fs::read_dir(&folder) else { continue };
        let mut pages = pages.collect::<io::Result<Vec<_>>>()?;
        pages.sort_by_key(fs::DirEntry::path);
        for page in pages.iter().map(fs::DirEntry::path) {
            let rule = page.file_stem().unwrap_or_default().to_string_lossy();
            if page.extension().is_some_and(|extension| extension == "md") {
                let _ = write!(table, "({language:?}, {rule:?}, include_str!({:?})),", page.display());
            }
        }
    }
    table.push(']');
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    fs::write(Path::new(&out).join("pages.rs"), table)
}
