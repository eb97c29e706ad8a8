//! What the example of a content says of its fields, however people break its lines.

use super::super::notation::Part;
use super::group::{Group, Slot};
use crate::input::platform::words::is_colon;
use crate::input::platform::{counts, is_same, items_above_remark};

/// A counted example goes on up to this line, and one without counts has so many behind its first.
const MOST_LINES: u32 = 20;
const MOST_BETWEEN: usize = 20;

impl<'t> Group<'t> {
    /// Gives an example to the field whose label begins this line: `书籍名称：小王子`.
    pub(in crate::input::placeholder) fn exemplify(&mut self, line: &Part<'t>) -> bool {
        if let Some(shown) = self.by_turns(line) {
            return shown;
        }
        if self.several(line) {
            return true;
        }
        let told = line.text.split_once(['：', ':']);
        let told = told.map(|(label, value)| (label.trim(), value));
        for (index, slot) in self.slots.iter_mut().enumerate() {
            let Some(name) = &slot.field.label else { continue };
            let Some((_, value)) = told.filter(|(label, _)| is_same(label, &name.text)) else {
                continue;
            };
            let value = value.trim();
            let free = slot.field.example.is_none() && !value.is_empty();
            if free {
                slot.field.example = Some(line.cut(value));
            }
            // What stood between two examples goes on with the first.
            let between = std::mem::take(&mut self.between);
            let before = self.shown.replace(index).filter(|before| *before != index);
            if let Some(before) = before {
                between.iter().for_each(|line| self.lengthen(before, line));
            }
            return true;
        }
        false
    }

    /// Reads the examples of several fields that stand on one line: `书名：小王子；数量：2本`.
    fn several(&mut self, line: &Part<'t>) -> bool {
        const DIVIDES: [char; 8] = ['；', ';', '，', ',', '、', '|', ' ', '。'];
        let text = &*line.text;
        if text.matches(is_colon).nth(1).is_none() {
            return false;
        }
        let mut from = 0;
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        for (index, slot) in self.slots.iter().enumerate() {
            let Some(label) = slot.field.label.as_ref().map(|label| &*label.text) else {
                continue;
            };
            let rest = text.get(from..).unwrap_or_default();
            let begins = |at: &usize| *at == 0 && from == 0 || rest.get(..*at).is_some_and(|it| it.ends_with(DIVIDES));
            let colon = |at: &usize| rest.get(at + label.len()..).is_some_and(|it| it.starts_with(is_colon));
            let mut places = rest.match_indices(label).map(|(at, _)| at);
            let at = places.find(|at| !label.is_empty() && begins(at) && colon(at));
            let Some(at) = at else { continue };
            let behind = rest.get(at + label.len()..).unwrap_or_default();
            let value = behind.trim_start_matches(is_colon);
            found.push((index, from + at, text.len() - value.len()));
            from = text.len() - value.len();
        }
        if found.len() < 2 {
            return false;
        }
        let ends: Vec<usize> = found.iter().skip(1).map(|(_, at, _)| *at).chain([text.len()]).collect();
        for ((index, _, begin), end) in found.iter().zip(ends) {
            let value = text.get(*begin..end).unwrap_or_default();
            let value = value
                .trim()
                .trim_end_matches(['；', ';', '，', ',', '、', '|'])
                .trim_end();
            if let Some(slot) = self
                .slots
                .get_mut(*index)
                .filter(|slot| slot.field.example.is_none() && !value.is_empty())
            {
                slot.field.example = Some(line.cut(value));
            }
        }
        true
    }

    /// Reads an example whose labels stand on lines of their own, each above its value; none if this is no such line.
    fn by_turns(&mut self, line: &Part<'t>) -> Option<bool> {
        let text = line.text.trim();
        let labelled = |slot: &Slot<'_>| {
            slot.field
                .label
                .as_ref()
                .is_some_and(|label| is_same(text, &label.text))
        };
        if let Some(at) = self.slots.iter().position(labelled) {
            self.awaits = Some(at);
            return Some(true);
        }
        let slot = self.slots.get_mut(self.awaits.take()?)?;
        if slot.field.example.is_none() {
            slot.field.example = Some(line.cut(text));
        }
        Some(true)
    }

    /// Takes a line of the example that has no label: the next item of a list that the example before it has begun, or what
    /// may go on with that.
    pub(in crate::input::placeholder) fn goes_on(&mut self, line: &Part<'t>) {
        let Some(shown) = self.shown else { return };
        let example = self.slots.get(shown).and_then(|slot| slot.field.example.as_ref());
        let last = example.and_then(|example| counts(example.text.rsplit('\n').next()?));
        let next = last.is_some_and(|last| last < MOST_LINES && counts(&line.text) == Some(last + 1));
        if next && self.between.is_empty() {
            self.lengthen(shown, line);
        } else if self.between.len() < MOST_BETWEEN {
            self.between.push(line.clone());
        }
    }

    /// Gives the lines between the last value and the remark below it to that value.
    pub(super) fn end_example(&mut self) {
        let remarked = self.keys.iter().any(|key| key.eq_ignore_ascii_case("remark"));
        let Some(shown) = self.shown.filter(|_| remarked) else {
            return;
        };
        let items = items_above_remark(self.between.iter().map(|line| &*line.text));
        let remark = self.between.split_off(items);
        for line in std::mem::replace(&mut self.between, remark) {
            self.lengthen(shown, &line);
        }
    }

    /// Puts a further line behind an example.
    fn lengthen(&mut self, slot: usize, line: &Part<'t>) {
        let example = self.slots.get_mut(slot).and_then(|slot| slot.field.example.as_mut());
        if let Some(example) = example {
            let at = example.at();
            *example = Part::written(format!("{}\n{}", example.text, line.text), at);
        }
    }
}
