//! What all readers share: the input's name, the language, and how many errors may still be told.

use std::sync::Arc;

use super::batch::{Item, MAX_ERRORS, MAX_NOTES};
use super::error::{InputError, InputNote};
use super::place::Place;
use crate::data::quoted;
use crate::language::Language;
use crate::place::cell_name;
use crate::template::{Origin, Template};

#[derive(Debug, Clone)]
pub(super) struct Context {
    path: Option<Arc<str>>,
    pub(super) language: Language,
    /// Titles are read for a library: a bare string is one.
    pub(super) library: bool,
    /// The sheet of a workbook that is being read.
    pub(super) sheet: Option<Arc<str>>,
    told: usize,
    untold: usize,
    notes: Vec<InputNote>,
    unnoted: usize,
}

impl Context {
    pub(super) fn new(origin: Option<&str>, language: Language) -> Self {
        Self {
            path: origin.map(Arc::from),
            language,
            library: false,
            sheet: None,
            told: 0,
            untold: 0,
            notes: Vec::new(),
            unnoted: 0,
        }
    }

    pub(super) fn for_library(self) -> Self {
        Self { library: true, ..self }
    }

    /// Where a template begins: its line, or the row of a workbook's sheet.
    pub(super) fn origin(&self, line: usize) -> Origin {
        Origin::new(self.path.clone(), Some(line)).in_sheet(self.sheet.clone())
    }

    pub(super) fn say<'t>(&self, zh: impl Into<Text<'t>>, en: impl Into<Text<'t>>) -> String {
        match self.language {
            Language::Zh => zh.into().0.into_owned(),
            Language::En => en.into().0.into_owned(),
        }
    }

    pub(super) fn error(&self, place: Option<Place>, message: impl Into<String>) -> InputError {
        let mut error = InputError::new(self.path.as_deref(), message);
        if let Some(place) = place {
            error = error.at(place.line, Some(place.column).filter(|column| *column > 0));
            error.cell = place.cell.map(|(row, column)| cell_name(row, column).into());
        }
        error.sheet = self.sheet.as_deref().map(Into::into);
        error
    }

    /// Something good to know, if there is room for it.
    pub(super) fn note(&mut self, place: Option<Place>, message: impl Into<String>) {
        if self.notes.len() < MAX_NOTES {
            let note = self.error(place, message).into();
            self.notes.push(note);
        } else {
            self.unnoted += 1;
        }
    }

    /// How much was noted so far.
    pub(super) fn noted(&self) -> (usize, usize) {
        (self.notes.len(), self.unnoted)
    }

    /// Takes back what was noted by a reader whose reading is not kept, while another's is: from one count to another.
    pub(super) fn take_back(&mut self, from: (usize, usize), to: (usize, usize)) {
        self.notes.drain(from.0..to.0.min(self.notes.len()).max(from.0));
        self.unnoted = self.unnoted.saturating_sub(to.1 - from.1);
    }

    /// What was noted, and how much there was no room for.
    pub(super) fn take_notes(&mut self) -> Vec<InputNote> {
        let mut notes = std::mem::take(&mut self.notes);
        let more = std::mem::take(&mut self.unnoted);
        if more > 0 {
            let message = self.say(
                format!("还有 {more} 条说明未列出（每个输入最多列出 {MAX_NOTES} 条）"),
                format!("{more} more notes are not listed (the limit is {MAX_NOTES} an input)"),
            );
            notes.push(InputNote::new(self.path.as_deref(), message));
        }
        notes
    }

    /// How many more errors may be told.
    pub(super) fn left(&self) -> usize {
        MAX_ERRORS.saturating_sub(self.told)
    }

    /// Counts errors that will not be told for want of room.
    pub(super) fn pass_over(&mut self, count: usize) {
        self.untold += count;
    }

    /// Begins anew: what was told is not so.
    pub(super) fn forget(&mut self) {
        (self.told, self.untold) = (0, 0);
    }

    /// An error of the input itself, if there is room for it.
    pub(super) fn tell(&mut self, errors: &mut Vec<InputError>, place: Option<Place>, message: impl Into<String>) {
        if self.left() == 0 {
            self.untold += 1;
        } else {
            self.told += 1;
            errors.push(self.error(place, message));
        }
    }

    /// A template that cannot be read, with as many of its errors as there is room for.
    pub(super) fn unreadable(&mut self, mut errors: Vec<InputError>) -> Item {
        let left = self.left();
        self.untold += errors.len().saturating_sub(left);
        errors.truncate(left);
        self.told += errors.len();
        Item::Unreadable(errors)
    }

    /// A template that breaks off at one place.
    pub(super) fn broken(&mut self, place: Place, message: impl Into<String>) -> Item {
        let error = self.error(Some(place), message);
        self.unreadable(vec![error])
    }

    /// A template that begins on this line; the places of its fields, where the reader put any, stay.
    pub(super) fn template(&self, mut template: Template, line: usize) -> Item {
        template.origin.begin(self.path.clone(), line, self.sheet.clone());
        Item::Template(template)
    }

    /// How many errors there was no room for.
    pub(super) fn closing(&self) -> Option<InputError> {
        let more = self.untold;
        (more > 0).then(|| {
            let message = self.say(
                format!("还有 {more} 个错误未列出（每个输入最多列出 {MAX_ERRORS} 个）"),
                format!("{more} more errors are not listed (the limit is {MAX_ERRORS} an input)"),
            );
            self.error(None, message)
        })
    }

    /// What to say of a byte that is not UTF-8.
    pub(super) fn not_utf8(&self, byte: u8) -> String {
        self.say(
            format!("字节 0x{byte:02X} 不是 UTF-8；应为 UTF-8 编码的文本"),
            format!("byte 0x{byte:02X} is not UTF-8; expected text in UTF-8"),
        )
    }

    /// How long such a line is, its reader need not know: of a line of a gigabyte no more is kept than shows that it is too
    /// long.
    pub(super) fn too_long(&self, limit: usize) -> String {
        self.say(
            format!("这一行超过上限 {limit} 字节"),
            format!("the line is longer than the limit of {limit} bytes"),
        )
    }

    /// A character as it is shown in a message: those that could be mistaken or not seen with their code point.
    pub(super) fn shown(found: char) -> String {
        if found.is_ascii_graphic() {
            format!("`{found}`")
        } else if found.is_alphanumeric() {
            quoted(found.encode_utf8(&mut [0; 4]))
        } else {
            format!(
                "{} (U+{:04X})",
                quoted(found.encode_utf8(&mut [0; 4])),
                u32::from(found)
            )
        }
    }
}

/// Either a fixed text or one made for the occasion.
pub(super) struct Text<'t>(std::borrow::Cow<'t, str>);

impl<'t> From<&'t str> for Text<'t> {
    fn from(text: &'t str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Text<'_> {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}
