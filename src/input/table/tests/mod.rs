//! Tables as people write them.

mod foreign;
mod limits;
mod places;
mod properties;
mod shapes;
mod sheets;

use super::{read_csv, read_sheets};
use crate::input::batch::{Batch, Item};
use crate::input::bytes::Sheet;
use crate::input::context::Context;
use crate::language::Language;
use crate::template::Keyword;

fn read(text: &str) -> Batch {
    let mut context = Context::new(None, Language::En);
    let batch = read_csv(text.as_bytes(), &mut context);
    with_notes(batch, &mut context)
}

fn read_book(sheets: &[Sheet]) -> Batch {
    let mut context = Context::new(None, Language::En);
    let batch = read_sheets(sheets, &mut context);
    with_notes(batch, &mut context)
}

fn with_notes(mut batch: Batch, context: &mut Context) -> Batch {
    batch.notes = context.take_notes();
    batch
}

/// Each draft on a line: `#id title @scene name=example/type{key}[values]…`, and `!` for what cannot be read.
fn drafts(batch: &Batch) -> Vec<String> {
    let shown = |item: &Item| {
        let Item::Template(template) = item else {
            return "!".to_owned();
        };
        let id = template.id.as_deref().map_or(String::new(), |id| format!("#{id} "));
        let scene = template
            .scene
            .as_deref()
            .map_or(String::new(), |scene| format!(" @{scene}"));
        let keywords: String = template.keywords.iter().map(keyword).collect();
        let ignores: Vec<String> = template
            .ignore
            .iter()
            .map(|it| format!(" ~{}:{}", it.rule, it.reason))
            .collect();
        format!("{id}{}{scene}{keywords}{}", template.title, ignores.concat())
    };
    batch.items.iter().map(shown).collect()
}

fn keyword(keyword: &Keyword) -> String {
    let mut shown = format!(" {}", keyword.name);
    let values = format!("{:?}", keyword.values);
    shown += &keyword
        .example
        .as_deref()
        .map_or(String::new(), |example| format!("={example}"));
    shown += &keyword
        .value_type
        .as_deref()
        .map_or(String::new(), |kind| format!("/{kind}"));
    shown += &keyword.key.as_deref().map_or(String::new(), |key| format!("{{{key}}}"));
    if !keyword.values.is_empty() {
        shown += &values;
    }
    shown
}

/// Compares drafts, and looks for a part of each note and error; there may be no others.
fn assert_read(what: &str, batch: &Batch, expected: &[&str], notes: &[&str], errors: &[&str]) {
    assert_eq!(drafts(batch), expected, "{what}\n{:#?}", batch.notes);
    let found: Vec<String> = batch.notes.iter().map(ToString::to_string).collect();
    assert_parts(what, &found, notes);
    let found: Vec<String> = batch.all_errors().into_iter().map(ToString::to_string).collect();
    assert_parts(what, &found, errors);
}

fn assert_parts(what: &str, found: &[String], expected: &[&str]) {
    assert_eq!(found.len(), expected.len(), "{what}\n{found:#?}");
    for part in expected {
        assert!(
            found.iter().any(|found| found.contains(part)),
            "{what}\n{part}\n{found:#?}"
        );
    }
}
