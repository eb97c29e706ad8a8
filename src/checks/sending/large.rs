//! Rule s.5: the keyword shown large is one of the data, and is named with `.DATA`.

use crate::checks::{Check, Context, Hit, Hits, Kind, Outcome, Target};
use crate::data::{Data, data, nearest};
use crate::place::{Field, Span};
use crate::report::Applicability;

const SUFFIX: usize = 0;
const UNKNOWN: usize = 1;

const DATA: &str = ".DATA";

pub(in crate::checks) static KIND: Kind = Kind {
    name: "emphasis",
    targets: &[Target::Message],
    outcomes: &[
        Outcome::new("suffix", &["emphasis", "replacement"]),
        Outcome::new("unknown", &["emphasis", "nearest", "replacement"]),
    ],
    build: |params, _, reader| {
        Some(Box::new(Large {
            _params: Params::read(params, reader)?,
        }))
    },
};

pub(in crate::checks) fn schema() -> serde_json::Value {
    Params::schema()
}

data! {
    /// Nothing can be set.
    struct Params {}
}

struct Large {
    _params: Params,
}

impl Check for Large {
    fn run<'t>(&'t self, context: &Context<'t>, hits: &mut Hits<'t>) {
        let Some(sent) = context.sent else { return };
        let given = sent.message.emphasis_keyword.as_deref();
        // Blank is none.
        let Some(text) = given.filter(|text| !text.trim().is_empty()) else {
            return;
        };
        let hit = |outcome, span| Hit::new(outcome, Field::Emphasis, span).arg("emphasis", text);
        let key = text.strip_suffix(DATA).unwrap_or(text);
        if key.len() == text.len() {
            let plain = text.split('.').next().unwrap_or_default();
            let span = Span::new(plain.len(), text.len());
            hits.push(hit(SUFFIX, span).fix(Applicability::Unsafe, text, span, DATA));
        }
        let key = key.split('.').next().unwrap_or_default();
        if sent.pairs.iter().any(|pair| pair.key == key) {
            return;
        }
        let span = Span::new(0, key.len());
        let mut hit = hit(UNKNOWN, span);
        if let Some(near) = nearest(key, sent.pairs.iter().map(|pair| pair.key)) {
            hit = hit.fix(Applicability::Unsafe, text, span, &near).arg("nearest", near);
        }
        hits.push(hit);
    }
}
