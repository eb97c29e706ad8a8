//! What the machine formats promise, held against their schemas.
#![allow(clippy::disallowed_methods, reason = "tests read files and run the binary")]

mod common;

use std::path::Path;

use common::{mobanlint, piped, stdout};
use serde_json::Value;

const RUNS: &[&[&str]] = &[
    &["drafts.json", "odd.json"],
    &["good.json"],
    &[
        "../inputs/broken.jsonl",
        "../inputs/missing.json",
        "../inputs/empty-folder",
        "drafts.json",
    ],
    &["drafts.json", "--library", "../inputs/library.txt"],
    &["../inputs/table.csv"],
];

fn report(format: &str, args: &[&str]) -> Value {
    let output = mobanlint()
        .arg("check")
        .args(args)
        .args(["--format", format])
        .output()
        .expect("the binary runs");
    serde_json::from_slice(&output.stdout).expect("standard output is one valid object")
}

fn valid(schema: &Value, value: &Value) {
    let validator = jsonschema::validator_for(schema).expect("the schema is valid");
    let errors: Vec<String> = validator
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

#[test]
fn sarif_is_what_the_standard_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas/sarif-schema-2.1.0.json");
    let schema = serde_json::from_slice(&std::fs::read(path).expect("the schema is there")).expect("it is JSON");
    for args in RUNS {
        let log = report("sarif", args);
        valid(&schema, &log);
        assert_eq!(log["runs"][0]["columnKind"], "unicodeCodePoints");
    }
    let log = piped(&["check", "--format", "sarif"], "{\"title\": \"🎉停水\"}".as_bytes());
    valid(&schema, &serde_json::from_str(&stdout(&log)).expect("it is JSON"));
}

#[test]
fn json_is_what_our_schema_says() {
    let schema = mobanlint()
        .args(["schema", "report"])
        .output()
        .expect("the binary runs");
    let schema: Value = serde_json::from_str(&stdout(&schema)).expect("the schema is JSON");
    for args in RUNS {
        valid(&schema, &report("json", args));
    }
}

#[test]
fn drafts_are_what_their_schema_says() {
    let schema = mobanlint()
        .args(["schema", "drafts"])
        .output()
        .expect("the binary runs");
    let schema: Value = serde_json::from_str(&stdout(&schema)).expect("the schema is JSON");
    for file in ["drafts.json", "odd.json", "good.json"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(file);
        let drafts: Value =
            serde_json::from_slice(&std::fs::read(path).expect("the fixture is there")).expect("it is JSON");
        valid(&schema, &drafts);
    }
}
