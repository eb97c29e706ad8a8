//! A file as something that can be changed in places: its texts, and how each is written where it stands.

mod cell;
mod delimited;
mod encoding;
mod literal;
mod text;
mod workbook;

use std::ops::Range;

use mobanlint::Language;
use mobanlint::input::{Batch, Format};

use super::plan::Change;
use crate::locale::pick;

pub(in crate::mending) use literal::kept;

/// Why something is left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    NoPlace,
    StandsOtherwise,
    NeedsEscapes,
    ReadOtherwise,
    TooMany,
    BrokenBytes,
    Unencodable,
    OtherEncoding,
    Formula,
    SeveralFormats,
    NotXlsx,
    Damaged,
}

impl Why {
    pub(super) fn said(self, language: Language) -> &'static str {
        match self {
            Self::NoPlace => pick(
                language,
                "文件里没有它自己的位置",
                "it has no place of its own in the file",
            ),
            Self::StandsOtherwise => pick(
                language,
                "文件里该处的写法与读到的不同，请手工修改",
                "it is written otherwise there than it is read; change it by hand",
            ),
            Self::NeedsEscapes => pick(
                language,
                "新文字在该处要转义，请手工修改",
                "the new text would have to be escaped there; change it by hand",
            ),
            Self::ReadOtherwise => pick(
                language,
                "改后重读，变的不只是它，请手工修改",
                "read again, more than this would have changed; change it by hand",
            ),
            Self::TooMany => pick(
                language,
                "这个文件里改不了的太多，请先手工修改",
                "too much of this file cannot be changed; mend the rest by hand first",
            ),
            Self::BrokenBytes => pick(
                language,
                "文件里有不是 UTF-8 的字节",
                "the file has bytes that are not UTF-8",
            ),
            Self::Unencodable => pick(
                language,
                "新文字里有该文件的编码没有的字",
                "the new text has characters that the file's encoding lacks",
            ),
            Self::OtherEncoding => pick(
                language,
                "按该编码写回去会与原文件不同；请另存为 UTF-8",
                "written in its encoding the file would not be the same; save it as UTF-8",
            ),
            Self::Formula => pick(language, "单元格里是公式", "the cell holds a formula"),
            Self::SeveralFormats => pick(
                language,
                "单元格里的文字有几种格式",
                "the text in the cell has several formats",
            ),
            Self::NotXlsx => pick(
                language,
                "工作簿只能写 .xlsx；请另存为 .xlsx，或用 mobanlint convert --to xlsx 转换",
                "of workbooks only .xlsx is written; save it as .xlsx, or use mobanlint convert --to xlsx",
            ),
            Self::Damaged => pick(
                language,
                "工作簿内部的结构认不出",
                "the inside of the workbook is not understood",
            ),
        }
    }
}

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
