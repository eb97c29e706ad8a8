//! The XML of `JUnit` as Jenkins reads it: a suite a file, a test a draft or a message.

use std::fmt::Write;

use mobanlint::Severity;
use mobanlint::render::severity_name;

use super::{Collected, Judged, line_of, sentence, xml};
use crate::locale::pick;

pub(super) fn written(report: &Collected, show: Severity) -> String {
    let fails = |judged: &&Judged| judged.findings.iter().any(|finding| finding.severity >= report.fail_on);
    let failures = report.judged.iter().filter(fails).count();
    let (tests, errors) = (report.judged.len() + report.errors.len(), report.errors.len());
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        out,
        "<testsuites name=\"mobanlint\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\">"
    );
    for suite in report.judged.chunk_by(|a, b| a.path() == b.path()) {
        let Some(first) = suite.first() else { continue };
        let name = xml(first.path());
        let (tests, failures) = (suite.len(), suite.iter().filter(fails).count());
        let _ = writeln!(
            out,
            "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">"
        );
        for judged in suite {
            case(&mut out, report, judged, show);
        }
        out.push_str("  </testsuite>\n");
    }
    if errors > 0 {
        let unread = pick(report.language, "无法读取", "unreadable input");
        let _ = writeln!(
            out,
            "  <testsuite name=\"{unread}\" tests=\"{errors}\" failures=\"0\" errors=\"{errors}\" skipped=\"0\">"
        );
        for error in &report.errors {
            let (path, message) = (xml(error.path.as_deref().unwrap_or("-")), xml(&error.message));
            let place = xml(&error.to_string());
            let _ = writeln!(
                out,
                "    <testcase name=\"{place}\" classname=\"{path}\"><error message=\"{message}\" type=\"input\">{place}</error></testcase>"
            );
        }
        out.push_str("  </testsuite>\n");
    }
    out.push_str("</testsuites>\n");
    out
}

/// What fails the run fails the test, the rest stands in its output.
fn case(out: &mut String, report: &Collected, judged: &Judged, show: Severity) {
    let template = &judged.template;
    let id = template.id.as_ref().map(|id| format!(" [{id}]")).unwrap_or_default();
    // Many messages are sent by one template, and a test is known by its name.
    let line = template.origin.line.filter(|_| judged.is_message());
    let line = line.map(|line| format!(":{line}")).unwrap_or_default();
    let (name, path) = (xml(&format!("{}{id}{line}", template.title)), xml(judged.path()));
    let _ = write!(out, "    <testcase name=\"{name}\" classname=\"{path}\"");
    let (failing, others): (Vec<_>, Vec<_>) = judged
        .findings
        .iter()
        .partition(|finding| finding.severity >= report.fail_on);
    let others: Vec<_> = others.into_iter().filter(|finding| finding.severity >= show).collect();
    if failing.is_empty() && others.is_empty() {
        out.push_str("/>\n");
        return;
    }
    out.push_str(">\n");
    let lines = |findings: &[&mobanlint::Finding]| {
        let line = |finding: &&mobanlint::Finding| {
            let severity = severity_name(finding.severity, report.language);
            let line = line_of(finding).map(|line| format!("{line}: ")).unwrap_or_default();
            let text = sentence(finding);
            xml(&format!("{line}{severity} {} {}: {text}", finding.rule, finding.slug))
        };
        findings.iter().map(line).collect::<Vec<_>>().join("\n")
    };
    if let Some(first) = failing.first() {
        let (message, kind) = (xml(&first.message), xml(&first.rule));
        let text = lines(&failing);
        let _ = writeln!(
            out,
            "      <failure message=\"{message}\" type=\"{kind}\">{text}</failure>"
        );
    }
    if !others.is_empty() {
        let _ = writeln!(out, "      <system-out>{}</system-out>", lines(&others));
    }
    out.push_str("    </testcase>\n");
}
