//! `mobanlint check [PATH…]`

use std::io::IsTerminal;
use std::sync::RwLock;

use mobanlint::input::{InputError, InputNote, Item};
use mobanlint::render::{Render, visible};
use mobanlint::{Language, Linter, Session, Severity, Summary};

use super::fix;
use crate::args::{self, Check, Color};
use crate::drafts::{self, Drafts};
use crate::locale::pick;
use crate::mending::Mender;
use crate::output::{Out, Stop, complain, remark};
use crate::progress::Progress;
use crate::sources::Source;
use crate::steps::{self, Passage, Told};
use crate::{Status, format, setup, threads, titles};

/// Drafts that a thread is given together.
const TOGETHER: usize = 128;

pub(crate) fn run(args: &Check) -> Result<Status, Stop> {
    let language = args.lang.language();
    let mut sources = drafts::sources(&args.paths, &args.exclude, "check", language)?;
    let mut unwritten = 0;
    let ruleset = setup::ruleset(&args.ruleset, language)?;
    let linter = setup::linter(&ruleset, &args.only, &args.skip, language)?;
    let colored = colored(args.color);
    if args.fix || args.fix_unsafe || args.diff {
        let mender = |_: &Source| Mender {
            linter: &linter,
            proposals: args.fix_unsafe,
            wanted: &|_, _| true,
            language,
        };
        if args.diff {
            return fix::diff(sources, mender, colored, language);
        }
        let done = fix::write(sources, mender, language)?;
        unwritten = done.errors;
        sources = drafts::sources(&args.paths, &args.exclude, "check", language)?;
    }
    let mut library = linter.library();
    let threads = args.threads.map_or_else(threads::cores, std::num::NonZeroUsize::get);
    let inserted = titles::Inserting {
        linter: &linter,
        library: &mut library,
        threads,
        language,
    }
    .read(&args.library, &args.exclude, |_| ())?;

    let out = Out::new(language);
    let mut run = Run {
        linter: &linter,
        session: &RwLock::new(linter.session(&library)),
        renderer: format::renderer(args.format, &ruleset, language, colored),
        out,
        text: String::new(),
        show: args.show.map_or(default_show(args.format), Severity::from),
        threads,
        progress: Progress::new(language),
        seen: 0,
        summary: Summary::default(),
        errors: unwritten,
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

fn colored(color: Color) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            std::io::stdout().is_terminal()
                && !set("NO_COLOR")
                && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
        }
    }
}

fn set(variable: &str) -> bool {
    std::env::var_os(variable).is_some_and(|value| !value.is_empty())
}

fn default_show(format: args::Format) -> Severity {
    match format {
        args::Format::Text | args::Format::Markdown => Severity::Warning,
        _ => Severity::Info,
    }
}

struct Run<'l> {
    linter: &'l Linter,
    session: &'l RwLock<Session<'l>>,
    renderer: Box<dyn Render>,
    out: Out,
    text: String,
    show: Severity,
    threads: usize,
    progress: Progress,
    seen: usize,
    summary: Summary,
    errors: usize,
    /// Told at the end: before many findings nobody would see them.
    notes: Vec<InputNote>,
    language: Language,
}

impl Run<'_> {
    fn drafts(&mut self, mut drafts: Drafts) -> Result<(), Stop> {
        self.judge(&mut drafts)?;
        let (errors, notes) = drafts.end();
        self.errors(&errors);
        self.notes.extend(notes);
        Ok(())
    }

    /// Judges the drafts of an input and prints what was found.
    fn judge(&mut self, drafts: &mut Drafts) -> Result<(), Stop> {
        let Self {
            linter, session, show, ..
        } = *self;
        let mut piece = Vec::new().into_iter();
        let feed = || {
            if piece.as_slice().is_empty() {
                piece = drafts.piece().into_iter();
            }
            let together: Vec<Item> = piece.by_ref().take(TOGETHER).collect();
            (!together.is_empty()).then_some(together)
        };
        // One thread alone would look twice.
        let ahead = self.threads > 1;
        let part = self.renderer.part();
        threads::in_order(
            self.threads,
            feed,
            |items| steps::examine(items, linter, session, ahead),
            |items| (steps::enter(items, session), part.part()),
            |(items, part)| steps::finish(items, linter, show, part),
            |told| self.tell(&told),
        )
    }

    fn tell(&mut self, told: &Told) -> Result<(), Stop> {
        for passage in &told.passages {
            match passage {
                Passage::Findings(text, findings) => self.renderer.join(&mut self.text, text, *findings),
                Passage::Errors(errors) => self.errors(errors),
            }
        }
        self.summary.merge(told.summary);
        self.seen += told.items.len();
        self.progress.at(self.seen);
        self.write()
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
        self.renderer.end(&mut self.text, &self.summary);
        self.write()?;
        self.out.flush()?;
        Ok(match () {
            () if self.errors > 0 => Status::Unusable,
            () if self.summary.at_least(fail_on) > 0 => Status::Findings,
            () => Status::Clean,
        })
    }
}
