//! A spreadsheet's rows as templates: a row is a template, or one keyword of it.

use super::columns::{Column, Layout, NAMES, column, headed, is_digit, shaped};
use super::rows::{Cell, Row, Torn, Why, rows};
use crate::data::{nearest, quoted};
use crate::input::context::Context;
use crate::input::place::{Cursor, Place};
use crate::input::{Batch, InputError, Item};
use crate::template::{Keyword, Template};

/// How many rows from the top the names of the columns are looked for: a form may have its own title above them.
const MAX_ABOVE: usize = 3;

/// A table whose cells stand between commas, or, as its first line shows, between what else spreadsheets write.
pub(in crate::input) fn read_csv(bytes: &[u8], context: &mut Context) -> Batch {
    let end = bytes.iter().position(|&byte| byte == b'\n').unwrap_or(bytes.len());
    let line = bytes.get(..end).unwrap_or_default();
    let named = |delimiter: u8| {
        rows(line, delimiter)
            .first()
            .and_then(|row| headed(row.cells.as_deref().ok()?))
            .is_some_and(|layout| layout.names_several())
    };
    let delimiter = match line {
        [
            b's' | b'S',
            b'e' | b'E',
            b'p' | b'P',
            b'=',
            delimiter @ (b';' | b'|' | b'\t'),
            ..,
        ] => *delimiter,
        line if line.contains(&b',') => b',',
        line if line.contains(&b'\t') => b'\t',
        _ if named(b';') => b';',
        _ => b',',
    };
    read(bytes, delimiter, context)
}

pub(in crate::input) fn read(bytes: &[u8], delimiter: u8, context: &mut Context) -> Batch {
    let rows = rows(bytes, delimiter);
    // What tells a spreadsheet its delimiter is no row of the table.
    let told = |row: &Row| matches!(row.cells.as_deref(), Ok([name, ..]) if name.text.eq_ignore_ascii_case("sep="));
    let rows = rows
        .get(usize::from(rows.first().is_some_and(told))..)
        .unwrap_or_default();
    let head = rows.iter().take(MAX_ABOVE).enumerate().find_map(|(index, row)| {
        let layout = headed(row.cells.as_deref().ok()?)?;
        let sure = index == 0 || layout.names_several() && rows.get(..index)?.iter().all(has_one_cell);
        sure.then_some((index, layout))
    });
    let (head, layout) = match head {
        Some((index, layout)) => (Some(index), layout),
        None => (None, shaped(rows, context.library)),
    };
    let mut reader = Reader {
        layout,
        cursor: Cursor::new(bytes, 1),
        batch: Batch::default(),
        context,
        open: None,
    };
    let (above, below) = rows.split_at_checked(head.unwrap_or(0)).unwrap_or_default();
    for row in above {
        reader.not_read(row);
    }
    let mut below = below.iter();
    if head.is_some()
        && let Some(row) = below.next()
        && !reader.head(row)
    {
        return reader.batch;
    }
    for row in below {
        reader.row(row);
    }
    reader.close();
    reader.batch
}

fn has_one_cell(row: &Row) -> bool {
    row.cells
        .as_ref()
        .is_ok_and(|cells| cells.iter().filter_map(Cell::given).count() == 1)
}

struct Reader<'b, 'c> {
    layout: Layout,
    cursor: Cursor<'b>,
    batch: Batch,
    context: &'c mut Context,
    /// The template whose rows are being read.
    open: Option<Open>,
}

struct Open {
    template: Template,
    line: usize,
    errors: Vec<InputError>,
}

impl Reader<'_, '_> {
    fn fault(&mut self, row: usize, cell: usize, at: usize, message: &str) -> InputError {
        self.cursor.advance(at);
        let place = self.cursor.place();
        let message = self.context.say(
            format!("第 {row} 行第 {cell} 列：{message}"),
            format!("row {row}, column {cell}: {message}"),
        );
        self.context.error(Some(place), message)
    }

    fn tell(&mut self, error: InputError) {
        let place = Place {
            line: error.line.unwrap_or(1),
            column: error.column.unwrap_or(1),
            cell: None,
        };
        self.context.tell(&mut self.batch.errors, Some(place), error.message);
    }

    /// Tells of a row above the names of the columns.
    fn not_read(&mut self, row: &Row) {
        let cells = row.cells.iter().flatten().enumerate();
        for (index, cell) in cells.filter(|(_, cell)| cell.given().is_some()) {
            let message = self.context.say(
                "这一行在列名之上，不读",
                "the row stands above the names of the columns, and is not read",
            );
            let error = self.fault(row.number, index + 1, cell.at, &message);
            self.tell(error);
        }
    }

    /// Checks the row of names; false if nothing can be read under it.
    fn head(&mut self, row: &Row) -> bool {
        let (number, Ok(cells)) = (row.number, &row.cells) else {
            return true;
        };
        for (index, cell) in cells.iter().enumerate() {
            if column(&cell.text).is_some() {
                continue;
            }
            let Some(name) = cell.given() else { continue };
            let shown = quoted(name);
            let bare = name.trim().trim_end_matches(is_digit);
            let near = nearest(bare, NAMES.iter().map(|(known, _)| *known));
            let (zh, en) = match near {
                Some(near) => (format!("；是否想写 {near}？"), format!("; did you mean {near}?")),
                None => (
                    "；可用的有 编号、标题、关键词、示例、类型、场景；这一列不读".to_owned(),
                    "; expected one of id, title, keyword, example, type, scene; the column is not read".to_owned(),
                ),
            };
            let message = self
                .context
                .say(format!("未知的列名 {shown}{zh}"), format!("unknown column {shown}{en}"));
            let error = self.fault(number, index + 1, cell.at, &message);
            self.tell(error);
        }
        if self.layout.columns.contains(&Column::Title) {
            return true;
        }
        let message = self.context.say(
            "表头没有标题列；应有名为 标题 或 title 的一列",
            "no column for the title; expected one named title or 标题",
        );
        let error = self.fault(number, 1, cells.first().map_or(0, |cell| cell.at), &message);
        self.tell(error);
        false
    }

    fn row(&mut self, row: &Row) {
        self.cursor.advance(row.at);
        match &row.cells {
            Ok(cells) => self.cells(row.number, cells),
            Err(torn) => {
                let error = self.torn(row.number, *torn);
                if self.layout.long {
                    // Whose keyword it was cannot be told.
                    self.tell(error);
                } else {
                    let item = self.context.unreadable(vec![error]);
                    self.batch.items.push(item);
                }
            }
        }
    }

    fn torn(&mut self, row: usize, torn: Torn) -> InputError {
        let message = match torn.why {
            Why::NotUtf8(byte) => {
                let message = self.context.not_utf8(byte);
                let hint = self.context.say("（用 Excel 保存时请选“CSV UTF-8”）", " (in Excel, save as \"CSV UTF-8\")");
                message + &hint
            }
            Why::Unclosed => self.context.say(
                "这个单元格的引号没有结束；应以 `\"` 结束（引号本身写作 \"\"）",
                "the quote that begins this cell does not end; expected a closing `\"` (a quote itself is written \"\")",
            ),
            Why::AfterQuote => self.context.say(
                "结束引号之后应为分隔符或换行（单元格里的引号写作 \"\"）",
                "expected a delimiter or a line break after the closing quote (a quote in a cell is written \"\")",
            ),
        };
        self.fault(row, torn.cell, torn.at, &message)
    }

    fn cells(&mut self, number: usize, cells: &[Cell]) {
        let line = self.cursor.line();
        let find = |wanted: Column| {
            let mut found = cells
                .iter()
                .enumerate()
                .filter(|(index, _)| self.layout.column(*index) == Some(wanted));
            found.next().and_then(|(_, cell)| cell.given())
        };
        let (title, id) = (find(Column::Title), find(Column::Id));
        let same = |template: &Template| {
            title.is_none_or(|title| title == template.title) && id.is_none_or(|id| template.id.as_deref() == Some(id))
        };
        let goes_on = self.layout.long && self.open.as_ref().is_some_and(|open| same(&open.template));
        if !goes_on {
            self.close();
            let mut template = Template::new(title.unwrap_or_default());
            template.id = id.map(str::to_owned);
            let mut errors = Vec::new();
            if title.is_none() {
                let place = (0..cells.len())
                    .find(|index| self.layout.column(*index) == Some(Column::Title))
                    .unwrap_or_default();
                let at = cells.get(place).or(cells.first()).map_or(0, |cell| cell.at);
                let message = self
                    .context
                    .say("没有标题；应有模板标题", "no title; expected a template's title");
                errors.push(self.fault(number, place + 1, at, &message));
            }
            self.open = Some(Open { template, line, errors });
        }
        // The keywords first, for an example may stand before its own.
        let mut places: Vec<Option<usize>> = vec![None; cells.len()];
        for (index, (cell, place)) in cells.iter().zip(&mut places).enumerate() {
            if self.layout.column(index) == Some(Column::Keyword)
                && let (Some(text), Some(open)) = (cell.given(), &mut self.open)
            {
                *place = Some(open.template.keywords.len());
                open.template.keywords.push(Keyword::new(text));
            }
        }
        for (index, cell) in cells.iter().enumerate() {
            let Some(text) = cell.given() else { continue };
            let owner = self.layout.owner(index).and_then(|owner| *places.get(owner)?);
            let Some(open) = &mut self.open else { return };
            let keyword = owner.and_then(|place| open.template.keywords.get_mut(place));
            let (zh, en) = match (self.layout.column(index), keyword) {
                (Some(Column::Scene), _) => {
                    open.template.scene.get_or_insert_with(|| text.to_owned());
                    continue;
                }
                (Some(Column::Example), Some(keyword)) if keyword.example.is_none() => {
                    keyword.example = Some(text.to_owned());
                    continue;
                }
                (Some(Column::Type), Some(keyword)) if keyword.value_type.is_none() => {
                    keyword.value_type = Some(text.to_owned());
                    continue;
                }
                (Some(Column::Example | Column::Type), None) => {
                    ("这个示例或类型没有对应的关键词", "no keyword for this example or type")
                }
                (Some(Column::Example | Column::Type), Some(_)) => (
                    "这个关键词已有示例或类型",
                    "the keyword has its example or type already",
                ),
                (None, _) => (
                    "这一列没有列名；多出的单元格",
                    "a cell too many; expected no more than the named columns",
                ),
                (Some(Column::Id | Column::Title | Column::Keyword | Column::Unknown), _) => continue,
            };
            let message = self
                .context
                .say(format!("{zh}：{}", quoted(text)), format!("{en}: {}", quoted(text)));
            let error = self.fault(number, index + 1, cell.at, &message);
            if let Some(open) = &mut self.open {
                open.errors.push(error);
            }
        }
        if !self.layout.long {
            self.close();
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let item: Item = if open.errors.is_empty() {
            self.context.template(open.template, open.line)
        } else {
            self.context.unreadable(open.errors)
        };
        self.batch.items.push(item);
    }
}
