//! Whole inputs: what is kept, what is told, and where.

use crate::input::*;
use crate::template::Keyword;
use crate::template::Template;

/// The items of an input as titles, `!` for one that cannot be read; and its errors.
fn told(text: impl AsRef<[u8]>, format: Format) -> (String, Vec<String>) {
    let batch = Input::new(text.as_ref()).of(format).read(Language::En);
    let titles: Vec<&str> = batch
        .items
        .iter()
        .map(|item| match item {
            Item::Template(template) => template.title.as_str(),
            Item::Unreadable(_) => "!",
        })
        .collect();
    (
        titles.join(" "),
        batch.all_errors().into_iter().map(ToString::to_string).collect(),
    )
}

fn assert_told(format: Format, cases: &[(&str, &str, &[&str])]) {
    for (text, titles, errors) in cases {
        let (found, messages) = told(text, format);
        assert_eq!(found, *titles, "{text}\n{messages:#?}");
        assert_eq!(messages.len(), errors.len(), "{text}\n{messages:#?}");
        for (message, expected) in messages.iter().zip(*errors) {
            assert!(message.contains(expected), "{text}\n{message}\n{expected}");
        }
    }
}

#[test]
fn json_keeps_what_is_sound() {
    assert_told(
        Format::Json,
        &[
            (r#"{"title":"a"}"#, "a", &[]),
            (r#"[{"title":"a"},{"title":"b"}]"#, "a b", &[]),
            (r#" {"$schema":"x","templates":[{"title":"a"}]} "#, "a", &[]),
            (r#"{"templates":[{"title":"a"}],"$schema":"x"}"#, "a", &[]),
            (
                "[\n  {\"title\":\"a\"},\n  {\"title\":1},\n  {\"titel\":\"b\"},\n  {\"title\":\"c\"}\n]",
                "a ! ! c",
                &[
                    "3:12: title: expected a string, found 1",
                    "4:4: unknown key \"titel\"; did you mean \"title\"?",
                ],
            ),
            (
                r#"[{"title":"a" "id":"x"},{"title":"b"}]"#,
                "! b",
                &["1:15: a comma is missing before `\"`"],
            ),
            (
                r#"[{"title":"a",},{"title":"b"}]"#,
                "! b",
                &["1:14: a comma after the last item"],
            ),
            (
                "[{\"title\":\"a\"},\n{\"title\":\"b},\n{\"title\":\"c\"}]",
                "a ! c",
                &["2:10: the string that begins here"],
            ),
            (
                "[\n {\"title\":\"a\",\n {\"title\":\"b\"}\n]",
                "! b",
                &["2:14: the `{` of line 2 is never closed"],
            ),
            (
                r#"[{"title":"\ud83d"},{"title":"😀"}]"#,
                "! 😀",
                &["1:12: half a surrogate"],
            ),
            (
                "[{\"title\":\"a\tb\"},{\"title\":\"b\"}]",
                "! b",
                &["1:13: the control character U+0009"],
            ),
            (
                r#"[{"title":"a","title":"b"},{"title":"c"}]"#,
                "! c",
                &["1:15: the key \"title\" stands twice"],
            ),
            (
                r#"[{"title":"a","keywords":[["姓名","张三"]]}]"#,
                "!",
                &["1:27: keywords[0]: expected an object, found a list"],
            ),
            (
                r#"[1,"x",{"title":"c"}]"#,
                "! ! c",
                &["1:2: expected a template", "1:4: expected a template"],
            ),
        ],
    );
}

#[test]
fn json_files_are_one_list_or_template() {
    assert_told(
        Format::Json,
        &[
            (r#"[{"title":"a"} {"title":"b"}]"#, "a b", &["1:16: a comma is missing"]),
            (
                r#"[{"title":"a"},,{"title":"b"},]"#,
                "a b",
                &[
                    "1:16: expected a template, found a comma",
                    "1:30: a comma after the last",
                ],
            ),
            (r#"[{"title":"a"},"#, "a", &["1:16: the `[` of line 1 is never closed"]),
            (
                r#"[{"title":"a"},{"title":"b""#,
                "a !",
                &["1:28: the `{` of line 1", "1:28: the `[` of line 1"],
            ),
            (r#"[{"title":"a"}]]"#, "a", &["1:16: expected nothing more, found `]`"]),
            ("{\"title\":\"a\"}\n{\"title\":\"b\"}", "a b", &[]),
            (
                "[{“title”:\"a\"}]",
                "!",
                &["1:3: expected a key in double quotes, found \"“\" (U+201C); use straight"],
            ),
            (r#"{"title":None}"#, "!", &["1:10: expected a value"]),
            ("[]", "", &["no templates"]),
            ("", "", &["no templates"]),
            (" \n", "", &["no templates"]),
            ("12", "", &["nothing in it is a template; expected a template, a list"]),
            (
                "\"x\"",
                "",
                &["nothing in it is a template; expected a template, a list"],
            ),
            (r#"{"templates":{"title":"a"}}"#, "a", &[]),
            (
                r#"{"templates":"a"}"#,
                "",
                &["1:2: templates: expected a list of templates [...], found something else"],
            ),
            (r#"{"templates":[]}"#, "", &["no templates"]),
            (r#"{"template":[{"title":"a"}]}"#, "a", &[]),
            (
                r#"{"templates":[{"title":"a"}],"x":1}"#,
                "a",
                &["1:30: unknown key \"x\""],
            ),
            (
                r#"{"templates":[{"title":"a"}"#,
                "a",
                &["1:28: the `[`", "1:28: the `{`"],
            ),
        ],
    );
}

#[test]
fn json_lines_lose_a_line_alone() {
    assert_told(
        Format::JsonLines,
        &[
            ("\u{feff}{\"title\":\"a\"}\r\n\r\n  {\"title\":\"b\"}\n", "a b", &[]),
            (
                "{\"title\":\"a\"}\n{\n{\"title\":\"c\"}",
                "a ! c",
                &["2:2: the `{` of line 2 is never closed"],
            ),
            (
                "{\"title\":\"a\"} {\"title\":\"b\"}",
                "!",
                &["1:15: expected nothing after the template, found `{`"],
            ),
            ("[{\"title\":\"a\"},{\"title\":\"b\"}]", "a b", &[]),
            ("{\"title\":\"a\u{2028}b\"}", "a\u{2028}b", &[]),
            ("\n\n", "", &["no templates"]),
        ],
    );
    let (titles, errors) = told(
        b"{\"title\":\"a\"}\n{\"title\":\"\xb6\"}\n{\"title\":\"c\"}",
        Format::JsonLines,
    );
    assert_eq!((titles.as_str(), errors.len()), ("a ! c", 1));
    assert!(errors[0].starts_with("2:11: byte 0xB6 is not UTF-8"), "{errors:?}");
    let long = format!("{{\"title\":\"{}\"}}", "长".repeat(MAX_LINE_BYTES / 3));
    assert!(told(long, Format::JsonLines).1[0].contains("the limit of 1048576"));
}

#[test]
fn tables_wide_and_long() {
    let names = |text: &str, format| -> Vec<String> {
        let batch = Input::new(text.as_bytes()).of(format).read(Language::Zh);
        assert_eq!(batch.errors, [], "{text}");
        let shown = |keyword: &Keyword| {
            let part = |part: &Option<String>| part.clone().unwrap_or_else(|| "-".into());
            format!(
                " {}={}/{}",
                keyword.name,
                part(&keyword.example),
                part(&keyword.value_type)
            )
        };
        let line = |(_, template): (usize, &Template)| {
            let keywords: String = template.keywords.iter().map(shown).collect();
            format!(
                "{}{}{keywords}",
                template.id.as_deref().map_or(String::new(), |id| format!("#{id} ")),
                template.title
            )
        };
        batch.templates().map(line).collect()
    };
    let wide = ["甲通知 编号=1/- 时间=今天/-", "乙通知 编号=-/-"];
    assert_eq!(names("甲通知,编号,1,时间,今天\n乙通知,编号\n", Format::Csv), wide);
    assert_eq!(
        names(
            "标题,关键词1,示例1,关键词2,示例2\r\n甲通知,编号,1,时间,今天\r\n乙通知,编号,,,",
            Format::Csv
        ),
        wide
    );
    assert_eq!(
        names(
            "Title\tKeyword\tExample\tKeyword\tExample\n甲通知\t编号\t1\t时间\t今天\n乙通知\t编号",
            Format::Tsv
        ),
        wide
    );
    assert_eq!(
        names("标题,关键词1,示例1\n甲通知,编号,1,时间,今天\n乙通知,编号", Format::Csv),
        wide
    );
    assert_eq!(names("甲通知,编号,1\n,时间,今天\n乙通知,编号,", Format::Csv), wide);
    assert_eq!(
        names("甲通知,编号,1\n甲通知,时间,今天\n乙通知,编号,", Format::Csv),
        wide
    );
    assert_eq!(
        names(
            "\u{feff}标题,关键词,示例\n甲通知,编号,1\n,时间,今天\n乙通知,编号,",
            Format::Csv
        ),
        wide
    );
    let typed = ["#7 甲通知 编号=\"1\n2\"/number", "#8 甲通知 时间=-/-"];
    assert_eq!(
        names(
            "编号,标题,关键词,示例,类型\n7,甲通知,编号,\"\"\"1\n2\"\"\",number\n8,甲通知,时间,,",
            Format::Csv
        ),
        typed
    );
    assert_eq!(names("  甲通知,１２\n", Format::Csv), ["  甲通知 １２=-/-"]);
}

#[test]
fn tables_tell_row_and_column() {
    assert_told(
        Format::Csv,
        &[
            ("甲通知,编号,1\n,时间\n\n丙通知", "甲通知 丙通知", &[]),
            (
                "标题,关键词1,示例1\n甲通知,,1\n乙通知,编号,2",
                "! 乙通知",
                &["2:6: C2: no keyword for"],
            ),
            (
                "标题,关键词1,示例1\n,编号,1\n乙通知,编号,2",
                "! 乙通知",
                &["2:1: A2: no title"],
            ),
            (
                "标题,关健词,示例\n甲通知,编号,1",
                "!",
                &[
                    "1:4: B1: unknown column \"关健词\"; did you mean 关键词?",
                    "no keyword for",
                ],
            ),
            ("关键词,示例\n编号,1", "", &["A1: no column for the title"]),
            ("标题,关键词,示例\n甲通知,编号,1,2", "!", &["2:10: D2: a cell too many"]),
            ("甲通知,\"编号\n乙通知,编号", "! 乙通知", &["1:5: B1: the quote"]),
            (
                "甲通知,\"编\"号\n乙通知,编号",
                "! 乙通知",
                &["1:8: B1: expected a delimiter"],
            ),
        ],
    );
    let (titles, errors) = told(b"\xe7\x94\xb2\xe9\x80\x9a\xe7\x9f\xa5,b\n\xb6\xa9,b\n", Format::Csv);
    assert_eq!((titles.as_str(), errors.len()), ("甲通知 !", 1));
    let zh = Input::new("标题,关键词1,示例1\n甲通知,,1".as_bytes())
        .named("a.csv")
        .read(Language::Zh);
    assert!(zh.all_errors()[0].to_string().starts_with("a.csv:2:6: C2: "));
}

#[test]
fn titles_stand_one_a_line() {
    assert_told(
        Format::Titles,
        &[
            ("\u{feff}甲通知\r\n\r\n x-1\t 乙通知\n", "甲通知  乙通知", &[]),
            ("a\tb\tc\nd", "! d", &["1:4: several tabs"]),
            ("a\t\nd", "! d", &["1:3: no title after the tab"]),
            ("\n \n", "", &["no templates"]),
        ],
    );
    let batch = Input::new("x-1\t乙通知".as_bytes())
        .of(Format::Titles)
        .read(Language::Zh);
    assert_eq!(batch.templates().next().unwrap().1.id.as_deref(), Some("x-1"));
}

#[test]
fn answers_of_the_platform() {
    assert_told(
        Format::Json,
        &[
            (
                r#"{"errcode":0,"errmsg":"ok","data":[{"priTmplId":"a","title":"甲通知","content":"姓名: {{name1.DATA}}"}]}"#,
                "甲通知",
                &[],
            ),
            (
                r#"{"template_list":[{"template_id":"a","title":"甲通知","content":"x"},{"title":1}]}"#,
                "甲通知 !",
                &["1:76: title"],
            ),
            (
                r#"{"count":1,"data":[{"tid":1,"title":"甲通知","type":2,"categoryId":"1"}]}"#,
                "甲通知",
                &[],
            ),
            (r#"[{"priTmplId":"a","title":"甲通知","type":2}]"#, "甲通知", &[]),
            (
                r#"{"errcode":40001,"errmsg":"invalid credential"}"#,
                "",
                &["errcode 40001, errmsg \"invalid credential\""],
            ),
            (
                r#"{"data":[{"kid":1,"name":"a","rule":"thing"},{"kid":2,"name":"b"}]}"#,
                "",
                &["1:10: 2 keywords (\"a\", \"b\") without a title"],
            ),
            (r#"{"errcode":0,"errmsg":"ok"}"#, "", &["the answer holds no list"]),
        ],
    );
}

#[test]
fn libraries_come_in_every_shape() {
    for (text, format) in [
        (r#"["甲通知","乙通知"]"#, Format::Json),
        (
            r#"{"data":[{"tid":1,"title":"甲通知"},{"tid":"2","title":"乙通知"}]}"#,
            Format::Json,
        ),
        ("{\"title\":\"甲通知\"}\n\"乙通知\"", Format::JsonLines),
        ("编号,标题\n1,甲通知\n2,乙通知", Format::Csv),
        ("1\t甲通知\n2\t乙通知", Format::Tsv),
        ("甲通知\n2\t乙通知", Format::Titles),
    ] {
        let Titles { titles, errors, .. } = Input::new(text.as_bytes()).of(format).titles(Language::Zh);
        assert_eq!(errors, [], "{text}");
        assert_eq!(
            titles.iter().map(|entry| entry.title.as_str()).collect::<Vec<_>>(),
            ["甲通知", "乙通知"],
            "{text}"
        );
    }
}

#[test]
fn templates_know_their_lines_and_files() {
    let text = "\u{feff}[\r\n{\"title\":\"a\"},{\"title\":\"b\"},\r\n\r\n  {\r\n\"title\":\"c\"}]";
    let batch = Input::new(text.as_bytes()).named("x.json").read(Language::Zh);
    let lines: Vec<_> = batch.templates().map(|(_, template)| template.origin.line).collect();
    assert_eq!(lines, [Some(2), Some(2), Some(4)]);
    assert_eq!(
        batch.templates().next().unwrap().1.origin.path.as_deref(),
        Some("x.json")
    );
}

#[test]
fn errors_are_counted_past_the_limit() {
    let text = format!("[{}]", vec![r#"{"title":1}"#; MAX_ERRORS + 7].join(","));
    for (format, text) in [
        (Format::Json, text),
        (Format::JsonLines, "{\"title\":1}\n".repeat(MAX_ERRORS + 7)),
    ] {
        let batch = Input::new(text.as_bytes()).of(format).read(Language::En);
        assert_eq!(batch.items.len(), MAX_ERRORS + 7);
        let errors = batch.all_errors();
        assert_eq!(errors.len(), MAX_ERRORS + 1);
        assert!(errors[MAX_ERRORS].message.starts_with("7 more errors"));
    }
}

#[test]
fn other_encodings_are_named() {
    let batch = Input::new(b"[{\"title\":\"\xb6\xa9\xb5\xa5\"}]")
        .named("a.json")
        .read(Language::En);
    assert_eq!(
        batch.templates().next().map(|(_, template)| &*template.title),
        Some("订单")
    );
    assert_eq!(
        batch.notes.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["a.json: read as GB18030"]
    );
    let (_, errors) = told(b"[\n{\"title\":\"\xb6\"}]", Format::Json);
    assert!(errors[0].starts_with("2:11: byte 0xB6 is not UTF-8"), "{errors:?}");
}

#[test]
fn a_broken_line_takes_no_other_away() {
    let text = [
        "停水通知\n小区：{{thing1.DATA}}\n时间：{{time2.DATA}}\n".as_bytes(),
        b"\xff\n",
    ];
    let batch = Input::new(&text.concat()).read(Language::En);
    assert_eq!(batch.format, Some(Format::Text));
    let found = batch
        .templates()
        .next()
        .map(|(_, template)| (&*template.title, template.keywords.len()));
    assert_eq!(found, Some(("停水通知", 2)));
    assert_eq!(
        batch.all_errors()[0].to_string(),
        "4:1: byte 0xFF is not UTF-8; expected text in UTF-8"
    );
}

#[test]
fn hostile_inputs_end() {
    let lines = "{\"a\":[\n".repeat(20_000);
    for text in [
        "[".repeat(300_000),
        "{\"a\":".repeat(100_000),
        format!("[{lines}"),
        "[\"".repeat(100_000),
        "}".repeat(100_000),
    ] {
        assert!(
            !Input::new(text.as_bytes())
                .of(Format::Json)
                .read(Language::Zh)
                .all_errors()
                .is_empty()
        );
    }
    let quotes = "a,\"b\"\"\n".repeat(50_000);
    Input::new(quotes.as_bytes()).of(Format::Csv).read(Language::Zh);
}
