//! A file as something that can be changed in places: its texts, and how each is written where it stands.

mod cell;
mod delimited;
mod encoding;
mod literal;
mod member;
mod plain;
mod text;
mod workbook;

use std::ops::Range;

use mobanlint::input::{Batch, Format};

use super::change::Change;
use super::why::Why;
pub(super) use plain::kept;

/// A range of a part of the file, and what comes in its place. A text has one part, a workbook a part for each sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    part: usize,
    range: Range<usize>,
    replacement: String,
}

impl Edit {
    fn of_text(range: Range<usize>, replacement: String) -> Self {
        Self {
            part: 0,
            range,
            replacement,
        }
    }
}

pub(super) enum Document<'b> {
    Text(text::Text<'b>),
    Workbook(workbook::Workbook<'b>),
}

impl<'b> Document<'b> {
    pub(super) fn open(bytes: &'b [u8], batch: &Batch) -> Result<Self, Why> {
        match batch.format {
            Some(Format::Workbook) => workbook::Workbook::open(bytes).map(Self::Workbook),
            Some(format) => text::Text::open(bytes, format).map(Self::Text),
            None => Err(Why::NoPlace),
        }
    }

    /// For each change the edits that make it, or why there are none.
    pub(super) fn places(&self, changes: Vec<Change>) -> Vec<(Change, Result<Vec<Edit>, Why>)> {
        match self {
            Self::Text(text) => text.places(changes),
            Self::Workbook(workbook) => {
                let placed = |change: Change| {
                    let edits = workbook.edits(&change);
                    (change, edits)
                };
                changes.into_iter().map(placed).collect()
            }
        }
    }

    /// The file without what these changes empty: in JSON with the object that the first stands in.
    pub(super) fn without(&self, changes: Vec<Change>) -> Option<Vec<u8>> {
        match self {
            Self::Text(text) => text.without(changes),
            Self::Workbook(_) => None,
        }
    }

    /// The file with these edits made.
    pub(super) fn with<'e>(&self, edits: impl Iterator<Item = &'e Edit>) -> Result<Vec<u8>, Why> {
        let mut edits: Vec<&Edit> = edits.collect();
        edits.sort_by_key(|edit| (edit.part, edit.range.start, edit.range.end));
        // A title that several drafts share is mended once, if all of them want the same.
        edits.dedup();
        match self {
            Self::Text(text) => text.with(&edits),
            Self::Workbook(workbook) => workbook.with(&edits),
        }
    }

    /// Whether all that the reader does not hand on is as it was, too.
    pub(super) fn keeps_the_rest<'c>(&self, after: &[u8], changes: impl Iterator<Item = &'c Change>) -> bool {
        match self {
            // Of a text the edits are all that changed.
            Self::Text(_) => true,
            Self::Workbook(workbook) => workbook.keeps_the_rest(after, changes),
        }
    }
}

/// Where a part of a field's text is written: escaped in quotes, doubled in quotes, or as it is.
pub(super) fn written(text: &str, at: usize, field: &str, part: Range<usize>) -> Option<Range<usize>> {
    let rest = text.get(at..)?;
    let chars = literal::chars(rest)
        .filter(|chars| rest.starts_with('"') && chars.iter().map(|(char, _)| *char).eq(field.chars()))
        .or_else(|| delimited::chars(rest, field))?;
    let index = |offset: usize| field.get(..offset).map(|before| before.chars().count());
    let (from, to) = (index(part.start)?, index(part.end)?);
    let last = chars.last().map_or(0, |(_, range)| range.end);
    let start = chars.get(from).map_or(last, |(_, range)| range.start);
    let end = to
        .checked_sub(1)
        .and_then(|last| chars.get(last))
        .map_or(start, |(_, range)| range.end);
    Some(at + start..at + end.max(start))
}

/// A text with edits made, which are in order; none if two of them are about the same place.
fn spliced(text: &str, edits: &[&Edit]) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for Edit { range, replacement, .. } in edits {
        out.push_str(text.get(at..range.start)?);
        out.push_str(replacement);
        at = range.end;
    }
    out.push_str(text.get(at..)?);
    Some(out)
}
