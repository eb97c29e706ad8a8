//! Rules 1.2 and 2.2: no two titles, and no two keywords of a template, may mean nearly the same.

use super::{Check, Context, Hit, Hits, Kind, Outcome, Scope, Target, there};
use crate::data::{Data, data};
use crate::place::{Field, Span};
use crate::similarity::{Likeness, Neighbour, Owner};
use crate::text::Text;

const PLACEHOLDERS: &[&str] = &["title", "other", "reason"];
const SAME: usize = 0;
const LIBRARY_SAME: usize = 1;
const ENDING: usize = 2;
const LIBRARY_ENDING: usize = 3;
const LIGHT: usize = 4;
const SLIP: usize = 5;
const BUILT: usize = 6;

pub(super) static KIND: Kind = Kind {
    name: "similar",
    targets: &[Target::Title, Target::Keyword],
    outcomes: &[
        Outcome::new("same", PLACEHOLDERS),
        Outcome::new("library-same", &["title", "other", "reason", "there"]).only(&[Target::Title]),
        Outcome::new("ending", PLACEHOLDERS).only(&[Target::Title]),
        Outcome::new("library-ending", PLACEHOLDERS).only(&[Target::Title]),
        Outcome::new("light", PLACEHOLDERS),
        Outcome::new("slip", PLACEHOLDERS),
        Outcome::new("built", PLACEHOLDERS),
    ],
    build: |params, target, reader| {
        Some(Box::new(Similar {
            target,
            params: Params::read(params, reader)?,
        }))
    },
};

pub(super) fn schema() -> serde_json::Value {
    Params::schema()
}

data! {
    /// What tells keywords apart that are named alike.
    struct Params {
        /// Characters of which a time of day has one, and a day none.
        clock ("clock"): String = String::new(),
        /// Characters of which a day has one, and a time of day none.
        day ("day"): String = String::new(),
    }
}

struct Similar {
    target: Target,
    params: Params,
}

impl Check for Similar {
    fn scope(&self) -> Scope {
        if self.target == Target::Title {
            Scope::Among
        } else {
            Scope::Alone
        }
    }

    fn run<'t>(&'t self, context: &Context<'t>, hits: &mut Hits<'t>) {
        for (field, neighbours) in context.neighbours(self.target) {
            let similar: Vec<&Neighbour> = neighbours
                .iter()
                .filter(|other| other.comparison.likeness != Likeness::Identical)
                .filter(|other| !self.day_and_clock(field, other, context))
                .collect();
            // The worst of them names the finding; all of them stand in it.
            let worst = similar
                .iter()
                .map(|&other| (outcome(other, self.target), other))
                .min_by_key(|(rank, _)| *rank);
            let (Some((outcome, worst)), Some(text)) = (worst, field.of(context.template)) else {
                continue;
            };
            let mut hit = Hit::new(outcome, field, Span::whole(text))
                .arg("title", text)
                .arg("other", &worst.title)
                .arg("reason", context.similarity.reason(&worst.comparison, context.language));
            if outcome == LIBRARY_SAME {
                hit = hit.arg("there", there(&similar, context.language));
            }
            hit.related = similar;
            // Where only a slip or a light word tells them apart, both may be meant.
            let hit = if outcome == SAME {
                hit.without_keyword(context.template)
            } else {
                hit
            };
            hits.push(hit);
        }
    }
}

impl Similar {
    /// Whether the examples are a day and a time of day: 上课日期 and 上课时间 are two things then.
    fn day_and_clock(&self, field: Field, other: &Neighbour, context: &Context<'_>) -> bool {
        let (Field::KeywordName(own), Owner::Keyword(other)) = (field, other.owner) else {
            return false;
        };
        let example = |at: usize| context.keywords.get(at).and_then(|keyword| keyword.example);
        let (Some(own), Some(other)) = (example(own), example(other)) else {
            return false;
        };
        let has = |text: &Text<'_>, marks: &str| text.spaced.iter().any(|c| marks.contains(*c));
        let only = |text: &Text<'_>, marks: &str, others: &str| has(text, marks) && !has(text, others);
        let (clock, day) = (self.params.clock.as_str(), self.params.day.as_str());
        let apart = |a, b| only(a, clock, day) && only(b, day, clock);
        apart(&own, &other) || apart(&other, &own)
    }
}

fn outcome(neighbour: &Neighbour, target: Target) -> usize {
    let library = matches!(neighbour.owner, Owner::Library(_));
    match (neighbour.comparison.likeness, library) {
        (Likeness::Light, _) => LIGHT,
        (Likeness::Slip, _) => SLIP,
        (Likeness::Built | Likeness::Loose, _) => BUILT,
        (Likeness::Ending, _) if target == Target::Keyword => SAME,
        (Likeness::Ending, true) => LIBRARY_ENDING,
        (Likeness::Ending, false) => ENDING,
        (_, true) => LIBRARY_SAME,
        (_, false) => SAME,
    }
}
