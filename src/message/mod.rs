//! What is sent: a template with real values where its examples stood.

mod context;
mod dialect;
mod entry;
mod pages;
mod sent;
mod templates;
mod write;

use crate::data::{Fault, FaultKind};
use crate::place::{At, Field, Slot};
use crate::template::Origin;
use crate::template::Spot;

pub use context::{Constants, SendContext};
pub use dialect::Dialect;
use entry::plain_key;
pub use entry::{Entry, Given, MessageData};
pub use pages::Pages;
pub(crate) use sent::{Pair, Sent, ValueReading};
pub use templates::Templates;
pub(crate) use templates::Wanted;
pub(crate) use write::EXPRESSION;

/// A message as it is handed to the platform's interface. What is wrong with its data is kept as it was given, so that it
/// can be told.
///
/// ```
/// use mobanlint::{Dialect, Message};
/// let message = Message::new("TEMPLATE_ID").with_value("thing1", "广州至北京").with_page("pages/order/detail?id=7");
/// assert_eq!(message.dialect(), Dialect::Subscribe);
/// assert_eq!(message.value("thing1"), Some("广州至北京"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Message {
    /// Who receives it, `touser`.
    pub to: Option<String>,
    /// The template it is sent by, `template_id`.
    pub template_id: Option<String>,
    /// The page a tap leads to, `page`.
    pub page: Option<String>,
    /// What entitles to send it, `form_id`; only of the template messages that ended in 2020.
    pub form_id: Option<String>,
    /// The keyword shown large, `emphasis_keyword`; only of those as well.
    pub emphasis_keyword: Option<String>,
    /// The colour of its text, `color`.
    pub color: Option<String>,
    /// The version of the mini program a tap opens, `miniprogram_state`.
    pub state: Option<String>,
    /// The language of the receiver, `lang`.
    pub lang: Option<String>,
    /// The web page a tap leads to, `url`; only of service accounts.
    pub url: Option<String>,
    /// The mini program a tap leads to, `miniprogram`; only of service accounts.
    pub miniprogram: Option<MiniProgram>,
    /// What keeps it from being sent twice, `client_msg_id`; only of service accounts.
    pub client_msg_id: Option<String>,
    /// The values, `data`.
    pub data: MessageData,
    /// Members nothing is known of, each with its JSON, in their order.
    pub rest: Vec<(String, String)>,
    /// Where it was read from.
    pub origin: Origin,
    pub(crate) places: Vec<(Field, Spot)>,
}

/// The mini program a message of a service account leads to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct MiniProgram {
    /// Its id, `appid`.
    pub appid: Option<String>,
    /// The page, `pagepath`.
    pub pagepath: Option<String>,
}

/// What the entry at this place among these is told by.
pub(crate) fn slot_of(entries: &[Entry], index: usize) -> Slot {
    let key = entries.get(index).map_or("", |entry| entry.key.as_str());
    let first = entries.iter().position(|entry| entry.key == key) == Some(index);
    Slot::named(key).filter(|_| first).unwrap_or_else(|| Slot::at(index))
}

impl Message {
    /// The most entries of one message that are judged.
    pub const MAX_ENTRIES: usize = 200;
    /// The longest value, key or other text of a message that is judged, in bytes.
    pub const MAX_FIELD_BYTES: usize = 64 * 1024;

    /// A message by this template, without values.
    pub fn new(template_id: impl Into<String>) -> Self {
        Self {
            template_id: Some(template_id.into()),
            ..Self::default()
        }
    }

    /// The same message to this receiver, by their `openid`.
    #[must_use]
    pub fn with_receiver(mut self, openid: impl Into<String>) -> Self {
        self.to = Some(openid.into());
        self
    }

    /// The same message with one more value.
    #[must_use]
    pub fn with_value(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        let entry = Entry::new(key, value);
        match &mut self.data {
            MessageData::Entries(entries) => entries.push(entry),
            _ => self.data = MessageData::Entries(vec![entry]),
        }
        self
    }

    /// The same message with a page a tap leads to.
    #[must_use]
    pub fn with_page(mut self, page: impl Into<String>) -> Self {
        self.page = Some(page.into());
        self
    }

    /// By which interface it is meant to be sent, as its members tell.
    pub fn dialect(&self) -> Dialect {
        // What only a program knows stands among the rest.
        let computed = |names: &[&str]| self.rest.iter().any(|(name, _)| names.contains(&name.as_str()));
        let of_template = self.form_id.is_some() || self.emphasis_keyword.is_some();
        if of_template || computed(&["form_id", "emphasis_keyword"]) {
            Dialect::Template
        } else if self.url.is_some()
            || self.miniprogram.is_some()
            || self.client_msg_id.is_some()
            || computed(&["url", "miniprogram", "client_msg_id"])
        {
            Dialect::Service
        } else {
            Dialect::Subscribe
        }
    }

    /// Whether it was read from a text.
    pub(crate) fn was_read(&self) -> bool {
        !self.places.is_empty()
    }

    /// Whether a program computes the member of this name, so that only it knows the text.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.rest.iter().any(|(own, _)| own == name)
    }

    /// The entries of its data; none if that is no object.
    pub fn entries(&self) -> &[Entry] {
        match &self.data {
            MessageData::Entries(entries) => entries,
            _ => &[],
        }
    }

    /// Whether all of its data is known: of what was read from a program's source, only the program may know it.
    ///
    /// ```
    /// use mobanlint::{Language, input::messages};
    /// let batch = messages(b"send({touser: user, data: {thing1: {value: user.name}}})", None, Language::En);
    /// let (_, message) = batch.messages().next().ok_or("there is one")?;
    /// assert!(!message.is_known());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn is_known(&self) -> bool {
        match &self.data {
            MessageData::Other(given) => !given.is_unknown(),
            _ => self.entries().iter().all(|entry| !entry.given.is_unknown()),
        }
    }

    /// The value under a key, if it is a text.
    pub fn value(&self, key: &str) -> Option<&str> {
        let entry = self.entries().iter().find(|entry| entry.key == key)?;
        entry.given.text()
    }

    /// What the entry at this place is told by: its key, where that is enough.
    pub fn slot(&self, index: usize) -> Slot {
        slot_of(self.entries(), index)
    }

    /// The place of the entry that is told so: the one of that key, else one whose key says so but for what does not belong
    /// there, as `thing1.DATA` says `thing1`.
    pub fn index_of(&self, slot: Slot) -> Option<usize> {
        match slot.key() {
            Some(key) => {
                let place = |is: &dyn Fn(&str) -> bool| self.entries().iter().position(|entry| is(&entry.key));
                place(&|own| own == key).or_else(|| place(&|own| plain_key(own) == key))
            }
            None => slot.index().filter(|index| *index < self.entries().len()),
        }
    }

    /// The text of a field: of a value that is a number, as it is written; of a key, the key.
    pub fn text_of(&self, field: Field) -> Option<&str> {
        let entry = |slot| self.entries().get(self.index_of(slot)?);
        match field {
            Field::ToUser => self.to.as_deref(),
            Field::TemplateId => self.template_id.as_deref(),
            Field::Page => self.page.as_deref(),
            Field::PagePath => self.miniprogram.as_ref()?.pagepath.as_deref(),
            Field::FormId => self.form_id.as_deref(),
            Field::State => self.state.as_deref(),
            Field::Lang => self.lang.as_deref(),
            Field::Data => match &self.data {
                MessageData::Other(given) => given.shown(),
                _ => None,
            },
            Field::Key(slot) => entry(slot).map(|entry| entry.key.as_str()),
            Field::Value(slot) => entry(slot)?.given.shown(),
            Field::ValueColor(slot) => entry(slot)?.color.as_deref(),
            Field::Emphasis => self.emphasis_keyword.as_deref(),
            Field::Color => self.color.as_deref(),
            _ => None,
        }
    }

    /// Puts a text at a field: a value becomes a text under `value`. Whether there is such a field.
    pub(crate) fn put(&mut self, field: Field, text: String) -> bool {
        let slot = match field {
            Field::Value(slot) | Field::ValueColor(slot) => self.index_of(slot),
            _ => None,
        };
        let member = match (field, &mut self.data) {
            (Field::ToUser, _) => &mut self.to,
            (Field::TemplateId, _) => &mut self.template_id,
            (Field::Page, _) => &mut self.page,
            (Field::PagePath, _) => match &mut self.miniprogram {
                Some(program) => &mut program.pagepath,
                None => return false,
            },
            (Field::FormId, _) => &mut self.form_id,
            (Field::State, _) => &mut self.state,
            (Field::Lang, _) => &mut self.lang,
            (Field::Emphasis, _) => &mut self.emphasis_keyword,
            (Field::Color, _) => &mut self.color,
            (Field::Data, data) => {
                *data = MessageData::Other(Given::Text(text));
                return true;
            }
            (_, MessageData::Entries(entries)) => {
                let Some(entry) = slot.and_then(|index| entries.get_mut(index)) else {
                    return false;
                };
                match field {
                    Field::Value(_) => {
                        entry.given = Given::Text(text);
                        entry.wrapped = true;
                    }
                    Field::ValueColor(_) => entry.color = Some(text),
                    _ => return false,
                }
                return true;
            }
            _ => return false,
        };
        *member = Some(text);
        true
    }

    pub(crate) fn rename(&mut self, index: usize, key: String) {
        if let MessageData::Entries(entries) = &mut self.data
            && let Some(entry) = entries.get_mut(index)
        {
            entry.key = key;
        }
    }

    /// Where a field stands in what the message was read from; of one that is missing, where its data or the message does.
    pub fn at(&self, field: Field) -> Option<At> {
        let place = |wanted: Field| self.places.iter().find(|(field, _)| *field == wanted);
        let own = |slot| self.index_of(slot).map_or(slot, |index| self.slot(index));
        let field = match field {
            Field::Value(slot) => Field::Value(own(slot)),
            Field::ValueColor(slot) => Field::ValueColor(own(slot)),
            field => field,
        };
        let of_entry = match field {
            Field::Value(slot) | Field::ValueColor(slot) => place(Field::Key(slot)),
            _ => None,
        };
        let of_data = || match field {
            Field::Key(_) | Field::Value(_) | Field::ValueColor(_) => place(Field::Data),
            _ => None,
        };
        let found = place(field).or(of_entry).or_else(of_data);
        let known = |number: u32| usize::try_from(number).ok().filter(|number| *number > 0);
        Some(match found {
            Some((_, spot)) => At {
                line: known(spot.line),
                column: known(spot.column),
                ..At::default()
            },
            None => At {
                line: Some(self.origin.line?),
                ..At::default()
            },
        })
    }

    /// Checks the documented limits.
    ///
    /// # Errors
    /// The first limit that is exceeded, with the path of the field.
    pub fn within_limits(&self) -> Result<(), Fault> {
        let too_large = |path: String, what, limit, unit| {
            Err(Fault {
                path,
                kind: FaultKind::TooLarge { what, limit, unit },
            })
        };
        let entries = self.entries();
        if entries.len() > Self::MAX_ENTRIES {
            return too_large("data".to_owned(), "the data", Self::MAX_ENTRIES, "entries");
        }
        let plain = [
            Field::ToUser,
            Field::TemplateId,
            Field::Page,
            Field::PagePath,
            Field::State,
            Field::Lang,
            Field::Data,
            Field::Emphasis,
            Field::Color,
        ];
        let long = |text: &str| text.len() > Self::MAX_FIELD_BYTES;
        let of_entry = |(index, entry): (usize, &Entry)| {
            let slot = || self.slot(index);
            let shown = entry.given.shown();
            let key = long(&entry.key).then(|| Field::Key(slot()));
            let value = || shown.is_some_and(long).then(|| Field::Value(slot()));
            let color = || {
                entry
                    .color
                    .as_deref()
                    .is_some_and(long)
                    .then(|| Field::ValueColor(slot()))
            };
            key.or_else(value).or_else(color)
        };
        let plain = plain.into_iter().find(|field| self.text_of(*field).is_some_and(long));
        match plain.or_else(|| entries.iter().enumerate().find_map(of_entry)) {
            Some(field) => too_large(field.to_string(), "the text", Self::MAX_FIELD_BYTES, "bytes"),
            None => Ok(()),
        }
    }
}
