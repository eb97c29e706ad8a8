//! What holds templates in the forms of others: looked through for records, which are built into drafts; or what it seems to
//! be, if there are none.

mod alike;
mod build;
mod found;
mod meant;
mod member;
mod names;
mod notes;
mod numbered;
mod pairs;
mod record;
mod refusal;
mod rows;
mod search;
mod seems;
mod siblings;

pub(in crate::input::json) use found::{Foreign, Found, What};
pub(in crate::input::json) use names::{HOLDERS, Names};
pub(in crate::input::json) use notes::{Listing, Notes};
pub(in crate::input::json) use search::{Wanted, search};
pub(in crate::input::json) use seems::Seems;
