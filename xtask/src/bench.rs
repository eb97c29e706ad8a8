//! Measurements of the page and the package, in a browser and in Node; those of the library are the package `benches`.

use std::process::Command;

use crate::run::{root, run};
use crate::wasm;

/// Builds and installs what is measured, then measures it; `args` go to the script.
pub(crate) fn page(args: &[&str]) -> Result<(), String> {
    if !root().join("wasm/pkg/mobanlint.wasm").exists() {
        wasm::run(false)?;
    }
    for folder in ["www", "www/bench"] {
        // What is installed already is left alone, so that no network is needed for the next run.
        if !root().join(folder).join("node_modules/.package-lock.json").exists() {
            npm(&["ci", "--prefix", folder])?;
        }
    }
    npm(&["run", "build", "--prefix", "www"])?;
    let script = "www/bench/page.mjs";
    run(
        Command::new("node").arg(script).args(args),
        &[&["node", script], args].concat().join(" "),
    )
}

fn npm(args: &[&str]) -> Result<(), String> {
    run(Command::new("npm").args(args), &format!("npm {}", args.join(" ")))
}
