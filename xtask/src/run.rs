//! Running other programs, told as they start.

use std::path::PathBuf;
use std::process::Command;

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map(PathBuf::from)
        .unwrap_or_default()
}

/// Runs cargo at the root of the workspace.
pub(crate) fn cargo(args: &[&str]) -> Result<(), String> {
    run(
        Command::new(env!("CARGO")).args(args),
        &format!("cargo {}", args.join(" ")),
    )
}

/// Runs a program at the root of the workspace; a failure names it.
pub(crate) fn run(command: &mut Command, shown: &str) -> Result<(), String> {
    eprintln!("\n$ {shown}");
    let status = command
        .current_dir(root())
        .status()
        .map_err(|error| format!("cannot start `{shown}`: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{shown}` failed with {status}"))
    }
}
