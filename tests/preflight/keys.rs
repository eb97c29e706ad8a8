//! Keys that are not those of the template.

use mobanlint::Message;

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
fn a_key_too_many_is_told_apart_from_a_key_in_place_of_another() {
    for (message, expected) in [
        (ride(&[("thing9", r#"{"value":"北门"}"#)]), "：一个也不缺。"),
        (
            ride(&[("phrase3", ""), ("thing9", r#"{"value":"北门"}"#)]),
            "：phrase3。",
        ),
    ] {
        let reports = judged(&message);
        let mut findings = reports.iter().flat_map(|report| &report.findings);
        let unknown = findings.find(|finding| finding.outcome == "unknown").unwrap();
        assert!(unknown.help.contains(expected), "{}", unknown.help);
    }
}
