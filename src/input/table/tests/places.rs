//! Where the fields of a draft stand.

use super::{drafts, read};
use crate::input::batch::Batch;
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

#[test]
fn a_row_is_read_the_same_however_it_is_looked_at() {
    let rows = [
        "1,甲通知,编号,1,时间,今天",
        "2,乙通知,编号,,时间,今天",
        "3,丙通知,编号,1,,",
        "4,丁通知,编号,1,,今天",
        "5,戊通知,编号,—,时间,今天",
        "6,己通知,-,,时间,今天",
        "7,庚通知,编号,'=1,时间,_x000D_",
        "8,辛通知,编号,1",
        "9,,编号,1,时间,今天",
        ",壬通知,编号, ,时间,\u{3000}",
        "11,癸通知",
        "12,子通知,！编号,１,时间,今天",
    ];
    let table = |names: &str, before: &str, quote: &str| {
        let quoted = |row: &&str| {
            let cells: Vec<String> = row.split(',').map(|cell| format!("{quote}{cell}{quote}")).collect();
            format!("{before}{}", cells.join(","))
        };
        read(&format!(
            "{names}\r\n{}",
            rows.iter().map(quoted).collect::<Vec<_>>().join("\r\n")
        ))
    };
    let names = "编号,标题,关键词1,示例1,关键词2,示例2";
    let plain = table(names, "", "");
    assert_eq!(drafts(&plain).len(), rows.len());
    // In quotes cells are found one by one; with a type keywords are gathered by their numbers.
    let quoted = table(names, "", "\"");
    let gathered = table(&format!("类型1,{names}"), ",", "");
    assert_eq!(drafts(&quoted), drafts(&plain));
    assert_eq!(drafts(&gathered), drafts(&plain));
    let cells = |batch: &Batch, by: usize| -> Vec<_> {
        let places = batch.templates().flat_map(|(_, template)| template.origin.places());
        places
            .map(|(field, at)| (field, moved(at.cell.as_deref(), by)))
            .collect()
    };
    assert_eq!(cells(&quoted, 0), cells(&plain, 0));
    assert_eq!(cells(&gathered, 1), cells(&plain, 0));
}

/// A cell as it is called so many columns further left.
fn moved(cell: Option<&str>, by: usize) -> String {
    let name = cell.unwrap_or_default();
    let letter = name.chars().next().map(u32::from).unwrap_or_default();
    let column = u32::try_from(by)
        .ok()
        .and_then(|by| char::from_u32(letter - by))
        .unwrap_or_default();
    format!("{column}{}", name.get(1..).unwrap_or_default())
}
