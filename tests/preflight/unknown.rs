//! Values that are no finished texts, and values that are what they should be.

use mobanlint::{Keyword, Message, SendContext, Template};

use crate::account::{LINTER, found, judged, ride};

#[test]
fn what_only_a_program_knows_is_given_and_not_judged() {
    let infos = |text: &str| -> Vec<String> {
        let reports = judged(text);
        let findings = reports.iter().flat_map(|report| &report.findings);
        findings
            .map(|finding| format!("{} {} {}", finding.field, finding.outcome, finding.message))
            .collect()
    };
    let computed = |keys: &str| format!("data computed {keys} 由程序算出，粘贴的代码里看不到它的值，没有检查");
    let code = |data: &str| format!("send({{ touser: user.openid, template_id: 'ride', data: {{ {data} }} }})");
    let rest = "phrase3: { value: '已出发' }, number4: { value: '2' }";
    for (data, expected) in [
        (
            format!("thing1: {{ value: name }}, time2: {{ value: format(now, 'HH:mm') }}, {rest}"),
            vec![computed("thing1、time2")],
        ),
        (
            format!("thing1: {{ value: `${{from}}到${{to}}` }}, time2: t, {rest}"),
            vec![computed("thing1、time2")],
        ),
        (
            "thing1: { value: name }, ...others".to_owned(),
            vec![computed("thing1、...others")],
        ),
    ] {
        assert_eq!(infos(&code(&data)), expected, "{data}");
    }
    let one = format!("thing1: {{ value: name }}, time2: {{ value: '2026-02-30 9:00' }}, {rest}, thing9: x");
    assert_eq!(
        found(&code(&one)),
        ["data.time2.value impossible", "data.thing9 surplus"]
    );
}

#[test]
fn a_value_is_misplaced_only_where_it_plainly_is() {
    let judged = |name: &str, value: &str| -> Vec<String> {
        let template = Template::new("停水通知").with_keyword(Keyword::new(name).with_key("keyword1"));
        let message = Message::new("T").with_value("keyword1", value);
        let report = LINTER.preflight(&message, &template, &SendContext::default());
        report.findings.into_iter().map(|finding| finding.outcome).collect()
    };
    for (name, value) in [
        ("房间", "1203"),
        ("房号", "12-3"),
        ("订单编号", "无"),
        ("联系人", "无"),
        ("联系电话", "转人工"),
        ("业主姓名", "张*"),
        ("业主姓名", "李某"),
        ("小区地址", "XX小区3栋"),
        ("维修工程师", "王工，电话13800138000"),
        ("租期", "2026-01-01至2026-06-30"),
        ("账单范围", "2026/01/01 - 2026/01/31"),
        ("课程名称", "体验测试课"),
        ("操作人", "100234"),
    ] {
        assert_eq!(judged(name, value), <[String; 0]>::default(), "{name}={value}");
    }
    for (name, value, outcome) in [
        ("收货地址", "2026年1月5日", "shape"),
        ("联系电话", "https://example.com/a", "shape"),
        ("备注", "共${n}件", "part-placeholder"),
        ("到期日期", "2026-02-30", "impossible"),
    ] {
        assert_eq!(judged(name, value), [outcome], "{name}={value}");
    }
}

#[test]
fn a_variable_that_was_not_filled_in_is_told() {
    for value in [
        "{{name}}",
        "{name}",
        "${name}",
        "%s",
        "%(name)s",
        "undefined",
        "null",
        "NaN",
        "None",
        "[object Object]",
        "<%= name %>",
    ] {
        let message = ride(&[("thing1", &format!(r#"{{"value":"{value}"}}"#))]);
        assert!(
            found(&message).contains(&"data.thing1.value unfilled".to_owned()),
            "{value}: {:?}",
            found(&message)
        );
    }
    for value in ["{北门}店", "100%", "未填", "nullable", "%", "[北门]", "NaNa"] {
        let message = ride(&[("thing1", &format!(r#"{{"value":"{value}"}}"#))]);
        assert!(!found(&message).iter().any(|it| it.ends_with("unfilled")), "{value}");
    }
}
