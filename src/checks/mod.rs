//! The check kinds, each in a file of its own. None knows another, the linter, or the rules it serves.

mod breadth;
mod ending;
mod example;
mod generality;
mod hit;
mod identical;
mod length;
mod marketing;
mod remainder;
mod scene;
mod sending;
mod similar;
mod suppression;

pub(crate) use hit::{Hit, Hits};
use sending::{colour, fill, fit, jump, large, listed, setting};
use serde_json::Value;

use crate::data::{Reader, choice};
use crate::language::Language;
use crate::lexicon::Lexicon;
use crate::message::{Sent, ValueReading};
use crate::place::Field;
use crate::similarity::{Neighbour, Owner, Similarity};
use crate::template::Template;
use crate::text::{Reading, Text};

/// What a rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Title,
    Keyword,
    Example,
    Template,
    /// A message beside its template.
    Message,
    /// The values of a message.
    Value,
}

impl Target {
    pub(crate) fn is_of_messages(self) -> bool {
        matches!(self, Self::Message | Self::Value)
    }
}

choice!(Target as "target" {
    "title" => Target::Title,
    "keyword" => Target::Keyword,
    "example" => Target::Example,
    "template" => Target::Template,
    "message" => Target::Message,
    "value" => Target::Value,
});

/// Whether a check looks at one template or needs the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// One template alone; its checks may run in any order, on any thread.
    Alone,
    /// A template among those before it and the library.
    Among,
    /// A template once everything else about it is known.
    Last,
    /// A message beside its template, and no template by itself.
    Message,
}

/// A named result of a check, with the placeholders its words may use.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) name: &'static str,
    pub(crate) placeholders: &'static [&'static str],
    /// The targets it can come of; none stands for all of the kind's.
    pub(crate) only: &'static [Target],
}

impl Outcome {
    const fn new(name: &'static str, placeholders: &'static [&'static str]) -> Self {
        Self {
            name,
            placeholders,
            only: &[],
        }
    }

    const fn only(mut self, targets: &'static [Target]) -> Self {
        self.only = targets;
        self
    }

    pub(crate) fn applies_to(&self, target: Target) -> bool {
        self.only.is_empty() || self.only.contains(&target)
    }
}

/// What the ruleset knows of a check kind.
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    pub(crate) targets: &'static [Target],
    pub(crate) outcomes: &'static [Outcome],
    pub(crate) build: fn(&Value, Target, &mut Reader) -> Option<Box<dyn Check>>,
}

macro_rules! kinds {
    ($($kind:ident),* $(,)?) => {
        /// Every check kind there is.
        pub(crate) static KINDS: &[&Kind] = &[$(&$kind::KIND),*];

        /// The schemas of the kinds' parameters, in the same order. Not in the table: the linker leaves them out where
        /// nobody asks for a schema, as in the .wasm.
        pub(crate) fn schemas() -> impl Iterator<Item = Value> {
            [$($kind::schema as fn() -> Value),*].into_iter().map(|schema| schema())
        }
    };
}

kinds![
    breadth,
    colour,
    ending,
    example,
    fill,
    fit,
    generality,
    identical,
    jump,
    large,
    length,
    listed,
    marketing,
    scene,
    setting,
    similar,
    suppression,
];

/// The entries of the library among some neighbours: by their ids, or by the titles of those that have none.
fn there(neighbours: &[&Neighbour], language: Language) -> String {
    let comma = language.pick("、", ", ");
    let entries = neighbours
        .iter()
        .filter(|other| matches!(other.owner, Owner::Library(_)));
    let named = entries.map(|other| match &other.id {
        Some(id) => format!("id {id}"),
        None => format!("“{}”", other.title),
    });
    named.take(NAMED).collect::<Vec<_>>().join(comma)
}

/// As many entries of the library are named in words; the rest stand beside the finding.
const NAMED: usize = 5;

/// A check with its parameters.
pub(crate) trait Check: Send + Sync {
    fn scope(&self) -> Scope {
        Scope::Alone
    }

    fn run<'t>(&'t self, context: &Context<'t>, hits: &mut Hits<'t>);
}

/// One template as the checks see it.
pub(crate) struct Context<'t> {
    pub(crate) template: &'t Template,
    pub(crate) title: &'t Reading<'t>,
    pub(crate) keywords: &'t [KeywordReading<'t>],
    pub(crate) lexicon: &'t Lexicon,
    pub(crate) similarity: &'t Similarity,
    pub(crate) language: Language,
    /// The titles before this one and in the library that are identical or over-similar to it, nearest first.
    pub(crate) title_neighbours: &'t [Neighbour],
    /// What became of each entry of `ignore`; known only to the suppression check.
    pub(crate) ignores: &'t [IgnoreUse],
    /// The message that is sent by the template; known only to checks of messages.
    pub(crate) sent: Option<&'t Sent<'t>>,
}

/// A keyword as the checks see it.
pub(crate) struct KeywordReading<'t> {
    pub(crate) name: Reading<'t>,
    pub(crate) example: Option<Text<'t>>,
    /// The keywords before this one that are identical or over-similar to it, nearest first.
    pub(crate) neighbours: Vec<Neighbour>,
}

/// What became of an entry of `ignore`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum IgnoreUse {
    /// It silenced a finding, or its rule did not run.
    Used,
    Unused,
    /// No rule has this name.
    Unknown {
        nearest: Option<String>,
    },
}

impl<'t> Context<'t> {
    /// The readings a rule about titles, about keywords or about values looks at.
    pub(crate) fn readings(&self, target: Target) -> impl Iterator<Item = (Field, &'t Reading<'t>)> + use<'t> {
        let of_title = target == Target::Title;
        let keywords = if target == Target::Keyword {
            self.keywords
        } else {
            &[][..]
        };
        let of_values = self.sent.filter(|_| target == Target::Value);
        let values = of_values.map_or(&[][..], |sent| &sent.values);
        let title = of_title.then_some((Field::Title, self.title));
        let keyword = |(index, keyword): (usize, &'t KeywordReading<'t>)| (Field::KeywordName(index), &keyword.name);
        let value = |value: &'t ValueReading<'t>| (value.field, &value.reading);
        title
            .into_iter()
            .chain(keywords.iter().enumerate().map(keyword))
            .chain(values.iter().map(value))
    }

    /// Each title or keyword with those that are too near to it.
    pub(crate) fn neighbours(&self, target: Target) -> impl Iterator<Item = (Field, &'t [Neighbour])> + use<'t> {
        let of_title = target == Target::Title;
        let keywords = if of_title { &[][..] } else { self.keywords };
        let title = of_title.then_some((Field::Title, self.title_neighbours));
        let keyword = |(at, keyword): (usize, &'t KeywordReading<'t>)| (Field::KeywordName(at), &*keyword.neighbours);
        title.into_iter().chain(keywords.iter().enumerate().map(keyword))
    }
}
