//! The XML of `JUnit` as Jenkins reads it: a suite a file, a test a draft.

use std::fmt::Write;

use mobanlint::Severity;
use mobanlint::render::severity_name;

use super::{Collected, Draft, line_of, path_of, sentence, xml};
use crate::locale::pick;

pub(super) fn written(report: &Collected, show: Severity) -> String {
    let fails = |draft: &&Draft| draft.findings.iter().any(|finding| finding.severity >= report.fail_on);
    let failures = report.drafts.iter().filter(fails).count();
    let (tests, errors) = (report.drafts.len() + report.errors.len(), report.errors.len());
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        out,
        "<testsuites name=\"mobanlint\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\">"
    );
    for drafts in report
        .drafts
        .chunk_by(|a, b| path_of(&a.template) == path_of(&b.template))
    {
        let Some(first) = drafts.first() else { continue };
        let name = xml(path_of(&first.template));
        let (tests, failures) = (drafts.len(), drafts.iter().filter(fails).count());
        let _ = writeln!(
            out,
            "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">"
        );
        for draft in drafts {
            case(&mut out, report, draft, show);
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

/// A draft: what fails the run fails it, the rest stands in its output.
fn case(out: &mut String, report: &Collected, draft: &Draft, show: Severity) {
    let template = &draft.template;
    let id = template.id.as_ref().map(|id| format!(" [{id}]")).unwrap_or_default();
    let (name, path) = (xml(&format!("{}{id}", template.title)), xml(path_of(template)));
    let _ = write!(out, "    <testcase name=\"{name}\" classname=\"{path}\"");
    let (failing, others): (Vec<_>, Vec<_>) = draft
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
