//! The rows of a text or a sheet, read as what they are: tables with names, forms, or a table without names.

use super::abreast::{below_each, groups, side_by_side};
use super::below::Below;
use super::cell::{Cell, Row};
use super::drafting::{Draft, Drafting};
use super::foreign::is_foreign;
use super::heads::names::{Column, NAMES};
use super::heads::row::HeadRow;
use super::heads::{bare, head, numeral};
use super::layout::{Layout, Named, Part, Role};
use super::look::{may_be_title, notifies};
use super::segments::{Segment, Shape, segments};
use super::told::Kind;
use super::{apart, forms, shape};
use crate::data::{nearest, quoted};

/// How many rows are looked at to see whether a table is one of templates.
const LOOKED: usize = 200;
/// How many different rows of names are remembered.
const DISTINCT: usize = 8;
/// How many unknown names are compared with those we know.
const COMPARED: usize = 40;

/// Reads rows; false if none of them is of a draft, and nothing was told of them.
///
/// In a `ragged` table rows may be wider than the row of names, as in a text.
pub(super) fn read<'r>(rows: &'r [Row<'r>], ragged: bool, drafting: &mut Drafting) -> bool {
    let segments = segments(rows);
    let foreign = |segment: &Segment| is_foreign(rows, segment, drafting.context);
    if !rows.is_empty() && segments.iter().all(foreign) {
        return false;
    }
    let mut reading = Reading {
        rows,
        ragged,
        open: None,
        names: Vec::new(),
    };
    for (index, segment) in segments.iter().enumerate() {
        let next = segments.get(index + 1).map(|next| &next.shape);
        let followed = matches!(next, Some(Shape::Named(_, names)) if !names.titled());
        reading.segment(segment, followed, drafting);
    }
    if let Some(draft) = reading.open {
        drafting.finish(draft);
    }
    true
}

struct Reading<'r> {
    rows: &'r [Row<'r>],
    ragged: bool,
    /// A draft of which only the title was found, above the table of its keywords.
    open: Option<Draft>,
    /// The names that stood above some rows already.
    names: Vec<HeadRow>,
}

impl<'r> Reading<'r> {
    fn segment(&mut self, segment: &Segment, followed: bool, drafting: &mut Drafting) {
        let body = self.rows.get(segment.body.clone()).unwrap_or_default();
        let above = self.rows.get(segment.above.clone()).unwrap_or_default();
        match &segment.shape {
            Shape::Plain => self.plain(body, drafting),
            Shape::Form => {
                Self::above(above, drafting);
                self.close(drafting);
                self.open = forms::read(body, followed, drafting);
            }
            Shape::Named(at, names) => {
                if is_foreign(self.rows, segment, drafting.context) {
                    let rows = self.rows.get(segment.above.start..segment.body.end).unwrap_or_default();
                    for cell in rows.iter().flat_map(|row| row.cells) {
                        drafting.told.cell(Kind::Foreign, cell.place(), &cell.text);
                    }
                    return;
                }
                let rows = self.rows.get(*at..at + names.rows).unwrap_or_default();
                self.named(above, rows, names, body, drafting);
            }
        }
    }

    /// Tells of names that stood above before.
    fn tell_repeated(&mut self, names: &HeadRow, rows: &[Row], drafting: &mut Drafting) {
        if self.names.contains(names)
            && let Some(cell) = rows.first().and_then(|row| row.cells.first())
        {
            drafting.told.cell(Kind::Again, cell.place(), &cell.text);
        } else if self.names.len() < DISTINCT {
            self.names.push(names.clone());
        }
    }

    fn close(&mut self, drafting: &mut Drafting) {
        if let Some(draft) = self.open.take() {
            drafting.finish(draft);
        }
    }

    /// Tells of rows above the names of the columns.
    fn above(rows: &[Row], drafting: &mut Drafting) {
        for row in rows {
            if let Some(torn) = row.torn {
                drafting.tell_torn(torn);
            }
            let draft = row.cells.len() > 1 && row.cells.first().is_some_and(|cell| notifies(&cell.text));
            for (index, cell) in row.cells.iter().enumerate() {
                if draft && index == 0 {
                    let text = quoted(&cell.text);
                    let message = drafting.context.say(
                        format!("这一行在列名之上，没有读：{text}"),
                        format!("the row stands above the names of the columns, and is not read: {text}"),
                    );
                    drafting.tell(cell.place(), message);
                } else {
                    drafting.told.cell(Kind::Above, cell.place(), &cell.text);
                }
            }
        }
    }

    fn plain(&mut self, body: &'r [Row<'r>], drafting: &mut Drafting) {
        let Some(shape) = shape::shape(body, drafting.context.library) else {
            return;
        };
        let mut rows = body;
        if shape.headed
            && let Some((first, rest)) = body.split_first()
            && let Some(cell) = first.cells.first()
        {
            let names: Vec<String> = first.cells.iter().map(|cell| quoted(&cell.text)).collect();
            let message = drafting.context.say(
                format!("第一行像是列名，但不认得：{}；{}", names.join("、"), EXPECTED.0),
                format!(
                    "the first row seems to name the columns, in names that are unknown: {}; {}",
                    names.join(", "),
                    EXPECTED.1
                ),
            );
            drafting.tell(cell.place(), message);
            rows = rest;
        }
        Below::new(shape.layout, 1..usize::MAX, self.ragged, None).rows(rows, drafting);
    }

    fn named(
        &mut self,
        above: &'r [Row<'r>],
        head_rows: &'r [Row<'r>],
        names: &HeadRow,
        body: &'r [Row<'r>],
        drafting: &mut Drafting,
    ) {
        self.tell_repeated(names, head_rows, drafting);
        let titles = side_by_side(above, names).filter(|_| self.open.is_none());
        let above = above
            .get(..above.len() - usize::from(titles.is_some()))
            .unwrap_or_default();
        let groups = match &titles {
            Some(titles) => below_each(titles, &names.named),
            None => groups(&names.named),
        };
        let last = groups.len() - 1;
        for (index, named) in groups.iter().enumerate() {
            let from = if index == 0 {
                1
            } else {
                named.first().map_or(1, |first| first.at)
            };
            let next = groups.get(index + 1).and_then(|next| next.first());
            let to = next.map_or(usize::MAX, |next| next.at);
            let width = next.map_or(names.width, |next| next.at - 1);
            let mut layout = Layout::named(named, width, self.ragged && index == last, body);
            running_numbers(&mut layout, names.width, body);
            tell_paired(&layout, named, head_rows, drafting);
            tell_names(&layout, head_rows, from..to, drafting);
            let mut open = None;
            if let Some((title, row)) = titles
                .as_ref()
                .and_then(|titles| Some((titles.cells.get(index)?, titles)))
            {
                if index == 0 {
                    Self::above(above, drafting);
                }
                let mut draft = Draft::new(row);
                draft.title(title, &title.text);
                drafting.told.cell(Kind::TitleAbove, title.place(), &title.text);
                open = Some(draft);
            } else if layout.find(Role::Title).is_none() {
                open = self.open.take();
                let used = if open.is_none() {
                    title_above(above, &mut open, drafting)
                } else {
                    0
                };
                let above = above.get(..above.len() - used).unwrap_or_default();
                Self::above(above, drafting);
                let sheet = drafting.context.sheet.clone();
                if open.is_none()
                    && let (Some(sheet), Some(row)) = (sheet.filter(|name| may_be_title(name)), head_rows.first())
                {
                    let mut draft = Draft::new(row);
                    sheet.as_ref().clone_into(&mut draft.template.title);
                    let message = drafting.context.say(
                        "列名中没有标题，以工作表的名称为标题",
                        "the table has no column for the title, so the name of the sheet is taken for it",
                    );
                    drafting.context.note(None, message);
                    open = Some(draft);
                }
                if open.is_none() {
                    no_title(head_rows, drafting);
                    continue;
                }
            } else if index == 0 {
                self.close(drafting);
                Self::above(above, drafting);
            }
            Below::new(layout, from..to, self.ragged, open).rows(body, drafting);
        }
    }
}

/// What the names of columns may be.
const EXPECTED: (&str, &str) = (
    "可用的列名有 编号、标题、场景、关键词、示例、类型、键、可选值、忽略",
    "expected id, title, scene, keyword, example, type, key, values or ignore",
);

/// A column without a name that counts the rows is no column of cells that somebody forgot to name.
fn running_numbers(layout: &mut Layout, width: usize, body: &[Row]) {
    let Some(title) = layout.find(Role::Title) else { return };
    let looked = body.get(..LOOKED.min(body.len())).unwrap_or_default();
    for column in 1..title.min(width) {
        if layout.role(column) != Role::Unnamed {
            continue;
        }
        let cells: Vec<&Cell> = looked.iter().filter_map(|row| row.cell(column)).collect();
        if shape::is_running(&cells) {
            layout.set(column, Role::Serial);
        }
    }
}

/// Tells which columns are not read: those a draft has no use for, and those whose names are unknown.
fn tell_names(layout: &Layout, rows: &[Row], columns: std::ops::Range<usize>, drafting: &mut Drafting) {
    let mut compared = 0;
    for cell in rows.iter().flat_map(|row| row.cells) {
        if !columns.contains(&cell.column) {
            continue;
        }
        match layout.role(cell.column) {
            Role::Further => drafting.told.column(cell.place(), &cell.text),
            Role::Unknown => {
                compared += 1;
                let near = Some(bare(&cell.text))
                    .filter(|_| compared <= COMPARED)
                    .and_then(|bare| meant(&bare));
                if let Some(near) = near {
                    let shown = quoted(&cell.text);
                    let message = drafting.context.say(
                        format!("未知的列名 {shown}；是否想写 {near}？"),
                        format!("unknown column {shown}; did you mean {near}?"),
                    );
                    drafting.tell(cell.place(), message);
                }
                drafting.told.column(cell.place(), &cell.text);
            }
            // What heads several names without being one itself.
            _ if rows.len() > 1 && head(&cell.text).is_none() && numeral(cell.text.trim()).is_none() => {
                drafting.told.cell(Kind::Above, cell.place(), &cell.text);
            }
            _ => {}
        }
    }
}

/// Tells of columns that are read as examples without being called so.
fn tell_paired(layout: &Layout, named: &[Named], rows: &[Row], drafting: &mut Drafting) {
    let [row] = rows else { return };
    for cell in row.cells {
        let unnamed = named
            .binary_search_by_key(&(cell.column + 1), |named| named.at)
            .is_err();
        if matches!(layout.role(cell.column), Role::Part(_, Part::Name))
            && matches!(layout.role(cell.column + 1), Role::Part(_, Part::Example))
            && unnamed
            && !layout.is_spread()
        {
            drafting.told.cell(Kind::Paired, cell.place(), &cell.text);
        }
    }
}

/// The name of ours that an unknown one is a slip of. 关键词数 and 标题长度 are none: they say what they are.
fn meant(name: &str) -> Option<String> {
    let known = NAMES
        .iter()
        .filter(|(_, column)| *column != Column::Further)
        .map(|(name, _)| *name);
    nearest(name, known).filter(|near| !name.contains(near.as_str()))
}

/// The title of a table that has no column for it: the last row above, or 模板标题：… there. How many rows it takes.
fn title_above<'r>(above: &'r [Row<'r>], open: &mut Option<Draft>, drafting: &mut Drafting) -> usize {
    let Some(row) = above.last() else { return 0 };
    let (cell, text) = match row.cells {
        [name, value] if head(&name.text).is_some_and(|head| head.is(Column::Title)) => (value, value.text.as_ref()),
        [only] => {
            let pair = apart::pairs(&only.text).filter(|pairs| pairs.len() == 1);
            let named = pair
                .and_then(|pairs| pairs.first().copied())
                .filter(|(name, _)| head(name).is_some_and(|head| matches!(head.column, Column::Title | Column::Name)));
            match named {
                Some((_, title)) => (only, title),
                None if may_be_title(&only.text) => (only, only.text.as_ref()),
                None => return 0,
            }
        }
        _ => return 0,
    };
    let mut draft = Draft::new(row);
    draft.title(cell, text);
    drafting.told.cell(Kind::TitleAbove, cell.place(), &cell.text);
    *open = Some(draft);
    1
}

fn no_title(rows: &[Row], drafting: &mut Drafting) {
    let Some(cell) = rows.first().and_then(|row| row.cells.first()) else {
        return;
    };
    let message = drafting.context.say(
        "表头没有标题列；应有名为 标题 或 title 的一列；其下的行没有读",
        "no column for the title; expected one named title or 标题; the rows below are not read",
    );
    drafting.tell(cell.place(), message);
}
