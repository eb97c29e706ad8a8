//! Lists that pair a label with a key, in whatever form people keep them.

use std::borrow::Cow;

use super::super::syntax::View;
use super::names::Names;
use crate::input::platform::names::{Meaning, Name};
use crate::input::platform::words::{is_label, is_variable, key, value_type};

/// A text and where it stands.
#[derive(Debug, Clone)]
pub(in crate::input::json) struct Placed<'t> {
    pub(in crate::input::json) text: Cow<'t, str>,
    pub(in crate::input::json) at: usize,
}

impl<'t> Placed<'t> {
    pub(in crate::input::json) fn of(view: View<'t>) -> Option<Self> {
        let text = view.scalar()?;
        Some(Self { text, at: view.at() })
    }
}

/// A keyword as a list has it.
#[derive(Debug, Clone)]
pub(in crate::input::json) struct Pair<'t> {
    pub(in crate::input::json) label: Placed<'t>,
    pub(in crate::input::json) key: Option<String>,
    pub(in crate::input::json) example: Option<Placed<'t>>,
    pub(in crate::input::json) kind: Option<String>,
    pub(in crate::input::json) values: Vec<String>,
}

/// The keywords of a list, and what of it is none.
#[derive(Debug, Clone, Default)]
pub(in crate::input::json) struct Pairs<'t> {
    pub(in crate::input::json) found: Vec<Pair<'t>>,
    /// Names of variables where examples would stand.
    pub(in crate::input::json) variables: usize,
    /// What pairs nothing.
    pub(in crate::input::json) rest: usize,
}

impl<'t> Pairs<'t> {
    fn add(&mut self, pair: Option<(Pair<'t>, usize)>) {
        match pair {
            Some((pair, variables)) => {
                self.found.push(pair);
                self.variables += variables;
            }
            None => self.rest += 1,
        }
    }

    /// If at least half of it pairs something.
    fn if_any(self) -> Option<Self> {
        (!self.found.is_empty() && self.found.len() >= self.rest).then_some(self)
    }
}

/// The pairs of a list or an object; `listed` if its name says that it holds keywords.
pub(in crate::input::json) fn pairs<'t>(view: View<'t>, listed: bool, names: &mut Names) -> Option<Pairs<'t>> {
    if view.is_object() {
        return map(view, listed, names);
    }
    let first = view.parts().next()?;
    if first.is_list() {
        return rows(view).or_else(|| listed.then(|| examples(view)).flatten());
    }
    let mut found = Pairs::default();
    if first.is_object() {
        // What does not begin with a keyword is a list of something else, and may be long.
        pair(first, listed, names)?;
        view.parts().for_each(|item| found.add(pair(item, listed, names)));
        return found.if_any();
    }
    if !listed && joined(first).is_none() {
        return None;
    }
    for item in view.parts() {
        let label = item.text().filter(|text| listed && is_label(text));
        let label = label.map(|text| bare(Placed { text, at: item.at() }));
        found.add(joined(item).or(label).map(|pair| (pair, 0)));
    }
    found.if_any()
}

/// `"thing1:书名"`, or the other way round.
fn joined(item: View<'_>) -> Option<Pair<'_>> {
    let text = item.text()?;
    let (a, b) = text.split_once([':', '：', '=', ' ', '|'])?;
    let (a, b) = (a.trim(), b.trim());
    let (found, label) = key(a)
        .map(|found| (found, b))
        .or_else(|| key(b).map(|found| (found, a)))?;
    let placed = Placed {
        text: Cow::Owned(label.to_owned()),
        at: item.at(),
    };
    is_label(label).then(|| keyed(placed, found, None))
}

/// A keyword of which no more is known than its label.
fn bare(label: Placed<'_>) -> Pair<'_> {
    Pair {
        label,
        key: None,
        example: None,
        kind: None,
        values: Vec::new(),
    }
}

fn keyed<'t>(label: Placed<'t>, key: &str, example: Option<Placed<'t>>) -> Pair<'t> {
    Pair {
        key: Some(key.to_owned()),
        kind: value_type(key).map(str::to_owned),
        example,
        ..bare(label)
    }
}

/// The keyword an object of a list is, and how many variables stand in it.
pub(in crate::input::json) fn pair<'t>(view: View<'t>, listed: bool, names: &mut Names) -> Option<(Pair<'t>, usize)> {
    /// What it takes to be a keyword; other objects may have any number of members.
    const MOST: usize = 64;
    if !view.is_object() {
        return None;
    }
    let members: Vec<(View<'t>, Meaning, Option<Placed<'t>>)> = view
        .parts()
        .take(MOST)
        .map(|part| {
            (
                part,
                names.of(&part.key().unwrap_or_default()).meaning,
                Placed::of(part),
            )
        })
        .collect();
    if let [(part, _, Some(label))] = members.as_slice()
        && let Some(key) = part.key().as_deref().and_then(key)
    {
        return is_label(&label.text).then(|| (keyed(label.clone(), key, None), 0));
    }
    let of_key = |(_, _, placed): &&(View<'t>, Meaning, Option<Placed<'t>>)| {
        placed.as_ref().is_some_and(|placed| key(&placed.text).is_some())
    };
    let key_member = members.iter().find(of_key).map(|(part, ..)| part.at());
    let texts = || {
        let other = |(part, meaning, placed): &(View<'t>, Meaning, Option<Placed<'t>>)| {
            let placed = placed.clone().filter(|_| Some(part.at()) != key_member)?;
            Some((*meaning, placed))
        };
        members.iter().filter_map(other)
    };
    let numbered = members.iter().any(|(part, ..)| {
        part.key()
            .is_some_and(|key| matches!(&*key, "kid" | "keyword_id" | "keywordId"))
    });
    let sound = |placed: &Placed<'_>| {
        is_label(&placed.text) || ((listed || numbered) && key_member.is_none() && !placed.text.trim().is_empty())
    };
    let named = texts()
        .filter(|(meaning, placed)| meaning.is(Name::Label) && sound(placed))
        .min_by_key(|(meaning, _)| meaning.rank(Name::Label));
    let unnamed = || {
        let fits = |with_values: bool| {
            texts().find(|(meaning, placed)| meaning.is(Name::Example) == with_values && is_label(&placed.text))
        };
        key_member.and_then(|_| fits(false).or_else(|| fits(true)))
    };
    let (_, label) = named.or_else(unnamed)?;
    let label = without_brackets(label);
    let mut examples: Vec<(Meaning, Placed<'t>)> = texts()
        .filter(|(meaning, placed)| meaning.is(Name::Example) && placed.at != label.at)
        .collect();
    let variables = examples.iter().filter(|(_, placed)| is_variable(&placed.text)).count();
    let shown = examples
        .iter()
        .any(|(meaning, _)| meaning.rank(Name::Example) == Some(0));
    if key_member.is_none() && !listed && !(numbered || shown && is_label(&label.text)) {
        return None;
    }
    examples.retain(|(_, placed)| !is_variable(&placed.text) && !placed.text.trim().is_empty());
    let example = examples
        .into_iter()
        .min_by_key(|(meaning, _)| meaning.rank(Name::Example));
    let kind = texts().find(|(meaning, placed)| {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte == b'_';
        meaning.is(Name::Kind) && placed.at != label.at && !placed.text.is_empty() && placed.text.bytes().all(plain)
    });
    let key_text = members.iter().find(of_key).and_then(|(_, _, placed)| placed.as_ref());
    let key = key_text.and_then(|placed| key(&placed.text)).map(str::to_owned);
    let listed_values = members
        .iter()
        .find(|(part, meaning, _)| meaning.is(Name::Values) && part.is_list());
    Some((
        Pair {
            kind: key
                .as_deref()
                .and_then(value_type)
                .map(str::to_owned)
                .or_else(|| kind.map(|(_, placed)| placed.text.into_owned())),
            key,
            example: example.map(|(_, placed)| placed),
            values: listed_values.map_or_else(Vec::new, |(part, ..)| values(*part)),
            label,
        },
        variables,
    ))
}

/// The label in the brackets that some programs put around what they fill in: `[订单号]`.
fn without_brackets(label: Placed<'_>) -> Placed<'_> {
    let inside = label.text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    match inside.filter(|inside| is_label(inside)).map(str::to_owned) {
        Some(inside) => Placed {
            text: Cow::Owned(inside),
            at: label.at,
        },
        None => label,
    }
}

/// The texts of a list.
pub(in crate::input::json) fn values(list: View<'_>) -> Vec<String> {
    list.parts().filter_map(View::scalar).map(Cow::into_owned).collect()
}

/// `[["书籍名称", "{book}", "thing1"], …]`: one column has the keys, the first of the others that holds labels only has
/// the labels, the first after that no variables only has the examples.
fn rows<'t>(view: View<'t>) -> Option<Pairs<'t>> {
    const MOST: usize = 16;
    let row_of = |row: View<'t>| -> Vec<Option<Placed<'t>>> { row.parts().take(MOST).map(Placed::of).collect() };
    let is_key = |cell: &Option<Placed<'t>>| cell.as_ref().is_some_and(|cell| key(&cell.text).is_some());
    let first = row_of(view.parts().next()?);
    let keys = first.iter().position(is_key)?;
    let rows: Vec<Vec<Option<Placed<'t>>>> = view.parts().map(row_of).collect();
    let cell = |row: &[Option<Placed<'t>>], column: usize| row.get(column).cloned().flatten();
    let column = |fits: &dyn Fn(&str) -> bool, but: Option<usize>| {
        let all = |column: &usize| {
            let mut texts = rows
                .iter()
                .filter(|row| row.get(keys).is_some_and(is_key))
                .map(|row| cell(row, *column));
            texts.all(|cell| cell.is_some_and(|cell| fits(&cell.text)))
        };
        (0..first.len())
            .filter(|column| *column != keys && Some(*column) != but)
            .find(all)
    };
    let labels = column(&is_label, None)?;
    let examples = column(&|text| !is_variable(text) && key(text).is_none(), Some(labels));
    let others = first.len().saturating_sub(2 + usize::from(examples.is_some()));
    let mut found = Pairs::default();
    for row in &rows {
        let key_text = cell(row, keys).filter(|cell| key(&cell.text).is_some());
        let pair = key_text.and_then(|text| {
            let example = examples.and_then(|column| cell(row, column));
            let example = example.filter(|example| !example.text.trim().is_empty());
            Some((keyed(cell(row, labels)?, key(&text.text)?, example), others))
        });
        found.add(pair);
    }
    found.if_any()
}

/// `[["书籍名称", "小王子"], …]`, where keywords are expected.
fn examples(view: View<'_>) -> Option<Pairs<'_>> {
    let mut found = Pairs::default();
    // One alone may be anything.
    view.parts().nth(1)?;
    for row in view.parts() {
        let mut cells = row.parts().map(Placed::of);
        let (label, example, more) = (cells.next().flatten()?, cells.next().flatten()?, cells.next());
        if more.is_some() || !is_label(&label.text) {
            return None;
        }
        let variable = is_variable(&example.text);
        let example = Some(example).filter(|example| !variable && !example.text.trim().is_empty());
        found.add(Some((Pair { example, ..bare(label) }, usize::from(variable))));
    }
    found.if_any()
}

/// `{"thing1": "书籍名称"}`, the other way round, or with an object behind each key; where keywords are expected also with an
/// example behind each label.
fn map<'t>(view: View<'t>, listed: bool, names: &mut Names) -> Option<Pairs<'t>> {
    let mut found = Pairs::default();
    for part in view.parts() {
        let name = part.key().unwrap_or_default();
        let pair = match (key(&name), Placed::of(part)) {
            (Some(key), Some(label)) => is_label(&label.text).then(|| (keyed(label, key, None), 0)),
            (Some(key), None) => pair(part, true, names).map(|(mut pair, variables)| {
                pair.kind = value_type(key).map(str::to_owned).or(pair.kind);
                pair.key = Some(key.to_owned());
                (pair, variables)
            }),
            (None, Some(value)) if is_label(&name) => {
                let at = part.key_at();
                let label = Placed { text: name.clone(), at };
                let variable = is_variable(&value.text);
                match key(&value.text) {
                    Some(key) => Some((keyed(label, key, None), 0)),
                    None if listed && variable => Some((bare(label), 1)),
                    None => listed.then(|| {
                        let example = Some(value).filter(|value| !value.text.trim().is_empty());
                        (Pair { example, ..bare(label) }, 0)
                    }),
                }
            }
            _ => None,
        };
        found.add(pair);
    }
    found.if_any()
}

/// What a list says of the values its keys allow: `[{"keywordCode": "enum_string2.DATA", "enumValueList": […]}]`.
pub(in crate::input::json) fn allowed(list: View<'_>, names: &mut Names) -> Vec<(String, Vec<String>)> {
    let mut entry = |item: View<'_>| {
        let mut found = (None, None);
        for part in item.parts() {
            let named = part.text().as_deref().and_then(key).map(str::to_owned);
            found.0 = found.0.or(named);
            if part.is_list() && names.of(&part.key()?).meaning.is(Name::Values) {
                found.1 = Some(values(part));
            }
        }
        Some((found.0?, found.1?))
    };
    list.parts()
        .map_while(|item| if item.is_object() { Some(entry(item)) } else { None })
        .flatten()
        .collect()
}
