//! A report on its way out: findings as they come, what could not be read, and the end that says it all.

use mobanlint::input::{InputError, InputNote};
use mobanlint::render::visible;
use mobanlint::{Language, Severity, Summary};

use crate::Status;
use crate::format::Outputs;
use crate::locale::counted;
use crate::output::{Out, Stop, complain, remark};
use crate::progress::Progress;
use crate::steps::MAX_REPEATS;

pub(crate) struct Reporting {
    pub(crate) outputs: Outputs,
    pub(crate) summary: Summary,
    /// Templates or messages so far, readable or not.
    pub(crate) seen: usize,
    out: Out,
    progress: Progress,
    errors: usize,
    /// Findings that are counted and not told.
    pub(crate) untold: usize,
    /// Told at the end: before many findings nobody would see them.
    pub(crate) notes: Vec<InputNote>,
    language: Language,
}

impl Reporting {
    pub(crate) fn new(language: Language, outputs: Outputs) -> Self {
        Self {
            outputs,
            summary: Summary::default(),
            seen: 0,
            out: Out::new(language),
            progress: Progress::new(language),
            errors: 0,
            untold: 0,
            notes: Vec::new(),
            language,
        }
    }

    /// Counts errors that have been told elsewhere.
    pub(crate) fn add_errors(&mut self, count: usize) {
        self.errors += count;
    }

    /// Whether something could not be read or written.
    pub(crate) fn has_failed(&self) -> bool {
        self.errors > 0
    }

    /// Says on standard error what could not be read, and keeps it for the report.
    pub(crate) fn error(&mut self, error: &InputError) {
        self.errors += 1;
        self.progress.clear();
        complain(self.language, &visible(&error.to_string()).text);
        self.outputs.error(error);
    }

    pub(crate) fn errors(&mut self, errors: &[InputError]) {
        for error in errors {
            self.error(error);
        }
    }

    /// Writes what there is, and says how far the run has come.
    pub(crate) fn write(&mut self) -> Result<(), Stop> {
        self.progress.at(self.seen);
        let Some(text) = self.outputs.pending() else {
            return Ok(());
        };
        if self.out.is_terminal() {
            self.progress.clear();
        }
        self.out.write(text)
    }

    /// The end of the report. `nothing` is told where there was nothing to judge; so many findings are `old`.
    pub(crate) fn end(mut self, fail_on: Severity, nothing: &str, old: usize) -> Result<Status, Stop> {
        self.progress.clear();
        if self.seen == 0 && self.errors == 0 {
            self.error(&InputError::new(None, nothing));
        }
        self.write()?;
        self.out.flush()?;
        if self.untold > 0 && self.outputs.lists() {
            // It is no remark on the input but a part of what was found, and told to whoever wants to hear of nothing else.
            let note = InputNote::new(None, untold(self.untold, self.language));
            remark(self.language, &note.to_string());
            self.outputs.note(&note);
        }
        for note in std::mem::take(&mut self.notes) {
            if !self.outputs.is_quiet() {
                remark(self.language, &visible(&note.to_string()).text);
            }
            self.outputs.note(&note);
        }
        self.outputs.end(&self.summary, old)?;
        self.progress.clear();
        if let Some(text) = self.outputs.pending() {
            self.out.write(text)?;
        }
        if let Some(bytes) = self.outputs.save()? {
            self.out.put(&bytes)?;
        }
        self.out.flush()?;
        Ok(match () {
            () if self.errors > 0 => Status::Unusable,
            () if self.summary.at_least(fail_on) > 0 => Status::Findings,
            () => Status::Clean,
        })
    }
}

/// That so many findings are not told one by one.
fn untold(count: usize, language: Language) -> String {
    match language {
        Language::Zh => format!(
            "与同一个标题相同或过度相似的草稿，只逐条列出前 {MAX_REPEATS} 份；还有 {count} 条计入了总数，没有列出"
        ),
        Language::En => {
            let are = if count == 1 { "is" } else { "are" };
            let more = counted(count, "more finding");
            format!(
                "of drafts that are alike to the same title, the first {MAX_REPEATS} are listed; {more} {are} counted and not listed"
            )
        }
    }
}
