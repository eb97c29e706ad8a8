//! A table without names: where its titles stand, if they are titles at all.

use super::cell::{Cell, Row};
use super::heads::names::Column;
use super::heads::{head, numeral};
use super::layout::Layout;
use super::look::{LONGEST_TITLE, has_han, is_label, is_value, may_be_title, names_keyword, notifies};

/// How many rows are looked at: what so many do not show, more would not.
const LOOKED: usize = 500;
/// How far to the right the titles may stand: behind numbers and ids.
const FURTHEST: usize = 4;

/// What a table without names is.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) layout: Layout,
    /// Whether the first row seems to name the columns in words we do not know.
    pub(super) headed: bool,
}

/// The layout of a table without names, if its titles look like titles.
pub(super) fn shape(rows: &[Row], library: bool) -> Option<Shape> {
    let looked = rows.get(..LOOKED.min(rows.len())).unwrap_or_default();
    let sound: Vec<&Row> = looked.iter().filter(|row| row.torn.is_none()).collect();
    if sound.is_empty() {
        let layout = Layout::plain(&[Column::Title], false);
        return Some(Shape { layout, headed: false });
    }
    let widest = sound
        .iter()
        .filter_map(|row| row.cells.last())
        .map(|cell| cell.column)
        .max()?;
    let title = titles(&sound, widest)?;
    if stand_abreast(&sound) || names_others(&sound, title) {
        return None;
    }
    let headed = names_something(&sound, title);
    let texts = |column: usize| sound.iter().filter_map(move |row| row.cell(column));
    let labels = texts(title + 1).filter(|cell| is_label(&cell.text)).count();
    if !library && sound.len() > 2 && 2 * labels < texts(title + 1).count() {
        // What stands beside a title of a draft is the name of something, not a date or a price.
        return None;
    }
    let mut columns: Vec<Column> = (1..title).map(|column| before(&sound, column, library)).collect();
    let ids = columns.iter().filter(|column| **column == Column::Id).count();
    if ids > 1 {
        columns
            .iter_mut()
            .skip_while(|column| **column != Column::Id)
            .skip(1)
            .for_each(|column| {
                *column = Column::Further;
            });
    }
    // Below unknown names a table of something else has columns of its own before the titles, or other words behind them.
    let named = sound.first().and_then(|first| first.cell(title));
    let others = columns.contains(&Column::Further) && !named.is_some_and(|name| names_column(&name.text, &TITLES));
    let foreign = texts(title + 1).filter(|cell| !has_han(&cell.text)).count();
    if headed && (others && !library || 2 * foreign > texts(title + 1).count()) {
        return None;
    }
    let text = |row: &Row| row.cell(title).map(|cell| cell.text.clone().into_owned());
    let repeats = sound.windows(2).any(|pair| match pair {
        [above, below] => text(below).is_none_or(|title| text(above).as_ref() == Some(&title)),
        _ => false,
    });
    let long = repeats && (2..=4).contains(&(widest + 1 - title));
    columns.push(Column::Title);
    if long {
        columns.extend([Column::Keyword, Column::Example, Column::Type]);
    }
    let mut layout = Layout::plain(&columns, long);
    if !long && are_names(&sound, title) {
        layout.only_names();
    }
    Some(Shape { layout, headed })
}

/// Whether all cells behind the titles name keywords: where examples would stand, too.
fn are_names(rows: &[&Row], title: usize) -> bool {
    let behind = |row: &&Row| row.cells.partition_point(|cell| cell.column <= title);
    let cells = || {
        rows.iter()
            .flat_map(|row| row.cells.get(behind(row)..).unwrap_or_default())
    };
    let beside = || cells().filter(|cell| (cell.column - title).is_multiple_of(2));
    let named = beside().filter(|cell| names_keyword(&cell.text)).count();
    named > 0 && 2 * named >= beside().count() && cells().all(|cell| is_label(&cell.text))
}

/// The column whose cells are titles.
fn titles(rows: &[&Row], widest: usize) -> Option<usize> {
    let share = |column: usize, is: fn(&str) -> bool| {
        let cells = || rows.iter().filter_map(|row| row.cell(column));
        (cells().filter(|cell| is(&cell.text)).count(), cells().count())
    };
    let columns = || 1..=widest.min(FURTHEST);
    // Most titles say that they notify, or nearly all say in which state something is.
    columns()
        .find(|column| {
            let (good, all) = share(*column, notifies);
            good > 0 && 2 * good >= all
        })
        .or_else(|| {
            columns().find(|column| {
                let (good, all) = share(*column, may_be_title);
                good > 0 && 3 * good >= 2 * all
            })
        })
        .or_else(|| columns().find(|column| stands_before_keywords(rows, *column)))
}

/// Whether what stands beside the cells of a column names keywords, row by row, with examples behind them: no table of
/// something else has the names of its columns in its rows.
fn stands_before_keywords(rows: &[&Row], column: usize) -> bool {
    let (mut good, mut all) = (0, 0);
    for row in rows {
        let Some(title) = row.cell(column) else { continue };
        all += 1;
        let named = row.cell(column + 1).is_some_and(|cell| names_keyword(&cell.text));
        // In a row of names the next is a name as well; of a single row only a value is sure to be none.
        let example = row.cell(column + 2).is_some_and(|cell| match rows.len() {
            1 => is_value(&cell.text),
            _ => !names_keyword(&cell.text),
        });
        let text = title.text.trim();
        let titled = (2..=LONGEST_TITLE).contains(&text.chars().count()) && has_han(text) && !names_keyword(text);
        good += usize::from(named && example && titled && !is_value(text) && !text.contains(['。', '：']));
    }
    good > 0 && 3 * good >= 2 * all
}

/// What a column to the left of the titles holds.
fn before(rows: &[&Row], column: usize, library: bool) -> Column {
    let cells: Vec<&Cell> = rows.iter().filter_map(|row| row.cell(column)).collect();
    // In a library whatever a title goes by is its id.
    if !library && is_running(&cells) {
        return Column::Serial;
    }
    let mut ids: Vec<&str> = cells.iter().map(|cell| cell.text.trim()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    let codes = ids.len() == count && ids.iter().all(|id| !has_han(id) && id.len() <= 64);
    if codes { Column::Id } else { Column::Further }
}

/// Whether cells count the rows: 1, 2, 3 or 一、二 or 第1. What has letters before its number, as AT0001, is an id.
pub(super) fn is_running(cells: &[&Cell]) -> bool {
    // What stands before the number, and the number.
    let counted = |cell: &&Cell| {
        let text = cell.text.trim();
        let text = text
            .trim_end_matches(['、', '.', '．', ')', '）'])
            .trim_start_matches(['(', '（']);
        if let Some(number) = numeral(text).filter(|_| !text.is_empty()) {
            return Some((String::new(), u64::from(number)));
        }
        let digits = text.len() - text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let (before, number) = text.split_at_checked(text.len() - digits)?;
        let counts = before.len() <= 16 && !before.contains(|c: char| c.is_ascii_alphanumeric())
            || before == "No"
            || before == "No.";
        counts.then_some((before.to_owned(), number.parse().ok()?))
    };
    let Some(counted) = cells.iter().map(counted).collect::<Option<Vec<_>>>() else {
        return false;
    };
    match counted.as_slice() {
        [] => false,
        [(before, number)] => before.is_empty() && *number <= 1,
        several => {
            let steps = several.windows(2).filter(|pair| match pair {
                [(a, from), (b, to)] => a == b && from + 1 == *to,
                _ => false,
            });
            5 * steps.count() >= 4 * (several.len() - 1)
        }
    }
}

/// What the names of columns end in that may be of titles.
const TITLES: [&str; 9] = ["名", "名称", "标题", "类型", "类别", "模板", "消息", "通知", "提醒"];
/// What the names of any columns end in.
const COLUMNS: [&str; 38] = [
    "名",
    "名称",
    "标题",
    "类型",
    "类别",
    "模板",
    "消息",
    "通知",
    "提醒",
    "字段",
    "变量",
    "参数",
    "业务",
    "内容",
    "示例",
    "例子",
    "关键词",
    "关键字",
    "编号",
    "序号",
    "备注",
    "说明",
    "场景",
    "模块",
    "平台",
    "渠道",
    "部门",
    "状态",
    "分类",
    "系统",
    "键",
    "值",
    "占位符",
    "项目",
    "负责人",
    "用途",
    "要素",
    "ID",
];

/// Whether a text names a column and nothing that would stand in one: 通知类型, 字段1.
fn names_column(text: &str, ends: &[&str]) -> bool {
    const LONGEST: usize = 6;
    let text = text.trim().trim_end_matches(|c: char| c.is_numeric());
    let general = text.chars().count() <= LONGEST && ends.iter().any(|end| text.ends_with(end));
    // 退款通知 is a title, 通知 a column of them.
    general && (!notifies(text) || text.chars().count() == 2 || text.ends_with(['名', '称', '型', '别', '题']))
}

/// Whether the first row has several titles and no other row has any: forms that stand side by side.
fn stand_abreast(rows: &[&Row]) -> bool {
    let titles = |row: &&Row| row.cells.iter().filter(|cell| notifies(&cell.text)).count();
    let apart = |row: &&Row| {
        row.cells
            .windows(2)
            .any(|pair| matches!(pair, [a, b] if a.column + 1 < b.column))
    };
    rows.split_first().is_some_and(|(first, rest)| {
        titles(first) > 1 && apart(first) && !rest.is_empty() && rest.iter().all(|row| titles(row) == 0)
    })
}

/// Whether the first row names columns, and that of the titles as something else: 姓名 | 备注.
fn names_others(rows: &[&Row], title: usize) -> bool {
    let further = |cell: &Cell| head(&cell.text).is_some_and(|head| matches!(head.column, Column::Further));
    let names = |cell: &Cell| names_column(&cell.text, &COLUMNS) || head(&cell.text).is_some();
    let first = rows
        .first()
        .filter(|first| first.cells.len() > 1 && first.cells.iter().all(names));
    rows.len() > 1 && first.and_then(|first| first.cell(title)).is_some_and(further)
}

/// Whether the first row names columns where all others hold titles.
fn names_something(rows: &[&Row], title: usize) -> bool {
    let Some((first, rest)) = rows.split_first() else {
        return false;
    };
    let titles = rest.iter().filter_map(|row| row.cell(title));
    let (mut good, mut all) = (0, 0);
    for cell in titles {
        all += 1;
        good += usize::from(notifies(&cell.text));
    }
    let names = |cell: &Cell| names_column(&cell.text, &COLUMNS) || head(&cell.text).is_some();
    if first.cells.len() > 1 && first.cells.iter().all(names) {
        return first.cell(title).is_some_and(|cell| names_column(&cell.text, &TITLES));
    }
    let words = [
        "标题", "名", "关键", "示例", "例", "内容", "参数", "字段", "类型", "编号",
    ];
    let says = |cell: &Cell| {
        head(&cell.text).is_some()
            || words.iter().any(|word| cell.text.contains(word)) && cell.text.chars().count() <= 8
    };
    all > 0
        && good == all
        && first.cell(title).is_some_and(|cell| !may_be_title(&cell.text))
        && first.cells.len() > 1
        && first.cells.iter().all(|cell| !is_value(&cell.text))
        && (first.cells.iter().any(says) || !first.cells.iter().any(|cell| has_han(&cell.text)))
}
