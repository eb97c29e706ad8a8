//! Inputs as the command line takes them: one after another, each with its name.

use mobanlint::input::{self, InputError, Item};
use mobanlint::{Finding, Language, Session, Template};

use crate::options::{FileMeta, FilesReport, Format};
use crate::wire::Thrown;

/// The format that was told, or that the name or the content shows.
pub(crate) fn format(told: Option<Format>, name: Option<&str>, bytes: &[u8]) -> input::Format {
    // Nothing at all says nothing of its format; drafts are what is expected.
    let content = || {
        if bytes.trim_ascii().is_empty() {
            input::Format::Json
        } else {
            input::Format::sniff(bytes)
        }
    };
    told.map(input::Format::from)
        .or_else(|| name.and_then(input::Format::from_path))
        .unwrap_or_else(content)
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
        let batch = input::read(content, format(file.format, name, content), name, language);
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
    }
    report.summary = session.summary();
    Ok(())
}
