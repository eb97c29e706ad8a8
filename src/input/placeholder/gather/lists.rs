//! Labels and keys in lists: one before the other, or in two lists side by side (`{"书名", "作者"}, {"thing1", "thing2"}`).

use super::super::units::{Field, Kind, Setting, Unit};
use super::super::wording::label;
use super::super::wording::title::Strength;
use super::gathering::Gathering;
use super::group::{Lists, Slot, Source};
use super::titled::rate;
use crate::template::Template;

impl<'t> Gathering<'_, 't> {
    /// Reads a key whose label stands in a list of its own; the unit that is to be read next.
    pub(in crate::input::placeholder) fn listed_apart(&mut self, index: usize, unit: &Unit<'t>) -> Option<usize> {
        if index >= self.lists.looked {
            self.lists = self.find_lists(index);
            let Lists { keys, labels, .. } = self.lists;
            let count = keys.1 - keys.0;
            // The labels were looked at as titles.
            if count > 0 {
                self.candidates
                    .retain(|title| title.unit < labels || title.unit >= labels + count);
            }
        }
        let Lists { keys, labels, .. } = self.lists;
        if !(keys.0..keys.1).contains(&index) {
            return None;
        }
        let count = keys.1 - keys.0;
        let last = index + 1 == keys.1;
        let next = if last && labels > index {
            labels + count
        } else {
            index + 1
        };
        let label = self.units.get(labels + index - keys.0).and_then(|label| {
            let text = label::label(&label.part.text)?;
            Some(label.part.cut(label::without_hint(text)))
        });
        let slot = Slot {
            source: Source::Bare,
            field: Field {
                key: Some(unit.part.clone()),
                label,
                ..Field::default()
            },
            above: false,
            sure: true,
            in_sentence: false,
        };
        self.slot(slot, unit);
        self.free = next;
        Some(next)
    }

    /// Whether the list on this line has each label before its key: `("书名", "thing1", "作者", "thing2")`.
    pub(super) fn labels_first(&mut self, index: usize, unit: &Unit<'t>) -> bool {
        if index < self.sequence.0 {
            return self.sequence.1;
        }
        let listed = |next: &Unit<'t>| {
            let written = next.kind == Kind::Key || (next.kind == Kind::Text && next.setting == Setting::Literal);
            next.line == unit.line && next.role.is_none() && written && !next.has_braces()
        };
        let is_label = |at: usize| {
            self.units.get(at).is_some_and(|before| {
                let label = label::label(&before.part.text).is_some();
                let strong = matches!(rate(before), Some((_, strength)) if strength >= Strength::Strong);
                listed(before) && before.kind == Kind::Text && label && !strong
            })
        };
        let run = self.units.iter().skip(index).take_while(|next| listed(next));
        let (mut end, mut keys, mut paired, mut key_ends) = (index, 0_usize, 0_usize, false);
        for next in run {
            key_ends = next.kind == Kind::Key;
            if key_ends {
                keys += 1;
                paired += usize::from(end.checked_sub(1).is_some_and(is_label));
            }
            end += 1;
        }
        let free = index.checked_sub(1).is_some_and(|before| before >= self.free);
        // One label for each key: where values stand between them, each key looks for its own.
        let fits = keys > 1 && keys == paired && end - index == 2 * keys - 1;
        self.sequence = (end.max(index + 1), unit.role.is_none() && free && key_ends && fits);
        self.sequence.1
    }

    /// The keys of the list that begins here, and their labels: in the list before it, or the one behind.
    fn find_lists(&self, index: usize) -> Lists {
        let run = |from: usize, is: fn(&Unit<'_>) -> bool| {
            let first = self.units.get(from);
            let alike = |(at, unit): &(usize, &Unit<'t>)| {
                let depth = first.map(|first| first.brackets.depth);
                let within = *at == from || unit.brackets.low >= unit.brackets.depth;
                is(unit) && Some(unit.brackets.depth) == depth && within
            };
            let units = self.units.iter().enumerate().skip(from);
            units.take_while(alike).take(Template::MAX_KEYWORDS + 1).count()
        };
        let is_key = |unit: &Unit<'_>| unit.kind == Kind::Key && unit.role.is_none();
        let count = run(index, is_key);
        let none = Lists {
            looked: index + count.max(1),
            ..Lists::default()
        };
        let begins = |at: usize| {
            self.units
                .get(at)
                .is_some_and(|unit| unit.brackets.low < unit.brackets.depth)
        };
        if count < 2 || !begins(index) {
            return none;
        }
        let depth = |at: usize| self.units.get(at).map(|unit| unit.brackets.depth);
        let labels = index
            .checked_sub(count)
            .filter(|labels| begins(*labels))
            .into_iter()
            .chain(Some(index + count).filter(|labels| begins(*labels)))
            .find(|labels| depth(*labels) == depth(index) && run(*labels, is_label) == count);
        labels.map_or(none, |labels| Lists {
            keys: (index, index + count),
            labels,
            ..none
        })
    }
}

/// Whether a literal of a list may be the label of a key.
fn is_label(unit: &Unit<'_>) -> bool {
    let literal = unit.kind == Kind::Text && unit.setting == Setting::Literal && unit.role.is_none();
    literal && !unit.has_braces() && label::label(&unit.part.text).is_some()
}
