use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

use super::table::Table;
use super::{Answer, Explanation, Retry, Tally, explain};
use crate::data::{Data, Reader};
use crate::language::Language;

/// What is found in a line: codes with their words.
type Found<'t> = &'t [(i64, Option<&'t str>)];

/// A line of a log, and what is found in it.
const LINES: &[(&str, Found<'static>)] = &[
    (
        r#"{"errcode":40001,"errmsg":"invalid credential"}"#,
        &[(40001, Some("invalid credential"))],
    ),
    (
        r#"{"errmsg":"missing parameter tid","errcode":200014}"#,
        &[(200_014, Some("missing parameter tid"))],
    ),
    (
        r#"ERROR send {"errcode": -1, "errmsg": "system error"}"#,
        &[(-1, Some("system error"))],
    ),
    (r#"{"errcode":"43101"}"#, &[(43101, None)]),
    (
        r#"body="{\"errcode\":47003,\"errmsg\":\"argument invalid! data.thing1.value invalid\"}""#,
        &[(47003, Some("argument invalid! data.thing1.value invalid"))],
    ),
    (
        r#"{"errcode":1,"errmsg":"a"},{"errcode":2,"errmsg":"b"}"#,
        &[(1, Some("a")), (2, Some("b"))],
    ),
    (
        r#"{"errmsg":"a","errcode":1},{"errmsg":"b","errcode":2}"#,
        &[(1, Some("a")), (2, Some("b"))],
    ),
    (
        r#"{"errcode":1},{"errmsg":"b","errcode":2}"#,
        &[(1, None), (2, Some("b"))],
    ),
    ("errCode : 45168，每天很多次", &[(45168, None)]),
    (
        "Error code: 40037, message: invalid template_id",
        &[(40037, Some("invalid template_id"))],
    ),
    (
        "错误代码：45103, 错误信息：This API has been unsupported",
        &[(45103, Some("This API has been unsupported"))],
    ),
    (
        r#"level=error message="send failed" errcode=41030 errmsg="invalid page""#,
        &[(41030, Some("invalid page"))],
    ),
    (
        r#"errCode: 40037, errMsg: "openapi.subscribeMessage.send:fail invalid template_id""#,
        &[(40037, Some("openapi.subscribeMessage.send:fail invalid template_id"))],
    ),
    (
        r#"{"errcode":40097,"errmsg":"\u53c2\u6570 \"kid\""}"#,
        &[(40097, Some("参数 \"kid\""))],
    ),
    (
        r#"["errcode"]=>int(40013)["errmsg"]=>string(13)"invalid appid""#,
        &[(40013, Some("invalid appid"))],
    ),
    (
        "errCode: -504002 functions execute fail | errMsg: Error: errCode: 43101 | errMsg: user refuse to accept the msg",
        &[(
            43101,
            Some("Error: errCode: 43101 | errMsg: user refuse to accept the msg"),
        )],
    ),
    // What the table knows is not passed over, and nothing unknown is taken in its place.
    (
        "errCode: 40037 errMsg: like errCode: 43101",
        &[(40037, Some("like errCode: 43101"))],
    ),
    (
        "errCode: -504002 errMsg: errCode: -504003",
        &[(-504_002, Some("errCode: -504003"))],
    ),
    ("errcode 12345678901 and errcode 40x", &[]),
    ("a line without any", &[]),
    ("errcode", &[]),
];

fn found(lines: &[&str]) -> Vec<(i64, Option<String>, usize, usize)> {
    let mut tally = Tally::default();
    lines.iter().for_each(|line| tally.line(line));
    let seen = tally.finish().seen.into_iter();
    seen.map(|seen| (seen.answer.code, seen.answer.message, seen.count, seen.line))
        .collect()
}

#[test]
fn answers_are_found_however_they_were_logged() {
    for (line, expected) in LINES {
        let found: Vec<_> = found(&[line])
            .into_iter()
            .map(|(code, words, ..)| (code, words))
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(code, words)| (*code, words.map(str::to_owned)))
            .collect();
        assert_eq!(found, expected, "{line}");
    }
}

#[test]
fn a_code_without_a_name_is_known_by_the_words_behind_it() {
    let words = "invalid credential, access_token is invalid or not latest rid: 1-a";
    for (line, expected) in [
        (format!("40001 {words}"), Some((40001, words))),
        (
            format!("2026-01-05 12:00:01 ERROR send: [40001] {words}"),
            Some((40001, words)),
        ),
        (
            format!(r#"{{"level":"error","msg":"wx 40001: {words}","n":3}}"#),
            Some((40001, words)),
        ),
        (
            "err 43101 user refuse to accept the msg".to_owned(),
            Some((43101, "user refuse to accept the msg")),
        ),
        ("-1 system error".to_owned(), Some((-1, "system error"))),
        ("40001 rows were read".to_owned(), None),
        ("order-40001 invalid".to_owned(), None),
        ("40001invalid".to_owned(), None),
        ("99999 invalid credential".to_owned(), None),
    ] {
        let found: Vec<_> = found(&[&line])
            .into_iter()
            .map(|(code, words, ..)| (code, words))
            .collect();
        let expected: Vec<_> = expected
            .into_iter()
            .map(|(code, words)| (code, Some(words.to_owned())))
            .collect();
        assert_eq!(found, expected, "{line}");
    }
}

#[test]
fn an_answer_may_stand_on_several_lines() {
    let pretty = ["{", r#"  "errcode": 47003,"#, r#"  "errmsg": "argument invalid!""#, "}"];
    assert_eq!(found(&pretty), [(47003, Some("argument invalid!".to_owned()), 1, 2)]);
    let dumped = [
        "array(2) {",
        r#"  ["errcode"]=>"#,
        "  int(43101)",
        r#"  ["errmsg"]=>"#,
        r#"  string(6) "refuse""#,
        "}",
    ];
    assert_eq!(found(&dumped), [(43101, Some("refuse".to_owned()), 1, 3)]);
    let apart = ["errcode: 1", "", "", "", "errmsg: of something else"];
    assert_eq!(found(&apart), [(1, None, 1, 1)]);
}

#[test]
fn the_same_answer_is_counted_and_the_request_does_not_matter() {
    let lines = [
        r#"{"errcode":43101,"errmsg":"refuse rid: 1-a"}"#,
        r#"{"errcode":43101,"errmsg":"refuse rid: 1-b"}"#,
        r#"{"errcode":43101,"errmsg":"refuse hint: [x]"}"#,
        "错误代码：40037, 错误信息：invalid rid: 2-c，微信原始报文：{\"errcode\":40037,\"errmsg\":\"invalid rid: 2-c\"}",
    ];
    let counted: Vec<_> = found(&lines)
        .into_iter()
        .map(|(code, _, count, line)| (code, count, line))
        .collect();
    assert_eq!(counted, [(43101, 3, 1), (40037, 1, 4)]);
}

#[test]
fn what_is_kept_of_a_log_is_bounded() {
    let mut tally = Tally::default();
    for at in 0..Tally::MAX_DISTINCT + 5 {
        tally.line(&format!("errcode={at} errmsg=\"{}\"", "长".repeat(2000)));
    }
    let tallied = tally.finish();
    assert_eq!((tallied.seen.len(), tallied.others), (Tally::MAX_DISTINCT, 5));
    let longest = tallied
        .seen
        .iter()
        .filter_map(|seen| seen.answer.message.as_ref())
        .map(String::len)
        .max();
    assert!(longest <= Some(Answer::MAX_MESSAGE_BYTES));
}

#[test]
fn fields_and_requests_are_read() {
    for (message, field, rid) in [
        (
            "argument invalid! data.thing3.value invalid rid: 5f-a1-b",
            Some("data.thing3.value"),
            Some("5f-a1-b"),
        ),
        (
            "argument invalid! data.keyword1.value is empty",
            Some("data.keyword1.value"),
            None,
        ),
        (
            "openapi.subscribeMessage.send:fail argument invalid! hint: [x] data.phrase2.value.",
            Some("data.phrase2.value"),
            None,
        ),
        ("metadata.x is no field", None, None),
        ("data. rid: ", None, None),
        ("", None, None),
    ] {
        let answer = Answer::new(47003).with_message(message);
        assert_eq!((answer.field(), answer.rid()), (field, rid), "{message}");
    }
}

#[test]
fn what_is_asked_may_be_a_code_an_answer_or_a_text() {
    for (text, code) in [
        ("47003", Some(47003)),
        (" -1\n", Some(-1)),
        ("0", Some(0)),
        ("\u{feff}{\"errcode\":42001}", Some(42001)),
        ("{\n \"errCode\": \"40013\"\n}", Some(40013)),
        ("日志：errcode=85437", Some(85437)),
        ("{\"errcode\": 1.5}", Some(1)),
        ("1.3", None),
        ("--1", None),
        ("1234567890", None),
        ("{\"title\":\"停水通知\"}", None),
        ("", None),
    ] {
        assert_eq!(Answer::read(text).map(|answer| answer.code), code, "{text}");
    }
}

#[test]
fn the_table_is_sorted_whole_and_tells_its_sources() {
    let value = serde_json::from_str(include_str!("../../rules/codes.json")).expect("it is JSON");
    let mut reader = Reader::new();
    let table = Table::read(&value, &mut reader);
    assert!(reader.faults.is_empty(), "{:?}", reader.faults);
    let table = table.expect("it has no faults");
    assert!(table.codes.len() >= 60, "{}", table.codes.len());
    assert!(table.codes.is_sorted_by(|a, b| a.code < b.code));
    assert!(table.sources.is_sorted_by(|a, b| a.id < b.id));
    assert!(table.ranges.is_sorted_by(|a, b| a.to < b.from));
    for source in &table.sources {
        assert!(
            table.codes.iter().any(|entry| entry.source == source.id),
            "{} is never used",
            source.id
        );
    }
    let whole = |zh: &str, en: &str, what: &str| {
        let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        assert!(zh.chars().any(is_han) && !zh.ends_with(['。', '.']), "{what}: {zh}");
        assert!(
            !en.is_empty() && !en.chars().any(is_han) && !en.ends_with('.'),
            "{what}: {en}"
        );
    };
    for range in &table.ranges {
        whole(&range.meaning.zh, &range.meaning.en, &format!("range {}", range.from));
    }
    for entry in &table.codes {
        let what = entry.code.to_string();
        whole(&entry.meaning.zh, &entry.meaning.en, &what);
        whole(&entry.action.zh, &entry.action.en, &what);
        assert_eq!(
            entry.when.is_some(),
            entry.retry == Retry::Later,
            "{what}: when goes with later"
        );
        if let Some(when) = &entry.when {
            whole(&when.zh, &when.en, &what);
        }
        assert!(!entry.interfaces.is_empty(), "{what}");
        assert!(table.source(&entry.source).is_some(), "{what}: {}", entry.source);
        let is_day = |(at, c): (usize, char)| {
            if at == 4 || at == 7 {
                c == '-'
            } else {
                c.is_ascii_digit()
            }
        };
        assert!(
            entry.date.len() == 10 && entry.date.chars().enumerate().all(is_day),
            "{what}: {}",
            entry.date
        );
    }
}

#[test]
fn every_code_that_a_sender_meets_is_known() {
    let named = [
        -1, 0, 40001, 40003, 40013, 40014, 40037, 40125, 40164, 40243, 40252, 41028, 41029, 41030, 42001, 43101, 43106,
        43107, 43108, 43116, 43117, 45009, 45103, 45109, 45168, 47003, 47501, 61004, 85433, 85437, 85438, 200_011,
        200_012, 200_013, 200_014, 200_016, 200_017, 200_018, 200_019, 200_020, 200_021, 200_022,
    ];
    for code in named {
        for language in [Language::Zh, Language::En] {
            let told = explain(&Answer::new(code), language);
            assert!(
                told.known && !told.meaning.is_empty() && !told.action.is_empty(),
                "{code}"
            );
        }
    }
}

#[test]
fn an_unknown_code_is_said_to_be_unknown() {
    for (code, near) in [
        (200_015, true),
        (40099, true),
        (7, false),
        (-5, false),
        (i64::MAX, false),
        (i64::MIN, false),
    ] {
        let Explanation {
            known,
            meaning,
            retry,
            source,
            ..
        } = explain(&Answer::new(code), Language::En);
        assert!(!known && source.is_none(), "{code}");
        assert_eq!(retry, Retry::Unknown);
        assert_eq!(meaning.contains("codes near it"), near, "{code}: {meaning}");
    }
}

/// Pieces that mean something to whoever reads a log.
const PIECES: &str = r#"(errcode|errCode|errmsg|错误代码|message|rid:|hint:|data\.|string\(|int\(|["'\\{}:=,\-\[\]() ]|\\u4e2d|长|[0-9]{1,11}|\n|[a-z]{1,4}){0,40}"#;

proptest! {
    #[test]
    fn no_text_panics_and_every_answer_is_counted(text in PIECES) {
        let _ = Answer::read(&text).map(|answer| explain(&answer, Language::Zh));
        let mut tally = Tally::default();
        text.lines().for_each(|line| tally.line(line));
        let tallied = tally.finish();
        prop_assert_eq!(tallied.lines, text.lines().count());
        for seen in &tallied.seen {
            prop_assert!(seen.count > 0 && (1..=tallied.lines).contains(&seen.line));
        }
    }

    #[test]
    fn an_answer_is_read_back_from_what_json_writes_of_it(code in -99_999_999_i64..999_999_999, words in any::<String>()) {
        let answer = Answer::new(code).with_message(words);
        let written = serde_json::json!({"errmsg": answer.message, "errcode": code}).to_string();
        prop_assert_eq!(Answer::read(&written), Some(answer));
    }
}
