//! The published JSON Schemas of what goes in and what comes out.

use serde_json::Value;

/// The schema of ruleset files.
pub fn rulesets() -> Value {
    crate::ruleset::schema()
}
