//! From units to templates: which texts are titles, which labels, and where one template ends and the next begins.

use super::super::notation::Part;
use super::super::units::{Kind, Setting, Unit};
use super::super::wording::label;
use super::super::wording::title::{Strength, title};
use super::super::wording::words::Role;
use super::group::{Candidate, Group, Lists, Outcome};
use super::titled::{announced, rate, speaks};
use crate::input::platform::braces::certain_braces;
use crate::input::platform::words::{id_in, is_frame};

/// How many lines above its template a title may stand.
const REACH: usize = 60;
/// How many, if nothing but its shape says that it is one.
const WEAK_REACH: usize = 8;

/// How many lines below its template a comment with its title may stand.
const BELOW: usize = 4;
/// How many units what is declared below a comment may have.
const DECLARED: usize = 64;

/// The templates of these units, and what else was found.
pub(in crate::input::placeholder) fn gather<'t>(units: &[Unit<'t>]) -> Vec<Outcome<'t>> {
    gather_below(None, units)
}

/// The same, where a title is known already.
pub(in crate::input::placeholder) fn gather_below<'t>(
    title: Option<Candidate<'t>>,
    units: &[Unit<'t>],
) -> Vec<Outcome<'t>> {
    let mut gathering = Gathering {
        units,
        candidates: title.into_iter().collect(),
        ..Gathering::default()
    };
    let mut index = 0;
    while let Some(unit) = units.get(index) {
        gathering.enter(unit);
        index = gathering.unit(index, unit);
    }
    gathering.close();
    gathering.leave();
    gathering.found
}

/// Where the reading of the units stands.
#[derive(Default)]
pub(in crate::input::placeholder) struct Gathering<'u, 't> {
    pub(in crate::input::placeholder) units: &'u [Unit<'t>],
    found: Vec<Outcome<'t>>,
    pub(in crate::input::placeholder) candidates: Vec<Candidate<'t>>,
    pub(in crate::input::placeholder) group: Option<Group<'t>>,
    /// What was said of the next template before its first placeholder.
    next: Group<'t>,
    /// The unit that is the label of the placeholder behind it.
    pub(in crate::input::placeholder) label_above: Option<usize>,
    /// The first unit that belongs to no field yet.
    pub(in crate::input::placeholder) free: usize,
    /// Whether the lines are those of an example.
    pub(in crate::input::placeholder) in_example: bool,
    /// Where the keys and texts of a line end that were looked at together, and whether labels stand before their keys.
    pub(in crate::input::placeholder) sequence: (usize, bool),
    /// Where the keys of a list end that has another beside it with their labels, and where the first of those stands.
    pub(in crate::input::placeholder) lists: Lists,
    /// The allowed values that were listed before the key they belong to.
    pub(in crate::input::placeholder) values: Vec<Part<'t>>,
}

impl<'t> Gathering<'_, 't> {
    /// Leaves the brackets that were closed since the unit before, with the titles that stood in them.
    fn enter(&mut self, unit: &Unit<'t>) {
        while self
            .candidates
            .last()
            .is_some_and(|title| title.depth > unit.brackets.low)
        {
            let alone = self.candidates.pop();
            self.found.extend(alone.and_then(Outcome::alone));
        }
        // A comment speaks of what stands below it, which ends with its bracket.
        if unit.brackets.closed {
            while let Some(title) = self.candidates.last()
                && title.setting == Setting::Comment
                && title.depth >= unit.brackets.low
            {
                self.candidates.pop();
            }
        }
        if let Some(group) = &mut self.group {
            group.brackets.low = group.brackets.low.min(unit.brackets.low);
        }
        let title = self.group.as_ref().and_then(|group| group.title.as_ref());
        if title.is_some_and(|title| title.depth > unit.brackets.low) {
            self.close();
        }
    }

    /// Reads a unit; the index of the one to be read next.
    fn unit(&mut self, index: usize, unit: &Unit<'t>) -> usize {
        let anew = self.begins_anew(index, unit);
        if anew {
            self.close();
        }
        match &unit.kind {
            Kind::Apart => {
                self.close();
                self.leave();
                self.next = Group::default();
            }
            Kind::Mark => self.mark(index, unit),
            Kind::Key => return self.key(index, unit),
            Kind::Field(field) => self.row(unit, field),
            Kind::Text if unit.has_braces() => self.braces(index, unit),
            Kind::Text => self.text(index, unit, anew),
        }
        index + 1
    }

    /// Whether a text stands where the title of the open template stood and has placeholders below it: however badly it
    /// reads, they are another template's.
    fn begins_anew(&self, index: usize, unit: &Unit<'t>) -> bool {
        let filled = self.group.as_ref().filter(|group| !group.slots.is_empty());
        let Some(title) = filled.and_then(|group| group.title.as_ref()) else {
            return false;
        };
        if unit.kind != Kind::Text || unit.brackets.depth != title.depth || title.setting != unit.setting {
            return false;
        }
        let heads = || {
            self.units.get(index + 1).is_some_and(|next| {
                let alike =
                    next.setting == unit.setting || (unit.setting == Setting::Heading && next.setting.is_prose());
                let alike = alike && !next.fresh && !next.behind_code;
                alike && next.line <= unit.line + 2 && next.has_braces() && !unit.has_braces()
            })
        };
        let readable = || {
            let next = self.units.get(index + 1);
            next.is_some_and(|next| !next.is_lone()) && announced(unit).is_some()
        };
        match (unit.role, unit.setting) {
            (None, Setting::Comment) => unit.behind_code && (heads() || unit.has_braces()),
            (Some(Role::Title), _) => heads(),
            (None, Setting::Heading) => heads() && readable(),
            (None, Setting::Prose) => unit.fresh && heads() && readable(),
            _ => false,
        }
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
        // A member of the object that has the key: the key will look for it.
        let titled = || {
            let strong = matches!(title(&unit.part.text), Some((_, strength)) if strength >= Strength::Strong);
            let member = unit.setting == Setting::Literal && unit.brackets.depth > 0;
            unit.role == Some(Role::Title) && member && unit.brackets.depth == next.brackets.depth && !strong
        };
        let labels = matches!(unit.role, Some(Role::Label | Role::Name)) || titled();
        if next.kind == Kind::Key && next.role.is_some() && labels {
            return next.line <= unit.line + 2;
        }
        let frame = || {
            certain_braces(&next.part.text)
                .next()
                .is_some_and(|brace| is_frame(brace.key))
        };
        let near = next.line <= unit.line + 2;
        let free = match unit.role {
            None | Some(Role::Label | Role::LabelOfNext | Role::Name | Role::Named) => true,
            Some(Role::Content) => unit.kind == Kind::Text,
            Some(Role::Other | Role::Title | Role::Scene | Role::Number) => {
                unit.kind == Kind::Mark && !unit.part.text.contains(['模', '详'])
            }
            Some(_) => false,
        };
        // What another member of the object says is no label of the content.
        let contents = |unit: &Unit<'_>| unit.role == Some(Role::Content);
        let of_other = matches!(unit.role, None | Some(Role::Named | Role::Name)) && contents(next);
        let literal = unit.setting == Setting::Literal && next.setting == Setting::Literal;
        let free = free && !(of_other && literal);
        near && free && next.is_lone() && !frame() && label::label(&unit.part.text).is_some()
    }

    fn text(&mut self, index: usize, unit: &Unit<'t>, anew: bool) {
        match unit.role {
            Some(Role::Id) => return self.id(unit, |group| &mut group.id),
            Some(Role::Number) => return self.id(unit, |group| &mut group.number),
            Some(Role::Scene | Role::Ignore) => return self.group.as_mut().unwrap_or(&mut self.next).say(unit),
            Some(Role::Example) => return self.example(index, unit),
            Some(Role::Other | Role::Label | Role::LabelOfNext | Role::Value) if !self.labels_next(index, unit) => {
                return;
            }
            _ => {}
        }
        if speaks(unit) && !self.labels_next(index, unit) {
            // What somebody says belongs to nothing above.
            self.leave();
            return self.close();
        }
        let rated = rate(unit).or_else(|| announced(unit).filter(|_| anew));
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
        if unit.role == Some(Role::Values) {
            return self.values.push(unit.part.clone());
        }
        if self.beside(index, unit) || (self.in_example && self.exemplified(unit)) {
            return;
        }
        if self.in_example
            && let Some(group) = &mut self.group
        {
            group.goes_on(&unit.part);
        }
        if let Some((part, strength)) = rated
            && (strength >= Strength::Strong || !self.listed_before_key(index, unit))
        {
            self.candidate(Candidate::new(part, strength, unit, index), unit);
        }
    }

    /// Whether a literal stands in a list with a key behind it, which will look for it.
    fn listed_before_key(&self, index: usize, unit: &Unit<'t>) -> bool {
        let next = self.units.iter().skip(index + 1).take(2);
        let mut listed = next.take_while(|next| next.line == unit.line && next.brackets.low >= unit.brackets.depth);
        unit.setting == Setting::Literal && listed.any(|next| next.kind == Kind::Key)
    }

    /// Takes a title that stands in a line with placeholders.
    pub(in crate::input::placeholder) fn put_title(&mut self, unit: &Unit<'t>, part: Part<'t>, index: usize) {
        self.close();
        self.candidates.push(Candidate::new(part, Strength::Told, unit, index));
    }

    /// A text behind a placeholder in the next cell of its line is the example.
    fn beside(&mut self, index: usize, unit: &Unit<'t>) -> bool {
        let Some(before) = index.checked_sub(1).and_then(|index| self.units.get(index)) else {
            return false;
        };
        let same_line = before.line == unit.line && unit.setting.is_prose();
        let slot = self.group.as_mut().and_then(|group| group.slots.last_mut());
        match slot {
            Some(slot) if same_line && before.is_lone() => {
                // The cell behind a placeholder without a label is the label.
                let cell = if slot.field.label.is_none() {
                    &mut slot.field.label
                } else {
                    &mut slot.field.example
                };
                cell.get_or_insert_with(|| unit.part.clone());
                true
            }
            _ => false,
        }
    }

    fn id(&mut self, unit: &Unit<'t>, of: for<'g> fn(&'g mut Group<'t>) -> &'g mut Option<Part<'t>>) {
        let known = |group: &mut Group<'t>| group.identified || of(group).is_some();
        if self.group.as_mut().is_some_and(known) {
            self.close();
        }
        let group = self.group.as_mut().unwrap_or(&mut self.next);
        let id = id_in(&unit.part.text);
        *of(group) = Some(unit.part.cut(id)).filter(|id| !id.text.is_empty());
    }

    fn example(&mut self, index: usize, unit: &Unit<'t>) {
        if self.exemplified(unit) || self.in_example {
            return;
        }
        // Of several lines those without a label are the greeting and the remark, which are no field's.
        let of_several = |index: Option<usize>| {
            let beside = index.and_then(|index| self.units.get(index));
            beside.is_some_and(|beside| beside.kind == Kind::Text && beside.role == Some(Role::Example))
        };
        if of_several(index.checked_sub(1)) || of_several(Some(index + 1)) {
            return;
        }
        // What stands in a literal is an example of all fields; beside several it is of none.
        let of_one = |group: &&mut Group<'t>| group.slots.len() == 1 || unit.setting != Setting::Literal;
        let last = self
            .group
            .as_mut()
            .filter(of_one)
            .and_then(|group| group.slots.last_mut());
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
        let below = title.strength >= Strength::Strong && self.stands_below(&title, unit);
        if let Some(group) = &mut self.group {
            if below {
                group.title = Some(title);
                return;
            }
            let ends = title.strength >= Strength::Strong
                || matches!(unit.role, Some(Role::Title))
                || unit.setting == Setting::Heading
                || (unit.fresh && unit.role != Some(Role::Content));
            if !ends || unit.role == Some(Role::Content) {
                return;
            }
            self.close();
        }
        self.candidates.push(title);
    }

    /// Whether a title belongs to the template above it, which has none: as a member of its object, on its line, or in a
    /// comment on what is declared between this template and the next.
    fn stands_below(&self, title: &Candidate<'t>, unit: &Unit<'t>) -> bool {
        let Some(group) = self.group.as_ref().filter(|group| group.title.is_none()) else {
            return false;
        };
        let around = group.brackets.depth >= unit.brackets.depth && group.brackets.low >= unit.brackets.depth;
        let member = matches!(unit.role, Some(Role::Title | Role::Name)) && unit.brackets.depth > 0 && around;
        let beside = unit.setting == Setting::Literal && unit.line == group.line;
        let declared = |next: &&Unit<'t>| next.brackets.closed && next.brackets.low <= unit.brackets.depth;
        let mut next = self.units.iter().skip(title.unit + 1).take(DECLARED);
        let comment = unit.setting == Setting::Comment
            && !group.is_bare()
            && unit.line <= group.last_line + BELOW
            && next
                .find(|next| declared(next) || next.has_braces())
                .is_none_or(|next| declared(&next));
        member || beside || comment
    }

    /// The group a placeholder of this unit belongs to; a new one takes the best title above.
    pub(in crate::input::placeholder) fn open(&mut self, unit: &Unit<'t>) -> &mut Group<'t> {
        if self.group.is_none() {
            let mut group = std::mem::take(&mut self.next);
            group.at = unit.part.at();
            group.setting = Some(unit.setting);
            (group.line, group.last_line, group.brackets) = (unit.line, unit.line, unit.brackets);
            group.identified = group.id.is_some() || group.number.is_some();
            let near = |title: &Candidate<'_>| {
                let apart = unit.line.saturating_sub(title.line);
                let beside = title.setting != Setting::Comment || unit.setting == Setting::Comment;
                apart <= REACH && (title.strength > Strength::Weak || (apart <= WEAK_REACH && beside))
            };
            let best = self.candidates.iter().enumerate().filter(|(_, title)| near(title));
            let best = best.max_by_key(|(_, title)| title.strength).map(|(index, _)| index);
            group.title = best.map(|index| self.candidates.remove(index));
            self.leave();
            self.group = Some(group);
        }
        self.group.get_or_insert_default()
    }

    /// Leaves the titles that nothing came to.
    fn leave(&mut self) {
        self.found.extend(self.candidates.drain(..).filter_map(Outcome::alone));
    }

    pub(in crate::input::placeholder) fn close(&mut self) {
        if let Some(group) = self.group.take() {
            self.found.push(group.finish());
        }
        self.in_example = false;
    }
}
