//! The lexicon keeps its form: short sorted lines, every file listed, every word once.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, missing_docs)] // a test reads files, and may fail loudly

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const WIDTH: usize = 100;

fn rules() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")
}

/// The files of a folder under `rules/`, by their path in it.
fn files(folder: &str) -> BTreeMap<String, String> {
    let entries = std::fs::read_dir(rules().join(folder)).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let read = |path: PathBuf| {
        let name = format!("{folder}/{}", path.file_name().unwrap().to_string_lossy());
        (name, std::fs::read_to_string(path).unwrap())
    };
    paths.filter(|path| path.is_file()).map(read).collect()
}

/// All files of words with their meanings.
fn lexicon() -> BTreeMap<String, String> {
    let mut all = files("lexicon");
    all.extend(files("lexicon/general"));
    all.extend(files("lexicon/nouns"));
    all.extend(files("lexicon/trades"));
    all.remove(VARIANTS).unwrap();
    all
}

const VARIANTS: &str = "lexicon/variants.txt";

fn entries(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The words a line gives a meaning.
fn words(line: &str) -> Vec<&str> {
    let mut fields = line.split(' ');
    match fields.next() {
        Some("compound") => fields.take(1).collect(),
        Some(kind) if OTHERS.contains(&kind) => Vec::new(),
        _ => fields.skip(2).collect(),
    }
}

/// What lines begin with that give words no meaning.
const OTHERS: [&str; 7] = ["added", "counts", "meaning", "morpheme", "near", "ordinary", "sense"];

/// Whether lines give words a meaning, and stand in classes.
fn has_meanings(text: &str) -> bool {
    let is_other = |line: &str| OTHERS.iter().any(|kind| line.split(' ').next() == Some(*kind));
    !entries(text).all(is_other)
}

#[test]
fn every_file_is_listed_and_says_what_it_is() {
    let ruleset = std::fs::read_to_string(rules().join("wechat-template-message.json")).unwrap();
    for (name, text) in lexicon() {
        assert!(ruleset.contains(&format!("\"{name}\"")), "{name} is not in the ruleset");
        assert!(text.starts_with("# "), "{name} does not say what it is");
        assert!(text.ends_with('\n'), "{name} does not end in a line break");
    }
}

#[test]
fn lines_are_short_and_sorted() {
    for (name, text) in lexicon() {
        for line in text.lines() {
            assert!(line.chars().count() <= WIDTH, "{name}: {line} is too long");
        }
        if !has_meanings(&text) {
            assert!(entries(&text).is_sorted(), "{name} is not sorted");
            continue;
        }
        // Classes by type and name, each in as many lines as it takes; then the compounds.
        let (compounds, classes): (Vec<&str>, Vec<&str>) =
            entries(&text).partition(|line| line.starts_with("compound "));
        assert!(
            entries(&text).eq(classes.iter().chain(&compounds).copied()),
            "{name}: a compound stands before a class"
        );
        assert!(compounds.is_sorted(), "{name}: its compounds are not sorted");
        let key = |line: &str| line.splitn(4, ' ').take(3).map(str::to_owned).collect::<Vec<_>>();
        assert!(
            classes.is_sorted_by_key(|line| key(line)),
            "{name}: its classes are not sorted"
        );
        for class in classes.chunk_by(|a, b| key(a) == key(b)) {
            let words: Vec<&str> = class.iter().flat_map(|line| words(line)).collect();
            assert!(!words.is_empty(), "{name}: {class:?} has no word");
            assert!(
                words.iter().skip(1).is_sorted(),
                "{name}: the words behind the first of {class:?} are not sorted"
            );
        }
    }
}

/// Two meanings for one word would make every verdict depend on the order of the files. A word may stand in a list under
/// `rules/words`, too: that is what checks look for, not what the word means.
#[test]
fn no_word_has_two_meanings() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for (name, text) in lexicon() {
        for word in entries(&text).flat_map(words) {
            let before = seen.insert(word.to_owned(), name.clone());
            assert!(before.is_none(), "{word} stands in {name} and in {before:?}");
        }
    }
    let trades = files("lexicon/trades").len();
    assert!(
        trades >= 70 && seen.len() >= 16_000,
        "{trades} trades, {} words",
        seen.len()
    );
}

/// What an ordinary word hides must not be listed, and what it stands in must be read as it.
#[test]
fn ordinary_words_are_no_listed_words() {
    let all = lexicon();
    let listed: BTreeSet<&str> = all.values().flat_map(|text| entries(text)).flat_map(words).collect();
    let ordinary = all.values().flat_map(|text| entries(text));
    let ordinary: Vec<&str> = ordinary
        .filter_map(|line| line.strip_prefix("ordinary "))
        .flat_map(|words| words.split(' '))
        .collect();
    assert!(ordinary.len() > 5_000, "{} words", ordinary.len());
    let both: Vec<&&str> = ordinary.iter().filter(|word| listed.contains(**word)).collect();
    assert!(both.is_empty(), "{both:?}");
}

/// Texts are respelled before their words are looked up.
#[test]
fn variants_are_sorted_and_no_word_is_spelled_as_one() {
    let text = files("lexicon").remove(VARIANTS).unwrap();
    let lines: Vec<&str> = entries(&text).collect();
    let sorted: BTreeSet<&str> = lines.iter().copied().collect();
    assert!(lines.iter().eq(&sorted), "{VARIANTS} is not sorted and unique");
    let mut variants: Vec<(&str, &str)> = lines.iter().map(|line| line.split_once(' ').unwrap()).collect();
    variants.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
    let respelled = |word: &str| {
        let (mut rest, mut spelled) = (word, String::new());
        while let Some(first) = rest.chars().next() {
            let variant = variants.iter().find(|(from, _)| rest.starts_with(from));
            let taken = variant.map_or(first.len_utf8(), |(from, _)| from.len());
            spelled.push_str(variant.map_or(&rest[..taken], |(_, to)| to));
            rest = &rest[taken..];
        }
        spelled
    };
    for (name, text) in lexicon() {
        for word in entries(&text).flat_map(words) {
            assert_eq!(respelled(word), word, "{name}: {word} is never met");
        }
    }
}
