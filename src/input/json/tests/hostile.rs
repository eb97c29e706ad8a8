//! Any input ends, and nothing is made up; what reading costs is in `tests/cost`.

use proptest::prelude::*;

use super::{read, told};
use crate::input::Input;
use crate::input::batch::{Item, MAX_ERRORS};
use crate::input::format::Format;
use crate::language::Language;
use crate::template::Template;

#[test]
fn large_inputs_are_survived() {
    let record = r#"{"id":1,"name":"取件通知","content":"编号{{thing1.DATA}}\n时间{{time2.DATA}}","a":[{"b":{}}]}"#;
    let row = r#"["书名","{a}","thing1"]"#;
    let inputs = [
        format!("{{\"RECORDS\":[{}]}}", vec![record; 500].join(",")),
        format!("[{}]", vec![r#"{"a":1,"b":[1,2],"c":{"d":"e"}}"#; 2_000].join(",")),
        format!("[{}]", vec!["1"; 20_000].join(",")),
        format!("{{\"data\":[{}]}}", vec!["{\"title\":1}"; 2_000].join(",")),
        format!(
            "{{\"title\":\"取书通知\",\"tid\":1,\"x\":[{}]}}",
            vec![row; 2_000].join(",")
        ),
        format!("{{{}\"b\":1}}", r#""a":1,"#.repeat(5_000)),
        format!(
            "{{\"title\":\"取书通知\",\"content\":\"{}\"}}",
            "{{a.DATA}}：".repeat(2_000)
        ),
        format!(
            "{{\"title\":\"取书通知\",\"content\":\"{}\"}}",
            "\\u4e01{{a.DATA}}".repeat(5_000)
        ),
        "{\"a\":".repeat(10_000),
        "{\"title\":\"取书通知\",\"tid\":1,\"a\":".repeat(126) + "1" + &"}".repeat(126),
        "[".repeat(127) + &"]".repeat(127),
        "\"".repeat(65_536),
        format!("[{}]", "\"".repeat(65_536)),
        "{\"title\":\"".to_owned() + &"\\\"".repeat(10_000),
        "[\n{\"title\":\n".repeat(2_000),
    ];
    for text in &inputs {
        for format in [Format::Json, Format::JsonLines] {
            let batch = Input::new(text.as_bytes()).of(format).read(Language::En);
            assert!(batch.all_errors().len() <= MAX_ERRORS + 1);
            assert!(!told(&batch).is_empty());
        }
    }
}

/// Every string of a JSON text, keys too, as it reads.
fn strings(text: &str) -> Vec<String> {
    fn of(value: &serde_json::Value, all: &mut Vec<String>) {
        match value {
            serde_json::Value::String(text) => {
                all.push(text.clone());
                // Lists may stand in a string.
                if let Ok(inner) = serde_json::from_str::<serde_json::Value>(text) {
                    of(&inner, all);
                }
            }
            serde_json::Value::Array(items) => items.iter().for_each(|item| of(item, all)),
            serde_json::Value::Object(members) => members.iter().for_each(|(key, value)| {
                all.push(key.clone());
                of(value, all);
            }),
            other => all.push(other.to_string()),
        }
    }
    let mut all = Vec::new();
    for value in serde_json::Deserializer::from_str(text)
        .into_iter()
        .map_while(Result::ok)
    {
        of(&value, &mut all);
    }
    all
}

fn texts(template: &Template) -> impl Iterator<Item = &str> {
    let keywords = template.keywords.iter().flat_map(|keyword| {
        [Some(&keyword.name), keyword.example.as_ref(), keyword.key.as_ref()]
            .into_iter()
            .flatten()
            .chain(&keyword.values)
            .map(String::as_str)
    });
    std::iter::once(template.title.as_str()).chain(keywords)
}

/// Values such as people's files have, and such as nobody's has.
fn value() -> impl Strategy<Value = serde_json::Value> {
    let text = prop_oneof![
        Just("取书通知".to_owned()),
        Just("书名".to_owned()),
        Just("thing1".to_owned()),
        Just("{{thing1.DATA}}".to_owned()),
        Just("书名：{{thing1.DATA}}\n日期{{date2.DATA}}\n{{remark.DATA}}".to_owned()),
        Just("书名：边城\r\n日期：3月8日\n谢谢".to_owned()),
        Just("[[\"书名\",\"thing1\"]]".to_owned()),
        Just("{book}".to_owned()),
        "[a-z甲乙：\n\"\\\\ ]{0,6}",
    ];
    let leaf = prop_oneof![
        text.prop_map(serde_json::Value::from),
        (0..99_u32).prop_map(serde_json::Value::from),
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(serde_json::Value::from),
    ];
    let key = prop_oneof![
        Just("title"),
        Just("name"),
        Just("content"),
        Just("example"),
        Just("template_id"),
        Just("tid"),
        Just("id"),
        Just("keywords"),
        Just("keyword_list"),
        Just("data"),
        Just("list"),
        Just("RECORDS"),
        Just("key"),
        Just("label"),
        Just("kid"),
        Just("errcode"),
        Just("thing1"),
        Just("取书通知"),
        Just("书名"),
        Just("x"),
        Just("$oid"),
        Just("templates"),
    ];
    leaf.prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(serde_json::Value::from),
            proptest::collection::vec((key.clone(), inner), 0..6).prop_map(|members| {
                members
                    .into_iter()
                    .map(|(key, value)| (key.to_owned(), value))
                    .collect::<serde_json::Map<_, _>>()
                    .into()
            }),
        ]
    })
}

proptest! {
    #[test]
    fn nothing_is_made_up_and_something_is_told(value in value(), pretty: bool, library: bool) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.unwrap();
        let all = strings(&text);
        let input = Input::new(text.as_bytes()).of(Format::Json);
        let batch = input.read(Language::Zh);
        prop_assert!(!batch.items.is_empty() || !batch.errors.is_empty() || !batch.notes.is_empty());
        prop_assert_eq!(batch.foreign && !batch.items.is_empty(), false);
        for (_, template) in batch.templates() {
            for text in texts(template) {
                prop_assert!(all.iter().any(|found| found.contains(text)), "{} in {:?}", text, all);
            }
        }
        if library {
            for title in input.titles(Language::Zh).titles {
                prop_assert!(all.contains(&title.title), "{:?}", title);
            }
        }
    }

    #[test]
    fn places_are_inside_the_text(value in value(), pretty: bool) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.unwrap();
        let lines: Vec<usize> = text.split('\n').map(|line| line.chars().count()).collect();
        let inside = |line: Option<usize>, column: Option<usize>| {
            line.is_none_or(|line| lines.get(line - 1).is_some_and(|length| column.is_none_or(|column| (1..=length + 1).contains(&column))))
        };
        let batch = read(&text);
        for (_, template) in batch.templates() {
            for index in 0..template.keywords.len() {
                for field in [crate::place::Field::Title, crate::place::Field::KeywordName(index), crate::place::Field::KeywordExample(index)] {
                    let at = template.origin.at(field).unwrap();
                    prop_assert!(inside(at.line, at.column), "{field} {at:?} {text}");
                }
            }
        }
        for error in batch.all_errors() {
            prop_assert!(inside(error.line, error.column), "{error} {text}");
        }
    }

    #[test]
    fn torn_json_is_survived(value in value(), cut: proptest::sample::Index) {
        let text = serde_json::to_string(&value).unwrap();
        let torn: String = text.chars().take(cut.index(text.chars().count() + 1)).collect();
        for format in [Format::Json, Format::JsonLines] {
            let batch = Input::new(torn.as_bytes()).of(format).read(Language::Zh);
            prop_assert!(batch.items.iter().all(|item| !matches!(item, Item::Unreadable(errors) if errors.is_empty())));
            prop_assert!(!told(&batch).is_empty());
        }
    }
}
