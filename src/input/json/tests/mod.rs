//! What people hold as JSON: shapes, hostile inputs, what holds for any.

mod foreign;
mod hostile;
mod places;
mod shapes;

use crate::input::Input;
use crate::input::batch::{Batch, Item};
use crate::input::format::Format;
use crate::language::Language;
use crate::place::Field;
use crate::template::Template;

fn read(text: &str) -> Batch {
    Input::new(text.as_bytes()).of(Format::Json).read(Language::En)
}

/// Where a field stands, as `@line:column`; nothing where it has no place of its own.
fn at(template: &Template, field: Field) -> String {
    let at = template.origin.at(field).filter(|at| at.column.is_some());
    at.map_or_else(String::new, |at| format!("@{}", at.to_string().trim_start_matches(':')))
}

/// A template as `#id title@place | name[key:type]@place=example@place{values} | …`.
fn shown(template: &Template) -> String {
    let id = template.id.as_ref().map_or_else(String::new, |id| format!("#{id} "));
    let mut parts = vec![format!("{id}{}{}", template.title, at(template, Field::Title))];
    parts.extend(template.scene.iter().map(|scene| format!(" ({scene})")));
    for (index, keyword) in template.keywords.iter().enumerate() {
        parts.push(format!(" | {}", keyword.name));
        if keyword.key.is_some() || keyword.value_type.is_some() {
            let of = |text: &Option<String>| text.clone().unwrap_or_default();
            parts.push(format!("[{}:{}]", of(&keyword.key), of(&keyword.value_type)));
        }
        parts.push(at(template, Field::KeywordName(index)));
        if let Some(example) = &keyword.example {
            parts.push(format!("={example}{}", at(template, Field::KeywordExample(index))));
        }
        if !keyword.values.is_empty() {
            parts.push(format!("{{{}}}", keyword.values.join("/")));
        }
    }
    for (index, ignore) in template.ignore.iter().enumerate() {
        let place = at(template, Field::Ignore(index));
        parts.push(format!(" !{} {}{place}", ignore.rule, ignore.reason));
    }
    parts.concat()
}

/// Everything that was read or told: templates, `! ` errors, `~ ` notes, a line each.
fn told(batch: &Batch) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for item in &batch.items {
        match item {
            Item::Template(template) => lines.push(shown(template)),
            Item::Unreadable(errors) => lines.extend(errors.iter().map(|error| format!("! {error}"))),
        }
    }
    lines.extend(batch.errors.iter().map(|error| format!("! {error}")));
    lines.extend(batch.notes.iter().map(|note| format!("~ {note}")));
    lines
}
