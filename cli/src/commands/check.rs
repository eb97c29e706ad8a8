//! `mobanlint check [PATH…]`

use std::sync::RwLock;

use mobanlint::input::Item;
use mobanlint::{Linter, Session, Severity};

use crate::args::Check;
use crate::drafts::{self, Drafts};
use crate::locale::pick;
use crate::output::Stop;
use crate::reporting::{Reporting, default_show};
use crate::steps::{self, Passage, Told};
use crate::{Status, format, setup, threads, titles};

/// Drafts that a thread is given together.
const TOGETHER: usize = 128;

pub(crate) fn run(args: &Check) -> Result<Status, Stop> {
    let language = args.lang.language();
    let mut sources = drafts::sources(&args.paths, &args.exclude, "check", language)?;
    let ruleset = setup::ruleset(&args.ruleset, language)?;
    let linter = setup::linter(&ruleset, &args.only, &args.skip, language)?;
    if !linter.judges_templates() {
        let what = pick(
            language,
            "选中的规则都不检查草稿；检查消息请用 mobanlint preflight",
            "none of the chosen rules judges drafts; messages are judged by mobanlint preflight",
        );
        return Err(Stop::Said(language, what.to_owned()));
    }
    let mut library = linter.library();
    let threads = args.threads.map_or_else(threads::cores, std::num::NonZeroUsize::get);
    let inserted = titles::Inserting {
        linter: &linter,
        library: &mut library,
        threads,
        with_keywords: false,
        language,
    }
    .read(&args.library, &args.exclude, |_| ())?;

    let mut reporting = Reporting::new(language, args.color, |colored| {
        format::renderer(args.format, &ruleset, language, colored)
    });
    reporting.notes = inserted.notes;
    let mut run = Run {
        linter: &linter,
        session: &RwLock::new(linter.session(&library)),
        reporting,
        show: args.show.map_or(default_show(args.format), Severity::from),
        threads,
    };
    let Reporting { renderer, text, .. } = &mut run.reporting;
    renderer.begin(text, &ruleset.reference());
    run.reporting.errors(&inserted.errors);
    while let Some(drafts) = sources.next(|source| Drafts::open(source, language)) {
        match drafts {
            Ok(drafts) => run.drafts(drafts)?,
            Err(error) => run.reporting.error(&error),
        }
    }
    let (errors, notes) = sources.end();
    run.reporting.errors(&errors);
    run.reporting.notes.extend(notes);
    let nothing = pick(language, "没有可检查的模板", "there is nothing to check");
    run.reporting.end(args.fail_on.into(), nothing)
}

struct Run<'l> {
    linter: &'l Linter,
    session: &'l RwLock<Session<'l>>,
    reporting: Reporting,
    show: Severity,
    threads: usize,
}

impl Run<'_> {
    fn drafts(&mut self, mut drafts: Drafts) -> Result<(), Stop> {
        self.judge(&mut drafts)?;
        let (errors, notes) = drafts.end();
        self.reporting.errors(&errors);
        self.reporting.notes.extend(notes);
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
        let part = self.reporting.renderer.part();
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
        let reporting = &mut self.reporting;
        for passage in &told.passages {
            match passage {
                Passage::Findings(text, findings) => reporting.renderer.join(&mut reporting.text, text, *findings),
                Passage::Errors(errors) => reporting.errors(errors),
            }
        }
        reporting.summary.merge(told.summary);
        reporting.seen += told.items.len();
        reporting.write()
    }
}
