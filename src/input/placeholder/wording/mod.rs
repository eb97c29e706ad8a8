//! What words tell: which text a person would call a title, which a label, and what a name says of the text behind it.

pub(in crate::input::placeholder) mod label;
pub(in crate::input::placeholder) mod title;
pub(in crate::input::placeholder) mod words;
