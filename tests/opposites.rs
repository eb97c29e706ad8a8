//! Opposites, stages, roles and numbers, over all trades: what they tell apart is never found the same.
#![allow(missing_docs)] // a test

use std::collections::BTreeSet;

use mobanlint::{Linter, PairKind, Verdict};

const PAIRS: &str = include_str!("cases/opposites.txt");

#[test]
fn opposites_and_stages_never_merge() {
    let linter = Linter::builtin().expect("the default ruleset loads");
    let lines = PAIRS.lines().filter(|line| !line.starts_with('#'));
    let pairs: BTreeSet<(&str, &str)> = lines.filter_map(|line| line.split_once(' ')).collect();
    assert!(pairs.len() >= 200, "{} pairs are too few", pairs.len());
    let mut merged = Vec::new();
    let mut apart = |kind, a: &str, b: &str| {
        let pair = linter.compare(kind, a, b);
        if pair.verdict != Verdict::Distinct {
            merged.push(format!("{a} / {b}: {}", pair.reason));
        }
    };
    for (a, b) in pairs {
        apart(PairKind::Keyword, a, b);
        for (one, other) in [("提醒", "提醒"), ("通知", "提醒")] {
            apart(PairKind::Title, &format!("{a}{one}"), &format!("{b}{other}"));
            // Beside what both share, where words that are near are one.
            apart(
                PairKind::Title,
                &format!("会议室{a}{one}"),
                &format!("会议室{b}{other}"),
            );
        }
    }
    assert!(merged.is_empty(), "{}", merged.join("\n"));
}
