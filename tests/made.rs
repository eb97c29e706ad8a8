//! A ruleset that was made ahead judges as the texts it was made from.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, missing_docs)] // a test reads files, and may fail loudly

use mobanlint::{BUILTIN, DEFAULT, Keyword, Language, Linter, PairKind, Ruleset, Template};

const CASES: &str = include_str!("cases/cases.tsv");

fn text(path: &str) -> Result<String, String> {
    let path = format!("{}/rules/{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))
}

/// The text of a ruleset on top of the default one, which is taken from its text as well, and not as it was made.
fn on_text(json: &str) -> Ruleset {
    let json = json.replace(
        &format!("\"extends\": \"{DEFAULT}\""),
        &format!("\"extends\": \"{DEFAULT}.json\""),
    );
    Ruleset::loader().files(&text).parse("own.json", &json).unwrap()
}

/// Every case as a draft with a keyword, and the two titles of a pair beside each other.
fn drafts() -> Vec<Template> {
    let cases = CASES.lines().filter(|line| !line.starts_with('#'));
    let subjects = cases.filter_map(|line| line.split('\t').nth(3));
    let draft = |subject: &str| {
        let (name, example) = subject.split_once('=').unwrap_or((subject, "2026年2月30日 12:30"));
        Template::new(subject).with_keyword(Keyword::new(name).with_example(example))
    };
    let subjects = subjects.flat_map(|subject| subject.split(" / "));
    subjects.chain(["账单结付通知", "账单支付通知"]).map(draft).collect()
}

/// Everything a ruleset says of the drafts, in both languages, and how it compares each with the next.
fn said(ruleset: &Ruleset, drafts: &[Template]) -> Vec<String> {
    let mut said = vec![
        format!("{:?}", ruleset.rules(Language::Zh)),
        format!("{:?}", ruleset.tags()),
    ];
    for language in [Language::Zh, Language::En] {
        let linter = Linter::builder().language(language).build(ruleset).unwrap();
        let findings = linter.check(drafts, &linter.library()).findings;
        said.extend(findings.iter().map(|finding| serde_json::to_string(finding).unwrap()));
        for pair in drafts.windows(2) {
            let pair = linter.compare(PairKind::Title, &pair[0].title, &pair[1].title);
            said.push(serde_json::to_string(&pair).unwrap());
        }
    }
    said
}

#[test]
fn every_built_in_ruleset_judges_as_its_text() {
    let drafts = drafts();
    assert!(drafts.len() > 400);
    for name in BUILTIN {
        let made = Ruleset::loader().load(name).unwrap();
        let read = on_text(&text(&format!("{name}.json")).unwrap());
        assert!(said(&made, &drafts) == said(&read, &drafts), "{name}");
        assert_eq!(read.verify(), [], "{name}");
    }
}

#[test]
fn changes_to_what_was_made_are_changes_to_the_texts() {
    let drafts = drafts();
    let plain = said(&Ruleset::builtin().unwrap(), &drafts);
    for changes in [
        r#""lexicon": {"add": ["object order-object 1 要货条", "act * 0.5 订单"], "remove": ["订单"]}"#,
        r#""lexicon": {"add": ["act pay 1 结付"]}"#,
        r#""lexicon": {"remove": ["发货", "提醒", "归还", "会员"]}"#,
        r#""words": {"brand": {"add": ["订单"], "remove": ["微信"]}, "promotion.lean": {"remove": ["优惠"]}}"#,
        r#""words": {"innocent": {"remove": ["活动"], "add": ["秒杀"]}, "own": {"add": ["发货"]}}"#,
    ] {
        let json = format!(r#"{{"id": "{DEFAULT}", "version": "1.0.0", "extends": "{DEFAULT}", {changes}}}"#);
        let made = said(&Ruleset::loader().parse("own.json", &json).unwrap(), &drafts);
        assert!(made == said(&on_text(&json), &drafts), "{changes}");
        assert!(made != plain, "{changes}");
    }
}

#[test]
fn a_class_keeps_its_word_type_until_its_last_word_is_left_out() {
    let load = |lexicon: &str| {
        let json = format!(r#"{{"id": "own", "version": "1", "extends": "{DEFAULT}", "lexicon": {lexicon}}}"#);
        let made = Ruleset::loader().parse("own.json", &json).map(|_| ());
        let told = made.map_err(|error| error.message(Language::En));
        let json = json.replace(DEFAULT, &format!("{DEFAULT}.json"));
        let read = Ruleset::loader().files(&text).parse("own.json", &json).map(|_| ());
        assert_eq!(told, read.map_err(|error| error.message(Language::En)), "{lexicon}");
        told
    };
    assert!(load(r#"{"add": ["object order 1 新词"]}"#).is_err());
    assert!(load(r#"{"add": ["act order 1 新词"]}"#).is_ok());
    assert!(load(r#"{"add": ["object * 1 订单"]}"#).is_err());
}
