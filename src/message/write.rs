//! Messages as the body of a request.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use super::{Entry, Given, Message, MessageData, MiniProgram};

impl Message {
    /// The body of the request that sends it, as JSON on one line. Its data keeps its order.
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
            given, wrapped, color, ..
        } = self.0;
        if !wrapped {
            return given.serialize(serializer);
        }
        let mut map = serializer.serialize_map(None)?;
        if *given != Given::Nothing {
            map.serialize_entry("value", given)?;
        }
        put(&mut map, "color", color.as_ref())?;
        map.end()
    }
}

impl Serialize for Given {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => serializer.serialize_unit(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Other(json) => Raw(json).serialize(serializer),
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
