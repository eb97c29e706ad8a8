//! Rule 1.3: a title must end in 提醒 or 通知.

use super::{Check, Context, Hit, Hits, Kind, Outcome, Target};
use crate::data::{Data, FaultKind, data};
use crate::lexicon::Tag;
use crate::place::Span;
use crate::report::Applicability;
use crate::text::fold_chars;

const MISSING: usize = 0;
const NEAR: usize = 1;

pub(super) static KIND: Kind = Kind {
    name: "ending",
    targets: &[Target::Title, Target::Keyword],
    outcomes: &[
        Outcome::new("missing", &["title", "endings", "replacement"]),
        Outcome::new("near", &["title", "ending", "endings", "replacement"]),
    ],
    build: |params, target, reader| {
        let params = Params::read(params, reader)?;
        let endings: Vec<Vec<char>> = params.endings.iter().map(|ending| fold_chars(ending)).collect();
        if endings.is_empty() || endings.iter().any(Vec::is_empty) {
            let none = FaultKind::other("endings 至少要有一个结尾", "endings must name at least one ending");
            reader.fault(none);
            return None;
        }
        Some(Box::new(Ending {
            target,
            endings,
            params,
        }))
    },
};

pub(super) fn schema() -> serde_json::Value {
    Params::schema()
}

data! {
    /// Which endings are demanded.
    struct Params {
        /// The endings, of which one is demanded.
        endings ("endings"): Vec<String>,
        /// Words that people write instead; one of the endings is proposed in their place.
        near ("near"): Option<Tag> = None,
    }
}

struct Ending {
    target: Target,
    endings: Vec<Vec<char>>,
    params: Params,
}

impl Check for Ending {
    fn run<'t>(&'t self, context: &Context<'t>, hits: &mut Hits<'t>) {
        for (field, reading) in context.readings(self.target) {
            let bare = reading.bare;
            if bare.is_empty() || self.endings.iter().any(|ending| bare.ends_with(ending)) {
                continue;
            }
            let source = reading.source;
            let endings = self.params.endings.join(" / ");
            let last = reading
                .words(context.lexicon)
                .next_back()
                .filter(|(token, _)| token.range().end == bare.len());
            let near = last.filter(|(_, word)| {
                self.params
                    .near
                    .is_some_and(|tag| context.lexicon.tags(word).contains(tag))
            });
            let mut hit = match near {
                Some((token, _)) => {
                    let span = reading.places().of(token.range());
                    Hit::new(NEAR, field, span).arg("ending", span.slice(source))
                }
                None => Hit::new(MISSING, field, Span::empty(reading.places().end())),
            };
            hit = hit.arg("title", source).arg("endings", endings);
            let span = hit.span;
            for ending in &self.params.endings {
                hit = hit.fix(Applicability::Unsafe, source, span, ending);
            }
            hits.push(hit);
        }
    }
}
