//! How many messages may still go to whom.
//!
//! What a user did gives a [`Grant`] by a [`Policy`]; the [`Ledger`] of a user counts what is left. A message takes its
//! allowance before it is sent, and gives it back if the platform refused it: so of two that go at once for one allowance
//! only one goes, and one whose fate is unknown is counted as sent.

mod ledger;
mod policy;
#[cfg(test)]
mod tests;

pub use ledger::{Denied, Grant, KEPT_SPENDINGS, Ledger, MAX_GRANTS, MAX_KEYS, Settlement, Spending, Taken, Wanted};
pub use policy::{Policies, Policy, PolicyError};
