//! Annotations for GitHub Actions: <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>.

use std::fmt::Write;

use mobanlint::input::InputError;
use mobanlint::render::{Render, summary_line, visible};
use mobanlint::{Finding, Language, RulesetRef, Severity, Summary};

use crate::sources::STDIN;

pub(crate) struct Github {
    language: Language,
}

impl Github {
    pub(crate) fn new(language: Language) -> Self {
        Self { language }
    }
}

impl Render for Github {
    fn begin(&mut self, _out: &mut String, _ruleset: &RulesetRef) {}

    fn finding(&mut self, out: &mut String, finding: &Finding, text: Option<&str>) {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let template = &finding.template;
        let title = format!("{} {}", finding.rule, finding.slug);
        let field = finding.field;
        // The file is JSON, so the line alone does not show which field it is.
        let field = text.map_or_else(|| field.to_string(), |text| format!("{field}: {text}"));
        let message = [&finding.message, &field, &finding.help]
            .map(|part| shown(part))
            .join("\n");
        annotate(
            out,
            command,
            template.path.as_deref(),
            template.line,
            None,
            &title,
            &message,
        );
    }

    fn error(&mut self, out: &mut String, error: &InputError) {
        annotate(
            out,
            "error",
            error.path.as_deref(),
            error.line,
            error.column,
            "mobanlint",
            &shown(&error.message),
        );
    }

    fn end(&mut self, out: &mut String, summary: &Summary) {
        let _ = writeln!(out, "{}", summary_line(summary, self.language));
    }
}

fn annotate(
    out: &mut String,
    command: &str,
    path: Option<&str>,
    line: Option<usize>,
    column: Option<usize>,
    title: &str,
    message: &str,
) {
    let mut properties = Vec::new();
    if let Some(path) = path.filter(|path| *path != STDIN) {
        properties.push(format!("file={}", property(&shown(path))));
        properties.extend(line.map(|line| format!("line={line}")));
        properties.extend(column.map(|column| format!("col={column}")));
    }
    properties.push(format!("title={}", property(title)));
    let _ = writeln!(out, "::{command} {}::{}", properties.join(","), data(message));
}

fn shown(text: &str) -> String {
    visible(text).text.into_owned()
}

/// The text behind `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_workflow_would_read_as_its_own_is_encoded() {
        assert_eq!(property("a,b:c%\n"), "a%2Cb%3Ac%25%0A");
        assert_eq!(data("100%: a,b\r\n::error::x"), "100%25: a,b%0D%0A::error::x");
    }
}
