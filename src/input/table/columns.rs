//! Which column of a table is what: by their names, or by the shape of the table.

use super::rows::{Cell, Row};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) enum Column {
    Id,
    Title,
    Keyword,
    Example,
    Type,
    Scene,
    /// Not read. What has no name of ours is told once, at the head.
    Unknown,
}

/// What the columns of a table are called. A name may have a number, as 关键词1 has, and a note in brackets.
pub(in crate::input) const NAMES: [(&str, Column); 31] = [
    ("id", Column::Id),
    ("编号", Column::Id),
    ("模板id", Column::Id),
    ("模板编号", Column::Id),
    ("title", Column::Title),
    ("标题", Column::Title),
    ("模板标题", Column::Title),
    ("模板名称", Column::Title),
    ("keyword", Column::Keyword),
    ("keyword name", Column::Keyword),
    ("关键词", Column::Keyword),
    ("关键词名称", Column::Keyword),
    ("关键字", Column::Keyword),
    ("字段", Column::Keyword),
    ("字段名", Column::Keyword),
    ("字段名称", Column::Keyword),
    ("example", Column::Example),
    ("keyword example", Column::Example),
    ("示例", Column::Example),
    ("内容示例", Column::Example),
    ("关键词示例", Column::Example),
    ("例子", Column::Example),
    ("举例", Column::Example),
    ("样例", Column::Example),
    ("示例值", Column::Example),
    ("type", Column::Type),
    ("类型", Column::Type),
    ("取值类型", Column::Type),
    ("scene", Column::Scene),
    ("场景", Column::Scene),
    ("序号", Column::Unknown),
];

/// A column by its name, with the number in it.
type Named = (Column, Option<u32>);

/// What a name at the head of a column stands for.
pub(in crate::input) fn column(name: &str) -> Option<Named> {
    // Names of two letters are set apart by a blank, 标　题, to be as wide as the others.
    let name: String = name.to_ascii_lowercase().split_whitespace().collect();
    // What forms put around a name: *标题, 标题：, 标题（必填）.
    let name = name.trim_matches(['*', '＊', ':', '：']);
    let (name, note) = name.split_once(['(', '（']).unwrap_or((name, ""));
    let note = note.trim_end_matches([')', '）']);
    let bare = name.trim_end_matches(is_digit);
    let number = if bare.len() < name.len() {
        name.get(bare.len()..)?
    } else {
        note
    };
    let bare = bare.trim_end_matches(['_', '-']);
    let (_, column) = NAMES
        .iter()
        .find(|(known, _)| known.split(' ').flat_map(str::chars).eq(bare.chars()))?;
    Some((*column, read_number(number)))
}

pub(in crate::input) fn is_digit(char: char) -> bool {
    matches!(char, '0'..='9' | '０'..='９')
}

fn read_number(digits: &str) -> Option<u32> {
    let ascii = |c: char| match c {
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
        c => c,
    };
    digits.chars().map(ascii).collect::<String>().parse().ok()
}

/// Whether a column of drafts is called so.
pub(in crate::input) fn is_name(text: &str) -> bool {
    column(text).is_some_and(|(column, _)| column != Column::Unknown)
}

/// Whether these cells do no more than name a column of titles, or one of ids and one of titles.
pub(in crate::input) fn names_titles<'c>(cells: impl Iterator<Item = &'c str>) -> bool {
    let columns: Vec<_> = cells.map(column).collect();
    matches!(
        columns.as_slice(),
        [Some((Column::Title, None))] | [Some((Column::Id, None)), Some((Column::Title, None))]
    )
}

pub(in crate::input) struct Layout {
    pub(in crate::input) columns: Vec<Column>,
    /// For the columns of examples and types: which column has their keyword.
    owners: Vec<Option<usize>>,
    /// Whether a row is one keyword, and a template goes on as long as its title is repeated or left out.
    pub(in crate::input) long: bool,
}

impl Layout {
    fn new(named: &[Named], long: bool) -> Self {
        let is_keyword = |(column, _): &Named| *column == Column::Keyword;
        let first = named.iter().position(is_keyword);
        let alone = first == named.iter().rposition(is_keyword);
        let numbered = named.iter().any(|it| is_keyword(it) && it.1.is_some());
        // 关键词, 关键词2: the first needs no number to be the first.
        let number_of = |index: usize| named.get(index)?.1.or((Some(index) == first).then_some(1));
        let owner = |(index, (column, number)): (usize, &Named)| match (column, number) {
            // The number says whose example it is, wherever the two stand; one of another number is never taken for it.
            (Column::Example | Column::Type, Some(_)) if numbered => {
                (0..named.len()).find(|at| named.get(*at).is_some_and(is_keyword) && number_of(*at) == *number)
            }
            (Column::Example | Column::Type, _) if alone => first,
            (Column::Example | Column::Type, _) => named.get(..index)?.iter().rposition(is_keyword),
            _ => None,
        };
        Self {
            columns: named.iter().map(|(column, _)| *column).collect(),
            owners: named.iter().enumerate().map(owner).collect(),
            long,
        }
    }

    /// Whether several columns have names of ours: a row that says so is a row of names for sure.
    pub(in crate::input) fn names_several(&self) -> bool {
        self.columns.iter().filter(|column| **column != Column::Unknown).count() > 1
    }

    /// The column of the keyword that an example or a type belongs to.
    pub(in crate::input) fn owner(&self, index: usize) -> Option<usize> {
        self.owners.get(index).copied().unwrap_or(index.checked_sub(1))
    }

    /// What stands in this cell; past the named columns of a wide table keyword and example go on by turns.
    pub(in crate::input) fn column(&self, index: usize) -> Option<Column> {
        let Some(past) = index.checked_sub(self.columns.len()) else {
            return self.columns.get(index).copied();
        };
        let turns = !self.long && matches!(self.columns.as_slice(), [Column::Title] | [.., Column::Example]);
        turns.then_some(if past % 2 == 0 {
            Column::Keyword
        } else {
            Column::Example
        })
    }
}

/// The layout the first row names, if it is a row of names.
pub(in crate::input) fn headed(cells: &[Cell]) -> Option<Layout> {
    let found: Vec<Option<Named>> = cells.iter().map(|cell| column(&cell.text)).collect();
    let titled = found.contains(&Some((Column::Title, None)));
    let all_named = cells
        .iter()
        .zip(&found)
        .all(|(cell, found)| found.is_some() || cell.given().is_none());
    let several = found.iter().flatten().count() > 1;
    if !(titled || all_named && several) {
        return None;
    }
    let mut keywords = found.iter().flatten().filter(|(column, _)| *column == Column::Keyword);
    let long = matches!((keywords.next(), keywords.next()), (Some((_, None)), None));
    let named: Vec<Named> = found
        .into_iter()
        .map(|found| found.unwrap_or((Column::Unknown, None)))
        .collect();
    Some(Layout::new(&named, long))
}

/// The layout of a table without names.
pub(in crate::input) fn shaped(rows: &[Row], library: bool) -> Layout {
    let sound: Vec<&[Cell]> = rows.iter().filter_map(|row| row.cells.as_deref().ok()).collect();
    // Columns that are empty to the end are only in the selection.
    let width = |cells: &[Cell]| {
        cells
            .iter()
            .rposition(|cell| cell.given().is_some())
            .map_or(0, |last| last + 1)
    };
    let widest = sound.iter().map(|cells| width(cells)).max().unwrap_or_default();
    let first = |cells: &[Cell]| cells.first().and_then(Cell::given).map(str::to_owned);
    let repeats = sound.windows(2).any(|pair| match pair {
        [above, below] => first(below).is_none_or(|title| first(above).as_ref() == Some(&title)),
        _ => false,
    });
    let han =
        |cell: Option<&Cell>| cell.is_some_and(|cell| cell.text.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}')));
    let ids = library && widest == 2 && sound.iter().all(|cells| !han(cells.first()) && han(cells.get(1)));
    let (columns, long): (&[Column], _) = if ids {
        (&[Column::Id, Column::Title], false)
    } else if repeats && (2..=4).contains(&widest) {
        (&[Column::Title, Column::Keyword, Column::Example, Column::Type], true)
    } else {
        (&[Column::Title], false)
    };
    let named: Vec<Named> = columns.iter().map(|column| (*column, None)).collect();
    Layout::new(&named, long)
}
