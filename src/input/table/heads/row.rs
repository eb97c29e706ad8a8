//! Which rows name the columns.

use super::names::Column;
use super::{Head, head, may_be_name, numeral};
use crate::input::table::cell::{Cell, Row};
use crate::input::table::layout::Named;
use crate::input::table::look::{is_value, may_be_title, notifies};

/// The longest text that names a column of something else, in characters.
const LONGEST_NAME: usize = 16;

/// The names of the columns: a row, or two where one heads the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::input::table) struct HeadRow {
    pub(in crate::input::table) named: Vec<Named>,
    /// How many columns the row has.
    pub(in crate::input::table) width: usize,
    /// How many rows it takes.
    pub(in crate::input::table) rows: usize,
}

/// What the first row of a table is whose columns are drafts, each row named in its first cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input::table) enum Transposed {
    /// 字段 | 模板A | 模板B, the titles below.
    Caption,
    /// 字段 | 停水通知 | 停电通知.
    Titles,
}

/// Whether the columns of a table that begins with this row are drafts.
pub(in crate::input::table) fn transposed(row: &Row, below: &[Row]) -> Option<Transposed> {
    const LOOKED: usize = 8;
    let named = |row: &Row| head(&row.cells.first().filter(|first| first.column == 1)?.text);
    let drafts = row.cells.get(usize::from(row.cells.first()?.column == 1)..)?;
    let of_title = |head: Head| matches!(head.column, Column::Title | Column::Name);
    let numbered =
        |head: Head| matches!(head.column, Column::Title | Column::Name | Column::Content) && head.number.is_some();
    let plain = drafts.iter().all(|cell| head(&cell.text).is_none_or(numbered));
    if drafts.len() < 2 || !plain || named(row).is_some_and(of_title) {
        return None;
    }
    let (first, last) = (drafts.first()?.column, drafts.last()?.column);
    let mut titled = false;
    let mut kinds = Vec::new();
    for row in below.iter().take(LOOKED) {
        let within = |cell: &Cell| cell.column == 1 || (first..=last).contains(&cell.column);
        // A row of another table ends this one.
        let Some(found) = named(row).filter(|_| row.cells.iter().all(within)) else {
            break;
        };
        titled |= of_title(found);
        if is_of_draft(&found) {
            kinds.push(found);
        }
    }
    kinds.sort_unstable();
    kinds.dedup();
    let keywords = [Column::Keyword, Column::Content, Column::Example];
    if kinds.len() < 2 || !kinds.iter().any(|head| keywords.contains(&head.column)) {
        return None;
    }
    let titles = || drafts.iter().filter(|cell| may_be_title(&cell.text)).count() * 2 > drafts.len();
    if titled {
        return Some(Transposed::Caption);
    }
    titles().then_some(Transposed::Titles)
}

impl HeadRow {
    /// The names in this row, if it is a row of names; the rows below tell what a row alone cannot.
    pub(in crate::input::table) fn find(row: &Row, below: &[Row]) -> Option<Self> {
        let mut named: Vec<Named> = row.cells.iter().map(named).collect();
        counted(row, &mut named);
        // Most rows of most tables end here.
        if named.iter().all(|named| named.head.is_none()) {
            return None;
        }
        let says_title = |cell: &Cell| notifies(&cell.text) && head(&cell.text).is_none() && !names_other(&cell.text);
        if row.cells.iter().any(says_title) || transposed(row, below).is_some() {
            return None;
        }
        let found = Self {
            named,
            width: width(row),
            rows: 1,
        };
        let groups = found
            .heads()
            .any(|head| head.is(Column::Keyword) && head.number.is_some());
        if (found.titled() || groups)
            && let Some(below) = below.first()
            && let Some(joined) = Self::joined(row, below)
        {
            return Some(joined);
        }
        found.is_sure(row, below).then_some(found)
    }

    /// Whether all cells of a row may be names, which those of nearly no row of a table are.
    pub(in crate::input::table) fn may_be(row: &Row) -> bool {
        let may_be = |cell: &Cell| may_be_name(&cell.text) || numeral(cell.text.trim()).is_some();
        row.cells.iter().all(may_be)
    }

    /// The names in a row further down, where others were found above: nothing else may stand in it. Either this row or
    /// the one below it [may be](Self::may_be) one of names.
    pub(in crate::input::table) fn again(above: &Self, row: &Row, below: &[Row]) -> Option<Self> {
        let first = row.cells.first().filter(|first| !first.literal)?;
        head(&first.text)?;
        let found = Self::find(row, below)?;
        let all = found.named.iter().all(|named| named.head.is_some());
        let kinds = found.kinds();
        (kinds > 1 && (found.titled() || !above.titled()) && (found.rows > 1 || all)).then_some(found)
    }

    /// The names of a table within a form, where 关键词1 | 编号 is a name and its value, although both are names.
    pub(in crate::input::table) fn in_form(row: &Row, below: &[Row]) -> Option<Self> {
        let found = Self::find(row, below)?;
        let has_any = |columns: &[Column]| columns.iter().any(|column| found.has(*column));
        let keywords = has_any(&[Column::Keyword, Column::Field, Column::Meaning]);
        let beside = has_any(&[Column::Example, Column::Text, Column::Type, Column::Key]);
        let numbered = found.heads().any(|head| head.number.is_some());
        let next = below.first().and_then(|row| head(&row.cells.first()?.text));
        let form_goes_on = next.is_some_and(|head| {
            let part_of_keyword = [
                Column::Keyword,
                Column::Example,
                Column::Type,
                Column::Key,
                Column::Values,
            ];
            part_of_keyword.contains(&head.column)
        });
        let table = keywords && (found.titled() || beside && !numbered && !form_goes_on);
        table.then_some(found)
    }

    pub(in crate::input::table) fn has(&self, column: Column) -> bool {
        self.heads().any(|head| head.is(column))
    }

    pub(in crate::input::table) fn titled(&self) -> bool {
        self.has(Column::Title) || self.has(Column::Name)
    }

    fn heads(&self) -> impl Iterator<Item = Head> {
        self.named.iter().filter_map(|named| named.head)
    }

    /// How many different columns of a draft are named.
    fn kinds(&self) -> usize {
        let mut kinds: Vec<_> = self.heads().filter(is_of_draft).map(|head| head.column).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds.len()
    }

    fn is_sure(&self, row: &Row, below: &[Row]) -> bool {
        if row.cells.len() == 1 {
            // Alone it would be a title like any other.
            return self.has(Column::Title) && below.first().is_some_and(|next| next.cells.len() == 1);
        }
        let known = self.heads().filter(is_of_draft).count();
        let whole = (self.has(Column::Title) || self.has(Column::Name))
            && [Column::Keyword, Column::Content, Column::Field, Column::Text]
                .iter()
                .any(|column| self.has(*column));
        let short = |cell: &Cell| cell.text.chars().count() <= LONGEST_NAME && !is_value(&cell.text);
        match self.kinds() {
            0 => false,
            1 => {
                let first = self
                    .named
                    .iter()
                    .take(3)
                    .any(|it| it.head.is_some_and(|head| head.is(Column::Title)));
                let others = self.named.iter().filter(|named| named.head.is_none()).count();
                first && known == 1 && others < row.cells.len() && row.cells.iter().all(short)
            }
            _ => whole || 2 * self.heads().count() >= row.cells.len(),
        }
    }

    /// 关键词1 above 名称 and 示例: two rows that name the columns together.
    fn joined(row: &Row, below: &Row) -> Option<Self> {
        // Names with a title among them need no others above, unless those have none.
        let titled = row
            .cells
            .iter()
            .any(|cell| head(&cell.text).is_some_and(|head| head.is(Column::Title)));
        let lower = |cell: &Cell| match head(&cell.text) {
            Some(head) => !head.is(Column::Title) || !titled,
            None => numeral(cell.text.trim()).is_some(),
        };
        if row.cells.len() < 2 || below.cells.len() < 2 || !below.cells.iter().all(lower) {
            return None;
        }
        let mut named = Vec::new();
        let mut divided = false;
        let mut upper = row.cells.iter().peekable();
        let mut above: Option<&Cell> = None;
        let mut lower = below.cells.iter().peekable();
        // From left to right, whichever of both rows comes next.
        while let Some(at) = [upper.peek(), lower.peek()]
            .into_iter()
            .flatten()
            .map(|cell| cell.column)
            .min()
        {
            let over = upper.next_if(|cell| cell.column == at);
            above = over.or(above);
            match (over, lower.next_if(|cell| cell.column == at)) {
                (Some(cell), None) => named.push(self::named(cell)),
                (_, Some(cell)) => {
                    let over_it = above.filter(|above| above.column == at || head(&above.text).is_some());
                    divided |= over.is_none() && over_it.is_some();
                    named.push(Named {
                        at,
                        head: together(over_it, cell),
                    });
                }
                (None, None) => break,
            }
        }
        let numbers_only = !named.iter().all(|named| named.head.is_some());
        let found = Self {
            named,
            width: width(row).max(width(below)),
            rows: 2,
        };
        let keyword = [Column::Keyword, Column::Field, Column::Meaning];
        let has_keyword = keyword.iter().any(|column| found.has(*column));
        (divided && !numbers_only && has_keyword).then_some(found)
    }
}

fn is_of_draft(head: &Head) -> bool {
    !matches!(head.column, Column::Further | Column::Serial | Column::Keyed)
}

/// Whether a text that speaks of notices names a column of something about them: 通知类别, 提醒方式.
fn names_other(text: &str) -> bool {
    const ENDS: [&str; 14] = [
        "类别", "类型", "分类", "方式", "对象", "人", "时间", "次数", "状态", "渠道", "规则", "级别", "频率", "范围",
    ];
    ENDS.iter().any(|end| text.trim().ends_with(end))
}

/// 标题 | 1 | 2 | 3: beside a title numbers that count from one stand above keywords.
fn counted(row: &Row, named: &mut [Named]) {
    let counts = |cell: &Cell| numeral(cell.text.trim());
    let numbers: Vec<u32> = row.cells.iter().filter_map(counts).collect();
    let titled = named
        .iter()
        .filter_map(|named| named.head)
        .any(|head| head.is(Column::Title));
    let others = named.iter().filter(|named| named.head.is_none()).count();
    let in_order = numbers.iter().zip(1..).all(|(number, wanted)| *number == wanted);
    if !titled || numbers.len() < 2 || others != numbers.len() || !in_order {
        return;
    }
    for (named, cell) in named.iter_mut().zip(row.cells) {
        named.head = named.head.or(counts(cell).map(|number| Head {
            column: Column::Keyword,
            number: Some(number),
            leading: None,
            kind: None,
            rank: 0,
        }));
    }
}

fn named(cell: &Cell) -> Named {
    Named {
        at: cell.column,
        head: head(&cell.text),
    }
}

/// What the lower of two names says under the upper.
fn together(above: Option<&Cell>, cell: &Cell) -> Option<Head> {
    let own = head(&cell.text);
    let Some(above) = above else { return own };
    let joined = format!("{}{}", above.text.trim(), cell.text.trim());
    if let Some(found) = head(&joined) {
        return Some(found);
    }
    let number = head(&above.text).and_then(|head| head.number);
    own.map(|own| Head {
        number: own.number.or(number),
        ..own
    })
}

/// How many columns a row has, those of merged cells counted.
fn width(row: &Row) -> usize {
    let merged = row.cells.last().map_or(0, |last| {
        last.column + usize::try_from(last.spans.0).unwrap_or(1).saturating_sub(1)
    });
    row.width.max(merged)
}
