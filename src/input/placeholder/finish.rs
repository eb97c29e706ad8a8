//! From what was found to drafts: places, what stands twice, and what is told of the rest.

use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};

use super::gather::{Candidate, Group, Outcome};
use super::notation::Part;
use super::places::Places;
use super::units::Setting;
use crate::input::batch::{Batch, Item};
use crate::input::context::Context;
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
    /// How its first placeholder stands.
    setting: Option<Setting>,
}

impl Draft {
    pub(super) fn titled(title: &Part<'_>) -> Self {
        Self {
            template: Template::new(&*title.text),
            at: title.at(),
            places: vec![(Field::Title, title.at())],
            said: None,
            setting: None,
        }
    }

    /// One of a row, whose title this is and whose placeholders, so many, stand in a literal.
    pub(super) fn of_row(title: &Candidate<'_>, fields: usize) -> Self {
        let at = title.part.at();
        let mut places = Vec::with_capacity(1 + fields);
        places.push((Field::Title, at));
        let mut template = Template::new(&*title.part.text);
        template.keywords.reserve_exact(fields);
        Self {
            template,
            at,
            places,
            said: title.said.then_some(title.setting),
            setting: Some(Setting::Literal),
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
        draft.setting = group.setting;
        draft.said = group
            .title
            .as_ref()
            .filter(|title| title.said)
            .map(|title| title.setting);
        let text = |part: Part<'_>| part.text.into_owned();
        draft.template.id = group.id.or(group.number).map(text);
        draft.template.scene = group.scene.map(text);
        draft.template.keywords.reserve_exact(group.slots.len());
        draft.places.reserve_exact(2 * group.slots.len());
        draft.template.keys = group.keys;
        for (index, (ignore, at)) in group.ignore.into_iter().enumerate() {
            draft.places.push((Field::Ignore(index), at));
            draft.template.ignore.push(ignore);
        }
        for slot in group.slots {
            let field = slot.field;
            let Some(label) = field.label else { continue };
            let (label_at, example_at) = (label.at(), field.example.as_ref().map(Part::at));
            let mut keyword = Keyword::new(label.text);
            keyword.example = field.example.map(text);
            let declared = field.key.as_ref().and_then(|key| value_type(&key.text));
            keyword.value_type = field.value_type.map(text).or(declared.map(str::to_owned));
            keyword.key = field.key.map(text);
            let values = field.values.iter().flat_map(|values| values.text.split(['\n', '、']));
            keyword.values = values
                .map(str::trim)
                .filter(|value| !value.is_empty())
                .map(str::to_owned)
                .collect();
            draft.push(keyword, label_at, example_at);
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
    /// Lines of examples behind the last value: the remark, and what may go on with that value.
    behind: Skipped,
    /// Texts behind a placeholder that stands alone on its line.
    aside: Skipped,
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
                // The remark is one line.
                if let [first, _, ..] = group.between.as_slice() {
                    self.behind.add(group.between.len(), first.at());
                }
                self.without_label.add(group.unlabelled, group.at);
                if let Some((count, at)) = group.aside {
                    self.aside.add(count, at);
                }
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

    /// A template that needs nothing more to be one.
    pub(super) fn add_draft(&mut self, draft: Draft) {
        self.drafts.push(draft);
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
            self.behind,
            self.aside,
        ];
        let offsets = self.drafts.iter().flat_map(|draft| {
            let fields = draft.places.iter().map(|(_, at)| *at);
            std::iter::once(draft.at).chain(fields)
        });
        let mut places = Places::new(text, offsets.collect());
        let mut batch = Batch::default();
        batch.items.reserve_exact(self.drafts.len());
        for draft in self.drafts {
            let mut template = draft.template;
            let line = places.of(draft.at).line;
            if !draft.places.is_empty() {
                let spots = draft.places.iter().map(|(field, at)| (*field, places.of(*at).into()));
                template.origin.put_all(spots);
            }
            let item: Item = context.template(template, line);
            batch.items.push(item);
        }
        let mut places = Places::new(text, skipped.iter().filter_map(|skipped| skipped.first).collect());
        let messages: [fn(usize) -> (String, String); 8] =
            [untitled, unlabelled, without_label, twice, bare, titled, behind, aside];
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
        if self.alone.is_empty() || self.drafts.is_empty() {
            return;
        }
        let known: HashSet<&str> = self.drafts.iter().map(|draft| draft.template.title.as_str()).collect();
        for (at, title) in &self.alone {
            self.titled.add(usize::from(!known.contains(title.as_str())), *at);
        }
    }

    /// Keeps the first of drafts that say the same, for a content stands in a comment and in a constant again. Two that
    /// have ids of their own, or titles that are said to be some in the same way, are two, which the rules are to find.
    fn drop_repeated(&mut self) {
        // Only drafts of one title may say the same, and nearly all have their own.
        let mut distinct: HashSet<&str> = HashSet::with_capacity(self.drafts.len());
        let mut shared: HashSet<&str> = HashSet::new();
        for draft in &self.drafts {
            let title = draft.template.title.as_str();
            if !distinct.insert(title) {
                shared.insert(title);
            }
        }
        let mut seen: HashMap<(&str, Said<'_>), Known<'_>> = HashMap::new();
        let mut kept = Vec::new();
        for draft in self.drafts.iter().filter(|_| !shared.is_empty()) {
            let title = draft.template.title.as_str();
            let new = !shared.contains(title) || seen.entry((title, Said::of(draft))).or_default().takes(draft);
            self.twice.add(usize::from(!new), draft.at);
            kept.push(new);
        }
        // How the contents stand that are known.
        let mut settings: HashMap<Said<'_>, Vec<Option<Setting>>> = HashMap::new();
        for draft in self.drafts.iter().filter(|_| !self.contents.is_empty()) {
            let settings = settings.entry(Said::of(draft)).or_default();
            if !settings.contains(&draft.setting) {
                settings.push(draft.setting);
            }
        }
        for draft in &self.contents {
            // What stands as that of a draft does is another one, of which somebody forgot the title.
            let settings = settings.get(&Said::of(draft)).map(Vec::as_slice).unwrap_or_default();
            let elsewhere = settings.iter().any(|setting| *setting != draft.setting);
            let known = draft.template.id.is_none() && elsewhere;
            let of = if known { &mut self.twice } else { &mut self.untitled };
            of.add(1, draft.at);
        }
        let mut kept = kept.into_iter();
        self.drafts.retain(|_| kept.next().unwrap_or(true));
    }
}

/// What is known of the drafts that say the same.
#[derive(Debug, Default)]
struct Known<'d> {
    any: bool,
    /// The id of the first, and those of the others: nearly all drafts are said once.
    id: Option<&'d str>,
    ids: HashSet<&'d str>,
    /// How their titles stand that are said to be some.
    said: [Option<Setting>; 4],
}

impl<'d> Known<'d> {
    /// Takes a draft in, unless it is one of those that are known.
    fn takes(&mut self, draft: &'d Draft) -> bool {
        let first = !std::mem::replace(&mut self.any, true);
        let id = draft.template.id.as_deref();
        if first {
            self.id = id;
        }
        let identified = id.is_some_and(|id| self.id != Some(id) && self.ids.insert(id));
        let alike = draft.said.is_some() && self.said.contains(&draft.said);
        if !alike && let Some(free) = self.said.iter_mut().find(|said| said.is_none()) {
            *free = draft.said;
        }
        first || identified || alike
    }
}

/// What a draft says: the names of its keywords, and their keys.
#[derive(Debug, Clone, Copy)]
struct Said<'d>(&'d [Keyword]);

impl<'d> Said<'d> {
    fn of(draft: &'d Draft) -> Self {
        Self(&draft.template.keywords)
    }

    fn words(self) -> impl Iterator<Item = (&'d str, Option<&'d str>)> {
        let words = |keyword: &'d Keyword| (keyword.name.as_str(), keyword.key.as_deref());
        self.0.iter().map(words)
    }
}

impl PartialEq for Said<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.words().eq(other.words())
    }
}

impl Eq for Said<'_> {}

impl Hash for Said<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.words().for_each(|words| words.hash(state));
    }
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

fn behind(count: usize) -> (String, String) {
    (
        format!("示例中最后一个值之后的 {count} 行，未读作任何关键词的示例"),
        format!("{count} lines of an example behind its last value, not read as the example of a keyword"),
    )
}

fn aside(count: usize) -> (String, String) {
    (
        format!("{count} 个占位符后面的文字不属于任何关键词，不读"),
        format!("{count} texts behind a placeholder, of no keyword and not read"),
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
