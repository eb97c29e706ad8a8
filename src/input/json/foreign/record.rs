//! An object under foreign names, read as a template: which of its members is the title, which the content, which lists
//! the keywords.

use std::borrow::Cow;

use super::super::syntax::{Tape, View};
use super::member::Member;
use super::names::Names;
use super::numbered;
use super::pairs::{self, Pair, Pairs, Placed};
use crate::input::platform::has_placeholder;
use crate::input::platform::names::{Name, OF_PLATFORM};
use crate::input::platform::words::{ends_in_noun, is_label, is_notice, is_title, is_type, is_variable, key};

/// What of a record is no part of its draft.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::input::json) struct Tally {
    /// Fixed text, greetings and remarks.
    pub(in crate::input::json) fixed: usize,
    /// Placeholders, and entries of lists, without a label.
    pub(in crate::input::json) unlabelled: usize,
    /// Names of variables where examples would stand.
    pub(in crate::input::json) variables: usize,
    /// Keywords of a list which the content beside it has not.
    pub(in crate::input::json) beside: usize,
}

/// The members of an object, or the cells of a row.
#[derive(Debug)]
pub(in crate::input::json) struct Record<'t> {
    pub(in crate::input::json) members: Vec<Member<'t>>,
    /// The member with placeholders.
    pub(in crate::input::json) content: Option<usize>,
    /// The member that lists keywords, and where it is text in a string the place of that.
    pub(in crate::input::json) list: Option<(usize, Pairs<'t>)>,
    /// Whether it has one keyword only, as the rows of a table have that is a keyword a row.
    pub(in crate::input::json) is_row: bool,
}

/// Whether a text is an answer that was kept as a string, and not a content.
fn holds_json(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(['{', '[']) && !text.starts_with("{{") && Tape::new(text, 0).is_ok()
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
    let pairs = found.found.into_iter().map(|pair| Pair {
        label: owned(pair.label),
        example: pair.example.map(owned),
        key: pair.key,
        kind: pair.kind,
        values: pair.values,
    });
    Some(Pairs {
        found: pairs.collect(),
        variables: found.variables,
        rest: found.rest,
    })
}

impl<'t> Record<'t> {
    pub(in crate::input::json) fn new(view: View<'t>, names: &mut Names) -> Self {
        /// As many members as most records have: growing by steps costs more than reading them.
        const USUAL: usize = 6;
        let member = |part: View<'t>| {
            let name = part.key().unwrap_or_default();
            let said = names.of(&name);
            Member {
                view: part,
                meaning: said.meaning,
                begins_draft: said.begins_draft,
                is_meant: said.is_meant,
                name,
                scalar: Placed::of(part),
                used: false,
            }
        };
        let mut members: Vec<Member<'t>> = Vec::with_capacity(USUAL);
        members.extend(view.parts().map(member));
        let content = members
            .iter()
            .enumerate()
            .filter(|(_, member)| {
                member
                    .text()
                    .is_some_and(|text| has_placeholder(text) && !holds_json(text))
            })
            .min_by_key(|(_, member)| member.meaning.rank(Name::Content).unwrap_or(u8::MAX))
            .map(|(index, _)| index);
        let mut record = Self {
            members,
            content,
            list: None,
            is_row: false,
        };
        record.list = record.find_list(names);
        if record.list.is_none() && record.content.is_none() {
            record.list = record.one_keyword();
            record.is_row = record.list.is_some();
            record.list = record.list.take().or_else(|| record.lone_keyword());
        }
        record
    }

    /// What a member alone says: its text has placeholders.
    pub(in crate::input::json) fn single(member: Member<'t>) -> Self {
        Self {
            members: vec![member],
            content: Some(0),
            list: None,
            is_row: false,
        }
    }

    /// What a member alone says, if it lists keywords.
    pub(in crate::input::json) fn listing(member: Member<'t>, listed: bool, names: &mut Names) -> Option<Self> {
        let found = pairs::pairs(member.view, listed, names)?;
        Some(Self {
            members: vec![member],
            content: None,
            list: Some((0, found)),
            is_row: false,
        })
    }

    /// Takes in the one object that has the keywords of a record which has only the title.
    pub(in crate::input::json) fn join(&mut self, names: &mut Names) {
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
        numbered::pairs(&self.members, names).or_else(|| self.unnamed_list(names))
    }

    /// The one list of names of keywords beside the title of a notice, whatever it is called.
    fn unnamed_list(&self, names: &mut Names) -> Option<(usize, Pairs<'t>)> {
        let notices = |member: &Member<'t>| member.meaning.is(Name::Title) && member.text().is_some_and(is_notice);
        self.members.iter().find(|member| notices(member))?;
        let mut found = self.members.iter().enumerate().filter_map(|(index, member)| {
            // The first says of most lists that they are of something else.
            let first = member.view.parts().next().filter(|_| member.view.is_list())?;
            is_label(&first.text()?).then_some(())?;
            let pairs = pairs::pairs(member.view, true, names)?;
            let named = pairs.found.iter().filter(|pair| ends_in_noun(&pair.label.text)).count();
            (pairs.rest == 0 && pairs.found.len() > 1 && 2 * named >= pairs.found.len()).then_some((index, pairs))
        });
        found.next()
    }

    /// The keyword that stands where others have a list, beside the title of a notice: pages have keywords, too.
    fn lone_keyword(&self) -> Option<(usize, Pairs<'t>)> {
        let called = |member: &Member<'_>| member.meaning.is(Name::Title) || member.meaning.is(Name::Content);
        let notices = |member: &Member<'_>| called(member) && member.text().is_some_and(is_notice);
        self.members.iter().find(|member| notices(member))?;
        let mut members = self.members.iter().enumerate();
        let (index, member) = members.find(|(_, member)| member.meaning.rank(Name::Keywords) == Some(0))?;
        let label = member.scalar.clone().filter(|label| is_label(&label.text))?;
        let pair = Pair {
            label,
            key: None,
            example: None,
            kind: None,
            values: Vec::new(),
        };
        let found = vec![pair];
        Some((
            index,
            Pairs {
                found,
                ..Pairs::default()
            },
        ))
    }

    /// The one keyword of a row that has a title, a keyword and an example: `{"标题": …, "关键词": "书名", "示例": "边城"}`.
    fn one_keyword(&self) -> Option<(usize, Pairs<'t>)> {
        let of = |name: Name| {
            let mut members = self.members.iter().enumerate();
            members.find(|(_, member)| member.meaning.rank(name) == Some(0) && member.scalar.is_some())
        };
        let (index, keyword) = of(Name::Keywords)?;
        let label = keyword.scalar.clone().filter(|label| is_label(&label.text))?;
        let (title, _) = of(Name::Title)?;
        let (shown, example) = of(Name::Example)?;
        if title == index || shown == index || shown == title {
            return None;
        }
        let example = example.scalar.clone();
        let kind = of(Name::Kind).and_then(|(_, member)| Some(member.text()?.to_owned()));
        let pair = Pair {
            label,
            key: None,
            example: example.filter(|example| !example.text.trim().is_empty() && !is_variable(&example.text)),
            kind,
            values: Vec::new(),
        };
        let found = vec![pair];
        Some((
            index,
            Pairs {
                found,
                ..Pairs::default()
            },
        ))
    }

    /// Whether it lists keywords by keys of the platform, or as the platform's own answers do.
    pub(in crate::input::json) fn lists_keywords(&self) -> bool {
        self.list.is_some()
    }

    /// Whether it lists keywords in a way of which our own form knows nothing.
    pub(in crate::input::json) fn lists_foreign(&self) -> bool {
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
    pub(super) fn best(&self, name: Name, fits: impl Fn(&Member<'t>) -> bool) -> Option<usize> {
        let listed = self.list.as_ref().map(|(index, _)| *index);
        let members = self.members.iter().enumerate();
        members
            .filter(|(index, member)| ![self.content, listed].contains(&Some(*index)) && !member.used)
            .filter_map(|(index, member)| Some((member.meaning.rank(name).filter(|_| fits(member))?, index)))
            .min()
            .map(|(_, index)| index)
    }

    /// The member that is the title: of those called so one that a person would call a title, else one called `title`
    /// itself; where keywords prove that it is a template also one that ends as titles do, under any name.
    pub(in crate::input::json) fn title(&self) -> Option<usize> {
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
    pub(in crate::input::json) fn title_of_row(&self) -> Option<usize> {
        let of = |fits: fn(&str) -> bool| {
            let mut cells = self.members.iter().enumerate();
            cells.find(|(index, cell)| Some(*index) != self.content && cell.text().is_some_and(fits))
        };
        of(is_notice).or_else(|| of(is_title)).map(|(index, _)| index)
    }

    /// Whether it has an id and a content in which nothing stands, as rows of databases do.
    pub(in crate::input::json) fn has_blank_content(&self) -> bool {
        let blank = |member: &Member<'t>| member.text().is_none_or(|text| text.trim().is_empty());
        let content = |member: &Member<'t>| {
            member.meaning.rank(Name::Content) == Some(0) && !member.view.has_parts() && blank(member)
        };
        let id = |member: &Member<'t>| member.meaning.is(Name::Id) && !blank(member);
        self.members.iter().any(content) && self.members.iter().any(id)
    }

    /// Whether below the title of a notice keys of the platform have the names of their keywords: `"thing1": "书名"`.
    pub(in crate::input::json) fn has_keys_with_names(&self) -> bool {
        let labels = || {
            let keyed = self.members.iter().filter(|member| key(&member.name).is_some());
            keyed.map(|member| member.text().filter(|text| is_label(text)))
        };
        let named = labels().flatten().any(ends_in_noun);
        let titled = || {
            self.title()
                .and_then(|index| self.members.get(index)?.text())
                .is_some_and(is_notice)
        };
        named && labels().all(|label| label.is_some()) && titled()
    }

    /// Whether it is an article with its words to be found by, or the form of a page: keywords and fields have those, too.
    pub(in crate::input::json) fn is_of_others(&self) -> bool {
        if self.content.is_some() {
            return false;
        }
        let markup = |text: &str| text.trim_start().starts_with('<') && text.trim_end().ends_with('>');
        let article = self
            .members
            .iter()
            .any(|member| member.meaning.rank(Name::Content) == Some(0) && member.text().is_some_and(markup));
        let form = || {
            let pairs = self
                .list
                .as_ref()
                .map(|(_, pairs)| pairs.found.as_slice())
                .unwrap_or_default();
            let of_page = |pair: &Pair<'_>| {
                pair.kind
                    .as_deref()
                    .is_some_and(|kind| !is_type(kind) && kind.is_ascii())
            };
            let titled = self.title().and_then(|index| self.members.get(index)?.text());
            !pairs.is_empty() && pairs.iter().all(of_page) && !titled.is_some_and(is_notice)
        };
        article || form()
    }

    /// Whether it is a keyword as the platform lists those of a title: with a number of its own, and a rule or an example.
    pub(in crate::input::json) fn is_of_keyword(&self) -> bool {
        let called = |names: &[&str]| self.members.iter().any(|member| names.contains(&&*member.name));
        called(&["kid", "keyword_id", "keywordId"]) && called(&["rule", "example"]) && !called(&["tid", "title"])
    }

    /// The id, if it is one of the platform.
    pub(in crate::input::json) fn has_platform_id(&self) -> bool {
        let filled = |member: &Member<'t>| member.scalar.as_ref().is_some_and(|id| !id.text.trim().is_empty());
        self.members
            .iter()
            .any(|member| member.meaning.rank(Name::Id).is_some_and(|rank| rank <= OF_PLATFORM) && filled(member))
    }
}
