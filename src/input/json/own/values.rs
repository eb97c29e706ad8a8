//! Drafts that a program hands over as values and not as a file: each is read, or told by its faults.

use serde_json::Value;
use serde_json::value::RawValue;

use super::draft::only;
use super::strict::faults_of;
use crate::input::batch::{Item, MAX_ERRORS};
use crate::input::error::InputError;
use crate::language::Language;

/// Reads the JSON of a list whose items are drafts in our own form; each keeps its place. Nothing of what [`Input`] finds
/// out about a file is looked for, so that a program which needs no more than this is built without the rest.
///
/// ```
/// use mobanlint::{Language, input::{self, Item}};
/// let items = input::values(r#"[{"title": "停水通知"}, {"titel": "停电通知"}]"#, Language::En)?;
/// assert!(matches!(&items[0], Item::Template(template) if template.title == "停水通知"));
/// assert!(matches!(&items[1], Item::Unreadable(errors) if errors[0].message.contains("did you mean \"title\"?")));
/// # Ok::<(), input::InputError>(())
/// ```
///
/// [`Input`]: crate::input::Input
///
/// # Errors
/// Says what is wrong with a text that is no list of JSON values.
pub fn values(json: &str, language: Language) -> Result<Vec<Item>, InputError> {
    let list: Vec<&RawValue> = serde_json::from_str(json).map_err(|error| {
        let message = language.pick("应为 JSON 列表", "expected a list in JSON");
        InputError::new(None, format!("{message}: {error}"))
    })?;
    Ok(list.into_iter().map(|raw| item(raw.get(), language)).collect())
}

fn item(text: &str, language: Language) -> Item {
    if let Some(read) = only(text.as_bytes()) {
        return Item::Template(read.template);
    }
    let value = match serde_json::from_str::<Value>(text) {
        Ok(value) => value,
        Err(error) => return Item::Unreadable(vec![InputError::new(None, error.to_string())]),
    };
    match faults_of(&value) {
        (Some(template), faults) if faults.is_empty() => Item::Template(template),
        (_, faults) => {
            let errors = faults.iter().take(MAX_ERRORS);
            Item::Unreadable(
                errors
                    .map(|fault| InputError::new(None, fault.sentence(language)))
                    .collect(),
            )
        }
    }
}
