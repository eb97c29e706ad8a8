//! Rules 1.2 and 2.2: no two titles, and no two keywords of a template, may mean nearly the same.

use super::{Check, Context, Hit, Hits, Kind, Outcome, Scope, Target, there};
use crate::data::{Data, data};
use crate::report::Span;
use crate::similarity::{Likeness, Neighbour, Owner};

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
            _params: Params::read(params, reader)?,
        }))
    },
};

pub(super) fn schema() -> serde_json::Value {
    Params::schema()
}

data! {
    /// Nothing can be set.
    struct Params {}
}

struct Similar {
    target: Target,
    _params: Params,
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
            hits.push(hit);
        }
    }
}

fn outcome(neighbour: &Neighbour, target: Target) -> usize {
    let library = matches!(neighbour.owner, Owner::Library(_));
    match (neighbour.comparison.likeness, library) {
        (Likeness::Light, _) => LIGHT,
        (Likeness::Slip, _) => SLIP,
        (Likeness::Built, _) => BUILT,
        (Likeness::Ending, _) if target == Target::Keyword => SAME,
        (Likeness::Ending, true) => LIBRARY_ENDING,
        (Likeness::Ending, false) => ENDING,
        (_, true) => LIBRARY_SAME,
        (_, false) => SAME,
    }
}
