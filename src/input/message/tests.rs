use super::*;
use crate::message::{Dialect, Given};
use crate::place::Field;

fn read(text: &str) -> MessageBatch {
    messages(text.as_bytes(), Some("m"), Language::En)
}

/// What a text holds: template, keys with their values, or the error.
fn told(text: &str) -> Vec<String> {
    let batch = read(text);
    let of_message = |message: &Message| {
        let values = message.entries().iter().map(|entry| {
            let value = entry.given.shown().unwrap_or("-");
            format!("{}{}{value}", entry.key, if entry.wrapped { "=" } else { ":" })
        });
        let id = message.template_id.clone().unwrap_or_default();
        format!("{id} {}", values.collect::<Vec<_>>().join(","))
    };
    let messages = batch.messages().map(|(_, message)| of_message(message));
    let errors = batch.all_errors().into_iter().map(ToString::to_string);
    messages.chain(errors).collect()
}

#[test]
fn messages_are_found_wherever_they_stand() {
    let whole = r#"{"touser":"o","template_id":"T","data":{"thing1":{"value":"甲"}}}"#;
    for text in [
        whole.to_owned(),
        format!("[{whole}]"),
        format!("\u{feff}{{\"list\":[{{\"msg\":{whole}}}]}}"),
        format!("2026-01-05 12:00:00 INFO body={whole} resp={{\"errcode\":47003}}"),
        format!("{{\"level\":\"info\",\"body\":{}}}", Value::from(whole)),
        format!("{{\"a\":{}}}", Value::from(format!("{{\"b\":{}}}", Value::from(whole)))),
        "wx.send({touser: 'o', template_id: \"T\", data: {thing1: {value: `甲`,},}, // 备注\n})".to_owned(),
        "send({\n  touser: openid,\n  templateId: 'T',\n  data: {\n    'thing1': {\n      value: '甲'\n    }\n  }\n})"
            .to_owned(),
        // A body behind other words, in a member of the log or as it stands, with its quotes escaped.
        format!("{{\"msg\":{}}}", Value::from(format!("send {{to}}: {whole} in 3 ms"))),
        format!(
            "{{\"a\":{}}}",
            Value::from(format!("send: {{\"b\":{}}}", Value::from(whole)))
        ),
        format!("INFO body={} rc=0", Value::from(whole)),
        format!("INFO body={} rc=0", Value::from(whole).to_string().trim_matches('"')),
        format!(
            "INFO {}",
            Value::from(Value::from(whole).to_string().trim_matches('"'))
                .to_string()
                .trim_matches('"')
        ),
        format!("{{\"msg\":{}}}", Value::from(format!("body={}", Value::from(whole)))),
        "start\n\n12:00 ".to_owned() + whole + "\nend {x}\n",
    ] {
        assert_eq!(told(&text), ["T thing1=甲"], "{text}");
    }
    for (text, expected) in [
        (r#"{"thing1":{"value":"甲"},"time2":"12:00"}"#, " thing1=甲,time2:12:00"),
        (r#""data": {"thing1.DATA":{"value":12.50}}"#, " thing1.DATA=12.50"),
        // A tab in a key is no JSON, but it is clear what is meant.
        ("{\"data\":{\"thing1\t\":{\"value\":\"甲\"}}}", " thing1\t=甲"),
        (r#"{"data":{"thing1":{"Value":"甲"}}}"#, " thing1=-"),
        (r#"{"touser":"o","template_id":"T","data":[1]}"#, "T "),
    ] {
        assert_eq!(told(text), [expected], "{text}");
    }
}

#[test]
fn what_begins_no_object_is_soon_seen() {
    for (text, most) in [
        ("{x".repeat(1 << 19), 4),
        ("x{".repeat(1 << 19).replacen('x', "", 1), 4),
        ("{\"a\":".repeat(200_000), 6 * 128),
        ("{a:[".repeat(200_000), 4 * 128),
        ("{\"a\" ".repeat(200_000), 8),
    ] {
        let read = literal::object(&text).err();
        assert!(read.is_some_and(|read| read <= most), "{read:?} {most}");
        assert!(read_nothing(&text));
    }
}

fn read_nothing(text: &str) -> bool {
    read(text).items.is_empty()
}

#[test]
fn what_is_no_message_is_told_with_its_place() {
    for (text, expected) in [
        ("", "m: there are no messages; expected"),
        (
            r#"{"errcode":40037,"errmsg":"x"}"#,
            "m: there are no messages; expected",
        ),
        (
            "{\"touser\":\"o\",\n\"template_id\":\"T\" \"data\":{}}",
            "m:2:19: a comma is missing before",
        ),
        (
            r#"{"touser":["o"],"template_id":"T","data":{}}"#,
            "m:1:11: \"touser\": expected a string, found a list",
        ),
    ] {
        let told = told(text);
        assert!(told.len() == 1 && told[0].starts_with(expected), "{text}: {told:?}");
    }
}

#[test]
fn fields_are_told_where_they_stand() {
    let text = "{\n \"touser\": \"o\", \"template_id\": \"T\", \"form_id\": \"f\",\n \"page\": \"/a\",\n \"data\": {\"keyword1\": {\"color\": \"#fff\", \"value\": \"甲\"}, \"keyword2\": \"乙\"},\n \"emphasis_keyword\": \"x\"}";
    let batch = read(text);
    let (_, message) = batch.messages().next().expect("there is one");
    assert_eq!(message.dialect(), Dialect::Template);
    for (field, place) in [
        ("page", ":3:10"),
        ("data", ":4:10"),
        ("data.keyword1", ":4:11"),
        ("data.keyword1.color", ":4:33"),
        ("data.keyword1.value", ":4:50"),
        ("data.keyword2.value", ":4:68"),
        ("data.keyword7.value", ":4:10"),
        ("emphasis_keyword", ":5:22"),
        ("lang", ":1"),
    ] {
        let field: Field = field.parse().expect("it is a field");
        assert_eq!(
            message.at(field).map(|at| at.to_string()).as_deref(),
            Some(place),
            "{field}"
        );
    }
}

#[test]
fn a_message_is_written_as_it_was_read() {
    let text = r#"{"touser":"o","template_id":"T","url":"u","miniprogram":{"appid":"a","pagepath":"p"},"data":{"b":{"value":12},"a":"甲","c":{"value":["x"]}},"x":[1, 2]}"#;
    let batch = read(text);
    let (_, message) = batch.messages().next().expect("there is one");
    assert_eq!(message.entries()[0].given, Given::Other("12".to_owned()));
    assert_eq!(message.dialect(), Dialect::Service);
    let written = r#"{"touser":"o","template_id":"T","url":"u","miniprogram":{"appid":"a","pagepath":"p"},"data":{"b":{"value":12},"a":"甲","c":{"value":["x"]}},"x":[1, 2]}"#;
    assert_eq!(message.to_json(), written);
}

#[test]
fn a_log_goes_on_behind_what_cannot_be_read() {
    let whole = r#"{"touser":"o","template_id":"T","data":{"thing1":{"value":"甲"}}}"#;
    let log = format!("{whole}\nno message\n{{\"touser\":\"o\" \"template_id\":\"T\"}}\n{whole}\n");
    let batch = read(&log);
    assert_eq!(batch.items.len(), 3);
    assert_eq!(batch.messages().map(|(index, _)| index).collect::<Vec<_>>(), [0, 2]);
    assert_eq!(batch.notes.len(), 1);
    assert_eq!(batch.all_errors()[0].line, Some(3));
}
