//! Node and npm, for the package and the page.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{root, run};

/// What Vite runs on.
const LEAST: (u32, u32) = (20, 19);

/// Installs what the folder's `package-lock.json` names, unless it is there.
pub(crate) fn ci(folder: &str) -> Result<(), String> {
    node_is_new_enough()?;
    let time = |file: &str| {
        let path = root().join(folder).join(file);
        path.metadata().and_then(|known| known.modified()).ok()
    };
    let installed = time("node_modules/.package-lock.json");
    if installed.is_some() && installed >= time("package-lock.json") {
        return Ok(());
    }
    run(&mut npm(folder, &["ci"]), &format!("npm --prefix {folder} ci"))
}

/// Runs a script of the folder's `package.json`.
pub(crate) fn script(folder: &str, name: &str) -> Result<(), String> {
    run(
        &mut npm(folder, &["run", name]),
        &format!("npm --prefix {folder} run {name}"),
    )
}

/// Runs a folder's tests in a browser, and what they hold against Python's libraries with this one, if there is one.
pub(crate) fn test(folder: &str, browser: &str, python: Option<&Path>) -> Result<(), String> {
    let mut command = npm(folder, &["test"]);
    command.env("CHROME_PATH", browser);
    command.envs(python.map(|python| ("PYTHON", python)));
    run(&mut command, &format!("npm --prefix {folder} test"))
}

/// npm itself, in a folder.
pub(crate) fn npm(folder: &str, args: &[&str]) -> Command {
    // On Windows npm is a script, which is found only with its ending.
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.args(["--prefix", folder]).args(args);
    command
}

/// A script for Node, by its path from the root.
pub(crate) fn node(script: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(script.split('/').collect::<PathBuf>());
    command
}

fn node_is_new_enough() -> Result<(), String> {
    let (major, minor) = LEAST;
    let needed = format!("Node {major}.{minor} or newer, with npm, is needed");
    let output = Command::new("node").arg("--version").output();
    let output = output.map_err(|_| format!("{needed}, and there is none: get it from https://nodejs.org"))?;
    let version = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let mut numbers = version.trim_start_matches('v').split('.').map(str::parse::<u32>);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(major)), Some(Ok(minor))) if (major, minor) >= LEAST => Ok(()),
        _ => Err(format!("{needed}; found {version}")),
    }
}
