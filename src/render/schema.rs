//! The published schema of the JSON report. Fields may be added to the report; those named here stay.

use serde_json::{Value, json};

use crate::similarity::Means;

/// The JSON Schema of what [`super::json`] writes.
pub fn report_schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "mobanlint report",
        "description": "What `mobanlint check --format json` and `mobanlint preflight --format json` print. Fields may be added; those named here stay.",
        "type": "object",
        "required": ["version", "ruleset", "findings", "errors", "notes", "summary"],
        "properties": {
            "version": {"const": crate::report::Report::VERSION, "description": "The version of this format."},
            "ruleset": object(&["id", "version"], &json!({
                "id": text("The id of the ruleset that judged."),
                "version": text("Its version."),
            })),
            "findings": list("finding", "By template, field, place and rule."),
            "errors": list("error", "What could not be read."),
            "notes": list("note", "What is good to know of the input: how it was read, what of it is no draft."),
            "summary": object(&["templates", "error", "warning", "info"], &json!({
                "templates": count("Templates that were read and judged."),
                "messages": count("Messages that were read and judged; only of mobanlint preflight."),
                "error": count("Findings of severity error, shown or not."),
                "warning": count("Findings of severity warning, shown or not."),
                "info": count("Findings of severity info, shown or not."),
            })),
        },
        "$defs": definitions(),
    })
}

fn definitions() -> Value {
    json!({
        "finding": object(
            &["rule", "slug", "outcome", "severity", "template", "field", "span", "message", "help", "related", "fixes"],
            &json!({
                "rule": text("The rule's number: 1.3."),
                "slug": text("The rule's name: title-suffix."),
                "outcome": text("Which of the rule's outcomes it is."),
                "severity": {"enum": ["error", "warning", "info"]},
                "template": of("template"),
                "field": of("field"),
                "span": of("span"),
                "at": of("at"),
                "message": text("What is wrong."),
                "help": text("What to do about it."),
                "related": list("related", "Other templates or keywords it is about, nearest first."),
                "fixes": list("fix", "Ways to mend it."),
            }),
        ),
        "template": object(&["index", "id", "title", "path", "line"], &json!({
            "index": count("The position among all templates of the run."),
            "id": nullable("string", "The draft's own id."),
            "title": text("The title as it was given."),
            "path": nullable("string", "The file it was read from."),
            "line": from_one("The line it begins on; in a workbook the row."),
        })),
        "field": {
            "type": "string",
            "pattern": "^(title|keywords\\[[0-9]+\\]\\.(name|example)|ignore\\[[0-9]+\\]\\.rule|touser|template_id|page|miniprogram\\.pagepath|form_id|miniprogram_state|lang|data|data(\\.\\S+|\\[[0-9]+\\](\\.value|\\.color)?)|emphasis_keyword|color)$",
            "description": "The field: title, keywords[0].name, keywords[0].example, ignore[0].rule; of a message as the platform names it: data.thing1.value, page.",
        },
        "at": {
            "type": "object",
            "description": "Where the field stands in the file it was read from, as far as that is known.",
            "properties": {
                "line": from_one("The line; in a workbook the row."),
                "column": from_one("The column, in characters: where the notation of the field begins. None in a workbook."),
                "cell": cell(),
                "sheet": sheet(),
            },
        },
        "span": object(&["start", "end"], &json!({
            "start": count("The first byte of the field's UTF-8 text."),
            "end": count("The byte behind the last; the same as start where something is missing."),
        })),
        "related": object(&["id", "title", "score", "reason"], &json!({
            "id": nullable("string", "Its id."),
            "title": text("Its title, or the keyword's name."),
            "score": {"type": "number", "minimum": 0, "maximum": 1, "description": "How alike the two are."},
            "means": {
                "enum": Means::ALL.iter().map(|means| Some(means.name())).chain([None]).collect::<Vec<_>>(),
                "description": "By which means they were found the same.",
            },
            "reason": text("Why they count as alike."),
            "path": text("The file it was read from; drafts only."),
            "line": from_one("The line it begins on, in a workbook the row; drafts only."),
            "cell": text("The cell of its title; drafts of a workbook only."),
            "sheet": sheet(),
        })),
        "fix": object(&["title", "applicability", "edits"], &json!({
            "title": text("What the fix does."),
            "applicability": {"enum": ["safe", "unsafe"], "description": "Unsafe: a proposal, a person must choose."},
            "edits": list("edit", "Sorted by field and place; none overlaps another."),
        })),
        "edit": object(&["field", "span", "replacement"], &json!({
            "field": of("field"),
            "span": of("span"),
            "replacement": text("What goes there."),
        })),
        "error": told("What was found there and what was expected."),
        "note": told("What is told."),
    })
}

/// Something that is told of the input, with its place.
fn told(message: &str) -> Value {
    object(
        &["path", "line", "column", "message"],
        &json!({
            "path": nullable("string", "The file."),
            "line": from_one("The line; in a workbook the row."),
            "column": from_one("The column, in characters."),
            "cell": cell(),
            "sheet": sheet(),
            "message": text(message),
        }),
    )
}

fn cell() -> Value {
    text("The cell as spreadsheets name it, C4; only in tables and workbooks.")
}

fn sheet() -> Value {
    text("The sheet of a workbook.")
}

fn object(required: &[&str], properties: &Value) -> Value {
    json!({"type": "object", "required": required, "properties": properties})
}

fn list(name: &str, description: &str) -> Value {
    json!({"type": "array", "items": of(name), "description": description})
}

fn of(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{name}")})
}

fn text(description: &str) -> Value {
    json!({"type": "string", "description": description})
}

fn nullable(kind: &str, description: &str) -> Value {
    json!({"type": [kind, "null"], "description": description})
}

fn count(description: &str) -> Value {
    json!({"type": "integer", "minimum": 0, "description": description})
}

fn from_one(description: &str) -> Value {
    json!({"type": ["integer", "null"], "minimum": 1, "description": description})
}
