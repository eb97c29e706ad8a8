//! Rule 2.4: the example of a keyword must match the keyword.
//!
//! The keyword's name, or its declared type, says what is expected; the example's shape says what it is. What no class
//! covers is left alone: no guess is better than a wrong one.

use std::collections::BTreeMap;

use super::{Check, Context, Hit, Kind, KeywordReading, Outcome, Target};
use crate::data::{Data, FaultKind, Reader, Wording, data};
use crate::lexicon::{Lexicon, Tag, TagSet};
use crate::pattern::Pattern;
use crate::report::{Field, Span};
use crate::text::{Reading, Text};

mod calendar;

const ABSENT: usize = 0;
const BLANK: usize = 1;
const PLACEHOLDER: usize = 2;
const PART_PLACEHOLDER: usize = 3;
const REPEATS: usize = 4;
const IMPOSSIBLE: usize = 5;
const SHAPE: usize = 6;
const UNKNOWN_TYPE: usize = 7;

pub(super) static KIND: Kind = Kind {
    name: "example",
    targets: &[Target::Example],
    outcomes: &[
        Outcome::new("absent", &["keyword", "sample"]),
        Outcome::new("blank", &["keyword", "sample"]),
        Outcome::new("placeholder", &["keyword", "example", "sample"]),
        Outcome::new("part-placeholder", &["keyword", "example", "sample"]),
        Outcome::new("repeats", &["keyword", "example", "sample"]),
        Outcome::new("impossible", &["keyword", "example", "part"]),
        Outcome::new("shape", &["keyword", "example", "expected", "found", "sample"]),
        Outcome::new("unknown-type", &["keyword", "type", "nearest"]),
    ],
    schema: Params::schema,
    build: |params, _, reader| Example::build(params, reader).map(|check| Box::new(check) as Box<dyn Check>),
};

data! {
    /// Shapes, what each class of keywords accepts, and what is no example at all.
    struct Params {
        /// The shapes an example can have, by name. A text can have several.
        shapes ("shapes"): BTreeMap<String, Shape>,
        /// The classes of keywords; the first whose nouns end the keyword's name is taken.
        classes ("classes"): Vec<Class>,
        /// The class each declared value type stands for; an empty name for a type that accepts anything.
        types ("types"): BTreeMap<String, String>,
        /// Whole examples that are none: 测试, 示例.
        placeholders ("placeholders"): Tag,
        /// Patterns of whole examples that are none: {{x.DATA}}, xxx.
        whole ("whole-placeholders"): Vec<Pattern>,
        /// Patterns of examples that are placeholders in part: 林xx.
        part ("part-placeholders"): Vec<Pattern>,
    }
}

data! {
    /// A shape: patterns on the folded text, of which one must match the whole of it.
    struct Shape {
        /// What such a text is called.
        name ("name"): Wording,
        /// The patterns. Groups named y, m, d, h, min, s, with a digit behind for a second one, are checked as dates
        /// and times.
        patterns ("patterns"): Vec<Pattern>,
    }
}

data! {
    /// A class of keywords and the examples that fit it.
    struct Class {
        /// Its name, for `types`.
        id ("id"): String,
        /// What is expected, in words.
        name ("name"): Wording,
        /// The list of nouns that end such a keyword.
        nouns ("nouns"): Tag,
        /// Shapes of which the example must have one; empty for any.
        accepts ("accepts"): Vec<String> = Vec::new(),
        /// Shapes the example must not have.
        rejects ("rejects"): Vec<String> = Vec::new(),
        /// A good example.
        sample ("sample"): String,
    }
}

struct Example {
    params: Params,
    nouns: TagSet,
}

impl Example {
    fn build(params: &serde_json::Value, reader: &mut Reader) -> Option<Self> {
        let params = Params::read(params, reader)?;
        let mut sound = true;
        let mut known = |found: &str, what, names: Vec<&str>| {
            if !names.contains(&found) {
                reader.fault(FaultKind::unknown_name(what, found, names));
                sound = false;
            }
        };
        for shape in params.classes.iter().flat_map(|class| class.accepts.iter().chain(&class.rejects)) {
            known(shape, "shape", params.shapes.keys().map(String::as_str).collect());
        }
        for class in params.types.values().filter(|class| !class.is_empty()) {
            known(class, "value class", params.classes.iter().map(|class| class.id.as_str()).collect());
        }
        let nouns = params.classes.iter().map(|class| class.nouns).collect();
        sound.then_some(Self { params, nouns })
    }

    /// What the keyword asks for: by its declared type, else by the noun that ends its name.
    fn class(&self, keyword: &Reading<'_>, value_type: Option<&str>, lexicon: &Lexicon) -> Option<&Class> {
        let by_type = value_type.and_then(|name| self.params.types.get(name)).filter(|class| !class.is_empty());
        if let Some(id) = by_type {
            return self.params.classes.iter().find(|class| class.id == *id);
        }
        let tags = noun(keyword, lexicon, self.nouns)?;
        self.params.classes.iter().find(|class| tags.contains(class.nouns))
    }

    fn shapes<'s>(&'s self, names: &'s [String]) -> impl Iterator<Item = &'s Shape> {
        names.iter().filter_map(|name| self.params.shapes.get(name))
    }

    fn judge(&self, keyword: &KeywordReading<'_>, text: &Text<'_>, value_type: Option<&str>, context: &Context<'_>) -> Option<Hit> {
        let source = text.source;
        let field = Field::Title;
        let hit = |outcome| Hit::new(outcome, field, Span::whole(source)).arg("example", source.trim());
        if text.surface.is_empty() {
            return Some(hit(BLANK));
        }
        let surface = text.surface_string();
        let listed = context.lexicon.exact(&text.bare).is_some_and(|(_, word)| word.tags.contains(self.params.placeholders));
        if listed || self.params.whole.iter().any(|pattern| pattern.is_match(&surface)) {
            return Some(hit(PLACEHOLDER));
        }
        if !text.bare.is_empty() && repeats(&text.bare, &keyword.name) {
            return Some(hit(REPEATS));
        }
        if self.params.part.iter().any(|pattern| pattern.is_match(&surface)) {
            return Some(hit(PART_PLACEHOLDER));
        }
        let class = self.class(&keyword.name, value_type, context.lexicon)?;
        let fits = |shape: &&Shape| shape.patterns.iter().any(|pattern| pattern.is_match(&surface));
        let accepted = self.shapes(&class.accepts).find(fits);
        if let Some(shape) = accepted {
            let wrong = shape.patterns.iter().find_map(|pattern| calendar::impossible(pattern, &surface));
            return wrong.map(|part| hit(IMPOSSIBLE).arg("part", part));
        }
        let rejected = self.shapes(&class.rejects).find(fits);
        if class.accepts.is_empty() && rejected.is_none() {
            return None;
        }
        let found = rejected.or_else(|| self.params.shapes.values().find(fits));
        let found = found.map_or("", |shape| shape.name.pick(context.language));
        Some(hit(SHAPE).arg("expected", class.name.pick(context.language)).arg("found", found))
    }
}

impl Check for Example {
    fn run(&self, context: &Context<'_>, hits: &mut Vec<Hit>) {
        for (index, (keyword, given)) in context.keywords.iter().zip(&context.template.keywords).enumerate() {
            let field = Field::KeywordExample(index);
            let value_type = given.value_type.as_deref();
            let name = given.name.trim();
            let sample = || {
                let class = self.class(&keyword.name, value_type, context.lexicon);
                class.map_or(String::new(), |class| class.sample.clone())
            };
            if let Some(unknown) = value_type.filter(|name| !self.params.types.contains_key(*name)) {
                let nearest = crate::data::nearest(unknown, self.params.types.keys().map(String::as_str));
                hits.push(
                    Hit::new(UNKNOWN_TYPE, field, Span::empty(0))
                        .arg("keyword", name)
                        .arg("type", unknown)
                        .arg("nearest", nearest.unwrap_or_default()),
                );
            }
            let hit = match &keyword.example {
                None => Some(Hit::new(ABSENT, field, Span::empty(0))),
                Some(text) => self.judge(keyword, text, value_type, context),
            };
            if let Some(hit) = hit {
                hits.push(Hit { field, ..hit.arg("keyword", name).arg("sample", sample()) });
            }
        }
    }
}

/// The tags of the noun a keyword's name ends in: its last word, or a word that ends its last word.
fn noun(keyword: &Reading<'_>, lexicon: &Lexicon, nouns: TagSet) -> Option<TagSet> {
    let last = keyword.tokens.last()?;
    if let Some(word) = last.word(lexicon)
        && word.tags.intersects(nouns)
    {
        return Some(word.tags);
    }
    let chars = keyword.chars(*last);
    // A single character at the end of an unknown word says too little: 信号 is no number.
    let tails = (1..chars.len().saturating_sub(1)).filter_map(|start| chars.get(start..));
    tails
        .filter_map(|tail| lexicon.exact(tail))
        .map(|(_, word)| word.tags)
        .find(|tags| tags.intersects(nouns))
}

/// Whether the example only says the keyword again, or the end of it.
fn repeats(example: &[char], keyword: &Reading<'_>) -> bool {
    let name = &keyword.text.bare;
    let whole_tokens = keyword.tokens.iter().any(|token| name.get(token.range().start..) == Some(example));
    example == name.as_slice() || whole_tokens
}
