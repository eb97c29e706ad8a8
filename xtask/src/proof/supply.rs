//! What may come in from outside: licences, sources and duplicates, as `deny.toml` has it, and what npm's lockfiles name.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use spdx::{Expression, ParseMode};

use super::lockfiles;
use super::packages::Packages;
use crate::run;

#[derive(Deserialize)]
struct Rules {
    licenses: Licenses,
    sources: Sources,
    bans: Bans,
}

#[derive(Deserialize)]
struct Licenses {
    allow: Vec<String>,
    exceptions: Vec<Exception>,
}

#[derive(Deserialize)]
struct Exception {
    name: String,
    allow: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Sources {
    allow_registry: Vec<String>,
}

#[derive(Deserialize)]
struct Bans {
    skip: Vec<Skip>,
}

#[derive(Deserialize)]
struct Skip {
    name: String,
}

/// Checks every package against `deny.toml`; what is wrong is told all at once.
pub(crate) fn check() -> Result<(), String> {
    let text = std::fs::read_to_string(run::root().join("deny.toml")).map_err(|error| format!("deny.toml: {error}"))?;
    let rules: Rules = toml::from_str(&text).map_err(|error| format!("deny.toml: {error}"))?;
    let packages = Packages::read()?;
    let mut told = Vec::new();
    for package in packages.all.values() {
        let name = format!("{} {}", package.name, package.version);
        if let Some(source) = &package.source {
            let registry = source.strip_prefix("registry+").unwrap_or(source);
            if !rules.sources.allow_registry.iter().any(|allowed| allowed == registry) {
                told.push(format!("{name}: comes from {source}"));
            }
        }
        let exception = rules
            .licenses
            .exceptions
            .iter()
            .find(|exception| exception.name == package.name);
        let allowed = rules
            .licenses
            .allow
            .iter()
            .chain(exception.iter().flat_map(|exception| &exception.allow));
        let allowed: Vec<&str> = allowed.map(String::as_str).collect();
        match package
            .license
            .as_deref()
            .map(|license| Expression::parse_mode(license, ParseMode::LAX))
        {
            Some(Ok(license)) => {
                if !license.evaluate(|wanted| allowed.contains(&wanted.to_string().as_str())) {
                    told.push(format!("{name}: its licence {license} is not allowed"));
                }
            }
            Some(Err(error)) => told.push(format!("{name}: its licence cannot be read: {error}")),
            None => told.push(format!("{name}: has no licence")),
        }
    }
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in packages.shipped() {
        versions.entry(&package.name).or_default().insert(&package.version);
    }
    let mut skipped: BTreeSet<&str> = rules.bans.skip.iter().map(|skip| skip.name.as_str()).collect();
    for (name, versions) in versions.iter().filter(|(_, versions)| versions.len() > 1) {
        if !skipped.remove(name) {
            let versions = versions.iter().copied().collect::<Vec<_>>().join(", ");
            told.push(format!("{name}: shipped more than once: {versions}"));
        }
    }
    told.extend(
        skipped
            .iter()
            .map(|name| format!("{name}: skipped in deny.toml, and is there once")),
    );
    let from_npm = lockfiles::check(&mut told)?;
    if told.is_empty() {
        println!(
            "{} packages, {} of them shipped; {from_npm} from npm",
            packages.all.len(),
            packages.shipped().len()
        );
        Ok(())
    } else {
        Err(told.join("\n"))
    }
}
