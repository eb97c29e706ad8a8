//! The XML of Checkstyle, which many programs read: findings by file.

use std::collections::BTreeMap;
use std::fmt::Write;

use mobanlint::Severity;

use super::{Collected, line_of, sentence, xml};

pub(super) fn written(report: &Collected, show: Severity) -> String {
    let mut files: BTreeMap<&str, String> = BTreeMap::new();
    for (finding, judged) in report.findings(show) {
        let out = files.entry(judged.path()).or_default();
        out.push_str("    <error");
        if let Some(line) = line_of(finding) {
            let _ = write!(out, " line=\"{line}\"");
            let column = finding.at.as_ref().and_then(|at| at.column);
            column.iter().for_each(|column| {
                let _ = write!(out, " column=\"{column}\"");
            });
        }
        let (severity, message) = (finding.severity, xml(&sentence(finding)));
        let source = xml(&format!("mobanlint.{}.{}", finding.slug, finding.outcome));
        let _ = writeln!(
            out,
            " severity=\"{severity}\" message=\"{message}\" source=\"{source}\"/>"
        );
    }
    for error in &report.errors {
        let out = files.entry(error.path.as_deref().unwrap_or("-")).or_default();
        let line = error.line.map(|line| format!(" line=\"{line}\"")).unwrap_or_default();
        let message = xml(&error.message);
        let _ = writeln!(
            out,
            "    <error{line} severity=\"error\" message=\"{message}\" source=\"mobanlint.input\"/>"
        );
    }
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"8.0\">\n");
    for (path, errors) in files {
        let _ = write!(out, "  <file name=\"{}\">\n{errors}  </file>\n", xml(path));
    }
    out.push_str("</checkstyle>\n");
    out
}
