//! One change of a draft: a text that comes in the place of another.

use mobanlint::input::InputNote;
use mobanlint::render::visible;
use mobanlint::{At, Field, Language, Template};

use super::why::Why;

/// A text that is to stand in the place of another.
#[derive(Debug, Clone)]
pub(super) struct Change {
    /// Which item of the input it is a field of.
    pub(super) item: usize,
    pub(super) field: Field,
    pub(super) at: At,
    pub(super) old: String,
    pub(super) new: String,
    /// In a table a title may be written again in the rows of its keywords: these rows.
    pub(super) repeated: Vec<usize>,
    pub(super) path: Option<String>,
}

impl Change {
    /// Makes it in a template that was read.
    pub(super) fn make(&self, template: &mut Template) {
        let text = match self.field {
            Field::Title => Some(&mut template.title),
            Field::KeywordName(index) => template.keywords.get_mut(index).map(|keyword| &mut keyword.name),
            Field::KeywordExample(index) => template
                .keywords
                .get_mut(index)
                .and_then(|keyword| keyword.example.as_mut()),
            _ => None,
        };
        if let Some(text) = text {
            text.clone_from(&self.new);
        }
    }

    /// What a cell is to say that says this; none if it does not hold the old text alone. The mark stays that keeps a
    /// spreadsheet from taking a text for a formula.
    pub(super) fn in_cell(&self, said: &str) -> Option<String> {
        let mark = said.strip_suffix(&self.old)?;
        matches!(mark, "" | "'").then(|| format!("{mark}{}", self.new))
    }

    /// That the text stays as it is.
    pub(super) fn left(&self, why: Why, language: Language) -> InputNote {
        let field = self.field;
        let (old, new) = (visible(&self.old).text, visible(&self.new).text);
        let why = why.said(language);
        let message = match language {
            Language::Zh => format!("{field}“{old}”没有改为“{new}”：{why}"),
            Language::En => format!("{field} “{old}” is not changed to “{new}”: {why}"),
        };
        let mut note = InputNote::new(self.path.as_deref(), message);
        note.line = self.at.line;
        note.column = self.at.column;
        note.cell = self.at.cell.as_deref().map(Into::into);
        note.sheet = self.at.sheet.as_deref().map(Into::into);
        note
    }
}

/// Row and column of a cell by its name, both from 1.
pub(super) fn cell(name: &str) -> Option<(usize, usize)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = name.split_at_checked(digits)?;
    let digit = |letter: u8| letter.is_ascii_uppercase().then(|| usize::from(letter - b'A') + 1);
    let column = letters.bytes().try_fold(0_usize, |column, letter| {
        column.checked_mul(26)?.checked_add(digit(letter)?)
    })?;
    Some((row.parse().ok()?, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_names() {
        for (name, place) in [
            ("A1", Some((1, 1))),
            ("C4", Some((4, 3))),
            ("AA10", Some((10, 27))),
            ("ZZ1", Some((1, 702))),
            ("4", Some((4, 0))),
            ("c4", None),
            ("C", None),
        ] {
            assert_eq!(cell(name), place, "{name}");
        }
    }
}
