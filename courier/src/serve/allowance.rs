//! `/allowance`.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use mobanlint::Language;
use serde::Deserialize;
use serde_json::json;

use super::answer::Answer;
use super::body::Body;
use super::{Courier, apart};
use crate::book::{Book, BookError, Place};
use crate::words::Say;

/// Whose allowance is asked for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    user: String,
    template: Option<String>,
    key: Option<String>,
}

/// What a user did. Without `at`, milliseconds since 1970, it was now.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Act {
    user: String,
    template: Option<String>,
    policy: String,
    id: String,
    at: Option<u64>,
}

/// `GET /allowance`
pub(super) async fn left(State(shared): Courier, asked: Result<Query<Asked>, QueryRejection>) -> Answer {
    let Query(asked) = match asked {
        Ok(asked) => asked,
        Err(rejection) => return Answer::not_understood(rejection.body_text()),
    };
    apart(shared, move |shared| {
        let place = Place {
            user: &asked.user,
            template: asked.template.as_deref(),
        };
        match shared.service.book.left(place, asked.key.as_deref()) {
            Ok(left) => Answer::ok(json!({ "left": left, "unlimited": left.is_none() })),
            Err(error) => refused(&error, shared.service.language),
        }
    })
    .await
}

/// `POST /allowance`: what a user did, or an event as the platform posted it.
pub(super) async fn enter(State(shared): Courier, Body(body): Body) -> Answer {
    apart(shared, move |shared| match entered(&shared.service.book, &body) {
        Ok(entered) => Answer::ok(json!({ "entered": entered })),
        Err(error) => refused(&error, shared.service.language),
    })
    .await
}

fn entered(book: &Book, body: &str) -> Result<usize, BookError> {
    let Ok(act) = serde_json::from_str::<Act>(body) else {
        return book.event(body);
    };
    let place = Place {
        user: &act.user,
        template: act.template.as_deref(),
    };
    book.grant(place, &act.policy, &act.id, act.at).map(usize::from)
}

pub(super) fn refused(error: &BookError, language: Language) -> Answer {
    let (status, word) = match error {
        BookError::Store(_) => (StatusCode::SERVICE_UNAVAILABLE, "store"),
        BookError::Denied(_) => (StatusCode::CONFLICT, "not_allowed"),
        BookError::Policy(_) | BookError::Event(_) | BookError::Id(_) => {
            return Answer::not_understood(error.say(language));
        }
    };
    Answer::error(status, word, error.say(language))
}
