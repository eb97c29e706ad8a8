//! What callers are answered: JSON, and errors all of one form.

use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::{Value, json};

/// A status and its JSON.
pub(super) struct Answer {
    status: StatusCode,
    body: Value,
}

impl Answer {
    pub(super) fn ok(body: Value) -> Self {
        Self {
            status: StatusCode::OK,
            body,
        }
    }

    pub(super) fn with(status: StatusCode, body: Value) -> Self {
        Self { status, body }
    }

    /// The same with a list under a name, unless there is nothing in it.
    pub(super) fn and<T: Serialize>(mut self, name: &str, list: &[T]) -> Self {
        if let (Value::Object(object), false) = (&mut self.body, list.is_empty()) {
            object.insert(name.to_owned(), json!(list));
        }
        self
    }

    /// What a caller has sent is not what was expected.
    pub(super) fn not_understood(message: impl Into<String>) -> Self {
        Self::error(StatusCode::BAD_REQUEST, "not_understood", message)
    }

    /// `{"error": …, "message": …}`: a word for programs, a sentence for people.
    pub(super) fn error(status: StatusCode, error: &str, message: impl Into<String>) -> Self {
        Self::with(status, json!({ "error": error, "message": message.into() }))
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        // A token in a cache is a token given away.
        (self.status, [(header::CACHE_CONTROL, "no-store")], Json(self.body)).into_response()
    }
}
