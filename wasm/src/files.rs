//! Inputs as the command line takes them: one after another, each with its name.

use mobanlint::input::{Input, InputError, Item, Opened, Refusal};
use mobanlint::{Finding, Language, Session, Template};

use crate::options::{FileMeta, FilesReport, Format};
use crate::wire::Thrown;

/// An input, with what a caller told of it.
pub(crate) fn input<'i>(
    bytes: &'i [u8],
    name: Option<&'i str>,
    format: Option<Format>,
    opened: Option<&'i Result<Opened, Refusal>>,
) -> Input<'i> {
    let mut input = Input::new(bytes);
    if let Some(name) = name {
        input = input.named(name);
    }
    if let Some(opened) = opened {
        input = input.opened(opened);
    }
    match format {
        Some(format) => input.of(format.into()),
        None => input,
    }
}

/// Judges the inputs, whose bytes stand behind one another, into a report that is empty so far.
pub(crate) fn check(
    mut session: Session<'_>,
    files: &[FileMeta],
    mut bytes: &[u8],
    language: Language,
    FilesReport { report, templates }: &mut FilesReport,
    mut leave: impl FnMut(&mut [Finding], &Template),
) -> Result<(), Thrown> {
    for file in files {
        let (content, rest) = bytes
            .split_at_checked(file.bytes)
            .ok_or_else(|| Thrown("the files have fewer bytes than was said".to_owned()))?;
        bytes = rest;
        let name = file.name.as_deref();
        if let Some(reason) = &file.error {
            report.errors.push(InputError::new(name, reason));
            continue;
        }
        let batch = input(content, name, file.format, file.opened.as_ref()).read(language);
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
    Ok(())
}
