//! A message as somebody hands it over.

use std::sync::atomic::{AtomicU64, Ordering};

use courier_core::Secret;
use courier_core::wire::Interface;
use serde_json::Value;
use thiserror::Error;

use crate::book::Place;
use crate::clock::Clock;

/// Messages that were given an id by this process.
static NUMBER: AtomicU64 = AtomicU64::new(0);

/// A message with all that is needed to send it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    interface: Interface,
    body: String,
    user: String,
    template: String,
    grant: Option<String>,
    key: Option<String>,
    client_msg_id: Option<String>,
}

/// Why something is no message.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DraftError {
    /// No JSON, or no object.
    #[error("a message is a JSON object{0}")]
    NoObject(String),
    /// Something is missing.
    #[error("{0} is missing, or is no text")]
    Missing(&'static str),
}

impl Draft {
    /// Reads the JSON of a message as its interface wants it. `key` is the value of the counting field, where a subscription
    /// is limited by one. A message of a service account gets a `client_msg_id` unless it has one.
    ///
    /// # Errors
    ///
    /// It is no object, or it does not say to whom it goes and by which template.
    pub fn read(interface: Interface, text: &str, key: Option<String>) -> Result<Self, DraftError> {
        let mut object = match serde_json::from_str(text) {
            Ok(Value::Object(object)) => object,
            Ok(_) => return Err(DraftError::NoObject(String::new())),
            Err(error) => return Err(DraftError::NoObject(format!(": {error}"))),
        };
        let text_of = |name| {
            let value = object.get(name).and_then(Value::as_str);
            value.filter(|value| !value.is_empty()).map(str::to_owned)
        };
        let user = text_of("touser").ok_or(DraftError::Missing("touser"))?;
        let template = text_of("template_id").ok_or(DraftError::Missing("template_id"))?;
        let grant = match interface {
            Interface::Template => Some(text_of("form_id").ok_or(DraftError::Missing("form_id"))?),
            Interface::Subscribe | Interface::Service => None,
        };
        let mut body = text.to_owned();
        let mut client_msg_id = text_of("client_msg_id");
        if interface == Interface::Service && client_msg_id.is_none() {
            let id = new_id(text);
            object.insert("client_msg_id".to_owned(), Value::from(id.as_str()));
            body = Value::from(object).to_string();
            client_msg_id = Some(id);
        }
        Ok(Self {
            interface,
            body,
            user,
            template,
            grant,
            key,
            client_msg_id,
        })
    }

    /// The JSON that is posted.
    pub fn body(&self) -> &str {
        &self.body
    }

    /// The interface it is sent by.
    pub fn interface(&self) -> Interface {
        self.interface
    }

    pub(super) fn user(&self) -> &str {
        &self.user
    }

    pub(super) fn grant(&self) -> Option<&str> {
        self.grant.as_deref()
    }

    pub(super) fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }

    pub(super) fn client_msg_id(&self) -> Option<&str> {
        self.client_msg_id.as_deref()
    }

    /// Where its allowance is entered: what forms and payments allow holds for any template.
    pub(super) fn place(&self) -> Place<'_> {
        Place {
            user: &self.user,
            template: (self.interface == Interface::Subscribe).then_some(self.template.as_str()),
        }
    }
}

/// An id nobody else gives: of what is sent, when, by which process and as which of its messages.
fn new_id(text: &str) -> String {
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let (now, process) = (Clock::system().now(), std::process::id());
    let print = Secret::new(format!("{now} {process} {number} {text}")).fingerprint();
    format!("courier-{print}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_told() {
        for (interface, text, expected) in [
            (Interface::Subscribe, "[]", "a message is a JSON object"),
            (Interface::Subscribe, "{}", "touser is missing, or is no text"),
            (
                Interface::Subscribe,
                r#"{"touser":7}"#,
                "touser is missing, or is no text",
            ),
            (
                Interface::Subscribe,
                r#"{"touser":"o"}"#,
                "template_id is missing, or is no text",
            ),
            (
                Interface::Template,
                r#"{"touser":"o","template_id":"t"}"#,
                "form_id is missing, or is no text",
            ),
        ] {
            let read = Draft::read(interface, text, None).map_err(|error| error.to_string());
            assert_eq!(read, Err(expected.to_owned()), "{text}");
        }
        let broken = Draft::read(Interface::Subscribe, "{\n\"touser\"", None).map_err(|error| error.to_string());
        assert!(broken.is_err_and(|told| told.contains("line 2")));
    }

    #[test]
    fn only_service_accounts_get_an_id_and_nobody_twice_the_same() {
        let text = r#"{"touser":"o","template_id":"t","form_id":"f","data":{}}"#;
        for interface in [Interface::Template, Interface::Subscribe] {
            let draft = Draft::read(interface, text, None).expect("a message");
            assert_eq!((draft.body(), draft.client_msg_id()), (text, None));
        }
        let ids: Vec<_> = (0..2)
            .filter_map(|_| Draft::read(Interface::Service, text, None).ok()?.client_msg_id)
            .collect();
        assert_eq!(ids.len(), 2);
        assert_ne!(ids.first(), ids.last());
        let own = r#"{"touser":"o","template_id":"t","client_msg_id":"mine"}"#;
        let draft = Draft::read(Interface::Service, own, None).expect("a message");
        assert_eq!((draft.body(), draft.client_msg_id()), (own, Some("mine")));
    }
}
