//! The earlier build that the library's measurements have beside them, and measurements of the page and the package, in a browser and in Node; those of the library are the package `benches`.

use std::process::Command;

use crate::run::{cargo, root, run};
use crate::{browser, npm, page};

const SCRIPT: &str = "www/bench/page.mjs";

/// The commit this build is measured beside.
const EARLIER: &str = "60d255e";

/// The manifest of `benches/src/earlier.rs`, which is compiled against the earlier library.
const MANIFEST: &str = r#"[package]
name = "earlier"
version = "0.0.0"
edition = "2024"

[[bin]]
name = "earlier"
path = "../../../benches/src/earlier.rs"

[dependencies]
mobanlint = { path = "../source" }

[profile.release]
lto = "thin"
codegen-units = 1

[workspace]
"#;

/// Fetches the earlier build from the history into `target/earlier/`, and compiles its command line and what measures its
/// library.
pub(crate) fn earlier() -> Result<(), String> {
    let folder = root().join("target/earlier");
    let (source, driver) = (folder.join("source"), folder.join("driver"));
    if !source.join("Cargo.toml").exists() {
        let make = |folder| std::fs::create_dir_all(folder).map_err(|error| format!("cannot make a folder: {error}"));
        make(&source).and_then(|()| make(&driver))?;
        let archive = folder.join("source.tar").to_string_lossy().into_owned();
        let archived = ["archive", "--output", &archive, EARLIER];
        run(Command::new("git").args(archived), &format!("git archive {EARLIER}"))?;
        let into = source.to_string_lossy();
        run(
            Command::new("tar").args(["-xf", &archive, "-C", &into]),
            "tar -xf source.tar",
        )?;
    }
    std::fs::write(driver.join("Cargo.toml"), MANIFEST).map_err(|error| format!("cannot write a manifest: {error}"))?;
    let target = folder.to_string_lossy();
    for (manifest, package) in [(source, "mobanlint-cli"), (driver, "earlier")] {
        let manifest = manifest.join("Cargo.toml");
        let manifest = manifest.to_string_lossy();
        let build = ["build", "--release", "--quiet", "--package", package];
        cargo(&[&build[..], &["--manifest-path", &manifest, "--target-dir", &target]].concat())?;
    }
    Ok(())
}

/// Builds and installs what is measured, then measures it; `args` go to the script.
pub(crate) fn page(args: &[&str]) -> Result<(), String> {
    page::with_package()?;
    npm::ci("www/bench")?;
    let mut measuring = npm::node(SCRIPT);
    measuring.args(args).env("CHROME_PATH", browser::installed()?);
    run(&mut measuring, &[&["node", SCRIPT], args].concat().join(" "))
}
