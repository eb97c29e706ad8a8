//! Hand-labelled cases over all rules and many trades: precision and recall by rule, each above a stated bound.
#![allow(missing_docs, clippy::print_stdout, clippy::cast_precision_loss)] // a test tells its figures

use std::collections::BTreeMap;

use mobanlint::{Keyword, Linter, Ruleset, Severity, Template};

const CASES: &str = include_str!("cases/cases.tsv");
const PRECISION: f64 = 0.95;
const RECALL: f64 = 0.95;

fn drafts(rule: &str, subject: &str) -> Vec<Template> {
    let title = "订单发货通知";
    match (rule, subject.split_once(" / "), subject.split_once('=')) {
        ("1.1" | "1.2", Some((a, b)), _) => vec![Template::new(a), Template::new(b)],
        ("2.1" | "2.2", Some((a, b)), _) => {
            vec![
                Template::new(title)
                    .with_keyword(Keyword::new(a))
                    .with_keyword(Keyword::new(b)),
            ]
        }
        ("2.4", _, Some((name, example))) => {
            vec![Template::new(title).with_keyword(Keyword::new(name).with_example(example))]
        }
        ("2.3" | "2.5", ..) => vec![Template::new(title).with_keyword(Keyword::new(subject))],
        _ => vec![Template::new(subject)],
    }
}

#[derive(Default)]
struct Count {
    right: usize,
    alarms: usize,
    misses: usize,
}

#[test]
fn labelled_cases_are_judged_as_a_reviewer_would() {
    let linter = Linter::builtin().expect("the default ruleset loads");
    let ruleset = Ruleset::builtin().expect("the default ruleset loads");
    let alone = |rule: &str| {
        Linter::builder()
            .only([rule])
            .build(&ruleset)
            .expect("the rule is in force")
    };
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    let mut wrong = Vec::new();
    let mut cases = 0;
    for line in CASES.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [rule, label, _trade, subject, reason] = fields.as_slice() else {
            panic!("not five fields: {line}")
        };
        cases += 1;
        let report = linter.check(&drafts(rule, subject), &linter.library());
        let loud = |finding: &&mobanlint::Finding| finding.rule == *rule && finding.severity >= Severity::Warning;
        let found = report.findings.iter().find(loud);
        // A rule alone finds what it finds in the whole.
        let alone = alone(rule).check(&drafts(rule, subject), &linter.library());
        assert_eq!(alone.findings.iter().find(loud), found, "{subject}");
        let count = counts.entry(rule).or_default();
        match (*label == "bad", found) {
            (true, Some(_)) => count.right += 1,
            (true, None) => {
                count.misses += 1;
                wrong.push(format!("missed {rule} {subject}: {reason}"));
            }
            (false, Some(finding)) => {
                count.alarms += 1;
                wrong.push(format!("false alarm {rule} {subject}: {}", finding.message));
            }
            (false, None) => {}
        }
    }
    assert!(cases >= 1_000, "{cases} cases are too few");
    let mut short = Vec::new();
    for (rule, Count { right, alarms, misses }) in counts {
        let precision = right as f64 / (right + alarms).max(1) as f64;
        let recall = right as f64 / (right + misses).max(1) as f64;
        println!("{rule}: precision {precision:.3}, recall {recall:.3}");
        if precision < PRECISION || recall < RECALL {
            short.push(rule);
        }
    }
    println!("{}", wrong.join("\n"));
    assert!(short.is_empty(), "below the bound: {short:?}\n{}", wrong.join("\n"));
}
