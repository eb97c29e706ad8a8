//! Bytes in, templates and located errors out. What cannot be read keeps its place among what can.
//!
//! | format | what it holds |
//! |---|---|
//! | JSON | one template, a list of them, `{"templates": [...]}`, or an answer of the platform (below) |
//! | JSON lines | a template a line |
//! | CSV, TSV | the rows of a spreadsheet, wide or long (below) |
//! | titles | a title a line; a line with one tab is `id<TAB>title`; a first line that only names these is passed over |
//!
//! **Tables.** In the *wide* layout a row is a template: its title, then keyword and example by turns. In the *long*
//! layout a row is one keyword: title, keyword, example, type; a title that is blank or repeated continues the template
//! above. A first row of names (`id`/`编号`, `title`/`标题`, `keyword`/`关键词`, `example`/`示例`, `type`/`类型`,
//! `scene`/`场景`, in any order) decides: exactly one keyword column without a number is long, everything else is wide.
//! Without such a row a table is long if it has two to four columns and a row's first cell is blank or repeats the one
//! above, else wide. Cells are never trimmed; a cell of nothing but blanks is absent. Quotes follow RFC 4180, but between
//! tabs a quote that does not enclose the whole cell is a letter of it, as spreadsheets have it on the clipboard. The `'`
//! that [`render::drafts_csv`](crate::render::drafts_csv) puts before some cells is taken off.
//!
//! **Answers of the platform** are known by their shape: rows with `template_id`, `priTmplId` or `tid` and a `title`,
//! in `template_list`, `data` or `list` or in a bare list. `content` and `example` are read back into keywords.

mod bytes;
mod context;
mod error;
mod json;
mod kind;
mod markdown;
mod place;
mod placeholder;
mod platform;
mod schema;
mod table;
mod titles;

use crate::template::{Origin, Template};
use crate::{Language, data::quoted, order};
use context::Context;

pub use bytes::{Opened, Sheet, SheetCell, SheetRow};
pub use error::{InputError, InputNote};
pub use json::LineReader;
pub use kind::Format;
pub(crate) use markdown::is_blank;
pub use schema::schema;
pub(crate) use table::{is_formula, needs_mark};

/// The largest input that is read whole, in bytes: everything but JSON lines, which can be streamed.
pub const MAX_FILE_BYTES: usize = 64 << 20;
/// The longest line of JSON lines, in bytes.
pub const MAX_LINE_BYTES: usize = 1 << 20;
/// The most errors of one input that are told one by one; a closing error counts the rest.
pub const MAX_ERRORS: usize = 1000;
/// The most notes of one input that are told one by one; a closing note counts the rest.
pub const MAX_NOTES: usize = 100;

/// What was read from one input.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Batch {
    /// The templates in their order, with a place held for each that could not be read.
    pub items: Vec<Item>,
    /// What is wrong with the input apart from single templates.
    pub errors: Vec<InputError>,
    /// What is good to know of it: how it was read, what of it is no draft.
    pub notes: Vec<InputNote>,
    /// Whether nothing of it is a draft or meant to be one. Such an input has one error, which says what it seems to be; in
    /// a folder it may be passed over.
    pub foreign: bool,
}

/// One template of the input, readable or not: either way it has an index of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A template that was read.
    Template(Template),
    /// What is wrong with one that could not be read; empty only beyond [`MAX_ERRORS`].
    Unreadable(Vec<InputError>),
}

/// An existing title.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LibraryTitle {
    /// The id it goes by, if it has one.
    pub id: Option<String>,
    /// The title.
    pub title: String,
    /// Where it stands.
    pub origin: Origin,
}

/// The existing titles of one input.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Titles {
    /// The titles in their order.
    pub titles: Vec<LibraryTitle>,
    /// What could not be read.
    pub errors: Vec<InputError>,
    /// What is good to know of the input.
    pub notes: Vec<InputNote>,
}

impl Batch {
    /// The templates that were read, each with its index among all of the input.
    pub fn templates(&self) -> impl Iterator<Item = (usize, &Template)> {
        self.items.iter().enumerate().filter_map(|(index, item)| match item {
            Item::Template(template) => Some((index, template)),
            Item::Unreadable(_) => None,
        })
    }

    /// Every error in the order of its place; those of the whole input come last.
    pub fn all_errors(&self) -> Vec<&InputError> {
        let of_items = self.items.iter().flat_map(|item| match item {
            Item::Template(_) => &[],
            Item::Unreadable(errors) => errors.as_slice(),
        });
        let mut errors: Vec<&InputError> = of_items.chain(&self.errors).collect();
        order::sort_by_key(&mut errors, |error| (error.line.is_none(), error.line, error.column));
        errors
    }
}

/// An input that is to be read: its bytes, and what is known of them.
///
/// ```
/// use mobanlint::{Language, input::Input};
/// let text = r#"[{"title": "停水通知"}, {"titel": "停电通知"}, {"title": "停气通知"}]"#;
/// let batch = Input::new(text.as_bytes()).named("drafts.json").read(Language::En);
/// assert_eq!(batch.templates().map(|(index, _)| index).collect::<Vec<_>>(), [0, 2]);
/// let error = batch.all_errors()[0].to_string();
/// assert_eq!(error, r#"drafts.json:1:22: unknown key "titel"; did you mean "title"?"#);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Input<'i> {
    bytes: &'i [u8],
    name: Option<&'i str>,
    format: Option<Format>,
}

impl<'i> Input<'i> {
    /// An input of these bytes, without a name.
    pub fn new(bytes: &'i [u8]) -> Self {
        Self {
            bytes,
            name: None,
            format: None,
        }
    }

    /// The same input under its name as it will be shown, most often a path; where the bytes leave open what they are, the
    /// name's ending decides.
    #[must_use]
    pub fn named(self, name: &'i str) -> Self {
        Self {
            name: Some(name),
            ..self
        }
    }

    /// The same input, of which the caller knows the format.
    #[must_use]
    pub fn of(self, format: Format) -> Self {
        Self {
            format: Some(format),
            ..self
        }
    }

    /// What it is read as.
    pub fn format(&self) -> Format {
        self.format
            .or_else(|| self.name.and_then(Format::from_path))
            .unwrap_or_else(|| match self.bytes.trim_ascii() {
                // Nothing at all says nothing of its format; drafts are what is expected.
                [] => Format::Json,
                _ => Format::sniff(self.bytes),
            })
    }

    /// Reads drafts.
    pub fn read(&self, language: Language) -> Batch {
        read_in(self.bytes, self.format(), Context::new(self.name, language))
    }

    /// Reads existing titles: from any drafts, and in JSON also a list of strings. Of drafts and of the platform's rows
    /// only the id and the title are kept. A table of two columns without names is `id, title` if Han characters stand
    /// in the second column only.
    pub fn titles(&self, language: Language) -> Titles {
        let context = Context::new(self.name, language).for_library();
        let batch = read_in(self.bytes, self.format(), context);
        let errors = batch.all_errors().into_iter().cloned().collect();
        let titles = batch.items.into_iter().filter_map(|item| match item {
            Item::Template(Template { id, title, origin, .. }) => Some(LibraryTitle { id, title, origin }),
            Item::Unreadable(_) => None,
        });
        Titles {
            titles: titles.collect(),
            errors,
            notes: batch.notes,
        }
    }
}

fn read_in(bytes: &[u8], format: Format, mut context: Context) -> Batch {
    if bytes.len() > MAX_FILE_BYTES && format != Format::JsonLines {
        let found = bytes.len();
        let message = context.say(
            format!("输入有 {found} 字节，上限为 {MAX_FILE_BYTES} 字节；更大的请改用 .jsonl，逐行读取"),
            format!(
                "the input has {found} bytes, the limit is {MAX_FILE_BYTES}; use .jsonl, which is read line by line"
            ),
        );
        return refused(&context, message);
    }
    let mut batch = if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        let message = context.say("输入是 UTF-16 编码，应为 UTF-8", "the input is UTF-16, expected UTF-8");
        refused(&context, message)
    } else {
        let bytes = bytes.strip_prefix(context::BOM).unwrap_or(bytes);
        match format {
            Format::Json => json::read(bytes, &mut context),
            Format::JsonLines => json::read_lines(bytes, &mut context),
            Format::Csv => table::read_csv(bytes, &mut context),
            Format::Tsv => table::read(bytes, b'\t', &mut context),
            Format::Text => {
                markdown::read(bytes, &mut context).unwrap_or_else(|| placeholder::read(bytes, &mut context))
            }
            Format::Titles => titles::read(bytes, &mut context),
        }
    };
    if batch.items.is_empty() && batch.errors.is_empty() {
        let expected = format.expected(context.language);
        let message = context.say(
            format!("没有任何模板；应为{expected}"),
            format!("there are no templates; expected {expected}"),
        );
        batch.errors.push(context.error(None, message));
    }
    batch.errors.extend(context.closing());
    batch.notes = context.take_notes();
    batch
}

/// An input of which nothing is read.
fn refused(context: &Context, message: String) -> Batch {
    Batch {
        errors: vec![context.error(None, message)],
        ..Batch::default()
    }
}

#[cfg(test)]
mod tests;
