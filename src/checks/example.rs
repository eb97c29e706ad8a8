//! Rule 2.4: the example of a keyword must match the keyword.
//!
//! The keyword's name, or its declared type, says what is expected; the example's shape says what it is. What no class
//! covers is left alone: no guess is better than a wrong one.

use super::{Check, Context, Hit, Hits, KeywordReading, Kind, Outcome, Target};
use crate::data::{Data, Members, Wording, data};
use crate::lexicon::{Lexicon, LexiconBuilder, Tag, TagSet, Word, WordType};
use crate::made::Kinds;
use crate::pattern::{Finder, Patterns, Subject, Trio};
use crate::place::{Field, Span};
use crate::report::Applicability;
use crate::text::{Reading, Text, Unit};

mod build;
mod calendar;
mod heads;

use heads::{Heads, noun, repeats};

const ABSENT: usize = 0;
const BLANK: usize = 1;
const PLACEHOLDER: usize = 2;
const PART_PLACEHOLDER: usize = 3;
const REPEATS: usize = 4;
const IMPOSSIBLE: usize = 5;
const SHAPE: usize = 6;
const UNKNOWN_TYPE: usize = 7;
const TOO_LONG: usize = 8;
const BROKEN: usize = 9;
const ROUNDED: usize = 10;

pub(super) static KIND: Kind = Kind {
    name: "example",
    targets: &[Target::Example, Target::Value],
    outcomes: &[
        Outcome::new("absent", &["keyword", "sample"]),
        Outcome::new("blank", &["keyword", "sample", "replacement"]),
        Outcome::new("placeholder", &["keyword", "example", "sample", "replacement"]),
        Outcome::new("part-placeholder", &["keyword", "example", "sample", "replacement"]),
        Outcome::new("repeats", &["keyword", "example", "sample", "replacement"]),
        Outcome::new("impossible", &["keyword", "example", "part", "replacement"]),
        Outcome::new(
            "shape",
            &["keyword", "example", "expected", "found", "sample", "replacement"],
        ),
        Outcome::new("unknown-type", &["keyword", "type", "nearest"]),
        Outcome::new("too-long", &["keyword", "example", "type", "max", "length"]),
        Outcome::new("broken", &["keyword", "example", "damage", "sample", "replacement"]),
        Outcome::new("rounded", &["keyword", "example", "sample", "replacement"]),
    ],
    build: |params, target, reader| {
        Example::build(params, target, reader).map(|check| Box::new(check) as Box<dyn Check>)
    },
};

pub(super) fn schema() -> serde_json::Value {
    Params::schema()
}

data! {
    /// Shapes, what each class of keywords accepts, and what is no example at all.
    struct Params {
        /// The shapes an example can have, by name. A text can have several.
        shapes ("shapes"): Members<Shape>,
        /// The classes of keywords; the first whose nouns end the keyword's name is taken.
        classes ("classes"): Vec<Class>,
        /// The declared value types; digits at the end of a type's name, as in thing1, do not count.
        types ("types"): Members<ValueType>,
        /// Whole examples that are none: 测试, 示例.
        placeholders ("placeholders"): Tag,
        /// Patterns of whole examples that are none: {{x.DATA}}, xxx.
        whole ("whole-placeholders"): Patterns,
        /// Patterns of examples that are placeholders in part, unless they have an accepted shape: {{x}}元.
        part ("part-placeholders"): Patterns,
        /// Patterns of examples of which a part is masked, whatever their shape: 林xx.
        masks ("masks"): Patterns = Patterns::default(),
        /// What a spreadsheet makes of a value it was not told to keep: 2.02601E+13.
        broken ("broken"): Vec<Damage> = Vec::new(),
        /// Patterns of whole numbers of which a spreadsheet seems to have kept only the first digits.
        rounded ("rounded"): Patterns = Patterns::default(),
        /// Where dates and times stand in an example. Groups named y, m, d, h, min and s are checked.
        calendar ("calendar"): Vec<Finder> = Vec::new(),
        /// What is told of values that are sent: real ones have more good forms than examples.
        values ("values"): OfValues = OfValues::default(),
        /// In what the length of an example is counted; the platform has never said.
        unit ("unit"): Unit = Unit::Graphemes,
    }
}

data! {
    /// A shape: patterns on the folded text, of which one must match the whole of it.
    struct Shape {
        /// What such a text is called.
        name ("name"): Wording,
        /// Whether real ones are masked as well, as 137xxxx7777 is; elsewhere a mask is a placeholder.
        masked ("masked"): bool = false,
        /// The patterns. They see one blank wherever the example has blanks.
        patterns ("patterns"): Patterns,
    }
}

data! {
    /// A way in which a spreadsheet breaks a value, and what is left of it then.
    struct Damage {
        /// What happened, in words.
        name ("name"): Wording,
        /// The classes of keywords whose examples are broken so; empty for any keyword.
        classes ("classes"): Vec<String> = Vec::new(),
        /// The patterns, of which one must match the whole of it.
        patterns ("patterns"): Patterns,
    }
}

data! {
    /// A class of keywords and the examples that fit it.
    struct Class {
        /// Its name, for `types`.
        id ("id"): String,
        /// What is expected, in words.
        name ("name"): Wording,
        /// The list of nouns that end such a keyword; none for a class that only types name.
        nouns ("nouns"): Option<Tag> = None,
        /// What such a keyword's name ends in, several in a text with blanks between, folded, each of six characters at
        /// most. Of these and the nouns the longest decides.
        heads ("heads"): Vec<String> = Vec::new(),
        /// Shapes of which the example must have one; empty for any.
        accepts ("accepts"): Vec<String> = Vec::new(),
        /// Shapes the example must not have.
        rejects ("rejects"): Vec<String> = Vec::new(),
        /// Whether a thing, an act or a state that the lexicon knows does not fit, as where a person is asked for.
        not_words ("not-words"): bool = false,
        /// Whether dates and times in the example must be in the calendar and on the clock.
        calendar ("calendar"): bool = false,
        /// Whether its times are times of day; 38:20 can be a length.
        of_day ("of-day"): bool = true,
        /// A good example.
        sample ("sample"): String,
    }
}

data! {
    /// What a declared value type allows.
    #[derive(Default)]
    struct ValueType {
        /// The class it stands for; none for a type that accepts anything, when the keyword's name decides.
        class ("class"): Option<String> = None,
        /// The most the example may hold, in `unit`.
        max ("max"): Option<u32> = None,
    }
}

data! {
    /// What is told of values that are sent.
    #[derive(Default)]
    struct OfValues {
        /// Shapes that are plainly of something else, where they are none of those the keyword accepts.
        distinct ("distinct"): Vec<String> = Vec::new(),
        /// How variables begin that were not filled in.
        variables ("variables"): Vec<String> = Vec::new(),
    }
}

struct Example {
    target: Target,
    params: Params,
    shapes: Vec<Shape>,
    kinds: Option<Kinds>,
    /// What is no example as a whole, what is none in part, and masks.
    placeholders: Trio,
    /// The shapes that are plainly of something else, by their places.
    distinct: Vec<usize>,
    /// The shapes each class accepts and rejects, by their places.
    fitting: Vec<Fitting>,
    nouns: TagSet,
    /// The first class that has each tag as its nouns.
    of_tag: [Option<usize>; LexiconBuilder::MAX_TAGS],
    heads: Heads,
}

#[derive(Default)]
struct Fitting {
    accepts: Vec<usize>,
    rejects: Vec<usize>,
}

impl Example {
    /// The declared type by its name, without the digits the platform numbers keys with.
    fn value_type(&self, name: &str) -> Option<&ValueType> {
        let types = &self.params.types;
        types
            .get(name)
            .or_else(|| types.get(name.trim_end_matches(|c: char| c.is_ascii_digit())))
    }

    /// What the keyword asks for: by its declared type, else by the noun, or the characters, that its name ends in.
    fn class(&self, keyword: &Reading<'_>, value_type: Option<&str>, lexicon: &Lexicon) -> Option<usize> {
        let by_type = value_type
            .and_then(|name| self.value_type(name))
            .and_then(|found| found.class.as_ref());
        if let Some(id) = by_type {
            return self.params.classes.iter().position(|class| class.id == *id);
        }
        let of_noun = noun(keyword, lexicon, self.nouns).and_then(|(tags, length)| {
            let tags = tags.intersection(self.nouns);
            let classes = tags.iter().filter_map(|tag| *self.of_tag.get(usize::from(tag.0))?);
            Some((classes.min()?, length))
        });
        let of_head = self.heads.class(keyword.spelled);
        match (of_noun, of_head) {
            (Some((class, length)), Some((_, other))) if length >= other => Some(class),
            (_, Some((class, _))) | (Some((class, _)), None) => Some(class),
            (None, None) => None,
        }
    }

    /// What is wrong with an example that was given.
    fn judge<'t>(
        &'t self,
        field: Field,
        keyword: &KeywordReading<'_>,
        text: &Text<'t>,
        class: Option<usize>,
        context: &Context<'t>,
    ) -> Option<Hit<'t>> {
        let whole = Span::whole(text.source);
        let hit = |outcome| Hit::new(outcome, field, whole).arg("example", text.source.trim());
        if text.spaced.is_empty() {
            return Some(hit(BLANK));
        }
        let subject = Subject::new(text.spaced, self.kinds);
        let known = context.lexicon.spelled(text.bare()).map(|(_, word)| word);
        let listed = known.is_some_and(|word| context.lexicon.tags(word).contains(self.params.placeholders));
        let [whole, part, masks] = self.placeholders.matches(&subject);
        if listed || whole {
            return Some(hit(PLACEHOLDER));
        }
        if repeats(text, &keyword.name) {
            return Some(hit(REPEATS));
        }
        if let Some(damage) = self.damage(&subject, class) {
            return Some(hit(BROKEN).arg("damage", damage.name.pick(context.language)));
        }
        if self.params.rounded.is_match(&subject) {
            return Some(hit(ROUNDED));
        }
        let fitting = class.and_then(|class| self.fitting.get(class));
        let (accepts, rejects) = fitting.map_or((&[][..], &[][..]), |fitting| (&fitting.accepts, &fitting.rejects));
        let shape = |place: &usize| self.shapes.get(*place);
        let fits = |shape: &&Shape| shape.patterns.is_match(&subject);
        let has_accepted = || accepts.iter().filter_map(shape).any(|shape| fits(&shape));
        // Of a value it is asked last, where it rarely matters.
        let accepted = self.target != Target::Value && has_accepted();
        let masked = || {
            accepts
                .iter()
                .filter_map(shape)
                .any(|shape| shape.masked && fits(&shape))
        };
        let left = if self.target == Target::Value {
            let variables = &self.params.values.variables;
            variables.iter().any(|begun| text.source.contains(begun.as_str()))
        } else {
            !accepted && part || masks && !masked()
        };
        if left {
            return Some(hit(PART_PLACEHOLDER));
        }
        let class = self.params.classes.get(class?)?;
        if class.calendar
            && let Some((wrong, nearest)) = calendar::impossible(&self.params.calendar, &subject, class.of_day)
        {
            let span = text.places().of_spaced(wrong.start..=wrong.end.saturating_sub(1));
            let hit = Hit {
                span,
                ..hit(IMPOSSIBLE).arg("part", span.slice(text.source))
            };
            return Some(hit.fix(Applicability::Unsafe, text.source, span, &nearest));
        }
        let plain = || self.distinct.iter().filter_map(shape).any(|shape| fits(&shape));
        if self.target == Target::Value && !plain() {
            return None;
        }
        let accepted = accepted || self.target == Target::Value && has_accepted();
        let rejected = rejects.iter().filter_map(shape).find(fits);
        let is_word = |word: &Word| {
            word.typed
                && matches!(word.kind, WordType::Object | WordType::Act | WordType::State)
                && word.weight() >= 1.0
        };
        let misplaced = class.not_words && known.is_some_and(is_word);
        if rejected.is_none() && !misplaced && (accepted || accepts.is_empty()) {
            return None;
        }
        let found = rejected.map_or("", |shape| shape.name.pick(context.language));
        Some(
            hit(SHAPE)
                .arg("expected", class.name.pick(context.language))
                .arg("found", found),
        )
    }

    /// What a spreadsheet did to an example of this class.
    fn damage(&self, subject: &Subject<'_>, class: Option<usize>) -> Option<&Damage> {
        let class = class.and_then(|class| self.params.classes.get(class));
        let applies = |damage: &&Damage| {
            let named = |class: &Class| damage.classes.contains(&class.id);
            damage.classes.is_empty() || class.is_some_and(named)
        };
        let mut damages = self.params.broken.iter().filter(applies);
        damages.find(|damage| damage.patterns.is_match(subject))
    }

    /// What the declared type says against an example that is otherwise fine.
    fn too_long<'t>(&self, field: Field, text: &Text<'t>, value_type: &'t str) -> Option<Hit<'t>> {
        let max = self.value_type(value_type)?.max?;
        let length = self.params.unit.count(text.source);
        (length > max as usize).then(|| {
            Hit::new(TOO_LONG, field, Span::whole(text.source))
                .arg("example", text.source.trim())
                .arg("type", value_type)
                .arg("max", max.to_string())
                .arg("length", length.to_string())
        })
    }
}

impl Check for Example {
    fn run<'t>(&'t self, context: &Context<'t>, hits: &mut Hits<'t>) {
        for (index, (keyword, given)) in context.keywords.iter().zip(&context.template.keywords).enumerate() {
            // What a message does not have, others tell.
            if self.target == Target::Value && keyword.example.is_none() {
                continue;
            }
            let field = Field::KeywordExample(index);
            let value_type = given.value_type.as_deref();
            let class = self.class(&keyword.name, value_type, context.lexicon);
            if let Some(unknown) = value_type.filter(|name| self.value_type(name).is_none()) {
                let nearest = crate::data::nearest(unknown, self.params.types.names());
                hits.push(
                    Hit::new(UNKNOWN_TYPE, field, Span::empty(0))
                        .arg("keyword", given.name.trim())
                        .arg("type", unknown)
                        .arg("nearest", nearest.unwrap_or_default()),
                );
            }
            let hit = match &keyword.example {
                None => Some(Hit::new(ABSENT, field, Span::empty(0))),
                Some(text) => {
                    let hit = self.judge(field, keyword, text, class, context);
                    hit.or_else(|| self.too_long(field, text, value_type?))
                }
            };
            if let Some(hit) = hit {
                let sample = class.and_then(|class| self.params.classes.get(class));
                let sample = sample.map_or("", |class| class.sample.as_str());
                let hit = hit.arg("keyword", given.name.trim()).arg("sample", sample);
                let given = given.example.as_deref().unwrap_or_default();
                let mended = match hit.outcome {
                    BLANK | PLACEHOLDER | PART_PLACEHOLDER | REPEATS | SHAPE | BROKEN | ROUNDED
                        if !sample.is_empty() =>
                    {
                        hit.fix(Applicability::Unsafe, given, Span::whole(given), sample)
                    }
                    _ => hit,
                };
                hits.push(mended);
            }
        }
    }
}
