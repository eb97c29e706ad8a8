//! Drafts that are written and read again are the same, whatever they say and whatever the format.
#![allow(clippy::unwrap_used, missing_docs)] // a test may fail loudly

use mobanlint::input::{Format, Input};
use mobanlint::{Ignore, Keyword, Language, Origin, Template, render};
use proptest::prelude::*;

type Write = fn(&[Template], Language) -> Vec<u8>;

const FORMATS: [(Format, Write); 6] = [
    (Format::Json, |drafts, _| render::drafts_json(drafts).into()),
    (Format::JsonLines, |drafts, _| render::drafts_jsonl(drafts).into()),
    (Format::Csv, |drafts, language| {
        render::drafts_csv(drafts, language).into()
    }),
    (Format::Tsv, |drafts, language| {
        render::drafts_tsv(drafts, language).into()
    }),
    (Format::Text, |drafts, language| {
        render::drafts_markdown(drafts, language).into()
    }),
    (Format::Workbook, |drafts, language| {
        render::drafts_xlsx(drafts, language).unwrap()
    }),
];

/// Texts that mean something to a table, to Markdown, to JSON, or to whoever looks for drafts in a text.
fn text() -> impl Strategy<Value = String> {
    let meant = prop::sample::select(vec![
        "停水",
        "标题",
        "合计",
        "备注",
        "填表人：",
        "一、",
        "title",
        "关键词1",
        "keyword",
        "编号：",
        "- id: ",
        "## ",
        "#",
        "|",
        "| --- |",
        "<br>",
        "&#x20;",
        "&amp;",
        "\\",
        "\\|",
        "`",
        "**",
        "_",
        "[",
        "]",
        "[\"a\"]",
        "{",
        "{{thing1.DATA}}",
        "1.6: ",
        "：",
        "、",
        ",",
        ";",
        "\t",
        "\n",
        "\r\n",
        "\r",
        "\"",
        "\"\"",
        "'",
        "=",
        "-",
        "+",
        "@",
        "＝",
        " ",
        "　",
        "\u{a0}",
        "\u{feff}",
        "\u{200b}",
        "\u{2028}",
        "\u{85}",
        "\0",
        "\u{b}",
        "\u{1b}[31m",
        "👨‍👩‍👧",
        "e\u{301}",
        "2019-02-30",
        "007",
        "1e5",
        "sep=;",
        "null",
        "http://a.b/c_d",
        "~~",
        "$",
        "!",
        "1. ",
        "> ",
        "---",
    ]);
    let meant = prop::collection::vec(meant.prop_map(str::to_owned), 0..5).prop_map(|pieces| pieces.concat());
    prop_oneof![4 => meant, 1 => any::<String>()]
}

fn draft() -> impl Strategy<Value = Template> {
    let optional = || prop::option::weighted(0.4, text());
    let values = prop::collection::vec(text(), 0..3);
    let keyword = (text(), optional(), optional(), optional(), values);
    let keyword = keyword.prop_map(|(name, example, value_type, key, values)| {
        let mut keyword = Keyword::new(name);
        (keyword.example, keyword.value_type, keyword.key, keyword.values) = (example, value_type, key, values);
        keyword
    });
    let ignore = (text(), text()).prop_map(|(rule, reason)| Ignore::new(rule, reason));
    let (keywords, ignore) = (
        prop::collection::vec(keyword, 0..3),
        prop::collection::vec(ignore, 0..3),
    );
    (optional(), text(), optional(), keywords, ignore).prop_map(|(id, title, scene, keywords, ignore)| {
        let mut draft = Template::new(title);
        (draft.id, draft.scene, draft.keywords, draft.ignore) = (id, scene, keywords, ignore);
        draft
    })
}

/// What is read of bytes by themselves, which are to hold nothing but drafts.
fn read(format: Format, bytes: &[u8]) -> Vec<Template> {
    let batch = Input::new(bytes).read(Language::En);
    let text = String::from_utf8_lossy(bytes);
    // A single line may be either kind of JSON.
    let one_line = format == Format::JsonLines && text.lines().count() == 1;
    assert!(
        one_line || batch.format == Some(format),
        "{:?}, not {format:?}: {text}",
        batch.format
    );
    let told: Vec<String> = batch.all_errors().iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{told:#?}\n{text}");
    assert!(batch.notes.is_empty(), "{:#?}\n{text}", batch.notes);
    let plain = |(_, template): (usize, &Template)| {
        let mut template = template.clone();
        template.origin = Origin::default();
        template
    };
    batch.templates().map(plain).collect()
}

fn assert_same(drafts: &[Template]) {
    for (format, write) in FORMATS {
        for language in [Language::Zh, Language::En] {
            let bytes = write(drafts, language);
            assert_eq!(
                read(format, &bytes),
                drafts,
                "{format:?}\n{}",
                String::from_utf8_lossy(&bytes)
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn written_and_read_again_is_the_same(drafts in prop::collection::vec(draft(), 1..4)) {
        assert_same(&drafts);
    }
}

/// The same, with a text in every place where it might be taken for something else.
#[test]
fn every_text_survives_in_every_place() {
    for text in [
        "",
        " ",
        "　",
        "\t",
        "\n",
        "标题",
        "停水通知",
        "a|b",
        "a\nb",
        "a\tb\nc",
        "\"a\tb\"",
        "'",
        "'=1",
        "[\"a\"]",
        "{{thing1.DATA}}",
        "- id: a",
        "1.6: a",
        "---",
        "<br>",
        "&#x20;",
        "\\",
    ] {
        let mut keyword = Keyword::new(text);
        (keyword.example, keyword.value_type, keyword.key) = (Some(text.into()), Some(text.into()), Some(text.into()));
        keyword.values = vec![text.to_owned(), text.to_owned()];
        let mut draft = Template::new(text).with_id(text).with_keyword(keyword.clone());
        draft.scene = Some(text.to_owned());
        draft.ignore = vec![Ignore::new(text, text)];
        let bare = Template::new(text)
            .with_keyword(Keyword::new(text))
            .with_keyword(keyword);
        assert_same(&[draft.clone(), Template::new(text), bare, draft]);
    }
}

/// `$schema` belongs to a file, and only JSON keeps it.
#[test]
fn only_json_keeps_the_schema() {
    let mut draft = Template::new("停水通知");
    draft.schema = Some("drafts.json".to_owned());
    for (format, write) in FORMATS {
        let back = read(format, &write(std::slice::from_ref(&draft), Language::Zh));
        let json = matches!(format, Format::Json | Format::JsonLines);
        assert_eq!(back[0].schema.is_some(), json, "{format:?}");
    }
}
