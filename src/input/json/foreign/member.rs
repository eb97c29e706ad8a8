//! A member of a record, and what its name and its text say.

use std::borrow::Cow;

use super::super::syntax::View;
use super::pairs::{Pair, Pairs, Placed};
use crate::input::platform::names::Meaning;
use crate::input::platform::words::is_label;

/// A member of a record; a cell of a row has no name.
#[derive(Debug, Clone)]
pub(in crate::input::json) struct Member<'t> {
    pub(in crate::input::json) view: View<'t>,
    pub(in crate::input::json) name: Cow<'t, str>,
    pub(in crate::input::json) meaning: Meaning,
    /// Its name was likely meant for `title` or `keywords`, or is.
    pub(in crate::input::json) begins_draft: bool,
    /// Its name is one of ours, or was likely meant for one, and more than `title`, which everybody has.
    pub(in crate::input::json) is_meant: bool,
    /// Of a string, a number, true or false.
    pub(in crate::input::json) scalar: Option<Placed<'t>>,
    /// It is part of the draft.
    pub(in crate::input::json) used: bool,
}

impl<'t> Member<'t> {
    pub(in crate::input::json) fn text(&self) -> Option<&str> {
        self.scalar.as_ref().map(|placed| &*placed.text)
    }

    /// `"关键词": "订单号、金额"`.
    pub(super) fn joined(&self, listed: bool) -> Option<Pairs<'t>> {
        let placed = self.scalar.as_ref().filter(|_| listed)?;
        let parts: Vec<&str> = placed.text.split(['、', '，', ',', '\n', '|']).map(str::trim).collect();
        if parts.len() < 2 || !parts.iter().all(|part| is_label(part)) {
            return None;
        }
        let pair = |text: &str| Pair {
            label: Placed {
                text: Cow::Owned(text.to_owned()),
                at: placed.at,
            },
            key: None,
            example: None,
            kind: None,
            values: Vec::new(),
        };
        Some(Pairs {
            found: parts.into_iter().map(pair).collect(),
            ..Pairs::default()
        })
    }
}
