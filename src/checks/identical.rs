//! Rules 1.1 and 2.1: no two titles, and no two keywords of a template, may be the same.

use super::{Check, Context, Hit, Hits, Kind, Outcome, Scope, Target, there};
use crate::data::{Data, data};
use crate::place::Span;
use crate::similarity::{Likeness, Neighbour, Owner};

const DRAFTS: usize = 0;
const LIBRARY: usize = 1;

pub(super) static KIND: Kind = Kind {
    name: "identical",
    targets: &[Target::Title, Target::Keyword],
    outcomes: &[
        Outcome::new("drafts", &["title", "other"]),
        Outcome::new("library", &["title", "other", "there"]).only(&[Target::Title]),
    ],
    build: |params, target, reader| {
        Some(Box::new(Identical {
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

struct Identical {
    target: Target,
    _params: Params,
}

impl Check for Identical {
    fn scope(&self) -> Scope {
        if self.target == Target::Title {
            Scope::Among
        } else {
            Scope::Alone
        }
    }

    fn run<'t>(&'t self, context: &Context<'t>, hits: &mut Hits<'t>) {
        for (field, neighbours) in context.neighbours(self.target) {
            let identical: Vec<&Neighbour> = neighbours
                .iter()
                .filter(|other| other.comparison.likeness == Likeness::Identical)
                .collect();
            let (Some(first), Some(text)) = (identical.first(), field.of(context.template)) else {
                continue;
            };
            let outcome = match first.owner {
                Owner::Library(_) => LIBRARY,
                _ => DRAFTS,
            };
            let mut hit = Hit::new(outcome, field, Span::whole(text))
                .arg("title", text)
                .arg("other", &first.title);
            if outcome == LIBRARY {
                hit = hit.arg("there", there(&identical, context.language));
            }
            hit.related = identical;
            hits.push(hit.without_keyword(context.template));
        }
    }
}
