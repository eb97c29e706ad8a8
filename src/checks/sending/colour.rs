//! Rule s.6: a colour is written `#RRGGBB`.

use crate::checks::{Check, Context, Hit, Hits, Kind, Outcome, Target};
use crate::data::{Data, data};
use crate::place::{Field, Span};
use crate::report::Applicability;

const MALFORMED: usize = 0;

pub(in crate::checks) static KIND: Kind = Kind {
    name: "color",
    targets: &[Target::Message],
    outcomes: &[Outcome::new("malformed", &["color", "replacement"])],
    build: |params, _, reader| {
        Some(Box::new(Colour {
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

struct Colour {
    _params: Params,
}

impl Check for Colour {
    fn run<'t>(&'t self, context: &Context<'t>, hits: &mut Hits<'t>) {
        let Some(sent) = context.sent else { return };
        let fields = sent.pairs.iter().map(|pair| Field::ValueColor(pair.value_slot));
        for field in fields.chain([Field::Color]) {
            let Some(text) = sent.message.text_of(field) else {
                continue;
            };
            let digits = text.strip_prefix('#').unwrap_or(text);
            let hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
            // Blank is none.
            if text.is_empty() || digits.len() < text.len() && digits.len() == 6 && hex {
                continue;
            }
            let whole = Span::whole(text);
            let hit = Hit::new(MALFORMED, field, whole).arg("color", text);
            hits.push(match (hex, digits.len()) {
                (true, 6) => hit.fix(Applicability::Unsafe, text, Span::empty(0), "#"),
                (true, 3) => {
                    let twice: String = digits.chars().flat_map(|digit| [digit, digit]).collect();
                    hit.fix(Applicability::Unsafe, text, whole, &format!("#{twice}"))
                }
                _ => hit,
            });
        }
    }
}
