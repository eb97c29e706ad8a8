//! What the programs are made of, as cargo tells it.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde::Deserialize;

use crate::run;

/// What is handed to people: the programs, the library, the modules.
const SHIPPED: [&str; 6] = [
    "mobanlint",
    "mobanlint-cli",
    "mobanlint-courier",
    "mobanlint-opener",
    "mobanlint-reader",
    "mobanlint-wasm",
];

#[derive(Debug, Deserialize)]
pub(crate) struct Package {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) license: Option<String>,
    /// Where it comes from; none is here.
    pub(crate) source: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) repository: Option<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

#[derive(Deserialize)]
struct Kind {
    kind: Option<String>,
}

pub(crate) struct Packages {
    /// By their ids.
    pub(crate) all: BTreeMap<String, Package>,
    /// Which of them each is built with, tests and build scripts left out.
    pub(crate) needs: BTreeMap<String, BTreeSet<String>>,
}

impl Packages {
    pub(crate) fn read() -> Result<Self, String> {
        let output = Command::new(env!("CARGO"))
            .args(["metadata", "--format-version", "1", "--locked", "--all-features"])
            .current_dir(run::root())
            .output()
            .map_err(|error| format!("cannot start `cargo metadata`: {error}"))?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned());
        }
        let read: Metadata =
            serde_json::from_slice(&output.stdout).map_err(|error| format!("cargo metadata: {error}"))?;
        let needs = read.resolve.nodes.into_iter().map(|node| {
            let built = node
                .deps
                .into_iter()
                .filter(|dependency| dependency.dep_kinds.iter().any(|kind| kind.kind.is_none()));
            (node.id, built.map(|dependency| dependency.pkg).collect())
        });
        Ok(Self {
            needs: needs.collect(),
            all: read
                .packages
                .into_iter()
                .map(|package| (package.id.clone(), package))
                .collect(),
        })
    }

    /// What is shipped, with all it is built of.
    pub(crate) fn shipped(&self) -> Vec<&Package> {
        let own = |package: &&Package| package.source.is_none() && SHIPPED.contains(&package.name.as_str());
        let mut next: Vec<&str> = self
            .all
            .values()
            .filter(own)
            .map(|package| package.id.as_str())
            .collect();
        let mut reached: BTreeSet<&str> = next.iter().copied().collect();
        while let Some(id) = next.pop() {
            for need in self.needs.get(id).into_iter().flatten() {
                if reached.insert(need) {
                    next.push(need);
                }
            }
        }
        reached.into_iter().filter_map(|id| self.all.get(id)).collect()
    }
}
