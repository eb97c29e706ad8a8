//! Rule s.3: a keyword with reviewed values takes one of these.

use crate::checks::{Check, Context, Hit, Hits, Kind, Outcome, Target};
use crate::data::{Data, data, nearest};
use crate::place::{Field, Span};
use crate::report::Applicability;

const NOT_LISTED: usize = 0;

/// How many of the reviewed values are named.
const NAMED: usize = 8;

pub(in crate::checks) static KIND: Kind = Kind {
    name: "listed",
    targets: &[Target::Message],
    outcomes: &[Outcome::new(
        "not-listed",
        &["key", "value", "values", "nearest", "replacement"],
    )],
    build: |params, _, reader| {
        Some(Box::new(Listed {
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

struct Listed {
    _params: Params,
}

impl Check for Listed {
    fn run<'t>(&'t self, context: &Context<'t>, hits: &mut Hits<'t>) {
        let Some(sent) = context.sent else { return };
        for pair in &sent.pairs {
            let (Some(text), Some((_, keyword))) = (pair.value(), pair.keyword) else {
                continue;
            };
            let more = sent.context.constants.of(sent.template.id.as_deref(), pair.key);
            let listed = || keyword.values.iter().chain(more.unwrap_or_default());
            if listed().next().is_none() || text.trim().is_empty() || listed().any(|value| value == text) {
                continue;
            }
            // The template and the account's list may both have a value.
            let mut named: Vec<&str> = Vec::new();
            for value in listed() {
                if named.len() <= NAMED && !named.contains(&value.as_str()) {
                    named.push(value);
                }
            }
            let more = if named.len() > NAMED { " …" } else { "" };
            named.truncate(NAMED);
            let near = nearest(text, listed().map(String::as_str));
            let whole = Span::whole(text);
            let mut hit = Hit::new(NOT_LISTED, Field::Value(pair.value_slot), whole)
                .arg("key", pair.key)
                .arg("value", text)
                .arg("values", format!("{}{more}", named.join(", ")));
            if let Some(near) = near {
                hit = hit.fix(Applicability::Unsafe, text, whole, &near).arg("nearest", near);
            }
            hits.push(hit);
        }
    }
}
