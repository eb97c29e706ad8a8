//! Drafts as [`input`](crate::input) reads them back: written and read again they are the same, in every format.

mod columns;
mod csv;
mod json;
mod jsonl;
mod markdown;
mod tsv;
#[cfg(feature = "workbooks")]
mod xlsx;

pub use csv::drafts_csv;
pub use json::drafts_json;
pub use jsonl::drafts_jsonl;
pub use markdown::drafts_markdown;
pub use tsv::drafts_tsv;
#[cfg(feature = "workbooks")]
pub use xlsx::{DoesNotFit, drafts_xlsx};

use crate::input::{is_formula, needs_mark};
use crate::language::Language;
use crate::template::Template;
use columns::Columns;

/// Writes the text of a cell, with a mark before it or none.
type Cell = fn(&mut String, mark: &str, &str);

/// A table of drafts as a text: the names of its columns, then a draft a row.
fn table(templates: &[Template], language: Language, delimiter: char, cell: Cell) -> String {
    let columns = Columns::of(templates);
    // Without the mark, spreadsheets on Chinese systems take the text for GBK.
    let mut out = String::from('\u{feff}');
    for (index, name) in columns.names(language).iter().enumerate() {
        if index > 0 {
            out.push(delimiter);
        }
        cell(&mut out, "", name);
    }
    out.push_str("\r\n");
    for template in templates {
        let mut begins_row = true;
        for (index, text) in columns.row(template).enumerate() {
            if index > 0 {
                out.push(delimiter);
            }
            if let Some(text) = text {
                cell(&mut out, mark(&text, begins_row), &text);
                begins_row = false;
            }
        }
        out.push_str("\r\n");
    }
    out
}

/// What stands before the text of a cell, for the reader to take off again.
fn mark(text: &str, begins_row: bool) -> &'static str {
    if is_formula(text) || needs_mark(text, begins_row) {
        "'"
    } else {
        ""
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::input::Format;
    use crate::input::Input;
    use crate::template::Origin;
    use crate::template::arbitrary::template;
    use crate::template::{Ignore, Keyword};

    fn back(text: &str, format: Format) -> Vec<Template> {
        read(Input::new(text.as_bytes()).of(format))
    }

    fn read(input: Input<'_>) -> Vec<Template> {
        let batch = input.read(Language::En);
        assert_eq!(batch.all_errors(), Vec::<&crate::input::InputError>::new(), "{input:?}");
        let plain = |(_, template): (usize, &Template)| Template {
            origin: Origin::default(),
            ..template.clone()
        };
        batch.templates().map(plain).collect()
    }

    fn assert_survive(drafts: &[Template]) {
        for language in [Language::Zh, Language::En] {
            let csv = drafts_csv(drafts, language);
            assert_eq!(
                Input::new(csv.as_bytes()).read(language).format,
                Some(Format::Csv),
                "{csv}"
            );
            assert_eq!(back(&csv, Format::Csv), drafts, "{csv}");
            let tsv = drafts_tsv(drafts, language);
            assert_eq!(
                Input::new(tsv.as_bytes()).read(language).format,
                Some(Format::Tsv),
                "{tsv}"
            );
            assert_eq!(back(&tsv, Format::Tsv), drafts, "{tsv}");
            #[cfg(feature = "workbooks")]
            assert_eq!(read(Input::new(&drafts_xlsx(drafts, language).unwrap())), drafts);
        }
        for language in [Language::Zh, Language::En].into_iter().filter(|_| !drafts.is_empty()) {
            let markdown = drafts_markdown(drafts, language);
            assert_eq!(read(Input::new(markdown.as_bytes())), drafts, "{markdown}");
        }
        assert_eq!(back(&drafts_json(drafts), Format::Json), drafts);
        assert_eq!(back(&drafts_jsonl(drafts), Format::JsonLines), drafts);
    }

    #[test]
    fn columns_are_those_some_draft_fills() {
        let plain = Template::new("停水通知");
        let full = Template {
            scene: Some("小区,楼宇".to_owned()),
            ..plain
                .clone()
                .with_id("7")
                .with_keyword(Keyword::new("时间").with_type("time"))
        };
        assert_eq!(
            drafts_csv(std::slice::from_ref(&plain), Language::Zh),
            "\u{feff}标题,关键词1,示例1\r\n停水通知,,\r\n"
        );
        assert_eq!(
            drafts_csv(
                &[
                    full,
                    plain.with_keyword(Keyword::new("甲")).with_keyword(Keyword::new("乙"))
                ],
                Language::En
            ),
            "\u{feff}id,title,scene,keyword 1,example 1,type 1,keyword 2,example 2,type 2\r\n\
             7,停水通知,\"小区,楼宇\",时间,,time,,,\r\n,停水通知,,甲,,,乙,,\r\n"
        );
        assert_eq!(drafts_csv(&[], Language::En), "\u{feff}title,keyword 1,example 1\r\n");
    }

    #[test]
    fn every_text_survives_in_every_place() {
        for text in [
            "",
            " ",
            "　",
            "\t",
            "\n",
            "停水",
            " 停水　",
            "标题",
            "title",
            "关键词1",
            "a,b",
            "他说\"好\"",
            "\"好",
            "\"",
            "=1+1",
            " -1",
            "＝1",
            "@a",
            "\t=1",
            "'",
            "''",
            "'=1",
            "=\"1\"",
            "''=1",
            "'好'",
            "' ",
            "'\u{3000}'",
            "2015-01-05",
            "339208499000000000",
            "007",
            "1e5",
            "a\nb\r\nc\r",
            "a\tb",
            "a\tb\nc",
            "\"a\tb\r\"",
            "'a\tb\n",
            "_x000D_",
            "a_x0041_b",
            "_x0041\u{1}",
            "_x_x000D__",
            "a\u{fffe}\u{ffff}",
            "<b>&amp;</b>",
            "\"a\n\"\t\"b\"",
            "👨‍👩‍👧🎉",
            "\u{0}\u{1b}[31m\u{9b}\u{7f}",
            "\u{feff}a",
            "\u{200b}",
            "\u{85}",
            "\u{2028}",
        ] {
            let keyword = || Keyword::new(text);
            let scene = Template {
                scene: Some(text.to_owned()),
                ..Template::new(text)
            };
            assert_survive(&[Template::new(text)]);
            assert_survive(&[
                Template::new(text).with_id(text).with_keyword(keyword()),
                Template::new(text)
                    .with_keyword(keyword())
                    .with_keyword(keyword().with_type(text)),
                scene,
                Template::new(text)
                    .with_keyword(keyword())
                    .with_keyword(keyword().with_example(text)),
            ]);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_drafts_survive_every_format(drafts in proptest::collection::vec(template(), 1..4)) {
            assert_survive(&drafts);
        }
    }

    #[test]
    fn drafts_of_control_characters_are_no_binary_file() {
        let controls = "\0".repeat(400);
        assert_survive(&[Template::new(&*controls), Template::new("停水通知")]);
        assert_survive(&[Template::new("停水通知").with_keyword(Keyword::new(controls))]);
    }

    #[test]
    fn other_keys_have_a_column_of_their_own() {
        let draft = Template {
            keys: vec!["first".to_owned(), "remark".to_owned()],
            ..Template::new("停水通知")
        };
        assert_eq!(
            drafts_tsv(&[draft], Language::Zh),
            "\u{feff}标题\t其余键\t关键词1\t示例1\r\n停水通知\tfirst, remark\t\t\r\n"
        );
    }

    #[test]
    fn drafts_that_look_alike_stay_two() {
        let draft = Template::new("停水通知").with_keyword(Keyword::new("时间").with_example("今天"));
        assert_survive(&[draft.clone(), draft.clone(), Template::new("标题"), draft]);
    }

    #[test]
    fn json_keeps_everything() {
        let mut draft = Template::new("停水\u{9b}通知");
        draft.ignore = vec![Ignore::new("1.6", "聚会")];
        draft.schema = Some("drafts.json".to_owned());
        let json = drafts_json(std::slice::from_ref(&draft));
        assert!(!json.contains(|char: char| char.is_control() && char != '\n'), "{json}");
        assert!(json.ends_with("}\n"));
        assert!(!json.contains("null"));
        assert_eq!(back(&json, Format::Json), [draft.clone()]);
        let lines = drafts_jsonl(&[draft.clone(), draft.clone()]);
        assert!(
            !lines.contains(|char: char| char.is_control() && char != '\n'),
            "{lines}"
        );
        assert_eq!(back(&lines, Format::JsonLines), [draft.clone(), draft]);
    }
}
