//! Whether a table is one of drafts at all: an order list has names and ids as well.

use super::cell::Row;
use super::heads::head;
use super::heads::names::Column;
use super::layout::{Layout, Part, Role};
use super::look::{may_be_title, notifies};
use super::segments::{Segment, Shape};
use super::shape;
use crate::input::context::Context;
use crate::input::platform::{self, words};

/// How many rows are looked at.
const LOOKED: usize = 200;

/// Whether a table is of something else.
pub(super) fn is_foreign(rows: &[Row], segment: &Segment, context: &Context) -> bool {
    let sheet = context.sheet.as_deref();
    let body = rows.get(segment.body.clone()).unwrap_or_default();
    let looked = body.get(..LOOKED.min(body.len())).unwrap_or_default();
    let (at, names) = match &segment.shape {
        Shape::Form => return false,
        Shape::Plain => return shape::shape(body, context.library).is_none(),
        Shape::Named(at, names) => (*at, names),
    };
    let layout = Layout::named(&names.named, names.width, true, looked);
    let cells = |role: Role| {
        let column = layout.find(role);
        looked.iter().filter_map(move |row| row.cell(column?))
    };
    // What only templates have.
    let numbered =
        names.named.iter().filter_map(|named| named.head).any(|head| {
            head.number.is_some() && matches!(head.column, Column::Keyword | Column::Field | Column::Example)
        });
    let beside = |column| names.has(column) && layout.has_keywords();
    let paired = names.has(Column::Keyword) && (layout.is_paired() || beside(Column::Type) || beside(Column::Key));
    let templates = rows.get(at).into_iter().flat_map(|row| row.cells).any(|cell| {
        let of_templates = ["模板", "模版", "订阅", "emplate"];
        head(&cell.text).is_some_and(|head| head.is(Column::Title))
            && of_templates.iter().any(|word| cell.text.contains(word))
    });
    let placeholders = || cells(Role::Content).any(|cell| platform::has_placeholder(&cell.text));
    let keys = || {
        let keys = || cells(Role::Part(0, Part::Key));
        let known = keys().filter(|cell| words::key(&cell.text).is_some());
        2 * known.count() >= keys().count().max(1)
    };
    if numbered || paired || templates || placeholders() {
        return false;
    }
    let titled = || {
        let above = rows.get(segment.above.clone()).unwrap_or_default().last();
        above.is_some_and(|row| row.cells.iter().any(|cell| notifies(&cell.text))) || sheet.is_some_and(may_be_title)
    };
    if layout.find(Role::Title).is_none() {
        return !keys() && !titled();
    }
    let (mut good, mut all) = (0, 0);
    for cell in cells(Role::Title) {
        all += 1;
        good += usize::from(may_be_title(&cell.text));
    }
    all > 0 && 3 * good < all
}
