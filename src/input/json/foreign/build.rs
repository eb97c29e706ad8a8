//! A record as a template: each of its members in its place.

use super::super::own::Read;
use super::super::syntax::{Tape, View};
use super::names::Names;
use super::numbered;
use super::pairs::{self, Pairs, Placed};
use super::record::{Record, Tally};
use crate::input::platform::names::Name;
use crate::input::platform::take_apart;
use crate::input::platform::words::{is_label, is_variable, key, value_type};
use crate::input::table::values::{ignores, is_rule};
use crate::place::Field;
use crate::template::{Ignore, Keyword, Template};

impl<'t> Record<'t> {
    /// The record as a template under this title, with what of it is none.
    pub(in crate::input::json) fn template(&mut self, title: Placed<'t>, names: &mut Names) -> (Read, Tally) {
        /// As many fields as most records have.
        const USUAL: usize = 8;
        let mut read = Read::default();
        read.spots.reserve(USUAL);
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
            for member in self.members.iter_mut().filter(|_| self.is_row) {
                member.used |= [Name::Example, Name::Kind]
                    .iter()
                    .any(|name| member.meaning.rank(*name) == Some(0));
            }
            let numbered = self
                .members
                .get(index)
                .is_some_and(|member| numbered::is_part(&member.name, names));
            for member in self.members.iter_mut().filter(|_| numbered) {
                member.used |= numbered::is_part(&member.name, names);
            }
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
        let Template { keys, keywords, .. } = &mut read.template;
        keys.retain(|key| keywords.iter().all(|keyword| keyword.key.as_ref() != Some(key)));
        (read, tally)
    }

    pub(super) fn use_member(&mut self, index: usize) {
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
        let member = self.content.and_then(|index| self.members.get_mut(index));
        let member = member.filter(|member| member.view.is_text());
        let Some((view, Some(content))) = member.map(|member| (member.view, member.scalar.take())) else {
            // A content without placeholders has been looked at all the same.
            return;
        };
        let example = shown
            .and_then(|index| self.members.get(index))
            .map(|member| member.view);
        let example = example.and_then(|view| Some((view, view.text()?)));
        let taken = take_apart(&content.text, example.as_ref().map(|(_, text)| &**text));
        tally.fixed += taken.fixed;
        tally.unlabelled += taken.unlabelled;
        read.template
            .keys
            .extend(taken.keys.iter().map(|key| (*key).to_owned()));
        read.template.keywords.reserve_exact(taken.keywords.len());
        let mut in_content = Vec::with_capacity(taken.keywords.len());
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
        if let Some(member) = self.content.and_then(|index| self.members.get_mut(index)) {
            member.scalar = Some(content);
            member.used = true;
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
        if let Some(text) = view.text().filter(|_| keywords.len() > 1) {
            // "88,中心店", beside as many keywords that are written so.
            let count = keywords.len();
            let parts = ['\n', '；', ';', '、', '，', ',', '|'].into_iter().find_map(|mark| {
                let parts = text.split(mark).map(str::trim).filter(|part| !part.is_empty());
                let parts: Vec<String> = parts.map(str::to_owned).collect();
                (parts.len() == count).then_some(parts)
            });
            let parts = listed_in(&text).filter(|parts| parts.len() == count).or(parts);
            let free = keywords.iter().all(|keyword| keyword.example.is_none());
            for (index, part) in parts.into_iter().flatten().enumerate().filter(|_| free) {
                if let Some(keyword) = keywords.get_mut(index) {
                    read.spots.push((view.at(), Field::KeywordExample(index)));
                    keyword.example = Some(part);
                    member.used = true;
                }
            }
        } else if view.text().is_some_and(|text| !text.contains(['\n', '：', '[', '{'])) {
            // The example of the one keyword.
            if member.meaning.rank(Name::Example) == Some(0) && keywords.len() == 1 {
                put(keywords, 0, view);
            }
        } else if view.is_list() && view.parts().count() == keywords.len() {
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
        let found = self
            .members
            .iter_mut()
            .find(|member| member.name == "ignore" && (member.view.is_list() || member.view.text().is_some()));
        let Some(member) = found else { return };
        let alone = Some(member.view).filter(|view| view.text().is_some());
        for entry in alone.into_iter().chain(member.view.parts().filter(|_| alone.is_none())) {
            let told = entry.text().and_then(|text| ignores(&text).ok());
            for ignore in told.into_iter().flatten().filter(|ignore| is_rule(&ignore.rule)) {
                read.spots.push((entry.at(), Field::Ignore(read.template.ignore.len())));
                read.template.ignore.push(ignore);
                member.used = true;
            }
            let of = |name: &str| entry.member(name).and_then(|part| Some((part, part.text()?)));
            if let (Some((rule, id)), Some((_, reason))) = (of("rule"), of("reason")) {
                read.spots.push((rule.at(), Field::Ignore(read.template.ignore.len())));
                read.template.ignore.push(Ignore::new(id, reason));
                member.used = true;
            }
        }
    }
}

/// The texts of a list that a string has as JSON: `"[\"88\",\"中心店\"]"`.
fn listed_in(text: &str) -> Option<Vec<String>> {
    let text = Some(text.trim()).filter(|text| text.starts_with('['))?;
    let (tape, _) = Tape::new(text, 0).ok()?;
    tape.root().map(pairs::values)
}

/// Puts the keywords of a list to those of the content: where both tell of one, the list fills what is missing. Gives how
/// many of the list the content has not.
fn merge(pairs: Pairs<'_>, read: &mut Read) -> usize {
    let from_content = read.template.keywords.len();
    let mut beside = 0;
    for pair in pairs.found {
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
