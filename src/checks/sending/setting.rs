//! Rule s.7: what is chosen from a list of the platform's is on that list.

use crate::checks::{Check, Context, Hit, Hits, Kind, Outcome, Target};
use crate::data::{Data, data, nearest};
use crate::place::{Field, Span};
use crate::report::Applicability;

const UNKNOWN: usize = 0;

pub(in crate::checks) static KIND: Kind = Kind {
    name: "setting",
    targets: &[Target::Message],
    outcomes: &[Outcome::new(
        "unknown",
        &["name", "value", "values", "nearest", "replacement"],
    )],
    build: |params, _, reader| {
        Some(Box::new(Setting {
            params: Params::read(params, reader)?,
        }))
    },
};

pub(in crate::checks) fn schema() -> serde_json::Value {
    Params::schema()
}

data! {
    /// The values there are.
    struct Params {
        /// Of `miniprogram_state`.
        states ("states"): Vec<String>,
        /// Of `lang`.
        languages ("languages"): Vec<String>,
    }
}

struct Setting {
    params: Params,
}

impl Check for Setting {
    fn run<'t>(&'t self, context: &Context<'t>, hits: &mut Hits<'t>) {
        let Some(sent) = context.sent else { return };
        let settings = [
            (Field::State, &self.params.states),
            (Field::Lang, &self.params.languages),
        ];
        for (field, known) in settings {
            let Some(text) = sent.message.text_of(field) else {
                continue;
            };
            // Blank is the default.
            if text.is_empty() || known.iter().any(|value| value == text) {
                continue;
            }
            let whole = Span::whole(text);
            let mut hit = Hit::new(UNKNOWN, field, whole)
                .arg("name", field.to_string())
                .arg("value", text)
                .arg("values", known.join(", "));
            if let Some(near) = nearest(text, known.iter().map(String::as_str)) {
                hit = hit.fix(Applicability::Unsafe, text, whole, &near).arg("nearest", near);
            }
            hits.push(hit);
        }
    }
}
