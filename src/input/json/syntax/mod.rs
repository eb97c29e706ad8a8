//! JSON as text: where a value ends, what stands in it and where, and why it is none.

mod split;
mod tape;
mod walk;
mod wording;

pub(in crate::input::json) use split::{Extent, extent, indent, lines_with_brace, string_end};
pub(in crate::input) use tape::{Tape, View};
pub(in crate::input) use walk::{Broken, walk};
pub(in crate::input::json) use walk::{Watch, Why, skip_blanks};
