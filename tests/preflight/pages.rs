//! What the rules say of themselves: their examples, and the bullets of their pages.

use mobanlint::input::messages;
use mobanlint::{Keyword, Language, Message, SendContext, Severity, Template};

use crate::account::{LINTER, ruleset};

#[test]
fn every_example_holds() {
    let failures = ruleset().verify();
    let told: Vec<String> = failures
        .iter()
        .map(|failure| {
            let message = failure.message(Language::En);
            format!("{} {:?}: {message}", failure.rule, failure.example)
        })
        .collect();
    assert!(told.is_empty(), "{told:#?}");
    assert!(LINTER.judges_messages() && !LINTER.judges_templates());
}

/// What stands in backticks in a bullet: one or two pieces.
fn pieces(bullet: &str) -> Vec<&str> {
    bullet.split('`').skip(1).step_by(2).collect()
}

/// A message as a bullet of a rule's page has it, with the template it is sent by.
fn of_page(rule: &str, pieces: &[&str]) -> (Message, Template) {
    let read = |text: String| {
        let batch = messages(text.as_bytes(), None, Language::En);
        let message = batch.messages().next().map(|(_, message)| message.clone());
        message.unwrap_or_else(|| panic!("{text}"))
    };
    let notice = |keyword: Keyword| Template::new("订单发货通知").with_keyword(keyword);
    let thing = || notice(Keyword::new("说明").with_type("thing").with_key("thing1"));
    let member = |name: &str, value: &str| {
        let value = serde_json::Value::from(value);
        let text =
            format!(r#"{{"touser":"o","template_id":"T","{name}":{value},"data":{{"thing1":{{"value":"甲"}}}}}}"#);
        (read(text), thing())
    };
    match (rule, pieces) {
        ("s.1", [data]) => (
            read(format!(r#"{{"touser":"o","template_id":"T","data":{data}}}"#)),
            thing(),
        ),
        ("s.2", [key, value]) => (
            Message::new("T").with_value(*key, *value),
            notice(Keyword::new("说明").with_key(*key)),
        ),
        ("s.3", [values, value]) => {
            let mut keyword = Keyword::new("状态").with_key("phrase1");
            keyword.values = values.split('、').map(str::to_owned).collect();
            (Message::new("T").with_value("phrase1", *value), notice(keyword))
        }
        ("s.4", [page]) => member("page", page),
        ("s.5", [emphasis]) => {
            let data = r#"{"keyword1":{"value":"甲"},"keyword2":{"value":"乙"}}"#;
            let text = format!(r#"{{"touser":"o","template_id":"T","emphasis_keyword":"{emphasis}","data":{data}}}"#);
            (read(text), thing())
        }
        ("s.6", [color]) => member("color", color),
        ("s.7", [name, value]) => member(name, value),
        ("s.8", [value]) => (Message::new("T").with_value("thing1", *value), thing()),
        ("s.9", [name, value]) => {
            let keyword = Keyword::new(*name).with_type("thing").with_key("thing1");
            (Message::new("T").with_value("thing1", *value), notice(keyword))
        }
        _ => panic!("{rule}: {pieces:?}"),
    }
}

#[test]
fn the_pages_of_the_rules_tell_the_truth() {
    let context = SendContext::default().with_pages(["pages/index/index", "shop/pages/cart"].into_iter().collect());
    let mut wrong = Vec::new();
    for (language, rejected, accepted) in [("zh", "不通过", "通过"), ("en", "Rejected", "Accepted")] {
        for rule in ruleset()
            .rules(Language::Zh)
            .iter()
            .filter(|rule| rule.id.starts_with("s."))
        {
            let page = std::fs::read_to_string(format!("rules/docs/{language}/{}.md", rule.id)).unwrap();
            let mut section = "";
            let mut judged = [0, 0];
            for line in page.lines() {
                section = line.strip_prefix("## ").unwrap_or(section);
                let bullet = line
                    .strip_prefix("- ")
                    .filter(|_| section == rejected || section == accepted);
                let Some(bullet) = bullet else { continue };
                let (message, template) = of_page(&rule.id, &pieces(bullet));
                let report = LINTER.preflight(&message, &template, &context);
                let own = report.findings.iter().filter(|finding| finding.rule == rule.id);
                let found = own.filter(|finding| finding.severity >= Severity::Warning).count();
                let bad = section == rejected;
                judged[usize::from(bad)] += 1;
                if bad != (found > 0) {
                    wrong.push(format!("{language}/{}.md: {line} ({found} findings)", rule.id));
                }
            }
            assert!(judged.iter().all(|count| *count >= 2), "{language}/{}.md", rule.id);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
