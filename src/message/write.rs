//! Messages as the body of a request.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use super::{Entry, Given, Message, MessageData, MiniProgram};

impl Message {
    /// The body of the request that sends it, as JSON on one line. Its data keeps its order. What only a program knows stands
    /// there as `{"$expression": "…"}`.
    ///
    /// ```
    /// use mobanlint::Message;
    /// let message = Message::new("ID").with_receiver("OPENID").with_value("thing1", "甲");
    /// assert_eq!(message.to_json(), r#"{"touser":"OPENID","template_id":"ID","data":{"thing1":{"value":"甲"}}}"#);
    /// ```
    pub fn to_json(&self) -> String {
        // Its keys are texts, and what is not was JSON when it was read.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// What an expression is called in JSON.
pub(crate) const EXPRESSION: &str = "$expression";

impl Message {
    /// The same to be read and copied, a member a line. What only a program knows stands there as it is written in the
    /// program, so that the whole is an object of JavaScript.
    ///
    /// ```
    /// use mobanlint::{Language, input::messages};
    /// let batch = messages("send({data: {thing1: {value: `${n}件`}, time2: '12:00'}})".as_bytes(), None, Language::En);
    /// let (_, message) = batch.messages().next().ok_or("there is one")?;
    /// assert!(message.to_text().contains("\"value\": `${n}件`"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_text(&self) -> String {
        let json = serde_json::to_string_pretty(self).unwrap_or_default();
        let begin = format!("\"{EXPRESSION}\":");
        let (mut text, mut rest) = (String::with_capacity(json.len()), json.as_str());
        // Between quotes its own would stand behind a backslash.
        while let Some((before, behind)) = rest.split_once(begin.as_str()) {
            let mut values = serde_json::Deserializer::from_str(behind).into_iter::<String>();
            let Some(Ok(expression)) = values.next() else { break };
            let after = behind.get(values.byte_offset()..).unwrap_or_default();
            text.push_str(before.trim_end().strip_suffix('{').unwrap_or(before));
            text.push_str(&expression);
            rest = after.trim_start().strip_prefix('}').unwrap_or(after);
        }
        text.push_str(rest);
        text
    }
}

/// The body of the request that sends it.
impl Serialize for Message {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let before = [
            ("touser", self.to.as_ref()),
            ("template_id", self.template_id.as_ref()),
            ("page", self.page.as_ref()),
            ("form_id", self.form_id.as_ref()),
            ("url", self.url.as_ref()),
            ("client_msg_id", self.client_msg_id.as_ref()),
            ("miniprogram_state", self.state.as_ref()),
            ("lang", self.lang.as_ref()),
        ];
        for (name, value) in before {
            put(&mut map, name, value)?;
        }
        if let Some(program) = &self.miniprogram {
            map.serialize_entry("miniprogram", program)?;
        }
        match &self.data {
            MessageData::Absent => {}
            MessageData::Entries(entries) => map.serialize_entry("data", &Entries(entries))?,
            MessageData::Other(given) => map.serialize_entry("data", given)?,
        }
        put(&mut map, "emphasis_keyword", self.emphasis_keyword.as_ref())?;
        put(&mut map, "color", self.color.as_ref())?;
        for (name, json) in &self.rest {
            map.serialize_entry(name, &Raw(json))?;
        }
        map.end()
    }
}

fn put<M: SerializeMap>(map: &mut M, name: &str, value: Option<&String>) -> Result<(), M::Error> {
    match value {
        Some(value) => map.serialize_entry(name, value),
        None => Ok(()),
    }
}

impl Serialize for MiniProgram {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        put(&mut map, "appid", self.appid.as_ref())?;
        put(&mut map, "pagepath", self.pagepath.as_ref())?;
        map.end()
    }
}

struct Entries<'m>(&'m [Entry]);

impl Serialize for Entries<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|entry| (&entry.key, Wrapped(entry))))
    }
}

struct Wrapped<'m>(&'m Entry);

impl Serialize for Wrapped<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Entry {
            given,
            wrapped,
            color,
            others,
            ..
        } = self.0;
        if !wrapped {
            return given.serialize(serializer);
        }
        let mut map = serializer.serialize_map(None)?;
        if *given != Given::Nothing {
            map.serialize_entry("value", given)?;
        }
        put(&mut map, "color", color.as_ref())?;
        for (name, json) in others {
            map.serialize_entry(name, &Raw(json))?;
        }
        map.end()
    }
}

impl Serialize for Given {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => serializer.serialize_unit(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Other(json) => Raw(json).serialize(serializer),
            Self::Unknown(expression) => serializer.collect_map([(EXPRESSION, expression)]),
        }
    }
}

/// JSON as it was written; what is none, as a text.
struct Raw<'j>(&'j str);

impl Serialize for Raw<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match serde_json::from_str::<&RawValue>(self.0) {
            Ok(raw) => raw.serialize(serializer),
            Err(_) => serializer.serialize_str(self.0),
        }
    }
}
