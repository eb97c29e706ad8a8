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
        let message = match text {
            // The file is JSON, so the line alone does not show which field it is.
            Some(text) => format!("{}\n{field}: {text}\n{}", shown(&finding.message), finding.help),
            None => format!("{}\n{field}\n{}", finding.message, finding.help),
        };
        annotate(out, command, template.path.as_deref(), template.line, None, &title, &message);
    }

    fn error(&mut self, out: &mut String, error: &InputError) {
        annotate(out, "error", error.path.as_deref(), error.line, error.column, "mobanlint", &error.message);
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
        properties.push(format!("file={}", property(path)));
        properties.extend(line.map(|line| format!("line={line}")));
        properties.extend(column.map(|column| format!("col={column}")));
    }
    properties.push(format!("title={}", property(title)));
    let _ = writeln!(out, "::{command} {}::{}", properties.join(","), data(message));
}

fn shown(text: &str) -> String {
    visible(text).text.into_owned()
}

/// The text behind `::`; its lines are ours, everything else that is not seen is shown.
fn data(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(shown).collect();
    lines.join("\n").replace('%', "%25").replace('\n', "%0A")
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
        assert_eq!(data("100%: a,b\r\n::error::x"), "100%25: a,b␍%0A::error::x");
    }
}
