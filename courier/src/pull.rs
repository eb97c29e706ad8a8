//! The account's templates, as the platform gives them, so that the linter reads them as it reads any captured answer.

use std::time::Duration;

use courier_core::wire::{self, Fault, Interface, Request};
use serde_json::Value;
use thiserror::Error;

use crate::keeper::{Carry, Keeper, KeeperError};

/// An account has no more pages of twenty templates.
const MAX_PAGES: usize = 100;

/// Why there are no templates.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PullError {
    /// There is no token.
    #[error(transparent)]
    NoToken(#[from] KeeperError),
    /// The platform refused, or there was no answer that can be read.
    #[error("no templates: {0}")]
    Platform(Fault),
    /// There came pages without an end.
    #[error("the platform's list of templates has no end")]
    Endless,
}

/// Fetches the templates of an interface. Asking twice does no harm, so a token that is refused is replaced once.
///
/// # Errors
///
/// There is no token, or the platform does not give the templates.
pub fn templates(keeper: &Keeper, carry: &Carry, interface: Interface, patience: Duration) -> Result<Value, PullError> {
    let mut served = keeper.token(patience)?;
    let mut replaced = false;
    let mut all: Option<Value> = None;
    let mut offset = 0;
    for _ in 0..MAX_PAGES {
        let request = Request::templates(interface, &served.token, offset);
        let page = match wire::templates(&request, &carry(&request)) {
            Ok(page) => page,
            Err(fault) if fault.is_stale() && !replaced => {
                served = keeper.stale(&served.id, patience)?;
                replaced = true;
                continue;
            }
            Err(fault) => return Err(PullError::Platform(fault)),
        };
        if interface != Interface::Template {
            return Ok(Value::Object(page));
        }
        let mut page = Value::Object(page);
        let count = page.get("list").and_then(Value::as_array).map_or(0, Vec::len);
        offset += count;
        match &mut all {
            None => all = Some(page),
            Some(all) => {
                let more = page.get_mut("list").and_then(Value::as_array_mut);
                if let (Some(list), Some(more)) = (all.get_mut("list").and_then(Value::as_array_mut), more) {
                    list.append(more);
                }
            }
        }
        if count < 20 {
            return all.ok_or(PullError::Endless);
        }
    }
    Err(PullError::Endless)
}
