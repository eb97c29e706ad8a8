//! Forms: a name and its value in each row, one draft below the other or side by side.

use super::cell::{Cell, Row};
use super::drafting::{Draft, Drafting, Entry};
use super::heads::names::Column;
use super::heads::row::HeadRow;
use super::heads::{Head, head};
use super::layout::{Part, Slot};
use super::look::{is_label, is_value};
use super::told::Kind;
use crate::data::quoted;
use crate::template::Template;

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
        labels().any(|head| more(&head) && !is_title(&head)) || table()
    } else {
        // Before the title only what is about the draft as a whole.
        apart
            && matches!(first.column, Column::Id | Column::Scene | Column::Serial)
            && labels().any(|head| is_title(&head))
    }
}

/// A keyword of a form, as far as it is known.
#[derive(Debug, Clone, Copy)]
struct Line<'r> {
    number: Option<u32>,
    entry: Entry<'r>,
}

/// One draft of a form.
struct Form<'r> {
    /// The column its values stand in.
    column: usize,
    draft: Draft,
    lines: Vec<Line<'r>>,
    content: Option<&'r Cell<'r>>,
    /// The first of the keywords that stand side by side in the last row of them.
    abreast: usize,
    /// Rows whose names are unknown: of a form that calls nothing 关键词 they are the keywords.
    others: Vec<(&'r Cell<'r>, &'r Cell<'r>)>,
    /// Whether some of these names is unknown.
    unknown: bool,
}

/// Reads the rows of forms. The last draft is handed back if a table of its keywords follows and it has none so far.
pub(super) fn read<'r>(rows: &'r [Row<'r>], followed: bool, drafting: &mut Drafting) -> Option<Draft> {
    let mut reader = Reader {
        forms: Vec::new(),
        above: None,
    };
    for (at, row) in rows.iter().enumerate() {
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
            && form.several(head, values, next, drafting)
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

fn titled_already(forms: &[Form]) -> bool {
    forms.iter().any(|form| !form.draft.template.title.is_empty())
}

impl<'r> Form<'r> {
    fn new(column: usize, row: &Row) -> Self {
        Self {
            column,
            draft: Draft::new(row),
            lines: Vec::new(),
            content: None,
            abreast: usize::MAX,
            others: Vec::new(),
            unknown: false,
        }
    }

    fn value(&mut self, name: &'r Cell<'r>, head: Option<Head>, cell: &'r Cell<'r>, drafting: &mut Drafting) {
        let Some(head) = head else {
            self.others.push((name, cell));
            self.unknown = true;
            return;
        };
        let part = match head.column {
            Column::Title | Column::Name if self.draft.template.title.is_empty() => {
                return self.draft.title(cell, &cell.text);
            }
            Column::Id if self.draft.template.id.is_none() => {
                self.draft.template.id = Some(cell.text.clone().into_owned());
                return;
            }
            Column::Scene if self.draft.template.scene.is_none() => {
                self.draft.template.scene = Some(cell.text.clone().into_owned());
                return;
            }
            Column::Ignore => return drafting.ignores(&mut self.draft, cell),
            Column::Keyword | Column::Field => Part::Name,
            Column::Example => Part::Example,
            Column::Text if !self.lines.is_empty() => Part::Example,
            Column::Content | Column::Text if self.content.is_none() => {
                self.content = Some(cell);
                return;
            }
            Column::Type => Part::Type,
            Column::Key => Part::Key,
            Column::Values => Part::Values,
            Column::Further => return self.others.push((name, cell)),
            _ => return drafting.told.cell(Kind::Further, cell.place(), &cell.text),
        };
        self.part(part, head.number, cell, drafting);
    }

    fn part(&mut self, part: Part, number: Option<u32>, cell: &'r Cell<'r>, drafting: &mut Drafting) {
        if part == Part::Name {
            self.abreast = usize::MAX;
        }
        let line = match (part, number) {
            // More than is judged; to look through them all again and again would take for ever.
            _ if self.lines.len() > Template::MAX_KEYWORDS => None,
            (Part::Name, Some(_)) => self
                .lines
                .iter_mut()
                .find(|line| line.number == number && line.entry.name.is_none()),
            (Part::Name, None) => None,
            (_, Some(_)) => self.lines.iter_mut().rfind(|line| line.number == number),
            // Names first and then as many examples, or each after its own.
            (Part::Example, None) => self.lines.iter_mut().find(|line| line.entry.example.is_none()),
            (_, None) => self.lines.last_mut(),
        };
        let put = line.map(|line| line.entry.put(part, cell));
        if put == Some(true) {
            return;
        }
        if put == Some(false) && part != Part::Name {
            let message = drafting.context.say(
                format!("这个关键词已有示例或类型：{}", quoted(&cell.text)),
                format!("the keyword has its example or type already: {}", quoted(&cell.text)),
            );
            drafting.mistake(&mut self.draft, cell.place(), message);
            return;
        }
        let mut entry = Entry::default();
        entry.put(part, cell);
        self.lines.push(Line { number, entry });
    }

    /// Reads several keywords in one row, and below them their examples and types, each under its own; false if this is
    /// no such row.
    fn several(&mut self, head: Head, values: &'r [Cell<'r>], next: Option<&Row>, drafting: &mut Drafting) -> bool {
        if self.draft.template.title.is_empty() || self.lines.len() > Template::MAX_KEYWORDS || head.number.is_some() {
            return false;
        }
        let part = match head.column {
            Column::Keyword | Column::Field if values.len() > 1 => Part::Name,
            Column::Example => Part::Example,
            Column::Type => Part::Type,
            Column::Key => Part::Key,
            _ => return false,
        };
        if part != Part::Name {
            let Some(abreast) = self.lines.get_mut(self.abreast..) else {
                return false;
            };
            for cell in values {
                let column = |line: &Line| line.entry.name.map_or(0, |name| name.column);
                let line = abreast.binary_search_by_key(&cell.column, column).ok();
                let put = line.and_then(|at| Some(abreast.get_mut(at)?.entry.put(part, cell)));
                if put != Some(true) {
                    drafting.told.cell(Kind::Further, cell.place(), &cell.text);
                }
            }
            return true;
        }
        let label = |cell: &&Cell| is_label(&cell.text);
        let below = next.and_then(label_of).filter(|(head, _)| head.is(Column::Example));
        // Below a keyword and its example another example would stand under the keyword alone.
        let first = values.first().map_or(0, |cell| cell.column);
        let examples_below = below.is_some_and(|(_, examples)| examples.iter().any(|cell| cell.column > first));
        let names = values.iter().step_by(2);
        let examples = values.iter().skip(1).step_by(2);
        let turns = values.len().is_multiple_of(2) && names.clone().all(|cell| label(&cell)) && !examples_below;
        if turns && values.len() > 2 && examples.clone().any(|cell| is_value(&cell.text)) {
            for (name, example) in names.zip(examples) {
                self.part(Part::Name, None, name, drafting);
                self.beside(example, drafting);
            }
            return true;
        }
        if !values.iter().all(|cell| label(&cell)) || values.len() == 2 && !examples_below {
            return false;
        }
        let from = self.lines.len();
        for cell in values {
            self.part(Part::Name, None, cell, drafting);
        }
        self.abreast = from;
        true
    }

    /// The value to the right of a keyword's name.
    fn beside(&mut self, cell: &'r Cell<'r>, drafting: &mut Drafting) {
        let free = self
            .lines
            .last_mut()
            .is_some_and(|line| line.entry.put(Part::Example, cell));
        if !free {
            drafting.told.cell(Kind::Further, cell.place(), &cell.text);
        }
    }

    fn close(mut self, drafting: &mut Drafting) {
        if self.draft.template.title.is_empty() {
            let place = self
                .lines
                .iter()
                .find_map(|line| line.entry.name.or(line.entry.example))
                .or(self.content)
                .or(self.others.first().map(|(name, _)| *name))
                .map(Cell::place);
            match place {
                Some(place) => {
                    let message = drafting
                        .context
                        .say("没有标题；应有模板标题", "no title; expected a template's title");
                    drafting.mistake(&mut self.draft, place, message);
                }
                None if self.draft.template.id.is_none() && self.draft.template.scene.is_none() => return,
                None => {}
            }
        }
        // 备注 and its like alone are no keywords; beside names of its own kind it is one.
        let named = !self.lines.is_empty() || self.content.is_some() || !self.unknown;
        for (name, value) in std::mem::take(&mut self.others) {
            if named {
                drafting.told.cell(Kind::Further, name.place(), &name.text);
                drafting.told.cell(Kind::Further, value.place(), &value.text);
                continue;
            }
            let entry = Entry {
                name: Some(name),
                example: Some(value),
                ..Entry::default()
            };
            self.lines.push(Line { number: None, entry });
        }
        if let Some(content) = self.content {
            drafting.content(&mut self.draft, content, None);
        }
        for line in &self.lines {
            let slot = Slot {
                loose: named && line.number.is_none(),
                paired: line.entry.example.is_some(),
            };
            drafting.keyword(&mut self.draft, &line.entry, slot);
        }
        drafting.finish(self.draft);
    }
}
