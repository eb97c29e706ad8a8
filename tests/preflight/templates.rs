//! The templates messages are judged beside.

use mobanlint::{Constants, Keyword, Message, SendContext, Template};

use crate::account::{LINTER, templates};

#[test]
fn data_alone_is_sent_by_the_template_that_shares_the_most_keys() {
    for (keys, expected) in [
        (&["thing1", "time2", "phrase3", "number4"][..], Some("ride")),
        (&["thing1.DATA", "time2"], Some("ride")),
        (&["amount1", "date2", "character_string9"], Some("bill")),
        (&["amount1", "keyword1"], None),
        (&["thing9"], None),
        (&[], None),
    ] {
        let message = keys
            .iter()
            .fold(Message::default(), |message, key| message.with_value(*key, "甲"));
        let templates = templates();
        let found = templates.of(&message).ok().and_then(|template| template.id.as_deref());
        assert_eq!(found, expected, "{keys:?}");
    }
}

/// The templates of drafts have no keys: the type, or the place, says which value is whose.
#[test]
fn drafts_serve_as_templates() {
    let typed = Template::new("停水通知")
        .with_keyword(Keyword::new("停水区域").with_type("thing"))
        .with_keyword(Keyword::new("停水时间").with_type("time"));
    let message = Message::new("any")
        .with_value("thing4", "一至三栋")
        .with_value("time7", "9:00～11:00");
    let report = LINTER.preflight(&message, &typed, &SendContext::default());
    let found: Vec<String> = report
        .findings
        .iter()
        .map(|found| format!("{} {}", found.field, found.outcome))
        .collect();
    assert_eq!(found, ["data.time7.value wide-tilde"]);
    let untyped = Template::new("停水通知").with_keyword(Keyword::new("停水区域"));
    let message = Message::new("any").with_value("keyword1", "一至三栋");
    assert!(
        LINTER
            .preflight(&message, &untyped, &SendContext::default())
            .findings
            .is_empty()
    );
}

#[test]
fn reviewed_values_may_come_from_a_list_of_their_own() {
    for listed in [
        r#"{"bill":{"character_string3":["A","B"]}}"#,
        r#"{"bill":{"character_string3.DATA":["A","B"]}}"#,
        r#"{"priTmplId":"bill","keywordEnumValueList":[{"keywordCode":"character_string3.DATA","enumValueList":["A","B"]}]}"#,
    ] {
        only_listed_values_are_taken(Constants::from_json(listed).unwrap());
    }
}

fn only_listed_values_are_taken(constants: Constants) {
    let context = SendContext::default().with_constants(constants);
    let message = |number: &str| {
        let message = Message::new("bill")
            .with_value("amount1", "9")
            .with_value("date2", "1月5日");
        message.with_value("character_string3", number)
    };
    let count = |number: &str| {
        LINTER
            .preflight_among(&message(number), &templates(), &context)
            .findings
            .len()
    };
    assert_eq!((count("A"), count("C")), (0, 1));
}
