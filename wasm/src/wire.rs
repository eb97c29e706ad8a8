//! JSON in and out, and what is thrown when it does not fit.

use mobanlint::input::{Format, Input, InputError, InputNote, Item};
use mobanlint::render::visible;
use mobanlint::{Language, Template};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsError;

/// A message on its way to becoming an `Error` in JavaScript.
#[derive(Debug)]
pub(crate) struct Thrown(pub(crate) String);

impl From<Thrown> for JsError {
    fn from(Thrown(message): Thrown) -> Self {
        Self::new(&message)
    }
}

/// A value a caller gave, of a type that is not the library's own to read.
pub(crate) fn given<T: DeserializeOwned>(what: &str, json: &str) -> Result<T, Thrown> {
    serde_json::from_str(json).map_err(|error| {
        let message = error.to_string();
        // Where it stands in a text the caller never saw tells nothing.
        let message = message
            .split_once(" at line ")
            .map_or(message.as_str(), |(message, _)| message);
        Thrown(format!("{what}: {message}"))
    })
}

pub(crate) fn json<T: Serialize + ?Sized>(value: &T) -> Result<String, Thrown> {
    serde_json::to_string(value).map_err(|error| Thrown(error.to_string()))
}

pub(crate) fn text_of(note: &InputNote) -> String {
    visible(&note.to_string()).text.into_owned()
}

/// The templates of a list, each at its index; what cannot be read is told by its place in the list.
pub(crate) fn templates(json: &str, language: Language) -> (Vec<Option<Template>>, Vec<InputError>) {
    if json == "[]" {
        return Default::default();
    }
    let batch = Input::new(json.as_bytes()).of(Format::Json).read(language);
    let mut errors = Vec::new();
    let mut templates = Vec::with_capacity(batch.items.len());
    for (index, item) in batch.items.into_iter().enumerate() {
        templates.push(match item {
            Item::Template(template) => Some(at(template, index)),
            Item::Unreadable(faults) => {
                let place = format!("templates[{index}]");
                errors.extend(
                    faults
                        .into_iter()
                        .map(|fault| InputError::new(Some(&place), fault.message)),
                );
                None
            }
        });
    }
    errors.extend(
        batch
            .errors
            .into_iter()
            .map(|error| InputError::new(None, error.message)),
    );
    (templates, errors)
}

/// The templates of a list, or why one of them is none.
pub(crate) fn sound_templates(json: &str, language: Language) -> Result<Vec<Template>, Thrown> {
    let (templates, errors) = templates(json, language);
    if errors.is_empty() {
        return Ok(templates.into_iter().flatten().collect());
    }
    let lines: Vec<String> = errors.into_iter().map(|error| text_of(&error.into())).collect();
    Err(Thrown(lines.join("\n")))
}

/// One template, which is either read or refused.
pub(crate) fn template(json: &str, language: Language) -> Result<Template, Thrown> {
    let (mut templates, errors) = templates(json, language);
    match (templates.pop().flatten(), templates.is_empty(), errors.is_empty()) {
        (Some(mut template), true, true) => {
            template.origin = mobanlint::Origin::default();
            Ok(template)
        }
        (Some(_), false, true) => Err(Thrown("expected one template, found a list".to_owned())),
        _ => Err(Thrown(
            errors
                .into_iter()
                .map(|error| error.message)
                .collect::<Vec<_>>()
                .join("\n"),
        )),
    }
}

/// A value that was never in a file is found again by its place in the list.
fn at(mut template: Template, index: usize) -> Template {
    template.origin = mobanlint::Origin::new(Some(format!("templates[{index}]").into()), None);
    template
}
