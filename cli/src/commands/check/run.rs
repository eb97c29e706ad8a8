//! A run over all inputs: judged piece by piece, told in order.

use std::path::PathBuf;
use std::sync::{PoisonError, RwLock};

use mobanlint::input::{InputNote, Item};
use mobanlint::{Field, Finding, Language, Session, Severity};

use crate::baseline::Baseline;
use crate::drafts::Drafts;
use crate::format::Outputs;
use crate::judge::Judge;
use crate::locale::pick;
use crate::output::{Stop, complain, remark};
use crate::reporting::Reporting;
use crate::steps::{self, Making, Passage, Told};
use crate::{Status, opened, threads};

/// Drafts that a thread is given together.
const TOGETHER: usize = 128;

pub(super) struct Run<'l> {
    judges: &'l [Judge],
    /// Those of the judges, which count all drafts of the run.
    sessions: Vec<RwLock<Session<'l>>>,
    pub(super) reporting: Reporting,
    how: How,
    /// Findings that the baseline knows.
    old: usize,
}

pub(super) struct How {
    /// What was found before, and the file it stands in.
    pub(super) baseline: Option<(PathBuf, Baseline)>,
    /// Whether an ignore that silences nothing is an error.
    pub(super) unused_ignores: bool,
    pub(super) threads: usize,
    pub(super) language: Language,
}

impl<'l> Run<'l> {
    pub(super) fn new(judges: &'l [Judge], outputs: Outputs, how: How) -> Self {
        let session = |judge: &'l Judge| RwLock::new(judge.linter.session(&judge.library));
        Self {
            judges,
            sessions: judges.iter().map(session).collect(),
            reporting: Reporting::new(how.language, outputs),
            how,
            old: 0,
        }
    }

    pub(super) fn add_notes(&mut self, notes: Vec<InputNote>) {
        self.reporting.notes.extend(notes);
    }

    /// Judges the drafts of an input, and tells what was found.
    pub(super) fn drafts(&mut self, mut drafts: Drafts, judge: usize) -> Result<(), Stop> {
        let before = self.reporting.seen;
        self.judge(&mut drafts, judge)?;
        // Drafts are counted through all inputs, whoever judges them.
        for (_, session) in self.sessions.iter_mut().enumerate().filter(|(at, _)| *at != judge) {
            let session = session.get_mut().unwrap_or_else(PoisonError::into_inner);
            (before..self.reporting.seen).for_each(|_| session.skip());
        }
        let (errors, notes) = drafts.end();
        self.reporting.errors(&errors);
        self.reporting.notes.extend(notes);
        Ok(())
    }

    fn judge(&mut self, drafts: &mut Drafts, judge: usize) -> Result<(), Stop> {
        let sessions = std::mem::take(&mut self.sessions);
        let (Some(Judge { linter, overrides, .. }), Some(session)) = (self.judges.get(judge), sessions.get(judge))
        else {
            return Ok(());
        };
        let mut piece = Vec::new().into_iter();
        let feed = || {
            if piece.as_slice().is_empty() {
                piece = drafts.piece().into_iter();
            }
            let together: Vec<Item> = piece.by_ref().take(TOGETHER).collect();
            (!together.is_empty()).then_some(together)
        };
        // One thread alone would look twice.
        let threads = self.how.threads;
        let ahead = threads > 1;
        let alone = self.reporting.outputs.part().filter(|_| self.how.baseline.is_none());
        let unused_ignores = self.how.unused_ignores;
        let making = || match &alone {
            Some(part) => Making::Rendered(part.again()),
            None => Making::Handed,
        };
        let keep = |finding: &mut Finding| {
            if unused_ignores && matches!(finding.field, Field::Ignore(_)) {
                finding.severity = Severity::Error;
            }
            overrides.apply(finding)
        };
        let done = threads::in_order(
            threads,
            feed,
            |items| steps::examine(items, linter, session, ahead),
            |items| (steps::enter(items, session), making()),
            |(items, making)| steps::finish(items, linter, keep, making),
            |told| self.tell(told),
        );
        self.sessions = sessions;
        done
    }

    fn tell(&mut self, mut told: Told) -> Result<(), Stop> {
        for passage in std::mem::take(&mut told.passages) {
            match passage {
                Passage::Findings(text, findings) => self.reporting.outputs.join(&text, findings),
                Passage::Found(place, mut findings, among_first) => {
                    if let Some(Item::Template(template)) = told.items.get(place) {
                        if let Some((_, baseline)) = &mut self.how.baseline {
                            baseline.judged(template);
                            let found = findings.len();
                            findings.retain(|finding| !baseline.knows(finding, template));
                            self.old += found - findings.len();
                        }
                        findings.iter().for_each(|finding| told.summary.add(finding.severity));
                        let is_untold = |finding: &&Finding| !steps::is_told(finding, among_first);
                        told.untold += findings.iter().filter(is_untold).count();
                        self.reporting.outputs.template(template, findings, among_first);
                    }
                }
                Passage::Errors(errors) => self.reporting.errors(&errors),
            }
        }
        self.reporting.summary.merge(told.summary);
        self.reporting.untold += told.untold;
        self.reporting.seen += told.items.len();
        self.reporting.write()
    }

    pub(super) fn end(self, fail_on: Severity) -> Result<Status, Stop> {
        let language = self.how.language;
        if let Some((path, baseline)) = &self.how.baseline {
            // What was not read would look like what is gone.
            if !self.reporting.has_failed() {
                let name = path.to_string_lossy();
                let what = pick(language, "无法写入", "cannot write");
                let fail = |error| Stop::Said(language, format!("{what} {name}: {}", opened::told(&error, language)));
                baseline.write(path).map_err(fail)?;
                let said = baseline.said(language).filter(|_| !self.reporting.outputs.is_quiet());
                said.iter().for_each(|said| remark(language, said));
            } else if baseline.is_for_writing() {
                let message = pick(
                    language,
                    "有读不了的输入，基线没有写入",
                    "some of the input cannot be read: the baseline is not written",
                );
                complain(language, message);
            }
        }
        let nothing = pick(language, "没有可检查的模板", "there is nothing to check");
        self.reporting.end(fail_on, nothing, self.old)
    }
}
