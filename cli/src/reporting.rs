//! A report on its way out: findings as they come, what could not be read, and the end that says it all.

use mobanlint::input::{InputError, InputNote};
use mobanlint::render::{Render, visible};
use mobanlint::{Language, Severity, Summary};

use crate::Status;
use crate::args::{self, Color};
use crate::output::{Out, Stop, complain, remark};
use crate::progress::Progress;

pub(crate) struct Reporting {
    pub(crate) renderer: Box<dyn Render>,
    pub(crate) text: String,
    pub(crate) summary: Summary,
    /// Templates or messages so far, readable or not.
    pub(crate) seen: usize,
    out: Out,
    progress: Progress,
    errors: usize,
    /// Told at the end: before many findings nobody would see them.
    pub(crate) notes: Vec<InputNote>,
    language: Language,
}

/// The least severity that is printed, unless the caller says another.
pub(crate) fn default_show(format: args::Format) -> Severity {
    match format {
        args::Format::Text | args::Format::Markdown => Severity::Warning,
        _ => Severity::Info,
    }
}

fn set(variable: &str) -> bool {
    std::env::var_os(variable).is_some_and(|value| !value.is_empty())
}

impl Reporting {
    /// A report to standard output; `renderer` is told whether it may be coloured.
    pub(crate) fn new(language: Language, color: Color, renderer: impl FnOnce(bool) -> Box<dyn Render>) -> Self {
        let out = Out::new(language);
        let colored = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                out.is_terminal() && !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
            }
        };
        Self {
            renderer: renderer(colored),
            text: String::new(),
            summary: Summary::default(),
            seen: 0,
            out,
            progress: Progress::new(language),
            errors: 0,
            notes: Vec::new(),
            language,
        }
    }

    /// Says on standard error what could not be read, and keeps it for the report.
    pub(crate) fn error(&mut self, error: &InputError) {
        self.errors += 1;
        self.progress.clear();
        complain(self.language, &visible(&error.to_string()).text);
        self.renderer.error(&mut self.text, error);
    }

    pub(crate) fn errors(&mut self, errors: &[InputError]) {
        for error in errors {
            self.error(error);
        }
    }

    /// Writes what there is, and says how far the run has come.
    pub(crate) fn write(&mut self) -> Result<(), Stop> {
        self.progress.at(self.seen);
        if self.text.is_empty() {
            return Ok(());
        }
        if self.out.is_terminal() {
            self.progress.clear();
        }
        self.out.write(&mut self.text)
    }

    /// The end of the report. `nothing` is told where there was nothing to judge.
    pub(crate) fn end(mut self, fail_on: Severity, nothing: &str) -> Result<Status, Stop> {
        self.progress.clear();
        if self.seen == 0 && self.errors == 0 {
            self.error(&InputError::new(None, nothing));
        }
        self.out.write(&mut self.text)?;
        self.out.flush()?;
        for note in &self.notes {
            remark(self.language, &visible(&note.to_string()).text);
            self.renderer.note(&mut self.text, note);
        }
        self.renderer.end(&mut self.text, &self.summary);
        self.out.write(&mut self.text)?;
        self.out.flush()?;
        Ok(match () {
            () if self.errors > 0 => Status::Unusable,
            () if self.summary.at_least(fail_on) > 0 => Status::Findings,
            () => Status::Clean,
        })
    }
}
