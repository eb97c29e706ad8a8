//! Labels and keys in two lists side by side: `{"书名", "作者"}, {"thing1", "thing2"}`.

use super::super::units::{Kind, Setting, Unit};
use super::super::wording::label;
use super::gathering::Gathering;
use crate::template::Template;

/// A list of keys, and the list of their labels.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::input::placeholder) struct Lists {
    /// The keys: from which unit to which.
    keys: (usize, usize),
    /// The unit of the first label.
    labels: usize,
    /// Up to which unit keys were looked at.
    looked: usize,
}

impl<'t> Gathering<'_, 't> {
    /// The unit that labels this key in a list of its own, and the one that is to be read next.
    pub(in crate::input::placeholder) fn listed_apart(&mut self, index: usize) -> Option<(usize, usize)> {
        if index >= self.lists.looked {
            self.lists = self.find_lists(index);
            let Lists { keys, labels, .. } = self.lists;
            let count = keys.1 - keys.0;
            // The labels were looked at as titles.
            self.candidates
                .retain(|title| title.unit < labels || title.unit >= labels + count);
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
        Some((labels + index - keys.0, next))
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
