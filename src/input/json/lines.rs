//! JSON lines: a template a line, one at a time.

use super::gate::Gate;
use super::own::only;
use super::syntax::skip_blanks;
use super::told::are_json_lines;
use crate::input::batch::{Batch, Item, MAX_LINE_BYTES};
use crate::input::bytes;
use crate::input::context::Context;
use crate::input::error::{InputError, InputNote};
use crate::input::format::Format;
use crate::input::place::Cursor;
use crate::language::Language;

/// Reads JSON lines one by one, in the memory of one line.
///
/// ```
/// use mobanlint::{Language, input::{Item, LineReader}};
/// let mut lines = LineReader::new(Some("drafts.jsonl"), Language::En);
/// let mut read = Vec::new();
/// for line in "{\"title\": \"停水通知\"}\n\n{\"title\": 1}".split('\n') {
///     read.extend(lines.line(line.as_bytes()));
/// }
/// let [Item::Template(_), Item::Unreadable(errors)] = read.as_slice() else { panic!() };
/// assert_eq!(errors[0].to_string(), "drafts.jsonl:3:11: title: expected a string, found 1");
/// ```
#[derive(Debug, Clone)]
pub struct LineReader {
    context: Context,
    gate: Gate,
    line: usize,
    batch: Batch,
    items: usize,
}

impl LineReader {
    /// A reader of the input of this name, before its first line.
    pub fn new(origin: Option<&str>, language: Language) -> Self {
        Self::within(Context::new(origin, language))
    }

    fn within(context: Context) -> Self {
        let mut gate = Gate::default();
        gate.is_list();
        Self {
            context,
            gate,
            line: 0,
            batch: Batch::default(),
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
        let text = bytes::begun(bytes::without_marks(begun));
        bytes::open(begun) == Ok(bytes::Opened::Plain) && are_json_lines(text, name.and_then(Format::from_path))
    }

    /// The same reader for existing titles, as [`Input::titles`](crate::input::Input::titles) reads them.
    #[must_use]
    pub fn for_titles(mut self) -> Self {
        self.context = self.context.for_library();
        self
    }

    /// Reads the next line, with or without its line break: most often one template, none of a line that is blank or
    /// no template at all, several of one that holds several. Of a line longer than [`MAX_LINE_BYTES`] any part that is
    /// longer will do.
    pub fn line(&mut self, bytes: &[u8]) -> impl Iterator<Item = Item> {
        self.line += 1;
        // The marks of the whole input stand before its first line and behind its last, which nobody knows here to be that:
        // anywhere else what ends a file is no part of a line either.
        let bytes = bytes::without_end_mark(if self.line == 1 {
            bytes::without_marks(bytes)
        } else {
            bytes
        });
        let read = only(bytes).filter(|_| bytes.len() <= MAX_LINE_BYTES);
        if let Some(read) = read {
            let item = read.item(0, &mut Cursor::new(bytes, self.line), &self.context);
            self.gate.own(item, &mut self.context, &mut self.batch);
        } else if !bytes.trim_ascii().is_empty() {
            self.other(bytes);
        }
        self.items += self.batch.items.len();
        self.batch.items.drain(..)
    }

    fn other(&mut self, bytes: &[u8]) {
        let mut cursor = Cursor::new(bytes, self.line);
        if bytes.len() > MAX_LINE_BYTES {
            let message = self.context.too_long(MAX_LINE_BYTES);
            let item = self.context.broken(cursor.place(), message);
            return self.gate.own(item, &mut self.context, &mut self.batch);
        }
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text.trim_end_matches(['\n', '\r']),
            Err(error) => {
                let at = error.valid_up_to();
                let message = self.context.not_utf8(bytes.get(at).copied().unwrap_or_default());
                let item = self.context.broken(cursor.place_of(at), message);
                return self.gate.own(item, &mut self.context, &mut self.batch);
            }
        };
        let start = skip_blanks(bytes, 0);
        cursor.advance(start);
        self.gate
            .value(text, start, &mut cursor, &mut self.context, &mut self.batch);
    }

    /// What remains to be said after the last line: that there was no template, how many errors were not told; and what
    /// is good to know of the lines.
    pub fn finish(mut self) -> (Vec<InputError>, Vec<InputNote>) {
        let Batch { mut errors, .. } = self.end();
        if self.items == 0 && errors.is_empty() {
            let message = self.context.say(
                "没有任何模板；应为每行一个模板",
                "there are no templates; expected a template a line",
            );
            errors.push(self.context.error(None, message));
        }
        errors.extend(self.context.closing());
        (errors, self.context.take_notes())
    }

    fn end(&mut self) -> Batch {
        std::mem::take(&mut self.gate).finish(&mut self.context, &mut self.batch);
        std::mem::take(&mut self.batch)
    }
}

/// Reads all lines of an input.
pub(in crate::input) fn read(bytes: &[u8], context: &mut Context) -> Batch {
    let mut lines = LineReader::within(context.clone());
    let mut items = Vec::new();
    for line in bytes.split(|&byte| byte == b'\n') {
        items.extend(lines.line(line));
    }
    let batch = lines.end();
    *context = lines.context;
    Batch { items, ..batch }
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
