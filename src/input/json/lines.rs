//! JSON lines: a template a line, one at a time.

use super::draft;
use super::examine::{self, Outcome};
use crate::Language;
use crate::input::context::{self, Context};
use crate::input::place::Cursor;
use crate::input::{Batch, InputError, Item, MAX_LINE_BYTES, bytes, kind};

/// Reads JSON lines one by one, in the memory of one line.
///
/// ```
/// use mobanlint::{Language, input::{Item, LineReader}};
/// let mut lines = LineReader::new(Some("drafts.jsonl"), Language::En);
/// let mut read = "{\"title\": \"停水通知\"}\n\n{\"title\": 1}".split('\n').filter_map(|line| lines.line(line.as_bytes()));
/// assert!(matches!(read.next(), Some(Item::Template(_))));
/// let Some(Item::Unreadable(errors)) = read.next() else { panic!() };
/// assert_eq!(errors[0].to_string(), "drafts.jsonl:3:11: title: expected a string, found 1");
/// ```
#[derive(Debug, Clone)]
pub struct LineReader {
    context: Context,
    line: usize,
    items: usize,
}

impl LineReader {
    /// A reader of the input of this name, before its first line.
    pub fn new(origin: Option<&str>, language: Language) -> Self {
        Self {
            context: Context::new(origin, language),
            line: 0,
            items: 0,
        }
    }

    /// Whether an input of this name that begins so is JSON lines in UTF-8: such an input may be read line by line, any
    /// other must be read whole. The first 64 KiB are enough.
    ///
    /// ```
    /// use mobanlint::input::LineReader;
    /// assert!(LineReader::suits(b"{\"title\": \"a\"}\n{\"title\": \"b\"}\n", None));
    /// assert!(!LineReader::suits(b"[{\"title\": \"a\"}]", Some("drafts.jsonl")));
    /// ```
    pub fn suits(begun: &[u8], name: Option<&str>) -> bool {
        let text = begun.strip_prefix(context::BOM).unwrap_or(begun);
        bytes::open(begun) == Ok(bytes::Opened::Plain)
            && kind::are_json_lines(text, name.and_then(kind::Format::from_path))
    }

    /// Reads the next line, with or without its line break; none if it is blank. Of a line longer than
    /// [`MAX_LINE_BYTES`] any part that is longer will do.
    pub fn line(&mut self, bytes: &[u8]) -> Option<Item> {
        self.line += 1;
        // The byte order mark of the whole input stands before its first line.
        let bytes = if self.line == 1 {
            bytes.strip_prefix(context::BOM).unwrap_or(bytes)
        } else {
            bytes
        };
        if let Some(read) = draft::only(bytes).filter(|_| bytes.len() <= MAX_LINE_BYTES) {
            self.items += 1;
            return Some(read.item(0, &mut Cursor::new(bytes, self.line), &self.context));
        }
        if bytes.trim_ascii().is_empty() {
            return None;
        }
        self.items += 1;
        Some(self.unread(bytes))
    }

    fn unread(&mut self, bytes: &[u8]) -> Item {
        let mut cursor = Cursor::new(bytes, self.line);
        if bytes.len() > MAX_LINE_BYTES {
            let message = self.context.too_long(bytes.len(), MAX_LINE_BYTES);
            return self.context.broken(cursor.place(), message);
        }
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text.trim_end_matches(['\n', '\r']),
            Err(error) => {
                let at = error.valid_up_to();
                let message = self.context.not_utf8(bytes.get(at).copied().unwrap_or_default());
                return self.context.broken(cursor.place_of(at), message);
            }
        };
        let start = super::syntax::skip_blanks(bytes, 0);
        cursor.advance(start);
        match examine::examine(text, start, &mut cursor, &mut self.context) {
            Outcome::Item(item) => item,
            Outcome::KeywordRow => {
                let message = self.context.say(
                    "这一行是 getpubtemplatekeywords 的关键词，没有标题；应为模板",
                    "a keyword of getpubtemplatekeywords, which has no title; expected a template",
                );
                self.context.broken(cursor.place(), message)
            }
        }
    }

    /// What remains to be said after the last line: that there was no template, how many errors were not told.
    pub fn finish(self) -> Vec<InputError> {
        let mut errors = Vec::new();
        if self.items == 0 {
            let message = self.context.say(
                "没有任何模板；应为每行一个模板",
                "there are no templates; expected a template a line",
            );
            errors.push(self.context.error(None, message));
        }
        errors.extend(self.context.closing());
        errors
    }
}

/// Reads all lines of an input.
pub(in crate::input) fn read(bytes: &[u8], context: &mut Context) -> Batch {
    let mut lines = LineReader {
        context: context.clone(),
        line: 0,
        items: 0,
    };
    let items = bytes
        .split(|&byte| byte == b'\n')
        .filter_map(|line| lines.line(line))
        .collect();
    *context = lines.context;
    Batch {
        items,
        ..Batch::default()
    }
}

/// The lines of an input that is no JSON, each with its number and without its line break; the byte that is not UTF-8
/// and its offset where one is not.
pub(in crate::input) fn texts(bytes: &[u8]) -> impl Iterator<Item = (usize, Result<&str, (&[u8], usize)>)> {
    (1..).zip(bytes.split(|&byte| byte == b'\n')).map(|(number, line)| {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        (
            number,
            std::str::from_utf8(line).map_err(|error| (line, error.valid_up_to())),
        )
    })
}
