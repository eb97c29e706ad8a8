//! The courier as a server: what business servers ask, over HTTP.

mod allowance;
mod answer;
mod body;
mod metrics;
mod send;
mod token;

use std::future::{Future, IntoFuture, pending};
use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::serve::ListenerExt;
use mobanlint::Language;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::time::sleep;

use crate::book::Book;
use crate::callers::Callers;
use crate::keeper::Keeper;
use crate::log;
use crate::sending::Sender;
use crate::words::pick;

use answer::Answer;
use metrics::Metrics;

/// No message is larger.
const MAX_BODY: usize = 256 * 1024;

/// What a server needs.
#[derive(Debug)]
pub struct Service {
    /// The token.
    pub keeper: Arc<Keeper>,
    /// The allowances.
    pub book: Arc<Book>,
    /// The messages.
    pub sender: Sender,
    /// Who may ask.
    pub callers: Callers,
    /// The language of what people read in answers.
    pub language: Language,
    /// How long a caller waits for a token that is not there.
    pub patience: Duration,
    /// How long the server waits for callers.
    pub deadlines: Deadlines,
}

/// How long a server waits for callers, who may have gone away in the middle of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadlines {
    /// For the body of a request: 10 s.
    pub body: Duration,
    /// For requests that are under way when the server is to end: 50 s.
    pub drain: Duration,
}

impl Default for Deadlines {
    fn default() -> Self {
        Self {
            body: Duration::from_secs(10),
            drain: Duration::from_secs(50),
        }
    }
}

struct Shared {
    service: Service,
    metrics: Metrics,
}

type Courier = State<Arc<Shared>>;

/// Serves until `ended`, and then whoever has already asked, as long as the deadlines allow.
///
/// # Errors
///
/// The system gives no connections any more.
pub async fn serve(
    listener: std::net::TcpListener,
    service: Service,
    ended: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = TcpListener::from_std(listener)?.tap_io(|connection| {
        let _ = connection.set_nodelay(true);
    });
    let drain = service.deadlines.drain;
    let shared = Arc::new(Shared {
        service,
        metrics: Metrics::default(),
    });
    let known = Router::new()
        .route("/token", get(token::current))
        .route("/token/stale", post(token::stale))
        .route("/send", post(send::send))
        .route("/allowance", get(allowance::left).post(allowance::enter))
        .route_layer(middleware::from_fn_with_state(Arc::clone(&shared), only_callers));
    let router = Router::new()
        .route("/healthz", get(token::health))
        .route("/metrics", get(metrics::tell))
        .merge(known)
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .with_state(shared);
    let (tell, told) = oneshot::channel();
    let served = axum::serve(listener, router).with_graceful_shutdown(async move {
        ended.await;
        let _ = tell.send(());
    });
    // Half a request would be waited for, for ever.
    let drained = async move {
        match told.await {
            Ok(()) => sleep(drain).await,
            Err(_) => pending().await,
        }
    };
    tokio::select! {
        served = served.into_future() => served,
        () = drained => {
            log::line("ended while requests were under way");
            Ok(())
        }
    }
}

/// Lets pass whoever brings a known bearer.
async fn only_callers(State(shared): Courier, request: Request, next: Next) -> Response {
    let header = request.headers().get("authorization");
    let bearer = header.and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    let path = request.uri().path().to_owned();
    let caller = bearer.and_then(|bearer| shared.service.callers.who(bearer));
    let response = if caller.is_some() {
        next.run(request).await
    } else {
        let message = pick(shared.service.language, "需要已知的令牌", "a known bearer is needed");
        Answer::error(StatusCode::UNAUTHORIZED, "unauthorized", message).into_response()
    };
    let status = response.status();
    shared.metrics.count(&path, status.as_u16());
    if status.is_client_error() || status.is_server_error() {
        let caller = caller.unwrap_or("somebody unknown");
        log::line(format_args!("{caller}: {path} {}", status.as_u16()));
    }
    response
}

/// Does what may wait for the store or the platform where it keeps nobody else waiting. It is done whether or not the caller
/// stays, so that a message that went is also entered.
async fn apart(shared: Arc<Shared>, work: impl FnOnce(&Shared) -> Answer + Send + 'static) -> Answer {
    let message = pick(shared.service.language, "中控内部出错", "the courier failed");
    let done = tokio::task::spawn_blocking(move || work(&shared)).await;
    done.unwrap_or_else(|_| Answer::error(StatusCode::INTERNAL_SERVER_ERROR, "failed", message))
}
