//! A message beside its template: which entry is which keyword's value.

use super::entry::{plain_key, type_of_key};
use super::templates::Wanted;
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
    /// The keys no entry has; none where a program puts in what nobody knows.
    pub(crate) missing: Vec<&'t Wanted>,
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
    /// The key of the template it has.
    pub(crate) wanted: Option<&'t Wanted>,
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
    pub(crate) fn new(
        message: &'t Message,
        template: &'t Template,
        wanted: &'t [Wanted],
        context: &'t SendContext,
    ) -> Self {
        let entries = message.entries();
        let open = entries.iter().any(Entry::is_open);
        let mut taken = vec![false; wanted.len()];
        let mut pairs: Vec<Pair<'_>> = Vec::with_capacity(entries.len());
        for (index, entry) in entries.iter().enumerate().filter(|(_, entry)| !entry.is_open()) {
            let key = plain_key(&entry.key);
            let fits = |(wanted, taken): &(&Wanted, &mut bool)| {
                let has = || wanted.by_type && type_of_key(key) == type_of_key(&wanted.key);
                !**taken && (!wanted.by_type && wanted.key == key || has())
            };
            let found = wanted.iter().zip(&mut taken).find(fits);
            let found = found.map(|(wanted, taken)| {
                *taken = true;
                wanted
            });
            let repeated = pairs.iter().any(|earlier: &Pair<'_>| earlier.key == key);
            let slot = Slot::named(&entry.key).filter(|_| !repeated);
            let slot = slot.unwrap_or_else(|| message.slot(index));
            let value_slot = if key.len() == entry.key.len() {
                slot
            } else {
                let named = Slot::named(key).filter(|slot| message.index_of(*slot) == Some(index));
                named.unwrap_or(slot)
            };
            pairs.push(Pair {
                entry,
                // A key with a tab in it is told by what is left of it.
                slot: if slot.key().is_none() { value_slot } else { slot },
                value_slot,
                key,
                wanted: found,
                keyword: found.and_then(|wanted| Some((wanted.keyword?, template.keywords.get(wanted.keyword?)?))),
                repeated,
            });
        }
        let missing = wanted.iter().zip(&taken).filter(|(_, taken)| !**taken && !open);
        Self {
            message,
            dialect: message.dialect(),
            context,
            template,
            known: Ok(()),
            missing: missing.map(|(wanted, _)| wanted).collect(),
            pairs,
            values: Vec::new(),
        }
    }

    /// The name of the keyword a key belongs to; the key itself where there is none.
    pub(crate) fn name_of(&self, wanted: &'t Wanted) -> &'t str {
        let keyword = wanted.keyword.and_then(|at| self.template.keywords.get(at));
        keyword.map_or(wanted.key.as_str(), |keyword| keyword.name.trim())
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
                let of_missing = |wanted: &&Wanted| Some(wanted.key.as_str()) == slot.key();
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
