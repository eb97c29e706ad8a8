//! What each named column holds, and which belong together.

use std::collections::BTreeMap;

use super::super::apart;
use super::super::cell::{Cell, Row};
use super::super::heads::Head;
use super::super::heads::names::Column;
use super::super::look::{has_han, is_label, may_be_title, names_keyword};
use super::{Layout, Named, Part, Role, Shown, Slot};
use crate::input::platform::words;

/// How many rows tell what a column holds.
const LOOKED: usize = 20;

/// A column with its number, of those that have a name we know.
pub(super) type Settled = (usize, Column, Option<u32>);

/// The roles of named columns, and the columns with what their names stand for.
pub(super) fn laid_out(named: &[Named], width: usize, rows: &[Row]) -> (Layout, Vec<Settled>) {
    let mut columns = settled(
        named,
        &keys(named, rows),
        are_labels(keyed(named, rows)),
        are_fields(named, rows),
    );
    for (at, column, _) in &mut columns {
        if *column == Column::Type && are_of_templates(*at, rows) {
            *column = Column::Further;
        }
    }
    title_by_cells(&mut columns, named, rows);
    keywords_by_cells(&mut columns, named, rows);
    let widest = named.last().map_or(0, |last| last.at).max(width);
    let mut building = Building {
        layout: Layout {
            roles: vec![Role::Unnamed; widest],
            ..Layout::default()
        },
        columns,
        taken: Vec::new(),
    };
    if !building.spread(named, widest) && !building.spread_names(named, widest, rows) {
        building.number(named);
        building.pair_with_blank(named, widest);
    }
    (building.layout, building.columns)
}

/// The columns that may be called keywords, and hold `thing1` and its like.
fn keys(named: &[Named], rows: &[Row]) -> Vec<usize> {
    /// More keywords than that stand in numbered columns.
    const MOST: usize = 8;
    let may_be = |named: &&Named| {
        let head = named.head.filter(|head| head.number.is_none());
        head.is_some_and(|head| head.is(Column::Keyword) || head.is(Column::Field))
    };
    let holds_keys = |column: &usize| {
        let mut cells = rows.iter().take(LOOKED).filter_map(|row| row.cell(*column)).peekable();
        cells.peek().is_some() && cells.all(|cell| words::key(&cell.text).is_some())
    };
    let columns = named.iter().filter(may_be).take(MOST).map(|named| named.at);
    columns.filter(holds_keys).collect()
}

/// Whether what stands below or beside keys of the platform are the names of their keywords, and not examples: one of them
/// surely is a name, and none a value.
pub(in crate::input::table) fn are_labels<'c>(mut cells: impl Iterator<Item = &'c Cell<'c>> + Clone) -> bool {
    cells.clone().any(|cell| names_keyword(&cell.text)) && cells.all(|cell| is_label(&cell.text) && has_han(&cell.text))
}

/// Where no column is called after titles, the one before the keywords whose cells all are some: `desc`, `Template`.
fn title_by_cells(columns: &mut [Settled], named: &[Named], rows: &[Row]) {
    let keyword = columns.iter().find(|(_, column, _)| *column == Column::Keyword);
    let Some(keyword) = keyword.map(|(at, ..)| *at) else {
        return;
    };
    if columns.iter().any(|(_, column, _)| *column == Column::Title) {
        return;
    }
    let called = |at: usize| {
        let head = named.iter().find(|named| named.at == at).and_then(|named| named.head);
        head.is_some_and(|head| {
            matches!(
                head.column,
                Column::Meaning | Column::Content | Column::Text | Column::Scene
            )
        })
    };
    let are_titles = |at: usize| {
        let mut cells = rows.iter().take(LOOKED).filter_map(|row| row.cell(at)).peekable();
        cells.peek().is_some() && cells.all(|cell| may_be_title(&cell.text) && !cell.text.contains('{'))
    };
    let title = columns
        .iter_mut()
        .find(|(at, ..)| *at < keyword && called(*at) && are_titles(*at));
    if let Some((_, column, _)) = title {
        *column = Column::Title;
    }
}

/// Where no column is called after keywords, the one whose cells all list keys of the platform with their names:
/// `thing1：商品名称；amount2：支付金额`.
fn keywords_by_cells(columns: &mut [Settled], named: &[Named], rows: &[Row]) {
    let has = |wanted: Column| columns.iter().any(|(_, column, _)| *column == wanted);
    if !has(Column::Title) || has(Column::Keyword) || has(Column::Content) {
        return;
    }
    let lists_keys = |at: usize| {
        let mut cells = rows.iter().take(LOOKED).filter_map(|row| row.cell(at)).peekable();
        let keyed = |text: &str| {
            let parts = apart::listed(text).unwrap_or_else(|| vec![text]);
            parts.into_iter().all(|part| apart::keyed(part).is_some())
        };
        cells.peek().is_some() && cells.all(|cell| keyed(&cell.text))
    };
    let said = |at: usize| {
        let head = named.iter().find(|named| named.at == at).and_then(|named| named.head);
        head.is_some_and(|head| head.is(Column::Meaning))
    };
    let found = columns.iter_mut().find(|(at, ..)| said(*at) && lists_keys(*at));
    if let Some((_, column, _)) = found {
        *column = Column::Keyword;
    }
}

/// Whether the types of a column are those of templates, and not of keywords: 一次性订阅.
fn are_of_templates(column: usize, rows: &[Row]) -> bool {
    const TYPES: [&str; 6] = ["订阅", "一次性", "长期", "消息", "公共", "模板"];
    let mut cells = rows.iter().take(LOOKED).filter_map(|row| row.cell(column)).peekable();
    cells.peek().is_some() && cells.all(|cell| TYPES.iter().any(|kind| cell.text.contains(kind)))
}

/// Whether below 字段 the names of keywords stand, beside what is said of them, and not their keys.
fn are_fields(named: &[Named], rows: &[Row]) -> bool {
    let field = named
        .iter()
        .find(|named| named.head.is_some_and(|head| head.is(Column::Field)));
    let cells = || {
        field
            .into_iter()
            .flat_map(|field| rows.iter().take(LOOKED).filter_map(|row| row.cell(field.at)))
    };
    cells().next().is_some() && cells().all(|cell| has_han(&cell.text) && is_label(&cell.text))
}

/// The cells below keys of the platform.
fn keyed<'c>(named: &'c [Named], rows: &'c [Row]) -> impl Iterator<Item = &'c Cell<'c>> + Clone {
    let keyed = named
        .iter()
        .filter(|named| named.head.is_some_and(|head| head.is(Column::Keyed)));
    keyed.flat_map(|named| rows.iter().take(LOOKED).filter_map(|row| row.cell(named.at)))
}

/// What each name stands for among its neighbours, some of which are known to hold keys.
fn settled(named: &[Named], keys: &[usize], labelled: bool, fields: bool) -> Vec<Settled> {
    let as_key = |at: usize, head: Head| Head {
        column: match head.column {
            _ if keys.contains(&at) => Column::Key,
            Column::Field if fields => Column::Keyword,
            Column::Keyed if labelled => Column::Keyword,
            Column::Keyed => Column::Further,
            column => column,
        },
        ..head
    };
    let known = || {
        named
            .iter()
            .filter_map(|named| Some((named.at, as_key(named.at, named.head?))))
    };
    // ①关键词 ①示例 says which belong together; 1.标题 2.关键词 only counts the columns.
    let mut leading: Vec<u32> = known().filter_map(|(_, head)| head.leading).collect();
    leading.sort_unstable();
    let repeated = leading.windows(2).any(|pair| pair.first() == pair.last());
    let has = |column: Column| known().any(|(_, head)| head.is(column));
    let field_is_key = !has(Column::Key) && has(Column::Field) && (has(Column::Keyword) || has(Column::Meaning));
    let keyed = has(Column::Key) || field_is_key;
    let named_keyword = has(Column::Keyword) || has(Column::Field) && !field_is_key;
    let meant = keyed && !named_keyword && has(Column::Meaning);
    let other_name = keyed && !named_keyword && !meant && has(Column::Title);
    // 编号、标题、名称、示例
    let order: Vec<Column> = known().map(|(_, head)| head.column).collect();
    let shown = order.windows(2).any(|pair| pair == [Column::Name, Column::Example]);
    let behind = order.iter().position(|column| *column == Column::Title)
        < order.iter().position(|column| *column == Column::Name);
    let beside_title = has(Column::Title) && shown && behind && !named_keyword && !meant;
    let keyword = named_keyword || meant || other_name || beside_title;
    let unknown = named.iter().any(|named| named.head.is_none());
    let settle = |column: Column| match column {
        Column::Name if other_name || beside_title => Column::Keyword,
        Column::Name if has(Column::Title) => Column::Further,
        Column::Name if keyword || has(Column::Content) || has(Column::Text) || !keyed => Column::Title,
        Column::Field if field_is_key => Column::Key,
        Column::Name | Column::Field => Column::Keyword,
        Column::Meaning if meant => Column::Keyword,
        Column::Meaning => Column::Further,
        Column::Text if keyword && !has(Column::Example) => Column::Example,
        Column::Text if keyword => Column::Further,
        Column::Text => Column::Content,
        Column::Example
            if !keyword && !unknown && ![Column::Text, Column::Content, Column::Name].into_iter().any(has) =>
        {
            Column::Content
        }
        column => column,
    };
    let settled = known().map(|(at, head)| {
        let number = head.number.or(head.leading.filter(|_| repeated));
        (at, settle(head.column), number)
    });
    settled.collect()
}

struct Building {
    layout: Layout,
    columns: Vec<Settled>,
    /// The roles one column has already.
    taken: Vec<Role>,
}

impl Building {
    /// One name for several columns, 关键词 and 示例 each above as many: they belong together one by one.
    fn spread(&mut self, named: &[Named], width: usize) -> bool {
        let run = |wanted: Column| {
            let mut found = self.columns.iter().filter(|(_, column, _)| *column == wanted);
            let (at, _, number) = found.next()?;
            if found.next().is_some() || number.is_some() {
                return None;
            }
            let next = named.iter().find(|it| it.at > *at).map_or(width + 1, |next| next.at);
            Some((*at, next - at))
        };
        let (Some((keyword, many)), Some((example, as_many))) = (run(Column::Keyword), run(Column::Example)) else {
            return false;
        };
        if many < 2 || many != as_many {
            return false;
        }
        self.number(named);
        self.layout.slots = vec![
            Slot {
                loose: false,
                shown: Shown::Beside,
                named: true,
                key: None,
            };
            many
        ];
        self.layout.spread = true;
        for slot in 0..many {
            self.layout.set(keyword + slot, Role::Part(slot, Part::Name));
            self.layout.set(example + slot, Role::Part(slot, Part::Example));
        }
        true
    }

    /// 关键词 above several columns, and nothing else above those right of the first: each has keywords, if all look so.
    fn spread_names(&mut self, named: &[Named], width: usize, rows: &[Row]) -> bool {
        let beside = [Column::Example, Column::Type, Column::Key, Column::Values];
        let mut keywords = self.columns.iter().filter(|(_, column, _)| *column == Column::Keyword);
        let (Some((from, _, None)), None) = (keywords.next(), keywords.next()) else {
            return false;
        };
        let from = *from;
        if self.columns.iter().any(|(_, column, _)| beside.contains(column)) {
            return false;
        }
        let to = named.iter().find(|it| it.at > from).map_or(width + 1, |next| next.at);
        let cells = rows
            .iter()
            .take(LOOKED)
            .flat_map(|row| (from + 1..to).filter_map(|column| row.cell(column)));
        if to - from < 2 || !are_labels(cells) {
            return false;
        }
        self.number(named);
        let slot = Slot {
            loose: false,
            shown: Shown::No,
            named: true,
            key: None,
        };
        self.layout.slots = vec![slot; to - from];
        for slot in 0..to - from {
            self.layout.set(from + slot, Role::Part(slot, Part::Name));
        }
        true
    }

    /// Whose the examples, types and keys are: by the number in their name, else of the keyword to the left.
    fn number(&mut self, named: &[Named]) {
        let columns = std::mem::take(&mut self.columns);
        let is_keyword = |(_, column, _): &&Settled| *column == Column::Keyword;
        let numbered = columns.iter().filter(is_keyword).any(|(_, _, number)| number.is_some());
        let mut by_number = BTreeMap::new();
        for (slot, (at, _, number)) in columns.iter().filter(is_keyword).enumerate() {
            let head = named.binary_search_by_key(at, |named| named.at).ok();
            let head = head.and_then(|index| named.get(index)?.head);
            self.layout.slots.push(Slot {
                loose: number.is_none(),
                shown: Shown::No,
                named: true,
                key: head.and_then(|head| Some((head.kind?, head.number?))),
            });
            // 关键词, 关键词2: the first needs no number to be the first.
            let number = number.or((slot == 0).then_some(1));
            if let Some(number) = number.filter(|_| numbered) {
                by_number.entry(number).or_insert(slot);
            }
            self.layout.set(*at, Role::Part(slot, Part::Name));
        }
        let alone = self.layout.slots.len() == 1;
        let content = columns.iter().any(|(_, column, _)| *column == Column::Content);
        let mut left = None;
        for named in named.iter().filter(|named| named.head.is_none()) {
            self.layout.set(named.at, Role::Unknown);
        }
        let ids = named.iter().filter_map(|named| Some((named.head?, named.at)));
        let ids = ids.filter(|(head, _)| head.is(Column::Id));
        let id = ids.min_by_key(|(head, at)| (head.rank, *at)).map(|(_, at)| at);
        for (at, column, number) in &columns {
            let role = match column {
                Column::Keyword => {
                    left = Some(left.map_or(0, |left: usize| left + 1));
                    continue;
                }
                Column::Title => self.only_once(Role::Title),
                Column::Scene => self.only_once(Role::Scene),
                Column::Ignore => self.only_once(Role::Ignore),
                Column::Keys => self.only_once(Role::Keys),
                Column::Content => self.only_once(Role::Content),
                Column::Id if id == Some(*at) => Role::Id,
                Column::Example if content && self.layout.slots.is_empty() => self.only_once(Role::ContentExample),
                Column::Type | Column::Key | Column::Values if self.layout.slots.is_empty() => Role::Further,
                Column::Example | Column::Type | Column::Key | Column::Values => {
                    let slot = match number {
                        // One of another number is never taken for it, even where that has no keyword.
                        Some(number) if numbered => *by_number.entry(*number).or_insert_with(|| {
                            self.layout.slots.push(Slot::default());
                            self.layout.slots.len() - 1
                        }),
                        _ if alone => 0,
                        _ => left.unwrap_or_default(),
                    };
                    // The column of its keyword may be there under a name that is unknown.
                    if self.layout.slots.is_empty() {
                        self.layout.slots.push(Slot::default());
                    }
                    let part = match column {
                        Column::Example => Part::Example,
                        Column::Type => Part::Type,
                        Column::Key => Part::Key,
                        _ => Part::Values,
                    };
                    if let Some(slot) = self.layout.slots.get_mut(slot)
                        && part == Part::Example
                    {
                        slot.shown = Shown::Beside;
                    }
                    Role::Part(slot, part)
                }
                _ => Role::Further,
            };
            self.layout.set(*at, role);
        }
        self.columns = columns;
    }

    /// A role that one column has; others of its name are further ones.
    fn only_once(&mut self, role: Role) -> Role {
        if self.taken.contains(&role) {
            return Role::Further;
        }
        self.taken.push(role);
        role
    }

    /// 关键词1 above two columns, where no name says 示例: the second has the example.
    fn pair_with_blank(&mut self, named: &[Named], width: usize) {
        if self.layout.is_paired() {
            return;
        }
        for (index, it) in named.iter().enumerate() {
            let next = named.get(index + 1).map_or(width + 1, |next| next.at);
            if let Some(Role::Part(slot, Part::Name)) = self.layout.roles.get(it.at - 1).copied()
                && next == it.at + 2
            {
                self.layout.set(it.at + 1, Role::Part(slot, Part::Example));
                if let Some(slot) = self.layout.slots.get_mut(slot) {
                    slot.shown = Shown::Beside;
                }
            }
        }
    }
}
