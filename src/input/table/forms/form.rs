//! One draft of a form: its values as they come, row by row.

use super::label_of;
use crate::data::quoted;
use crate::input::table::cell::{Cell, Row};
use crate::input::table::drafting::{Draft, Drafting, Entry};
use crate::input::table::heads::Head;
use crate::input::table::heads::names::Column;
use crate::input::table::layout::{Part, Shown, Slot, are_labels};
use crate::input::table::look::{is_label, is_value};
use crate::input::table::told::Kind;
use crate::template::{Spot, Template};

/// A keyword of a form, as far as it is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'r> {
    number: Option<u32>,
    entry: Entry<'r>,
}

/// One draft of a form.
pub(super) struct Form<'r> {
    /// The column its values stand in.
    pub(super) column: usize,
    pub(super) draft: Draft,
    pub(super) lines: Vec<Line<'r>>,
    pub(super) content: Option<&'r Cell<'r>>,
    /// The first of the keywords that stand side by side in the last row of them.
    abreast: usize,
    /// Rows whose names are unknown: of a form that calls nothing 关键词 they are the keywords.
    pub(super) others: Vec<(&'r Cell<'r>, &'r Cell<'r>)>,
    /// Whether some of these names is unknown.
    unknown: bool,
    /// Rows that have a key of the platform in place of a name.
    keyed: Vec<(&'r Cell<'r>, &'r Cell<'r>)>,
}

impl<'r> Form<'r> {
    pub(super) fn new(column: usize, row: &Row) -> Self {
        Self {
            column,
            draft: Draft::new(row),
            lines: Vec::new(),
            content: None,
            abreast: usize::MAX,
            others: Vec::new(),
            unknown: false,
            keyed: Vec::new(),
        }
    }

    pub(super) fn value(
        &mut self,
        name: &'r Cell<'r>,
        head: Option<Head>,
        cell: &'r Cell<'r>,
        drafting: &mut Drafting,
    ) {
        let Some(head) = head else {
            self.others.push((name, cell));
            self.unknown = true;
            return;
        };
        let part = match head.column {
            Column::Title | Column::Name if self.draft.template.title.is_empty() => {
                return self.draft.title(cell, &cell.text);
            }
            Column::Id if self.draft.template.id.is_none() => {
                self.draft.template.id = Some(cell.text.clone().into_owned());
                return;
            }
            Column::Scene if self.draft.template.scene.is_none() => {
                self.draft.template.scene = Some(cell.text.clone().into_owned());
                return;
            }
            Column::Ignore => return drafting.ignores(&mut self.draft, cell),
            Column::Keys => return drafting.keys(&mut self.draft, cell),
            Column::Keyword | Column::Field => Part::Name,
            Column::Example => Part::Example,
            Column::Text if !self.lines.is_empty() => Part::Example,
            Column::Content | Column::Text if self.content.is_none() => {
                self.content = Some(cell);
                return;
            }
            Column::Type => Part::Type,
            Column::Key => Part::Key,
            Column::Values => Part::Values,
            Column::Further => return self.others.push((name, cell)),
            Column::Keyed => return self.keyed.push((name, cell)),
            _ => return drafting.told.cell(Kind::Further, cell.place(), &cell.text),
        };
        self.part(part, head.number, cell, drafting);
    }

    /// Notes where the example of this number would stand, or that of the last keyword.
    pub(super) fn blank(&mut self, number: Option<u32>, spot: Spot) {
        let wanted = |line: &&mut Line<'_>| number.is_none() || line.number == number;
        let line = self.lines.iter_mut().rev().take(Template::MAX_KEYWORDS).find(wanted);
        if let Some(line) = line {
            line.entry.blank.get_or_insert(spot);
        }
    }

    fn part(&mut self, part: Part, number: Option<u32>, cell: &'r Cell<'r>, drafting: &mut Drafting) {
        if part == Part::Name {
            self.abreast = usize::MAX;
        }
        let line = match (part, number) {
            // More than is judged; to look through them all again and again would take for ever.
            _ if self.lines.len() > Template::MAX_KEYWORDS => None,
            (Part::Name, Some(_)) => self
                .lines
                .iter_mut()
                .find(|line| line.number == number && line.entry.name.is_none()),
            (Part::Name, None) => None,
            (_, Some(_)) => self.lines.iter_mut().rfind(|line| line.number == number),
            // Names first and then as many examples, or each after its own.
            (Part::Example, None) => self.lines.iter_mut().find(|line| line.entry.example.is_none()),
            (_, None) => self.lines.last_mut(),
        };
        let put = line.map(|line| line.entry.put(part, cell));
        if put == Some(true) {
            return;
        }
        if put == Some(false) && part != Part::Name {
            let message = drafting.context.say(
                format!("这个关键词已有示例或类型：{}", quoted(&cell.text)),
                format!("the keyword has its example or type already: {}", quoted(&cell.text)),
            );
            drafting.mistake(&mut self.draft, cell.place(), message);
            return;
        }
        let mut entry = Entry::default();
        entry.put(part, cell);
        self.lines.push(Line { number, entry });
    }

    /// Reads several keywords in one row, and below them their examples and types, each under its own; false if this is
    /// no such row.
    pub(super) fn several(
        &mut self,
        head: Head,
        values: &'r [Cell<'r>],
        row: &Row,
        next: Option<&Row>,
        drafting: &mut Drafting,
    ) -> bool {
        if self.draft.template.title.is_empty() || self.lines.len() > Template::MAX_KEYWORDS || head.number.is_some() {
            return false;
        }
        let part = match head.column {
            Column::Keyword | Column::Field if values.len() > 1 => Part::Name,
            Column::Example => Part::Example,
            Column::Type => Part::Type,
            Column::Key => Part::Key,
            _ => return false,
        };
        if part != Part::Name {
            let Some(abreast) = self.lines.get_mut(self.abreast..) else {
                return false;
            };
            for line in abreast.iter_mut().filter(|_| part == Part::Example) {
                line.entry.blank = line.entry.name.map(|name| row.blank(name.column));
            }
            for cell in values {
                let column = |line: &Line| line.entry.name.map_or(0, |name| name.column);
                let line = abreast.binary_search_by_key(&cell.column, column).ok();
                let put = line.and_then(|at| Some(abreast.get_mut(at)?.entry.put(part, cell)));
                if put != Some(true) {
                    drafting.told.cell(Kind::Further, cell.place(), &cell.text);
                }
            }
            return true;
        }
        let label = |cell: &&Cell| is_label(&cell.text);
        let below = next.and_then(label_of).filter(|(head, _)| head.is(Column::Example));
        // Below a keyword and its example another example would stand under the keyword alone.
        let first = values.first().map_or(0, |cell| cell.column);
        let examples_below = below.is_some_and(|(_, examples)| examples.iter().any(|cell| cell.column > first));
        let names = values.iter().step_by(2);
        let examples = values.iter().skip(1).step_by(2);
        let turns = values.len().is_multiple_of(2) && names.clone().all(|cell| label(&cell)) && !examples_below;
        if turns && values.len() > 2 && examples.clone().any(|cell| is_value(&cell.text)) {
            for (name, example) in names.zip(examples) {
                self.part(Part::Name, None, name, drafting);
                self.beside(example, drafting);
            }
            return true;
        }
        if !values.iter().all(|cell| label(&cell)) || values.len() == 2 && !examples_below {
            return false;
        }
        let from = self.lines.len();
        for cell in values {
            self.part(Part::Name, None, cell, drafting);
        }
        self.abreast = from;
        true
    }

    /// The value to the right of a keyword's name.
    pub(super) fn beside(&mut self, cell: &'r Cell<'r>, drafting: &mut Drafting) {
        let free = self
            .lines
            .last_mut()
            .is_some_and(|line| line.entry.put(Part::Example, cell));
        if !free {
            drafting.told.cell(Kind::Further, cell.place(), &cell.text);
        }
    }

    pub(super) fn close(mut self, drafting: &mut Drafting) {
        if self.draft.template.title.is_empty() {
            let place = self
                .lines
                .iter()
                .find_map(|line| line.entry.name.or(line.entry.example))
                .or(self.content)
                .or(self.others.first().map(|(name, _)| *name))
                .map(Cell::place);
            match place {
                Some(place) => {
                    let message = drafting
                        .context
                        .say("没有标题；应有模板标题", "no title; expected a template's title");
                    drafting.mistake(&mut self.draft, place, message);
                }
                None if self.draft.template.id.is_none() && self.draft.template.scene.is_none() => return,
                None => {}
            }
        }
        let labelled = are_labels(self.keyed.iter().map(|(_, cell)| *cell));
        for (key, cell) in std::mem::take(&mut self.keyed) {
            if !labelled {
                drafting.told.cell(Kind::Further, key.place(), &key.text);
                drafting.told.cell(Kind::Further, cell.place(), &cell.text);
                continue;
            }
            let entry = Entry {
                name: Some(cell),
                key: Some(key),
                ..Entry::default()
            };
            self.lines.push(Line { number: None, entry });
        }
        // 备注 and its like alone are no keywords; beside names of its own kind it is one.
        let named = !self.lines.is_empty() || self.content.is_some() || !self.unknown;
        for (name, value) in std::mem::take(&mut self.others) {
            if named {
                drafting.told.cell(Kind::Further, name.place(), &name.text);
                drafting.told.cell(Kind::Further, value.place(), &value.text);
                continue;
            }
            let entry = Entry {
                name: Some(name),
                example: Some(value),
                ..Entry::default()
            };
            self.lines.push(Line { number: None, entry });
        }
        if let Some(content) = self.content {
            drafting.content(&mut self.draft, content, None);
        }
        for line in &self.lines {
            let slot = Slot {
                loose: named && line.number.is_none(),
                shown: if line.entry.example.is_some() {
                    Shown::Beside
                } else {
                    Shown::No
                },
                named: false,
                key: None,
            };
            drafting.keyword(&mut self.draft, &line.entry, slot);
        }
        drafting.finish(self.draft);
    }
}
