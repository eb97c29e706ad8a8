//! Messages, as they are written for the platform's interface: JSON, lines of a log, what people paste.
//!
//! `shape` tells messages among other JSON, `build` reads one with its places, `literal` transcribes objects of programs and
//! `expression` what these compute, `calls` and `assigned` find what they put together step by step, `parts` and `whole` put
//! it together, `scan` finds messages in any text, `escaped` those that stand in one as texts, `encoded` in addresses,
//! `printed` as programs print them, `program` reads what people paste, and `lines` a log.

mod assigned;
mod build;
mod calls;
mod encoded;
mod escaped;
mod expression;
mod lines;
mod literal;
mod missing;
mod parts;
mod printed;
mod program;
mod scan;
mod shape;
#[cfg(test)]
mod tests;
mod whole;

use serde_json::Value;

use super::batch::MAX_FILE_BYTES;
use super::bytes::{self, Opened, open};
use super::context::Context;
use super::error::{InputError, InputNote};
use super::json::Tape;
use crate::language::Language;
use crate::message::{Message, MessageData};
use crate::order;

pub use lines::MessageReader;

/// The messages of one input.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct MessageBatch {
    /// The messages in their order, with a place held for each that could not be read.
    pub items: Vec<MessageItem>,
    /// What is wrong with the input apart from single messages.
    pub errors: Vec<InputError>,
    /// What is good to know of it.
    pub notes: Vec<InputNote>,
}

/// One message of the input, readable or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MessageItem {
    /// A message that was read.
    Message(Box<Message>),
    /// What is wrong with one that could not be read; empty only beyond [`super::MAX_ERRORS`].
    Unreadable(Vec<InputError>),
}

impl MessageBatch {
    /// The messages that were read, each with its index among all of the input.
    pub fn messages(&self) -> impl Iterator<Item = (usize, &Message)> {
        self.items.iter().enumerate().filter_map(|(index, item)| match item {
            MessageItem::Message(message) => Some((index, &**message)),
            MessageItem::Unreadable(_) => None,
        })
    }

    /// Every error in the order of its place; those of the whole input come last.
    pub fn all_errors(&self) -> Vec<&InputError> {
        let of_items = self.items.iter().flat_map(|item| match item {
            MessageItem::Message(_) => &[],
            MessageItem::Unreadable(errors) => errors.as_slice(),
        });
        let mut errors: Vec<&InputError> = of_items.chain(&self.errors).collect();
        order::sort_by_key(&mut errors, |error| (error.line.is_none(), error.line, error.column));
        errors
    }
}

/// Reads the messages of an input: one, a list of them, whatever JSON holds them, a log with one in some of its lines, the
/// object a program hands to the interface, its `data` alone. `name` is shown in places and errors.
///
/// ```
/// use mobanlint::{Field, Language, input::messages};
/// let text = "wx.send({\n  templateId: 'ID', // of the order\n  data: {thing1: {value: '甲'}},\n})";
/// let batch = messages(text.as_bytes(), Some("send.js"), Language::En);
/// let (_, message) = batch.messages().next().ok_or("there is one")?;
/// assert_eq!(message.value("thing1"), Some("甲"));
/// let value: Field = "data.thing1.value".parse()?;
/// assert_eq!(message.at(value).map(|at| at.to_string()).as_deref(), Some(":3:26"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn messages(bytes: &[u8], name: Option<&str>, language: Language) -> MessageBatch {
    let mut context = Context::new(name, language);
    let failed = |context: &Context, message: String| MessageBatch {
        errors: vec![context.error(None, message)],
        ..MessageBatch::default()
    };
    let opened = open(bytes);
    let text = match &opened {
        Ok(Opened::Plain) => bytes,
        Ok(Opened::Text { text, encoding }) => {
            let message = context.say(format!("按 {encoding} 读取"), format!("read as {encoding}"));
            context.note(None, message);
            text.as_bytes()
        }
        Ok(Opened::Sheets(_)) => {
            let message = context.say(
                "这是工作簿；应为消息：JSON、一行一条的日志，或粘贴的对象",
                "this is a workbook; expected messages: JSON, a log with one a line, or a pasted object",
            );
            return failed(&context, message);
        }
        Err(refusal) => return failed(&context, refusal.message(language).to_owned()),
    };
    let text = bytes::without_marks(text);
    if text.len() > MAX_FILE_BYTES {
        let found = text.len();
        let message = context.say(
            format!("输入有 {found} 字节，上限为 {MAX_FILE_BYTES} 字节；更大的请改为一行一条，逐行读取"),
            format!("the input has {found} bytes, the limit is {MAX_FILE_BYTES}; write a message a line, which is read line by line"),
        );
        return failed(&context, message);
    }
    match bytes::utf8(text) {
        Ok(text) => of_text(text, context),
        Err(_) if MessageReader::suits(text) => of_lines(text, context),
        Err(error) => {
            let byte = text.get(error.valid_up_to()).copied().unwrap_or_default();
            let message = context.not_utf8(byte);
            failed(&context, message)
        }
    }
}

/// The messages of a value written as JSON: one, a list of them, or whatever holds them. For another module that reads no
/// files.
pub fn message_values(json: &str, language: Language) -> MessageBatch {
    let mut context = Context::new(None, language);
    let batch = scan::json(json, &mut context).unwrap_or_else(|| {
        let message = missing::nothing(&context);
        MessageBatch {
            errors: vec![context.error(None, message)],
            ..MessageBatch::default()
        }
    });
    scan::done(batch, context)
}

fn of_text(text: &str, mut context: Context) -> MessageBatch {
    if let Some(batch) = scan::json(text, &mut context) {
        return scan::done(batch, context);
    }
    if MessageReader::suits(text.as_bytes()) {
        return of_lines(text.as_bytes(), context);
    }
    let batch = program::messages(text, &mut context);
    scan::done(batch, context)
}

fn of_lines(text: &[u8], context: Context) -> MessageBatch {
    let mut reader = MessageReader::within(context);
    let mut items = Vec::new();
    for line in text.split(|&byte| byte == b'\n') {
        items.extend(reader.line(line));
    }
    let (errors, notes) = reader.finish();
    MessageBatch { items, errors, notes }
}

/// The data a text says as JSON, if it is an object.
pub(crate) fn data(text: &str) -> Option<MessageData> {
    let (tape, end) = Tape::new(text, 0).ok()?;
    let root = tape.root().filter(|root| root.is_object())?;
    text.get(end..)?.trim().is_empty().then(|| build::data(root, text))
}

/// A message that is a value: its members in the order of the value. For the examples of rulesets, where no place counts.
pub(crate) fn message_of(value: &Value) -> Option<Message> {
    let text = value.to_string();
    let (tape, _) = Tape::new(&text, 0).ok()?;
    let root = tape.root().filter(|root| root.is_object())?;
    build::message(root, shape::Shape::Message, &text, &mut |_| {
        crate::template::Spot::default()
    })
    .ok()
}
