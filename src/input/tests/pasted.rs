//! What spreadsheets put on the clipboard, and what people select there.

use crate::input::*;
use crate::template::{Keyword, Template};

/// The drafts of a text whose format is found out, each on a line of its own, and the errors.
fn pasted(text: &str) -> (Format, Vec<String>, Vec<String>) {
    let batch = Input::new(text.as_bytes()).read(Language::En);
    let keyword = |keyword: &Keyword| format!(" {}={}", keyword.name, keyword.example.as_deref().unwrap_or("-"));
    let shown = |(_, template): (usize, &Template)| {
        let keywords: String = template.keywords.iter().map(keyword).collect();
        template.title.clone() + &keywords
    };
    (
        batch.format.unwrap_or(Format::JsonLines),
        batch.templates().map(shown).collect(),
        batch.all_errors().into_iter().map(ToString::to_string).collect(),
    )
}

fn assert_pasted(format: Format, cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        let (found, drafts, errors) = pasted(text);
        assert_eq!(errors, Vec::<String>::new(), "{text:?}");
        assert_eq!(drafts, *expected, "{text:?}");
        assert_eq!(found, format, "{text:?}");
    }
}

#[test]
fn tables_from_a_spreadsheet() {
    let both: &[&str] = &["甲通知 编号=1 时间=今天", "乙通知 编号=2"];
    assert_pasted(
        Format::Tsv,
        &[
            // Merged cells: the title is in the first row of its group.
            (
                "标题\t关键词\t示例\r\n甲通知\t编号\t1\r\n\t时间\t今天\r\n乙通知\t编号\t2\r\n",
                both,
            ),
            ("甲通知\t编号\t1\r\n　\t时间\t今天\r\n乙通知\t编号\t2\r\n", both),
            // Rows and columns that are empty to the end.
            (
                "标题\t关键词\t示例\t\t\r\n甲通知\t编号\t1\t\t\r\n\t时间\t今天\t\t\r\n乙通知\t编号\t2\t\t\r\n\t\t\t\t\r\n",
                both,
            ),
            (
                "甲通知\t编号\t1\t\t\t\r\n\t时间\t今天\t\t\t\r\n乙通知\t编号\t2\t\t\t\r\n\t\t\t\t\t\r\n",
                both,
            ),
            ("甲通知\t\t\r\n乙通知\t\t\r\n\t\t\r\n", &["甲通知", "乙通知"]),
            // Numbers say what belongs together, wherever it stands.
            (
                "标题\t关键词1\t关键词2\t示例1\t示例2\n甲通知\t编号\t时间\t1\t今天\n乙通知\t编号\t\t2\t\n",
                both,
            ),
            (
                "标题\t示例02\t关键词１\t示例1\t关键词2\n甲通知\t今天\t编号\t1\t时间\n乙通知\t\t编号\t2\t\n",
                both,
            ),
            (
                "标题\t关键词（1）\t关键词（2）\t示例(1)\t示例(2)\n甲通知\t编号\t时间\t1\t今天\n乙通知\t编号\t\t2\t\n",
                both,
            ),
            (
                "标题\t关键词\t示例1\t示例2\t关键词2\n甲通知\t编号\t1\t今天\t时间\n乙通知\t编号\t2\t\t\n",
                both,
            ),
            // There is but one keyword in a row.
            (
                "标题\t示例\t关键词\n甲通知\t1\t编号\n\t今天\t时间\n乙通知\t2\t编号\n",
                both,
            ),
            // What forms put around the names, and a column of ours that is none.
            (
                "序号\t*模板标题\t关键词：\t示例值（必填）\n1\t甲通知\t编号\t1\n\t\t时间\t今天\n2\t乙通知\t编号\t2\n",
                both,
            ),
            // Names with a blank inside, digits in full width.
            (
                "标　题\t关键词１\t示例 １\t关键词２\t示例２\n甲通知\t编号\t1\t时间\t今天\n乙通知\t编号\t2\t\t\n",
                both,
            ),
        ],
    );
}

#[test]
fn files_a_spreadsheet_calls_csv() {
    for text in [
        "标题,关键词1,示例1\n甲通知,编号,1\n",
        "标题\t关键词1\t示例1\r\n甲通知\t编号\t1\r\n",
        "标题;关键词1;示例1\n甲通知;编号;1\n",
        "sep=,\n标题,关键词1,示例1\n甲通知,编号,1\n",
        "sep=;\r\n标题;关键词1;示例1\r\n甲通知;编号;1\r\n",
        "SEP=\t\n甲通知\t编号\t1\n",
        "sep=|\n甲通知|编号|1\n",
    ] {
        let batch = Input::new(text.as_bytes()).of(Format::Csv).read(Language::En);
        let (_, template) = batch.templates().next().unwrap_or_else(|| panic!("{text:?}"));
        assert_eq!(template.title, "甲通知", "{text:?}");
        assert_eq!(template.keywords, [Keyword::new("编号").with_example("1")], "{text:?}");
        assert_eq!((batch.items.len(), batch.all_errors().len()), (1, 0), "{text:?}");
    }
    // A title may have any of these itself.
    for text in ["甲;乙通知\n丙通知\n", "标题\n甲;乙通知\n丙通知\n"] {
        let batch = Input::new(text.as_bytes()).of(Format::Csv).read(Language::En);
        let titles: Vec<&str> = batch.templates().map(|(_, template)| template.title.as_str()).collect();
        assert_eq!(titles, ["甲;乙通知", "丙通知"]);
    }
}

#[test]
fn a_form_with_a_title_of_its_own() {
    let (_, drafts, errors) = pasted("消息模板申请表\t\t\n标题\t关键词1\t示例1\n甲通知\t编号\t1\n");
    assert_eq!((drafts, errors), (vec!["甲通知 编号=1".to_owned()], vec![]));
    // Two titles, the second of which is called as a column is.
    let (_, drafts, errors) = pasted("甲通知\t\n标题\t\n");
    assert_eq!((drafts.len(), errors.len()), (2, 0));
}

#[test]
fn cells_with_line_breaks_and_quotes() {
    assert_pasted(
        Format::Tsv,
        &[
            (
                "标题\t关键词1\t示例1\r\n\"甲\n通知\"\t时间\t\"他说\"\"好\"\"\n是\"\r\n乙通知\t编号\t他说\"好\"\r\n",
                &["甲\n通知 时间=他说\"好\"\n是", "乙通知 编号=他说\"好\""],
            ),
            (
                "\"模板\n标题\"\t关键词1\t示例1\r\n甲通知\t编号\t1\r\n",
                &["甲通知 编号=1"],
            ),
            ("乙通知\r\n\"甲\n通知\"\r\n", &["乙通知", "甲\n通知"]),
            ("\"甲\n通知\"\r\n", &["甲\n通知"]),
            (
                "\"甲\n通知\"\t编号\t1\r\n乙通知\t编号\t2\r\n",
                &["甲\n通知 编号=1", "乙通知 编号=2"],
            ),
        ],
    );
}

#[test]
fn a_quote_that_is_a_letter_takes_no_row_away() {
    assert_pasted(
        Format::Tsv,
        &[
            (
                "甲通知\t\"好\t1\n乙通知\t编号\t2\n",
                &["甲通知 \"好=1", "乙通知 编号=2"],
            ),
            (
                "甲通知\t\"好\"吗\t1\n乙通知\t\"好\t2",
                &["甲通知 \"好\"吗=1", "乙通知 \"好=2"],
            ),
            (
                "\"春节\"通知\t\"好\n乙通知\t好\"\n丙通知\t\"多\n行\"",
                &["\"春节\"通知 \"好=-", "乙通知 好\"=-", "丙通知 多\n行=-"],
            ),
        ],
    );
}

#[test]
fn a_column_of_titles() {
    let both: &[&str] = &["甲通知", "乙通知"];
    assert_pasted(
        Format::Titles,
        &[
            ("甲通知\r\n乙通知\r\n\r\n　\r\n", both),
            ("模板标题\r\n甲通知\r\n乙通知\r\n", both),
            ("\u{feff}\n标　题\n甲通知\n乙通知", both),
            ("甲通知\n标题", &["甲通知", "标题"]),
            ("标题\r\n", &["标题"]),
            ("\"好\"通知\n乙通知", &["\"好\"通知", "乙通知"]),
        ],
    );
    let Titles { titles, errors, .. } = Input::new("编号\t标题\n1\t甲通知".as_bytes())
        .of(Format::Titles)
        .titles(Language::En);
    assert_eq!(errors, []);
    assert_eq!(
        titles
            .iter()
            .map(|entry| (entry.id.as_deref(), entry.title.as_str()))
            .collect::<Vec<_>>(),
        [(Some("1"), "甲通知")]
    );
    let ids = Input::new("x1\t甲通知\t\nx2\t乙通知\t\n".as_bytes())
        .of(Format::Tsv)
        .titles(Language::En)
        .titles;
    assert_eq!(ids.iter().map(|entry| entry.title.as_str()).collect::<Vec<_>>(), both);
}

#[test]
fn rows_and_columns_are_those_of_the_sheet() {
    for (text, expected) in [
        ("标题\t关键词1\t示例2\n甲通知\t编号\t今天", "2:8: C2: no keyword for"),
        ("标题\t关键词1\t示例1\r\n\"甲\r\n通知\"\t\t1\r\n", "3:6: C2: no keyword"),
        (
            "标题\t关键词\t示例\n\t\t\n\n甲通知\t\"好\t\"吗\t3",
            "4:11: D4: a cell too many",
        ),
        ("标题\t关键词1\t示例1\n\t编号\t1", "2:1: A2: no title"),
    ] {
        let (_, drafts, errors) = pasted(text);
        assert_eq!((drafts.len(), errors.len()), (0, 1), "{text:?} {errors:?}");
        assert!(errors[0].starts_with(expected), "{text:?} {errors:?}");
    }
}
