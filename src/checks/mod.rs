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
mod similar;
mod suppression;

pub(crate) use hit::{Hit, Hits};
use serde_json::Value;

use crate::data::{Reader, choice};
use crate::lexicon::Lexicon;
use crate::report::Field;
use crate::similarity::{Neighbour, Similarity};
use crate::text::{Reading, Text};
use crate::{Language, Template};

/// What a rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Title,
    Keyword,
    Example,
    Template,
}

choice!(Target as "target" {
    "title" => Target::Title,
    "keyword" => Target::Keyword,
    "example" => Target::Example,
    "template" => Target::Template,
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
    ending,
    example,
    generality,
    identical,
    length,
    marketing,
    scene,
    similar,
    suppression,
];

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
    /// The readings a rule about titles or about keywords looks at.
    pub(crate) fn readings(&self, target: Target) -> impl Iterator<Item = (Field, &'t Reading<'t>)> + use<'t> {
        let of_title = target == Target::Title;
        let keywords = if of_title { &[][..] } else { self.keywords };
        let title = of_title.then_some((Field::Title, self.title));
        let keyword = |(index, keyword): (usize, &'t KeywordReading<'t>)| (Field::KeywordName(index), &keyword.name);
        title.into_iter().chain(keywords.iter().enumerate().map(keyword))
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
