//! Where the fields of a draft stand.

use super::read;
use crate::place::Field;

#[test]
fn each_field_has_its_line_column_and_cell() {
    let cases: &[(&str, &[(Field, &str)])] = &[
        (
            "标题,关键词1,示例1\n\"甲\n通知\",\"编号\",1\n",
            &[
                (Field::Title, ":2:1 A2"),
                (Field::KeywordName(0), ":3:5 B2"),
                (Field::KeywordExample(0), ":3:10 C2"),
            ],
        ),
        (
            "表\n\n标题,关键词,示例\n甲通知,编号,1\n,时间,今天\n",
            &[
                (Field::Title, ":4:1 A4"),
                (Field::KeywordName(1), ":5:2 B5"),
                (Field::KeywordExample(1), ":5:5 C5"),
            ],
        ),
        (
            "1,甲通知,编号,1\n2,乙提醒,编号,1\n",
            &[(Field::Title, ":1:3 B1"), (Field::KeywordExample(0), ":1:10 D1")],
        ),
        (
            "标题,关键词,示例\n甲通知,编号、时间,1、2\n",
            &[
                (Field::KeywordName(1), ":2:5 B2"),
                (Field::KeywordExample(1), ":2:11 C2"),
            ],
        ),
        (
            "标题,关键词1,忽略\n甲通知,编号,\"1.6: a\n1.3: b\"\n",
            &[(Field::Ignore(0), ":2:8 C2"), (Field::Ignore(1), ":2:8 C2")],
        ),
        (
            "标题,甲通知\n关键词1,编号\n示例1,1\n",
            &[
                (Field::Title, ":1:4 B1"),
                (Field::KeywordName(0), ":2:6 B2"),
                (Field::KeywordExample(0), ":3:5 B3"),
            ],
        ),
        (
            "标题,内容\n甲通知,编号{{thing1.DATA}}\n",
            &[(Field::KeywordName(0), ":2:5 B2")],
        ),
        (
            "标题,关键词1,示例1\n甲通知，编号，1\n乙提醒,编号,1\n",
            &[(Field::Title, ":2:1 A2"), (Field::KeywordName(0), ":2:5 B2")],
        ),
        (
            "标题,关键词\n甲通知,编号：1\n",
            &[
                (Field::KeywordName(0), ":2:5 B2"),
                (Field::KeywordExample(0), ":2:5 B2"),
            ],
        ),
        // An example that is missing is told of where it would stand.
        (
            "标题,关键词,示例\n甲通知,编号,\n,\"时\n间\",\n",
            &[
                (Field::KeywordExample(0), ":2:8 C2"),
                (Field::KeywordExample(1), ":4:4 C3"),
            ],
        ),
        (
            "标题,关键词1,示例1,关键词2,示例2\n甲通知,编号,,时间\n",
            &[
                (Field::KeywordExample(0), ":2:8 C2"),
                (Field::KeywordExample(1), ":2:11 E2"),
            ],
        ),
        (
            "标题,示例,关键词\n甲通知,,编号\n",
            &[(Field::KeywordExample(0), ":2:5 B2")],
        ),
        ("标题,关键词1\n甲通知,编号\n", &[(Field::KeywordExample(0), ":2:5 B2")]),
        ("标题,甲通知\n关键词1,编号\n", &[(Field::KeywordExample(0), ":2:6 B2")]),
    ];
    for (text, fields) in cases {
        let batch = read(text);
        let (_, template) = batch.templates().next().unwrap_or_else(|| panic!("{text}\n{batch:#?}"));
        for (field, expected) in *fields {
            let at = template.origin.at(*field).map(|at| at.to_string());
            assert_eq!(at.as_deref(), Some(*expected), "{text}\n{field}");
        }
    }
}
