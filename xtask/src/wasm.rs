//! The npm package: the module, its glue, the declarations and what travels beside them, into `wasm/pkg/`.

mod build;
mod package;
mod sizes;
mod types;

use std::path::PathBuf;
use std::process::Command;

use crate::run::root;

const TARGET: &str = "wasm32-unknown-unknown";
/// Whoever opens the page waits for this much, so a module beyond it is a broken build. A KB is 1000 bytes here, as in
/// every budget of the project.
const BUDGET: usize = 420 * 1000;
/// What the next cuts aim at.
const GOAL: usize = 320 * 1000;

/// Builds the package; with `sizes`, tells what the module is made of.
pub(crate) fn run(sizes: bool) -> Result<(), String> {
    target()?;
    crate::npm::ci("wasm")?;
    let linked = build::linked()?;
    let glue = build::glue(&linked, false)?;
    let module = build::optimized(&glue.join("glue_bg.wasm"), "mobanlint.wasm", false)?;
    package::assemble(&glue, &module)?;
    let (raw, gzip) = sizes::of(&module)?;
    println!(
        "wasm/pkg/mobanlint.wasm: {} KB, {} KB gzip (budget {}, goal {})",
        sizes::kb(raw),
        sizes::kb(gzip),
        BUDGET / 1000,
        GOAL / 1000
    );
    if sizes {
        let glue = build::glue(&linked, true)?;
        let named = build::optimized(&glue.join("glue_bg.wasm"), "named.wasm", true)?;
        sizes::tell(&named, &build::map())?;
    }
    if gzip > BUDGET {
        return Err(format!(
            "the module has {gzip} bytes gzip, more than the {BUDGET} it may have"
        ));
    }
    Ok(())
}

/// Installs the target the module is built for, unless it is there.
pub(crate) fn target() -> Result<(), String> {
    let installed = Command::new("rustup").args(["target", "list", "--installed"]).output();
    let installed = installed.map(|output| {
        String::from_utf8_lossy(&output.stdout)
            .lines()
            .any(|line| line == TARGET)
    });
    match installed {
        Ok(true) => Ok(()),
        Ok(false) => crate::run::run(
            Command::new("rustup").args(["target", "add", TARGET]),
            &format!("rustup target add {TARGET}"),
        ),
        Err(_) => Err(format!("rustup is needed to install the target {TARGET}")),
    }
}

/// Where the package is made.
fn pkg() -> PathBuf {
    root().join("wasm/pkg")
}

/// A failure with the path it is about.
fn failed(path: &std::path::Path) -> impl Fn(std::io::Error) -> String + '_ {
    move |error| format!("{}: {error}", path.display())
}
