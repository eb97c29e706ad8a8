//! Annotations for GitHub Actions: <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>.

use std::fmt::Write;

use mobanlint::input::{InputError, InputNote};
use mobanlint::render::{Render, summary_line, visible};
use mobanlint::{At, Finding, Language, Related, RulesetRef, Severity, Summary};

use super::{input_line, near};
use crate::locale::pick;
use crate::sources::STDIN;

pub(crate) struct Github {
    language: Language,
    errors: usize,
    notes: usize,
}

impl Github {
    pub(crate) fn new(language: Language) -> Self {
        Self {
            language,
            errors: 0,
            notes: 0,
        }
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
        // What stands around the annotation in the file does not show which field it is.
        let field = text.map_or_else(|| field.to_string(), |text| format!("{field}: {text}"));
        let at = finding.at.clone().unwrap_or_default();
        let near = |related: &Related| {
            let name = pick(self.language, "相近：", "near: ");
            format!("{name}{}", near(related, self.language))
        };
        let parts = [finding.message.clone(), in_cell(&at, &field), finding.help.clone()];
        let parts = parts.into_iter().chain(finding.related.iter().map(near));
        let message = parts.map(|part| shown(&part)).collect::<Vec<_>>().join("\n");
        annotate(out, command, template.path.as_deref(), &at, &title, &message);
    }

    fn error(&mut self, out: &mut String, error: &InputError) {
        self.errors += 1;
        told(out, "error", &error.clone().into());
    }

    fn note(&mut self, out: &mut String, note: &InputNote) {
        self.notes += 1;
        told(out, "notice", note);
    }

    fn end(&mut self, out: &mut String, summary: &Summary) {
        let summary = summary_line(summary, self.language);
        let unread = input_line(self.errors, self.notes, self.language);
        let _ = writeln!(out, "{summary}{unread}");
    }

    fn part(&self) -> Box<dyn Render + Send> {
        Box::new(Self::new(self.language))
    }

    fn join(&mut self, out: &mut String, text: &str, _findings: usize) {
        out.push_str(text);
    }
}

fn told(out: &mut String, command: &str, note: &InputNote) {
    let at = note.place();
    let message = shown(&in_cell(&at, &note.message));
    annotate(out, command, note.path.as_deref(), &at, "mobanlint", &message);
}

/// The cell before the words, for the annotation has no place for it.
fn in_cell(at: &At, words: &str) -> String {
    match at.cell_in_sheet() {
        Some(cell) => format!("{cell}: {words}"),
        None => words.to_owned(),
    }
}

fn annotate(out: &mut String, command: &str, path: Option<&str>, at: &At, title: &str, message: &str) {
    let mut properties = Vec::new();
    if let Some(path) = path.filter(|path| *path != STDIN) {
        properties.push(format!("file={}", property(&shown(path))));
        // A workbook has no lines: what counts there is rows.
        let text = at.sheet.is_none();
        properties.extend(at.line.filter(|_| text).map(|line| format!("line={line}")));
        properties.extend(at.column.filter(|_| text).map(|column| format!("col={column}")));
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
