//! The published schema of rulesets, from the same declarations that read them.

use serde_json::{Value, json};

use super::model::RulesetFile;
use crate::checks::{KINDS, schemas};
use crate::data::Data;

pub(crate) fn schema() -> Value {
    let mut schema = RulesetFile::schema();
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    schema["title"] = "mobanlint ruleset".into();
    let kinds: Vec<Value> = KINDS
        .iter()
        .zip(schemas())
        .map(|(kind, mut params)| {
            // A rule that changes an inherited one names only what it changes.
            if let Some(params) = params.as_object_mut() {
                params.remove("required");
            }
            let outcomes: Vec<&str> = kind.outcomes.iter().map(|outcome| outcome.name).collect();
            json!({
                "if": {"properties": {"check": {"const": kind.name}}, "required": ["check"]},
                "then": {"properties": {"params": params, "outcomes": {"propertyNames": {"enum": outcomes}}}},
            })
        })
        .collect();
    let names: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
    let rule = &mut schema["properties"]["rules"]["items"];
    rule["properties"]["check"] = json!({"enum": names, "description": "The check kind that carries it out."});
    rule["allOf"] = kinds.into();
    schema
}
