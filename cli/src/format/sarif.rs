//! SARIF 2.1.0, for code scanning: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.
//!
//! A finding is about a field of a template, and the field is a value inside a file. Its region begins where the field's
//! notation does and is open: how long a text is where it stands, quoted and escaped, its value does not say. Columns
//! are characters, as the readers count them. Which field it is stands in `logicalLocations`, with the cell of a table;
//! the place in the field in `properties`. Fixes are edits of fields, not of files, so they stand in `properties` as well.

use std::fmt::Write;
use std::sync::Arc;

use mobanlint::input::{InputError, InputNote};
use mobanlint::render::Render;
use mobanlint::{At, Finding, Language, RuleInfo, Ruleset, RulesetRef, Severity, Summary};
use serde_json::{Map, Value, json};

use crate::sources::STDIN;
use crate::{locale, pages};

/// Where the project is read about.
const REPOSITORY: &str = env!("CARGO_PKG_REPOSITORY");

pub(crate) struct Sarif {
    language: Language,
    rules: Arc<[RuleInfo]>,
    any: bool,
    failed: bool,
    notifications: Vec<Value>,
}

impl Sarif {
    pub(crate) fn new(ruleset: &Ruleset, language: Language) -> Self {
        Self {
            language,
            rules: ruleset.rules(language).into(),
            any: false,
            failed: false,
            notifications: Vec::new(),
        }
    }

    fn rule(&self, rule: &RuleInfo) -> Value {
        let page = pages::page(rule, self.language);
        let text = format!("{}\n{}", rule.title, rule.source);
        let mut help = json!({"text": escaped(text.trim_end())});
        if let Some(page) = page {
            help["markdown"] = braced(page).into();
        }
        let worst = rule.outcomes.iter().filter_map(|(_, severity)| *severity).max();
        let outcomes: Map<String, Value> = rule
            .outcomes
            .iter()
            .map(|(outcome, severity)| (outcome.clone(), json!(severity)))
            .collect();
        let mut described = json!({
            "id": rule.id,
            "name": rule.slug,
            "shortDescription": {"text": escaped(&rule.title)},
            "help": help,
            "defaultConfiguration": {"enabled": rule.enabled, "level": worst.map_or("none", level)},
            "properties": {"outcomes": outcomes, "check": rule.check},
        });
        if page.is_some() {
            let language = locale::pick(self.language, "zh", "en");
            described["helpUri"] = format!("{REPOSITORY}/blob/main/rules/docs/{language}/{}.md", rule.id).into();
        }
        described
    }

    fn result(&self, finding: &Finding, text: Option<&str>) -> Value {
        let template = &finding.template;
        let at = finding.at.clone().unwrap_or_default();
        let mut location = located(template.path.as_deref(), &at);
        let field = json!({
            "name": finding.field.to_string(),
            "fullyQualifiedName": format!("templates[{}].{}", template.index, finding.field),
            "kind": "value",
        });
        match location["logicalLocations"].as_array_mut() {
            Some(logical) => logical.insert(0, field),
            None => location["logicalLocations"] = json!([field]),
        }
        let mut properties = json!({
            "outcome": finding.outcome,
            "template": template,
            "help": finding.help,
            "fixes": finding.fixes,
        });
        if let Some(text) = text {
            let chars = |part: Option<&str>| part.unwrap_or_default().chars().count();
            properties["field"] = json!({
                "name": finding.field,
                "text": text,
                "charOffset": chars(text.get(..finding.span.start)),
                "charLength": chars(text.get(finding.span.start..finding.span.end)),
            });
        }
        let mut result = json!({
            "ruleId": finding.rule,
            "level": level(finding.severity),
            "message": {"text": escaped(format!("{}\n{}", finding.message, finding.help).trim_end())},
            "locations": [location],
            "properties": properties,
        });
        if let Some(index) = self.rules.iter().position(|rule| rule.id == finding.rule) {
            result["ruleIndex"] = index.into();
        }
        let related: Vec<Value> = finding
            .related
            .iter()
            .enumerate()
            .map(|(index, related)| {
                let mut location = located(related.path.as_deref(), &related.at());
                location["id"] = index.into();
                location["message"] =
                    json!({"text": escaped(&format!("{} ({:.2}): {}", related.title, related.score, related.reason))});
                location["properties"] = json!({"title": related.title, "id": related.id, "score": related.score});
                location
            })
            .collect();
        if !related.is_empty() {
            result["relatedLocations"] = related.into();
        }
        result
    }

    fn notify(&mut self, level: &str, note: &InputNote) {
        let mut notification = json!({"level": level, "message": {"text": escaped(&note.message)}});
        let location = located(note.path.as_deref(), &note.place());
        if location != json!({}) {
            notification["locations"] = json!([location]);
        }
        self.notifications.push(notification);
    }
}

impl Render for Sarif {
    fn begin(&mut self, out: &mut String, ruleset: &RulesetRef) {
        let rules: Vec<Value> = self.rules.iter().map(|rule| self.rule(rule)).collect();
        let driver = json!({
            "name": "mobanlint",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "informationUri": REPOSITORY,
            "language": locale::pick(self.language, "zh-CN", "en"),
            "rules": rules,
            "properties": {"ruleset": ruleset},
        });
        let _ = write!(
            out,
            "{{\"$schema\":\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json\",\
             \"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{}}},\"columnKind\":\"unicodeCodePoints\",\"results\":[",
            line(&driver)
        );
    }

    fn finding(&mut self, out: &mut String, finding: &Finding, text: Option<&str>) {
        out.push_str(if self.any { ",\n" } else { "\n" });
        self.any = true;
        out.push_str(&line(&self.result(finding, text)));
    }

    fn error(&mut self, _out: &mut String, error: &InputError) {
        self.failed = true;
        self.notify("error", &error.clone().into());
    }

    fn note(&mut self, _out: &mut String, note: &InputNote) {
        self.notify("note", note);
    }

    fn end(&mut self, out: &mut String, summary: &Summary) {
        let invocation = json!({
            "executionSuccessful": !self.failed,
            "toolExecutionNotifications": self.notifications,
        });
        let _ = writeln!(
            out,
            "\n],\"invocations\":[{}],\"properties\":{{\"summary\":{}}}}}]}}",
            line(&invocation),
            line(&json!(summary))
        );
    }

    fn part(&self) -> Box<dyn Render + Send> {
        Box::new(Self {
            language: self.language,
            rules: Arc::clone(&self.rules),
            any: false,
            failed: false,
            notifications: Vec::new(),
        })
    }

    fn join(&mut self, out: &mut String, text: &str, findings: usize) {
        if self.any && findings > 0 {
            out.push(',');
        }
        self.any |= findings > 0;
        out.push_str(text);
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A text as a message that says just that: what SARIF would fill in ({0}) and what it would link ([a](b)) are neither.
fn escaped(text: &str) -> String {
    let text = braced(text);
    if !text.contains("](") {
        return text;
    }
    text.replace('\\', r"\\").replace('[', r"\[").replace(']', r"\]")
}

/// Braces, of which a message has two for each.
fn braced(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

/// A location, as far as the place is known; an empty object where nothing is.
fn located(path: Option<&str>, at: &At) -> Value {
    let mut location = json!({});
    if let Some(path) = path.filter(|path| *path != STDIN) {
        location["physicalLocation"] = json!({"artifactLocation": {"uri": uri(path)}});
        // The rows of a workbook are no lines of a text.
        if let (Some(line), None) = (at.line, &at.sheet) {
            location["physicalLocation"]["region"] = json!({"startLine": line});
            if let Some(column) = at.column {
                location["physicalLocation"]["region"]["startColumn"] = column.into();
            }
        }
    }
    if let Some(place) = at.cell_in_sheet() {
        let kind = if at.cell.is_some() { "cell" } else { "row" };
        location["logicalLocations"] = json!([{"fullyQualifiedName": place, "kind": kind}]);
    }
    location
}

/// A path as the URI reference SARIF asks for.
fn uri(path: &str) -> String {
    let path = if cfg!(windows) {
        path.replace('\\', "/")
    } else {
        path.to_owned()
    };
    let mut uri = String::with_capacity(path.len());
    if path.starts_with('/') {
        uri.push_str("file://");
    } else if path.split('/').next().is_some_and(|first| first.contains(':')) {
        // A colon in the first segment would read as a scheme.
        uri.push_str("./");
    }
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

/// A value on one line, without a character a terminal would obey.
fn line(value: &Value) -> String {
    let json = value.to_string();
    if !json.chars().any(char::is_control) {
        return json;
    }
    let escaped = |char: char| {
        if char.is_control() {
            format!("\\u{:04x}", u32::from(char))
        } else {
            char.to_string()
        }
    };
    json.chars().map(escaped).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uri_references() {
        assert_eq!(uri("草稿/a b.json"), "%E8%8D%89%E7%A8%BF/a%20b.json");
        assert_eq!(uri("/tmp/a#1.json"), "file:///tmp/a%231.json");
        assert_eq!(uri("a:b.json"), "./a%3Ab.json");
    }

    #[test]
    fn messages_say_what_they_say() {
        for (text, written) in [
            ("标题“【新】[a]”", "标题“【新】[a]”"),
            ("{0} {{thing1.DATA}}", "{{0}} {{{{thing1.DATA}}}}"),
            ("[点我](https://example.com)", r"\[点我\](https://example.com)"),
            (r"\[a](1)", r"\\\[a\](1)"),
        ] {
            assert_eq!(escaped(text), written);
        }
    }
}
