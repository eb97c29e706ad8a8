//! Forms: a name and its value in each row, one draft below the other or side by side.

mod form;

use super::cell::{Cell, Row};
use super::drafting::{Draft, Drafting};
use super::heads::names::Column;
use super::heads::row::{HeadRow, Transposed, transposed};
use super::heads::{Head, head};
use super::look::{has_han, is_label, may_be_title, names_keyword};
use super::told::Kind;
use crate::data::quoted;
use form::Form;

/// How many rows below its first a form is known by.
const LOOKED: usize = 8;

/// The name in the first cell of a row, if a value stands beside it.
fn label_of<'r>(row: &'r Row<'r>) -> Option<(Head, &'r [Cell<'r>])> {
    let (first, values) = row.cells.split_first()?;
    let head = head(&first.text)?;
    let value = values.first()?;
    // A keyword may be called as a column is: 关键词1 | 编号.
    let keyword = matches!(head.column, Column::Keyword | Column::Example) && values.len() == 1;
    let sound = keyword || super::heads::head(&value.text).is_none();
    sound.then_some((head, values))
}

/// Whether a form begins in this row: a title, or what may stand before it where a row `apart` from those above begins
/// something new; and more of a draft below.
pub(super) fn begins(row: &Row, below: &[Row], apart: bool) -> bool {
    if transposed(row, below) == Some(Transposed::Titles) {
        return true;
    }
    if titled(row).is_some() {
        return apart && lists(below);
    }
    let Some((first, _)) = label_of(row) else { return false };
    if matches!(
        first.column,
        Column::Keyword | Column::Example | Column::Type | Column::Key | Column::Values | Column::Field
    ) {
        return false;
    }
    let near = below.get(..LOOKED.min(below.len())).unwrap_or_default();
    let labels = || near.iter().filter_map(label_of).map(|(head, _)| head);
    let is_title = |head: &Head| matches!(head.column, Column::Title | Column::Name);
    let table = || {
        near.iter()
            .enumerate()
            .any(|(at, row)| HeadRow::find(row, near.get(at + 1..).unwrap_or_default()).is_some())
    };
    let more = |head: &Head| !matches!(head.column, Column::Further | Column::Serial);
    if is_title(&first) {
        labels().any(|head| more(&head) && !is_title(&head)) || table() || lists(below)
    } else {
        // Before the title only what is about the draft as a whole.
        apart
            && matches!(first.column, Column::Id | Column::Scene | Column::Serial)
            && labels().any(|head| is_title(&head))
    }
}

/// The title that is all of a row: 停水通知, 标题：停水通知.
fn titled<'r>(row: &Row<'r>) -> Option<(&'r Cell<'r>, &'r str)> {
    let only = row.only().filter(|only| !only.literal)?;
    let of_title = |name: &str| head(name).is_some_and(|head| matches!(head.column, Column::Title | Column::Name));
    let named = only.text.split_once(['：', ':']).filter(|(name, _)| of_title(name));
    let title = named.map_or(&*only.text, |(_, title)| title).trim();
    (named.is_some() && !title.is_empty() || may_be_title(title)).then_some((only, title))
}

/// Whether rows below a title name its keywords, each with its example beside it, up to the next row with one cell.
fn lists(below: &[Row]) -> bool {
    let near = below.get(..LOOKED.min(below.len())).unwrap_or_default();
    let another = |row: &Row| label_of(row).is_some_and(|(head, _)| opens(head));
    let rows = || near.iter().take_while(|row| row.cells.len() > 1 && !another(row));
    let pairs = |row: &Row| match row.cells {
        [name, value] | [name, value, _] => is_label(&name.text) && has_han(&name.text) && !may_be_title(&value.text),
        _ => false,
    };
    let named = |row: &&Row| row.cells.first().is_some_and(|name| names_keyword(&name.text));
    let valued = |row: &&Row| row.cells.get(1).is_some_and(|value| !names_keyword(&value.text));
    let count = rows().count();
    let heads = || {
        rows()
            .enumerate()
            .any(|(at, row)| HeadRow::find(row, near.get(at + 1..).unwrap_or_default()).is_some())
    };
    let most = |fits: &dyn Fn(&&Row) -> bool| 2 * rows().filter(fits).count() > count;
    count > 0 && rows().all(pairs) && most(&named) && most(&valued) && !heads()
}

/// Reads the rows of forms. The last draft is handed back if a table of its keywords follows and it has none so far.
pub(super) fn read<'r>(rows: &'r [Row<'r>], followed: bool, drafting: &mut Drafting) -> Option<Draft> {
    let mut reader = Reader {
        forms: Vec::new(),
        above: None,
    };
    for (at, row) in rows.iter().enumerate() {
        let below = rows.get(at + 1..).unwrap_or_default();
        if at == 0 && transposed(row, below) == Some(Transposed::Titles) {
            reader.titles(row);
            continue;
        }
        reader.row(row, rows.get(at + 1), drafting);
    }
    let bare = |form: &Form| form.lines.is_empty() && form.content.is_none();
    if followed
        && reader.forms.len() == 1
        && let Some(form) = reader.forms.pop_if(|form| bare(form))
    {
        for cell in form.others.into_iter().flat_map(|(name, value)| [name, value]) {
            drafting.told.cell(Kind::Further, cell.place(), &cell.text);
        }
        return Some(form.draft);
    }
    reader.close(drafting);
    None
}

struct Reader<'r> {
    /// Those whose values stand side by side, from left to right.
    forms: Vec<Form<'r>>,
    /// The name that a row without one goes on with.
    above: Option<Head>,
}

impl<'r> Reader<'r> {
    /// Begins a draft in each column below the titles of this row.
    fn titles(&mut self, row: &'r Row<'r>) {
        for cell in row.cells.iter().filter(|cell| cell.column > 1) {
            let mut form = Form::new(cell.column, row);
            form.draft.title(cell, &cell.text);
            self.forms.push(form);
        }
    }

    fn row(&mut self, row: &'r Row<'r>, next: Option<&Row>, drafting: &mut Drafting) {
        if let Some(torn) = row.torn {
            drafting.tell_torn(torn);
            return;
        }
        if row.hidden
            && let Some(first) = row.cells.first()
        {
            drafting.told.cell(Kind::Hidden, first.place(), &first.text);
        }
        let goes_on =
            next.is_some_and(|next| next.cells.len() > 1 && label_of(next).is_none_or(|(head, _)| !opens(head)));
        if let Some((cell, title)) = titled(row).filter(|_| goes_on) {
            self.close(drafting);
            self.above = None;
            let mut form = Form::new(cell.column + 1, row);
            form.draft.title(cell, title);
            return self.forms.push(form);
        }
        let Some((first, values)) = row.cells.split_first() else {
            return;
        };
        if self.goes_on(first) {
            self.line(row, first, self.above, row.cells, drafting);
            return;
        }
        let head = head(&first.text);
        // 关键词1 | 订单编号 | 示例1 | 339208499: names and values by turns.
        let second = values.get(1).and_then(|cell| super::heads::head(&cell.text));
        if head.is_some() && second.is_some() && self.forms.len() < 2 {
            let mut rest = row.cells;
            while let Some((first, after)) = rest.split_first() {
                let head = super::heads::head(&first.text);
                // Up to the next name everything is a value of this one.
                let end = after
                    .iter()
                    .skip(1)
                    .position(|cell| super::heads::head(&cell.text).is_some())
                    .map_or(after.len(), |at| at + 1);
                let (values, more) = after.split_at_checked(end).unwrap_or((after, &[]));
                self.line(row, first, head, values, drafting);
                rest = more;
            }
            return;
        }
        if let [form] = self.forms.as_mut_slice()
            && let Some(head) = head
            && form.several(head, values, row, next, drafting)
        {
            self.above = None;
            return;
        }
        self.line(row, first, head, values, drafting);
    }

    /// Whether a row without a name begins with a value, as where the name's cell is merged with those below it.
    fn goes_on(&self, first: &Cell) -> bool {
        let keyword = self
            .above
            .is_some_and(|head| head.is(Column::Keyword) || head.is(Column::Example));
        keyword && self.forms.iter().any(|form| form.column == first.column)
    }

    fn line(
        &mut self,
        row: &'r Row<'r>,
        first: &'r Cell<'r>,
        head: Option<Head>,
        values: &'r [Cell<'r>],
        drafting: &mut Drafting,
    ) {
        self.above = head;
        let column = head.map(|head| head.column);
        let titles = matches!(column, Some(Column::Title | Column::Name));
        if titled_already(&self.forms) && titles {
            self.close(drafting);
        }
        if head.is_some_and(|head| head.is(Column::Example)) {
            let side_by_side = self.forms.len() > 1;
            for form in &mut self.forms {
                let there = values.iter().any(|cell| !side_by_side || cell.column == form.column);
                if !there {
                    form.blank(head.and_then(|head| head.number), row.blank(form.column));
                }
            }
        }
        if values.is_empty() {
            // A name without a value says nothing; anything else is a heading.
            let kind = if head.is_some() { Kind::Further } else { Kind::Section };
            drafting.told.cell(kind, first.place(), &first.text);
            if titles {
                self.forms.push(Form::new(first.column + 1, row));
            }
            return;
        }
        let whole = titles || matches!(column, Some(Column::Id | Column::Scene));
        if whole && !titled_already(&self.forms) {
            // So many columns, so many drafts.
            self.forms
                .resize_with(self.forms.len().max(values.len()), || Form::new(0, row));
            for (form, cell) in self.forms.iter_mut().zip(values) {
                form.column = cell.column;
            }
        } else if self.forms.is_empty() {
            self.forms
                .push(Form::new(values.first().map_or(2, |cell| cell.column), row));
        }
        let side_by_side = self.forms.len() > 1;
        for (index, cell) in values.iter().enumerate() {
            let form = if side_by_side {
                let found = self.forms.binary_search_by_key(&cell.column, |form| form.column);
                found.ok().and_then(|at| self.forms.get_mut(at))
            } else {
                self.forms.first_mut()
            };
            match form {
                Some(form) if side_by_side || index == 0 => form.value(first, head, cell, drafting),
                // 关键词1 | 订单编号 | 339208499
                Some(form) if index == 1 && head.is_some_and(|head| head.is(Column::Keyword)) => {
                    form.beside(cell, drafting);
                }
                Some(_) => drafting.told.cell(Kind::Further, cell.place(), &cell.text),
                None => {
                    let message = drafting.context.say(
                        format!("这一列没有标题：{}", quoted(&cell.text)),
                        format!("no title in this column: {}", quoted(&cell.text)),
                    );
                    drafting.tell(cell.place(), message);
                }
            }
        }
    }

    fn close(&mut self, drafting: &mut Drafting) {
        for form in self.forms.drain(..) {
            form.close(drafting);
        }
    }
}

/// Whether a name is of what stands at the beginning of a draft.
fn opens(head: Head) -> bool {
    matches!(
        head.column,
        Column::Title | Column::Name | Column::Id | Column::Scene | Column::Serial
    )
}

fn titled_already(forms: &[Form]) -> bool {
    forms.iter().any(|form| !form.draft.template.title.is_empty())
}
