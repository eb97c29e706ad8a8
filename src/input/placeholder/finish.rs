//! From what was found to drafts: places, what stands twice, and what is told of the rest.

use std::collections::{HashMap, HashSet};

use super::gather::{Group, Outcome};
use super::notation::Part;
use super::units::Setting;
use crate::input::batch::{Batch, Item};
use crate::input::context::Context;
use crate::input::place::{Cursor, Place};
use crate::input::platform::words::value_type;
use crate::order;
use crate::place::Field;
use crate::template::{Keyword, Template};

/// A draft, the place it begins, and those of its fields.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) template: Template,
    pub(super) at: usize,
    pub(super) places: Vec<(Field, usize)>,
    /// How its title stands, where it is said to be one.
    said: Option<Setting>,
}

impl Draft {
    pub(super) fn titled(title: &Part<'_>) -> Self {
        Self {
            template: Template::new(&*title.text),
            at: title.at(),
            places: vec![(Field::Title, title.at())],
            said: None,
        }
    }

    pub(super) fn push(&mut self, keyword: Keyword, name_at: usize, example_at: Option<usize>) {
        let index = self.template.keywords.len();
        self.places.push((Field::KeywordName(index), name_at));
        self.places
            .extend(example_at.map(|at| (Field::KeywordExample(index), at)));
        self.template.keywords.push(keyword);
    }
}

impl From<Group<'_>> for Draft {
    fn from(group: Group<'_>) -> Self {
        let mut draft = group
            .title
            .as_ref()
            .map(|title| Self::titled(&title.part))
            .unwrap_or_default();
        draft.said = group
            .title
            .as_ref()
            .filter(|title| title.said)
            .map(|title| title.setting);
        let text = |part: &Part<'_>| part.text.to_string();
        draft.template.id = group.id.as_ref().or(group.number.as_ref()).map(text);
        draft.template.scene = group.scene.as_ref().map(text);
        for slot in group.slots {
            let field = slot.field;
            let Some(label) = field.label else { continue };
            let mut keyword = Keyword::new(&*label.text);
            keyword.example = field.example.as_ref().map(text);
            keyword.key = field.key.as_ref().map(text);
            let declared = field.key.as_ref().and_then(|key| value_type(&key.text));
            keyword.value_type = field.value_type.as_ref().map(text).or(declared.map(str::to_owned));
            let values = field.values.iter().flat_map(|values| values.text.split(['\n', '、']));
            keyword.values = values
                .map(str::trim)
                .filter(|value| !value.is_empty())
                .map(str::to_owned)
                .collect();
            draft.push(keyword, label.at(), field.example.as_ref().map(Part::at));
        }
        draft
    }
}

/// What was found in a text, and what was not read of it.
#[derive(Debug, Default)]
pub(super) struct Findings {
    drafts: Vec<Draft>,
    /// Contents without a title, until it is known whether they stand elsewhere with one.
    contents: Vec<Draft>,
    untitled: Skipped,
    unlabelled: Skipped,
    without_label: Skipped,
    twice: Skipped,
    /// Titles to which nothing came, each with its place.
    alone: Vec<(usize, String)>,
    titled: Skipped,
    /// Rows of which only the title, or the names of keywords, could be read.
    bare: Skipped,
}

/// How often something was passed over, and where first.
#[derive(Debug, Default)]
struct Skipped {
    count: usize,
    first: Option<usize>,
}

impl Skipped {
    fn add(&mut self, count: usize, at: usize) {
        if count > 0 {
            self.count += count;
            self.first = Some(self.first.map_or(at, |first| first.min(at)));
        }
    }
}

impl Findings {
    pub(super) fn add(&mut self, outcome: Outcome<'_>) {
        match outcome {
            Outcome::Template(group) => {
                self.without_label.add(group.unlabelled, group.at);
                self.drafts.push(group.into());
            }
            Outcome::Untitled(group) => self.contents.push(Draft {
                at: group.at,
                ..group.into()
            }),
            Outcome::Unlabelled(group) => self.unlabelled.add(1, group.at),
            Outcome::Alone(title) => self.alone.push((title.at(), title.text.into_owned())),
            Outcome::Nothing => {}
        }
    }

    /// A row that has no placeholders, among others that have.
    pub(super) fn add_bare(&mut self, group: Group<'_>) {
        self.bare.add(1, group.at);
        self.drafts.push(group.into());
    }

    /// The batch of these drafts, in the order of the text, with a note for each kind of what was skipped.
    pub(super) fn batch(mut self, text: &str, context: &mut Context) -> Batch {
        order::sort_by_key(&mut self.drafts, |draft| draft.at);
        self.count_alone();
        self.drop_repeated();
        let skipped = [
            self.untitled,
            self.unlabelled,
            self.without_label,
            self.twice,
            self.bare,
            self.titled,
        ];
        let mut offsets: Vec<usize> = self
            .drafts
            .iter()
            .flat_map(|draft| draft.places.iter().map(|(_, at)| *at))
            .collect();
        offsets.extend(self.drafts.iter().map(|draft| draft.at));
        offsets.extend(skipped.iter().filter_map(|skipped| skipped.first));
        let places = Places::new(text, offsets);
        let mut batch = Batch::default();
        for Draft {
            mut template,
            at,
            places: fields,
            ..
        } in self.drafts
        {
            for (field, at) in fields {
                template.origin.put(field, places.of(at).into());
            }
            let item: Item = context.template(template, places.of(at).line);
            batch.items.push(item);
        }
        let messages: [fn(usize) -> (String, String); 6] = [untitled, unlabelled, without_label, twice, bare, titled];
        for (skipped, message) in skipped.iter().zip(messages) {
            if let Some(at) = skipped.first {
                let (zh, en) = message(skipped.count);
                let said = context.say(zh, en);
                context.note(Some(places.of(at)), said);
            }
        }
        batch
    }

    /// Counts the titles to which nothing came beside drafts, but for those that a draft has.
    fn count_alone(&mut self) {
        let known: HashSet<&str> = self.drafts.iter().map(|draft| draft.template.title.as_str()).collect();
        if known.is_empty() {
            return;
        }
        for (at, title) in &self.alone {
            self.titled.add(usize::from(!known.contains(title.as_str())), *at);
        }
    }

    /// Keeps the first of drafts that say the same, for a content stands in a comment and in a constant again. Two that
    /// have ids of their own, or titles that are said to be some in the same way, are two, which the rules are to find.
    fn drop_repeated(&mut self) {
        let mut contents: HashSet<Said> = HashSet::new();
        let mut seen: HashMap<(String, Said), Known> = HashMap::new();
        let twice = &mut self.twice;
        self.drafts.retain(|draft| {
            let said = said(draft);
            contents.insert(said.clone());
            let new = seen
                .entry((draft.template.title.clone(), said))
                .or_default()
                .takes(draft);
            twice.add(usize::from(!new), draft.at);
            new
        });
        for draft in &self.contents {
            let known = draft.template.id.is_none() && contents.contains(&said(draft));
            let of = if known { &mut self.twice } else { &mut self.untitled };
            of.add(1, draft.at);
        }
    }
}

/// What is known of the drafts that say the same.
#[derive(Debug, Default)]
struct Known {
    any: bool,
    ids: HashSet<String>,
    /// How their titles stand that are said to be some.
    said: Vec<Setting>,
}

impl Known {
    /// Takes a draft in, unless it is one of those that are known.
    fn takes(&mut self, draft: &Draft) -> bool {
        let first = !std::mem::replace(&mut self.any, true);
        let id = draft.template.id.as_ref();
        let identified = id.is_some_and(|id| self.ids.insert(id.clone()));
        let alike = draft.said.is_some_and(|said| self.said.contains(&said));
        if !alike {
            self.said.extend(draft.said);
        }
        first || identified || alike
    }
}

/// The names of a draft's keywords, and their keys.
type Said = Vec<(String, Option<String>)>;

fn said(draft: &Draft) -> Said {
    let keywords = draft.template.keywords.iter();
    keywords
        .map(|keyword| (keyword.name.clone(), keyword.key.clone()))
        .collect()
}

fn untitled(count: usize) -> (String, String) {
    (
        format!("{count} 处带占位符的内容没有标题，未读作模板；请在其上一行写明标题"),
        format!(
            "{count} with placeholders but without a title, not read as a template; put the title on the line above"
        ),
    )
}

fn unlabelled(count: usize) -> (String, String) {
    (
        format!("{count} 处只有占位符或字段键而没有关键词名称，未读作模板"),
        format!("{count} with placeholders or keys but without keyword names, not read as a template"),
    )
}

fn without_label(count: usize) -> (String, String) {
    (
        format!("{count} 个占位符没有关键词名称，未读作关键词"),
        format!("{count} placeholders without a keyword name, not read as keywords"),
    )
}

fn bare(count: usize) -> (String, String) {
    (
        format!("{count} 行没有占位符，只读了标题和列出的关键词"),
        format!("{count} rows without placeholders, of which only the title and keywords that are listed are read"),
    )
}

fn titled(count: usize) -> (String, String) {
    (
        format!("{count} 个标题下没有带名称的占位符或字段，未读作模板"),
        format!("{count} titles without placeholders or keys that have names, not read as templates"),
    )
}

fn twice(count: usize) -> (String, String) {
    (
        format!("{count} 处内容与已读的模板相同，只读一次"),
        format!("{count} with the same content as a template that was read, read once"),
    )
}

/// Lines and columns of offsets, found in one walk through the text.
struct Places(Vec<(usize, Place)>);

impl Places {
    fn new(text: &str, mut offsets: Vec<usize>) -> Self {
        order::sort_by_key(&mut offsets, |at| *at);
        offsets.dedup();
        let mut cursor = Cursor::new(text.as_bytes(), 1);
        let place = |at: usize| {
            cursor.advance(at);
            (at, cursor.place())
        };
        Self(offsets.into_iter().map(place).collect())
    }

    fn of(&self, at: usize) -> Place {
        let found = self.0.binary_search_by_key(&at, |(offset, _)| *offset);
        let place = found.ok().and_then(|index| self.0.get(index));
        place.map_or(
            Place {
                line: 1,
                column: 1,
                cell: None,
            },
            |(_, place)| *place,
        )
    }
}
