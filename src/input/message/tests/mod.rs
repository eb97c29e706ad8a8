mod programs;

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
        ("{x".repeat(1 << 16), 4),
        ("x{".repeat(1 << 16).replacen('x', "", 1), 4),
        ("{\"a\":".repeat(50_000), 6 * 128),
        ("{a:[".repeat(50_000), 4 * 128),
        ("{\"a\" ".repeat(50_000), 8),
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
fn what_is_called_like_a_type_is_no_data() {
    let message = r#"{"touser":"o","template_id":"T","data":{"thing1":{"value":"甲"}}}"#;
    let logged = format!("{{\"user\": {{\"name\": \"张三\"}}, \"request\": {message}}}");
    assert_eq!(told(&logged), ["T thing1=甲"]);
    let body = Value::from(message);
    assert_eq!(
        told(&format!("{{\"info\": {{\"name\": \"发送\"}}, \"raw\": {body}}}")),
        ["T thing1=甲"]
    );
    assert!(read_nothing("{\"user\": {\"name\": \"张三\"}, \"msg\": \"login\"}"));
    assert_eq!(
        told(r#"{"thing": {"value": "甲"}, "time": "9:00"}"#),
        [" thing=甲,time:9:00"]
    );
}

#[test]
fn what_stands_among_messages_and_is_none_is_told() {
    let message = r#"{"touser":"o","template_id":"T","data":{"thing1":{"value":"甲"}}}"#;
    let stray = "this item of the list is no message; expected";
    let listed = format!("[{message},\n {{}}, {message},\n \"zz\", {{\"touser\": \"o\"}}]");
    let errors = ["m:2:2: ", "m:3:2: ", "m:3:8: "].map(|place| format!("{place}{stray}"));
    let read = told(&listed);
    assert_eq!(read.len(), 5, "{read:?}");
    assert!(
        errors
            .iter()
            .all(|error| read.iter().any(|told| told.starts_with(error))),
        "{read:?}"
    );
    // Where messages stand deeper, other items may be anything.
    let logged = format!("[{{\"level\": \"info\"}}, {{\"request\": {message}}}]");
    assert_eq!(told(&logged), ["T thing1=甲"]);
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

#[test]
fn what_only_a_program_knows_is_kept_as_it_is_written() {
    // `=` stands before a value that is known, `?` before one that only the program knows.
    let told = |text: &str| -> Vec<String> {
        let batch = read(text);
        let of_message = |message: &Message| {
            let values = message.entries().iter().map(|entry| {
                let sign = if entry.given.is_unknown() { '?' } else { '=' };
                format!("{}{sign}{}", entry.key, entry.given.shown().unwrap_or("-"))
            });
            let values = values.collect::<Vec<_>>().join(",");
            match &message.data {
                MessageData::Other(given) => format!("data {given:?}"),
                _ => format!("{:?} {values}", message.dialect()),
            }
        };
        batch.messages().map(|(_, message)| of_message(message)).collect()
    };
    for (text, expected) in [
        (
            "send({touser: user.openid, data: {thing1: {value: name}, time2: {value: '12:00'}}})",
            "Subscribe thing1?name,time2=12:00",
        ),
        (
            "{touser, template_id: T, data: {thing1: {value: `${area}小区`}, thing2: {value: `甲`}}}",
            "Subscribe thing1?`${area}小区`,thing2=甲",
        ),
        (
            "x({touser, form_id: e.detail.formId, data: {keyword1: {value: a ? b(1, {c: 2}) : 'd'}, keyword2: {value: -5}}})",
            "Template keyword1?a ? b(1, {c: 2}) : 'd',keyword2=-5",
        ),
        (
            "{touser: o, data: {thing1: item(name), thing2: '甲' + '乙', thing3: '甲' + x, ...more, [key]: {value: 1}}}",
            "Subscribe thing1?item(name),thing2=甲乙,thing3?'甲' + x,...more?...more,[key]=1",
        ),
        (
            "{touser: o, url: page(), data: {first, keyword1}}",
            "Service first?first,keyword1?keyword1",
        ),
        (
            "$m = ['touser' => $o, 'data' => ['thing1' => ['value' => \"单$no\"], 'time2' => array('value' => date('H:i'))]];",
            "Subscribe thing1?\"单$no\",time2?date('H:i')",
        ),
        (
            "m = {'touser': o, 'data': {'thing1': {'value': f'{a}停水'}, 'thing2': {'value': None}, 'thing3': {'value': '%s元' % b}}}",
            "Subscribe thing1?f'{a}停水',thing2=-,thing3?'%s元' % b",
        ),
        (
            "m := &Message{ToUser: o, Data: map[string]*Item{\"thing1\": {Value: \"甲\"}, \"thing2\": {Value: n}}}",
            "Subscribe thing1=甲,thing2?n",
        ),
        (
            "Msg.builder().templateId(\"T\").data(list(new MsgData(\"thing1\", name), new MsgData(\"time2\", \"12:00\")));",
            "Subscribe thing1?name,time2=12:00",
        ),
        (
            "m.put(\"thing1\", new TemplateData(\"甲\")); m.put(\"thing2\", new TemplateData(a.b()));",
            "Subscribe thing1=甲,thing2?new TemplateData(a.b())",
        ),
        (
            "{touser: o, template_id: 'T', data: JSON.stringify(data)}",
            "data Text(\"JSON.stringify(data)\")",
        ),
    ] {
        assert_eq!(told(text), [expected], "{text}");
    }
    for nothing in [
        "function send({touser, templateId, data}) { return post({touser, template_id: templateId, data: data}) }",
        "{touser: o, data: build(order)}",
        "{touser: o, data: {thing1: {value: a; b}}}",
        "form.put(\"name1\", \"甲\"); form.put(\"date2\", day);",
    ] {
        assert_eq!(told(nothing), <[String; 0]>::default(), "{nothing}");
    }
}

#[test]
fn a_message_of_a_program_is_written_as_the_program_has_it() {
    let text = "send({touser: openid, template_id: 'T', data: {thing1: {value: `${a}\"b`}, time2: {value: '1:00'}}})";
    let batch = read(text);
    let (_, message) = batch.messages().next().expect("there is one");
    let json = r#"{"template_id":"T","data":{"thing1":{"value":{"$expression":"`${a}\"b`"}},"time2":{"value":"1:00"}},"touser":{"$expression":"openid"}}"#;
    assert_eq!(message.to_json(), json);
    let again = read(json);
    let (_, again) = again.messages().next().expect("there is one");
    assert_eq!((&again.data, &again.rest), (&message.data, &message.rest));
    let written = "{\n  \"template_id\": \"T\",\n  \"data\": {\n    \"thing1\": {\n      \"value\": `${a}\"b`\n    },\n    \"time2\": {\n      \"value\": \"1:00\"\n    }\n  },\n  \"touser\": openid\n}";
    assert_eq!(message.to_text(), written);
    assert_eq!(told(&message.to_text()).len(), 1);
}
