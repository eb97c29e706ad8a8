//! The published JSON Schemas, from the declarations that read the files.

use std::path::PathBuf;

use crate::generated::Files;

/// Every schema under `rules/schemas/`.
pub(crate) fn generate() -> Files {
    [
        ("drafts", mobanlint::schema::drafts()),
        ("ruleset", mobanlint::schema::rulesets()),
        ("report", mobanlint::schema::report()),
        ("console", mobanlint::schema::console()),
        ("codes", mobanlint::schema::codes()),
        ("penalties", mobanlint::schema::penalties()),
    ]
    .into_iter()
    .map(|(name, schema)| {
        let text = serde_json::to_string_pretty(&schema).map_err(|error| error.to_string())?;
        Ok((PathBuf::from(format!("rules/schemas/{name}.json")), text + "\n"))
    })
    .collect()
}
