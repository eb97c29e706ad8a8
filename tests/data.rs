//! The data files keep their order: sorted, unique, listed, and of one meaning each.
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
    for name in files("words").keys().chain(files("lexicon").keys()) {
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
fn the_lexicon_is_sorted_and_no_word_has_two_classes() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for (name, text) in files("lexicon") {
        let lines = entries(&text);
        if name.ends_with("variants.txt") || name.ends_with("compounds.txt") {
            let sorted: BTreeSet<&str> = lines.iter().copied().collect();
            assert!(
                lines.iter().copied().eq(sorted.iter().copied()),
                "{name} is not sorted and unique"
            );
            continue;
        }
        let key = |line: &str| line.split(' ').take(2).map(str::to_owned).collect::<Vec<_>>();
        assert!(
            lines.is_sorted_by_key(|line| key(line)),
            "{name}: lines are not sorted by type and class"
        );
        for line in lines {
            let words: Vec<&str> = line.split(' ').skip(3).collect();
            assert!(!words.is_empty(), "{name}: {line:?} has no word");
            assert!(
                words.iter().skip(1).is_sorted(),
                "{name}: the words behind the first of {line:?} are not sorted"
            );
            for word in words {
                let before = seen.insert(word.to_owned(), name.clone());
                assert!(before.is_none(), "{word} stands in {name} and in {before:?}");
            }
        }
    }
}
