//! From units to templates: which texts are titles, which labels, and where one template ends and the next begins.

use super::braces::{Brace, braces, is_frame};
use super::group::{Candidate, Group, Outcome, Slot, Source};
use super::label;
use super::part::Part;
use super::title::{self, Strength, is_general};
use super::unit::{Field, Kind, Setting, Unit};
use super::words::Role;

/// How many lines above its template a title may stand.
const REACH: usize = 60;
/// How many, if nothing but its shape says that it is one.
const WEAK_REACH: usize = 8;
/// How many lines below its key a label may stand.
const FIELD_LINES: usize = 3;

/// The templates of these units, and what else was found.
pub(super) fn gather<'t>(units: &[Unit<'t>]) -> Vec<Outcome<'t>> {
    let mut gathering = Gathering {
        units,
        ..Gathering::default()
    };
    let mut index = 0;
    while let Some(unit) = units.get(index) {
        gathering.enter(unit);
        index = gathering.unit(index, unit);
    }
    gathering.close();
    gathering.found
}

#[derive(Default)]
struct Gathering<'u, 't> {
    units: &'u [Unit<'t>],
    found: Vec<Outcome<'t>>,
    candidates: Vec<Candidate<'t>>,
    group: Option<Group<'t>>,
    /// What was said of the next template before its first placeholder.
    next: Group<'t>,
    /// The unit that is the label of the placeholder behind it.
    label_above: Option<usize>,
    /// The first unit that belongs to no field yet.
    free: usize,
    /// Whether the lines are those of an example.
    in_example: bool,
}

impl<'t> Gathering<'_, 't> {
    /// Leaves the brackets that were closed since the unit before, with the titles that stood in them.
    fn enter(&mut self, unit: &Unit<'t>) {
        while self.candidates.last().is_some_and(|title| title.depth > unit.low) {
            self.candidates.pop();
        }
        let title = self.group.as_ref().and_then(|group| group.title.as_ref());
        if title.is_some_and(|title| title.depth > unit.low) {
            self.close();
        }
    }

    /// Reads a unit; the index of the one to be read next.
    fn unit(&mut self, index: usize, unit: &Unit<'t>) -> usize {
        match &unit.kind {
            Kind::End => self.close(),
            Kind::Mark => self.mark(index, unit),
            Kind::Key => return self.key(index, unit),
            Kind::Field(field) => self.row(unit, field),
            Kind::Text if unit.has_braces() => self.braces(index, unit),
            Kind::Text => self.text(index, unit),
        }
        index + 1
    }

    fn mark(&mut self, index: usize, unit: &Unit<'t>) {
        if self.labels_next(index, unit) {
            self.label_above = Some(index);
            return;
        }
        self.in_example = unit.role == Some(Role::Example);
        if unit.role == Some(Role::Other) && unit.part.text.contains("信息") {
            self.close();
        }
    }

    /// Whether the placeholder that follows has its label here.
    fn labels_next(&self, index: usize, unit: &Unit<'t>) -> bool {
        let Some(next) = self.units.get(index + 1) else {
            return false;
        };
        let frame = || braces(&next.part.text).next().is_some_and(|brace| is_frame(brace.key));
        let near = next.line <= unit.line + 2;
        let free = match unit.role {
            None | Some(Role::Label | Role::Name | Role::Named) => true,
            Some(Role::Content) => unit.kind == Kind::Text,
            Some(_) => unit.kind == Kind::Mark,
        };
        near && free && next.is_lone() && !frame() && label::label(&unit.part.text).is_some()
    }

    fn text(&mut self, index: usize, unit: &Unit<'t>) {
        match unit.role {
            Some(Role::Id) => return self.id(unit, |group| &mut group.id),
            Some(Role::Number) => return self.id(unit, |group| &mut group.number),
            Some(Role::Scene) => {
                let group = self.group.as_mut().unwrap_or(&mut self.next);
                group.scene.get_or_insert_with(|| unit.part.clone());
                return;
            }
            Some(Role::Example) => return self.example(unit),
            Some(Role::Other | Role::Label | Role::Value) if !self.labels_next(index, unit) => return,
            _ => {}
        }
        let rated = rate(unit);
        if self.labels_next(index, unit) {
            let known = self.group.as_ref().is_some_and(|group| !group.slots.is_empty())
                || self
                    .candidates
                    .iter()
                    .any(|title| title.strength > Strength::Weak && unit.line <= title.line + REACH);
            let titled = matches!(&rated, Some((_, strength)) if *strength >= Strength::Strong);
            if known || !titled {
                self.label_above = Some(index);
                return;
            }
        }
        if self.beside(index, unit) || (self.in_example && self.exemplified(unit)) {
            return;
        }
        if let Some((part, strength)) = rated {
            self.candidate(
                Candidate {
                    part,
                    strength,
                    setting: unit.setting,
                    line: unit.line,
                    depth: unit.depth,
                    unit: index,
                },
                unit,
            );
        }
    }

    /// A text behind a placeholder in the next cell of its line is the example.
    fn beside(&mut self, index: usize, unit: &Unit<'t>) -> bool {
        let Some(before) = index.checked_sub(1).and_then(|index| self.units.get(index)) else {
            return false;
        };
        let same_line = before.line == unit.line && unit.setting == Setting::Prose;
        let slot = self.group.as_mut().and_then(|group| group.slots.last_mut());
        match slot {
            Some(slot) if same_line && before.is_lone() && slot.field.example.is_none() => {
                slot.field.example = Some(unit.part.clone());
                true
            }
            _ => false,
        }
    }

    fn id(&mut self, unit: &Unit<'t>, of: for<'g> fn(&'g mut Group<'t>) -> &'g mut Option<Part<'t>>) {
        if self.group.as_mut().is_some_and(|group| of(group).is_some()) {
            self.close();
        }
        let group = self.group.as_mut().unwrap_or(&mut self.next);
        *of(group) = Some(unit.part.cut(unit.part.text.trim()));
    }

    fn example(&mut self, unit: &Unit<'t>) {
        if self.exemplified(unit) || self.in_example {
            return;
        }
        let last = self.group.as_mut().and_then(|group| group.slots.last_mut());
        if let Some(slot) = last
            && slot.field.example.is_none()
            && !unit.part.text.contains(['：', ':'])
        {
            slot.field.example = Some(unit.part.cut(unit.part.text.trim()));
        }
    }

    fn exemplified(&mut self, unit: &Unit<'t>) -> bool {
        self.group.as_mut().is_some_and(|group| group.exemplify(&unit.part))
    }

    /// A text that may be a title: of the template that is open and has none, or of the next one.
    fn candidate(&mut self, title: Candidate<'t>, unit: &Unit<'t>) {
        if let Some(group) = &mut self.group {
            let named = matches!(unit.role, Some(Role::Title | Role::Name)) && unit.depth > 0;
            let beside = unit.setting == Setting::Literal && unit.line == group.line;
            if group.title.is_none() && title.strength >= Strength::Strong && (named || beside) {
                group.title = Some(title);
                return;
            }
            let ends = title.strength >= Strength::Strong
                || matches!(unit.role, Some(Role::Title))
                || unit.heading
                || (unit.fresh && unit.role != Some(Role::Content));
            if !ends || unit.role == Some(Role::Content) {
                return;
            }
            self.close();
        }
        self.candidates.push(title);
    }

    /// The group a placeholder of this unit belongs to; a new one takes the best title above.
    fn open(&mut self, unit: &Unit<'t>) -> &mut Group<'t> {
        if self.group.is_none() {
            let mut group = std::mem::take(&mut self.next);
            group.at = unit.part.at();
            group.line = unit.line;
            let near = |title: &Candidate<'_>| {
                let apart = unit.line.saturating_sub(title.line);
                let beside = title.setting != Setting::Comment || unit.setting == Setting::Comment;
                apart <= REACH && (title.strength > Strength::Weak || (apart <= WEAK_REACH && beside))
            };
            group.title = self
                .candidates
                .drain(..)
                .filter(near)
                .max_by_key(|title| title.strength);
            self.group = Some(group);
        }
        self.group.get_or_insert_default()
    }

    fn close(&mut self) {
        if let Some(group) = self.group.take() {
            self.found.push(group.finish());
        }
        self.in_example = false;
    }

    fn braces(&mut self, index: usize, unit: &Unit<'t>) {
        self.in_example = false;
        let text = &*unit.part.text;
        let all: Vec<Brace<'_>> = braces(text).collect();
        let mut from = 0;
        for (number, brace) in all.iter().enumerate() {
            let before = text.get(from..brace.start).unwrap_or_default();
            let end = all.get(number + 1).map_or(text.len(), |next| next.start);
            let after = text.get(brace.end..end).unwrap_or_default();
            from = brace.end;
            if is_frame(brace.key) {
                let first = brace.key.eq_ignore_ascii_case("first");
                if first
                    && self
                        .group
                        .as_ref()
                        .is_some_and(|group| group.framed || !group.slots.is_empty())
                {
                    self.close();
                }
                self.open(unit).framed = true;
                continue;
            }
            let (told, mut example) = label::with_example(before);
            let mut label = label::before(told).map(|label| unit.part.cut(label));
            let mut above = false;
            if label.is_none()
                && number == 0
                && let Some(part) = self.above(index)
            {
                above = true;
                label = Some(part);
            }
            let (behind, told) = label::with_example(after);
            example = example.or(told);
            let tells = behind.starts_with(['：', ':', '-', '=', '—']) || behind.starts_with(" -");
            if label.is_none() && all.len() == 1 && tells {
                label = label::label(behind).map(|label| unit.part.cut(label));
            }
            let goes_on = after
                .trim_start()
                .starts_with(['，', '。', '、', '的', '是', '为', '即', '已', '，']);
            let slot = Slot {
                source: Source::Braces,
                field: Field {
                    key: Some(unit.part.cut(brace.key)),
                    label,
                    example: example.map(|example| unit.part.cut(example)),
                    ..Field::default()
                },
                above,
                sure: true,
                in_sentence: goes_on && unit.setting != Setting::Literal,
            };
            self.slot(slot, unit);
        }
    }

    /// The label that stands in the unit before.
    fn above(&mut self, index: usize) -> Option<Part<'t>> {
        let above = self.label_above.take().filter(|above| above + 1 == index)?;
        let part = &self.units.get(above)?.part;
        Some(part.cut(label::label(&part.text)?))
    }

    /// Puts a field into the group: what is known of it already is completed, what stands there twice begins anew.
    fn slot(&mut self, slot: Slot<'t>, unit: &Unit<'t>) {
        let key = slot.field.key.as_ref().map(|key| key.text.to_string());
        let same = self.group.as_ref().and_then(|group| group.position(key.as_deref()?));
        if let (Some(at), Some(group)) = (same, &mut self.group) {
            if let Some(known) = group.slots.get_mut(at).filter(|known| known.source != slot.source) {
                let Field {
                    label,
                    example,
                    value_type,
                    values,
                    ..
                } = slot.field;
                if known.field.label.is_none() {
                    known.field.label = label.filter(|_| slot.sure);
                    known.in_sentence = false;
                }
                known.field.example = known.field.example.take().or(example.filter(|_| slot.sure));
                known.field.value_type = known.field.value_type.take().or(value_type);
                known.field.values = known.field.values.take().or(values);
                return;
            }
            self.close();
        }
        let group = self.open(unit);
        if !group.is_full() {
            group.slots.push(slot);
        }
    }

    fn row(&mut self, unit: &Unit<'t>, field: &Field<'t>) {
        let mut field = field.clone();
        let mut sure = true;
        if let Some(part) = field.label.take() {
            let (told, example) = label::with_example(&part.text);
            field.example = field.example.or_else(|| example.map(|example| part.cut(example)));
            field.label = label::label(told).map(|label| part.cut(label));
            sure = field.label.is_some();
        }
        let slot = Slot {
            source: Source::Bare,
            field,
            above: false,
            sure,
            in_sentence: false,
        };
        self.slot(slot, unit);
    }

    /// A key without braces, with the texts beside it.
    fn key(&mut self, index: usize, unit: &Unit<'t>) -> usize {
        let beside = |next: &&Unit<'t>| {
            let inside = next.line <= unit.line + FIELD_LINES && next.depth > unit.depth && next.low >= unit.depth;
            next.kind == Kind::Text && !next.has_braces() && (next.line == unit.line || inside)
        };
        let rest = self.units.get(index + 1..).unwrap_or_default();
        let texts: Vec<&Unit<'t>> = rest.iter().take_while(beside).collect();
        let end = index + 1 + texts.len();
        let (mut label, mut example, mut sure) = (None, None, true);
        for text in &texts {
            let (told, aside) = label::with_example(&text.part.text);
            let part = label::label(told).map(|label| text.part.cut(label));
            let value = || Some(text.part.cut(text.part.text.trim()));
            match (text.role, text.setting) {
                (Some(Role::Example), _) => example = value(),
                (Some(Role::Label | Role::Name | Role::Title), _) | (_, Setting::Comment | Setting::Prose) => {
                    if let (false, Some(earlier)) = (sure, label.take()) {
                        example = example.or(Some(earlier));
                    }
                    example = example.or(aside.map(|aside| text.part.cut(aside)));
                    (label, sure) = (part, true);
                }
                (Some(Role::Value), _) if example.is_none() => example = value(),
                _ if label.is_none() => (label, sure) = (part, false),
                _ => example = example.or_else(value),
            }
        }
        if label.is_none() {
            label = self.label_before(index, unit);
            sure = label.is_some();
        }
        let slot = Slot {
            source: Source::Bare,
            field: Field {
                key: Some(unit.part.clone()),
                label,
                example,
                ..Field::default()
            },
            above: false,
            sure,
            in_sentence: false,
        };
        let braced = self.group.as_ref().is_some_and(|group| !group.is_bare());
        let known = self
            .group
            .as_ref()
            .is_some_and(|group| group.position(&unit.part.text).is_some());
        // A program that sends may name keys its comment left out; without labels they are none of the template's.
        if !braced || known || (slot.field.label.is_some() && sure) {
            self.slot(slot, unit);
        }
        self.free = end;
        end
    }

    /// The label of a key that stands before it: on its line, in a comment above, or as a member of its object.
    fn label_before(&mut self, index: usize, unit: &Unit<'t>) -> Option<Part<'t>> {
        let at = index.checked_sub(1).filter(|at| *at >= self.free)?;
        let before = self.units.get(at)?;
        let member = matches!(before.role, Some(Role::Label | Role::Name));
        let own_line = before.line < unit.line && before.line + 2 >= unit.line;
        let near = before.line == unit.line || (own_line && (member || before.setting == Setting::Comment));
        if before.kind != Kind::Text || !near || before.has_braces() || before.role == Some(Role::Title) {
            return None;
        }
        let strong = matches!(rate(before), Some((_, strength)) if strength >= Strength::Strong);
        if strong && !member {
            return None;
        }
        let label = before.part.cut(label::label(&before.part.text)?);
        if self.candidates.last().is_some_and(|title| title.unit == at) {
            self.candidates.pop();
        }
        Some(label)
    }
}

/// The title a unit may be, and how surely.
fn rate<'t>(unit: &Unit<'t>) -> Option<(Part<'t>, Strength)> {
    let (mut text, shape) = title::title(&unit.part.text)?;
    if unit.setting == Setting::Comment && shape == Strength::Strong {
        text = title::sent(text);
    }
    let general = is_general(text);
    let strong = shape == Strength::Strong;
    let strength = match unit.role {
        Some(Role::Title) if strong => Strength::Told,
        Some(Role::Title) => Strength::Strong,
        _ if general => return None,
        Some(Role::Name) if strong => Strength::Told,
        Some(Role::Name) => shape,
        Some(Role::Content) if strong => Strength::Fair,
        Some(Role::Named) | None if strong => Strength::Strong,
        None if unit.heading => Strength::Fair,
        None if unit.fresh || unit.setting == Setting::Literal => Strength::Weak,
        _ => return None,
    };
    Some((unit.part.cut(text), strength))
}
