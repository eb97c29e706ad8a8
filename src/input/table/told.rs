//! What of a table is no draft, or was read otherwise than it stands: told once per kind, with how often and where.

use std::collections::BTreeMap;

use crate::data::quoted;
use crate::input::context::Context;
use crate::input::place::Place;
use crate::place::cell_name;

/// How many of one kind are shown.
const SHOWN: usize = 4;
/// How many columns are named.
const COLUMNS: usize = 20;

/// Each kind is told at most once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A row above the names of the columns.
    Above,
    /// A cell in a column without a name.
    Unnamed,
    /// A column of running numbers.
    Serial,
    /// The names of the columns, repeated.
    Again,
    /// A sum, a signature, a remark on the whole.
    Closing,
    /// A row with a number or a remark and nothing of a draft.
    Empty,
    /// A table of something else beside those that are read.
    Foreign,
    /// A row that heads others.
    Section,
    /// A row that shows how a draft is to be filled in.
    Sample,
    /// A line of a form that a draft has no use for.
    Further,
    /// Several things in one cell, which were taken apart.
    Apart,
    /// Several things in one cell, and not as many beside them.
    Unfit,
    /// What may be several keywords, read as one.
    Whole,
    /// A column without a name, read as examples.
    Paired,
    /// A text without placeholders where some were expected.
    NoPlaceholders,
    /// A text with placeholders before which no name stands.
    Unlabelled,
    /// An example with lines of no keyword.
    Lines,
    /// A row whose cells stand between full-width commas, unlike the others.
    FullWidth,
    /// A title that is no cell of the table it belongs to.
    TitleAbove,
    /// A cell that says it holds what the one above it does.
    Ditto,
    /// A hidden row that was read.
    Hidden,
    /// A cell to the right of what any spreadsheet has.
    TooFar,
    /// A line before, between or behind tables that were drawn.
    Around,
}

#[derive(Debug, Default)]
struct Seen {
    first: Option<Place>,
    shown: Vec<String>,
    count: usize,
}

#[derive(Debug, Default)]
pub(super) struct Told {
    kinds: BTreeMap<Kind, Seen>,
    /// The columns that are not read, by their number.
    columns: BTreeMap<usize, Vec<Column>>,
}

/// A column that is not read.
#[derive(Debug)]
struct Column {
    name: String,
    place: Place,
    cells: usize,
}

impl Told {
    /// A cell of this kind.
    pub(super) fn cell(&mut self, kind: Kind, place: Place, text: &str) {
        let seen = self.kinds.entry(kind).or_default();
        seen.first.get_or_insert(place);
        seen.count += 1;
        if seen.shown.len() < SHOWN {
            let cell = place
                .cell
                .map_or_else(String::new, |(row, column)| cell_name(row, column) + " ");
            seen.shown.push(cell + &quoted(text));
        }
    }

    /// The name of a column that is not read; the cells below it follow.
    pub(super) fn column(&mut self, place: Place, name: &str) {
        let Some((_, column)) = place.cell else { return };
        let columns = self.columns.entry(column).or_default();
        // The same names are repeated more often than a table has others below.
        if columns.last().is_none_or(|last| last.name != name) {
            columns.push(Column {
                name: name.to_owned(),
                place,
                cells: 0,
            });
        }
    }

    /// A cell of a column that is not read.
    pub(super) fn in_column(&mut self, column: usize) {
        if let Some(last) = self.columns.get_mut(&column).and_then(|columns| columns.last_mut()) {
            last.cells += 1;
        }
    }

    /// Hands everything over as notes.
    pub(super) fn flush(self, context: &mut Context) {
        self.tell_columns(context);
        for (kind, seen) in self.kinds {
            let (zh, en) = kind.words();
            let shown = seen.shown.join(context.say("、", ", ").as_str());
            let more = seen.count - seen.shown.len();
            let message = if more > 0 {
                let count = seen.count;
                context.say(
                    format!("{zh}：{shown} 等 {count} 处"),
                    format!("{en}: {shown} and {more} more"),
                )
            } else {
                context.say(format!("{zh}：{shown}"), format!("{en}: {shown}"))
            };
            context.note(seen.first, message);
        }
    }

    fn tell_columns(&self, context: &mut Context) {
        let columns = || {
            self.columns
                .iter()
                .flat_map(|(at, columns)| columns.iter().map(move |it| (*at, it)))
        };
        let Some((_, first)) = columns().next() else { return };
        let count = columns().count();
        let cells: usize = columns().map(|(_, column)| column.cells).sum();
        let named = |(at, column): (usize, &Column)| {
            let letters = cell_name(1, at);
            format!("{} ({})", quoted(&column.name), letters.trim_end_matches('1'))
        };
        let names: Vec<String> = columns().take(COLUMNS).map(named).collect();
        let names = names.join(context.say("、", ", ").as_str());
        let (zh, en) = if count > COLUMNS { (" 等", " …") } else { ("", "") };
        let message = context.say(
            format!("{count} 列不是模板的内容，不读（共 {cells} 个单元格）：{names}{zh}"),
            format!("columns that are no part of a draft, and not read ({count} with {cells} cells): {names}{en}"),
        );
        context.note(Some(first.place), message);
    }
}

impl Kind {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Above => ("在列名之上，不读", "above the names of the columns, and not read"),
            Self::Unnamed => ("所在的列没有列名，不读", "in a column without a name, and not read"),
            Self::Serial => ("顺序编号，不读", "running numbers, not read"),
            Self::Again => ("列名又出现一次，按列名处理", "the names of the columns once more"),
            Self::Closing => (
                "合计、落款或说明，不是模板，不读",
                "a sum, a signature or a remark, no draft, and not read",
            ),
            Self::Empty => (
                "这一行没有标题和关键词，不读",
                "a row without a title and keywords, and not read",
            ),
            Self::Foreign => (
                "另一张表，不是模板，不读",
                "another table, which is none of templates, and not read",
            ),
            Self::Sample => (
                "填写示例，不是模板，不读",
                "a sample of how to fill in the table, no draft, and not read",
            ),
            Self::Section => ("小标题，不读", "a heading of a part, and not read"),
            Self::Further => ("不是模板的内容，不读", "no part of a draft, and not read"),
            Self::Apart => (
                "一个单元格里有多项，已拆开",
                "several things in one cell, which were taken apart",
            ),
            Self::Unfit => (
                "一个单元格里有多项，但数目与关键词不符，没有拆开",
                "several things in one cell, but not as many as beside it, so that it was not taken apart",
            ),
            Self::Whole => (
                "可能是几个关键词，按一个读；是几个就用顿号隔开",
                "this may be several keywords and is read as one; if it is several, write 、 between them",
            ),
            Self::Paired => (
                "没有列名的一列，按左边关键词的示例读",
                "a column without a name, read as the examples of the keywords to its left",
            ),
            Self::NoPlaceholders => (
                "没有 {{…}} 占位符，读不出关键词",
                "a text without {{…}} placeholders, in which no keywords are found",
            ),
            Self::Unlabelled => (
                "有的占位符前没有名称，不算关键词",
                "placeholders without a name before them, which are no keywords",
            ),
            Self::Lines => (
                "示例中有的行不属于任何关键词，不读",
                "an example with lines that are of no keyword, which are not read",
            ),
            Self::FullWidth => (
                "这一行用的是全角逗号，已按逗号分开",
                "a row with full-width commas, which was divided by them",
            ),
            Self::TitleAbove => (
                "列名中没有标题，以表格上方的这一行为标题",
                "the table has no column for the title, so this is taken for it",
            ),
            Self::Ditto => (
                "与上一行相同，按上一行的标题读",
                "the same as above, read as the title of the row above",
            ),
            Self::Hidden => ("隐藏的行也读了", "hidden rows, which are read as well"),
            Self::TooFar => (
                "超出电子表格最右的一列，不读",
                "to the right of what a spreadsheet has, and not read",
            ),
            Self::Around => ("在表格之外，不读", "outside of the table, and not read"),
        }
    }
}
