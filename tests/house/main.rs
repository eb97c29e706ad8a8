//! The house as it is drawn in ARCHITECTURE.md: who knows whom is read out of the sources, and held against the table.
#![allow(clippy::disallowed_methods, clippy::panic, missing_docs)] // a test reads files and may fail loudly

mod circles;
mod crates;
mod rooms;
mod sizes;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crates::Crate;

/// Every crate by its first file.
static CRATES: LazyLock<Vec<(&str, Crate)>> = LazyLock::new(|| {
    let firsts = [
        "src/lib.rs",
        "cli/src/lib.rs",
        "courier/core/src/lib.rs",
        "courier/src/lib.rs",
        "courier/src/main.rs",
        "python/src/lib.rs",
        "wasm/opener/src/lib.rs",
        "wasm/reader/src/lib.rs",
        "wasm/src/lib.rs",
        "xtask/src/main.rs",
    ];
    let read = |first| (first, Crate::read(&house().join(first)));
    firsts.into_iter().map(read).collect()
});

fn library() -> &'static Crate {
    &CRATES[0].1
}

/// The repository.
fn house() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A path as people write it: from the repository, with slashes.
fn shown(path: &Path) -> String {
    let path = path.strip_prefix(house()).unwrap_or(path);
    path.to_string_lossy().replace('\\', "/")
}

/// All files below a folder with one of these endings, in order.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for entry in entries {
            let path = entry
                .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
                .path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if path.is_dir() && !["target", "node_modules", "pkg", "dist"].contains(&name) && !name.starts_with('.') {
                folders.push(path);
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
