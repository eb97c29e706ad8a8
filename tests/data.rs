//! The word lists keep their order: sorted, unique, listed.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, missing_docs)] // a test reads files, and may fail loudly

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn rules() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")
}

fn files(folder: &str) -> BTreeMap<String, String> {
    let entries = std::fs::read_dir(rules().join(folder)).unwrap();
    let read = |path: PathBuf| {
        let name = format!("{folder}/{}", path.file_name().unwrap().to_string_lossy());
        (name, std::fs::read_to_string(path).unwrap())
    };
    entries.map(|entry| read(entry.unwrap().path())).collect()
}

fn entries(text: &str) -> Vec<&str> {
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect()
}

#[test]
fn every_list_is_used_by_a_ruleset() {
    let rulesets: String = std::fs::read_dir(rules())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    for name in files("words").keys() {
        assert!(
            rulesets.contains(&format!("\"{name}\"")),
            "{name} is named by no ruleset"
        );
    }
}

#[test]
fn word_lists_are_sorted_and_unique() {
    for (name, text) in files("words") {
        let words = entries(&text);
        let sorted: BTreeSet<&str> = words.iter().copied().collect();
        assert!(
            words.iter().copied().eq(sorted.iter().copied()),
            "{name} is not sorted and unique"
        );
        assert!(
            text.is_empty() || text.ends_with('\n'),
            "{name} does not end in a line break"
        );
        for word in words {
            assert_eq!(word, word.trim(), "{name}: {word:?} has blanks at an edge");
        }
    }
}

#[test]
fn an_ending_of_keywords_stands_in_one_class_and_is_short_enough_to_be_found() {
    let text = std::fs::read_to_string(rules().join("wechat-template-message.json")).unwrap();
    let ruleset: serde_json::Value = serde_json::from_str(&text).unwrap();
    let lists = ruleset["rules"].as_array().unwrap().iter();
    let classes = lists.filter_map(|rule| rule["params"]["classes"].as_array()).flatten();
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for class in classes {
        let id = class["id"].as_str().unwrap_or_default();
        let texts = class["heads"].as_array().into_iter().flatten();
        for head in texts.flat_map(|text| text.as_str().unwrap().split(' ')) {
            assert!((1..=6).contains(&head.chars().count()), "{id}: {head}");
            assert_eq!(seen.insert(head, id), None, "{id}: {head} stands twice");
        }
    }
    assert!(seen.len() > 1_000, "{}", seen.len());
}
