//! What a caller gives to be read: the bytes of files with their names, or values as JSON.

use mobanlint::input::{
    Format, Input, InputError, InputNote, Item, MessageBatch, MessageItem, message_values, messages, values,
};
use mobanlint::{Language, Origin, Template, Templates};
use pyo3::FromPyObject;
use pyo3::pybacked::PyBackedBytes;

/// An input. Without a name it is values.
#[derive(FromPyObject)]
pub(crate) struct Given(Option<String>, PyBackedBytes);

/// A draft, and what it is called in an error that is not of its text.
pub(crate) enum Draft {
    Read(Box<Template>, Option<String>),
    Unreadable(Vec<InputError>),
}

/// What was read of an input.
#[derive(Default)]
pub(crate) struct Drafts {
    pub(crate) items: Vec<Draft>,
    pub(crate) errors: Vec<InputError>,
    pub(crate) notes: Vec<InputNote>,
}

impl Given {
    /// The drafts of an input.
    pub(crate) fn drafts(&self, language: Language) -> Drafts {
        let Self(Some(name), bytes) = self else {
            return self.values(language);
        };
        let batch = Input::new(bytes).named(name).read(language);
        let read = |item| match item {
            Item::Template(template) => {
                let place = template.origin.path.as_deref().map(str::to_owned);
                Draft::Read(Box::new(template), place)
            }
            Item::Unreadable(errors) => Draft::Unreadable(errors),
        };
        Drafts {
            items: batch.items.into_iter().map(read).collect(),
            errors: batch.errors,
            notes: batch.notes,
        }
    }

    /// Drafts that were never in a file: found again by their places in the list.
    fn values(&self, language: Language) -> Drafts {
        if self.1.starts_with(b"{") {
            return self.object(language);
        }
        let items = match values(&String::from_utf8_lossy(&self.1), language) {
            Ok(items) => items,
            Err(error) => {
                return Drafts {
                    errors: vec![error],
                    ..Drafts::default()
                };
            }
        };
        let read = |(index, item)| {
            let place = format!("templates[{index}]");
            match item {
                Item::Template(mut template) => {
                    template.origin = Origin::default();
                    Draft::Read(Box::new(template), Some(place))
                }
                Item::Unreadable(errors) => {
                    let errors = errors.into_iter();
                    Draft::Unreadable(
                        errors
                            .map(|error| InputError::new(Some(&place), error.message))
                            .collect(),
                    )
                }
            }
        };
        Drafts {
            items: items.into_iter().enumerate().map(read).collect(),
            ..Drafts::default()
        }
    }

    /// Whatever holds drafts that is one object: a draft, what the platform answers.
    fn object(&self, language: Language) -> Drafts {
        let batch = Input::new(&self.1).of(Format::Json).read(language);
        // Where it stands in a text the caller never saw tells nothing.
        let told = |error: InputError| InputError::new(None, error.message);
        let read = |item| match item {
            Item::Template(mut template) => {
                template.origin = Origin::default();
                Draft::Read(Box::new(template), None)
            }
            Item::Unreadable(errors) => Draft::Unreadable(errors.into_iter().map(told).collect()),
        };
        Drafts {
            items: batch.items.into_iter().map(read).collect(),
            errors: batch.errors.into_iter().map(told).collect(),
            notes: batch.notes.into_iter().map(unplaced).collect(),
        }
    }

    pub(crate) fn titles(&self, language: Language) -> mobanlint::input::Titles {
        let input = Input::new(&self.1);
        match &self.0 {
            Some(name) => input.named(name).titles(language),
            None => input.titles(language),
        }
    }

    fn messages(&self, language: Language) -> MessageBatch {
        match &self.0 {
            Some(name) => messages(&self.1, Some(name), language),
            None => message_values(&String::from_utf8_lossy(&self.1), language),
        }
    }
}

fn unplaced(note: InputNote) -> InputNote {
    let mut note = note;
    (note.line, note.column) = (None, None);
    note
}

/// The templates of several inputs, and what of these could not be read.
pub(crate) fn templates(given: &[Given], language: Language) -> (Templates, Vec<InputError>, Vec<InputNote>) {
    let (mut read, mut errors, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    for drafts in given.iter().map(|one| one.drafts(language)) {
        for item in drafts.items {
            match item {
                Draft::Read(template, _) => read.push(*template),
                Draft::Unreadable(of_item) => errors.extend(of_item),
            }
        }
        errors.extend(drafts.errors);
        notes.extend(drafts.notes);
    }
    (Templates::new(read), errors, notes)
}

/// The messages of several inputs as if they stood in one.
pub(crate) fn message_batch(given: &[Given], language: Language) -> MessageBatch {
    let mut all = MessageBatch::default();
    for one in given {
        let batch = one.messages(language);
        all.items.extend::<Vec<MessageItem>>(batch.items);
        all.errors.extend(batch.errors);
        all.notes.extend(batch.notes);
    }
    all
}
