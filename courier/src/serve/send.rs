//! `/send`.

use axum::extract::State;
use axum::http::StatusCode;
use courier_core::wire::Interface;
use mobanlint::Language;
use serde::Deserialize;
use serde_json::json;
use serde_json::value::RawValue;

use super::answer::Answer;
use super::token::no_token;
use super::{Courier, allowance, apart};
use crate::sending::{Draft, Sent, explained};

/// What a caller wants sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    #[serde(default)]
    interface: Kind,
    message: Box<RawValue>,
    key: Option<String>,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Template,
    #[default]
    Subscribe,
    Service,
}

impl From<Kind> for Interface {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Template => Self::Template,
            Kind::Subscribe => Self::Subscribe,
            Kind::Service => Self::Service,
        }
    }
}

/// `POST /send`
pub(super) async fn send(State(shared): Courier, body: String) -> Answer {
    let wanted: Wanted = match serde_json::from_str(&body) {
        Ok(wanted) => wanted,
        Err(error) => return Answer::not_understood(&error),
    };
    let draft = match Draft::read(wanted.interface.into(), wanted.message.get(), wanted.key) {
        Ok(draft) => draft,
        Err(error) => return Answer::not_understood(&error),
    };
    apart(shared, move |shared| {
        let sent = shared.service.sender.send(&draft, shared.service.patience);
        let (outcome, answer) = told(sent.sent, shared.service.language);
        shared.metrics.message(outcome);
        answer.and("findings", &sent.findings)
    })
    .await
}

fn told(sent: Sent, language: Language) -> (&'static str, Answer) {
    match sent {
        Sent::Delivered { msgid } => {
            let answer = Answer::ok(json!({ "outcome": "delivered", "msgid": msgid }));
            ("delivered", answer)
        }
        Sent::Refused(code) => {
            let explanation = explained(&code, language);
            let body = json!({
                "outcome": "refused",
                "errcode": code.code,
                "errmsg": code.message,
                "explanation": explanation,
            });
            ("refused", Answer::with(StatusCode::BAD_GATEWAY, body))
        }
        Sent::Unknown { loss, client_msg_id } => {
            let body = json!({
                "outcome": "unknown",
                "message": format!("{loss}; it may have been sent, so do not send it again"),
                "client_msg_id": client_msg_id,
            });
            ("unknown", Answer::with(StatusCode::GATEWAY_TIMEOUT, body))
        }
        Sent::NotSent => {
            let body = json!({ "outcome": "not_sent", "message": "the platform cannot be reached" });
            ("not_sent", Answer::with(StatusCode::SERVICE_UNAVAILABLE, body))
        }
        Sent::Unfit(report) => {
            let body = json!({ "outcome": "unfit", "report": report });
            ("unfit", Answer::with(StatusCode::UNPROCESSABLE_ENTITY, body))
        }
        Sent::Unreadable(errors) => {
            let body = json!({ "outcome": "unfit", "errors": errors });
            ("unfit", Answer::with(StatusCode::UNPROCESSABLE_ENTITY, body))
        }
        Sent::Denied(error) => ("denied", allowance::refused(&error)),
        Sent::NoToken(error) => ("no_token", no_token(&error)),
    }
}
