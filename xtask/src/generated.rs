//! Files that are generated and committed: written by a task, compared by a test.

use std::path::PathBuf;

use crate::run::root;

/// Paths from the root of the workspace, and what the files must say.
pub(crate) type Files<T = String> = Result<Vec<(PathBuf, T)>, String>;

/// Writes the files.
pub(crate) fn write<T: AsRef<[u8]>>(files: Files<T>) -> Result<(), String> {
    for (path, bytes) in files? {
        let full = root().join(&path);
        let failed = |error: std::io::Error| format!("{}: {error}", path.display());
        full.parent().map_or(Ok(()), std::fs::create_dir_all).map_err(failed)?;
        std::fs::write(&full, bytes).map_err(failed)?;
        println!("wrote {}", path.display());
    }
    Ok(())
}

/// Fails when a file is not what its task would write.
pub(crate) fn check<T: AsRef<[u8]>>(files: Files<T>, task: &str) -> Result<(), String> {
    for (path, bytes) in files? {
        let current = std::fs::read(root().join(&path)).unwrap_or_default();
        if current != bytes.as_ref() {
            return Err(format!("{} is stale; run `cargo xtask {task}`", path.display()));
        }
    }
    println!("{task}: up to date");
    Ok(())
}
