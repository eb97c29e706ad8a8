//! Proposals are as good as those of a colleague: each applied over all labelled cases breaks no other rule, and most errors
//! have one.
#![allow(missing_docs, clippy::print_stdout, clippy::cast_precision_loss, clippy::unwrap_used)] // a test tells its figures

use std::collections::{BTreeMap, BTreeSet};

use mobanlint::{Finding, Keyword, Linter, Severity, Template};

const CASES: &str = include_str!("cases/cases.tsv");
/// The least share of errors that have a proposal.
const SHARE: f64 = 0.7;

fn drafts() -> Vec<Template> {
    let lines = CASES.lines().filter(|line| !line.starts_with('#'));
    let of_line = |line: &str| {
        let fields: Vec<&str> = line.split('\t').collect();
        let (rule, subject) = (fields[0], fields[3]);
        let keyword = |keyword: Keyword| Template::new("订单发货通知").with_keyword(keyword);
        let parts = subject.split(" / ");
        match (rule, subject.split_once('=')) {
            ("2.4", Some((name, example))) => vec![keyword(Keyword::new(name).with_example(example))],
            ("2.1" | "2.2", _) => {
                let with = |template: Template, name: &str| template.with_keyword(Keyword::new(name));
                vec![parts.fold(Template::new("订单发货通知"), with)]
            }
            ("2.3" | "2.5", _) => vec![keyword(Keyword::new(subject))],
            ("1.1" | "1.2", _) => parts.map(Template::new).collect(),
            _ => vec![Template::new(subject)],
        }
    };
    lines.flat_map(of_line).collect()
}

#[test]
fn a_proposal_breaks_no_other_rule_and_most_errors_have_one() {
    let linter = Linter::builtin().unwrap();
    let library = linter.library();
    let loud = |template: &Template| -> Vec<Finding> {
        let findings = linter.check(std::slice::from_ref(template), &library).findings;
        findings
            .into_iter()
            .filter(|finding| finding.severity >= Severity::Warning)
            .collect()
    };
    let mut counts: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    let mut broken = Vec::new();
    for draft in drafts() {
        let findings = loud(&draft);
        let rules: BTreeSet<&str> = findings.iter().map(|finding| finding.rule.as_str()).collect();
        for finding in &findings {
            if finding.severity == Severity::Error {
                let count = counts.entry(finding.rule.clone()).or_default();
                count[0] += usize::from(!finding.fixes.is_empty());
                count[1] += 1;
            }
            for fix in &finding.fixes {
                let mended = fix.apply(&draft).unwrap();
                let new = loud(&mended)
                    .into_iter()
                    .filter(|other| !rules.contains(other.rule.as_str()));
                broken.extend(
                    new.map(|other| format!("{draft:?}: {} leads to {}: {}", fix.title, other.rule, other.message)),
                );
            }
        }
    }
    for (rule, [with, all]) in &counts {
        println!("{rule}: {with} of {all} errors have a proposal");
    }
    let sum = |at: usize| counts.values().map(|count| count[at]).sum::<usize>();
    let share = sum(0) as f64 / sum(1).max(1) as f64;
    println!("{share:.3} of all errors have a proposal");
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    assert!(share >= SHARE, "{share:.3} is below {SHARE}");
}

#[test]
fn a_title_that_shows_no_scene_is_named_by_its_keywords() {
    let linter = Linter::builtin().unwrap();
    let library = linter.library();
    for (title, keywords, mended) in [
        ("业务通知", ["缴费金额", "缴费时间"], "缴费通知"),
        ("服务提醒", ["订单编号", "支付金额"], "支付提醒"),
        ("处理结果通知", ["投诉内容", "处理时间"], "投诉处理结果通知"),
        ("", ["商品数量", "发货时间"], "商品发货通知"),
    ] {
        let template = keywords.iter().fold(Template::new(title), |template, name| {
            template.with_keyword(Keyword::new(*name))
        });
        let findings = linter.check(std::slice::from_ref(&template), &library).findings;
        let found = findings.iter().find(|finding| finding.rule == "1.5").unwrap();
        assert_eq!(found.fixes[0].apply(&template).unwrap().title, mended, "{title}");
    }
}
