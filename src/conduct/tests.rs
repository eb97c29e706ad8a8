use serde_json::{Value, json};

use super::table::Table;
use super::{Banned, EVENT, Punishment};
use crate::data::{Data, Reader};
use crate::language::Language;

fn read(pushed: &Value) -> Option<Punishment> {
    Punishment::read(pushed.as_object()?, Language::En)
}

fn banned(function: &str, days: i64) -> Banned {
    Banned {
        function: Some(function.to_owned()),
        days: Some(days),
    }
}

#[test]
fn the_file_is_whole_and_its_lists_are_in_order() {
    let value = serde_json::from_str(include_str!("../../rules/penalties.json")).expect("it is JSON");
    let mut reader = Reader::new();
    let table = Table::read(&value, &mut reader);
    assert!(reader.faults.is_empty(), "{:?}", reader.faults);
    let table = table.expect("it has no faults");
    assert!(table.ladder.iter().map(|step| step.offence).eq(1..=4));
    assert!(table.event.kinds.is_sorted_by(|a, b| a.number < b.number));
    assert_eq!(table.event.name, EVENT);
    let words = table.ladder.iter().map(|step| &step.words);
    let words = words.chain(table.violations.iter().map(|violation| &violation.title));
    let words = words.chain(table.event.kinds.iter().flat_map(|kind| [&kind.meaning, &kind.action]));
    for words in words {
        assert!(!words.zh.is_empty() && !words.en.is_empty(), "{words:?}");
    }
}

#[test]
fn events_are_told_by_their_kind() {
    for (kind, known) in [(1, true), (2, true), (3, true), (4, true), (10, true), (5, false)] {
        let told = read(&json!({"Event": EVENT, "event_type": kind})).expect("it is the event");
        assert_eq!((told.kind, told.known), (Some(kind), known));
        assert!(!told.meaning.is_empty() && !told.action.is_empty());
    }
}

#[test]
fn the_detail_is_read_and_nothing_of_it_is_lost() {
    let warned = read(&json!({
        "Event": EVENT, "event_type": "1", "punish_time": "1700000000",
        "detail": r#"{"warned_type":2,"rectify_deadline":1700600000,"warned_function_names":["订阅消息","客服"],"warned_ban_days":[7,30]}"#,
    }))
    .expect("it is the event");
    assert_eq!(warned.banned, [banned("订阅消息", 7), banned("客服", 30)]);
    assert_eq!(
        (warned.deadline, warned.time),
        (Some(1_700_600_000), Some(1_700_000_000))
    );
    assert_eq!(
        (warned.warned.as_deref(), warned.detail),
        (Some("functions would be banned"), None)
    );

    for (detail, kept) in [
        (json!("not json"), Some(json!("not json"))),
        (json!("{\"page\":\"a\"}"), Some(json!({"page": "a"}))),
        (json!({"banned_days": 7}), None),
        (json!(""), None),
        (Value::Null, Some(Value::Null)),
    ] {
        let told = read(&json!({"Event": EVENT, "event_type": 2, "detail": detail})).expect("it is the event");
        assert_eq!(told.detail, kept, "{detail}");
    }
}

#[test]
fn another_event_is_none_of_ours() {
    for other in [
        json!({}),
        json!({"Event": "subscribe_msg_sent_event"}),
        json!({"Event": 1}),
        json!([]),
    ] {
        assert_eq!(read(&other), None, "{other}");
    }
}
