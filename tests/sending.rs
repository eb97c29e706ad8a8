//! What holds for every message whatever.
#![allow(clippy::unwrap_used, missing_docs)] // a test may fail loudly

use std::sync::LazyLock;

use mobanlint::input::messages;
use mobanlint::{
    Applicability, Finding, Keyword, Language, Linter, Message, Report, Ruleset, SendContext, Severity, Template,
};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

static LINTER: LazyLock<Linter> = LazyLock::new(|| {
    let ruleset = Ruleset::loader().load("wechat-send").unwrap();
    Linter::builder().build(&ruleset).unwrap()
});

const KEYS: [&str; 13] = [
    "thing1",
    "number2",
    "letter3",
    "symbol4",
    "character_string5",
    "time6",
    "date7",
    "amount8",
    "phone_number9",
    "car_number10",
    "name11",
    "phrase12",
    "keyword1",
];

fn template() -> Template {
    let keywords = KEYS.iter().map(|key| {
        let mut keyword = Keyword::new("说明").with_key(*key);
        let value_type = key.trim_end_matches(|c: char| c.is_ascii_digit());
        keyword.value_type = Some(value_type.to_owned()).filter(|value_type| value_type != "keyword");
        keyword
    });
    let mut template = Template::new("停水通知").with_id("T");
    template.keywords = keywords.collect();
    template
}

/// Values in which something is to be found.
fn value() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(vec![
            "订单", "12", "2026", "年", "1月", "5日", "9:05", "~", "～", "-", "/", "¥", "元", ".", "abc", "特价", "👍", "\n", " ", "e\u{301}", "张三",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

/// What stands under a key, as JSON.
fn given() -> impl Strategy<Value = String> {
    let text = || value().prop_map(|text| serde_json::Value::from(text).to_string());
    prop_oneof![
        6 => text().prop_map(|text| format!(r#"{{"value":{text}}}"#)),
        1 => text(),
        1 => prop::sample::select(vec!["12", "1.50", "true", "null", "{}", "[1]", r#"{"value":3}"#, r##"{"value":"x","color":"#1"}"##])
            .prop_map(str::to_owned),
    ]
}

fn key() -> impl Strategy<Value = String> {
    let dress = prop::sample::select(vec![
        "{}",
        "{}",
        "{}",
        "{}.DATA",
        "{{{{{}.DATA}}}}",
        " {}",
        "{}\t",
        "x{}",
    ]);
    (prop::sample::select(KEYS.to_vec()), dress).prop_map(|(key, dress)| {
        dress
            .replace("{{", "\u{1}")
            .replace("}}", "\u{2}")
            .replace("{}", key)
            .replace('\u{1}', "{")
            .replace('\u{2}', "}")
    })
}

/// The body of a request, sound or not.
fn body() -> impl Strategy<Value = String> {
    let data = prop::collection::vec((key(), given()), 0..6).prop_map(|entries| {
        let entries = entries
            .iter()
            .map(|(key, given)| format!("{}:{given}", serde_json::Value::from(key.as_str())));
        format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
    });
    let text = |text: String| serde_json::Value::from(text).to_string();
    let data = (data, any::<bool>()).prop_map(move |(data, quoted)| {
        if quoted && data.len() % 5 == 0 {
            text(data)
        } else {
            data
        }
    });
    let more = prop::sample::select(vec![
        "",
        r#""page":"/pages/a?x=1","#,
        r#""page":"//","lang":"x","#,
        r#""form_id":"f","emphasis_keyword":"thing1","#,
        r##""url":"u","color":"#12345","##,
    ]);
    (data, more).prop_map(|(data, more)| format!(r#"{{"touser":"o","template_id":"T",{more}"data":{data}}}"#))
}

fn read(body: &str) -> Option<Message> {
    let batch = messages(body.as_bytes(), None, Language::En);
    batch.messages().next().map(|(_, message)| message.clone())
}

fn judge(message: &Message) -> Report {
    LINTER.preflight(message, &template(), &SendContext::default())
}

fn on_boundaries(text: &str, start: usize, end: usize) -> bool {
    let boundary = |at: usize| at == text.len() || text.grapheme_indices(true).any(|(start, _)| start == at);
    start <= end && boundary(start) && boundary(end)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_input_panics(text in any::<String>(), body in body(), cut in any::<prop::sample::Index>(), noise in any::<Vec<u8>>()) {
        messages(text.as_bytes(), None, Language::Zh);
        messages(&noise, None, Language::En);
        let mut at = cut.index(body.len());
        while !body.is_char_boundary(at) {
            at -= 1;
        }
        let (start, end) = body.split_at(at);
        for text in [start, end, &format!("{start}{text}{end}")] {
            for (_, message) in messages(text.as_bytes(), Some("m"), Language::En).messages() {
                judge(message);
                let back = read(&message.to_json());
                prop_assert_eq!(back.map(|back| back.to_json()), Some(message.to_json()));
            }
        }
    }

    #[test]
    fn every_span_lies_in_its_field_and_json_parses_back(body in body()) {
        let message = read(&body).unwrap();
        let report = judge(&message);
        for finding in &report.findings {
            let text = message.text_of(finding.field).unwrap_or_default();
            prop_assert!(on_boundaries(text, finding.span.start, finding.span.end), "{finding:?} in {text:?}");
            for edit in finding.fixes.iter().flat_map(|fix| &fix.edits) {
                let text = message.text_of(edit.field).unwrap_or_default();
                prop_assert!(text.get(edit.span.start..edit.span.end).is_some(), "{edit:?} in {text:?}");
            }
        }
        let json = serde_json::to_string(&report).unwrap();
        prop_assert_eq!(&report, &serde_json::from_str::<Report>(&json).unwrap());
        prop_assert_eq!(&report, &judge(&message));
    }

    #[test]
    fn a_safe_fix_removes_its_finding_and_they_end(body in body()) {
        let message = read(&body).unwrap();
        let before = judge(&message).findings;
        let safe = |fix: &&mobanlint::Fix| fix.applicability == Applicability::Safe;
        for finding in &before {
            for fix in finding.fixes.iter().filter(safe) {
                let fixed = fix.apply_to_message(&message);
                // What the text of data says may be no object after all.
                let Some(fixed) = fixed else { continue };
                let same = |other: &Finding| other.outcome == finding.outcome && other.field == finding.field;
                prop_assert!(!judge(&fixed).findings.iter().any(same), "{finding:?} is still there in {}", fixed.to_json());
            }
        }
        let mended = LINTER.mend(&message, &template(), &SendContext::default());
        prop_assert_eq!(&LINTER.mend(&mended, &template(), &SendContext::default()), &mended);
    }
}

/// Templates of the kind subscribe messages have, with examples of the right types.
#[test]
fn a_message_of_a_templates_own_examples_has_no_error() {
    for keywords in [
        &[
            ("thing1", "活动名称", "周末登山"),
            ("time2", "开始时间", "2026年1月5日 9:05"),
            ("thing3", "地点", "体育馆东门"),
        ][..],
        &[
            ("character_string1", "订单编号", "A20260105"),
            ("amount2", "支付金额", "¥99.00"),
            ("date3", "支付时间", "2026-01-05 09:05:30"),
        ],
        &[
            ("name1", "预约人", "李雷"),
            ("phone_number2", "联系电话", "138****0000"),
            ("date3", "预约日期", "2026年1月5日~2026年1月6日"),
        ],
        &[
            ("car_number1", "车牌号", "京A12345"),
            ("phrase2", "审核结果", "已通过"),
            ("number3", "件数", "2"),
        ],
        &[
            ("letter1", "等级", "A"),
            ("symbol2", "标记", "**"),
            ("const3", "状态", "待取件"),
            ("thing4", "备注", "无"),
        ],
    ] {
        let mut template = Template::new("预约成功通知").with_id("T");
        let mut message = Message::new("T");
        for (key, name, example) in keywords {
            let value_type = key.trim_end_matches(|c: char| c.is_ascii_digit());
            let keyword = Keyword::new(*name)
                .with_type(value_type)
                .with_key(*key)
                .with_example(*example);
            template.keywords.push(keyword);
            message = message.with_value(*key, *example);
        }
        let report = LINTER.preflight(&message, &template, &SendContext::default());
        let worse: Vec<_> = report
            .findings
            .iter()
            .filter(|finding| finding.severity > Severity::Info)
            .collect();
        assert!(worse.is_empty(), "{worse:?}");
    }
}
