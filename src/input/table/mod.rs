//! Tables: the rows of a spreadsheet, as text between commas or tabs.

mod columns;
mod layout;
mod rows;

pub(super) use columns::{is_name, names_titles};
pub(super) use layout::{read, read_csv};
pub(super) use rows::{Row, quoted_end, rows};
pub(crate) use rows::{is_formula, is_marked};
