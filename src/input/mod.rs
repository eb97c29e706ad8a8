//! Bytes in, templates and located errors out. What cannot be read keeps its place among what can.
//!
//! | format | what it holds |
//! |---|---|
//! | JSON | one template, a list of them, `{"templates": [...]}`, or whatever holds templates (below) |
//! | JSON lines | a template a line |
//! | CSV, TSV, workbooks | the rows of a spreadsheet, wide or long (below) |
//! | text | templates marked by placeholders such as `{{thing1.DATA}}`, in a paste, code, SQL; drafts as Markdown |
//! | titles | a title a line, or several; a line with one tab is `id<TAB>title`; numbers and bullets before titles are taken off |
//!
//! **What an input is** is decided here, once for every face: by the signature of its bytes, by evidence for an encoding,
//! by what the text holds, and only where that leaves it open by its name. What holds no drafts is refused whole, in one
//! error that says what it seems to be; nothing is taken for a list of titles that does not look like one.
//!
//! **Tables.** In the *wide* layout a row is a template: its title, then keyword and example by turns. In the *long*
//! layout a row is one keyword: title, keyword, example, type; a title that is blank or repeated continues the template
//! above. A first row of names (`id`/`编号`, `title`/`标题`, `keyword`/`关键词`, `example`/`示例`, `type`/`类型`,
//! `scene`/`场景`, `ignore`/`忽略`, `other keys`/`其余键`, in any order) decides: exactly one keyword column without a number is long, everything else is wide.
//! Without such a row a table is long if it has two to four columns and a row's first cell is blank or repeats the one
//! above, else wide. Cells are never trimmed; a cell of nothing but blanks is absent. Quotes follow RFC 4180, but between
//! tabs a quote that does not enclose the whole cell is a letter of it, as spreadsheets have it on the clipboard. The `'`
//! that [`render::drafts_csv`](crate::render::drafts_csv) puts before some cells is taken off.
//!
//! **JSON under other names.** What is no draft in our own form is looked through for templates, at any depth: records
//! with a title (`title`, `name`, 标题, `tplTitle` …) and a content with placeholders (`content`, `detail`, 内容 …), or with a
//! list that pairs labels with keys (`[["书籍名称", "{book}", "thing1"]]`, `[{"name": …, "key": "thing1"}]`,
//! `{"thing1": "书籍名称"}`), or with an id of the platform. So are the answers of the platform read, exports of databases and
//! the constants of programs. Of these, members that say nothing of a draft are noted; in our own form they are errors.
//!
//! **Text with placeholders** is a paste from the console, code with its comments, SQL, data of other formats, Markdown.
//! The label stands before a placeholder, on its line or above it, and the title above that; keys without braces count
//! where names stand beside them. Only what a person would call a title is one: what has none is a note.
//!
//! **Text without placeholders** holds drafts if its layout tells them: an outline with titles that end as titles do and
//! keywords below or beside them, YAML, the lists and maps of a program.

mod apart;
mod batch;
mod bytes;
mod context;
mod eight;
mod error;
mod format;
mod handed;
mod json;
mod kind;
mod markdown;
mod message;
mod outline;
mod place;
mod placeholder;
mod platform;
mod reference;
mod schema;
mod seems;
mod table;
mod titles;

use std::borrow::Cow;

use crate::language::Language;
use context::Context;
use place::Cursor;

pub use batch::{Batch, Item, LibraryTitle, MAX_ERRORS, MAX_FILE_BYTES, MAX_LINE_BYTES, MAX_NOTES, Titles};
pub use bytes::{Need, Opened, Refusal, Sheet, SheetCell, SheetRow, open};
pub use error::{InputError, InputNote};
pub use format::Format;
pub use json::{LineReader, values};
pub(crate) use markdown::is_blank;
pub use message::{MessageBatch, MessageItem, MessageReader, message_values, messages};
pub(crate) use message::{data as message_data, message_of};
pub use schema::schema;
pub(crate) use table::values::keys;
pub(crate) use table::{is_formula, needs_mark};

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
    opened: Option<&'i Result<Opened, Refusal>>,
}

impl<'i> Input<'i> {
    /// An input of these bytes, without a name.
    pub fn new(bytes: &'i [u8]) -> Self {
        Self {
            bytes,
            name: None,
            format: None,
            opened: None,
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

    /// The same input, of which [`open`] has said what its bytes hold: in another module, where this one lacks what reads
    /// them ([`Refusal::need`]). It is read as if it had been opened here.
    #[must_use]
    pub fn opened(self, opened: &'i Result<Opened, Refusal>) -> Self {
        Self {
            opened: Some(opened),
            ..self
        }
    }

    /// Reads drafts.
    pub fn read(&self, language: Language) -> Batch {
        self.read_in(Context::new(self.name, language))
    }

    /// Reads existing titles: from any drafts, and in JSON also a list of strings. Of drafts and of the platform's rows
    /// only the id, the title and the names of the keywords are kept. A table of two columns without names is `id, title` if Han characters stand
    /// in the second column only.
    pub fn titles(&self, language: Language) -> Titles {
        let batch = self.read_in(Context::new(self.name, language).for_library());
        let errors = batch.all_errors().into_iter().cloned().collect();
        let titles = batch.items.into_iter().filter_map(|item| match item {
            Item::Template(template) => Some(template.into()),
            Item::Unreadable(_) => None,
        });
        Titles {
            titles: titles.collect(),
            errors,
            notes: batch.notes,
            foreign: batch.foreign,
        }
    }

    fn read_in(&self, mut context: Context) -> Batch {
        let own;
        let opened = if let Some(opened) = self.opened {
            opened
        } else {
            own = open(self.bytes);
            &own
        };
        let text = match opened {
            Ok(Opened::Plain) => self.bytes,
            Ok(Opened::Text { text, encoding }) => {
                let message = context.say(format!("按 {encoding} 读取"), format!("read as {encoding}"));
                context.note(None, message);
                text.as_bytes()
            }
            Ok(Opened::Sheets(sheets)) => {
                if bytes::has_macros(self.bytes) {
                    let message = context.say(
                        "工作簿里有宏，只读单元格，不读也不运行宏",
                        "the workbook has macros, which are neither read nor run",
                    );
                    context.note(None, message);
                }
                let mut batch = table::read_sheets(sheets, &mut context);
                batch.format = Some(Format::Workbook);
                return self.done(batch, context);
            }
            Err(refusal) => {
                let message = context.say(
                    refusal.message(Language::Zh).to_owned(),
                    refusal.message(Language::En).to_owned(),
                );
                return refused(&context, message, refusal.is_foreign());
            }
        };
        let text = bytes::without_marks(bytes::without_end_mark(text));
        let format = match self.format.map_or_else(|| kind::told(text, self.name), Ok) {
            Ok(format) => format,
            Err(seems) => return refused(&context, context.say(seems.zh, seems.en), true),
        };
        if text.len() > MAX_FILE_BYTES && format != Format::JsonLines {
            let found = text.len();
            let message = context.say(
                format!("输入有 {found} 字节，上限为 {MAX_FILE_BYTES} 字节；更大的请改用 .jsonl，逐行读取"),
                format!(
                    "the input has {found} bytes, the limit is {MAX_FILE_BYTES}; use .jsonl, which is read line by line"
                ),
            );
            return refused(&context, message, false);
        }
        let mut batch = match format {
            Format::Json => json::read(text, &mut context),
            Format::JsonLines => json::read_lines(text, &mut context),
            // A workbook of which the caller was wrong is a table that was only called so.
            Format::Csv | Format::Workbook => table::read_csv(text, &mut context),
            Format::Tsv => table::read(text, b'\t', &mut context),
            Format::Text => {
                let (sound, errors) = sound_lines(text, &mut context);
                let before = context.noted();
                let read = markdown::read(sound.as_bytes(), &mut context);
                let read = read.or_else(|| outline::read_settings(sound.as_bytes(), &mut context));
                let mut batch = read.unwrap_or_else(|| placeholder::read(&sound, &mut context));
                // Where nothing marks a template, its layout may.
                let noted = context.noted();
                if batch.items.is_empty()
                    && let Some(outline) = outline::read(sound.as_bytes(), &mut context)
                {
                    context.take_back(before, noted);
                    batch = outline;
                }
                // Braces stand in many languages. Without a template among them it is a text like any other.
                if self.format.is_none() && batch.items.is_empty() && batch.errors.is_empty() {
                    // Whoever writes a placeholder means a draft, which must not be passed over.
                    let meant = platform::braces::certain_braces(&sound).next().is_some();
                    let seems = if meant {
                        kind::untitled()
                    } else {
                        kind::seems_to_be(text, self.name)
                    };
                    return refused(&context, context.say(seems.zh, seems.en), !meant);
                }
                batch.errors.splice(..0, errors);
                batch
            }
            Format::Titles => titles::read(text, &mut context),
        };
        batch.format = Some(format);
        self.done(batch, context)
    }

    /// The batch with all that is told of the input as a whole.
    fn done(&self, mut batch: Batch, mut context: Context) -> Batch {
        if batch.items.is_empty() && batch.errors.is_empty() {
            let expected = batch.format.unwrap_or(Format::Json).expected(context.language);
            let message = context.say(
                format!("没有任何模板；应为{expected}"),
                format!("there are no templates; expected {expected}"),
            );
            batch.errors.push(context.error(None, message));
            // An empty file holds no drafts, unless its name says that it was meant to.
            batch.foreign |= self.name.is_some_and(|name| Format::from_path(name).is_none());
        }
        if batch.foreign {
            batch.format = None;
        }
        batch.errors.extend(context.closing());
        batch.notes = context.take_notes();
        batch
    }
}

/// The text without the lines that are not UTF-8, each of which is told. The others stay where they are.
fn sound_lines<'t>(text: &'t [u8], context: &mut Context) -> (Cow<'t, str>, Vec<InputError>) {
    let mut errors = Vec::new();
    if let Ok(text) = bytes::utf8(text) {
        return (text.into(), errors);
    }
    let mut sound = String::with_capacity(text.len());
    for (number, line) in json::texts(text) {
        match line {
            Ok(line) => sound.push_str(line),
            Err((line, at)) => {
                let message = context.not_utf8(line.get(at).copied().unwrap_or_default());
                let place = Cursor::new(line, number).place_of(at);
                context.tell(&mut errors, Some(place), message);
            }
        }
        sound.push('\n');
    }
    (sound.into(), errors)
}

/// An input of which nothing is read.
fn refused(context: &Context, message: String, foreign: bool) -> Batch {
    Batch {
        errors: vec![context.error(None, message)],
        foreign,
        ..Batch::default()
    }
}

#[cfg(test)]
mod tests;
