//! Labelled pairs of titles and keywords, by trade and by what makes them one or keeps them apart: precision and recall by
//! rule, trade and means, each above a stated bound, and no error at all on pairs that are apart.
#![allow(missing_docs, clippy::print_stdout)] // a test tells its figures

use std::collections::BTreeMap;

use mobanlint::{Linter, Means, PairKind, Severity, Verdict};

const PAIRS: &str = include_str!("cases/pairs.txt");
const PRECISION: f64 = 0.97;
const RECALL: f64 = 0.93;
/// Of what the means that need no list find: a pair is found, by whichever means.
const RECALL_UNLISTED: f64 = 0.75;
/// Of the pairs of one trade.
const RECALL_OF_A_TRADE: f64 = 0.5;
const TRADES: usize = 70;
const ENOUGH: usize = 1_400;

struct Labelled {
    trade: &'static str,
    kind: PairKind,
    a: &'static str,
    b: &'static str,
    /// By which means they are one, or what keeps them apart.
    why: &'static str,
    same: bool,
}

/// `kind text =means other, other !what other`, under the trade in brackets.
fn labelled() -> Vec<Labelled> {
    let mut all = Vec::new();
    let mut trade = "";
    for line in PAIRS.lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[') {
            trade = name.trim_end_matches(']');
            continue;
        }
        let (kind, rest) = line.split_once(' ').expect("a kind and a text");
        let kind = match kind {
            "title" => PairKind::Title,
            "keyword" => PairKind::Keyword,
            other => panic!("{other} in {line}"),
        };
        let mut groups = rest.split(" =").flat_map(|part| {
            let mut parts = part.split(" !");
            let same = parts.next().map(|part| (part, true));
            same.into_iter().chain(parts.map(|part| (part, false)))
        });
        let (a, _) = groups.next().expect("a text");
        for (group, same) in groups {
            let (why, others) = group.split_once(' ').expect("a reason and texts");
            let known = Means::ALL.iter().any(|means| means.name() == why);
            assert_eq!(known, same, "{why} in {line}");
            all.extend(others.split(", ").map(|b| Labelled {
                trade,
                kind,
                a,
                b,
                why,
                same,
            }));
        }
    }
    all
}

/// What was found of some pairs.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    right: u32,
    alarms: u32,
    misses: u32,
    apart: u32,
}

impl Tally {
    fn count(&mut self, same: bool, found: bool) {
        let slot = match (same, found) {
            (true, true) => &mut self.right,
            (true, false) => &mut self.misses,
            (false, true) => &mut self.alarms,
            (false, false) => &mut self.apart,
        };
        *slot += 1;
    }

    fn precision(self) -> f64 {
        f64::from(self.right) / f64::from((self.right + self.alarms).max(1))
    }

    fn recall(self) -> f64 {
        f64::from(self.right) / f64::from((self.right + self.misses).max(1))
    }
}

#[test]
fn labelled_pairs_are_judged_by_meaning() {
    let linter = Linter::builtin().expect("the default ruleset loads");
    let all = labelled();
    let mut rules: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut trades: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut reasons: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut wrong = Vec::new();
    for pair in &all {
        let found = linter.compare(pair.kind, pair.a, pair.b);
        let back = linter.compare(pair.kind, pair.b, pair.a);
        assert_eq!(
            (found.verdict, found.means),
            (back.verdict, back.means),
            "{} {}",
            pair.a,
            pair.b
        );
        let alike = found.verdict != Verdict::Distinct;
        assert_eq!(found.means.is_some(), alike, "{} {}", pair.a, pair.b);
        let rule = if pair.kind == PairKind::Title { "1.2" } else { "2.2" };
        rules.entry(rule).or_default().count(pair.same, alike);
        trades.entry(pair.trade).or_default().count(pair.same, alike);
        reasons.entry(pair.why).or_default().count(pair.same, alike);
        if pair.same != alike {
            let what = if alike { "false alarm" } else { "missed" };
            wrong.push(format!(
                "{what} {} / {} ({}): {}",
                pair.a, pair.b, pair.why, found.reason
            ));
            // Nobody is told to merge what a list does not vouch for.
            assert!(
                !alike || found.severity != Some(Severity::Error),
                "{}",
                wrong.join("\n")
            );
        }
        if matches!(found.means, Some(Means::Abbreviation | Means::Morphemes | Means::Slip)) {
            assert_eq!(found.severity, Some(Severity::Warning), "{} {}", pair.a, pair.b);
        }
    }
    for (what, tallies) in [("rule", &rules), ("trade", &trades), ("reason", &reasons)] {
        for (name, tally) in tallies {
            let (precision, recall) = (tally.precision(), tally.recall());
            println!("{what} {name}: precision {precision:.3}, recall {recall:.3}, {tally:?}");
        }
    }
    println!("{}", wrong.join("\n"));
    assert!(
        all.len() >= ENOUGH && trades.len() >= TRADES,
        "{} pairs, {} trades",
        all.len(),
        trades.len()
    );
    for (rule, tally) in rules {
        let (precision, recall) = (tally.precision(), tally.recall());
        assert!(
            precision >= PRECISION && recall >= RECALL,
            "{rule}: {precision:.3} {recall:.3}"
        );
    }
    for (trade, tally) in trades {
        assert!(tally.recall() >= RECALL_OF_A_TRADE, "{trade}: {tally:?}");
    }
    for means in [Means::Abbreviation, Means::Morphemes, Means::Added] {
        let tally = reasons.get(means.name()).copied().unwrap_or_default();
        assert!(tally.recall() >= RECALL_UNLISTED, "{}: {tally:?}", means.name());
    }
}
