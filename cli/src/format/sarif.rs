//! SARIF 2.1.0, for code scanning: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.
//!
//! A finding is about a field of a template, and the field is a value inside a JSON file. Its region is the line the
//! template begins on; which field it is stands in `logicalLocations`, the place in the field in `properties`. Fixes
//! are edits of fields, not of files, so they stand in `properties` as well.

use std::fmt::Write;

use mobanlint::input::InputError;
use mobanlint::render::Render;
use mobanlint::{Finding, Language, RuleInfo, Ruleset, RulesetRef, Severity, Summary};
use serde_json::{Map, Value, json};

use crate::sources::STDIN;
use crate::{locale, pages};

pub(crate) struct Sarif {
    language: Language,
    rules: Vec<RuleInfo>,
    any: bool,
    errors: Vec<Value>,
}

impl Sarif {
    pub(crate) fn new(ruleset: &Ruleset, language: Language) -> Self {
        Self {
            language,
            rules: ruleset.rules(language),
            any: false,
            errors: Vec::new(),
        }
    }

    fn rule(&self, rule: &RuleInfo) -> Value {
        let page = pages::page(rule, self.language);
        let text = format!("{}\n{}", rule.title, rule.source);
        let mut help = json!({"text": text.trim_end()});
        if let Some(page) = page {
            help["markdown"] = page.into();
        }
        let worst = rule.outcomes.iter().filter_map(|(_, severity)| *severity).max();
        let outcomes: Map<String, Value> = rule
            .outcomes
            .iter()
            .map(|(outcome, severity)| (outcome.clone(), json!(severity)))
            .collect();
        json!({
            "id": rule.id,
            "name": rule.slug,
            "shortDescription": {"text": rule.title},
            "help": help,
            "defaultConfiguration": {"enabled": rule.enabled, "level": worst.map_or("none", level)},
            "properties": {"outcomes": outcomes, "check": rule.check},
        })
    }

    fn result(&self, finding: &Finding, text: Option<&str>) -> Value {
        let template = &finding.template;
        let mut location = json!({
            "logicalLocations": [{
                "name": finding.field.to_string(),
                "fullyQualifiedName": format!("templates[{}].{}", template.index, finding.field),
                "kind": "value",
            }],
        });
        if let Some(place) = physical(template.path.as_deref(), template.line) {
            location["physicalLocation"] = place;
        }
        let mut properties = json!({
            "outcome": finding.outcome,
            "template": template,
            "help": finding.help,
            "fixes": finding.fixes,
        });
        if let Some(text) = text {
            let span = finding.span.to_utf16(text);
            properties["field"] = json!({
                "name": finding.field, "text": text, "charOffset": span.start, "charLength": span.end - span.start,
            });
        }
        let mut result = json!({
            "ruleId": finding.rule,
            "level": level(finding.severity),
            "message": {"text": format!("{}\n{}", finding.message, finding.help).trim_end()},
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
                let mut location = json!({
                    "id": index,
                    "message": {"text": format!("{} ({:.2}): {}", related.title, related.score, related.reason)},
                    "properties": {"title": related.title, "id": related.id, "score": related.score},
                });
                if let Some(place) = physical(related.path.as_deref(), related.line) {
                    location["physicalLocation"] = place;
                }
                location
            })
            .collect();
        if !related.is_empty() {
            result["relatedLocations"] = related.into();
        }
        result
    }
}

impl Render for Sarif {
    fn begin(&mut self, out: &mut String, ruleset: &RulesetRef) {
        let rules: Vec<Value> = self.rules.iter().map(|rule| self.rule(rule)).collect();
        let driver = json!({
            "name": "mobanlint",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "language": locale::pick(self.language, "zh-CN", "en"),
            "rules": rules,
            "properties": {"ruleset": ruleset},
        });
        let _ = write!(
            out,
            "{{\"$schema\":\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json\",\
             \"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{}}},\"columnKind\":\"utf16CodeUnits\",\"results\":[",
            line(&driver)
        );
    }

    fn finding(&mut self, out: &mut String, finding: &Finding, text: Option<&str>) {
        out.push_str(if self.any { ",\n" } else { "\n" });
        self.any = true;
        out.push_str(&line(&self.result(finding, text)));
    }

    fn error(&mut self, _out: &mut String, error: &InputError) {
        let mut notification = json!({"level": "error", "message": {"text": error.message}});
        if let Some(place) = physical(error.path.as_deref(), error.line) {
            notification["locations"] = json!([{"physicalLocation": place}]);
        }
        if let Some(column) = error.column {
            // The reader counts characters; a region would have to count UTF-16 units.
            notification["properties"] = json!({"column": column});
        }
        self.errors.push(notification);
    }

    fn end(&mut self, out: &mut String, summary: &Summary) {
        let invocation = json!({
            "executionSuccessful": self.errors.is_empty(),
            "toolExecutionNotifications": self.errors,
        });
        let _ = writeln!(
            out,
            "\n],\"invocations\":[{}],\"properties\":{{\"summary\":{}}}}}]}}",
            line(&invocation),
            line(&json!(summary))
        );
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn physical(path: Option<&str>, line: Option<usize>) -> Option<Value> {
    let path = path.filter(|path| *path != STDIN)?;
    let mut place = json!({"artifactLocation": {"uri": uri(path)}});
    if let Some(line) = line {
        place["region"] = json!({"startLine": line});
    }
    Some(place)
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
}
