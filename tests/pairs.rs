//! Labelled pairs of titles and keywords: precision and recall by kind, each above a stated bound, and no error at all on
//! pairs that are apart.
#![allow(missing_docs, clippy::print_stdout)] // a test tells its figures

use mobanlint::{Linter, PairKind, Severity, Verdict};

const PAIRS: &str = include_str!("cases/pairs.txt");
const PRECISION: f64 = 0.97;
const RECALL: f64 = 0.93;

/// The pairs of a line: the two texts, and whether they are over-similar.
fn pairs(line: &str) -> Vec<(PairKind, &str, &str, bool)> {
    let (kind, rest) = line.split_once(' ').unwrap_or_default();
    let kind = if kind == "title" {
        PairKind::Title
    } else {
        PairKind::Keyword
    };
    let (text, rest) = rest.split_once(" = ").unwrap_or_default();
    let (same, apart) = rest.split_once(" ! ").unwrap_or_default();
    let labelled = |other, same| (kind, text, other, same);
    let same = same.split(", ").map(|other| labelled(other, true));
    same.chain(apart.split(", ").map(|other| labelled(other, false)))
        .collect()
}

#[test]
fn labelled_pairs_are_judged_by_meaning() {
    let linter = Linter::builtin().expect("the default ruleset loads");
    let all: Vec<_> = PAIRS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(pairs)
        .collect();
    assert!(all.len() >= 300, "{} pairs are too few", all.len());
    let mut wrong = Vec::new();
    for kind in [PairKind::Title, PairKind::Keyword] {
        let (mut right, mut alarms, mut misses) = (0, 0, 0);
        for &(_, a, b, same) in all.iter().filter(|(own, ..)| *own == kind) {
            let pair = linter.compare(kind, a, b);
            assert_eq!(pair.verdict, linter.compare(kind, b, a).verdict, "{a} {b}");
            match (same, pair.verdict != Verdict::Distinct) {
                (true, true) => right += 1,
                (true, false) => {
                    misses += 1;
                    wrong.push(format!("missed {a} / {b}: {}", pair.reason));
                }
                (false, true) => {
                    alarms += 1;
                    assert_ne!(pair.severity, Some(Severity::Error), "{a} / {b}: {}", pair.reason);
                    wrong.push(format!("false alarm {a} / {b}: {}", pair.reason));
                }
                (false, false) => {}
            }
        }
        let precision = f64::from(right) / f64::from((right + alarms).max(1));
        let recall = f64::from(right) / f64::from((right + misses).max(1));
        println!(
            "{kind:?}: precision {precision:.3}, recall {recall:.3}\n{}",
            wrong.join("\n")
        );
        assert!(
            precision >= PRECISION && recall >= RECALL,
            "below the bound\n{}",
            wrong.join("\n")
        );
    }
}
