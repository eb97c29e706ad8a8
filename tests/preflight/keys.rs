//! Keys that are not those of the template.

use mobanlint::input::{Input, messages};
use mobanlint::{Language, Message, SendContext, Templates};

use crate::account::{LINTER, context, judged, ride, templates};

#[test]
fn a_key_is_not_mended_into_one_that_is_there() {
    for dressed in ["thing1.DATA", "{{thing1.DATA}}", " thing1"] {
        let message = Message::new("ride")
            .with_value(dressed, "北门")
            .with_value("thing1", "南门");
        let templates = templates();
        let report = LINTER.preflight_among(&message, &templates, &context());
        assert!(
            report.findings.iter().all(|finding| finding.fixes.is_empty()),
            "{dressed}"
        );
        let outcomes: Vec<&str> = report.findings.iter().map(|finding| finding.outcome.as_str()).collect();
        assert!(outcomes.contains(&"repeated"), "{dressed}: {outcomes:?}");
        let mended = LINTER.mend(&message, templates.of(&message).unwrap(), &context());
        assert_eq!(mended.value("thing1"), Some("南门"), "{dressed}");
    }
}

#[test]
fn a_key_that_is_given_twice_is_told_by_its_name() {
    let twice = r#"{"touser":"o","template_id":"ride","data":{"thing1":{"value":"甲"},"thing1":{"value":"乙"}}}"#;
    let [report] = judged(twice).try_into().unwrap();
    let repeated = report
        .findings
        .iter()
        .find(|finding| finding.outcome == "repeated")
        .unwrap();
    assert_eq!(repeated.field.to_string(), "data.thing1");
    assert_eq!(repeated.at.as_ref().and_then(|at| at.column), Some(44));
}

#[test]
fn a_key_too_many_is_told_apart_from_a_key_in_place_of_another() {
    for (message, outcome, expected) in [
        (
            ride(&[("thing9", r#"{"value":"北门"}"#)]),
            "surplus",
            "删去它：模板要的键都已经有了",
        ),
        (
            ride(&[("phrase3", ""), ("thing9", r#"{"value":"北门"}"#)]),
            "unknown",
            "：phrase3。",
        ),
    ] {
        let reports = judged(&message);
        let mut findings = reports.iter().flat_map(|report| &report.findings);
        let unknown = findings.find(|finding| finding.outcome == outcome).unwrap();
        assert!(unknown.help.contains(expected), "{}", unknown.help);
    }
}

#[test]
fn every_key_of_a_content_is_known() {
    let keys = ["first", "keyword1", "keyword2", "keyword3", "keyword4", "remark"];
    let contents = [
        "{{first.DATA}}\n订单号：{{keyword1.DATA}}号\n共{{keyword2.DATA}}件，{{keyword3.DATA}}元\n{{keyword4.DATA}}\n{{remark.DATA}}",
        "{{first.DATA}}\n{{keyword1.DATA}}{{keyword2.DATA}}\n您的{{keyword3.DATA}}，已{{keyword4.DATA}}。\n{{remark.DATA}}",
    ];
    let data = |left_out: &str| {
        let entries = keys.iter().filter(|key| **key != left_out);
        let entries = entries.map(|key| format!(r#""{key}":{{"value":"甲"}}"#));
        format!(
            r#"{{"touser":"o","template_id":"s","data":{{{}}}}}"#,
            entries.collect::<Vec<_>>().join(",")
        )
    };
    for content in contents {
        let answer = serde_json::json!([{"template_id": "s", "title": "订单支付通知", "content": content}]).to_string();
        let csv = format!("模板ID,标题,内容\ns,订单支付通知,\"{content}\"\n");
        let text = format!("模板ID：s\n订单支付通知\n{content}\n");
        // In a text of any kind, what has no labels at all is no template.
        let labelled = content.contains('：');
        for input in [answer, csv].into_iter().chain(labelled.then_some(text)) {
            let batch = Input::new(input.as_bytes()).read(Language::En);
            let templates = Templates::new(batch.templates().map(|(_, template)| template.clone()));
            let found = |text: &str| -> Vec<String> {
                let batch = messages(text.as_bytes(), None, Language::En);
                let (_, message) = batch.messages().next().unwrap();
                let report = LINTER.preflight_among(message, &templates, &SendContext::default());
                let findings = report.findings.iter();
                findings
                    .map(|finding| format!("{} {}", finding.field, finding.outcome))
                    .collect()
            };
            assert_eq!(found(&data("")), <[String; 0]>::default(), "{input}");
            assert_eq!(found(&data("first")), <[String; 0]>::default(), "{input}");
            assert_eq!(found(&data("keyword4")), ["data.keyword4.value missing"], "{input}");
        }
    }
}
