//! How texts are written down, in any language: marks of comments and lists, literals, escapes, and where each part stands.

pub(in crate::input::placeholder) mod escape;
mod lines;
mod part;
pub(in crate::input::placeholder) mod token;

pub(in crate::input::placeholder) use lines::{Line, Lines};
pub(in crate::input::placeholder) use part::Part;
