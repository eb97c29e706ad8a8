//! What a profile adds to the audit rules: how long a title or keyword may be, and how many keywords a template has.

use unicode_segmentation::UnicodeSegmentation;

use super::{Check, Context, Hit, Hits, Kind, Outcome, Target};
use crate::data::{Data, data};
use crate::place::{Field, Span};
use crate::text::{Unit, classify};

const SHORT: usize = 0;
const LONG: usize = 1;
const FEW: usize = 2;
const MANY: usize = 3;
const BEYOND: usize = 4;

const TEXTS: &[Target] = &[Target::Title, Target::Keyword];
const PLACEHOLDERS: &[&str] = &["text", "length", "min", "max"];

pub(super) static KIND: Kind = Kind {
    name: "length",
    targets: &[Target::Title, Target::Keyword, Target::Template],
    outcomes: &[
        Outcome::new("short", PLACEHOLDERS).only(TEXTS),
        Outcome::new("long", PLACEHOLDERS).only(TEXTS),
        Outcome::new("few", PLACEHOLDERS).only(&[Target::Template]),
        Outcome::new("many", PLACEHOLDERS).only(&[Target::Template]),
        Outcome::new("beyond", PLACEHOLDERS).only(&[Target::Keyword]),
    ],
    build: |params, target, reader| {
        let params = Params::read(params, reader)?;
        Some(Box::new(Length { target, params }))
    },
};

pub(super) fn schema() -> serde_json::Value {
    Params::schema()
}

data! {
    /// The bounds, both inclusive.
    struct Params {
        /// The fewest characters, or keywords.
        min ("min"): u32 = 0,
        /// The most characters, or keywords.
        max ("max"): u32,
        /// The most characters that were accepted all the same; texts up to there are `beyond`, and only longer ones `long`.
        seen ("seen"): u32 = 0,
        /// In what a text is counted; the platform has never said.
        unit ("unit"): Unit = Unit::Graphemes,
    }
}

struct Length {
    target: Target,
    params: Params,
}

impl Check for Length {
    fn run<'t>(&'t self, context: &Context<'t>, hits: &mut Hits<'t>) {
        if self.target == Target::Template {
            let count = context.template.keywords.len();
            // A title alone is being tried out: it is not told that it lacks what nobody has written yet.
            if count > 0
                && let Some(outcome) = self.outcome(count, FEW, MANY)
            {
                hits.push(self.hit(
                    outcome,
                    Field::Title,
                    Span::empty(context.template.title.len()),
                    "",
                    count,
                ));
            }
            return;
        }
        for (field, reading) in context.readings(self.target) {
            let text = reading.source.trim();
            let length = self.params.unit.count(text);
            // What nobody sees fills no title, and whoever takes it out must not be told anything new.
            let seen = if reading.marks { self.seen(text) } else { length };
            let outcome = if seen < length.min(self.params.min as usize) {
                Some((SHORT, seen))
            } else {
                self.outcome(length, SHORT, LONG).map(|outcome| (outcome, length))
            };
            // A blank title is 1.5's affair.
            if seen > 0
                && let Some((outcome, length)) = outcome
            {
                hits.push(self.hit(outcome, field, Span::whole(reading.source), text, length));
            }
        }
    }
}

impl Length {
    /// The length without what nobody sees.
    fn seen(&self, text: &str) -> usize {
        let is_seen = |grapheme: &&str| grapheme.chars().any(|c| !classify(c).is_unseen());
        let seen: String = text.graphemes(true).filter(is_seen).collect();
        self.params.unit.count(&seen)
    }

    fn outcome(&self, length: usize, below: usize, above: usize) -> Option<usize> {
        match length {
            _ if length < self.params.min as usize => Some(below),
            _ if length > self.params.max as usize && length <= self.params.seen as usize => Some(BEYOND),
            _ if length > self.params.max as usize => Some(above),
            _ => None,
        }
    }

    fn hit<'t>(&self, outcome: usize, field: Field, span: Span, text: &'t str, length: usize) -> Hit<'t> {
        Hit::new(outcome, field, span)
            .arg("text", text)
            .arg("length", length.to_string())
            .arg("min", self.params.min.to_string())
            .arg("max", self.params.max.to_string())
    }
}
