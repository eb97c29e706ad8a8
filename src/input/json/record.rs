//! An object under foreign names, read as a template: which of its members is the title, which the content, which lists
//! the keywords.

use std::borrow::Cow;

use super::draft::Read;
use super::names::Names;
use super::pairs::{self, Pair, Pairs, Placed};
use super::tape::{Tape, View};
use crate::input::platform::names::{Meaning, Name, OF_PLATFORM};
use crate::input::platform::words::{is_label, is_notice, is_title, is_variable, key, value_type};
use crate::input::platform::{has_placeholder, take_apart};
use crate::report::Field;
use crate::template::{Ignore, Keyword, Template};

/// What of a record is no part of its draft.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::input) struct Tally {
    /// Fixed text, greetings and remarks.
    pub(in crate::input) fixed: usize,
    /// Placeholders, and entries of lists, without a label.
    pub(in crate::input) unlabelled: usize,
    /// Names of variables where examples would stand.
    pub(in crate::input) variables: usize,
    /// Keywords of a list which the content beside it has not.
    pub(in crate::input) beside: usize,
}

/// A member of a record; a cell of a row has no name.
#[derive(Debug, Clone)]
pub(in crate::input) struct Member<'t> {
    pub(in crate::input) view: View<'t>,
    pub(in crate::input) name: Cow<'t, str>,
    pub(in crate::input) meaning: Meaning,
    /// Of a string, a number, true or false.
    pub(in crate::input) scalar: Option<Placed<'t>>,
    /// It is part of the draft.
    pub(in crate::input) used: bool,
}

/// The members of an object, or the cells of a row.
#[derive(Debug)]
pub(in crate::input) struct Record<'t> {
    pub(in crate::input) members: Vec<Member<'t>>,
    /// The member with placeholders.
    pub(in crate::input) content: Option<usize>,
    /// The member that lists keywords, and where it is text in a string the place of that.
    list: Option<(usize, Pairs<'t>)>,
}

/// What keywords a string lists that is JSON itself: nothing of it is lent, for its text ends with this look at it.
fn listed_in_text(text: &str, at: usize, listed: bool, names: &mut Names) -> Option<Pairs<'static>> {
    if !text.trim_start().starts_with(['[', '{']) {
        return None;
    }
    let (tape, _) = Tape::new(text, 0).ok()?;
    let found = pairs::pairs(tape.root()?, listed, names)?;
    let owned = |placed: Placed<'_>| Placed {
        text: Cow::Owned(placed.text.into_owned()),
        at,
    };
    let pairs = found.pairs.into_iter().map(|pair| Pair {
        label: owned(pair.label),
        example: pair.example.map(owned),
        key: pair.key,
        kind: pair.kind,
        values: pair.values,
    });
    Some(Pairs {
        pairs: pairs.collect(),
        variables: found.variables,
        rest: found.rest,
    })
}

impl<'t> Record<'t> {
    pub(in crate::input) fn new(view: View<'t>, names: &mut Names) -> Self {
        let member = |part: View<'t>| {
            let name = part.key().unwrap_or_default();
            Member {
                view: part,
                meaning: names.of(&name),
                name,
                scalar: Placed::of(part),
                used: false,
            }
        };
        let members: Vec<Member<'t>> = view.parts().map(member).collect();
        let content = members
            .iter()
            .enumerate()
            .filter(|(_, member)| member.text().is_some_and(has_placeholder))
            .min_by_key(|(_, member)| member.meaning.rank(Name::Content).unwrap_or(u8::MAX))
            .map(|(index, _)| index);
        let mut record = Self {
            members,
            content,
            list: None,
        };
        record.list = record.find_list(names);
        record
    }

    /// What a member alone says: its text has placeholders.
    pub(in crate::input) fn single(member: Member<'t>) -> Self {
        Self {
            members: vec![member],
            content: Some(0),
            list: None,
        }
    }

    /// What a member alone says, if it lists keywords.
    pub(in crate::input) fn listing(member: Member<'t>, names: &mut Names) -> Option<Self> {
        let found = pairs::pairs(member.view, false, names)?;
        Some(Self {
            members: vec![member],
            content: None,
            list: Some((0, found)),
        })
    }

    /// Takes in the one object that has the keywords of a record which has only the title.
    pub(in crate::input) fn join(&mut self, names: &mut Names) {
        if self.content.is_some() || self.list.is_some() || self.title().is_none() {
            return;
        }
        let mut inner = self
            .members
            .iter()
            .enumerate()
            .filter(|(_, member)| member.view.is_object())
            .filter_map(|(index, member)| {
                let inner = Self::new(member.view, names);
                let proven = inner.content.is_some() || inner.list.is_some();
                (proven && inner.title().is_none()).then_some((index, inner))
            });
        let (Some((index, inner)), None) = (inner.next(), inner.next()) else {
            return;
        };
        self.use_member(index);
        let before = self.members.len();
        self.members.extend(inner.members);
        self.content = inner.content.map(|content| before + content);
        self.list = inner.list.map(|(list, pairs)| (before + list, pairs));
    }

    /// The first member that lists keywords, those that say so by their name before the others.
    fn find_list(&self, names: &mut Names) -> Option<(usize, Pairs<'t>)> {
        for listed in [true, false] {
            for (index, member) in self.members.iter().enumerate() {
                let shows = member.meaning.rank(Name::Example) == Some(0);
                if member.meaning.is(Name::Keywords) != listed || Some(index) == self.content || shows {
                    continue;
                }
                let found = if member.view.has_parts() {
                    pairs::pairs(member.view, listed, names)
                } else {
                    let text = member.text().unwrap_or_default();
                    listed_in_text(text, member.view.at(), listed, names).or_else(|| member.joined(listed))
                };
                if let Some(found) = found {
                    return Some((index, found));
                }
            }
        }
        None
    }

    /// Whether it lists keywords by keys of the platform, or as the platform's own answers do.
    pub(in crate::input) fn lists_keywords(&self) -> bool {
        self.list.is_some()
    }

    /// Whether it lists keywords in a way of which our own form knows nothing.
    pub(in crate::input) fn lists_foreign(&self) -> bool {
        let ours = |member: &Member<'t>| {
            let first = member.view.parts().next();
            member.name == "keywords"
                && member.view.is_list()
                && first.is_some_and(|first| first.member("name").is_some())
        };
        let list = self.list.as_ref().and_then(|(index, _)| self.members.get(*index));
        list.is_some_and(|member| !ours(member))
    }

    /// The member that comes nearest to being called so.
    fn best(&self, name: Name, fits: impl Fn(&Member<'t>) -> bool) -> Option<usize> {
        let listed = self.list.as_ref().map(|(index, _)| *index);
        let members = self.members.iter().enumerate();
        members
            .filter(|(index, member)| ![self.content, listed].contains(&Some(*index)) && !member.used && fits(member))
            .filter_map(|(index, member)| Some((member.meaning.rank(name)?, index)))
            .min()
            .map(|(_, index)| index)
    }

    /// The member that is the title: of those called so one that a person would call a title, else one called `title`
    /// itself; where keywords prove that it is a template also one that ends as titles do, under any name.
    pub(in crate::input) fn title(&self) -> Option<usize> {
        let filled = |member: &Member<'t>| {
            let text = member.text().unwrap_or_default();
            !text.trim().is_empty() && !has_placeholder(text)
        };
        let like = |member: &Member<'t>| filled(member) && member.text().is_some_and(is_title);
        let own = |member: &Member<'t>| {
            filled(member)
                && member.meaning.rank(Name::Title) == Some(0)
                && !member
                    .text()
                    .is_some_and(|text| is_variable(text) || text.contains(['{', '\n']))
        };
        self.best(Name::Title, like)
            .or_else(|| self.best(Name::Title, own))
            .or_else(|| {
                let proven = self.content.is_some() || self.lists_keywords();
                let mut notices = self.members.iter().enumerate().filter(|(index, member)| {
                    proven && Some(*index) != self.content && member.text().is_some_and(is_notice)
                });
                match (notices.next(), notices.next()) {
                    (Some((index, _)), None) => Some(index),
                    _ => None,
                }
            })
    }

    /// The title of a row of cells, which have no names.
    pub(in crate::input) fn title_of_row(&self) -> Option<usize> {
        let of = |fits: fn(&str) -> bool| {
            let mut cells = self.members.iter().enumerate();
            cells.find(|(index, cell)| Some(*index) != self.content && cell.text().is_some_and(fits))
        };
        of(is_notice).or_else(|| of(is_title)).map(|(index, _)| index)
    }

    /// The id, if it is one of the platform.
    pub(in crate::input) fn has_platform_id(&self) -> bool {
        let filled = |member: &Member<'t>| member.scalar.as_ref().is_some_and(|id| !id.text.trim().is_empty());
        self.members
            .iter()
            .any(|member| member.meaning.rank(Name::Id).is_some_and(|rank| rank <= OF_PLATFORM) && filled(member))
    }

    /// The record as a template under this title, with what of it is none.
    pub(in crate::input) fn template(&mut self, title: Placed<'t>, names: &mut Names) -> (Read, Tally) {
        let mut read = Read::default();
        let mut tally = Tally::default();
        read.spots.push((title.at, Field::Title));
        read.template = Template::new(title.text);
        let id = self.best(Name::Id, |member| {
            member.scalar.as_ref().is_some_and(|id| !id.text.trim().is_empty())
        });
        read.template.id = self.take(id).map(|id| id.text.into_owned());
        let scene = self.best(Name::Scene, |member| {
            member.text().is_some_and(|text| !text.trim().is_empty())
        });
        read.template.scene = self.take(scene).map(|scene| scene.text.into_owned());
        let shown = self.best(Name::Example, |_| true);
        self.read_content(shown, &mut read, &mut tally);
        if let Some((index, pairs)) = self.list.take() {
            self.use_member(index);
            tally.variables += pairs.variables;
            tally.unlabelled += pairs.rest;
            tally.beside += merge(pairs, &mut read);
        }
        self.read_inline(&mut read);
        if let Some(index) = shown {
            self.read_examples(index, &mut read);
        }
        self.read_values(&mut read, names);
        self.read_ignores(&mut read);
        (read, tally)
    }

    fn use_member(&mut self, index: usize) {
        if let Some(member) = self.members.get_mut(index) {
            member.used = true;
        }
    }

    fn take(&mut self, index: Option<usize>) -> Option<Placed<'t>> {
        let member = self.members.get_mut(index?)?;
        member.used = true;
        member.scalar.clone()
    }

    /// The keywords of the content, with what the example says of them.
    fn read_content(&mut self, shown: Option<usize>, read: &mut Read, tally: &mut Tally) {
        let content = self
            .content
            .and_then(|index| self.members.get(index))
            .map(|member| member.view);
        let Some((view, content)) = content.and_then(|view| Some((view, view.text()?))) else {
            // A content without placeholders has been looked at all the same.
            return;
        };
        let example = shown
            .and_then(|index| self.members.get(index))
            .map(|member| member.view);
        let example = example.and_then(|view| Some((view, view.text()?)));
        let taken = take_apart(&content, example.as_ref().map(|(_, text)| &**text));
        tally.fixed += taken.fixed;
        tally.unlabelled += taken.unlabelled;
        let mut in_content = Vec::new();
        let mut in_example = Vec::new();
        for (index, part) in taken.keywords.iter().enumerate() {
            match part.in_content {
                Some(at) => in_content.push((at, Field::KeywordName(index))),
                None => in_example.push((part.in_example, Field::KeywordName(index))),
            }
            in_example.extend(part.example.map(|(_, at)| (at, Field::KeywordExample(index))));
            read.template.keywords.push(part.keyword());
        }
        read.spots.extend(view.inside(in_content));
        read.spots
            .extend(example.iter().flat_map(|(view, _)| view.inside(in_example.clone())));
        if let (Some(index), true) = (shown, example.is_some()) {
            self.use_member(index);
        }
        if let Some(index) = self.content {
            self.use_member(index);
        }
    }

    /// Keywords among the members themselves: `"thing1": "书籍名称"`.
    fn read_inline(&mut self, read: &mut Read) {
        if !read.template.keywords.is_empty() {
            return;
        }
        for member in &mut self.members {
            let (Some(key), Some(label)) = (key(&member.name), &member.scalar) else {
                continue;
            };
            if is_label(&label.text) {
                member.used = true;
                read.spots
                    .push((label.at, Field::KeywordName(read.template.keywords.len())));
                let mut keyword = Keyword::new(&*label.text);
                keyword.key = Some(key.to_owned());
                keyword.value_type = value_type(key).map(str::to_owned);
                read.template.keywords.push(keyword);
            }
        }
    }

    /// Examples in a list, one for each keyword, or in an object by key or name.
    fn read_examples(&mut self, index: usize, read: &mut Read) {
        let Some(member) = self.members.get_mut(index).filter(|member| !member.used) else {
            return;
        };
        let view = member.view;
        let keywords = &mut read.template.keywords;
        let mut put = |keywords: &mut Vec<Keyword>, index: usize, value: View<'t>| {
            let Some((keyword, shown)) = keywords.get_mut(index).zip(Placed::of(value)) else {
                return;
            };
            if keyword.example.is_none() && !shown.text.trim().is_empty() && !is_variable(&shown.text) {
                read.spots.push((shown.at, Field::KeywordExample(index)));
                keyword.example = Some(shown.text.into_owned());
                member.used = true;
            }
        };
        if view.is_list() && view.parts().count() == keywords.len() {
            for (index, value) in view.parts().enumerate() {
                put(keywords, index, value);
            }
        } else if view.is_object() {
            for value in view.parts() {
                let name = value.key().unwrap_or_default();
                let same = |keyword: &Keyword| {
                    keyword.name == name || key(&name).is_some_and(|key| keyword.key.as_deref() == Some(key))
                };
                if let Some(index) = keywords.iter().position(same) {
                    let inner = value.member("value").filter(|_| value.is_object());
                    put(keywords, index, inner.unwrap_or(value));
                }
            }
        }
    }

    /// What values the keys of the keywords allow.
    fn read_values(&mut self, read: &mut Read, names: &mut Names) {
        for member in self
            .members
            .iter_mut()
            .filter(|member| !member.used && member.view.is_list())
        {
            let allowed = pairs::allowed(member.view, names);
            // An empty list says that no keyword has any.
            member.used =
                !allowed.is_empty() || (member.meaning.is(Name::Values) && member.view.parts().next().is_none());
            for (key, values) in allowed {
                let mut keywords = read.template.keywords.iter_mut();
                if let Some(keyword) = keywords.find(|keyword| keyword.key.as_deref() == Some(&key)) {
                    keyword.values = values;
                }
            }
        }
    }

    /// What someone wrote into it for us.
    fn read_ignores(&mut self, read: &mut Read) {
        let ignores = self
            .members
            .iter_mut()
            .find(|member| member.name == "ignore" && member.view.is_list());
        let Some(member) = ignores else { return };
        for entry in member.view.parts() {
            let of = |name: &str| entry.member(name).and_then(|part| Some((part, part.text()?)));
            if let (Some((rule, id)), Some((_, reason))) = (of("rule"), of("reason")) {
                read.spots.push((rule.at(), Field::Ignore(read.template.ignore.len())));
                read.template.ignore.push(Ignore::new(id, reason));
                member.used = true;
            }
        }
    }
}

impl<'t> Member<'t> {
    pub(in crate::input) fn text(&self) -> Option<&str> {
        self.scalar.as_ref().map(|placed| &*placed.text)
    }

    /// `"关键词": "订单号、金额"`.
    fn joined(&self, listed: bool) -> Option<Pairs<'t>> {
        let placed = self.scalar.as_ref().filter(|_| listed)?;
        let parts: Vec<&str> = placed.text.split(['、', '，', ',', '\n', '|']).map(str::trim).collect();
        if parts.len() < 2 || !parts.iter().all(|part| is_label(part)) {
            return None;
        }
        let pair = |text: &str| Pair {
            label: Placed {
                text: Cow::Owned(text.to_owned()),
                at: placed.at,
            },
            key: None,
            example: None,
            kind: None,
            values: Vec::new(),
        };
        Some(Pairs {
            pairs: parts.into_iter().map(pair).collect(),
            ..Pairs::default()
        })
    }
}

/// Puts the keywords of a list to those of the content: where both tell of one, the list fills what is missing. Gives how
/// many of the list the content has not.
fn merge(pairs: Pairs<'_>, read: &mut Read) -> usize {
    let from_content = read.template.keywords.len();
    let mut beside = 0;
    for pair in pairs.pairs {
        let same = |keyword: &Keyword| match (&keyword.key, &pair.key) {
            (Some(a), Some(b)) => a == b,
            _ => keyword.name == pair.label.text,
        };
        let known = read
            .template
            .keywords
            .get(..from_content)
            .and_then(|all| all.iter().position(same));
        let index = known.unwrap_or(read.template.keywords.len());
        if known.is_none() {
            // The content says which keywords there are; a list beside it may be of all that may be picked.
            if from_content > 0 {
                beside += 1;
                continue;
            }
            read.spots.push((pair.label.at, Field::KeywordName(index)));
            read.template.keywords.push(Keyword::new(pair.label.text));
        }
        let Some(keyword) = read.template.keywords.get_mut(index) else {
            continue;
        };
        if keyword.example.is_none()
            && let Some(example) = pair.example
        {
            read.spots.push((example.at, Field::KeywordExample(index)));
            keyword.example = Some(example.text.into_owned());
        }
        keyword.key = keyword.key.take().or(pair.key);
        keyword.value_type = keyword.value_type.take().or(pair.kind);
        if keyword.values.is_empty() {
            keyword.values = pair.values;
        }
    }
    beside
}
