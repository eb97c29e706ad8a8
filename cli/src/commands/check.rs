//! `mobanlint check [PATH…]`

use mobanlint::input::{InputError, InputNote, Item};
use mobanlint::render::{Render, visible};
use mobanlint::{Finding, Language, Linter, Session, Severity, Template};

use crate::args::{self, Check, Color};
use crate::drafts::{self, Drafts};
use crate::locale::pick;
use crate::output::{Out, Stop, complain, remark};
use crate::progress::Progress;
use crate::{Status, format, setup, threads, titles};

pub(crate) fn run(args: &Check) -> Result<Status, Stop> {
    let language = args.lang.language();
    let mut sources = drafts::sources(&args.paths, &args.exclude, "check", language)?;
    let ruleset = setup::ruleset(&args.ruleset, language)?;
    let linter = setup::linter(&ruleset, &args.only, &args.skip, language)?;
    let mut library = linter.library();
    let inserted = titles::read(&args.library, &args.exclude, &mut library, language)?;

    let out = Out::new(language);
    let colored = match args.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            out.is_terminal() && !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
        }
    };
    let mut run = Run {
        linter: &linter,
        session: linter.session(&library),
        renderer: format::renderer(args.format, &ruleset, language, colored),
        out,
        text: String::new(),
        show: args.show.map_or(default_show(args.format), Severity::from),
        threads: args.threads.map_or_else(cores, std::num::NonZeroUsize::get),
        progress: Progress::new(language),
        seen: 0,
        errors: 0,
        notes: inserted.notes,
        language,
    };
    run.renderer.begin(&mut run.text, &ruleset.reference());
    run.errors(&inserted.errors);
    while let Some(drafts) = sources.next(|source| Drafts::open(source, language)) {
        match drafts {
            Ok(drafts) => run.drafts(drafts)?,
            Err(error) => run.error(&error),
        }
    }
    let (errors, notes) = sources.end();
    run.errors(&errors);
    run.notes.extend(notes);
    run.end(args.fail_on.into())
}

fn set(variable: &str) -> bool {
    std::env::var_os(variable).is_some_and(|value| !value.is_empty())
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get)
}

fn default_show(format: args::Format) -> Severity {
    match format {
        args::Format::Text | args::Format::Markdown => Severity::Warning,
        _ => Severity::Info,
    }
}

struct Run<'l> {
    linter: &'l Linter,
    session: Session<'l>,
    renderer: Box<dyn Render>,
    out: Out,
    text: String,
    show: Severity,
    threads: usize,
    progress: Progress,
    seen: usize,
    errors: usize,
    /// Told at the end: before many findings nobody would see them.
    notes: Vec<InputNote>,
    language: Language,
}

impl Run<'_> {
    fn drafts(&mut self, mut drafts: Drafts) -> Result<(), Stop> {
        let mut piece = drafts.piece();
        while !piece.is_empty() {
            piece = self.judge(&piece, || drafts.piece())?;
        }
        let (errors, notes) = drafts.end();
        self.errors(&errors);
        self.notes.extend(notes);
        Ok(())
    }

    /// Judges templates that follow one another and prints what was found; `meanwhile` runs beside.
    fn judge<T>(&mut self, items: &[Item], meanwhile: impl FnOnce() -> T) -> Result<T, Stop> {
        let (examined, done) = threads::examine(self.linter, items, self.threads, meanwhile);
        for (item, examined) in items.iter().zip(examined) {
            match (item, examined) {
                (Item::Template(template), Some(examined)) => match self.session.admit(template, examined) {
                    Ok(findings) => self.show(template, &findings),
                    Err(error) => self.error(&error),
                },
                (Item::Unreadable(errors), _) => {
                    self.session.skip();
                    self.errors(errors);
                }
                // Every template is examined.
                (Item::Template(_), None) => {}
            }
        }
        self.seen += items.len();
        self.progress.at(self.seen);
        self.write()?;
        Ok(done)
    }

    fn show(&mut self, template: &Template, findings: &[Finding]) {
        for finding in findings.iter().filter(|finding| finding.severity >= self.show) {
            self.renderer
                .finding(&mut self.text, finding, finding.field.of(template));
        }
    }

    /// Says on standard error what could not be read, and keeps it for the report.
    fn error(&mut self, error: &InputError) {
        self.errors += 1;
        self.progress.clear();
        complain(self.language, &visible(&error.to_string()).text);
        self.renderer.error(&mut self.text, error);
    }

    fn errors(&mut self, errors: &[InputError]) {
        for error in errors {
            self.error(error);
        }
    }

    fn write(&mut self) -> Result<(), Stop> {
        if self.text.is_empty() {
            return Ok(());
        }
        if self.out.is_terminal() {
            self.progress.clear();
        }
        self.out.write(&mut self.text)
    }

    fn end(mut self, fail_on: Severity) -> Result<Status, Stop> {
        let summary = self.session.summary();
        self.progress.clear();
        if self.seen == 0 && self.errors == 0 {
            self.error(&InputError::new(
                None,
                pick(self.language, "没有可检查的模板", "there is nothing to check"),
            ));
        }
        self.write()?;
        self.out.flush()?;
        for note in &self.notes {
            remark(self.language, &visible(&note.to_string()).text);
            self.renderer.note(&mut self.text, note);
        }
        self.renderer.end(&mut self.text, &summary);
        self.write()?;
        self.out.flush()?;
        Ok(match () {
            () if self.errors > 0 => Status::Unusable,
            () if summary.at_least(fail_on) > 0 => Status::Findings,
            () => Status::Clean,
        })
    }
}
