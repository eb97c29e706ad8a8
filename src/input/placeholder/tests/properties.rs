//! What holds for any text.

use proptest::prelude::*;

use super::super::notation::escape::unescaped;
use super::super::{read, stands_in};
use crate::input::context::Context;
use crate::input::{Format, Input};
use crate::language::Language;

/// A piece of the languages in which templates stand.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "取书成功通知",
        "书籍名称",
        "标题",
        "模版编号",
        "详细内容",
        "内容示例",
        "：",
        ":",
        " ",
        "　",
        "\t",
        "\n",
        "\r\n",
        "\\n",
        "{{thing1.DATA}}",
        "{{time2.DATA}}",
        "{{first.DATA}}",
        "{ {x.DATA} }",
        "{{",
        "}}",
        ".DATA",
        "thing1",
        "keyword2.DATA",
        "\"",
        "'",
        "`",
        "```",
        "\\",
        "\\u4e66",
        "\\ud83d",
        "&#123;",
        "&",
        "<br>",
        "<a b=",
        ">",
        "//",
        "/*",
        "*/",
        "#",
        "##",
        "--",
        "<!--",
        "-->",
        "\"\"\"",
        "|",
        "|---|",
        "- ",
        "1. ",
        "（如",
        "）",
        "，",
        "INSERT INTO t VALUES (",
        "CREATE TABLE t (",
        "COPY t (a) FROM stdin;\n",
        "COMMENT",
        ")",
        ",",
        ";",
        "{",
        "}",
        "[",
        "]",
        "=",
        "=>",
        "title",
        "content",
        "name",
        "example",
        "小王子",
        "😀",
        "\u{2028}",
        "\u{feff}",
        "é",
    ])
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_survived_and_nothing_is_invented(text in text()) {
        stands_in(&text);
        let batch = read(&text, &mut Context::new(Some("a"), Language::Zh));
        prop_assert!(batch.errors.is_empty());
        // JSON in a string has its escapes within escapes.
        let once = unescaped(&text, None).into_owned();
        let twice = unescaped(&once, Some('\'')).into_owned();
        let doubled = unescaped(&text, Some('\'')).into_owned();
        let quoted = unescaped(&text, Some('"')).into_owned();
        for (_, template) in batch.templates() {
            let fields = template.keywords.iter().flat_map(|keyword| {
                let optional = [&keyword.example, &keyword.key];
                std::iter::once(&keyword.name).chain(optional.into_iter().flatten())
            });
            for said in std::iter::once(&template.title).chain(fields).flat_map(|said| said.split('\n')) {
                let stands = [&text, &once, &twice, &doubled, &quoted].into_iter().any(|text| text.contains(said));
                prop_assert!(stands, "{said:?} is not in {text:?}");
            }
            prop_assert!(!template.keywords.is_empty());
        }
    }

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        Input::new(&bytes).of(Format::Text).read(Language::En);
    }
}

/// Would anything in them cost the square of their length, this would take a minute.
#[test]
fn long_lines_and_long_lists_are_read_once() {
    let times = |piece: &str| piece.repeat((64 << 10) / piece.len());
    for text in [
        times("(1, 'a,b', {\"k\":\"值\"}),"),
        format!("INSERT INTO t VALUES {}", times("(1, 'a,b', {\"k\":\"值\"}),")),
        times("INSERT INTO t VALUES (1 "),
        times("INSERT INTO t VALUES ('"),
        times("insert into t values ('取书通知', '书：{{thing1.DATA}}');"),
        times("{{"),
        times("{") + "书",
        times("书,{"),
        times("{{thing1.DATA}}"),
        times("书：{{thing1.DATA}}\n"),
        format!("取书通知\n{}", times("书：{{a.DATA}}，")),
        times("\""),
        times("'\"`"),
        times("\\"),
        times("&"),
        times("<a "),
        times("/**/<!--"),
        times("| a "),
        times("取书成功通知\n"),
        times("书（如：") + "{{thing1.DATA}}",
        times("thing1 书 "),
        times("thing1: {\n"),
        times("[{\"thing1\":\"书\"},'"),
        times(" ") + "{{thing1.DATA}}",
    ] {
        stands_in(&text);
        read(&text, &mut Context::new(None, Language::En));
    }
}
