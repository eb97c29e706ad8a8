//! Files a person can hold in mind, and folders one can look over.

use std::collections::BTreeMap;

use crate::{files, house, shown};

/// The folders whose files are counted, and what is source there.
const SOURCES: [&str; 10] = [
    "benches", "cli", "courier", "fuzz", "python", "src", "tests", "wasm", "www", "xtask",
];
const ENDINGS: [&str; 5] = [".rs", ".ts", ".vue", ".mjs", ".py"];

const MOST_LINES: usize = 400;
const MOST_FILES: usize = 20;

/// What is longer, and why it may be.
const TABLES: [(&str, &str); 9] = [
    ("cli/tests/fix.rs", "files of every format before and after"),
    ("cli/tests/reports.rs", "a report of every format"),
    ("src/input/json/tests/shapes.rs", "shapes of JSON"),
    ("src/input/table/heads/names.rs", "what columns are called"),
    ("src/input/table/tests/shapes.rs", "shapes of tables"),
    ("src/input/tests/whole.rs", "inputs of every kind"),
    (
        "src/similarity/tables/likeness.rs",
        "characters that look or sound alike; generated",
    ),
    ("src/text/tables/classes.rs", "the classes of characters; generated"),
    ("src/text/tables/folding.rs", "what characters fold to; generated"),
];

#[test]
fn no_file_is_longer_than_a_person_holds_in_mind() {
    let mut told = Vec::new();
    let mut listed: Vec<&str> = TABLES.iter().map(|(path, _)| *path).collect();
    for folder in SOURCES
        .map(|folder| house().join(folder))
        .iter()
        .filter(|folder| folder.exists())
    {
        for file in files(folder, &ENDINGS) {
            let text = std::fs::read_to_string(&file).unwrap_or_default();
            let (lines, path) = (text.lines().count(), shown(&file));
            if lines <= MOST_LINES {
                continue;
            }
            match listed.iter().position(|table| *table == path) {
                Some(at) => drop(listed.remove(at)),
                None => told.push(format!(
                    "{path}: {lines} lines; the most is {MOST_LINES}: two ideas, or a table to be listed"
                )),
            }
        }
    }
    told.extend(listed.iter().map(|path| format!("{path}: listed as long, and is not")));
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn no_folder_is_more_than_one_looks_over() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for folder in SOURCES
        .map(|folder| house().join(folder))
        .iter()
        .filter(|folder| folder.exists())
    {
        for file in files(folder, &ENDINGS) {
            *counts.entry(file.parent().map(shown).unwrap_or_default()).or_default() += 1;
        }
    }
    let full = counts.iter().filter(|(_, count)| **count > MOST_FILES);
    let told: Vec<String> = full
        .map(|(folder, count)| format!("{folder}: {count} files side by side; the most is {MOST_FILES}: make rooms"))
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}
