//! A caller's words, brands and exceptions change the verdict, and the code knows none of them.
#![allow(missing_docs)] // a test

use mobanlint::{Language, Linter, PairKind, Ruleset, Severity, Template, Verdict};

fn loud(ruleset: &Ruleset, title: &str) -> Vec<String> {
    let linter = Linter::builder()
        .language(Language::En)
        .build(ruleset)
        .expect("rules are left");
    let findings = linter.check(&[Template::new(title)], &linter.library()).findings;
    let loud = findings
        .into_iter()
        .filter(|finding| finding.severity >= Severity::Warning);
    loud.map(|finding| finding.rule).collect()
}

#[test]
fn a_brand_is_one_once_the_caller_says_so() {
    let plain = Ruleset::builtin().expect("it loads");
    let own = Ruleset::loader()
        .words("own.tsv", "brand\t蓝鲸洗衣\n")
        .load(mobanlint::DEFAULT)
        .expect("it loads");
    assert_eq!(loud(&plain, "蓝鲸洗衣取衣提醒"), [""; 0]);
    assert_eq!(loud(&own, "蓝鲸洗衣取衣提醒"), ["1.4"]);
}

#[test]
fn an_exception_and_a_word_change_the_verdict() {
    let json = r#"{"id": "own", "version": "1", "extends": "wechat-template-message",
        "words": {"contested.points": {"remove": ["积分"]}, "promotion.lean": {"add": ["冲冲冲"]}},
        "lexicon": {"add": ["object * 1 限时借阅"]}}"#;
    let plain = Ruleset::builtin().expect("it loads");
    let own = Ruleset::loader().parse("own.json", json).expect("it loads");
    for (title, before, after) in [
        ("积分变动通知", &["1.6"][..], &[][..]),
        ("报名冲冲冲提醒", &[], &["1.6"]),
        ("限时借阅到期提醒", &["1.6"], &[]),
    ] {
        assert_eq!(loud(&plain, title), before, "{title}");
        assert_eq!(loud(&own, title), after, "{title}");
    }
}

#[test]
fn severities_can_be_set_by_rule_or_by_outcome() {
    let json = r#"{"id": "own", "version": "1", "extends": "wechat-template-message", "rules": [
        {"id": "1.3", "severity": "info"}, {"id": "1.6", "outcomes": {"contested": {"severity": "off"}}}]}"#;
    let own = Ruleset::loader().parse("own.json", json).expect("it loads");
    assert_eq!(loud(&own, "积分变动"), [""; 0]);
}

#[test]
fn every_fault_is_told_with_its_path_and_the_nearest_name() {
    let json = r#"{"id": "own", "version": "1", "extends": "wechat-template-message", "colour": 1, "rules": [
        {"id": "1.3", "outcomes": {"mising": {"severity": "warning"}}, "severity": "eror"},
        {"id": "2.4", "params": {"whole-placeholders": ["\\\\p{Han}"]}},
        {"id": "9.9", "slug": "new", "check": "endings", "target": "title"}]}"#;
    let error = Ruleset::loader().parse("own.json", json).expect_err("four faults");
    let text = error.message(Language::En);
    for part in ["own.json", "colour", "rules[0].severity", "did you mean \"error\""] {
        assert!(text.contains(part), "{part} is not in:\n{text}");
    }
}

#[test]
fn a_rule_that_could_not_be_asked_for_is_refused() {
    for (id, slug) in [
        ("", "new"),
        ("9,9", "new"),
        ("9 9", "new"),
        ("9.9", ""),
        ("9.9", "a,b"),
        ("9.9", "1.3"),
    ] {
        let rule = format!(r#"{{"id": "{id}", "slug": "{slug}", "check": "ending", "target": "title"}}"#);
        let json =
            format!(r#"{{"id": "own", "version": "1", "extends": "wechat-template-message", "rules": [{rule}]}}"#);
        let error = Ruleset::loader().parse("own.json", &json).expect_err(&rule);
        let text = error.message(Language::En);
        assert!(text.contains("id or slug"), "{rule}:\n{text}");
    }
}

#[test]
fn a_compound_means_the_words_it_is_short_for() {
    let json = r#"{"id": "own", "version": "1", "extends": "wechat-template-message",
        "lexicon": {"files": ["own.txt"]}}"#;
    let load = |lines: &'static str| {
        let files = move |_: &str| Ok(lines.to_owned());
        Ruleset::loader().files(&files).parse("own.json", json)
    };
    let own = load("compound 换滤芯 更换 滤芯\n").expect("it loads");
    let linter = Linter::builder()
        .language(Language::En)
        .build(&own)
        .expect("rules are left");
    let compare = |a, b| linter.compare(PairKind::Title, a, b);
    let same = compare("换滤芯通知", "滤芯变更通知");
    assert_eq!(same.verdict, Verdict::OverSimilar);
    // The compound is named once, beside all it stands for.
    assert_eq!(
        same.reason,
        "“换滤芯” means the same as “滤芯变更”; “通知” adds nothing"
    );
    let apart = compare("换滤芯通知", "换电通知");
    assert_eq!(
        (apart.verdict, apart.reason.as_str()),
        (Verdict::Distinct, "“换滤芯” is not “换电”")
    );
    for (lines, part) in [
        ("compound 换滤芯 更换\n", "expected `compound word part part…`"),
        ("compound\n", "expected `compound word part part…`"),
        ("compounds 换滤芯 更换 滤芯\n", "did you mean \"compound\""),
        (
            "compound 换滤芯 更换 没这词\n",
            "the part \"没这词\" of a compound is no plain word of the lexicon",
        ),
        (
            "compound 换滤芯 换电 滤芯\n",
            "the part \"换电\" of a compound is no plain word of the lexicon",
        ),
        (
            "compound 支付 更换 滤芯\n",
            "the word \"支付\" already stands in the lexicon",
        ),
    ] {
        let text = load(lines).expect_err("a fault").message(Language::En);
        assert!(
            text.contains(part) && text.contains("own.txt:1"),
            "{part} is not in:\n{text}"
        );
    }
}

#[test]
fn a_word_means_another_beside_those_that_say_so() {
    let json = r#"{"id": "own", "version": "1", "extends": "wechat-template-message",
        "lexicon": {"files": ["own.txt"]}}"#;
    let load = |lines: &'static str| {
        let files = move |_: &str| Ok(lines.to_owned());
        Ruleset::loader().files(&files).parse("own.json", json)
    };
    let own = load("act * 1 蓝洗 绿洗\nobject * 1 蓝衣 绿衣\nmeaning 蓝洗 绿洗 before 蓝衣\n").expect("it loads");
    let linter = Linter::builder().build(&own).expect("rules are left");
    for (a, b, verdict) in [
        ("蓝洗蓝衣通知", "绿洗蓝衣通知", Verdict::OverSimilar),
        ("蓝洗绿衣通知", "绿洗绿衣通知", Verdict::Distinct),
        // Only where it stands right before.
        ("蓝衣蓝洗通知", "蓝衣绿洗通知", Verdict::Distinct),
        ("蓝洗蓝衣通知", "蓝洗绿衣通知", Verdict::Distinct),
    ] {
        assert_eq!(linter.compare(PairKind::Title, a, b).verdict, verdict, "{a} {b}");
    }
    for (lines, part) in [
        (
            "meaning 支付 没这词 with 学费\n",
            "the word \"没这词\" has no meaning of its own",
        ),
        (
            "meaning 支付 还书 with 学费\n",
            "the word \"还书\" has no meaning of its own",
        ),
        ("meaning 支付\n", "`meaning word other side word…`"),
    ] {
        let text = load(lines).expect_err("a fault").message(Language::En);
        assert!(
            text.contains(part) && text.contains("own.txt:1"),
            "{part} is not in:\n{text}"
        );
    }
}
