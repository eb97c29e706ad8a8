//! Everything that must hold, in one command, with what it needs installed.

use std::process::Command;

use crate::{generated, run, schemas, tables};

const WASM: &str = "wasm32-unknown-unknown";

/// Runs all tests; the first failure ends it.
pub(crate) fn all() -> Result<(), String> {
    run::cargo(&["fmt", "--all", "--check"])?;
    run::cargo(&["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"])?;
    generated::check(tables::generate(), "tables")?;
    generated::check(schemas::generate(), "schemas")?;
    run::cargo(&["test", "--workspace"])?;
    run::cargo(&["run", "--release", "--quiet", "--", "rules", "--verify"])?;
    wasm_target()?;
    run::cargo(&[
        "check",
        "--package",
        "mobanlint",
        "--no-default-features",
        "--target",
        WASM,
    ])
}

/// Installs the target the module is built for, unless it is there.
pub(crate) fn wasm_target() -> Result<(), String> {
    let installed = Command::new("rustup").args(["target", "list", "--installed"]).output();
    let installed = installed.map(|output| String::from_utf8_lossy(&output.stdout).lines().any(|line| line == WASM));
    match installed {
        Ok(true) => Ok(()),
        Ok(false) => run::run(
            Command::new("rustup").args(["target", "add", WASM]),
            &format!("rustup target add {WASM}"),
        ),
        Err(_) => Err(format!("rustup is needed to install the target {WASM}")),
    }
}
