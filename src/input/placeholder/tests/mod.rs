//! What is read, and what is not.

mod code;
mod markdown;
mod prose;
mod sql;

use crate::Language;
use crate::input::{Format, Input};
use crate::report::Field;
use crate::template::Template;

/// A draft in one line: `title@line name<key>=example@line …`; an id, a scene, types that no key declares and values are
/// added where there are any.
fn shown(template: &Template) -> String {
    let line = |field: Field| template.origin.at(field).and_then(|at| at.line).unwrap_or_default();
    let mut out = format!("{}@{}", template.title, line(Field::Title));
    if let Some(id) = &template.id {
        out += &format!(" #{id}");
    }
    if let Some(scene) = &template.scene {
        out += &format!(" ({scene})");
    }
    for (index, keyword) in template.keywords.iter().enumerate() {
        let key = keyword.key.as_deref().unwrap_or_default();
        out += &format!(" {}<{key}>", keyword.name);
        let declared = key.trim_end_matches(|c: char| c.is_ascii_digit());
        if let Some(kind) = keyword.value_type.as_deref().filter(|kind| *kind != declared) {
            out += &format!(":{kind}");
        }
        if let Some(example) = &keyword.example {
            out += &format!("={example}");
        }
        if !keyword.values.is_empty() {
            out += &format!("{:?}", keyword.values);
        }
        out += &format!("@{}", line(Field::KeywordName(index)));
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

#[test]
fn drafts_are_found_wherever_they_stand() {
    let mut wrong = Vec::new();
    for Case(what, text, drafts, notes) in [prose::CASES, sql::CASES, markdown::CASES, code::CASES]
        .into_iter()
        .flatten()
    {
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
