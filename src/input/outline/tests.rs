//! What holds for any text that its layout may tell.

use proptest::prelude::*;

use super::{block, lexer, literal, read};
use crate::input::context::Context;
use crate::language::Language;
use crate::place::Field;

/// Lines such as outlines have, such as YAML and programs have, and such as nobody writes.
fn line() -> impl Strategy<Value = String> {
    let lines = [
        "一、取书通知",
        "## 还书提醒",
        "取书通知（书名、日期）",
        "还书提醒 - 到期前一天",
        "标题：续借通知",
        "关键词：书名、日期",
        "示例：边城、3月8日",
        "书名：边城",
        "作者 沈从文",
        "- 日期",
        "场景：书到时",
        "请准时。",
        "- title: 取书通知",
        "  keywords: [书名, \"日期\"]",
        "keywords:",
        "    - {name: 书名}",
        "- - a: 1",
        "x = {'title': '取书通知', 'keywords': ['书名', \"日期\"],",
        "T(\"还书提醒\", [\"书名\"])",
        "}])",
        "[({",
        "`书\\",
        "\"\"\"'",
        "",
    ];
    prop_oneof![4 => prop::sample::select(lines.to_vec()).prop_map(str::to_owned), 1 => "[ -~书名、：\t]{0,12}"]
}

proptest! {
    #[test]
    fn nothing_is_invented_and_places_are_those_of_the_texts(lines in prop::collection::vec(line(), 0..12)) {
        let text = lines.join("\n");
        let Some(batch) = read(text.as_bytes(), &mut Context::new(None, Language::En)) else {
            return Ok(());
        };
        prop_assert!(!batch.items.is_empty());
        for (_, template) in batch.templates() {
            let mut told = vec![(Field::Title, template.title.as_str())];
            for (index, keyword) in template.keywords.iter().enumerate() {
                told.push((Field::KeywordName(index), &keyword.name));
                told.extend(keyword.example.as_deref().map(|example| (Field::KeywordExample(index), example)));
            }
            for (field, said) in told {
                let at = template.origin.at(field).unwrap();
                let line = text.lines().nth(at.line.unwrap() - 1).unwrap();
                let rest: String = line.chars().skip(at.column.unwrap() - 1).collect();
                prop_assert!(rest.contains(said), "{field} {said:?} at {at:?} in {text:?}");
            }
        }
    }

    #[test]
    fn any_text_ends(text in r#"[\[\](){}"'`,:=> \n\-#书a1+.&*/\\]{0,60}"#) {
        block::read(&text);
        literal::groups(&text);
        let mut at = 0;
        for (_, begin) in lexer::Lexer::new(&text) {
            prop_assert!(begin >= at && begin < text.len());
            at = begin;
        }
    }
}
