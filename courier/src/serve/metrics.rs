//! Numbers for whoever watches, in Prometheus' text form.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Mutex, PoisonError};

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::Courier;

/// What was asked and what became of it. Only paths that are routes get here, so the numbers are few.
#[derive(Debug, Default)]
pub(super) struct Metrics {
    requests: Mutex<BTreeMap<(String, u16), u64>>,
    messages: Mutex<BTreeMap<&'static str, u64>>,
}

impl Metrics {
    pub(super) fn count(&self, path: &str, status: u16) {
        let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        *requests.entry((path.to_owned(), status)).or_default() += 1;
    }

    pub(super) fn message(&self, outcome: &'static str) {
        let mut messages = self.messages.lock().unwrap_or_else(PoisonError::into_inner);
        *messages.entry(outcome).or_default() += 1;
    }
}

/// `GET /metrics`
pub(super) async fn tell(State(shared): Courier) -> Response {
    let keeper = &shared.service.keeper;
    let counts = keeper.counts();
    let mut text = String::new();
    for (name, help, value) in [
        ("fetches", "Requests for a token to the platform.", counts.fetches.get()),
        ("fetch_failures", "Those that brought none.", counts.failures.get()),
        (
            "fetches_discarded",
            "Tokens that came after another lease was taken.",
            counts.discarded.get(),
        ),
        ("stale_reports", "Reports that a token was refused.", counts.stale.get()),
    ] {
        let name = format!("courier_token_{name}_total");
        let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} counter\n{name} {value}");
    }
    let left = keeper
        .hit()
        .map_or(0, |served| served.until.saturating_sub(keeper.now()) / 1_000);
    let _ = writeln!(
        text,
        "# HELP courier_token_seconds How long the token is still served.\n# TYPE courier_token_seconds gauge\n\
         courier_token_seconds {left}"
    );
    let _ = writeln!(
        text,
        "# HELP courier_requests_total Requests of callers.\n# TYPE courier_requests_total counter"
    );
    let requests = shared.metrics.requests.lock().unwrap_or_else(PoisonError::into_inner);
    for ((path, status), count) in &*requests {
        let _ = writeln!(
            text,
            "courier_requests_total{{path=\"{path}\",status=\"{status}\"}} {count}"
        );
    }
    drop(requests);
    let _ = writeln!(
        text,
        "# HELP courier_messages_total Messages and what became of them.\n# TYPE courier_messages_total counter"
    );
    let messages = shared.metrics.messages.lock().unwrap_or_else(PoisonError::into_inner);
    for (outcome, count) in &*messages {
        let _ = writeln!(text, "courier_messages_total{{outcome=\"{outcome}\"}} {count}");
    }
    (
        [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")],
        text,
    )
        .into_response()
}
