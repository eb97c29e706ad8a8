//! `/token`, `/token/stale`, `/healthz`.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use courier_core::{Fingerprint, Secret};
use mobanlint::Language;
use serde::Deserialize;
use serde_json::json;

use super::answer::Answer;
use super::{Courier, Shared, apart};
use crate::keeper::{KeeperError, Served};
use crate::words::Say;

/// The token a caller was refused with, by its name or itself.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub(super) enum Stale {
    Id(Fingerprint),
    AccessToken(Secret),
}

/// `GET /token`
pub(super) async fn current(State(shared): Courier) -> Answer {
    match shared.service.keeper.hit() {
        Some(served) => told(&shared, &served),
        None => {
            apart(shared, |shared| {
                answered(shared, shared.service.keeper.token(shared.service.patience))
            })
            .await
        }
    }
}

/// `POST /token/stale`
pub(super) async fn stale(State(shared): Courier, body: String) -> Answer {
    let id = match serde_json::from_str(&body) {
        Ok(Stale::Id(id)) => id,
        Ok(Stale::AccessToken(token)) => token.fingerprint(),
        // What the parser says may quote the token.
        Err(_) => return Answer::not_understood("expected / 应为 {\"id\": …} or {\"access_token\": …}"),
    };
    apart(shared, move |shared| {
        answered(shared, shared.service.keeper.stale(&id, shared.service.patience))
    })
    .await
}

/// `GET /healthz`
pub(super) async fn health(State(shared): Courier) -> Answer {
    if shared.service.keeper.hit().is_some() {
        return Answer::ok(json!({ "status": "ok" }));
    }
    apart(shared, |shared| match shared.service.keeper.token(Duration::ZERO) {
        Ok(_) => Answer::ok(json!({ "status": "ok" })),
        Err(error) => {
            let message = error.say(shared.service.language);
            Answer::error(StatusCode::SERVICE_UNAVAILABLE, "no_token", message)
        }
    })
    .await
}

fn answered(shared: &Shared, result: Result<Arc<Served>, KeeperError>) -> Answer {
    match result {
        Ok(served) => told(shared, &served),
        Err(error) => no_token(&error, shared.service.language),
    }
}

pub(super) fn no_token(error: &KeeperError, language: Language) -> Answer {
    let status = match error {
        KeeperError::Failed(failure) if failure.fault.is_permanent() => StatusCode::BAD_GATEWAY,
        _ => StatusCode::SERVICE_UNAVAILABLE,
    };
    Answer::error(status, "no_token", error.say(language))
}

fn told(shared: &Shared, served: &Served) -> Answer {
    let left = served.until.saturating_sub(shared.service.keeper.now()) / 1_000;
    Answer::ok(json!({
        "access_token": served.token.expose(),
        "expires_in": left,
        "id": served.id,
    }))
}
