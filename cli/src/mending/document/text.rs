//! A text of any format and encoding.

use mobanlint::input::Format;

use super::encoding::Encoded;
use super::plain::plain;
use super::{Edit, Why, delimited, literal, member, spliced};
use crate::mending::change::Change;

pub(in crate::mending) struct Text<'b> {
    encoded: Encoded<'b>,
    format: Format,
}

impl<'b> Text<'b> {
    pub(super) fn open(bytes: &'b [u8], format: Format) -> Result<Self, Why> {
        Encoded::open(bytes).map(|encoded| Self { encoded, format })
    }

    pub(super) fn places(&self, mut changes: Vec<Change>) -> Vec<(Change, Result<Vec<Edit>, Why>)> {
        let text = &*self.encoded.text;
        changes.sort_by_key(|change| (change.at.line, change.at.column));
        let mut walk = Walk::new(text);
        let placed: Vec<(Change, Option<usize>)> = changes
            .into_iter()
            .map(|change| {
                let place = change.at.line.zip(change.at.column);
                let at = place.and_then(|(line, column)| walk.offset(line, column));
                (change, at)
            })
            .collect();
        match self.format {
            Format::Csv | Format::Tsv => delimited::edits(text, placed),
            format => {
                let edits = |(change, at): (Change, Option<usize>)| {
                    let edit = at.ok_or(Why::NoPlace).and_then(|at| match format {
                        Format::Json | Format::JsonLines => literal::edit(text, at, &change.old, &change.new),
                        _ => plain(text, at, &change.old, &change.new),
                    });
                    (change, edit.map(|edit| vec![edit]))
                };
                placed.into_iter().map(edits).collect()
            }
        }
    }

    pub(super) fn without(&self, changes: Vec<Change>) -> Option<Vec<u8>> {
        let text = &*self.encoded.text;
        if matches!(self.format, Format::Json | Format::JsonLines) {
            let at = &changes.first()?.at;
            let range = member::range(text, Walk::new(text).offset(at.line?, at.column?)?)?;
            return self.with(&[&Edit::of_text(range, String::new())]).ok();
        }
        let placed = self.places(changes).into_iter().map(|(_, edits)| edits.ok());
        let mut edits: Vec<Edit> = placed.collect::<Option<Vec<_>>>()?.concat();
        edits.sort_by_key(|edit| edit.range.start);
        self.with(&edits.iter().collect::<Vec<_>>()).ok()
    }

    pub(super) fn with(&self, edits: &[&Edit]) -> Result<Vec<u8>, Why> {
        let text = spliced(&self.encoded.text, edits).ok_or(Why::StandsOtherwise)?;
        self.encoded.back(&text)
    }
}

/// From lines and columns, which come in order, to offsets.
struct Walk<'t> {
    text: &'t str,
    /// The offset, line and column that the last place had.
    at: usize,
    line: usize,
    column: usize,
}

impl<'t> Walk<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            line: 1,
            column: 1,
        }
    }

    fn offset(&mut self, line: usize, column: usize) -> Option<usize> {
        while self.line < line {
            self.at += self.text.get(self.at..)?.find('\n')? + 1;
            self.line += 1;
            self.column = 1;
        }
        let missing = column.checked_sub(self.column).filter(|_| self.line == line)?;
        let rest = self.text.get(self.at..)?;
        let (passed, _) = rest.char_indices().chain([(rest.len(), '\n')]).nth(missing)?;
        if rest.get(..passed)?.contains('\n') {
            return None;
        }
        self.at += passed;
        self.column = column;
        Some(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_going_forward() {
        let text = "甲乙\n\n丙\r\n丁";
        let mut walk = Walk::new(text);
        for (line, column, expected) in [
            (1, 1, text.find('甲')),
            (1, 2, text.find('乙')),
            (1, 3, Some(6)),
            (1, 9, None),
            (3, 1, text.find('丙')),
            (4, 1, text.find('丁')),
            (5, 1, None),
        ] {
            assert_eq!(walk.offset(line, column), expected, "{line}:{column}");
        }
    }
}
