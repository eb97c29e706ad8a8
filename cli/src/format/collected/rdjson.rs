//! Diagnostics of reviewdog: <https://github.com/reviewdog/reviewdog/tree/master/proto/rdf>.
//!
//! Its columns are bytes of the file, which the readers do not count, so that a place is a line.

use mobanlint::Severity;
use mobanlint::render::visible;
use serde_json::{Value, json};

use super::{Collected, line_of, sentence};
use crate::locale::pick;
use crate::pages;

const REPOSITORY: &str = env!("CARGO_PKG_REPOSITORY");

pub(super) fn written(report: &Collected, show: Severity) -> String {
    let language = pick(report.language, "zh", "en");
    let url = |id: &str| {
        let rule = report.rules.iter().find(|rule| rule.id == id)?;
        pages::page(rule, report.language)?;
        Some(format!("{REPOSITORY}/blob/main/rules/docs/{language}/{id}.md"))
    };
    let located = |path: &str, line: Option<usize>| {
        let mut location = json!({"path": path});
        if let Some(line) = line {
            location["range"] = json!({"start": {"line": line}});
        }
        location
    };
    let found = report.findings(show).map(|(finding, judged)| {
        let mut code = json!({"value": format!("{} {}", finding.rule, finding.slug)});
        if let Some(url) = url(&finding.rule) {
            code["url"] = url.into();
        }
        json!({
            "message": visible(&sentence(finding)).text,
            "location": located(judged.path(), line_of(finding)),
            "severity": finding.severity.as_str().to_uppercase(),
            "code": code,
        })
    });
    let errors = report.errors.iter().map(|error| {
        json!({
            "message": visible(&error.message).text,
            "location": located(error.path.as_deref().unwrap_or("-"), error.line),
            "severity": "ERROR",
        })
    });
    let diagnostics: Vec<Value> = found.chain(errors).collect();
    let report = json!({"source": {"name": "mobanlint", "url": REPOSITORY}, "diagnostics": diagnostics});
    format!("{report:#}\n")
}
