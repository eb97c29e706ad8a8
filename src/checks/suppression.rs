//! Not an audit rule: an entry of `ignore` that silences nothing hides nothing, and should go.

use super::{Check, Context, Hit, Hits, IgnoreUse, Kind, Outcome, Scope, Target};
use crate::data::{Data, data};
use crate::place::{Field, Span};

const UNUSED: usize = 0;
const UNKNOWN: usize = 1;

pub(super) static KIND: Kind = Kind {
    name: "suppression",
    targets: &[Target::Template],
    outcomes: &[
        Outcome::new("unused", &["rule"]),
        Outcome::new("unknown", &["rule", "nearest"]),
    ],
    build: |params, _, reader| {
        Some(Box::new(Suppression {
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

struct Suppression {
    _params: Params,
}

impl Check for Suppression {
    fn scope(&self) -> Scope {
        Scope::Last
    }

    fn run<'t>(&'t self, context: &Context<'t>, hits: &mut Hits<'t>) {
        for (index, (ignore, used)) in context.template.ignore.iter().zip(context.ignores).enumerate() {
            let hit =
                |outcome| Hit::new(outcome, Field::Ignore(index), Span::whole(&ignore.rule)).arg("rule", &ignore.rule);
            match used {
                IgnoreUse::Used => {}
                IgnoreUse::Unused => hits.push(hit(UNUSED)),
                IgnoreUse::Unknown { nearest } => {
                    hits.push(hit(UNKNOWN).arg("nearest", nearest.as_deref().unwrap_or_default()));
                }
            }
        }
    }
}
