//! A message beside its template: which entry is which keyword's value.

use std::borrow::Cow;

use super::entry::plain_key;
use super::{Dialect, Entry, Message, SendContext};
use crate::place::{Field, Slot};
use crate::template::{Keyword, Template};
use crate::text::Reading;

/// A message beside its template, as the checks see it.
pub(crate) struct Sent<'t> {
    pub(crate) message: &'t Message,
    pub(crate) dialect: Dialect,
    pub(crate) context: &'t SendContext,
    pub(crate) template: &'t Template,
    /// Whether the template the message names is one of those at hand; if not, the id that comes nearest.
    pub(crate) known: Result<(), Option<&'t str>>,
    /// The values in their order.
    pub(crate) pairs: Vec<Pair<'t>>,
    /// The keywords no entry is the value of, with the keys they want.
    pub(crate) missing: Vec<(&'t Keyword, Cow<'t, str>)>,
    /// The values people read as sentences.
    pub(crate) values: Vec<ValueReading<'t>>,
}

/// An entry of the data.
pub(crate) struct Pair<'t> {
    pub(crate) entry: &'t Entry,
    /// What the entry is told by, and what its value is: by the key that is meant.
    pub(crate) slot: Slot,
    pub(crate) value_slot: Slot,
    /// The key that is meant, without what does not belong there.
    pub(crate) key: &'t str,
    /// Its keyword, and the place of that.
    pub(crate) keyword: Option<(usize, &'t Keyword)>,
    /// Whether an entry before it has the same key.
    pub(crate) repeated: bool,
}

/// A value of free text, read.
pub(crate) struct ValueReading<'t> {
    pub(crate) field: Field,
    pub(crate) reading: Reading<'t>,
}

impl<'t> Sent<'t> {
    pub(crate) fn new(message: &'t Message, template: &'t Template, context: &'t SendContext) -> Self {
        let mut wanted: Vec<Option<(usize, &Keyword, Cow<'t, str>)>> = (0..)
            .zip(&template.keywords)
            .map(|(at, keyword)| Some((at, keyword, wanted_key(at, keyword))))
            .collect();
        let entries = message.entries();
        let mut pairs: Vec<Pair<'_>> = Vec::with_capacity(entries.len());
        for (index, entry) in entries.iter().enumerate() {
            let key = plain_key(&entry.key);
            let fits = |wanted: &&mut Option<(usize, &Keyword, Cow<'_, str>)>| {
                wanted.as_ref().is_some_and(|(_, keyword, name)| {
                    // Of a draft's keyword only the type is known, and the platform chooses the number.
                    let by_type = keyword.key.is_none() && keyword.value_type.is_some();
                    if by_type {
                        type_of_key(key) == type_of_key(name)
                    } else {
                        name == key
                    }
                })
            };
            let found = wanted.iter_mut().find(fits).and_then(Option::take);
            let repeated = pairs.iter().any(|earlier| earlier.key == key);
            pairs.push(Pair {
                entry,
                slot: message.slot(index),
                value_slot: Slot::named(key)
                    .filter(|slot| message.index_of(*slot) == Some(index))
                    .unwrap_or_else(|| message.slot(index)),
                key,
                keyword: found.map(|(at, keyword, _)| (at, keyword)),
                repeated,
            });
        }
        let missing = wanted.into_iter().flatten().map(|(_, keyword, key)| (keyword, key));
        Self {
            message,
            dialect: message.dialect(),
            context,
            template,
            known: Ok(()),
            missing: missing.collect(),
            pairs,
            values: Vec::new(),
        }
    }

    /// The keywords of the template, each with its value where that is a text of any kind. Of any other the type has said
    /// what it must be.
    pub(crate) fn by_keyword(&self) -> impl Iterator<Item = (&'t Keyword, Option<&'t str>)> {
        let mut values = vec![None; self.template.keywords.len()];
        for pair in self.pairs.iter().filter(|pair| pair.is_free_text()) {
            let slot = pair.keyword.and_then(|(at, _)| values.get_mut(at));
            slot.into_iter().for_each(|slot| *slot = pair.value());
        }
        self.template.keywords.iter().zip(values)
    }

    /// The field of the value of the keyword at this place.
    pub(crate) fn field_of(&self, keyword: usize) -> Option<Field> {
        let of_keyword = |pair: &&Pair<'_>| pair.keyword.is_some_and(|(at, _)| at == keyword);
        self.pairs
            .iter()
            .find(of_keyword)
            .map(|pair| Field::Value(pair.value_slot))
    }

    /// Where a field comes in the report: as the platform's documents have the members, the data in its own order.
    pub(crate) fn rank(&self, field: Field) -> (usize, usize) {
        let entry = |slot: Slot, part| {
            let place = self
                .pairs
                .iter()
                .position(|pair| pair.slot == slot || pair.value_slot == slot);
            let place = place.unwrap_or_else(|| {
                let of_missing = |(_, key): &(&Keyword, Cow<'_, str>)| Some(&**key) == slot.key();
                self.pairs.len() + self.missing.iter().position(of_missing).unwrap_or_default()
            });
            (1, 1 + 3 * place + part)
        };
        match field {
            Field::Data => (1, 0),
            Field::Key(slot) => entry(slot, 0),
            Field::Value(slot) => entry(slot, 1),
            Field::ValueColor(slot) => entry(slot, 2),
            Field::Emphasis => (2, 0),
            Field::Color => (2, 1),
            Field::ToUser => (0, 0),
            Field::TemplateId => (0, 1),
            Field::Page => (0, 2),
            Field::PagePath => (0, 3),
            Field::FormId => (0, 4),
            Field::State => (0, 5),
            _ => (0, 6),
        }
    }
}

impl<'t> Pair<'t> {
    /// The type of the value: as the template declares it, else as the key says.
    pub(crate) fn value_type(&self) -> Option<&'t str> {
        let declared = self.keyword.and_then(|(_, keyword)| keyword.value_type.as_deref());
        declared.map(type_of_key).or_else(|| {
            let name = type_of_key(self.key);
            (name.len() < self.key.len() && name != "keyword").then_some(name)
        })
    }

    /// Whether any text may stand there, so that people read it as a sentence.
    pub(crate) fn is_free_text(&self) -> bool {
        matches!(self.value_type(), None | Some("thing" | "short_thing"))
    }

    pub(crate) fn value(&self) -> Option<&'t str> {
        self.entry.given.text()
    }
}

/// The key a keyword's value is sent under: its own; `keyword1` and on where the template tells neither key nor type, as
/// the platform numbers them; else the type with the number that is most likely.
fn wanted_key(at: usize, keyword: &Keyword) -> Cow<'_, str> {
    match (&keyword.key, &keyword.value_type) {
        (Some(key), _) => key.as_str().into(),
        (None, Some(value_type)) => format!("{}{}", type_of_key(value_type), at + 1).into(),
        (None, None) => format!("keyword{}", at + 1).into(),
    }
}

/// A key without its number.
pub(crate) fn type_of_key(key: &str) -> &str {
    key.trim_end_matches(|c: char| c.is_ascii_digit())
}
