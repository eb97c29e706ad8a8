//! The published JSON Schemas of what goes in and what comes out.

use serde_json::Value;

/// The schema of ruleset files.
pub fn rulesets() -> Value {
    crate::ruleset::schema()
}

/// The schema of draft files.
pub fn drafts() -> Value {
    crate::input::schema()
}

/// The schema of the JSON report.
pub fn report() -> Value {
    crate::render::report_schema()
}

/// The schema of the table of codes, `rules/codes.json`.
pub fn codes() -> Value {
    crate::codes::schema()
}

/// The schema of the table of penalties, `rules/penalties.json`.
pub fn penalties() -> Value {
    crate::conduct::schema()
}

/// The schema of what the console asks for, `rules/console.json`.
pub fn console() -> Value {
    crate::application::schema()
}
