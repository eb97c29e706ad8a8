//! How each part of a release is made.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::proof::sbom;
use crate::run::{cargo, root, run};
use crate::{editors, npm, python, wasm};

const VERSION: &str = env!("CARGO_PKG_VERSION");
/// What crates.io gets; nobody else depends on the others.
const CRATES: [&str; 2] = ["mobanlint", "mobanlint-cli"];

/// The target that programs are built for here.
pub(super) fn target() -> Result<String, String> {
    let output = Command::new("rustc").arg("-vV").output();
    let output = output.map_err(|error| format!("rustc: {error}"))?;
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| "rustc names no host".to_owned())
}

/// The program for this machine with its licences, packed.
pub(super) fn binary(folder: &Path) -> Result<(), String> {
    cargo(&["build", "--release", "--locked", "--package", "mobanlint-cli"])?;
    let name = format!("mobanlint-{VERSION}-{}", target()?);
    let stage = root().join("target/stage");
    let inner = stage.join(&name);
    fs::create_dir_all(&inner).map_err(|error| format!("{}: {error}", inner.display()))?;
    let program = format!("mobanlint{}", std::env::consts::EXE_SUFFIX);
    copy(&root().join("target/release").join(&program), &inner.join(&program))?;
    for file in [
        "README.md",
        "README.zh-CN.md",
        "CHANGELOG.md",
        "LICENSE-APACHE",
        "LICENSE-MIT",
    ] {
        copy(&root().join(file), &inner.join(file))?;
    }
    let (options, ending) = if cfg!(windows) {
        ("-acf", "zip")
    } else {
        ("-czf", "tar.gz")
    };
    let packed = folder.join(format!("{name}.{ending}"));
    let mut tar = Command::new("tar");
    tar.arg(options).arg(&packed).arg("-C").arg(&stage).arg(&name);
    run(&mut tar, &format!("tar {options} {name}.{ending}"))
}

/// The crates as crates.io gets them, each built from what it packs.
pub(super) fn crates(folder: &Path) -> Result<(), String> {
    let packages = CRATES.into_iter().flat_map(|name| ["--package", name]);
    // What is not committed yet can be tried, too.
    let args: Vec<&str> = ["package", "--locked", "--allow-dirty"]
        .into_iter()
        .chain(packages)
        .collect();
    cargo(&args)?;
    for name in CRATES {
        let file = format!("{name}-{VERSION}.crate");
        copy(&root().join("target/package").join(&file), &folder.join(&file))?;
    }
    Ok(())
}

/// The package that npm gets.
pub(super) fn npm(folder: &Path) -> Result<(), String> {
    wasm::run(false)?;
    let mut pack = npm::npm("wasm/pkg", &["pack"]);
    pack.arg("./wasm/pkg").arg("--pack-destination").arg(folder);
    run(&mut pack, "npm pack ./wasm/pkg")
}

/// The extension for VS Code.
pub(super) fn vscode(folder: &Path) -> Result<(), String> {
    editors::vscode()?;
    copy(
        &root().join("editors/vscode/dist/mobanlint.vsix"),
        &folder.join(format!("mobanlint-{VERSION}.vsix")),
    )
}

/// The package for Python, for this machine.
pub(super) fn wheel(folder: &Path) -> Result<(), String> {
    let wheel = python::wheel()?;
    copy(&wheel, &folder.join(wheel.file_name().unwrap_or_default()))
}

/// What it is all made of.
pub(super) fn sbom(folder: &Path) -> Result<(), String> {
    sbom::write()?;
    copy(
        &root().join("target/mobanlint.cdx.json"),
        &folder.join(format!("mobanlint-{VERSION}.cdx.json")),
    )
}

fn copy(from: &PathBuf, to: &Path) -> Result<(), String> {
    fs::copy(from, to)
        .map(|_| ())
        .map_err(|error| format!("{}: {error}", from.display()))
}
