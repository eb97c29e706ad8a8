//! What holds for any table: every cell that is not blank is in a draft, in a note or in an error.

use proptest::prelude::*;

use super::sheets::sheet;
use super::{read, read_book};
use crate::input::batch::{Batch, Item};
use crate::template::Template;

/// Names and values from which tables are put together; what is not a name is told apart by the number put behind it.
const NAMES: [&str; 18] = [
    "标题",
    "关键词",
    "示例",
    "关键词1",
    "示例1",
    "关键词2",
    "示例2",
    "类型",
    "场景",
    "编号",
    "备注",
    "内容",
    "字段",
    "含义",
    "键",
    "序号",
    "我的列",
    "",
];
const VALUES: [&str; 12] = [
    "通知",
    "提醒",
    "预约成功",
    "订单",
    "",
    "",
    "合计：",
    "一、",
    "编号：",
    "甲、乙",
    "张三",
    "填表人：",
];

fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    let name = (0..NAMES.len()).prop_map(|at| NAMES.get(at).map(|name| (*name).to_owned()).unwrap_or_default());
    let value = (0..VALUES.len()).prop_map(|at| VALUES.get(at).map(|value| (*value).to_owned()).unwrap_or_default());
    let cell = prop_oneof![1 => name.clone(), 4 => value];
    let names = prop::collection::vec(name, 2..6);
    let row = prop::collection::vec(cell, 1..6);
    let above = prop::collection::vec(row.clone(), 0..2);
    let below = prop::collection::vec(row, 1..3);
    (above, prop::option::of(names), below).prop_map(|(above, names, below)| {
        let mut rows: Vec<Vec<String>> = above.into_iter().chain(names).chain(below).collect();
        for (number, cell) in rows.iter_mut().flatten().enumerate() {
            if !cell.is_empty() && !NAMES.contains(&cell.as_str()) {
                cell.push_str(&(100 + number).to_string());
                cell.push('号');
            }
        }
        rows
    })
}

/// The texts of a draft.
fn texts(template: &Template) -> Vec<String> {
    let keywords = template.keywords.iter().flat_map(|keyword| {
        let parts = [&keyword.example, &keyword.value_type, &keyword.key]
            .into_iter()
            .flatten();
        parts
            .chain(&keyword.values)
            .chain([&keyword.name])
            .cloned()
            .collect::<Vec<_>>()
    });
    let whole = [&template.id, &template.scene].into_iter().flatten().cloned();
    keywords.chain(whole).chain([template.title.clone()]).collect()
}

/// The cells of which nothing is said.
fn unsaid(rows: &[Vec<String>], batch: &Batch) -> Vec<String> {
    if batch.foreign {
        return Vec::new();
    }
    let drafts: Vec<String> = batch.templates().flat_map(|(_, template)| texts(template)).collect();
    let notes: Vec<&str> = batch.notes.iter().map(|note| note.message.as_str()).collect();
    let errors = batch.all_errors();
    let in_error = |row: usize| {
        // What is wrong with a draft holds all of its cells back; in a table of one keyword a row, those of several rows.
        batch.items.iter().any(|item| matches!(item, Item::Unreadable(_)))
            || errors.iter().any(|error| error.line.is_some_and(|line| line <= row))
    };
    let said = |row: usize, column: usize, text: &str| {
        let cell = crate::place::cell_name(row, column);
        let letters = cell.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
        let parts: Vec<&str> = text.split(['：', '、']).filter(|part| !part.is_empty()).collect();
        NAMES.contains(&text)
            || drafts.iter().any(|draft| draft == text)
            || parts.iter().all(|part| drafts.iter().any(|draft| draft == part))
            || notes
                .iter()
                .any(|note| note.contains(&format!("{cell} ")) || note.contains(&format!(" ({letters})")))
            || notes.iter().any(|note| note.contains(" more"))
            || in_error(row)
    };
    let mut unsaid = Vec::new();
    for (row, cells) in rows.iter().enumerate() {
        for (column, text) in cells.iter().enumerate() {
            if !text.is_empty() && !said(row + 1, column + 1, text) {
                unsaid.push(text.clone());
            }
        }
    }
    unsaid
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn no_cell_is_lost(rows in table()) {
        let text: String = rows.iter().map(|row| row.join(",") + "\n").collect();
        let batch = read(&text);
        prop_assert_eq!(unsaid(&rows, &batch), Vec::<String>::new(), "{}\n{:#?}", text, batch);
        let rows_of_book: Vec<String> = rows.iter().map(|row| row.join("|")).collect();
        let rows_of_book: Vec<&str> = rows_of_book.iter().map(String::as_str).collect();
        let batch = read_book(&[sheet("S", &rows_of_book)]);
        prop_assert_eq!(unsaid(&rows, &batch), Vec::<String>::new(), "{}\n{:#?}", text, batch);
    }

    #[test]
    fn nothing_is_invented(rows in table()) {
        let text: String = rows.iter().map(|row| row.join(",") + "\n").collect();
        for (_, template) in read(&text).templates() {
            for found in texts(template) {
                prop_assert!(text.contains(&found), "{found}\n{text}");
            }
        }
    }

    #[test]
    fn any_sheet_is_survived(cells in prop::collection::vec((any::<u32>(), any::<u32>(), ".{0,8}", any::<(u32, u32)>()), 0..20)) {
        let mut sheet = crate::input::bytes::Sheet::default();
        for (number, column, text, spans) in cells {
            let cell = crate::input::bytes::SheetCell { column, text, spans };
            sheet.rows.push(crate::input::bytes::SheetRow { number, hidden: false, cells: vec![cell] });
        }
        read_book(&[sheet]);
    }
}
