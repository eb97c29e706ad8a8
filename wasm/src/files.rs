//! Inputs as the command line takes them: one after another, each as another module read it.

use mobanlint::input::Item;
use mobanlint::{Finding, Session, Template};

use crate::options::{FilesReport, GivenFile};

/// Judges the inputs into a report that is empty so far.
pub(crate) fn check(
    mut session: Session<'_>,
    files: Vec<GivenFile>,
    FilesReport { report, templates }: &mut FilesReport,
    mut leave: impl FnMut(&mut [Finding], &Template),
) {
    for file in files {
        let batch = match file {
            GivenFile::Read(batch) => batch,
            GivenFile::Error(error) => {
                report.errors.push(error);
                continue;
            }
        };
        for item in batch.items {
            match item {
                Item::Template(template) => {
                    match session.check(&template) {
                        Ok(mut findings) => {
                            leave(&mut findings, &template);
                            report.findings.append(&mut findings);
                        }
                        Err(error) => report.errors.push(error),
                    }
                    templates.push(Some(template));
                }
                Item::Unreadable(errors) => {
                    session.skip();
                    report.errors.extend(errors);
                    templates.push(None);
                }
            }
        }
        report.errors.extend(batch.errors);
        report.notes.extend(batch.notes);
    }
    report.summary = session.summary();
}
