//! `/send`.

use axum::extract::State;
use axum::http::StatusCode;
use courier_core::wire::{Interface, Loss};
use mobanlint::Language;
use serde::Deserialize;
use serde_json::json;
use serde_json::value::RawValue;

use super::answer::Answer;
use super::body::Body;
use super::token::no_token;
use super::{Courier, allowance, apart};
use crate::sending::{Draft, Sent, explained};
use crate::words::{Say, pick};

/// What a caller wants sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    #[serde(default)]
    interface: Interface,
    message: Box<RawValue>,
    key: Option<String>,
}

/// `POST /send`
pub(super) async fn send(State(shared): Courier, Body(body): Body) -> Answer {
    let wanted: Wanted = match serde_json::from_str(&body) {
        Ok(wanted) => wanted,
        Err(error) => return Answer::not_understood(error.to_string()),
    };
    let draft = match Draft::read(wanted.interface, wanted.message.get(), wanted.key) {
        Ok(draft) => draft,
        Err(error) => return Answer::not_understood(error.say(shared.service.language)),
    };
    apart(shared, move |shared| {
        let sent = shared.service.sender.send(&draft, shared.service.patience);
        let (outcome, answer) = told(sent.sent, shared.service.language);
        shared.metrics.message(outcome);
        answer.and("findings", &sent.findings).and("notes", &sent.notes)
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
            let again = pick(
                language,
                "不知道是否已发送，请不要再发",
                "it may have been sent, do not send it again",
            );
            let body = json!({
                "outcome": "unknown",
                "message": format!("{}; {again}", loss.say(language)),
                "client_msg_id": client_msg_id,
            });
            ("unknown", Answer::with(StatusCode::GATEWAY_TIMEOUT, body))
        }
        Sent::NotSent => {
            let body = json!({ "outcome": "not_sent", "message": Loss::Unreachable.say(language) });
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
        Sent::Denied(error) => ("denied", allowance::refused(&error, language)),
        Sent::NoToken(error) => ("no_token", no_token(&error, language)),
    }
}
