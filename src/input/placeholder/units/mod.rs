//! From lines to units: whatever the language, only names, texts, keys and their order remain.

mod above;
mod around;
mod ids;
mod naming;
mod reader;
mod table;
mod unit;
mod whole;

pub(in crate::input::placeholder) use super::notation::token::is_data;
pub(in crate::input::placeholder) use table::heads_keywords;
pub(in crate::input::placeholder) use unit::{Brackets, Field, Kind, Setting, Unit};
pub(in crate::input::placeholder) use whole::{units, units_within};
