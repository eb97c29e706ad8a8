//! A template while its text is being read.

use super::super::notation::Part;
use super::super::units::{Brackets, Field, Setting, Unit};
use super::super::wording::label;
use super::super::wording::title::{Strength, title};
use super::super::wording::words::Role;
use crate::input::platform::words::{is_certain_key, is_notice, is_type, value_type};
use crate::input::table::values::{ignores, is_rule};
use crate::template::{Ignore, Template};

/// A text that may be the title of the template that follows.
#[derive(Debug, Clone)]
pub(in crate::input::placeholder) struct Candidate<'t> {
    pub(in crate::input::placeholder) part: Part<'t>,
    pub(in crate::input::placeholder) strength: Strength,
    pub(in crate::input::placeholder) setting: Setting,
    pub(in crate::input::placeholder) line: usize,
    /// How many brackets were open where it stands.
    pub(in crate::input::placeholder) depth: usize,
    /// The unit it is.
    pub(in crate::input::placeholder) unit: usize,
    /// Whether its name, mark or column says that it is a title: it may read as it likes.
    pub(in crate::input::placeholder) said: bool,
}

impl<'t> Candidate<'t> {
    pub(in crate::input::placeholder) fn new(
        part: Part<'t>,
        strength: Strength,
        unit: &Unit<'t>,
        index: usize,
    ) -> Self {
        Self {
            part,
            strength,
            setting: unit.setting,
            line: unit.line,
            depth: unit.brackets.depth,
            unit: index,
            said: unit.role == Some(Role::Title),
        }
    }

    /// What stands in the column of titles of a row.
    pub(in crate::input::placeholder) fn of_row(part: Part<'t>, said: bool) -> Self {
        Self {
            part,
            strength: Strength::Told,
            setting: Setting::Literal,
            line: 1,
            depth: 0,
            unit: 0,
            said,
        }
    }
}

/// How a field was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input::placeholder) enum Source {
    /// As a placeholder.
    Braces,
    /// As a key without braces, or a row of a table.
    Bare,
}

/// A field of a template.
#[derive(Debug, Clone)]
pub(in crate::input::placeholder) struct Slot<'t> {
    pub(in crate::input::placeholder) source: Source,
    pub(in crate::input::placeholder) field: Field<'t>,
    /// Whether the label stands on a line of its own above.
    pub(in crate::input::placeholder) above: bool,
    /// Whether the label can be nothing else: a text beside a key may also be its value.
    pub(in crate::input::placeholder) sure: bool,
    /// Whether a sentence goes on around the placeholder.
    pub(in crate::input::placeholder) in_sentence: bool,
}

impl<'t> Outcome<'t> {
    /// A title to which nothing came, if it is surely one.
    pub(in crate::input::placeholder) fn alone(title: Candidate<'t>) -> Option<Self> {
        let sure = title.strength >= Strength::Strong && is_notice(&title.part.text);
        sure.then_some(Self::Alone(title.part))
    }
}

impl<'t> Slot<'t> {
    /// A field of which only the name is known.
    pub(in crate::input::placeholder) fn named(label: Part<'t>) -> Self {
        Self {
            source: Source::Braces,
            field: Field {
                label: Some(label),
                ..Field::default()
            },
            above: false,
            sure: true,
            in_sentence: false,
        }
    }
}

/// What belongs to one template.
#[derive(Debug, Clone, Default)]
pub(in crate::input::placeholder) struct Group<'t> {
    pub(in crate::input::placeholder) title: Option<Candidate<'t>>,
    pub(in crate::input::placeholder) slots: Vec<Slot<'t>>,
    pub(in crate::input::placeholder) id: Option<Part<'t>>,
    pub(in crate::input::placeholder) number: Option<Part<'t>>,
    /// Whether id or number stood before the placeholders: one that stands behind them is another template's.
    pub(in crate::input::placeholder) identified: bool,
    pub(in crate::input::placeholder) scene: Option<Part<'t>>,
    /// The rules it ignores, each with its place in the input.
    pub(in crate::input::placeholder) ignore: Vec<(Ignore, usize)>,
    /// Texts behind a placeholder that stands alone on its line: how many, and where the first is.
    pub(in crate::input::placeholder) aside: Option<(usize, usize)>,
    /// Where it begins in the input, for what is told of it.
    pub(in crate::input::placeholder) at: usize,
    /// How its first placeholder stands.
    pub(in crate::input::placeholder) setting: Option<Setting>,
    /// The line its first placeholder stands on.
    pub(in crate::input::placeholder) line: usize,
    /// The line its last one stands on.
    pub(in crate::input::placeholder) last_line: usize,
    /// The brackets around its first placeholder, and the fewest that were open since.
    pub(in crate::input::placeholder) brackets: Brackets,
    /// Whether a greeting or a remark was among the placeholders.
    pub(in crate::input::placeholder) framed: bool,
    /// The keys of placeholders that belong to no keyword.
    pub(in crate::input::placeholder) keys: Vec<String>,
    /// How many placeholders have no label, or only a sentence before them.
    pub(in crate::input::placeholder) unlabelled: usize,
    /// The field whose example was told last, and the lines below it that have no label.
    pub(in crate::input::placeholder) shown: Option<usize>,
    pub(in crate::input::placeholder) between: Vec<Part<'t>>,
    /// The field whose label stood on the line above, in an example.
    pub(in crate::input::placeholder) awaits: Option<usize>,
}

/// What became of a group.
#[derive(Debug)]
pub(in crate::input::placeholder) enum Outcome<'t> {
    /// A template with its title.
    Template(Group<'t>),
    /// Placeholders with labels, and nothing a person would call their title.
    Untitled(Group<'t>),
    /// Keys of a program that sends: they have values and no labels.
    Unlabelled(Group<'t>),
    /// A title of which its name says that it is one, and nothing that belongs to it.
    Alone(Part<'t>),
    /// Nothing to be told.
    Nothing,
}

impl<'t> Group<'t> {
    /// The field of this key, and its place among the fields.
    pub(in crate::input::placeholder) fn position(&self, key: &str) -> Option<usize> {
        let of = |slot: &Slot<'_>| slot.field.key.as_ref().is_some_and(|found| found.text == key);
        self.slots.iter().position(of)
    }

    /// Whether there is room for more; one more than is judged is enough to be refused.
    pub(in crate::input::placeholder) fn is_full(&self) -> bool {
        self.slots.len() > Template::MAX_KEYWORDS
    }

    pub(in crate::input::placeholder) fn is_bare(&self) -> bool {
        self.slots.iter().all(|slot| slot.source == Source::Bare)
    }

    /// Takes what is said of it as a whole: what it is for, or what it ignores.
    pub(super) fn say(&mut self, unit: &Unit<'t>) {
        if unit.role == Some(Role::Scene) {
            self.scene.get_or_insert_with(|| unit.part.clone());
            return;
        }
        // In a program the word may speak of anything.
        let rules = ignores(unit.part.text.trim())
            .ok()
            .filter(|rules| rules.iter().all(|it| is_rule(&it.rule)));
        let room = Template::MAX_IGNORES.saturating_sub(self.ignore.len()) + 1;
        let rules = rules.into_iter().flatten().take(room);
        self.ignore.extend(rules.map(|rule| (rule, unit.part.at())));
    }

    /// Notes a text behind a placeholder that belongs to nothing.
    pub(super) fn put_aside(&mut self, text: &Part<'t>) {
        let (count, _) = self.aside.get_or_insert((0, text.at()));
        *count += 1;
    }

    /// Decides what it is, now that all of it is known.
    pub(in crate::input::placeholder) fn finish(mut self) -> Outcome<'t> {
        self.end_example();
        self.title_from_label();
        let bare = self.is_bare();
        let before = self.slots.len();
        let prose = self.slots.iter().all(|slot| slot.in_sentence);
        let (named, others) = std::mem::take(&mut self.slots)
            .into_iter()
            .partition::<Vec<_>, _>(|slot| slot.field.label.is_some() && !slot.in_sentence);
        self.slots = named;
        let keys = others.into_iter().filter(|slot| slot.source == Source::Braces);
        let keys = keys.filter_map(|slot| Some(slot.field.key?.text.into_owned()));
        self.keys.extend(keys);
        self.unlabelled += before - self.slots.len();
        if bare && before > 0 && !(self.has_certain_key() && self.has_labels()) {
            return if self.unlabelled > 0 && self.has_certain_key() {
                Outcome::Unlabelled(self)
            } else {
                Outcome::Nothing
            };
        }
        // Other interfaces have tables of their fields as well, whose types are not the platform's.
        let declared = |slot: &Slot<'_>| slot.field.value_type.as_ref().is_some_and(|kind| !is_type(&kind.text));
        let of_others = bare && self.slots.iter().any(declared);
        let least = match (bare, of_others) {
            (true, true) => Strength::Strong,
            (true, false) => Strength::Fair,
            _ => Strength::Weak,
        };
        let titled = self.title.as_ref().is_some_and(|title| title.strength >= least);
        match (titled, self.slots.is_empty()) {
            (true, false) => Outcome::Template(self),
            (false, false) => Outcome::Untitled(self),
            (_, true) if self.unlabelled > 0 && !prose => Outcome::Unlabelled(self),
            (_, true) => Outcome::Nothing,
        }
    }

    /// A line above the first placeholder that was taken for its label is the title where all other labels stand beside
    /// their placeholders.
    fn title_from_label(&mut self) {
        let others = self.slots.iter().skip(1).all(|slot| !slot.above);
        if self.title.is_some() || self.slots.len() < 2 || !others {
            return;
        }
        let Some(first) = self.slots.first_mut().filter(|slot| slot.above) else {
            return;
        };
        let Some(part) = &first.field.label else { return };
        if let Some((text, _)) = title(&part.text) {
            self.title = Some(Candidate {
                part: part.cut(text),
                strength: Strength::Fair,
                setting: Setting::Prose,
                line: self.line,
                depth: 0,
                unit: 0,
                said: false,
            });
            first.field.label = None;
        }
    }

    /// Whether all keys name types and have what can be nothing but their labels, below what can be nothing but a title:
    /// `number1` alone may be anything.
    fn is_told(&self) -> bool {
        let told = |slot: &Slot<'_>| {
            let typed = slot
                .field
                .key
                .as_ref()
                .is_some_and(|key| value_type(&key.text).is_some());
            typed
                && slot
                    .field
                    .label
                    .as_ref()
                    .is_some_and(|label| label::is_sure(&label.text))
        };
        let titled = self
            .title
            .as_ref()
            .is_some_and(|title| title.strength >= Strength::Strong);
        titled && self.slots.iter().all(told)
    }

    fn has_certain_key(&self) -> bool {
        // A table whose heads say that it holds keywords needs no keys, and one that has an example for each any of them.
        let explained = |slot: &Slot<'_>| slot.sure && slot.field.example.is_some();
        self.slots.iter().all(|slot| slot.field.key.is_none())
            || self.slots.iter().all(explained)
            || self.is_told()
            || self
                .slots
                .iter()
                .any(|slot| slot.field.key.as_ref().is_some_and(|key| is_certain_key(&key.text)))
    }

    /// Whether what stands beside the keys are labels, not values.
    fn has_labels(&self) -> bool {
        let unsure: Vec<&Slot<'_>> = self.slots.iter().filter(|slot| !slot.sure).collect();
        let named = |slot: &&Slot<'_>| {
            let label = slot.field.label.as_ref().map(|label| &*label.text).unwrap_or_default();
            let value_type = slot.field.key.as_ref().and_then(|key| value_type(&key.text));
            label::is_sure(label) || value_type.is_some_and(|kind| !matches!(kind, "thing" | "phrase" | "name"))
        };
        let plain = |slot: &&Slot<'_>| {
            let label = slot.field.label.as_ref().map(|label| &*label.text).unwrap_or_default();
            label.chars().count() <= 12 && !label.contains(|c: char| c.is_ascii_digit())
        };
        !self.slots.is_empty() && (unsure.is_empty() || (unsure.iter().all(plain) && unsure.iter().any(named)))
    }
}

/// A list of keys, and the list of their labels.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::input::placeholder) struct Lists {
    /// The keys: from which unit to which.
    pub(super) keys: (usize, usize),
    /// The unit of the first label.
    pub(super) labels: usize,
    /// Up to which unit keys were looked at.
    pub(super) looked: usize,
}
