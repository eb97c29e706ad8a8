//! Workbooks: several sheets, merged cells, hidden rows.

use super::{assert_read, read_book};
use crate::input::batch::Item;
use crate::input::bytes::{Sheet, SheetCell, SheetRow};
use crate::place::Field;

/// A sheet of these rows, cells between `|`; `text>2` is merged over two columns, `text^2` over two rows.
pub(super) fn sheet(name: &str, rows: &[&str]) -> Sheet {
    let cell = |(column, text): (u32, &str)| {
        let mut cell = SheetCell {
            column,
            text: text.to_owned(),
            spans: (1, 1),
        };
        for (mark, down) in [('>', false), ('^', true)] {
            if let Some((text, count)) = cell.text.clone().rsplit_once(mark)
                && let Ok(count) = count.parse()
            {
                text.clone_into(&mut cell.text);
                *(if down { &mut cell.spans.1 } else { &mut cell.spans.0 }) = count;
            }
        }
        (!cell.text.is_empty()).then_some(cell)
    };
    let row = |(number, row): (u32, &&str)| SheetRow {
        number,
        hidden: false,
        cells: (1..).zip(row.split('|')).filter_map(cell).collect(),
    };
    let rows = (1..).zip(rows).map(row).filter(|row| !row.cells.is_empty());
    Sheet {
        name: name.to_owned(),
        hidden: false,
        rows: rows.collect(),
    }
}

#[test]
fn an_example_that_is_missing_is_told_at_the_blank_cell() {
    for (rows, expected) in [
        (&["标题|关键词|示例", "甲通知|编号|"][..], "S!C2"),
        (&["标题|关键词1|示例1|关键词2|示例2", "甲通知|||时间|"], "S!E2"),
        (&["标题|关键词1", "甲通知|编号"], "S!B2"),
    ] {
        let batch = read_book(&[sheet("S", rows)]);
        let (_, template) = batch
            .templates()
            .next()
            .unwrap_or_else(|| panic!("{rows:?}\n{batch:#?}"));
        let at = template.origin.at(Field::KeywordExample(0)).unwrap();
        assert_eq!(at.cell_in_sheet().as_deref(), Some(expected), "{rows:?}");
        assert_eq!((at.line, at.column), (Some(2), None), "{rows:?}");
    }
}

const BOTH: &[&str] = &["甲通知 编号=1 时间=今天", "乙提醒 编号=2"];

#[test]
fn sheets_with_merged_cells() {
    for (rows, expected, notes) in [
        (
            vec![
                "消息模板申请表>3",
                "",
                "标题|关键词|示例",
                "甲通知^2|编号|1",
                "|时间|今天",
                "乙提醒|编号|2",
            ],
            BOTH,
            vec!["S!A1: above the names of the columns, and not read: A1 \"消息模板申请表\""],
        ),
        (
            vec![
                "标题|关键词1|示例1|关键词2|示例2",
                "甲通知^2|编号|1||",
                "|时间|今天||",
                "乙提醒|编号|2||",
            ],
            BOTH,
            vec![],
        ),
        (
            vec![
                "标题|关键词1>2||关键词2>2|",
                "|名称|示例|名称|示例",
                "甲通知|编号|1|时间|今天",
                "乙提醒|编号|2",
            ],
            BOTH,
            vec![],
        ),
        (
            vec!["标题|关键词>2||示例>2|", "甲通知|编号|时间|1|今天", "乙提醒|编号||2|"],
            BOTH,
            vec![],
        ),
        (
            vec![
                "标题|关键词|示例",
                "订单>3",
                "甲通知|编号|1",
                "|时间|今天",
                "其他>3",
                "乙提醒|编号|2|看过",
            ],
            BOTH,
            vec![
                "S!A2: a heading of a part, and not read: A2 \"订单\", A5 \"其他\"",
                "S!D6: in a column without a name, and not read: D6 \"看过\"",
            ],
        ),
        (
            vec!["标题|关键词1|示例1|", "甲通知|编号|=\"1\"|", "乙提醒|编号_x000D_|2|"],
            &["甲通知 编号=1", "乙提醒 编号\n=2"],
            vec![],
        ),
    ] {
        let book = [sheet("S", &rows)];
        assert_read(&format!("{rows:?}"), &read_book(&book), expected, &notes, &[]);
    }
}

#[test]
fn several_sheets() {
    let mut hidden = sheet("旧的", &["标题|关键词1|示例1", "乙提醒|编号|2"]);
    hidden.hidden = true;
    let mut filtered = sheet("新的", &["标题|关键词1|示例1", "甲通知|编号|1", "丙通知|编号|3"]);
    filtered.rows[2].hidden = true;
    let prices = sheet("价格", &["商品|价格", "苹果|5.00"]);
    let batch = read_book(&[filtered, Sheet::default(), prices, hidden]);
    assert_read(
        "several",
        &batch,
        &["甲通知 编号=1", "丙通知 编号=3", "乙提醒 编号=2"],
        &[
            "新的!A3: hidden rows, which are read as well: A3 \"丙通知\"",
            "价格: the sheet holds no drafts, and is not read",
            "旧的: the sheet is hidden, and read as well",
        ],
        &[],
    );
    assert!(!batch.foreign);
    let sheets: Vec<_> = batch
        .templates()
        .map(|(_, template)| template.origin.sheet().unwrap())
        .collect();
    assert_eq!(sheets, ["新的", "新的", "旧的"]);
}

#[test]
fn a_sheet_may_be_one_draft() {
    let book = [
        sheet("甲通知", &["关键词|示例", "编号|1", "时间|今天"]),
        sheet("单子", &["标题|乙提醒", "关键词1|编号", "示例1|2"]),
    ];
    let notes = &["甲通知: the table has no column for the title, so the name of the sheet is taken for it"];
    assert_read("forms", &read_book(&book), BOTH, notes, &[]);
}

#[test]
fn a_workbook_of_something_else() {
    let book = [
        sheet("价格", &["商品|价格", "苹果|5.00"]),
        sheet("电话", &["张三|13800000000", "李四|13900000000"]),
    ];
    let batch = read_book(&book);
    assert!(batch.foreign);
    assert_read("foreign", &batch, &[], &[], &["the table does not look like drafts"]);
    assert_eq!(read_book(&[Sheet::default()]).items, []);
}

#[test]
fn errors_and_fields_name_their_cells() {
    let book = [sheet(
        "S",
        &["标题|关键词1|示例1|示例2", "甲通知|编号|1", "乙提醒|编号||2", "|编号"],
    )];
    let batch = read_book(&book);
    assert_read(
        "cells",
        &batch,
        &["甲通知 编号=1", "!", "!"],
        &[],
        &["S!D3: no keyword for this example or type: \"2\"", "S!A4: no title"],
    );
    let Some(Item::Template(template)) = batch.items.first() else {
        panic!()
    };
    let at = template.origin.at(Field::KeywordExample(0)).unwrap();
    assert_eq!(at.to_string(), " S!C2");
    assert_eq!((at.line, at.column), (Some(2), None));
}
