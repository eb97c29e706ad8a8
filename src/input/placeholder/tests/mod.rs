//! What is read, and what is not.

mod code;
mod markdown;
mod properties;
mod prose;
mod sql;

use std::fmt::Write as _;

use crate::input::Input;
use crate::input::format::Format;
use crate::language::Language;
use crate::place::Field;
use crate::template::Template;

/// A draft in one line: `title@line name<key>=example@line …`; an id, a scene, types that no key declares and values are
/// added where there are any.
fn shown(template: &Template) -> String {
    let line = |field: Field| template.origin.at(field).and_then(|at| at.line).unwrap_or_default();
    let mut out = format!("{}@{}", template.title, line(Field::Title));
    if let Some(id) = &template.id {
        let _ = write!(out, " #{id}");
    }
    if let Some(scene) = &template.scene {
        let _ = write!(out, " ({scene})");
    }
    for (index, keyword) in template.keywords.iter().enumerate() {
        let key = keyword.key.as_deref().unwrap_or_default();
        let _ = write!(out, " {}<{key}>", keyword.name);
        let declared = key.trim_end_matches(|c: char| c.is_ascii_digit());
        if let Some(kind) = keyword.value_type.as_deref().filter(|kind| *kind != declared) {
            let _ = write!(out, ":{kind}");
        }
        if let Some(example) = &keyword.example {
            let _ = write!(out, "={example}");
        }
        if !keyword.values.is_empty() {
            let _ = write!(out, "{:?}", keyword.values);
        }
        let _ = write!(out, "@{}", line(Field::KeywordName(index)));
    }
    out
}

/// The drafts and the notes of a text, in Chinese.
fn read(text: &str) -> (Vec<String>, Vec<String>) {
    let batch = Input::new(text.as_bytes()).of(Format::Text).read(Language::Zh);
    (
        batch.templates().map(|(_, template)| shown(template)).collect(),
        batch.notes.iter().map(ToString::to_string).collect(),
    )
}

/// What a text is, the text, its drafts and its notes.
struct Case(
    &'static str,
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

fn cases() -> impl Iterator<Item = &'static Case> {
    [prose::CASES, sql::CASES, markdown::CASES, code::CASES]
        .into_iter()
        .flatten()
}

#[test]
fn drafts_are_found_wherever_they_stand() {
    let mut wrong = Vec::new();
    for Case(what, text, drafts, notes) in cases() {
        let found = read(text);
        if found.0 != *drafts || found.1 != *notes {
            wrong.push(format!("{what}:\n{text}\nread as {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn what_only_speaks_of_templates_has_none() {
    for text in code::NOTHING {
        assert_eq!(read(text).0, Vec::<String>::new(), "{text}");
    }
}

#[test]
fn fields_stand_where_their_text_begins() {
    let at = |text: &str| -> Vec<String> {
        let batch = Input::new(text.as_bytes()).of(Format::Text).read(Language::En);
        let (_, template) = batch.templates().next().expect(text);
        let fields = [Field::Title, Field::KeywordName(0), Field::KeywordExample(0)];
        fields
            .map(|field| template.origin.at(field).expect(text).to_string())
            .into()
    };
    for (text, places) in [
        (
            "标题：取书通知\n  书名：{{thing1.DATA}}（如：边城）",
            [":1:4", ":2:3", ":2:24"],
        ),
        (
            "1. 取书通知\n书名\n{{thing1.DATA}}\n示例：边城",
            [":1:4", ":2:1", ":4:4"],
        ),
        ("## 取书通知\n| thing1 | 书名 | 边城 |\n", [":1:4", ":2:12", ":2:17"]),
        // Of a literal the quote, of a part of one its first letter, of what is escaped the quote again.
        (
            "{title: '取书通知', content: '书名：{{thing1.DATA}}', example: '书名：边城'}",
            [":1:9", ":1:27", ":1:61"],
        ),
        (
            "{title: '取书\\u901a知', content: '\\u4e66名：{{thing1.DATA}}（如：边城）'}",
            [":1:9", ":1:31", ":1:31"],
        ),
        (
            "INSERT INTO t VALUES ('取书通知', '🎈\\n书名：{{thing1.DATA}}（如：边城）')",
            [":1:23", ":1:35", ":1:56"],
        ),
    ] {
        assert_eq!(at(text), places, "{text}");
    }
}

#[test]
fn the_door_knows_text_with_placeholders() {
    for Case(what, text, drafts, _) in cases().filter(|Case(_, _, drafts, _)| !drafts.is_empty()) {
        let batch = Input::new(text.as_bytes()).read(Language::Zh);
        let found: Vec<String> = batch.templates().map(|(_, template)| shown(template)).collect();
        assert_eq!(found, *drafts, "{what}: {:?} {:?}", batch.format, batch.errors);
    }
}
