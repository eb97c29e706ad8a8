//! The rows below the names of the columns: a row is a draft, or one keyword of it.

mod plain;

use std::ops::Range;

use super::cell::{Cell, Row, in_column, is_dash};
use super::drafting::{Draft, Drafting, Entry};
use super::heads::head;
use super::heads::names::Column;
use super::layout::{Layout, Part, Role};
use super::look::{
    closes, ends_as_title, is_ditto, is_sample, is_signature, may_be_title, names_keyword, notifies, opens_part, signs,
};
use super::told::Kind;
use crate::data::quoted;
use crate::input::place::Place;

/// How the keywords of a row stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keywords {
    /// Each beside its example, and nothing else is to be known of a cell than its column.
    SideBySide,
    Anyhow,
}

/// Reads rows of one layout.
pub(super) struct Below<'r> {
    layout: Layout,
    /// The columns of the table, where another stands beside it.
    columns: Range<usize>,
    title: Option<usize>,
    id: Option<usize>,
    content: Option<usize>,
    content_example: Option<usize>,
    /// The columns of the examples, by slot.
    examples: Vec<Option<usize>>,
    /// Whether a cell to the right of the table may be what an unquoted comma cut off.
    ragged: bool,
    keywords: Keywords,
    open: Option<Draft>,
    /// The last row that the cell with the title takes.
    merged_to: usize,
    /// Whether the rows go on that belong to a sample.
    in_sample: bool,
    /// Whether sums or signatures stood above.
    ended: bool,
    /// The fewest cells that a row had so far.
    least: usize,
    entries: Vec<Entry<'r>>,
    touched: Vec<usize>,
}

impl<'r> Below<'r> {
    /// A reader of rows, which may go on with a draft whose title was found before.
    pub(super) fn new(layout: Layout, columns: Range<usize>, ragged: bool, open: Option<Draft>) -> Self {
        Self {
            title: layout.find(Role::Title).filter(|column| columns.contains(column)),
            id: layout.find(Role::Id),
            content: layout.find(Role::Content),
            content_example: layout.find(Role::ContentExample),
            examples: layout.examples(),
            keywords: if layout.is_plain() {
                Keywords::SideBySide
            } else {
                Keywords::Anyhow
            },
            layout,
            columns,
            ragged,
            open,
            merged_to: 0,
            in_sample: false,
            ended: false,
            least: usize::MAX,
            entries: Vec::new(),
            touched: Vec::new(),
        }
    }

    pub(super) fn rows(mut self, rows: &'r [Row<'r>], drafting: &mut Drafting) {
        for row in rows {
            self.row(row, drafting);
        }
        self.close(drafting);
    }

    fn close(&mut self, drafting: &mut Drafting) {
        if let Some(draft) = self.open.take() {
            drafting.finish(draft);
        }
    }

    fn row(&mut self, row: &'r Row<'r>, drafting: &mut Drafting) {
        if let Some(torn) = row.torn {
            if self.layout.long || self.title.is_none() {
                // Whose keyword it was cannot be told.
                drafting.tell_torn(torn);
            } else {
                self.close(drafting);
                let error = drafting.torn(torn);
                let item = drafting.context.unreadable(vec![error]);
                drafting.items.push(item);
            }
            return;
        }
        let cells = self.within(row);
        let Some(first) = cells.first() else { return };
        if row.hidden {
            drafting.told.cell(Kind::Hidden, first.place(), &first.text);
        }
        if self.is_sample(row, cells) {
            self.close(drafting);
            for cell in cells {
                drafting.told.cell(Kind::Sample, cell.place(), &cell.text);
            }
        } else if let Some(kind) = self.apart(cells) {
            self.ended |= kind == Kind::Closing;
            for cell in cells {
                drafting.told.cell(kind, cell.place(), &cell.text);
            }
        } else if self.title.is_some() {
            self.cells(row, cells, drafting);
        } else {
            self.of_one_title(row, cells, drafting);
        }
    }

    /// The cells of a row that are of this table.
    fn within(&self, row: &Row<'r>) -> &'r [Cell<'r>] {
        let (Some(first), Some(last)) = (row.cells.first(), row.cells.last()) else {
            return &[];
        };
        if self.columns.contains(&first.column) && self.columns.contains(&last.column) {
            return row.cells;
        }
        let from = row.cells.partition_point(|cell| cell.column < self.columns.start);
        let to = row.cells.partition_point(|cell| cell.column < self.columns.end);
        row.cells.get(from..to).unwrap_or_default()
    }

    /// Whether a row is a sample, or goes on with the one above.
    fn is_sample(&mut self, row: &Row, cells: &[Cell]) -> bool {
        let Some(title) = self.title else { return false };
        let begins = cells.first().filter(|first| first.column <= title);
        if let Some(first) = begins.filter(|first| !first.literal && is_sample(&first.text)) {
            self.in_sample = true;
            self.merged_to = row.number + usize::try_from(first.spans.1).unwrap_or(1).saturating_sub(1);
            return true;
        }
        self.in_sample =
            self.in_sample && row.cell(title).is_none() && (self.layout.long || row.number <= self.merged_to);
        self.in_sample
    }

    /// What a row is that is no draft and no part of one.
    fn apart(&self, cells: &[Cell]) -> Option<Kind> {
        let first = cells.first().filter(|first| !first.literal)?;
        let at_the_title = self.title.is_none_or(|title| first.column <= title);
        if at_the_title && closes(&first.text) || cells.iter().all(|cell| signs(&cell.text)) {
            return Some(Kind::Closing);
        }
        let alone = cells.len() == 1 && self.layout.has_keywords();
        // What stands alone below a signature or a remark goes on with it, unless it ends as titles do.
        if alone && self.ended && self.title == Some(first.column) && !ends_as_title(first.text.trim()) {
            return Some(Kind::Closing);
        }
        let heads = || opens_part(&first.text) || first.spans.0 > 2 && !notifies(&first.text);
        (alone && heads()).then_some(Kind::Section)
    }

    /// A row of a table that has no column for the title: the draft is that of the title above.
    fn of_one_title(&mut self, row: &'r Row<'r>, cells: &'r [Cell<'r>], drafting: &mut Drafting) {
        let title = match cells {
            [only] if may_be_title(&only.text) => Some(only),
            [name, value] if head(&name.text).is_some_and(|head| head.is(Column::Title)) => Some(value),
            _ => None,
        };
        if let Some(title) = title {
            self.close(drafting);
            let mut draft = Draft::new(row);
            draft.title(title, &title.text);
            self.open = Some(draft);
            return;
        }
        // 申请人 | 小张 below a table whose rows all have more.
        let signed = matches!(cells, [name, _] if is_signature(&name.text)) && self.least > 2;
        self.least = self.least.min(cells.len());
        if signed {
            for cell in cells {
                drafting.told.cell(Kind::Closing, cell.place(), &cell.text);
            }
            return;
        }
        self.cells(row, cells, drafting);
    }

    fn cells(&mut self, row: &'r Row<'r>, cells: &'r [Cell<'r>], drafting: &mut Drafting) {
        let find = |column: Option<usize>| in_column(cells, column?);
        let (mut title, id) = (find(self.title), find(self.id));
        if let Some(cell) = title.filter(|cell| self.open.is_some() && !cell.literal && is_ditto(&cell.text)) {
            drafting.told.cell(Kind::Ditto, cell.place(), &cell.text);
            title = None;
        }
        let goes_on = self.open.as_ref().is_some_and(|open| {
            let same_title = || title.is_none_or(|title| title.text == open.template.title);
            let same_id = || id.is_none_or(|id| open.template.id.as_deref() == Some(&id.text));
            let merged = title.is_none() && row.number <= self.merged_to;
            self.title.is_none() || (self.layout.long || merged) && same_title() && same_id()
        });
        if !goes_on {
            self.close(drafting);
            if title.is_none() && !cells.iter().any(|cell| self.is_of_draft(cell)) {
                for cell in cells {
                    drafting.told.cell(Kind::Empty, cell.place(), &cell.text);
                }
                return;
            }
            let mut draft = self.begin(row, title, id, drafting);
            let read = self.plainly(row, cells, &mut draft);
            self.open = Some(draft);
            if read {
                return;
            }
        }
        let Some(mut draft) = self.open.take() else { return };
        let cut = self.cut_off(cells);
        for cell in cells.get(..cut).unwrap_or_default() {
            self.cell(cell, &mut draft, drafting);
        }
        if let Some(cell) = cells.get(cut) {
            too_many(cell, &mut draft, drafting);
        }
        self.touched.sort_unstable();
        if self.touched.len() > 1 {
            draft.template.keywords.reserve_exact(self.touched.len());
        }
        for slot in self.touched.drain(..) {
            if let Some(entry) = self.entries.get_mut(slot) {
                if entry.example.is_none() {
                    let column = self.examples.get(slot).copied().flatten();
                    entry.blank = column.map(|column| row.blank(column));
                }
                drafting.keyword(&mut draft, entry, self.layout.slot(slot));
                *entry = Entry::default();
            }
        }
        match (find(self.content), find(self.content_example)) {
            (Some(content), example) => drafting.content(&mut draft, content, example),
            (None, Some(example)) => drafting.told.cell(Kind::Further, example.place(), &example.text),
            (None, None) => {}
        }
        self.open = Some(draft);
    }

    /// The first cell to the right of the named columns that an unquoted comma may have cut off from its neighbour: it would
    /// name a keyword, and does not read like one.
    fn cut_off(&self, cells: &[Cell]) -> usize {
        let beyond = |cell: &&Cell| self.layout.is_beyond(cell.column);
        let cut = |(_, cell): &(usize, &Cell)| {
            let name = || matches!(self.layout.role(cell.column), Role::Part(_, Part::Name));
            beyond(cell) && name() && !names_keyword(&cell.text)
        };
        let found = cells.iter().enumerate().find(cut);
        found.map_or(cells.len(), |(index, _)| index)
    }

    /// Whether a cell is more than a number or a remark beside a draft.
    fn is_of_draft(&self, cell: &Cell) -> bool {
        matches!(
            self.layout.role(cell.column),
            Role::Scene | Role::Ignore | Role::Keys | Role::Content | Role::Part(..) | Role::Beyond
        )
    }

    fn begin(&mut self, row: &Row, title: Option<&Cell>, id: Option<&Cell>, drafting: &mut Drafting) -> Draft {
        let mut draft = Draft::new(row);
        draft.template.id = id.map(|id| id.text.clone().into_owned());
        if let Some(title) = title {
            draft.title(title, &title.text);
            self.merged_to = row.number + usize::try_from(title.spans.1).unwrap_or(1).saturating_sub(1);
        } else {
            let place = match row.cells.first() {
                Some(first) if first.spot.column == 0 => Place::of_cell(row.number, self.title.unwrap_or(1)),
                _ => Place {
                    line: row.line,
                    column: 1,
                    cell: Some((row.number, self.title.unwrap_or(1))),
                },
            };
            let message = drafting
                .context
                .say("没有标题；应有模板标题", "no title; expected a template's title");
            drafting.mistake(&mut draft, place, message);
        }
        draft
    }

    fn cell(&mut self, cell: &'r Cell<'r>, draft: &mut Draft, drafting: &mut Drafting) {
        match self.layout.role(cell.column) {
            Role::Title | Role::Content | Role::ContentExample => {}
            Role::Id => match &draft.template.id {
                None => draft.template.id = Some(cell.text.clone().into_owned()),
                Some(id) if *id == cell.text => {}
                Some(_) => drafting.told.cell(Kind::Further, cell.place(), &cell.text),
            },
            Role::Scene => match &draft.template.scene {
                None => draft.template.scene = Some(cell.text.clone().into_owned()),
                Some(scene) if *scene == cell.text => {}
                Some(_) => drafting.told.cell(Kind::Further, cell.place(), &cell.text),
            },
            Role::Ignore if draft.template.ignore.is_empty() => drafting.ignores(draft, cell),
            Role::Ignore => drafting.told.cell(Kind::Further, cell.place(), &cell.text),
            Role::Keys => drafting.keys(draft, cell),
            Role::Part(..) if !cell.literal && is_dash(&cell.text) => {
                drafting.told.cell(Kind::Further, cell.place(), &cell.text);
            }
            Role::Part(slot, part) => {
                if self.entries.len() <= slot {
                    self.entries.resize_with(slot + 1, Entry::default);
                }
                let Some(entry) = self.entries.get_mut(slot) else {
                    return;
                };
                if entry.is_empty() {
                    self.touched.push(slot);
                }
                if !entry.put(part, cell) {
                    let text = quoted(&cell.text);
                    let message = drafting.context.say(
                        format!("这个关键词已有示例或类型：{text}"),
                        format!("the keyword has its example or type already: {text}"),
                    );
                    drafting.mistake(draft, cell.place(), message);
                }
            }
            Role::Serial => drafting.told.cell(Kind::Serial, cell.place(), &cell.text),
            Role::Further | Role::Unknown => drafting.told.in_column(cell.column),
            Role::Beyond if self.ragged => too_many(cell, draft, drafting),
            Role::Unnamed | Role::Beyond => drafting.told.cell(Kind::Unnamed, cell.place(), &cell.text),
        }
    }
}

/// Tells of a cell to the right of the table.
fn too_many(cell: &Cell, draft: &mut Draft, drafting: &Drafting) {
    let text = quoted(&cell.text);
    let message = drafting.context.say(
        format!("这一列没有列名；多出的单元格：{text}（单元格里有分隔符时，要用引号括起来）"),
        format!(
            "a cell too many; expected no more than the named columns: {text} (a cell with the delimiter in it stands in quotes)"
        ),
    );
    drafting.mistake(draft, cell.place(), message);
}
