//! The text of a request.

use std::sync::Arc;

use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use tokio::time::timeout;
use zeroize::Zeroizing;

use super::Shared;
use super::answer::Answer;
use crate::words::pick;

/// What a caller has sent, which has to come in time. It is wiped when it goes, for a token may stand in it.
pub(super) struct Body(pub(super) Zeroizing<String>);

impl FromRequest<Arc<Shared>> for Body {
    type Rejection = Response;

    async fn from_request(request: Request, shared: &Arc<Shared>) -> Result<Self, Response> {
        let service = &shared.service;
        match timeout(service.deadlines.body, String::from_request(request, shared)).await {
            Ok(Ok(text)) => Ok(Self(Zeroizing::new(text))),
            Ok(Err(rejection)) => Err(rejection.into_response()),
            Err(_) => {
                let message = pick(service.language, "请求没有及时到齐", "the request did not come in time");
                Err(Answer::error(StatusCode::REQUEST_TIMEOUT, "late", message).into_response())
            }
        }
    }
}
