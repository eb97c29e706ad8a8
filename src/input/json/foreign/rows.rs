//! Rows of programs, which have no names for what they hold: `Draft("取书通知", ["书名", "取书时间"])`. A title that does not
//! end as titles do is one where it stands as that of a sibling does.

use super::super::syntax::View;
use super::member::Member;
use super::names::Names;
use super::pairs::{self, Pair, Pairs, Placed};
use super::record::Record;
use crate::input::platform::words::{ends_in_noun, is_label, is_notice, is_title, is_variable, key, value_type};

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
    // Of what is none all the same the title is told by whoever has the text.
    if has_notice(view) {
        return None;
    }
    let (record, list) = listing(view, names)?;
    let text = |index: usize| record.members.get(index).and_then(|member| member.text());
    let titled = |index: usize| text(index).is_some_and(is_title);
    let alike = |form: &&Form| form.cells == cells(&record, list) && form.list == list && titled(form.title);
    if let Some(form) = forms.iter().find(alike) {
        return Some(Row::Draft(record, form.title));
    }
    let beside = (0..record.members.len()).find(|index| *index != list && titled(*index))?;
    Some(Row::Doubtful(text(beside)?.to_owned()))
}

fn has_notice(row: View<'_>) -> bool {
    row.parts().any(|cell| cell.text().is_some_and(|text| is_notice(&text)))
}

/// A row with a title that ends as titles do.
fn sure<'t>(view: View<'t>, names: &mut Names) -> Option<(Record<'t>, Form)> {
    if !has_notice(view) {
        return None;
    }
    let (record, list) = listing(view, names)?;
    // What a program logs has commas as well.
    let (index, keywords) = record.list.as_ref()?;
    let written = record
        .members
        .get(*index)
        .is_some_and(|member| !member.view.has_parts());
    let named = keywords.found.iter().filter(|pair| ends_in_noun(&pair.label.text));
    if written && 2 * named.count() < keywords.found.len() {
        return None;
    }
    let mut members = record.members.iter().enumerate();
    let (title, _) = members.find(|(index, member)| *index != list && member.text().is_some_and(is_notice))?;
    let form = Form {
        cells: cells(&record, list),
        title,
        list,
    };
    Some((record, form))
}

impl<'t> Record<'t> {
    /// Keywords that one cell lists, with the examples that the cell behind it lists: `"书名,日期", "边城,1月5日"`.
    fn exemplified(&self, (index, mut keywords): (usize, Pairs<'t>)) -> (usize, Pairs<'t>) {
        let beside = self.members.get(index + 1).and_then(|member| member.scalar.as_ref());
        let Some(beside) = beside.filter(|_| keywords.found.len() > 1) else {
            return (index, keywords);
        };
        let parts = ['、', '，', ',', '\n', '|'].into_iter().find_map(|mark| {
            let parts: Vec<&str> = beside.text.split(mark).map(str::trim).collect();
            (parts.len() == keywords.found.len() && parts.iter().all(|part| !part.is_empty())).then_some(parts)
        });
        for (pair, part) in keywords.found.iter_mut().zip(parts.into_iter().flatten()) {
            pair.example = Some(Placed {
                text: part.to_owned().into(),
                at: beside.at,
            });
        }
        (index, keywords)
    }
}

/// How many cells a row has, where its keywords are one of them.
fn cells(record: &Record<'_>, list: usize) -> usize {
    let first = record.members.get(list).and_then(|member| member.text());
    if first.is_some_and(is_label) {
        0
    } else {
        record.members.len()
    }
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
        let joined = |(index, member): (usize, &Member<'t>)| Some((index, member.joined(true)?));
        let found = record.members.iter().enumerate().find_map(joined);
        let found = found.or_else(|| further(&record))?;
        let index = found.0;
        record.list = Some(record.exemplified(found));
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

/// The keywords that stand in cells of their own behind the title: `Draft("取书通知", "书名", "取书时间")`. The first of them
/// stands for the list.
fn further<'t>(record: &Record<'t>) -> Option<(usize, Pairs<'t>)> {
    let labels = record.members.iter().rev().take_while(|member| {
        let label = member.scalar.as_ref().filter(|label| is_label(&label.text));
        label.is_some_and(|label| !is_notice(&label.text))
    });
    // Of a title that ends otherwise the cell is a label as well.
    let title = record
        .members
        .iter()
        .position(|member| member.text().is_some_and(is_notice));
    let from = (record.members.len() - labels.count()).max(title.map_or(1, |title| title + 1));
    let cells = record.members.get(from..)?;
    let named = cells
        .iter()
        .filter(|member| member.text().is_some_and(ends_in_noun))
        .count();
    let pair = |member: &Member<'t>| {
        Some(Pair {
            label: member.scalar.clone()?,
            key: None,
            example: None,
            kind: None,
            values: Vec::new(),
        })
    };
    let found: Vec<Pair<'t>> = cells.iter().filter_map(pair).collect();
    let sound = from > 0 && found.len() > 1 && found.len() == cells.len() && 2 * named >= found.len();
    sound.then_some((
        from,
        Pairs {
            found,
            ..Pairs::default()
        },
    ))
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

/// Whether at least half of a list end as the names of keywords do.
pub(super) fn names_keywords(list: View<'_>) -> bool {
    let texts = || list.parts().filter_map(View::text);
    2 * texts().filter(|text| ends_in_noun(text)).count() >= list.parts().count().max(1)
}
