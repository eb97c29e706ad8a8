//! What the platform refuses a message for.

use mobanlint::Severity;

use crate::account::{found, judged, ride};

/// The causes of refusals that users have told of, and those the documents tell.
#[test]
fn every_cause_is_found_at_the_field_the_platform_names() {
    for (message, expected) in [
        (ride(&[]), ""),
        // The structure of the data.
        (r#"{"touser":"o","template_id":"ride","data":"{\"thing1\":{\"value\":\"甲\"}}"}"#.into(), "data text"),
        (r#"{"touser":"o","template_id":"ride","data":["甲"]}"#.into(), "data no-object"),
        (r#"{"touser":"o","template_id":"ride","data":{}}"#.into(), "data absent"),
        (r#"{"touser":"o","template_id":"ride"}"#.into(), "data absent"),
        (ride(&[("thing1", r#""北门到南门""#)]), "data.thing1.value bare"),
        (ride(&[("number4", "2")]), "data.number4.value number"),
        (ride(&[("number4", r#"{"value":2}"#)]), "data.number4.value number"),
        (ride(&[("thing1", r#"{"value":{"text":"北门"}}"#)]), "data.thing1.value nested"),
        (ride(&[("thing1", r#"{"DATA":"北门"}"#)]), "data.thing1.value no-value"),
        (ride(&[("thing1", r#"{"value":null}"#)]), "data.thing1.value no-value"),
        (ride(&[("thing1", r#"{"value":"  "}"#)]), "data.thing1.value blank"),
        (ride(&[("thing1.DATA", r#"{"value":"北门"}"#)]), "data.thing1.DATA dotted"),
        (ride(&[("{{thing1.DATA}}", r#"{"value":"北门"}"#)]), "data.{{thing1.DATA}} dotted"),
        (ride(&[("thing1\t", r#"{"value":"北门"}"#)]), "data.thing1 blank-in-key"),
        (ride(&[("thing1", "")]), "data.thing1.value missing"),
        (ride(&[("thing9", r#"{"value":"北门"}"#)]), "data.thing9 surplus"),
        (
            ride(&[("phrase3", ""), ("phrase5", r#"{"value":"已出发"}"#)]),
            "data.phrase5 unknown, data.phrase3.value missing",
        ),
        (
            r#"{"touser":"o","template_id":"ride","data":{"amount1":{"value":"9.9"},"date2":{"value":"1月5日"},"character_string3":{"value":"A"}}}"#.into(),
            "data.amount1 unknown, data.date2 unknown, data.character_string3 unknown, \
             data.thing1.value missing, data.time2.value missing, data.phrase3.value missing, data.number4.value missing",
        ),
        (r#"{"touser":"o","template_id":"rida","data":{}}"#.into(), "template_id template"),
        (r#"{"touser":"o","template_id":"","data":{}}"#.into(), "template_id no-id"),
        (ride(&[]).replace(r#""template_id":"ride","#, ""), "template_id no-id"),
        (ride(&[]).replace(r#""touser":"o","#, ""), "touser no-receiver"),
        (ride(&[]).replace(r#""touser":"o","#, r#""touser":" ","#), "touser blank-receiver"),
        (r#"{"data":{"thing77":{"value":"甲"}}}"#.into(), "template_id undecided"),
        // A value against its type.
        (ride(&[("time2", r#"{"value":"2026-01-05 9~12"}"#)]), "data.time2.value shape"),
        (ride(&[("time2", r#"{"value":"09:00～12:00"}"#)]), "data.time2.value wide-tilde"),
        (ride(&[("time2", r#"{"value":"2026-02-30 9:05"}"#)]), "data.time2.value impossible"),
        (ride(&[("time2", r#"{"value":"2026-01-05 24:00"}"#)]), "data.time2.value doubtful"),
        (ride(&[("number4", r#"{"value":"2件"}"#)]), "data.number4.value shape"),
        (
            ride(&[("thing1", r#"{"value":"从北京市朝阳区望京街道到北京南站北进站口二层"}"#)]),
            "data.thing1.value too-long",
        ),
        (ride(&[("thing1", r#"{"value":"北门\n南门"}"#)]), "data.thing1.value control"),
        (ride(&[("phrase3", r#"{"value":"已取消"}"#)]), "data.phrase3.value not-listed"),
        // What a value says: every word of marketing is named.
        (ride(&[("thing1", r#"{"value":"特价机票"}"#)]), "data.thing1.value promotion"),
        (
            ride(&[("thing1", r#"{"value":"限时特价,速来抢购"}"#)]),
            "data.thing1.value promotion, data.thing1.value promotion, data.thing1.value promotion",
        ),
    ] {
        assert_eq!(found(&message).join(", "), expected, "{message}");
    }
}

#[test]
fn members_beside_the_data_are_judged() {
    let with = |more: &str| ride(&[]).replacen('{', &format!("{{{more},"), 1);
    for (more, expected) in [
        (r#""page":"pages/index/index?id=1""#, ""),
        (r#""page":"ride/detail/index""#, ""),
        (r#""page":"""#, ""),
        (r#""page":"/pages/index/index""#, "page slash"),
        (r#""page":"/pages/home""#, "page slash, page unknown"),
        (r#""page":"detail/index""#, "page unknown"),
        (r#""page":"pages/index/index.html""#, "page ending"),
        (r#""page":"https://example.com/a""#, "page elsewhere"),
        (r#""page":"?id=1""#, "page elsewhere"),
        (
            r#""miniprogram":{"appid":"a","pagepath":"/ride/detail/index"}"#,
            "miniprogram.pagepath slash",
        ),
        (r#""miniprogram_state":"formal","lang":"zh_CN""#, ""),
        (r#""miniprogram_state":"release""#, "miniprogram_state unknown"),
        (r#""lang":"zh-cn""#, "lang unknown"),
        (r##""color":"#173177""##, ""),
        (r#""color":"red""#, "color malformed"),
        (r#""emphasis_keyword":"thing1.DATA""#, ""),
        (r#""emphasis_keyword":"thing1""#, "emphasis_keyword suffix"),
        (r#""emphasis_keyword":"keyword1.DATA""#, "emphasis_keyword unknown"),
    ] {
        assert_eq!(found(&with(more)).join(", "), expected, "{more}");
    }
}

#[test]
fn the_dialect_decides_what_may_be_left_out() {
    let old =
        r##"{"touser":"o","template_id":"old","form_id":"f","data":{"keyword1":{"value":"东门店","color":"#fff"}}}"##;
    assert_eq!(found(old), ["data.keyword1.color malformed"]);
    let [report] = judged(old).try_into().unwrap();
    let left_out = report
        .findings
        .iter()
        .find(|finding| finding.outcome == "left-out")
        .unwrap();
    assert_eq!(
        (left_out.severity, left_out.field.to_string().as_str()),
        (Severity::Info, "data.keyword2.value")
    );
    assert!(
        report.notes.iter().any(|note| note.message.contains("45103")),
        "{:?}",
        report.notes
    );
    assert_eq!(
        found(r#"{"touser":"o","template_id":"old","form_id":"f"}"#),
        Vec::<String>::new()
    );
    let service = |amount: &str| {
        format!(
            r#"{{"touser":"o","template_id":"bill","url":"https://a.cn","data":{{"first":{{"value":"x"}},"amount1":{{"value":"{amount}"}},"date2":{{"value":"1月5日"}},"character_string3":{{"value":"A"}}}}}}"#
        )
    };
    assert_eq!(found(&service("9.90")), Vec::<String>::new());
    assert_eq!(found(&service("123456789012")), ["data.amount1.value contested"]);
    let subscribe = service("123456789012").replace(r#""url":"https://a.cn","#, "");
    assert_eq!(found(&subscribe), ["data.first surplus", "data.amount1.value shape"]);
}
