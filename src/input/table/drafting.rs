//! From cells to drafts: what a row or a form holds is put together, and what is wrong with it is told where it stands.

mod lists;

use super::apart;
use super::cell::{Cell, Row, Torn, Why};
use super::layout::{Part, Shown, Slot};
use super::records;
use super::told::{Kind, Told};
use super::values;
use crate::data::quoted;
use crate::input::batch::Item;
use crate::input::context::Context;
use crate::input::error::InputError;
use crate::input::place::Place;
use crate::input::platform::{self, words};
use crate::place::Field;
use crate::template::{Keyword, Spot, Template};

/// What becomes of a table.
pub(super) struct Drafting<'c> {
    pub(super) context: &'c mut Context,
    pub(super) told: Told,
    pub(super) items: Vec<Item>,
    pub(super) errors: Vec<InputError>,
}

/// A draft whose rows are being read.
pub(super) struct Draft {
    pub(super) template: Template,
    line: usize,
    errors: Vec<InputError>,
}

/// The cells of one keyword.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Entry<'r> {
    pub(super) name: Option<&'r Cell<'r>>,
    pub(super) example: Option<&'r Cell<'r>>,
    pub(super) kind: Option<&'r Cell<'r>>,
    pub(super) key: Option<&'r Cell<'r>>,
    pub(super) values: Option<&'r Cell<'r>>,
    /// Where its example would stand, if it has none.
    pub(super) blank: Option<Spot>,
}

impl<'r> Entry<'r> {
    /// Puts a cell where it belongs; false if another is there already.
    pub(super) fn put(&mut self, part: Part, cell: &'r Cell<'r>) -> bool {
        let place = match part {
            Part::Name => &mut self.name,
            Part::Example => &mut self.example,
            Part::Type => &mut self.kind,
            Part::Key => &mut self.key,
            Part::Values => &mut self.values,
        };
        let free = place.is_none();
        place.get_or_insert(cell);
        free
    }

    pub(super) fn is_empty(&self) -> bool {
        self.name.is_none() && self.beside_the_name().next().is_none()
    }

    fn example_spot(&self) -> Option<Spot> {
        self.example.map(|example| example.spot).or(self.blank)
    }

    /// Whether nothing but an example stands beside the name.
    fn only_example(&self) -> bool {
        self.kind.is_none() && self.key.is_none() && self.values.is_none()
    }

    fn beside_the_name(&self) -> impl Iterator<Item = &'r Cell<'r>> {
        [self.example, self.kind, self.key, self.values].into_iter().flatten()
    }
}

impl Draft {
    /// A draft that begins in this row.
    pub(super) fn new(row: &Row) -> Self {
        let mut template = Template::default();
        // Nearly every cell of it has its place.
        template.origin.reserve(row.cells.len());
        Self {
            template,
            line: row.line,
            errors: Vec::new(),
        }
    }

    pub(super) fn title(&mut self, cell: &Cell, text: &str) {
        self.template.title = String::from(text);
        self.template.origin.put(Field::Title, cell.spot);
    }

    fn push(&mut self, keyword: Keyword, name: &Cell, example: Option<Spot>) {
        let index = self.template.keywords.len();
        self.template.origin.put(Field::KeywordName(index), name.spot);
        if let Some(example) = example {
            self.template.origin.put(Field::KeywordExample(index), example);
        }
        self.template.keywords.push(keyword);
    }

    /// Adds a keyword that has only an example, or the place where that would stand.
    pub(super) fn pair(&mut self, name: &Cell, example: Option<&Cell>, spot: Spot) {
        let keyword = Keyword {
            name: name.text.as_ref().to_owned(),
            example: example.map(|example| example.text.as_ref().to_owned()),
            ..Keyword::default()
        };
        self.push(keyword, name, Some(spot));
    }

    /// Makes room for so many keywords.
    pub(super) fn reserve(&mut self, keywords: usize) {
        self.template.keywords.reserve_exact(keywords);
    }

    /// How many of its fields have a place.
    pub(super) fn places(&self) -> usize {
        self.template.origin.placed()
    }

    /// Takes its keywords back, and all places but so many.
    pub(super) fn without_keywords(&mut self, places: usize) {
        self.template.keywords.clear();
        self.template.origin.truncate(places);
    }
}

impl<'c> Drafting<'c> {
    pub(super) fn new(context: &'c mut Context) -> Self {
        Self {
            context,
            told: Told::default(),
            items: Vec::new(),
            errors: Vec::new(),
        }
    }

    /// An error of the table, not of one draft.
    pub(super) fn tell(&mut self, place: Place, message: String) {
        self.context.tell(&mut self.errors, Some(place), message);
    }

    /// A row whose cells cannot be told, where it cannot be said whose they are.
    pub(super) fn tell_torn(&mut self, torn: Torn) {
        let error = self.torn(torn);
        self.context.tell(&mut self.errors, Some(torn.place), error.message);
    }

    /// An error of a draft, which therefore cannot be read.
    pub(super) fn mistake(&self, draft: &mut Draft, place: Place, message: String) {
        draft.errors.push(self.context.error(Some(place), message));
    }

    /// What was read of a table, the notes told.
    pub(super) fn finish_table(self) -> (Vec<Item>, Vec<InputError>) {
        self.told.flush(self.context);
        (self.items, self.errors)
    }

    pub(super) fn finish(&mut self, draft: Draft) {
        let item = if draft.errors.is_empty() {
            self.context.template(draft.template, draft.line)
        } else {
            self.context.unreadable(draft.errors)
        };
        self.items.push(item);
    }

    /// Adds the keyword of these cells, or the several that its cells hold.
    pub(super) fn keyword(&mut self, draft: &mut Draft, entry: &Entry, slot: Slot) {
        let Some(name) = entry.name else {
            // 书名：边城 needs no other cell for its name.
            if entry.only_example()
                && let Some(example) = entry.example
                && self.paired(draft, example, &Entry::default(), false)
            {
                return;
            }
            for cell in entry.beside_the_name() {
                let text = quoted(&cell.text);
                let message = self.context.say(
                    format!("这个示例或类型没有对应的关键词：{text}"),
                    format!("no keyword for this example or type: {text}"),
                );
                // A blank in the column of the names takes nothing from the rest of the draft.
                if slot.named {
                    self.tell(cell.place(), message);
                } else {
                    self.mistake(draft, cell.place(), message);
                }
            }
            return;
        };
        let within = slot.shown == Shown::Within;
        let alone = entry.key.is_none() && (slot.loose || !slot.paired());
        let keyed = if alone { apart::keyed(&name.text) } else { None };
        let several = if keyed.is_some() {
            false
        } else if entry.only_example() && (slot.loose || !slot.paired()) && records::is_json(&name.text) {
            self.records(draft, name);
            true
        } else if (slot.loose || !slot.paired()) && entry.only_example() && platform::has_placeholder(&name.text) {
            self.content(draft, name, entry.example);
            true
        } else if slot.loose {
            let paired = |it: &mut Self, draft: &mut Draft| it.paired(draft, name, entry, within);
            within && paired(self, draft) || self.listed(draft, name, entry) || paired(self, draft)
        } else {
            !slot.paired() && self.paired(draft, name, entry, within)
        };
        if several {
            return;
        }
        if slot.loose && entry.example.is_none() && apart::may_be_several(&name.text) {
            self.told.cell(Kind::Whole, name.place(), &name.text);
        }
        let text = |cell: &Cell| cell.text.clone().into_owned();
        let label = keyed.map_or_else(|| text(name), |(label, _)| label.to_owned());
        let mut keyword = Keyword::new(label);
        if keyed.is_some() {
            self.told.cell(Kind::Apart, name.place(), &name.text);
        }
        keyword.example = entry.example.map(text);
        keyword.value_type = entry.kind.map(text);
        keyword.key = entry.key.map(text).or(keyed.map(|(_, key)| key.to_owned()));
        if let Some((_, key)) = keyed.filter(|_| keyword.value_type.is_none()) {
            keyword.value_type = words::value_type(key).map(str::to_owned);
        }
        if let Some(cell) = entry.values {
            keyword.values = values::values(&cell.text, slot.loose);
        }
        if let Some((kind, number)) = slot.key.filter(|_| keyword.key.is_none()) {
            keyword.key = Some(format!("{kind}{number}"));
            keyword.value_type.get_or_insert_with(|| kind.to_owned());
        }
        if slot.loose
            && let Some(key) = &mut keyword.key
        {
            // {{thing1.DATA}} is how the key thing1 is written in a text.
            if let Some(bare) = words::key(key).map(str::to_owned) {
                keyword.value_type = keyword.value_type.or_else(|| platform::value_type(&bare));
                *key = bare;
            }
        }
        draft.push(keyword, name, entry.example_spot());
    }

    /// Reads keywords that a program wrote into the cell as JSON.
    fn records(&mut self, draft: &mut Draft, cell: &Cell) {
        let keywords = records::keywords(&cell.text);
        if keywords.is_empty() {
            let text = quoted(&cell.text);
            let message = self.context.say(
                format!("这个单元格是 JSON，其中没有关键词列表：{text}；应为关键词，如 [{{\"name\": \"停水时间\"}}]"),
                format!(
                    "the cell is JSON that lists no keywords: {text}; expected keywords, such as [{{\"name\": \"停水时间\"}}]"
                ),
            );
            self.mistake(draft, cell.place(), message);
        }
        for keyword in keywords {
            let example = keyword.example.is_some().then_some(cell.spot);
            draft.push(keyword, cell, example);
        }
    }

    /// Takes 订单编号、发货时间 apart, with as many examples beside it or none.
    fn listed(&mut self, draft: &mut Draft, name: &Cell, entry: &Entry) -> bool {
        let shown = entry.example.map(|example| &*example.text);
        let Some(names) = apart::listed(&name.text)
            .or_else(|| apart::counted(&name.text, shown))
            .or_else(|| apart::spaced_names(&name.text, shown))
        else {
            return false;
        };
        // Without examples that are as many, only what is a word for sure.
        let least = if entry.example.is_some() { 1 } else { 2 };
        let named =
            |name: &&str| super::look::is_label(name) && name.chars().count() >= least || apart::keyed(name).is_some();
        if !names.iter().all(named) {
            return false;
        }
        let split = |cell: Option<&'_ Cell>| match cell {
            None => Some(Vec::new()),
            Some(cell) => {
                let parts = apart::listed_as(&cell.text, names.len())?;
                Some(parts.into_iter().map(str::to_owned).collect())
            }
        };
        let parts = (split(entry.example), split(entry.kind), split(entry.key));
        let ((Some(examples), Some(kinds), Some(keys)), None) = (parts, entry.values) else {
            self.told.cell(Kind::Unfit, name.place(), &name.text);
            return false;
        };
        for (index, text) in names.iter().enumerate() {
            let keyed = apart::keyed(text);
            let key = keyed.map(|(_, key)| key);
            let mut keyword = Keyword::new(keyed.map_or(*text, |(label, _)| label));
            keyword.example = examples.get(index).cloned();
            let declared = key.and_then(words::value_type).map(str::to_owned);
            keyword.value_type = kinds.get(index).cloned().or(declared);
            keyword.key = keys.get(index).cloned().or(key.map(str::to_owned));
            draft.push(keyword, name, entry.example_spot());
        }
        self.told.cell(Kind::Apart, name.place(), &name.text);
        true
    }

    /// Takes 订单号：339208499 apart, where no example stands beside it, or another such cell.
    fn paired(&mut self, draft: &mut Draft, name: &Cell, entry: &Entry, shown: bool) -> bool {
        if !entry.only_example() {
            return false;
        }
        let found: Option<Vec<_>> = [Some(name), entry.example]
            .into_iter()
            .flatten()
            .map(|cell| {
                let pairs = shown.then(|| apart::shown(&cell.text)).flatten();
                Some((cell, pairs.or_else(|| apart::pairs(&cell.text))?))
            })
            .collect();
        let Some(found) = found else { return false };
        for (cell, pairs) in found {
            for (label, example) in pairs {
                draft.push(Keyword::new(label).with_example(example), cell, Some(cell.spot));
            }
            self.told.cell(Kind::Apart, cell.place(), &cell.text);
        }
        true
    }

    /// Reads the keywords of a whole text.
    pub(super) fn content(&mut self, draft: &mut Draft, cell: &Cell, example: Option<&Cell>) {
        if records::is_json(&cell.text) {
            let keywords = records::keywords(&cell.text);
            if !keywords.is_empty() {
                return keywords.into_iter().for_each(|keyword| {
                    let example = keyword.example.is_some().then_some(cell.spot);
                    draft.push(keyword, cell, example);
                });
            }
        }
        if platform::has_placeholder(&cell.text) {
            let taken = platform::take_apart(&cell.text, example.map(|example| example.text.as_ref()));
            for part in &taken.keywords {
                let shown = example.filter(|_| part.example.is_some());
                draft.push(part.keyword(), cell, shown.map(|shown| shown.spot));
            }
            draft.add_keys(taken.keys.iter().map(|key| (*key).to_owned()).collect());
            let unlabelled = (Kind::Unlabelled, Some(cell), taken.unlabelled);
            for (kind, cell, count) in [(Kind::Lines, example, taken.further), unlabelled] {
                if let Some(cell) = cell.filter(|_| count > 0) {
                    self.told.cell(kind, cell.place(), &cell.text);
                }
            }
            return;
        }
        if !self.paired(draft, cell, &Entry::default(), false) {
            self.told.cell(Kind::NoPlaceholders, cell.place(), &cell.text);
        }
        if let Some(example) = example {
            self.told.cell(Kind::NoPlaceholders, example.place(), &example.text);
        }
    }

    /// A row whose cells cannot be told.
    pub(super) fn torn(&self, torn: Torn) -> InputError {
        let message = match torn.why {
            Why::NotUtf8(byte) => {
                let message = self.context.not_utf8(byte);
                let hint = self
                    .context
                    .say("（用 Excel 保存时请选“CSV UTF-8”）", " (in Excel, save as \"CSV UTF-8\")");
                message + &hint
            }
            Why::Unclosed => self.context.say(
                "这个单元格的引号没有结束；应以 `\"` 结束（引号本身写作 \"\"）",
                "the quote that begins this cell does not end; expected a closing `\"` (a quote itself is written \"\")",
            ),
            Why::AfterQuote => self.context.say(
                "结束引号之后应为分隔符或换行（单元格里的引号写作 \"\"）",
                "expected a delimiter or a line break after the closing quote (a quote in a cell is written \"\")",
            ),
            Why::Uneven => self.context.say(
                "这一行的单元格数与表格的列数不同",
                "the row has not as many cells as the table has columns",
            ),
        };
        self.context.error(Some(torn.place), message)
    }
}
