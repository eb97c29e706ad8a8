//! Where fields stand in text of several lines.

use super::{read, shown, told};
use crate::input::Input;
use crate::input::batch::Item;
use crate::input::format::Format;
use crate::language::Language;
use crate::place::Field;

#[test]
fn pretty_json_has_lines_and_columns() {
    let text = "{\r\n  \"templates\": [\r\n    {\r\n      \"id\": \"甲\",\r\n      \"title\": \"取书通知\",\r\n      \"keywords\": [\r\n        { \"name\": \"书名\", \"example\": \"边城\" },\r\n        {\r\n          \"example\": 88,\r\n          \"name\": \"数量\"\r\n        }\r\n      ],\r\n      \"ignore\": [{ \"rule\": \"1.5\", \"reason\": \"自用\" }]\r\n    }\r\n  ]\r\n}\r\n";
    assert_eq!(
        told(&read(text)),
        ["#甲 取书通知@5:16 | 书名@7:19=边城@7:36 | 数量@10:19=88@9:22 !1.5 自用@13:28"]
    );
    let batch = read(text);
    let (_, template) = batch.templates().next().unwrap();
    assert_eq!(template.origin.line, Some(3));
    // What has no place of its own is where the template begins.
    let at = template.origin.at(Field::Ignore(7)).unwrap();
    assert_eq!((at.line, at.column), (Some(3), None));
}

#[test]
fn drafts_on_one_line_count_characters() {
    let text = r#"[{"title":"甲😀通知"},{"keywords":[{"name":"乙"}],"title":"丙\u4e01通知"}]"#;
    assert_eq!(told(&read(text)), ["甲😀通知@1:11", "丙丁通知@1:54 | 乙@1:40"]);
}

#[test]
fn an_example_that_is_missing_is_told_at_its_keyword() {
    let batch = read("[{\"title\":\"甲通知\",\n\"keywords\":[{\"name\":\"乙\"}]}]");
    let (_, template) = batch.templates().next().unwrap();
    for (field, expected) in [(Field::KeywordExample(0), ":2:21"), (Field::KeywordExample(1), ":1")] {
        let at = template.origin.at(field).map(|at| at.to_string());
        assert_eq!(at.as_deref(), Some(expected), "{field}");
    }
}

#[test]
fn lines_have_their_own_columns() {
    let text = "\u{feff}{\"title\":\"甲通知\"}\n\n {\"title\":\"乙通知\",\"keywords\":[{\"name\":\"a\"}]}\r\n{\"tid\":1,\"title\":\"丙通知\"}\n[{\"tid\":2,\"title\":\"丁通知\"},{\"tid\":3,\"title\":\"戊通知\"}]\n";
    let batch = Input::new(text.as_bytes()).of(Format::JsonLines).read(Language::En);
    assert_eq!(
        told(&batch),
        [
            "甲通知@1:10",
            "乙通知@3:11 | a@3:37",
            "#1 丙通知@4:18",
            "#2 丁通知@5:19",
            "#3 戊通知@5:43"
        ]
    );
    let lines: Vec<_> = batch.templates().map(|(_, template)| template.origin.line).collect();
    assert_eq!(lines, [Some(1), Some(3), Some(4), Some(5), Some(5)]);
}

#[test]
fn foreign_records_over_several_lines() {
    let text = "{\n \"RECORDS\": [\n  {\n   \"name\": \"取件通知\",\n   \"content\": \"编号：{{thing1.DATA}}\\r\\n\\u65f6间：{{time2.DATA}}\",\n   \"example\": \"时间：10:30\\n编号：7\",\n   \"tempkey\": 7\n  },\n  {\"tempkey\": \"\", \"status\": 1}\n ]\n}";
    assert_eq!(
        told(&read(text)),
        [
            "#7 取件通知@4:12 | 编号[thing1:thing]@5:16=7@6:29 | 时间[time2:time]@5:38=10:30@6:19",
            "~ 9:3: 1 items of lists are no templates and not read"
        ]
    );
}

#[test]
fn faults_are_where_they_stand() {
    let text = "[\n {\"title\":\"甲通知\"},\n {\"title\":\"乙通知\",\n  \"keywords\":[{\"nane\":\"丙\"}]},\n 5\n]";
    assert_eq!(
        told(&read(text)),
        [
            "甲通知@2:11",
            "! 4:16: keywords[0]: unknown key \"nane\"; did you mean \"name\"?",
            "! 5:2: expected a template: an object with a title, found 5",
        ]
    );
}

#[test]
fn every_place_is_that_of_the_field() {
    let text = r#"{"data":[{"content":"甲\t：{{thing1.DATA}}\n乙\"丙：{{thing2.DATA}}","title":"丁\u901a知","tid":1,"example":"乙\"丙：\u4e00\n甲：二"}]}"#;
    let batch = read(text);
    let [Item::Template(template)] = batch.items.as_slice() else {
        panic!("{batch:?}")
    };
    for (field, begins) in [
        (Field::Title, r#""丁"#),
        (Field::KeywordName(0), "甲"),
        (Field::KeywordName(1), "乙"),
        (Field::KeywordExample(0), "二"),
        (Field::KeywordExample(1), r"\u4e00"),
    ] {
        let column = template.origin.at(field).unwrap().column.unwrap();
        let rest: String = text.chars().skip(column - 1).collect();
        assert!(rest.starts_with(begins), "{field}: {rest}\n{}", shown(template));
    }
}
