//! `docs/senses.md`: every sense of the lexicon stands there, and its examples are judged as it says.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, missing_docs)] // a test reads files, and may fail loudly

use std::collections::BTreeSet;
use std::path::Path;

use mobanlint::{Keyword, Linter, Severity, Template};

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn what_words_mean_beside_others_is_as_the_page_says() {
    let linter = Linter::builtin().unwrap();
    let page = read("docs/senses.md");
    let rows: Vec<Vec<&str>> = page
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"))
        .map(|row| row.split(" | ").collect())
        .skip(1)
        .collect();
    let worst = |title: &str| {
        let keyword = Keyword::new("办理时间").with_example("2026-03-01 10:00");
        let template = Template::new(title).with_keyword(keyword);
        let mut found = linter.check(&[template], &linter.library()).findings;
        found.retain(|finding| finding.rule != "2.5");
        let worst = found.iter().map(|finding| finding.severity).max();
        (worst, found.first().map(|finding| finding.message.clone()))
    };
    for row in &rows {
        let [_, _, _, innocent, marketing] = row.as_slice() else {
            panic!("{row:?}");
        };
        let (severity, message) = worst(innocent);
        assert!(severity < Some(Severity::Error), "{innocent}: {message:?}");
        assert!(worst(marketing).0 >= Some(Severity::Warning), "{marketing}");
    }
    let listed: BTreeSet<&str> = rows.iter().map(|row| row[0]).collect();
    let lexicon = read("rules/lexicon/senses.txt");
    let senses = lexicon
        .lines()
        .filter_map(|line| line.strip_prefix("sense ")?.split(' ').next());
    assert_eq!(senses.collect::<BTreeSet<_>>(), listed);
}

#[test]
fn what_sells_is_found_whatever_stands_beside_it() {
    let linter = Linter::builtin().unwrap();
    let page = read("tests/cases/marketing.txt");
    let titles: Vec<&str> = page.lines().filter(|line| !line.starts_with('#')).collect();
    let found = |title: &&&str| {
        let findings = linter.check(&[Template::new(**title)], &linter.library()).findings;
        findings
            .iter()
            .any(|finding| finding.rule == "1.6" && finding.severity >= Severity::Warning)
    };
    let missed: Vec<&&str> = titles.iter().filter(|title| !found(title)).collect();
    assert!(titles.len() >= 90 && missed.is_empty(), "{missed:?}");
}
