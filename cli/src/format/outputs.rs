//! Where a report goes, and in which formats.

use mobanlint::input::{InputError, InputNote};
use mobanlint::render::Render;
use mobanlint::{Finding, Language, Ruleset, Severity, Summary, Template};

use super::renderer;
use crate::args::Format;
use crate::output::{Stop, remark};

/// How a report looks to people.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    pub(crate) language: Language,
    pub(crate) colored: bool,
}

/// The report that is being written.
pub(crate) struct Outputs {
    renderer: Box<dyn Render>,
    text: String,
    show: Severity,
    is_for_people: bool,
    language: Language,
}

impl Outputs {
    pub(crate) fn new(format: Format, show: Option<Severity>, ruleset: &Ruleset, look: Look) -> Self {
        let mut outputs = Self {
            renderer: renderer(format, ruleset, look),
            text: String::new(),
            show: show.unwrap_or(default_show(format)),
            is_for_people: matches!(format, Format::Text | Format::Github),
            language: look.language,
        };
        outputs.renderer.begin(&mut outputs.text, &ruleset.reference());
        outputs
    }

    /// What threads share the rendering by, where they can.
    pub(crate) fn part(&self) -> Option<(Box<dyn Render + Send>, Severity)> {
        Some((self.renderer.part(), self.show))
    }

    pub(crate) fn join(&mut self, text: &str, findings: usize) {
        self.renderer.join(&mut self.text, text, findings);
    }

    /// A draft with what was found.
    pub(crate) fn template(&mut self, template: &Template, findings: &[Finding]) {
        for finding in findings.iter().filter(|finding| finding.severity >= self.show) {
            self.renderer
                .finding(&mut self.text, finding, finding.field.of(template));
        }
    }

    pub(crate) fn error(&mut self, error: &InputError) {
        self.renderer.error(&mut self.text, error);
    }

    pub(crate) fn note(&mut self, note: &InputNote) {
        self.renderer.note(&mut self.text, note);
    }

    /// The end, with how many findings a baseline knows.
    pub(crate) fn end(&mut self, summary: &Summary, old: usize) {
        self.renderer.end(&mut self.text, summary);
        let told = match (old, self.language) {
            (0, _) => return,
            (_, Language::Zh) => format!("；基线中已有 {old} 条"),
            (_, Language::En) => format!("; {old} in the baseline"),
        };
        // The counts are the last line of what people read.
        if self.is_for_people && self.text.ends_with('\n') {
            self.text.pop();
            self.text.extend([told.as_str(), "\n"]);
        } else {
            remark(self.language, told.trim_start_matches(['；', ';', ' ']));
        }
    }

    /// What is yet to go to standard output.
    pub(crate) fn pending(&mut self) -> Option<&mut String> {
        Some(&mut self.text).filter(|text| !text.is_empty())
    }

    /// Writes the reports that go to files.
    pub(crate) fn save(self, _: Language) -> Result<(), Stop> {
        Ok(())
    }
}

fn default_show(format: Format) -> Severity {
    match format {
        Format::Text | Format::Markdown => Severity::Warning,
        _ => Severity::Info,
    }
}
