//! JSON values read into typed data: every fault is listed with its path, and the same declaration yields the schema.
//!
//! serde stops at the first fault and cannot say which names would have been valid; a ruleset's author and an
//! operator with a broken file need the whole list.

mod choice;
mod fault;
mod members;
mod path;
mod record;
mod wording;

use serde_json::{Map, Value, json};

use crate::lexicon::{Lexicon, Tag};
use crate::order;

pub(crate) use choice::choice;
pub use fault::{Fault, FaultKind};
pub(crate) use fault::{nearest, quoted};
pub(crate) use members::Members;
pub(crate) use path::{Path, Step};
pub(crate) use record::{Fields, data};
pub(crate) use wording::Wording;

/// What a reader carries along: where it is, and what it found wrong so far.
pub(crate) struct Reader<'l> {
    path: Path,
    pub(crate) faults: Vec<Fault>,
    /// The lexicon whose tags may be named, where there is one.
    lexicon: Option<&'l Lexicon>,
    tags_read: Vec<String>,
    /// To how much the patterns unfold that were read so far.
    pub(crate) unfolded: u64,
}

impl<'l> Reader<'l> {
    pub(crate) fn new() -> Self {
        Self {
            path: Path::default(),
            faults: Vec::new(),
            lexicon: None,
            tags_read: Vec::new(),
            unfolded: 0,
        }
    }

    /// A reader of parameters, which may name the tags of a lexicon.
    pub(crate) fn with_tags(lexicon: &'l Lexicon) -> Self {
        Self {
            lexicon: Some(lexicon),
            ..Self::new()
        }
    }

    /// The tags that were named so far.
    pub(crate) fn tags_read(&self) -> impl Iterator<Item = &str> {
        self.tags_read.iter().map(String::as_str)
    }

    pub(crate) fn fault(&mut self, kind: FaultKind) {
        self.faults.push(Fault {
            path: self.path.to_string(),
            kind,
        });
    }

    pub(crate) fn within<T>(&mut self, step: Step, read: impl FnOnce(&mut Self) -> T) -> T {
        self.enter(step);
        let result = read(self);
        self.leave();
        result
    }

    // Apart, so that they are not compiled into the reader of each field.
    #[inline(never)]
    pub(crate) fn enter(&mut self, step: Step) {
        self.path.push(step);
    }

    #[inline(never)]
    pub(crate) fn leave(&mut self) {
        self.path.pop();
    }

    pub(crate) fn wrong_type(&mut self, expected: &'static str, value: &Value) {
        self.fault(FaultKind::WrongType {
            expected,
            found: describe(value),
        });
    }
}

/// Something that can be read from JSON and described by a JSON Schema.
pub(crate) trait Data: Sized {
    fn read(value: &Value, reader: &mut Reader<'_>) -> Option<Self>;
    fn schema() -> Value;
}

fn describe(value: &Value) -> String {
    match value {
        Value::Null => "null".into(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => quoted(text),
        Value::Array(_) => "a list".into(),
        Value::Object(_) => "an object".into(),
    }
}

impl Data for bool {
    fn read(value: &Value, reader: &mut Reader<'_>) -> Option<Self> {
        let flag = value.as_bool();
        if flag.is_none() {
            reader.wrong_type("true or false", value);
        }
        flag
    }
    fn schema() -> Value {
        json!({"type": "boolean"})
    }
}

impl Data for String {
    fn read(value: &Value, reader: &mut Reader<'_>) -> Option<Self> {
        let text = value.as_str().map(str::to_owned);
        if text.is_none() {
            reader.wrong_type("a string", value);
        }
        text
    }
    fn schema() -> Value {
        json!({"type": "string"})
    }
}

impl Data for u32 {
    fn read(value: &Value, reader: &mut Reader<'_>) -> Option<Self> {
        let number = value.as_u64().and_then(|number| Self::try_from(number).ok());
        if number.is_none() {
            reader.wrong_type("a whole number, 0 or more", value);
        }
        number
    }
    fn schema() -> Value {
        json!({"type": "integer", "minimum": 0})
    }
}

impl Data for i64 {
    fn read(value: &Value, reader: &mut Reader<'_>) -> Option<Self> {
        let number = value.as_i64();
        if number.is_none() {
            reader.wrong_type("a whole number", value);
        }
        number
    }
    fn schema() -> Value {
        json!({"type": "integer"})
    }
}

impl<T: Data> Data for Vec<T> {
    fn read(value: &Value, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(items) = value.as_array() else {
            reader.wrong_type("a list", value);
            return None;
        };
        // Every item is read even when one is wrong, so that every fault is listed.
        let read: Vec<Option<T>> = items
            .iter()
            .enumerate()
            .map(|(index, item)| reader.within(Step::Index(index), |reader| T::read(item, reader)))
            .collect();
        read.into_iter().collect()
    }
    fn schema() -> Value {
        json!({"type": "array", "items": T::schema()})
    }
}

impl<T: Data> Data for Option<T> {
    fn read(value: &Value, reader: &mut Reader<'_>) -> Option<Self> {
        if value.is_null() {
            Some(None)
        } else {
            T::read(value, reader).map(Some)
        }
    }
    fn schema() -> Value {
        json!({"anyOf": [T::schema(), {"type": "null"}]})
    }
}

/// A tag is written as its name; one that no word list has is a fault.
impl Data for Tag {
    fn read(value: &Value, reader: &mut Reader<'_>) -> Option<Self> {
        let name = String::read(value, reader)?;
        let lexicon = reader.lexicon?;
        let tag = lexicon.tag(&name);
        if tag.is_none() {
            let mut known: Vec<&str> = lexicon.tag_names().collect();
            order::sort(&mut known);
            reader.fault(FaultKind::unknown_name("tag", &name, known));
        }
        reader.tags_read.push(name);
        tag
    }
    fn schema() -> Value {
        json!({"type": "string"})
    }
}

/// Values another part reads later: a check's parameters, whose shape depends on the check.
impl Data for Map<String, Value> {
    fn read(value: &Value, reader: &mut Reader<'_>) -> Option<Self> {
        let members = value.as_object().cloned();
        if members.is_none() {
            reader.wrong_type("an object", value);
        }
        members
    }
    fn schema() -> Value {
        json!({"type": "object", "additionalProperties": {}})
    }
}
