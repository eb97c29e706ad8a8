//! The rules as they are shipped: their examples hold, alone and together, and their pages tell the truth.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, missing_docs)] // a test reads files, and may fail loudly

use std::path::Path;

use mobanlint::input::Input;
use mobanlint::{BUILTIN, DEFAULT, Keyword, Language, Linter, Ruleset, Severity, Template};

#[test]
fn the_default_ruleset_comes_first_and_the_others_in_order() {
    assert_eq!(BUILTIN.first(), Some(&DEFAULT));
    assert!(BUILTIN[1..].is_sorted());
}

#[test]
fn the_examples_of_every_built_in_ruleset_hold() {
    for name in BUILTIN {
        let ruleset = Ruleset::loader().load(name).unwrap();
        let failures: Vec<String> = ruleset
            .verify()
            .iter()
            .map(|failure| {
                format!(
                    "{} {:?}: {}",
                    failure.rule,
                    failure.example,
                    failure.message(Language::En)
                )
            })
            .collect();
        assert!(failures.is_empty(), "{name}:\n{}", failures.join("\n"));
    }
}

#[test]
fn a_rule_alone_finds_what_it_finds_in_the_whole() {
    let ruleset = Ruleset::builtin().unwrap();
    let whole = Linter::builtin().unwrap();
    let drafts = [
        Template::new("【商城】您的订单支付 成功🎉").with_keyword(Keyword::new("内容").with_example("xxx")),
        Template::new("限时秒杀开始提醒").with_keyword(Keyword::new("付款时间").with_example("2019-02-30")),
        Template::new("消息通知")
            .with_keyword(Keyword::new("姓名"))
            .with_keyword(Keyword::new("姓名")),
        Template::new("消息提醒"),
    ];
    let all = whole.check(&drafts, &whole.library()).findings;
    for rule in ruleset.rules(Language::Zh) {
        let Ok(alone) = Linter::builder().only([rule.id.as_str()]).build(&ruleset) else {
            continue;
        };
        let own: Vec<_> = all.iter().filter(|finding| finding.rule == rule.id).collect();
        let found = alone.check(&drafts, &alone.library()).findings;
        let found: Vec<_> = found.iter().filter(|finding| finding.rule == rule.id).collect();
        assert_eq!(found, own, "rule {}", rule.id);
    }
}

#[test]
fn a_broad_keyword_is_told_narrower_ones_whatever_the_title() {
    let linter = Linter::builtin().unwrap();
    for (title, narrower, fixes) in [
        ("报修受理通知", "报修内容、报修详情", 3),
        ("消息通知", "例如报修内容、订单详情", 0),
        ("", "例如报修内容、订单详情", 0),
    ] {
        let draft = Template::new(title).with_keyword(Keyword::new("内容").with_example("水管漏水"));
        let found = linter.check(&[draft], &linter.library()).findings;
        let broad = found.iter().find(|finding| finding.rule == "2.5").unwrap();
        assert!(broad.help.contains(narrower), "{title}: {}", broad.help);
        assert_eq!(broad.fixes.len(), fixes, "{title}");
    }
}

#[test]
fn an_impossible_date_is_marked_whole() {
    let linter = Linter::builtin().unwrap();
    for (example, marked) in [
        ("2026年11月31日 12:30", "2026年11月31日"),
        ("2026-01-05 至 2026-02-30", "2026-02-30"),
        ("13月5日", "13月5日"),
    ] {
        let draft = Template::new("订单支付成功通知").with_keyword(Keyword::new("支付时间").with_example(example));
        let report = linter.check(&[draft], &linter.library());
        let [finding] = report.findings.as_slice() else {
            panic!("{example}: {:?}", report.findings);
        };
        assert_eq!(&example[finding.span.start..finding.span.end], marked);
    }
}

#[test]
fn what_a_spreadsheet_broke_is_told_as_that_in_any_format() {
    let ruleset = Ruleset::builtin().unwrap();
    let linter = |language| {
        Linter::builder()
            .language(language)
            .only(["2.4"])
            .build(&ruleset)
            .unwrap()
    };
    let linters = [
        (Language::Zh, linter(Language::Zh)),
        (Language::En, linter(Language::En)),
    ];
    for (name, value_type, example, outcome, said) in [
        (
            "订单编号",
            "",
            "2.02601E+13",
            "broken",
            ["科学计数法", "scientific notation"],
        ),
        (
            "联系电话",
            "",
            "1.3912345678E10",
            "broken",
            ["科学计数法", "scientific notation"],
        ),
        ("备注", "", "＃＃＃＃＃", "broken", ["列太窄", "too narrow"]),
        ("科室", "", "#N/A", "broken", ["公式出错", "a formula that failed"]),
        ("平均分", "", "#DIV/0!", "broken", ["公式出错", "a formula that failed"]),
        ("支付时间", "", "46027", "broken", ["成了天数", "a count of days"]),
        ("第二项", "date", "46027.5", "broken", ["成了天数", "a count of days"]),
        (
            "身份证号",
            "",
            "320102198811230000",
            "rounded",
            ["前 15 位", "the first 15 digits"],
        ),
    ] {
        let json = format!(r#"{{"title": "领取通知", "keywords": [{{"name": "{name}", "type": "{value_type}", "example": "{example}"}}]}}"#)
            .replace(r#""type": "", "#, "");
        let csv = format!("标题,关键词1,示例1,类型1\n领取通知,{name},{example},{value_type}\n");
        for (text, (language, linter)) in [json, csv]
            .iter()
            .flat_map(|text| linters.iter().map(move |to| (text, to)))
        {
            let batch = Input::new(text.as_bytes()).read(*language);
            let drafts: Vec<Template> = batch.templates().map(|(_, draft)| draft.clone()).collect();
            let report = linter.check(&drafts, &linter.library());
            let [finding] = report.findings.as_slice() else {
                panic!("{text}: {:?}", report.findings);
            };
            assert_eq!(finding.outcome, outcome, "{text}");
            let said = if *language == Language::Zh { said[0] } else { said[1] };
            assert!(finding.message.contains(said), "{}", finding.message);
        }
    }
}

/// What stands in backticks in a bullet: one or two pieces.
fn pieces(bullet: &str) -> Vec<&str> {
    bullet.split('`').skip(1).step_by(2).collect()
}

fn draft(rule: &str, pieces: &[&str]) -> Option<Vec<Template>> {
    let keyword = |name: &str| Template::new("订单发货通知").with_keyword(Keyword::new(name));
    Some(match (rule, pieces) {
        ("1.1" | "1.2", [a, b]) => vec![Template::new(*a), Template::new(*b)],
        ("1.1" | "1.2", _) => return None,
        ("2.1" | "2.2", [a, b]) => vec![keyword(a).with_keyword(Keyword::new(*b))],
        ("2.4", [name, example]) => {
            vec![Template::new("订单发货通知").with_keyword(Keyword::new(*name).with_example(*example))]
        }
        ("2.3" | "2.5", [name]) => vec![keyword(name)],
        (_, [title]) if rule.starts_with("1.") => vec![Template::new(*title)],
        _ => return None,
    })
}

#[test]
fn the_pages_of_the_rules_tell_the_truth() {
    let linter = Linter::builtin().unwrap();
    let ruleset = Ruleset::builtin().unwrap();
    let mut wrong = Vec::new();
    for (language, headings) in [
        ("zh", ["规则", "为什么", "不通过", "通过", "怎么判断", "修复", "出处"]),
        (
            "en",
            [
                "What it says",
                "Why",
                "Rejected",
                "Accepted",
                "How it is judged",
                "Fix",
                "Source",
            ],
        ),
    ] {
        for rule in ruleset.rules(Language::Zh).iter().filter(|rule| rule.id.contains('.')) {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("rules/docs/{language}/{}.md", rule.id));
            let page = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let found: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
            assert_eq!(found, headings, "{language}/{}.md", rule.id);
            let [_, _, rejected, accepted, ..] = headings;
            let mut section = "";
            let mut judged = [0, 0];
            for line in page.lines() {
                section = line.strip_prefix("## ").unwrap_or(section);
                let bullet = line
                    .strip_prefix("- ")
                    .filter(|_| section == rejected || section == accepted);
                let Some(templates) = bullet.and_then(|bullet| draft(&rule.id, &pieces(bullet))) else {
                    continue;
                };
                let report = linter.check(&templates, &linter.library());
                let own = report.findings.iter().filter(|finding| finding.rule == rule.id);
                let found = own.filter(|finding| finding.severity >= Severity::Warning).count();
                let bad = section == rejected;
                judged[usize::from(bad)] += 1;
                if bad != (found > 0) {
                    wrong.push(format!(
                        "{language}/{}.md: {line} ({found} findings under {section})",
                        rule.id
                    ));
                }
            }
            assert!(
                judged.iter().all(|count| *count >= 2),
                "{language}/{}.md has too few examples",
                rule.id
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
