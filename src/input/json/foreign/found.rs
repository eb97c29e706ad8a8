//! What is found in a value, and where.

use std::borrow::Cow;

use super::super::own::Read;
use super::record::Tally;

/// What was found at an offset.
#[derive(Debug)]
pub(in crate::input::json) struct Found<'t> {
    pub(in crate::input::json) at: usize,
    pub(in crate::input::json) what: What<'t>,
}

#[derive(Debug)]
pub(in crate::input::json) enum What<'t> {
    /// A draft in our own form, sound or not.
    Own,
    Template(Box<Foreign<'t>>),
    /// The platform's own 订阅模板消息, which every account has.
    BuiltIn,
    /// Placeholders without a title.
    Untitled,
    /// A row with names beside a text of which nothing says that it is a title.
    Doubtful(String),
    /// A keyword by itself; whether it is the platform's without doubt.
    Keyword(String, bool),
    /// The platform's refusal.
    Refused(i64, String),
    /// A string where existing titles are read.
    Title(String),
    /// An item of a list that is none of these.
    Other,
    /// More such items of the same list.
    More(usize),
}

/// A template under foreign names.
#[derive(Debug)]
pub(in crate::input::json) struct Foreign<'t> {
    pub(in crate::input::json) read: Read,
    pub(in crate::input::json) tally: Tally,
    /// The members that are not read.
    pub(in crate::input::json) unread: Vec<Cow<'t, str>>,
    /// Whether it is a row that has one keyword of a template.
    pub(in crate::input::json) is_row: bool,
}
