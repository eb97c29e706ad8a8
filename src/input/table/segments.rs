//! Where in a sheet its tables and forms stand: each under its names, with what stands above.

use std::ops::Range;

use super::cell::Row;
use super::forms;
use super::heads::row::HeadRow;
use super::look::notifies;

/// How many rows from the top the first names are looked for: what stands above a table is a title and a few remarks.
const LOOKED: usize = 50;
/// How many rows directly above further names may be their heading.
const MAX_ABOVE: usize = 3;

/// A table or form and what stands above it.
#[derive(Debug)]
pub(super) struct Segment {
    pub(super) above: Range<usize>,
    pub(super) shape: Shape,
    /// The rows of the table, without its names.
    pub(super) body: Range<usize>,
}

#[derive(Debug)]
pub(super) enum Shape {
    /// Columns under names, which stand in this row.
    Named(usize, HeadRow),
    /// A name and its value in each row.
    Form,
    /// Neither.
    Plain,
}

/// The tables of these rows, in their order.
pub(super) fn segments(rows: &[Row]) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    // Each row is asked for itself and for the row above it.
    let mut last = (rows.len(), false);
    let mut may_name = |at: usize| {
        if last.0 != at {
            last = (at, rows.get(at).is_some_and(HeadRow::may_be));
        }
        last.1
    };
    let mut at = 0;
    while let Some(row) = rows.get(at) {
        let below = rows.get(at + 1..).unwrap_or_default();
        let open = segments.last();
        let titled = matches!(open, Some(Segment { shape: Shape::Named(_, head), .. }) if head.titled());
        let found = match open.map(|open| &open.shape) {
            _ if row.torn.is_some() => None,
            None if at >= LOOKED => None,
            Some(Shape::Form) => HeadRow::in_form(row, below),
            None | Some(Shape::Plain) => HeadRow::find(row, below),
            Some(Shape::Named(_, above)) if may_name(at) || may_name(at + 1) => HeadRow::again(above, row, below),
            Some(Shape::Named(..)) => None,
        };
        if let Some(head) = found {
            let above = above(rows, &segments, at, &head);
            let rows_of_names = head.rows;
            begin(&mut segments, above..at, Shape::Named(at, head), at + rows_of_names);
            at += rows_of_names;
            continue;
        }
        let in_form = matches!(open, Some(Segment { shape: Shape::Form, .. }));
        let before = at.checked_sub(1).and_then(|before| rows.get(before));
        let apart = open.is_none() || before.is_none_or(|before| before.number + 1 < row.number);
        if (open.is_none() && at < LOOKED || open.is_some() && !in_form && !titled) && forms::begins(row, below, apart)
        {
            let above = if open.is_none() { 0 } else { at };
            begin(&mut segments, above..at, Shape::Form, at);
        }
        at += 1;
    }
    match segments.last_mut() {
        Some(last) => last.body.end = rows.len(),
        None => segments.push(Segment {
            above: 0..0,
            shape: Shape::Plain,
            body: 0..rows.len(),
        }),
    }
    segments
}

fn begin(segments: &mut Vec<Segment>, above: Range<usize>, shape: Shape, body: usize) {
    if let Some(last) = segments.last_mut() {
        last.body.end = above.start;
    }
    segments.push(Segment {
        above,
        shape,
        body: body..body,
    });
}

/// Where what stands above these names begins.
fn above(rows: &[Row], segments: &[Segment], names: usize, head: &HeadRow) -> usize {
    let Some(last) = segments.last() else { return 0 };
    let of_titles_only = matches!(&last.shape, Shape::Named(_, head) if head.named.len() == 1);
    let mut start = names;
    while start > last.body.start && names - start < MAX_ABOVE && !of_titles_only {
        let Some(row) = rows.get(start - 1) else { break };
        let Some(cell) = row.only() else { break };
        // A title stands above a table that has no column for it; above another, it may be a draft without keywords.
        let apart = start < 2 || rows.get(start - 2).is_some_and(|before| before.number + 1 < row.number);
        if head.titled() && notifies(&cell.text) && !apart && cell.spans.0 < 2 {
            break;
        }
        start -= 1;
    }
    start
}
