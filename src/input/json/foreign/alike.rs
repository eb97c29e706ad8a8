//! Records that follow one another as the rows of a table do: the same names, each with a text, one of them a title and
//! one a content as the platform has it. What the names say of such records is settled with the first, and the others
//! need no more than one look.

use std::borrow::Cow;

use super::super::own::Read;
use super::super::syntax::View;
use super::found::Foreign;
use super::meant::OURS;
use super::record::{Record, Tally};
use crate::input::platform::names::Name;
use crate::input::platform::words::{is_title, value_type};
use crate::input::platform::{BUILT_IN, labelled};
use crate::place::Field;
use crate::template::{Keyword, Template};

/// A record of more members is read as any other.
const MOST: usize = 16;
/// Members that say something of the whole, whatever they are beside.
const TELLING: [&str; 3] = ["errcode", "errmsg", "ignore"];

/// What the members of such records are, by their places.
#[derive(Debug)]
pub(super) struct Alike<'t> {
    names: Vec<Cow<'t, str>>,
    content: usize,
    title: usize,
    id: Option<usize>,
}

impl<'t> Alike<'t> {
    /// What the names of this record say of others that have the same, if of each no more has to be known than that its
    /// title is one and its content has the placeholders.
    pub(super) fn of(record: &Record<'t>, title: usize) -> Option<Self> {
        let content = record.content.filter(|_| record.members.len() <= MOST)?;
        let members = || record.members.iter().enumerate();
        let others = || members().filter(|(index, _)| *index != content);
        // Which of several is meant goes by how near their names are, then by their order.
        let first = |name: Name, but: Option<usize>| {
            let ranked = others().filter(|(index, _)| Some(*index) != but);
            ranked
                .filter_map(|(index, member)| Some((member.meaning.rank(name)?, index)))
                .min()
        };
        let plain = |name: &str| {
            let numbered = name.ends_with(|c: char| matches!(c, '0'..='9' | '０'..='９'));
            !name.is_empty() && !numbered && !name.contains(['"', '\\']) && !TELLING.contains(&name)
        };
        let names: Vec<Cow<'t, str>> = members().map(|(_, member)| member.name.clone()).collect();
        let distinct = names
            .iter()
            .enumerate()
            .all(|(at, name)| names.iter().position(|it| it == name) == Some(at));
        let silent = [Name::Scene, Name::Example, Name::Keywords]
            .into_iter()
            .all(|name| first(name, None).is_none());
        let sound = record.list.is_none()
            && distinct
            && silent
            && names.iter().all(|name| plain(name))
            && names.iter().any(|name| !OURS.contains(&&**name))
            && record.members.iter().all(|member| !member.view.has_parts())
            && first(Name::Title, None).is_some_and(|(_, index)| index == title);
        let id = first(Name::Id, Some(title)).map(|(_, index)| index);
        sound.then_some(Self {
            names,
            content,
            title,
            id,
        })
    }

    /// The name of the member with the title.
    pub(super) fn title_name(&self) -> Option<Cow<'t, str>> {
        self.names.get(self.title).cloned()
    }

    /// The record as a template, if it is such a one.
    pub(super) fn read(&self, view: View<'t>) -> Option<Foreign<'t>> {
        /// What is no bare text may have keywords of its own.
        const WRITTEN: [char; 5] = ['{', '}', '[', '｛', '&'];
        let mut read = Read::default();
        let mut unread = Vec::new();
        let (mut titled_at, mut content) = (None, None);
        let mut parts = view.parts();
        for (index, name) in self.names.iter().enumerate() {
            let part = parts.next().filter(|part| part.is_called(name) && !part.has_parts())?;
            if index == self.content {
                content = Some((part, part.text()?));
                continue;
            }
            let text = part.scalar();
            if text.as_ref().is_some_and(|text| text.contains(WRITTEN)) {
                return None;
            }
            if index == self.title {
                read.template.title = text.filter(|text| is_title(text) && text != BUILT_IN)?.into_owned();
                titled_at = Some(part.at());
            } else if Some(index) == self.id {
                read.template.id = Some(text.filter(|text| !text.trim().is_empty())?.into_owned());
            } else {
                unread.extend(part.key());
            }
        }
        let (part, content) = content.filter(|_| parts.next().is_none())?;
        let fields = labelled(&content).filter(|fields| fields.len() <= Template::MAX_KEYWORDS)?;
        read.template.keywords.reserve_exact(fields.len());
        let mut places = Vec::with_capacity(fields.len());
        for (index, field) in fields.iter().enumerate() {
            places.push((field.at, Field::KeywordName(index)));
            read.template.keywords.push(Keyword {
                name: field.label.to_owned(),
                value_type: value_type(field.key).map(str::to_owned),
                key: Some(field.key.to_owned()),
                ..Keyword::default()
            });
        }
        read.spots.reserve_exact(1 + places.len());
        read.spots.push((titled_at?, Field::Title));
        read.spots.extend(part.inside(places));
        Some(Foreign {
            read,
            tally: Tally::default(),
            unread,
            is_row: false,
        })
    }
}
