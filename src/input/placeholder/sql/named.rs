//! Rows whose statements name their columns, as values under those names.

use std::borrow::Cow;

use super::given;
use super::statement::{Statement, statements};
use crate::input::place::offset;

/// A text in a row, and its offset.
type Cell<'t> = (Cow<'t, str>, usize);

/// The name of a column and what a row has in it; none for what is no literal.
type Member<'t> = (Cell<'t>, Option<Cell<'t>>);

/// The rows of statements that name their columns.
pub(in crate::input) fn named_rows(text: &str) -> Vec<Vec<Member<'_>>> {
    let mut found = Vec::new();
    for (_, statement) in statements(text) {
        let Statement::Rows {
            listed: Some(listed),
            rows,
            ..
        } = statement
        else {
            continue;
        };
        let names = || {
            listed.split(',').map(|name| {
                let bare = name.trim().trim_matches(['`', '"', '[', ']', '\\']);
                (Cow::Borrowed(bare), offset(text, name))
            })
        };
        for row in rows {
            let cells = row.iter().map(|value| {
                let part = given(value)?;
                let at = part.at();
                Some((part.text, at))
            });
            found.push(names().zip(cells).collect());
        }
    }
    found
}
