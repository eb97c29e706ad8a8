//! What the types of keywords allow.

use mobanlint::{Keyword, Message, SendContext, Severity, Template};

use crate::account::LINTER;

#[test]
fn values_are_what_their_types_allow() {
    let table = std::fs::read_to_string("tests/cases/values.tsv").unwrap();
    let rows: Vec<Vec<&str>> = table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
        .collect();
    let mut wrong = Vec::new();
    for row in &rows {
        let [value_type, value, expected, _] = row[..] else {
            panic!("{row:?}")
        };
        let value = value
            .replace("\\n", "\n")
            .replace("\\t", "\t")
            .replace("\\r", "\r")
            .replace("\\u0000", "\0");
        let key = format!("{value_type}1");
        let template =
            Template::new("停水通知").with_keyword(Keyword::new("说明").with_type(value_type).with_key(&key));
        let message = Message::new("T").with_value(key, value);
        let report = LINTER.preflight(&message, &template, &SendContext::default());
        let of_value: Vec<_> = report.findings.iter().filter(|finding| finding.rule == "s.2").collect();
        let found = match of_value.as_slice() {
            [] => "fits",
            [finding] if finding.severity == Severity::Warning => "unsaid",
            [finding] if finding.severity == Severity::Error => "refused",
            _ => "?",
        };
        if found != expected || (expected == "fits" && !report.findings.is_empty()) {
            wrong.push(format!(
                "{row:?}: {found} {:?}",
                report.findings.first().map(|finding| &finding.outcome)
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(rows.len() >= 150, "{}", rows.len());
}
