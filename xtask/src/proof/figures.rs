//! What was tried and what came of it, added up over runs in `docs/reliability.json`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::run;

const PATH: &str = "docs/reliability.json";

#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Figures {
    /// By target.
    pub(crate) fuzz: BTreeMap<String, Tried>,
    /// What attacks and long runs took.
    pub(crate) measured: Vec<Measured>,
    /// By file.
    pub(crate) mutants: BTreeMap<String, Mutants>,
    /// Mutants that live, and why each is no other program.
    pub(crate) equivalent: BTreeMap<String, String>,
    /// What was found, and is mended.
    pub(crate) found: Vec<Found>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Tried {
    pub(crate) executions: u64,
    pub(crate) seconds: u64,
    pub(crate) runs: u64,
}

#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Mutants {
    pub(crate) caught: u64,
    pub(crate) lived: u64,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Measured {
    pub(crate) what: String,
    /// With its units.
    pub(crate) took: String,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Found {
    /// What found it: a target, or a test.
    pub(crate) by: String,
    pub(crate) what: String,
}

impl Figures {
    pub(crate) fn read() -> Result<Self, String> {
        let text = std::fs::read_to_string(run::root().join(PATH)).map_err(|error| format!("{PATH}: {error}"))?;
        serde_json::from_str(&text).map_err(|error| format!("{PATH}: {error}"))
    }

    pub(crate) fn write(&self) -> Result<(), String> {
        let text = serde_json::to_string_pretty(self).map_err(|error| format!("{PATH}: {error}"))?;
        std::fs::write(run::root().join(PATH), text + "\n").map_err(|error| format!("{PATH}: {error}"))
    }
}
