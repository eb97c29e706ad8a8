//! Events the platform posts about subscribe messages, as JSON.

use serde_json::{Map, Value};
use thiserror::Error;

use super::answer::plain;

/// One entry of an event: what a user did, or what became of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The user's openid.
    pub user: String,
    /// The template's id.
    pub template: String,
    /// When, seconds since 1970 by the platform's clock.
    pub at: u64,
    /// What.
    pub happened: Happened,
}

/// What an event tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happened {
    /// The user was asked, and said yes or no.
    Asked {
        /// Whether it was yes.
        accepted: bool,
    },
    /// The user changed the setting of the template.
    Changed {
        /// Whether messages are wanted.
        accepted: bool,
    },
    /// A message was sent, or was not.
    Sent {
        /// The platform's number for it.
        msgid: String,
        /// Whether it reached the user.
        reached: bool,
    },
}

/// Why something is no event.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EventError {
    /// Not JSON, or no object.
    #[error("an event is a JSON object")]
    NoObject,
    /// Of another kind.
    #[error(
        "Event is {0:?}, expected subscribe_msg_popup_event, subscribe_msg_change_event or subscribe_msg_sent_event"
    )]
    Unknown(String),
    /// A field is not there, or is not what it should be.
    #[error("{path} is missing or not {expected}")]
    Field {
        /// Where.
        path: String,
        /// What was expected.
        expected: &'static str,
    },
}

/// Reads an event. Its `List` is an object when there is one entry and an array when there are several; it stands at the
/// top or under the event's own name.
///
/// # Errors
///
/// It is no such event, or an entry lacks something; then none of it is taken.
pub fn events(text: &str) -> Result<Vec<Event>, EventError> {
    let Ok(Value::Object(event)) = serde_json::from_str(text) else {
        return Err(EventError::NoObject);
    };
    let name = text_at(&event, "Event", "")?;
    let (kind, holder) = match name.as_str() {
        "subscribe_msg_popup_event" => (Kind::Asked, "SubscribeMsgPopupEvent"),
        "subscribe_msg_change_event" => (Kind::Changed, "SubscribeMsgChangeEvent"),
        "subscribe_msg_sent_event" => (Kind::Sent, "SubscribeMsgSentEvent"),
        _ => return Err(EventError::Unknown(name)),
    };
    let user = text_at(&event, "FromUserName", "")?;
    let at = text_at(&event, "CreateTime", "")?;
    let at = at.parse().map_err(|_| EventError::Field {
        path: "CreateTime".into(),
        expected: "a time in seconds",
    })?;
    let inner = event.get(holder).and_then(Value::as_object).unwrap_or(&event);
    let entries = match inner.get("List") {
        Some(Value::Array(entries)) => entries.iter().collect(),
        Some(entry) => vec![entry],
        None => Vec::new(),
    };
    if entries.is_empty() {
        return Err(EventError::Field {
            path: "List".into(),
            expected: "an object or an array of objects",
        });
    }
    let entries = entries.into_iter().enumerate().map(|(index, entry)| {
        let path = format!("List[{index}]");
        let entry = entry.as_object().ok_or_else(|| EventError::Field {
            path: path.clone(),
            expected: "an object",
        })?;
        Ok(Event {
            user: user.clone(),
            template: text_at(entry, "TemplateId", &path)?,
            at,
            happened: kind.read(entry, &path)?,
        })
    });
    entries.collect()
}

#[derive(Clone, Copy)]
enum Kind {
    Asked,
    Changed,
    Sent,
}

impl Kind {
    fn read(self, entry: &Map<String, Value>, path: &str) -> Result<Happened, EventError> {
        if let Self::Sent = self {
            return Ok(Happened::Sent {
                msgid: text_at(entry, "MsgID", path)?,
                reached: text_at(entry, "ErrorCode", path)? == "0",
            });
        }
        let accepted = match text_at(entry, "SubscribeStatusString", path)?.as_str() {
            "accept" => true,
            "reject" => false,
            _ => {
                return Err(EventError::Field {
                    path: format!("{path}.SubscribeStatusString"),
                    expected: "accept or reject",
                });
            }
        };
        Ok(match self {
            Self::Changed => Happened::Changed { accepted },
            _ => Happened::Asked { accepted },
        })
    }
}

/// A field that is a text or, as the platform has it at times, a number.
fn text_at(object: &Map<String, Value>, name: &str, within: &str) -> Result<String, EventError> {
    let found = object.get(name).and_then(plain).filter(|text| !text.is_empty());
    found.ok_or_else(|| EventError::Field {
        path: if within.is_empty() {
            name.to_owned()
        } else {
            format!("{within}.{name}")
        },
        expected: "a text",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(template: &str, accepted: bool) -> Event {
        Event {
            user: "o1".into(),
            template: template.into(),
            at: 1_700_000_000,
            happened: Happened::Asked { accepted },
        }
    }

    #[test]
    fn one_entry_is_an_object_and_several_are_an_array() {
        let one = r#"{"FromUserName":"o1","CreateTime":1700000000,"Event":"subscribe_msg_popup_event",
            "List":{"TemplateId":"a","SubscribeStatusString":"accept","PopupScene":"0"}}"#;
        assert_eq!(events(one), Ok(vec![asked("a", true)]));
        let several = r#"{"FromUserName":"o1","CreateTime":"1700000000","Event":"subscribe_msg_popup_event",
            "List":[{"TemplateId":"a","SubscribeStatusString":"accept"},{"TemplateId":"b","SubscribeStatusString":"reject"}]}"#;
        assert_eq!(events(several), Ok(vec![asked("a", true), asked("b", false)]));
        let within = r#"{"FromUserName":"o1","CreateTime":1700000000,"Event":"subscribe_msg_popup_event",
            "SubscribeMsgPopupEvent":{"List":[{"TemplateId":"a","SubscribeStatusString":"accept"}]}}"#;
        assert_eq!(events(within), Ok(vec![asked("a", true)]));
    }

    #[test]
    fn what_became_of_messages() {
        for (code, reached) in [(r#""0""#, true), ("0", true), (r#""1003""#, false), ("1003", false)] {
            let text = format!(
                r#"{{"FromUserName":"o1","CreateTime":1,"Event":"subscribe_msg_sent_event",
                "List":{{"TemplateId":"a","MsgID":"17","ErrorCode":{code},"ErrorStatus":"…"}}}}"#
            );
            let read = events(&text).expect("an event");
            let happened = Happened::Sent {
                msgid: "17".into(),
                reached,
            };
            assert_eq!(read.first().map(|event| &event.happened), Some(&happened), "{code}");
        }
    }

    #[test]
    fn what_is_no_event_is_told_with_its_place() {
        for (text, expected) in [
            ("", "an event is a JSON object"),
            ("[]", "an event is a JSON object"),
            ("{}", "Event is missing or not a text"),
            (
                r#"{"Event":"subscribe"}"#,
                "Event is \"subscribe\", expected subscribe_msg_popup_event, subscribe_msg_change_event or subscribe_msg_sent_event",
            ),
            (
                r#"{"Event":"subscribe_msg_popup_event","FromUserName":"o","CreateTime":"soon"}"#,
                "CreateTime is missing or not a time in seconds",
            ),
            (
                r#"{"Event":"subscribe_msg_popup_event","FromUserName":"o","CreateTime":1,"List":[]}"#,
                "List is missing or not an object or an array of objects",
            ),
            (
                r#"{"Event":"subscribe_msg_popup_event","FromUserName":"o","CreateTime":1,"List":[{"TemplateId":"a","SubscribeStatusString":"accept"},{"TemplateId":"b","SubscribeStatusString":"ban"}]}"#,
                "List[1].SubscribeStatusString is missing or not accept or reject",
            ),
        ] {
            assert_eq!(
                events(text).map_err(|error| error.to_string()),
                Err(expected.to_owned()),
                "{text}"
            );
        }
    }
}
