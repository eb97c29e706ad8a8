//! `wxa_punish_event` as it is pushed, in words.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::EVENT;
use super::table::{Event, Table};
use crate::language::Language;

/// A penalty as an event tells of it; serializes to the JSON contract.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Punishment {
    /// The name of the event.
    pub event: String,
    /// `event_type`; none where the event itself is explained, or has none.
    #[serde(rename = "type")]
    pub kind: Option<i64>,
    /// Whether this kind is documented.
    pub known: bool,
    /// What it is.
    pub meaning: String,
    /// What to do now.
    pub action: String,
    /// What a warning warns of.
    pub warned: Option<String>,
    /// The functions that are banned, or would be.
    pub banned: Vec<Banned>,
    /// When a warning ends, in seconds since 1970.
    pub deadline: Option<i64>,
    /// The platform's reason.
    pub reason: Option<String>,
    /// What it found.
    pub content: Option<String>,
    /// The rule that was broken.
    pub rule: Option<String>,
    /// Where that rule stands.
    pub rule_url: Option<String>,
    /// The guide to mending and appealing.
    pub guide_url: Option<String>,
    /// The number of the penalty.
    pub punish_id: Option<String>,
    /// The mini program.
    pub appid: Option<String>,
    /// When it was, in seconds since 1970.
    pub time: Option<i64>,
    /// The rest, as it was pushed.
    pub detail: Option<Value>,
    /// Where all this is known from.
    pub source: String,
    /// The day that was looked at.
    pub date: String,
}

/// A function that is banned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Banned {
    /// Its name.
    pub function: Option<String>,
    /// For how many days.
    pub days: Option<i64>,
}

impl Punishment {
    /// The event by itself.
    pub fn event(language: Language) -> Self {
        let table = &Table::get().event;
        let meaning = table.meaning.pick(language).to_owned();
        let action = table.action.pick(language).to_owned();
        Self::new(table, meaning, action)
    }

    /// An event as it was pushed, as the members of its JSON or the elements of its XML; none if it is another.
    ///
    /// ```
    /// use mobanlint::{Language, conduct::Punishment};
    /// let pushed = serde_json::json!({
    ///     "Event": "wxa_punish_event", "event_type": 2, "illegal_reason": "骚扰用户",
    ///     "detail": "{\"banned_function_names\":[\"订阅消息\"],\"banned_days\":[7]}",
    /// });
    /// let told = Punishment::read(pushed.as_object().expect("it is one"), Language::En).expect("it is the event");
    /// assert_eq!((told.kind, told.known), (Some(2), true));
    /// assert_eq!((told.banned[0].function.as_deref(), told.banned[0].days), (Some("订阅消息"), Some(7)));
    /// ```
    pub fn read(members: &Map<String, Value>, language: Language) -> Option<Self> {
        let of = |name: &str| {
            let found = members.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
            found.map(|(_, value)| value)
        };
        if of("event")?.as_str()?.trim() != EVENT {
            return None;
        }
        let table = &Table::get().event;
        let kind = of("event_type").and_then(number);
        let known = table.kinds.iter().find(|known| Some(i64::from(known.number)) == kind);
        let (meaning, action) = match known {
            Some(known) => (known.meaning.pick(language), known.action.pick(language)),
            None => (
                language.pick(
                    "处罚，但这种 event_type 没有文档",
                    "A penalty, but this event_type is not documented",
                ),
                table.action.pick(language),
            ),
        };
        let mut told = Self::new(table, meaning.to_owned(), action.to_owned());
        told.kind = kind;
        told.known = known.is_some();
        let text_of = |name: &str| of(name).and_then(text);
        told.reason = text_of("illegal_reason");
        told.content = text_of("illegal_content");
        told.rule = text_of("rule_name");
        told.rule_url = text_of("rule_url");
        told.guide_url = text_of("adjust_guide_url");
        told.punish_id = text_of("punish_id");
        told.appid = text_of("appid");
        told.time = of("punish_time").and_then(number);
        told.detail(of("detail"), table, language);
        Some(told)
    }

    fn new(table: &Event, meaning: String, action: String) -> Self {
        Self {
            event: table.name.clone(),
            kind: None,
            known: true,
            meaning,
            action,
            warned: None,
            banned: Vec::new(),
            deadline: None,
            reason: None,
            content: None,
            rule: None,
            rule_url: None,
            guide_url: None,
            punish_id: None,
            appid: None,
            time: None,
            detail: None,
            source: table.source.clone(),
            date: table.date.clone(),
        }
    }

    /// Reads the detail, which is JSON in a text; what is not documented stays as it was.
    fn detail(&mut self, pushed: Option<&Value>, table: &Event, language: Language) {
        let detail = match pushed {
            Some(Value::String(text)) => serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.clone())),
            Some(other) => other.clone(),
            None => return,
        };
        let Value::Object(mut members) = detail else {
            self.detail = Some(detail).filter(|detail| !detail.as_str().is_some_and(|text| text.trim().is_empty()));
            return;
        };
        let mut list = |name: &str| match members.remove(name) {
            Some(Value::Array(items)) => items,
            Some(one) => vec![one],
            None => Vec::new(),
        };
        let (functions, days) = match self.kind {
            Some(1) => (list("warned_function_names"), list("warned_ban_days")),
            Some(2) => (list("banned_function_names"), list("banned_days")),
            _ => (Vec::new(), Vec::new()),
        };
        let banned = (0..functions.len().max(days.len())).map(|at| Banned {
            function: functions.get(at).and_then(text),
            days: days.get(at).and_then(number),
        });
        self.banned = banned.collect();
        if self.kind == Some(1) {
            self.deadline = members.remove("rectify_deadline").as_ref().and_then(number);
            let warned = members.remove("warned_type").as_ref().and_then(number);
            let known = table
                .warnings
                .iter()
                .find(|known| Some(i64::from(known.number)) == warned);
            self.warned = known.map(|known| known.meaning.pick(language).to_owned());
        }
        if !members.is_empty() {
            self.detail = Some(Value::Object(members));
        }
    }
}

/// A number, which XML has as a text.
fn number(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if text.trim().is_empty() => None,
        Value::String(text) => Some(text.clone()),
        Value::Null => None,
        other => Some(other.to_string()),
    }
}
