//! The fields of a template: placeholders and keys with the labels and examples beside them.

use super::super::notation::Part;
use super::super::units::{Field, Kind, Setting, Unit};
use super::super::wording::label;
use super::super::wording::title::{Strength, title};
use super::super::wording::words::Role;
use super::gathering::Gathering;
use super::group::{Slot, Source};
use super::titled::rate;
use crate::input::platform::braces::{Brace, certain_braces};
use crate::input::platform::words::{is_frame, is_han, is_variable};

/// How many lines below its key a label may stand.
const FIELD_LINES: usize = 3;

/// Whether what stands behind a placeholder of a list is the label of the next, or the end of the list.
fn lists(after: &str, followed: bool) -> bool {
    const LONGEST: usize = 10;
    let rest = after.trim_matches([' ', '，', '、', '。', '；', '：', ':']);
    let apart = after.starts_with(['，', '、', '。']);
    let label =
        || label::label(rest) == Some(rest) && rest.chars().count() <= LONGEST && !rest.starts_with(['已', '将']);
    apart && if followed { label() } else { rest.is_empty() }
}

/// Whether a literal of a program is no example of a field: a colour, a format, a name, a unit.
fn is_of_code(text: &str) -> bool {
    let text = text.trim();
    let colour = text
        .strip_prefix('#')
        .is_some_and(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let name = text.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphabetic() || byte == b'_' || byte == b'.');
    let format = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '%')
        && text.chars().all(|c| "%yYmMdDhHisSjnGg年月日时分秒:/-. ".contains(c));
    let unit = text.contains(is_han) && text.chars().count() == 1;
    colour || name || format || unit || is_variable(text)
}

/// Whether a text stands on the line of a key, as people write it and not as programs do.
fn written(text: &Unit<'_>, key: &Unit<'_>) -> bool {
    let plain = text.kind == Kind::Text && text.role.is_none() && !text.has_braces();
    plain && text.line == key.line && text.setting != Setting::Literal && key.setting != Setting::Literal
}

impl<'t> Gathering<'_, 't> {
    pub(in crate::input::placeholder) fn braces(&mut self, index: usize, unit: &Unit<'t>) {
        self.in_example = false;
        let text = &*unit.part.text;
        let all: Vec<Brace<'_>> = certain_braces(text).collect();
        let (mut from, mut listing) = (0, false);
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
                let group = self.open(unit);
                group.framed = true;
                if !group.keys.iter().any(|key| key == brace.key) {
                    group.keys.push(brace.key.to_owned());
                }
                continue;
            }
            let (label, above, told) = self.label(index, unit, number, before);
            let (behind, example) = label::with_example(after);
            let alone = label.is_none() && all.len() == 1;
            let label_behind = alone.then(|| Self::label_behind(unit, behind)).flatten();
            let is_aside = all.len() == 1 && label_behind.is_none() && unit.setting.is_prose();
            let label = label.or(label_behind);
            let goes_on = after
                .trim_start()
                .starts_with(['，', '。', '、', '的', '是', '为', '即', '已']);
            // A comma before the next label goes on with the list, not with a sentence.
            let listed = number + 1 < all.len()
                && (number == 0 || before.starts_with(['，', '、']))
                && after
                    .strip_prefix(['，', '、'])
                    .and_then(label::before)
                    .is_some_and(label::is_sure);
            let headed = || self.candidates.last().is_some_and(|title| title.unit == index);
            if number == 0 {
                let whole = label.as_ref().filter(|label| label.text == before.trim());
                listing = headed() || whole.is_some_and(|label| label::is_sure(&label.text));
            }
            let goes_on = goes_on && !listed && !(listing && lists(after, number + 1 < all.len()));
            let exemplified = example.is_some();
            let is_aside = is_aside && !exemplified && !goes_on && behind.contains(char::is_alphanumeric);
            let example = told.or_else(|| example.map(|example| unit.part.cut(example)));
            let slot = Slot {
                source: Source::Braces,
                field: Field {
                    key: Some(unit.part.cut(brace.key)),
                    label,
                    example,
                    ..Field::default()
                },
                above,
                sure: true,
                in_sentence: goes_on && !exemplified && unit.setting != Setting::Literal,
            };
            self.slot(slot, unit);
            if let Some(group) = self.group.as_mut().filter(|_| is_aside) {
                group.put_aside(&unit.part.cut(behind.trim_start()));
            }
        }
    }

    /// The label before a placeholder: on its line, above it, or at the end of the literal that is joined to this one;
    /// whether it stands above; and the example told beside it.
    fn label(
        &mut self,
        index: usize,
        unit: &Unit<'t>,
        number: usize,
        before: &str,
    ) -> (Option<Part<'t>>, bool, Option<Part<'t>>) {
        let before = if number == 0 {
            self.headed(unit, before, index)
        } else {
            before
        };
        let (told, example) = label::with_example(before);
        let example = example.map(|example| unit.part.cut(example));
        let prose = number == 0 && unit.setting != Setting::Literal;
        if let Some((label, value)) = label::with_value(told).filter(|_| prose) {
            let value = example.or_else(|| Some(unit.part.cut(value)));
            return (Some(unit.part.cut(label)), false, value);
        }
        let content = unit.setting == Setting::Literal && unit.role == Some(Role::Content);
        let whole = || label::whole(told).filter(|_| content && number == 0);
        if let Some(label) = whole().or_else(|| label::before(told)) {
            return (Some(unit.part.cut(label)), false, example);
        }
        if number > 0 {
            return (None, false, example);
        }
        if let Some(label) = self.above(index) {
            return (Some(label), true, example);
        }
        let joined = index
            .checked_sub(1)
            .and_then(|index| self.units.get(index))
            .filter(|last| last.setting == Setting::Literal && unit.setting == Setting::Literal && last.has_braces());
        let label = joined.and_then(|last| {
            let text = &*last.part.text;
            let end = certain_braces(text).last()?.end;
            Some(last.part.cut(label::before(text.get(end..)?)?))
        });
        (label, false, example)
    }

    /// What stands before a placeholder without the title that stands before that on the same line:
    /// `// 取书成功通知  书籍名称{{…}}`.
    fn headed<'b>(&mut self, unit: &Unit<'t>, before: &'b str, index: usize) -> &'b str {
        let trimmed = before.trim_end_matches([' ', '：', ':', '\u{3000}']);
        let ends = |c| matches!(c, ' ' | '，' | ',' | '。' | '；' | ';' | '\u{3000}' | '：' | ':');
        let Some((head, _)) = trimmed.rsplit_once(ends) else {
            return before;
        };
        // Where nothing else is the title, what a colon sets apart in a comment may end as some titles do.
        let first = unit.setting == Setting::Comment && self.group.is_none() && self.candidates.is_empty();
        let set_apart = first
            && trimmed
                .get(head.len()..)
                .is_some_and(|rest| rest.starts_with(['：', ':']));
        match title(head) {
            Some((text, strength)) if strength == Strength::Strong || (set_apart && strength == Strength::Fair) => {
                self.put_title(unit, unit.part.cut(text), index);
                before.get(head.len()..).unwrap_or_default()
            }
            _ => before,
        }
    }

    /// The label of the only placeholder of a line, which stands behind it.
    fn label_behind(unit: &Unit<'t>, behind: &str) -> Option<Part<'t>> {
        let signed = behind.starts_with(['：', ':', '-', '=', '—', '/']) || behind.starts_with(" -");
        let apart = match unit.setting {
            Setting::Prose | Setting::Heading => behind.starts_with("  "),
            Setting::Comment => behind.starts_with([' ', '\t']),
            Setting::Literal => false,
        };
        let label = label::label(behind).filter(|_| signed || apart)?;
        Some(unit.part.cut(label::without_hint(label)))
    }

    /// The label that stands in the unit before.
    fn above(&mut self, index: usize) -> Option<Part<'t>> {
        let above = self.label_above.take().filter(|above| above + 1 == index)?;
        let part = &self.units.get(above)?.part;
        Some(part.cut(label::label(&part.text)?))
    }

    /// Puts a field into the group: what is known of it already is completed, what stands there twice begins anew.
    pub(super) fn slot(&mut self, slot: Slot<'t>, unit: &Unit<'t>) {
        let key = slot.field.key.as_ref().map(|key| key.text.to_string());
        let same = self.group.as_ref().and_then(|group| group.position(key.as_deref()?));
        if let (Some(at), Some(group)) = (same, &mut self.group) {
            let completes = |known: &&mut Slot<'_>| {
                known.source != slot.source || known.field.label.is_none() && slot.field.label.is_some()
            };
            if let Some(known) = group.slots.get_mut(at).filter(completes) {
                let Field {
                    label,
                    example,
                    value_type,
                    values,
                    ..
                } = slot.field;
                if (known.field.label.is_none() || known.in_sentence) && slot.sure && label.is_some() {
                    known.field.label = label;
                    known.in_sentence = false;
                }
                known.field.example = known.field.example.take().or(example.filter(|_| slot.sure));
                known.field.value_type = known.field.value_type.take().or(value_type);
                known.field.values.extend(values);
                return;
            }
            self.close();
        }
        let group = self.open(unit);
        group.last_line = unit.line;
        if !group.is_full() {
            group.slots.push(slot);
        }
    }

    pub(in crate::input::placeholder) fn row(&mut self, unit: &Unit<'t>, field: &Field<'t>) {
        let mut field = field.clone();
        let mut sure = true;
        if let Some(part) = field.label.take() {
            let (told, example) = label::with_example(&part.text);
            field.example = field.example.or_else(|| example.map(|example| part.cut(example)));
            field.label = label::label(told).map(|label| part.cut(label::without_hint(label)));
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
    pub(in crate::input::placeholder) fn key(&mut self, index: usize, unit: &Unit<'t>) -> usize {
        if let Some(next) = self.listed_apart(index, unit) {
            return next;
        }
        let beside = |next: &&Unit<'t>| {
            let within = next.brackets.low >= unit.brackets.depth;
            let inside = next.line <= unit.line + FIELD_LINES && next.brackets.depth > unit.brackets.depth && within;
            let same_line = next.line == unit.line && (within || next.setting == Setting::Comment);
            next.kind == Kind::Text && !next.has_braces() && (same_line || inside)
        };
        let rest = self.units.get(index + 1..).unwrap_or_default();
        let before = index.checked_sub(1).and_then(|before| self.units.get(before));
        let named = before.is_some_and(|before| before.role == Some(Role::LabelOfNext));
        let named = named || self.labels_first(index, unit);
        let texts: Vec<&Unit<'t>> = rest.iter().take_while(|next| !named && beside(next)).collect();
        let end = index + 1 + texts.len();
        let (mut label, mut example, mut sure) = (None, None, true);
        let mut values = std::mem::take(&mut self.values);
        if let Some(behind) = texts.first().copied().filter(|behind| written(behind, unit)) {
            // What stands behind the key before is of that.
            let before = before.filter(|before| written(before, unit) && index > self.free);
            let beside = label::beside_key(before.map(|before| &*before.part.text), &behind.part.text);
            if let Some(beside) = beside {
                let of = if beside.behind { Some(behind) } else { before };
                label = of.map(|unit| unit.part.cut(beside.label));
                example = beside.example.map(|example| behind.part.cut(example));
            }
        }
        let texts = if label.is_some() { Vec::new() } else { texts };
        for text in &texts {
            let valued = matches!(text.role, None | Some(Role::Value | Role::Named | Role::Content));
            if valued && text.setting == Setting::Literal && is_of_code(&text.part.text) {
                continue;
            }
            let (told, aside) = label::with_example(&text.part.text);
            let part = label::label(told).map(|label| text.part.cut(label::without_hint(label)));
            let value = || Some(text.part.cut(text.part.text.trim()));
            match (text.role, text.setting) {
                (Some(Role::Example), _) => example = value(),
                (Some(Role::Values), _) => values.push(text.part.clone()),
                (Some(Role::Label | Role::Name | Role::Title), _)
                | (_, Setting::Comment | Setting::Prose | Setting::Heading) => {
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
            let (before, value) = self.before(index, unit);
            (label, sure) = (before.clone(), before.is_some());
            example = example.or(value);
        }
        // The value that is sent is a variable of the program, whose name says what it holds.
        if label.is_none()
            && let Some(part) = &example
            && let Some(name) = part.text.strip_prefix('[').and_then(|text| text.strip_suffix(']'))
        {
            label = label::label(name).map(|name| part.cut(name));
            (sure, example) = (label.is_some(), example.filter(|_| label.is_none()));
        }
        let slot = Slot {
            source: Source::Bare,
            field: Field {
                key: Some(unit.part.clone()),
                label,
                example,
                values,
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

    /// The label of a key that stands before it, and the value between them: `["书籍名称", "小王子", "thing1"]`.
    fn before(&mut self, index: usize, unit: &Unit<'t>) -> (Option<Part<'t>>, Option<Part<'t>>) {
        let free = self.free;
        let back = |count: usize| index.checked_sub(count).filter(|at| *at >= free);
        let listed = |at: usize| {
            let before = self.units.get(at).filter(|before| {
                let plain = before.kind == Kind::Text && before.role.is_none() && !before.has_braces();
                plain && before.setting == Setting::Literal && before.line == unit.line
            })?;
            (before.brackets.depth == unit.brackets.depth && unit.role.is_none()).then_some(before)
        };
        let labels_first = self.sequence.1 && index < self.sequence.0;
        if !labels_first
            && let (Some(last), Some(first)) = (back(1), back(2))
            && let (Some(value), Some(_)) = (listed(last), listed(first))
        {
            let value = value.part.clone();
            let label = self.label_before(first, unit);
            return (label.clone(), label.and(Some(value)));
        }
        (back(1).and_then(|at| self.label_before(at, unit)), None)
    }

    /// The label of a key that stands before it: on its line, in a comment above, or as a member of its object.
    fn label_before(&mut self, at: usize, unit: &Unit<'t>) -> Option<Part<'t>> {
        let before = self.units.get(at)?;
        // {"tpl_name": "书名", "tpl_key": "thing1"}: a name that titles have as well.
        let strong = matches!(title(&before.part.text), Some((_, strength)) if strength >= Strength::Strong);
        let beside = before.setting == Setting::Literal && before.brackets.depth == unit.brackets.depth;
        let named = before.role == Some(Role::Title) && unit.role.is_some() && beside && !strong;
        let member = named || matches!(before.role, Some(Role::Label | Role::LabelOfNext | Role::Name));
        let own_line = before.line < unit.line && before.line + 2 >= unit.line;
        let near = before.line == unit.line || (own_line && (member || before.setting == Setting::Comment));
        let of_template = !named && matches!(before.role, Some(Role::Title | Role::Id | Role::Number | Role::Scene));
        if before.kind != Kind::Text || !near || before.has_braces() || of_template {
            return None;
        }
        let strong = matches!(rate(before), Some((_, strength)) if strength >= Strength::Strong);
        if strong && !member {
            return None;
        }
        let label = before.part.cut(label::without_hint(label::label(&before.part.text)?));
        if self.candidates.last().is_some_and(|title| title.unit == at) {
            self.candidates.pop();
        }
        Some(label)
    }
}
