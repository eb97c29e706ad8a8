//! What mends a message.

use mobanlint::input::messages;
use mobanlint::{Keyword, Language, Message, SendContext, Template};

use crate::account::{LINTER, context, found, ride, templates};

#[test]
fn fixes_are_named_and_change_the_message_only() {
    let name = Template::new("预约成功通知")
        .with_keyword(Keyword::new("姓名").with_type("thing").with_key("thing1"))
        .with_keyword(Keyword::new("预约时间").with_type("thing").with_key("thing2"))
        .with_keyword(Keyword::new("订单编号").with_type("thing").with_key("thing3"));
    for value in [
        "特价机票",
        "13800138000",
        "2026年1月5日",
        "xxx",
        "限时特价,速来抢购",
        "张三",
        "９９元",
        "～",
    ] {
        let message = (1..=3).fold(Message::new("T"), |message, number| {
            message.with_value(format!("thing{number}"), value)
        });
        let report = LINTER.preflight(&message, &name, &SendContext::default());
        let fixes = report.findings.iter().flat_map(|finding| &finding.fixes);
        for fix in fixes {
            let of_template = fix
                .edits
                .iter()
                .any(|edit| edit.field.to_string().starts_with("keywords"));
            assert!(!fix.title.is_empty() && !of_template, "{value}: {fix:?}");
        }
        assert!(!report.findings.is_empty() || value != "特价机票", "{value}");
    }
}

#[test]
fn safe_fixes_make_a_message_that_is_taken() {
    for (message, value) in [
        (ride(&[("thing1.DATA", r#""北门到南门""#)]), ("thing1", "北门到南门")),
        (ride(&[("number4", "2")]), ("number4", "2")),
        (ride(&[("number4", r#"{"value":2.50}"#)]), ("number4", "2.50")),
        (ride(&[(" time2", r#"{"value":"9:00～11:00"}"#)]), ("time2", "9:00~11:00")),
        (ride(&[]).replacen('{', r#"{"page":"//pages/index/index?a=/b","#, 1), ("thing1", "北门到南门")),
        (
            r#"{"touser":"o","template_id":"bill","data":"{\"amount1\":{\"value\":\"9\"},\"date2\":\"1月5日～1月8日\",\"character_string3.DATA\":{\"value\":7}}"}"#.into(),
            ("date2", "1月5日~1月8日"),
        ),
    ] {
        assert!(!found(&message).is_empty(), "{message}");
        let batch = messages(message.as_bytes(), None, Language::En);
        let (_, read) = batch.messages().next().unwrap();
        let templates = templates();
        let mended = LINTER.mend(read, templates.of(read).unwrap(), &context());
        let report = LINTER.preflight_among(&mended, &templates, &context());
        assert!(report.findings.is_empty(), "{}: {:?}", mended.to_json(), report.findings);
        assert_eq!(mended.value(value.0), Some(value.1));
    }
}
