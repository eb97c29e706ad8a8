//! Drafts mended where they stand: a file is written again with the fixed texts in the place of the old ones, and
//! nothing else of it changed.
//!
//! What is to change is known from the findings ([`plan`]), where from the reader ([`Template::origin`]); how a text is
//! written there is the file's own way ([`document`]). What was made is read again before it is believed ([`proof`]).

mod change;
mod diff;
mod document;
mod plan;
mod proof;
mod why;

use std::ops::Range;
use std::path::Path;

use mobanlint::input::{Batch, Input, InputNote};
use mobanlint::{Applicability, Finding, Language, Linter, Template};

use crate::locale::pick;
use crate::{opened, whole_file};
use change::Change;
use document::Document;

/// Whether a finding of a template is to be mended.
pub(crate) type Wanted<'m> = Box<dyn Fn(Finding, &Template) -> bool + 'm>;

/// Which findings are mended, and by which fixes.
pub(crate) struct Mender<'m> {
    pub(crate) linter: &'m Linter,
    /// Whether proposals are taken as well, of each finding the first.
    pub(crate) proposals: bool,
    /// Whether a finding is one that is to be mended.
    pub(crate) wanted: Wanted<'m>,
    pub(crate) language: Language,
}

/// What became of one file.
pub(crate) struct Mended {
    name: String,
    before: Vec<u8>,
    after: Vec<u8>,
    changes: Vec<Change>,
    /// What was to change and did not, and why.
    pub(crate) notes: Vec<InputNote>,
}

impl Mender<'_> {
    /// The file as it would be. Nothing is written.
    pub(crate) fn mend(&self, name: &str, bytes: Vec<u8>, batch: &Batch) -> Mended {
        let mut mended = Mended {
            name: name.to_owned(),
            after: bytes.clone(),
            before: bytes,
            changes: Vec::new(),
            notes: Vec::new(),
        };
        let planned = plan::changes(batch, &mut mended.notes, self.language, |template| {
            self.linter.fix_with(template, |finding, fix| {
                (self.proposals || fix.applicability == Applicability::Safe) && (self.wanted)(finding.clone(), template)
            })
        });
        if planned.is_empty() {
            return mended;
        }
        match Document::open(&mended.before, batch) {
            Ok(document) => {
                let read = |bytes: &[u8]| Input::new(bytes).named(name).read(self.language);
                let proved = proof::prove(&document, batch, planned, read);
                mended.after = proved.bytes.unwrap_or_else(|| mended.before.clone());
                mended.changes = proved.made;
                let untouched = proved.left.iter().map(|(change, why)| change.left(*why, self.language));
                mended.notes.extend(untouched);
            }
            Err(why) => {
                let what = pick(self.language, "没有修复", "is not fixed");
                let message = match self.language {
                    Language::Zh => format!("{what}：{}", why.said(self.language)),
                    Language::En => format!("{what}: {}", why.said(self.language)),
                };
                mended.notes.push(InputNote::new(Some(name), message));
            }
        }
        mended
    }
}

/// The file in which one template is what it is fixed to be; none if that cannot be made whole, or would change more.
pub(crate) fn with(
    name: &str,
    bytes: &[u8],
    batch: &Batch,
    (item, fixed): (usize, &Template),
    language: Language,
) -> Option<Vec<u8>> {
    let mut left = Vec::new();
    let (_, template) = batch.templates().find(|(at, _)| *at == item)?;
    let document = Document::open(bytes, batch).ok()?;
    let read = |bytes: &[u8]| Input::new(bytes).named(name).read(language);
    if fixed.keywords.len() != template.keywords.len() {
        let after = document.without(plan::of_gone(item, template, fixed)?)?;
        return proof::is_with(batch, &read(&after), item, fixed).then_some(after);
    }
    let planned = plan::of_template(item, template, fixed, &mut left, language);
    let proved = proof::prove(&document, batch, planned, read);
    proved.bytes.filter(|_| left.is_empty() && proved.left.is_empty())
}

/// Where a part of a field's text is written, whose notation begins at `at`; none if it is written in a way that is not
/// known.
pub(crate) fn written(text: &str, at: usize, field: &str, part: Range<usize>) -> Option<Range<usize>> {
    document::written(text, at, field, part)
}

/// How many bytes two texts have in common at their beginning, and behind that at their end.
pub(crate) fn kept(old: &str, new: &str) -> (usize, usize) {
    document::kept(old, new)
}

impl Mended {
    /// The file as it would be.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.after
    }

    /// How many texts change.
    pub(crate) fn changes(&self) -> usize {
        self.changes.len()
    }

    /// What would change, as a unified diff; of a workbook its cells.
    pub(crate) fn diff(&self) -> String {
        diff::unified(&self.name, &self.before, &self.after, &self.changes)
    }

    /// Puts what was made in the place of the file, unless it is no longer what was read.
    pub(crate) fn write(&self, path: &Path, language: Language) -> Result<(), String> {
        let now = std::fs::read(path).map_err(|error| opened::told(&error, language))?;
        if now != self.before {
            let changed = pick(
                language,
                "文件在此期间被改动，没有写入",
                "the file was changed meanwhile and is left alone",
            );
            return Err(changed.to_owned());
        }
        whole_file::write(path, &self.after).map_err(|error| match error.kind() {
            std::io::ErrorKind::PermissionDenied => {
                pick(language, "文件或文件夹只读，没有写入", "read-only, and left alone").to_owned()
            }
            _ => error.to_string(),
        })
    }
}
