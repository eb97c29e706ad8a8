//! What a release is made of, into `target/release-files/`: what one machine can make, and what is left for others.

mod parts;
mod versions;
#[cfg(test)]
mod workflows;

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::run::root;

/// A part, made into the folder it is given.
type Part = fn(&Path) -> Result<(), String>;

const PARTS: &[(&str, Part)] = &[
    ("binary", parts::binary),
    ("crates", parts::crates),
    ("npm", parts::npm),
    ("vscode", parts::vscode),
    ("wheel", parts::wheel),
    ("sbom", parts::sbom),
];
const SUMS: &str = "SHA256SUMS";

/// Makes all parts that can be made here, and says what was left. Nothing is handed to anybody.
pub(crate) fn dry_run() -> Result<(), String> {
    let version = versions::proved()?;
    println!("version {version}: the same everywhere, and in the changelog");
    let folder = folder();
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    for (name, part) in PARTS {
        println!("\n== {name}");
        make(name, *part)?;
    }
    let made = sums()?;
    println!("\ntarget/release-files/:\n{made}");
    let here = parts::target()?;
    println!("left, for `.github/workflows/release.yml`:");
    println!("- the binaries and wheels of targets other than {here}");
    println!("- attestations, which only the machines of the forge can give");
    println!("- publishing: crates.io, npm, PyPI, the release itself");
    println!("left, for hands: the extension in its marketplace");
    Ok(())
}

/// Makes the parts with these names, and the sums of what is there.
pub(crate) fn only(names: &[&str]) -> Result<(), String> {
    versions::proved()?;
    for name in names {
        let known = PARTS.iter().find(|(known, _)| known == name);
        let (name, part) = known.ok_or_else(|| {
            let names: Vec<_> = PARTS.iter().map(|(name, _)| *name).collect();
            format!("{name:?} is no part of a release; expected {}", names.join(", "))
        })?;
        make(name, *part)?;
    }
    sums().map(|made| println!("{made}"))
}

fn make(name: &str, part: Part) -> Result<(), String> {
    let folder = folder();
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    part(&folder).map_err(|error| format!("{name}: {error}"))
}

fn folder() -> PathBuf {
    root().join("target/release-files")
}

/// Writes the sums as `sha256sum --check` reads them.
fn sums() -> Result<String, String> {
    let folder = folder();
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut lines = Vec::new();
    for file in fs::read_dir(&folder).map_err(failed)? {
        let path = file.map_err(failed)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name != SUMS {
            lines.push((name, sum(&fs::read(&path).map_err(failed)?)));
        }
    }
    lines.sort_unstable();
    let lines: Vec<_> = lines.iter().map(|(name, sum)| format!("{sum}  {name}\n")).collect();
    let text = lines.concat();
    fs::write(folder.join(SUMS), &text).map_err(failed)?;
    Ok(text)
}

fn sum(bytes: &[u8]) -> String {
    let digits: Vec<_> = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    digits.concat()
}

#[cfg(test)]
mod tests {
    use super::sum;

    #[test]
    fn sums_are_those_of_sha256sum() {
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sum(b"abc"), known);
    }
}
