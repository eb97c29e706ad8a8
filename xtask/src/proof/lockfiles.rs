//! What comes from npm: every package fixed by its content, from the registry alone, kept by somebody, with a licence that is
//! allowed. Which of them have advisories, `npm audit` tells where the registry answers it.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::run;

const FOLDERS: [&str; 4] = ["wasm", "www", "editors/vscode", "wasm/test/next"];

/// What may run something when it is installed, and why it must.
const SCRIPTS: [(&str, &str); 2] = [
    ("esbuild", "chooses the program for the machine"),
    ("@vscode/vsce-sign", "the same; it signs the extension"),
];

/// The licences of tools, and of what the page and the extension have in their bundles.
const LICENCES: [&str; 12] = [
    "(MIT OR CC0-1.0)",
    "0BSD",
    "Apache-2.0",
    "Artistic-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BlueOak-1.0.0",
    "CC-BY-4.0",
    "ISC",
    "MIT",
    "MIT OR Apache-2.0",
    "MPL-2.0",
];

/// Whose licence is another, by the beginning of their names: tools that are part of nothing.
const OTHERS: [(&str, &[&str]); 2] = [
    ("@vscode/vsce-sign", &["SEE LICENSE IN LICENSE.txt"]),
    (
        "@img/sharp",
        &[
            "LGPL-3.0-or-later",
            "Apache-2.0 AND LGPL-3.0-or-later",
            "Apache-2.0 AND LGPL-3.0-or-later AND MIT",
        ],
    ),
];

#[derive(Deserialize)]
struct Lockfile {
    packages: BTreeMap<String, Locked>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Locked {
    version: Option<String>,
    integrity: Option<String>,
    resolved: Option<String>,
    license: Option<String>,
    deprecated: Option<String>,
    #[serde(default)]
    link: bool,
    #[serde(default)]
    has_install_script: bool,
}

/// Adds what is wrong to `told`; how many packages there are.
pub(super) fn check(told: &mut Vec<String>) -> Result<usize, String> {
    let mut count = 0;
    for folder in FOLDERS {
        let path = format!("{folder}/package-lock.json");
        let text = std::fs::read_to_string(run::root().join(&path)).map_err(|error| format!("{path}: {error}"))?;
        let lockfile: Lockfile = serde_json::from_str(&text).map_err(|error| format!("{path}: {error}"))?;
        let packages = lockfile.packages.iter().filter(|(place, _)| !place.is_empty());
        for (place, locked) in packages {
            count += 1;
            told.extend(faults(name(place), locked).map(|fault| format!("{path}: {}: {fault}", name(place))));
        }
    }
    Ok(count)
}

/// The name of what is installed in a place, which may be inside another package's.
fn name(place: &str) -> &str {
    place.rsplit("node_modules/").next().unwrap_or(place)
}

fn faults(name: &str, locked: &Locked) -> impl Iterator<Item = String> {
    let whole = locked
        .integrity
        .as_deref()
        .is_some_and(|hash| hash.starts_with("sha512-"));
    let license = locked.license.as_deref().unwrap_or("none");
    let other = |(whose, theirs): &(&str, &[&str])| name.starts_with(whose) && theirs.contains(&license);
    let allowed = LICENCES.contains(&license) || OTHERS.iter().any(other);
    let scripted = locked.has_install_script && !SCRIPTS.iter().any(|(allowed, _)| *allowed == name);
    let deprecated = locked.deprecated.as_deref();
    let version = locked.version.as_deref().unwrap_or("no version");
    [
        (!whole).then(|| format!("{version} is not fixed by a hash of its content")),
        locked.link.then(|| "is a link".to_owned()),
        // Without a source it is the registry's that the machine is set up for.
        locked.resolved.as_ref().map(|source| format!("comes from {source}")),
        (!allowed).then(|| format!("its licence {license:?} is not allowed")),
        scripted.then(|| "runs something when it is installed".to_owned()),
        deprecated.map(|reason| format!("nobody keeps it: {reason}")),
    ]
    .into_iter()
    .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_not_come_in_is_told() {
        let locked = |json: &str| serde_json::from_str::<Locked>(json).expect("it is a package");
        let count = |json: &str| faults("esbuild", &locked(json)).count();
        let sound = r#""version": "1.0.0", "integrity": "sha512-AA==", "license": "MIT""#;
        assert_eq!(count(&format!("{{{sound}}}")), 0);
        assert_eq!(count(&format!(r#"{{{sound}, "hasInstallScript": true}}"#)), 0);
        for (wrong, expected) in [
            (r#""version": "1.0.0", "integrity": "sha1-AA==", "license": "MIT""#, 1),
            (
                r#""version": "1.0.0", "integrity": "sha512-AA==", "license": "GPL-3.0""#,
                1,
            ),
            (r#""resolved": "git+ssh://git@example.org/a.git""#, 3),
            (r#""link": true"#, 3),
        ] {
            assert_eq!(count(&format!("{{{wrong}}}")), expected, "{wrong}");
        }
        assert_eq!(count(&format!(r#"{{{sound}, "deprecated": "use another"}}"#)), 1);
        let scripted = locked(&format!(r#"{{{sound}, "hasInstallScript": true}}"#));
        assert_eq!(faults("another", &scripted).count(), 1);
        assert_eq!(name("node_modules/a/node_modules/@b/c"), "@b/c");
    }
}
