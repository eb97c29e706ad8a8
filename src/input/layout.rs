//! A spreadsheet's rows as templates: which column is what, and whether a row is a template or one keyword.

use super::context::Context;
use super::place::Cursor;
use super::table::{Cell, Row, Torn, Why, rows};
use super::{Batch, InputError, Item};
use crate::data::{nearest, quoted};
use crate::template::{Keyword, Template};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Id,
    Title,
    Keyword,
    Example,
    Type,
    Scene,
    /// Not read. What has no name of ours is told once, at the head.
    Unknown,
}

/// What the columns of a table are called. A name may have a number, as 关键词1 has, and a note in brackets.
const NAMES: [(&str, Column); 31] = [
    ("id", Column::Id),
    ("编号", Column::Id),
    ("模板id", Column::Id),
    ("模板编号", Column::Id),
    ("title", Column::Title),
    ("标题", Column::Title),
    ("模板标题", Column::Title),
    ("模板名称", Column::Title),
    ("keyword", Column::Keyword),
    ("keyword name", Column::Keyword),
    ("关键词", Column::Keyword),
    ("关键词名称", Column::Keyword),
    ("关键字", Column::Keyword),
    ("字段", Column::Keyword),
    ("字段名", Column::Keyword),
    ("字段名称", Column::Keyword),
    ("example", Column::Example),
    ("keyword example", Column::Example),
    ("示例", Column::Example),
    ("内容示例", Column::Example),
    ("关键词示例", Column::Example),
    ("例子", Column::Example),
    ("举例", Column::Example),
    ("样例", Column::Example),
    ("示例值", Column::Example),
    ("type", Column::Type),
    ("类型", Column::Type),
    ("取值类型", Column::Type),
    ("scene", Column::Scene),
    ("场景", Column::Scene),
    ("序号", Column::Unknown),
];

/// A column by its name, with the number in it.
type Named = (Column, Option<u32>);

/// What a name at the head of a column stands for.
fn column(name: &str) -> Option<Named> {
    // Names of two letters are set apart by a blank, 标　题, to be as wide as the others.
    let name: String = name.to_ascii_lowercase().split_whitespace().collect();
    // What forms put around a name: *标题, 标题：, 标题（必填）.
    let name = name.trim_matches(['*', '＊', ':', '：']);
    let (name, note) = name.split_once(['(', '（']).unwrap_or((name, ""));
    let note = note.trim_end_matches([')', '）']);
    let bare = name.trim_end_matches(is_digit);
    let number = if bare.len() < name.len() {
        name.get(bare.len()..)?
    } else {
        note
    };
    let bare = bare.trim_end_matches(['_', '-']);
    let (_, column) = NAMES
        .iter()
        .find(|(known, _)| known.split(' ').flat_map(str::chars).eq(bare.chars()))?;
    Some((*column, read_number(number)))
}

fn is_digit(char: char) -> bool {
    matches!(char, '0'..='9' | '０'..='９')
}

fn read_number(digits: &str) -> Option<u32> {
    let ascii = |c: char| match c {
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
        c => c,
    };
    digits.chars().map(ascii).collect::<String>().parse().ok()
}

/// Whether these cells do no more than name a column of titles, or one of ids and one of titles.
pub(super) fn names_titles<'c>(cells: impl Iterator<Item = &'c str>) -> bool {
    let columns: Vec<_> = cells.map(column).collect();
    matches!(
        columns.as_slice(),
        [Some((Column::Title, None))] | [Some((Column::Id, None)), Some((Column::Title, None))]
    )
}

struct Layout {
    columns: Vec<Column>,
    /// For the columns of examples and types: which column has their keyword.
    owners: Vec<Option<usize>>,
    long: bool,
    headed: bool,
}

impl Layout {
    fn new(named: &[Named], long: bool, headed: bool) -> Self {
        let is_keyword = |(column, _): &Named| *column == Column::Keyword;
        let numbered = named.iter().any(|it| is_keyword(it) && it.1.is_some());
        let owner = |(index, (column, number)): (usize, &Named)| match (column, number) {
            // The number says whose example it is, wherever the two stand; one of another number is never taken for it.
            (Column::Example | Column::Type, Some(_)) if numbered => {
                named.iter().position(|it| is_keyword(it) && it.1 == *number)
            }
            (Column::Example | Column::Type, _) => named.get(..index)?.iter().rposition(is_keyword),
            _ => None,
        };
        Self {
            columns: named.iter().map(|(column, _)| *column).collect(),
            owners: named.iter().enumerate().map(owner).collect(),
            long,
            headed,
        }
    }

    /// The column of the keyword that an example or a type belongs to.
    fn owner(&self, index: usize) -> Option<usize> {
        self.owners.get(index).copied().unwrap_or(index.checked_sub(1))
    }

    /// What stands in this cell; past the named columns of a wide table keyword and example go on by turns.
    fn column(&self, index: usize) -> Option<Column> {
        let Some(past) = index.checked_sub(self.columns.len()) else {
            return self.columns.get(index).copied();
        };
        let turns = !self.long && matches!(self.columns.as_slice(), [Column::Title] | [.., Column::Example]);
        turns.then_some(if past % 2 == 0 {
            Column::Keyword
        } else {
            Column::Example
        })
    }
}

/// The layout the first row names, if it is a row of names.
fn headed(cells: &[Cell]) -> Option<Layout> {
    let found: Vec<Option<Named>> = cells.iter().map(|cell| column(&cell.text)).collect();
    let titled = found.contains(&Some((Column::Title, None)));
    let all_named = cells
        .iter()
        .zip(&found)
        .all(|(cell, found)| found.is_some() || cell.given().is_none());
    let several = found.iter().flatten().count() > 1;
    if !(titled || all_named && several) {
        return None;
    }
    let mut keywords = found.iter().flatten().filter(|(column, _)| *column == Column::Keyword);
    let long = matches!((keywords.next(), keywords.next()), (Some((_, None)), None));
    let named: Vec<Named> = found
        .into_iter()
        .map(|found| found.unwrap_or((Column::Unknown, None)))
        .collect();
    Some(Layout::new(&named, long, true))
}

/// The layout of a table without names.
fn shaped(rows: &[Row], library: bool) -> Layout {
    let sound: Vec<&[Cell]> = rows.iter().filter_map(|row| row.cells.as_deref().ok()).collect();
    // Columns that are empty to the end are only in the selection.
    let width = |cells: &[Cell]| {
        cells
            .iter()
            .rposition(|cell| cell.given().is_some())
            .map_or(0, |last| last + 1)
    };
    let widest = sound.iter().map(|cells| width(cells)).max().unwrap_or_default();
    let first = |cells: &[Cell]| cells.first().and_then(Cell::given).map(str::to_owned);
    let repeats = sound.windows(2).any(|pair| match pair {
        [above, below] => first(below).is_none_or(|title| first(above).as_ref() == Some(&title)),
        _ => false,
    });
    let han =
        |cell: Option<&Cell>| cell.is_some_and(|cell| cell.text.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}')));
    let ids = library && widest == 2 && sound.iter().all(|cells| !han(cells.first()) && han(cells.get(1)));
    let (columns, long): (&[Column], _) = if ids {
        (&[Column::Id, Column::Title], false)
    } else if repeats && (2..=4).contains(&widest) {
        (&[Column::Title, Column::Keyword, Column::Example, Column::Type], true)
    } else {
        (&[Column::Title], false)
    };
    let named: Vec<Named> = columns.iter().map(|column| (*column, None)).collect();
    Layout::new(&named, long, false)
}

pub(super) fn read(bytes: &[u8], delimiter: u8, context: &mut Context) -> Batch {
    let rows = rows(bytes, delimiter);
    let head = rows.first().and_then(|row| headed(row.cells.as_deref().ok()?));
    let layout = head.unwrap_or_else(|| shaped(&rows, context.library));
    let mut reader = Reader {
        layout,
        cursor: Cursor::new(bytes, 1),
        batch: Batch::default(),
        context,
        open: None,
    };
    let mut rows = rows.iter();
    if reader.layout.headed
        && let Some(Row {
            number,
            cells: Ok(cells),
            ..
        }) = rows.next()
        && !reader.head(*number, cells)
    {
        return reader.batch;
    }
    for row in rows {
        reader.row(row);
    }
    reader.close();
    reader.batch
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
        let place = super::place::Place {
            line: error.line.unwrap_or(1),
            column: error.column.unwrap_or(1),
        };
        self.context.tell(&mut self.batch.errors, Some(place), error.message);
    }

    /// Checks the row of names; false if nothing can be read under it.
    fn head(&mut self, number: usize, cells: &[Cell]) -> bool {
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
