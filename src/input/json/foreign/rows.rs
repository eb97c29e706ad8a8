//! Rows of programs, which have no names for what they hold: `Draft("取书通知", ["书名", "取书时间"])`. A title that does not
//! end as titles do is one where it stands as that of a sibling does.

use super::super::syntax::View;
use super::names::Names;
use super::pairs::{self, Pairs, Placed};
use super::record::Record;
use crate::input::platform::words::{is_notice, is_title, is_variable, key, value_type};

/// How many forms of rows are told apart among siblings.
const FORMS: usize = 16;
/// A row of more cells is one of a table of something else.
const WIDEST: usize = 64;

/// How many cells a row has, which of them is the title and which lists the keywords.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Form {
    cells: usize,
    title: usize,
    list: usize,
}

/// What a row of a program is.
#[derive(Debug)]
pub(super) enum Row<'t> {
    /// A draft: its cells, and which of them is the title.
    Draft(Record<'t>, usize),
    /// It may be one, but nothing says that this text is its title.
    Doubtful(String),
}

/// The forms of those of these rows that surely are drafts.
pub(super) fn forms<'t>(rows: impl Iterator<Item = View<'t>>, names: &mut Names) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    for row in rows {
        if let Some((_, form)) = sure(row, names)
            && !forms.contains(&form)
        {
            forms.push(form);
        }
        if forms.len() == FORMS {
            break;
        }
    }
    forms
}

/// What a row is among siblings of these forms.
pub(super) fn row<'t>(view: View<'t>, forms: &[Form], names: &mut Names) -> Option<Row<'t>> {
    if let Some((record, form)) = sure(view, names) {
        return Some(Row::Draft(record, form.title));
    }
    let (record, list) = listing(view, names)?;
    let text = |index: usize| record.members.get(index).and_then(|member| member.text());
    let titled = |index: usize| text(index).is_some_and(is_title);
    let alike = |form: &&Form| form.cells == record.members.len() && form.list == list && titled(form.title);
    match forms.iter().find(alike) {
        Some(form) => Some(Row::Draft(record, form.title)),
        None => {
            let beside = (0..record.members.len()).find(|index| *index != list && titled(*index))?;
            Some(Row::Doubtful(text(beside)?.to_owned()))
        }
    }
}

/// A row with a title that ends as titles do.
fn sure<'t>(view: View<'t>, names: &mut Names) -> Option<(Record<'t>, Form)> {
    if !view.parts().any(|cell| cell.text().is_some_and(|text| is_notice(&text))) {
        return None;
    }
    let (record, list) = listing(view, names)?;
    let mut members = record.members.iter().enumerate();
    let (title, _) = members.find(|(index, member)| *index != list && member.text().is_some_and(is_notice))?;
    let form = Form {
        cells: record.members.len(),
        title,
        list,
    };
    Some((record, form))
}

/// A row of which one cell lists keywords, and which it is; a list of as many texts behind it has their examples or keys.
fn listing<'t>(view: View<'t>, names: &mut Names) -> Option<(Record<'t>, usize)> {
    if view.parts().nth(WIDEST).is_some() {
        return None;
    }
    let mut lists = view.parts().enumerate().filter(|(_, part)| part.has_parts());
    let (first, beside, none) = (lists.next(), lists.next(), lists.next());
    let mut record = Record::new(view, names);
    let Some((index, list)) = first else {
        // "书名,取书时间"
        let joined = record.members.iter().enumerate().find_map(|(index, member)| {
            let pairs = member.joined(true)?;
            Some((index, pairs))
        })?;
        let index = joined.0;
        record.list = Some(joined);
        return Some((record, index));
    };
    if none.is_some() || !list.is_list() && beside.is_some() {
        return None;
    }
    let mut keywords = pairs::pairs(list, true, names)?;
    if let Some((_, beside)) = beside {
        fill(&mut keywords, beside);
    }
    record.list = Some((index, keywords));
    Some((record, index))
}

/// Gives each keyword what stands in its place in the list beside.
fn fill<'t>(keywords: &mut Pairs<'t>, beside: View<'t>) {
    let cells: Vec<Placed<'t>> = beside.parts().filter_map(Placed::of).collect();
    if keywords.rest > 0 || cells.len() != keywords.found.len() || cells.len() != beside.parts().count() {
        // A list of something else is told as what has no name.
        keywords.rest += 1;
        return;
    }
    let keyed = cells.iter().all(|cell| key(&cell.text).is_some());
    for (pair, cell) in keywords.found.iter_mut().zip(cells) {
        if keyed {
            pair.kind = value_type(&cell.text).map(str::to_owned);
            pair.key = key(&cell.text).map(str::to_owned);
        } else if pair.example.is_none() && !is_variable(&cell.text) {
            pair.example = Some(cell);
        }
    }
}
