//! A log: some of its lines hold messages.

use super::calls;
use super::missing::nothing;
use super::scan::{self, Seen, held};
use super::{MessageBatch, MessageItem};
use crate::input::batch::MAX_LINE_BYTES;
use crate::input::bytes;
use crate::input::context::Context;
use crate::input::error::{InputError, InputNote};
use crate::input::place::Cursor;
use crate::language::Language;
use crate::message::Message;

/// Reads the messages of a log or of JSON lines, in the memory of one line.
///
/// ```
/// use mobanlint::{Language, input::MessageReader};
/// let log = "start\n12:00 POST {\"touser\":\"o\",\"template_id\":\"T\",\"data\":{\"thing1\":{\"value\":\"甲\"}}}\n";
/// let mut reader = MessageReader::new(Some("send.log"), Language::En);
/// let read: usize = log.lines().map(|line| reader.line(line.as_bytes()).count()).sum();
/// let (errors, notes) = reader.finish();
/// assert_eq!((read, errors.len()), (1, 0));
/// assert_eq!(notes[0].to_string(), "send.log: 1 line holds no message");
/// ```
#[derive(Debug, Clone)]
pub struct MessageReader {
    context: Context,
    line: usize,
    items: Vec<MessageItem>,
    found: usize,
    /// Lines that hold no message.
    others: usize,
}

impl MessageReader {
    /// A reader of the input of this name, before its first line.
    pub fn new(name: Option<&str>, language: Language) -> Self {
        Self::within(Context::new(name, language))
    }

    pub(super) fn within(context: Context) -> Self {
        Self {
            context,
            line: 0,
            items: Vec::new(),
            found: 0,
            others: 0,
        }
    }

    /// Whether an input that begins so holds messages that end on the line they begin on: such an input may be read line by
    /// line. The first 64 KiB are enough.
    pub fn suits(begun: &[u8]) -> bool {
        let context = Context::new(None, Language::En);
        // The last line may be cut off.
        let whole = begun.iter().rposition(|&byte| byte == b'\n').unwrap_or(begun.len());
        let begun = begun.get(..whole).unwrap_or_default();
        let lines = begun.split(|&byte| byte == b'\n');
        let mut objects = 0;
        for text in lines.filter_map(|line| std::str::from_utf8(line).ok()) {
            let Seen { items, .. } = scan::line(text, 1, &context);
            // Data by itself may be part of a message over several lines.
            let named = |message: &Message| message.to.is_some() || message.template_id.is_some();
            if items.iter().flatten().any(named) {
                // Other lines of a program may put values into it.
                return !std::str::from_utf8(begun).is_ok_and(calls::puts_into_variables);
            }
            objects += usize::from(!items.is_empty() && text.trim_start().starts_with('{'));
        }
        objects > 1
    }

    /// Reads the next line, with or without its line break. Of a line longer than [`MAX_LINE_BYTES`] any part that is longer
    /// will do.
    pub fn line(&mut self, bytes: &[u8]) -> impl Iterator<Item = MessageItem> {
        self.line += 1;
        let bytes = if self.line == 1 {
            bytes::without_marks(bytes)
        } else {
            bytes
        };
        if bytes.len() > MAX_LINE_BYTES {
            let message = self.context.too_long(MAX_LINE_BYTES);
            self.wrong(Cursor::new(bytes, self.line).place(), message);
        } else {
            match bytes::utf8(bytes) {
                Ok(text) => self.text(text.trim_end_matches(['\n', '\r'])),
                Err(error) => {
                    let at = error.valid_up_to();
                    let message = self.context.not_utf8(bytes.get(at).copied().unwrap_or_default());
                    self.wrong(Cursor::new(bytes, self.line).place_of(at), message);
                }
            }
        }
        self.found += self.items.len();
        self.items.drain(..)
    }

    fn text(&mut self, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let Seen { items, broken, .. } = scan::line(text, self.line, &self.context);
        if items.is_empty() {
            let meant = ["touser", "template_id", "templateId"]
                .iter()
                .any(|name| text.contains(name));
            match broken.filter(|_| meant) {
                Some((begun, broken)) => {
                    let (place, message) = scan::told(text, self.line, begun, broken, &self.context);
                    self.wrong(place, message);
                }
                None => self.others += 1,
            }
        }
        for item in items {
            let item = held(item, &mut self.context);
            self.items.push(item);
        }
    }

    fn wrong(&mut self, place: crate::input::place::Place, message: String) {
        let error = self.context.error(Some(place), message);
        let item = held(Err(error), &mut self.context);
        self.items.push(item);
    }

    /// What remains to be said after the last line.
    pub fn finish(mut self) -> (Vec<InputError>, Vec<InputNote>) {
        let mut batch = MessageBatch::default();
        if self.found == 0 {
            let message = nothing(&self.context);
            batch.errors.push(self.context.error(None, message));
        } else if self.others > 0 {
            let others = self.others;
            let message = self.context.say(
                format!("{others} 行里没有消息"),
                if others == 1 {
                    "1 line holds no message".to_owned()
                } else {
                    format!("{others} lines hold no message")
                },
            );
            self.context.note(None, message);
        }
        let MessageBatch { errors, notes, .. } = scan::done(batch, self.context);
        (errors, notes)
    }
}
