//! `/token`, `/token/stale`, `/healthz`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use courier_core::{Fingerprint, Secret};
use mobanlint::Language;
use serde::Deserialize;
use serde_json::json;

use super::answer::Answer;
use super::body::Body;
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
pub(super) async fn stale(State(shared): Courier, Body(body): Body) -> Answer {
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
    // Anybody may ask, so nothing is fetched for them, and what the platform said is not told.
    match shared.service.keeper.hit() {
        Some(_) => Answer::ok(json!({ "status": "ok" })),
        None => Answer::with(StatusCode::SERVICE_UNAVAILABLE, json!({ "status": "no_token" })),
    }
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
