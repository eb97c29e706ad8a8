//! Tables that stand side by side under one row of names.

use super::cell::Row;
use super::heads::names::Column;
use super::heads::row::HeadRow;
use super::layout::Named;
use super::look::may_be_title;

/// How many tables may stand side by side.
const MAX_GROUPS: usize = 16;

/// The row directly above some names whose cells are titles, each above the columns of its keywords.
pub(super) fn side_by_side<'r>(above: &'r [Row<'r>], names: &HeadRow) -> Option<&'r Row<'r>> {
    let row = above.last().filter(|_| !names.titled())?;
    let sound = (2..=MAX_GROUPS).contains(&row.cells.len()) && row.cells.iter().all(|cell| may_be_title(&cell.text));
    let is_keyword = |named: &Named| named.head.is_some_and(|head| head.is(Column::Keyword));
    let groups = below_each(row, &names.named);
    (sound && groups.iter().all(|group| group.iter().any(is_keyword))).then_some(row)
}

/// The names below each cell of a row, up to where the next begins.
pub(super) fn below_each<'n>(row: &Row, named: &'n [Named]) -> Vec<&'n [Named]> {
    let from = |column: usize| named.partition_point(|named| named.at < column);
    let ends = row.cells.iter().skip(1).map(|cell| from(cell.column));
    let begins = row.cells.iter().map(|cell| from(cell.column));
    let ranges = begins.zip(ends.chain(std::iter::once(named.len())));
    ranges
        .map(|(from, to)| named.get(from..to).unwrap_or_default())
        .collect()
}

/// Tables that stand side by side, each with the same names.
pub(super) fn groups(named: &[Named]) -> Vec<&[Named]> {
    let is = |named: &Named, column: Column| named.head.is_some_and(|head| head.is(column));
    let titles: Vec<usize> = named
        .iter()
        .enumerate()
        .filter(|(_, named)| is(named, Column::Title))
        .map(|(index, _)| index)
        .collect();
    let Some(lead) = titles.first().copied() else {
        return vec![named];
    };
    let each_has_keywords = titles.iter().enumerate().all(|(index, from)| {
        let to = titles.get(index + 1).copied().unwrap_or(named.len());
        let between = named.get(*from..to).unwrap_or_default();
        between.iter().any(|named| is(named, Column::Keyword))
    });
    if !(2..=MAX_GROUPS).contains(&titles.len()) || !each_has_keywords {
        return vec![named];
    }
    let mut groups = Vec::new();
    let mut rest = named;
    for title in titles.iter().rev() {
        // Numbers and ids stand before each title as they do before the first.
        let before = |from: usize, count: usize| -> Vec<Option<Column>> {
            let slice = named.get(from..from + count).unwrap_or_default();
            slice.iter().map(|named| named.head.map(|head| head.column)).collect()
        };
        let start = title - lead;
        let start = if before(start, lead) == before(0, lead) {
            start
        } else {
            *title
        };
        let (left, group) = rest.split_at_checked(start).unwrap_or((rest, &[]));
        groups.push(group);
        rest = left;
    }
    groups.reverse();
    groups
}
