//! Rule s.4: a tap leads to a page of the mini program itself.

use crate::checks::{Check, Context, Hit, Hits, Kind, Outcome, Target};
use crate::data::{Data, data};
use crate::place::{Field, Span};
use crate::report::Applicability;

const SLASH: usize = 0;
const ENDING: usize = 1;
const ELSEWHERE: usize = 2;
const UNKNOWN: usize = 3;

pub(in crate::checks) static KIND: Kind = Kind {
    name: "jump",
    targets: &[Target::Message],
    outcomes: &[
        Outcome::new("slash", &["page", "replacement"]),
        Outcome::new("ending", &["page", "ending", "replacement"]),
        Outcome::new("elsewhere", &["page"]),
        Outcome::new("unknown", &["page", "nearest", "replacement"]),
    ],
    build: |params, _, reader| {
        Some(Box::new(Jump {
            params: Params::read(params, reader)?,
        }))
    },
};

pub(in crate::checks) fn schema() -> serde_json::Value {
    Params::schema()
}

data! {
    /// What a path must not have.
    struct Params {
        /// Endings of files, which no page has.
        endings ("endings"): Vec<String> = Vec::new(),
        /// Beginnings of what lies outside the mini program.
        elsewhere ("elsewhere"): Vec<String> = Vec::new(),
    }
}

struct Jump {
    params: Params,
}

impl Check for Jump {
    fn run<'t>(&'t self, context: &Context<'t>, hits: &mut Hits<'t>) {
        let Some(sent) = context.sent else { return };
        for field in [Field::Page, Field::PagePath] {
            if let Some(text) = sent.message.text_of(field).filter(|text| !text.trim().is_empty()) {
                self.page(field, text, context, hits);
            }
        }
    }
}

impl Jump {
    fn page<'t>(&self, field: Field, text: &'t str, context: &Context<'t>, hits: &mut Hits<'t>) {
        let hit = |outcome, span| Hit::new(outcome, field, span).arg("page", text);
        let path = text.split(['?', '#']).next().unwrap_or_default();
        let whole = Span::new(0, path.len());
        let begins = |with: &String| {
            path.get(..with.len())
                .is_some_and(|begun| begun.eq_ignore_ascii_case(with))
        };
        if path.contains("://") || self.params.elsewhere.iter().any(begins) {
            hits.push(hit(ELSEWHERE, whole));
            return;
        }
        let bare = path.trim_start_matches('/');
        let slashes = path.len() - bare.len();
        // ?id=1
        if path.trim().is_empty() {
            hits.push(hit(ELSEWHERE, Span::whole(text)));
            return;
        }
        if slashes > 0 {
            let span = Span::new(0, slashes);
            hits.push(hit(SLASH, span).fix(Applicability::Safe, text, span, ""));
        }
        let ending = self
            .params
            .endings
            .iter()
            .find(|ending| bare.ends_with(ending.as_str()));
        if let Some(ending) = ending {
            let span = Span::new(path.len() - ending.len(), path.len());
            let hit = hit(ENDING, span).arg("ending", ending.clone());
            hits.push(hit.fix(Applicability::Unsafe, text, span, ""));
            return;
        }
        let pages = context.sent.and_then(|sent| sent.context.pages.as_ref());
        let Some(pages) = pages.filter(|pages| !bare.is_empty() && !pages.has(bare)) else {
            return;
        };
        let span = Span::new(slashes, path.len());
        let mut hit = hit(UNKNOWN, span);
        if let Some(near) = pages.nearest(bare) {
            // With the slashes, for what is proposed is to be a page.
            let whole = Span::new(0, path.len());
            hit = hit.fix(Applicability::Unsafe, text, whole, &near).arg("nearest", near);
        }
        hits.push(hit);
    }
}
