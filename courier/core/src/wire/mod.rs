//! What goes to the platform and what comes back, as bytes; who carries them is not known here.

mod answer;
mod event;
mod request;
mod token;

pub use answer::{Code, Exchange, Fault, Loss, Outcome, STALE, sent, templates, token};
pub use event::{Event, EventError, Happened, events};
pub use request::{Interface, Method, Request};
pub use token::{Mode, Obtained};
