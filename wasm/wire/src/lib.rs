//! How values come from JavaScript into a module and go back: as JSON, and what is thrown when it does not fit.
#![forbid(unsafe_code)]

use mobanlint::input::{self, InputError, Item};
use mobanlint::{Language, Origin, Template};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsError;

/// A message on its way to becoming an `Error` in JavaScript.
#[derive(Debug)]
pub struct Thrown(pub String);

impl From<Thrown> for JsError {
    fn from(Thrown(message): Thrown) -> Self {
        Self::new(&message)
    }
}

/// A value a caller gave, of a type that is not the library's own to read.
///
/// # Errors
/// Says what of it does not fit, behind what it is called.
pub fn given<T: DeserializeOwned>(what: &str, json: &str) -> Result<T, Thrown> {
    serde_json::from_str(json).map_err(|error| {
        let message = error.to_string();
        // Where it stands in a text the caller never saw tells nothing.
        let message = message
            .split_once(" at line ")
            .map_or(message.as_str(), |(message, _)| message);
        Thrown(format!("{what}: {message}"))
    })
}

/// A value as JSON.
///
/// # Errors
/// None in practice: all that is sent has a form in JSON.
pub fn json<T: Serialize + ?Sized>(value: &T) -> Result<String, Thrown> {
    serde_json::to_string(value).map_err(|error| Thrown(error.to_string()))
}

/// The templates of a list, each at its index; what cannot be read is told by its place in the list.
pub fn templates(json: &str, language: Language) -> (Vec<Option<Template>>, Vec<InputError>) {
    let items = match input::values(json, language) {
        Ok(items) => items,
        Err(error) => return (Vec::new(), vec![error]),
    };
    let mut errors = Vec::new();
    let mut templates = Vec::with_capacity(items.len());
    for (index, item) in items.into_iter().enumerate() {
        // A value that was never in a file is found again by its place in the list.
        let place = format!("templates[{index}]");
        templates.push(match item {
            Item::Template(mut template) => {
                template.origin = Origin::new(Some(place.into()), None);
                Some(template)
            }
            Item::Unreadable(faults) => {
                let told = |fault: InputError| InputError::new(Some(&place), fault.message);
                errors.extend(faults.into_iter().map(told));
                None
            }
        });
    }
    (templates, errors)
}
