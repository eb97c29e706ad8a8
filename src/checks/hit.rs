//! What checks find, and how much of it is told.

use std::borrow::Cow;

use super::Check;
use crate::order;
use crate::place::{Field, Span};
use crate::report::{Applicability, Edit};
use crate::similarity::Neighbour;
use crate::template::Template;

/// What a check found, before the rule gives it words and a severity.
#[derive(Debug)]
pub(crate) struct Hit<'t> {
    /// Which of the kind's outcomes, by place.
    pub(crate) outcome: usize,
    pub(crate) field: Field,
    pub(crate) span: Span,
    /// What stands for each placeholder.
    pub(crate) args: Vec<(&'static str, Cow<'t, str>)>,
    /// The neighbours it is about, nearest first.
    pub(crate) related: Vec<&'t Neighbour>,
    pub(crate) fixes: Vec<Proposal>,
}

/// A fix before it has a title.
#[derive(Debug)]
pub(crate) struct Proposal {
    pub(crate) applicability: Applicability,
    pub(crate) edits: Vec<Edit>,
    /// What the field will read, for `{replacement}`.
    pub(crate) replacement: String,
}

impl<'t> Hit<'t> {
    /// No outcome has more placeholders than this, but that of a fix.
    const MOST_ARGS: usize = 5;
    /// The most bytes of a draft that a message quotes, so that many findings in a long field stay short.
    const MAX_QUOTED: usize = 1024;

    pub(crate) fn new(outcome: usize, field: Field, span: Span) -> Self {
        Self {
            outcome,
            field,
            span,
            args: Vec::with_capacity(Self::MOST_ARGS),
            related: Vec::new(),
            fixes: Vec::new(),
        }
    }

    pub(crate) fn arg(mut self, name: &'static str, value: impl Into<Cow<'t, str>>) -> Self {
        let value = value.into();
        let value = match cut(&value, Self::MAX_QUOTED) {
            Some(start) => format!("{start}…").into(),
            None => value,
        };
        self.args.push((name, value));
        self
    }

    /// Proposes one edit of the field the hit is about.
    pub(crate) fn fix(self, applicability: Applicability, source: &str, span: Span, replacement: &str) -> Self {
        self.fix_all(applicability, source, [(span, replacement)])
    }

    /// Proposes edits in several places of the field, in their order, as one fix.
    pub(crate) fn fix_all<'r>(
        mut self,
        applicability: Applicability,
        source: &str,
        edits: impl IntoIterator<Item = (Span, &'r str)>,
    ) -> Self {
        let edits: Vec<Edit> = edits
            .into_iter()
            .map(|(span, replacement)| Edit::new(self.field, span, replacement))
            .collect();
        let replacement = mended(source, &edits, Self::MAX_QUOTED);
        self.fixes.push(Proposal {
            applicability,
            edits,
            replacement,
        });
        self
    }

    /// Proposes to take the keyword out that the hit is about.
    pub(crate) fn without_keyword(mut self, template: &Template) -> Self {
        let Field::KeywordName(at) = self.field else {
            return self;
        };
        let fields = [self.field, Field::KeywordExample(at)];
        let whole = |field: Field| Some(Edit::new(field, Span::whole(field.of(template)?), ""));
        self.fixes.push(Proposal {
            applicability: Applicability::Unsafe,
            edits: fields.into_iter().filter_map(whole).collect(),
            replacement: String::new(),
        });
        self
    }
}

/// The text with the edits made, as far as it is quoted.
fn mended(source: &str, edits: &[Edit], most: usize) -> String {
    let mut mended = String::new();
    let mut from = 0;
    let ends = edits
        .iter()
        .map(|edit| (edit.span.start, &*edit.replacement, edit.span.end));
    for (to, replacement, next) in ends.chain([(source.len(), "", source.len())]) {
        let kept = source.get(from..to).unwrap_or_default();
        for piece in [kept, replacement] {
            if let Some(start) = cut(piece, most.saturating_sub(mended.len())) {
                mended.push_str(start);
                mended.push('…');
                return mended;
            }
            mended.push_str(piece);
        }
        from = next;
    }
    mended
}

/// The start of a text that is longer than this.
fn cut(text: &str, most: usize) -> Option<&str> {
    (text.len() > most).then(|| {
        let end = (0..=most).rev().find(|at| text.is_char_boundary(*at));
        text.get(..end.unwrap_or(0)).unwrap_or_default()
    })
}

/// The hits of one rule in a template. Of what a field has more than [`Hits::MAX_PER_FIELD`] of, the rest is told
/// together, so that the cost of a field stays linear in its length.
#[derive(Debug, Default)]
pub(crate) struct Hits<'t> {
    list: Vec<Hit<'t>>,
    /// How many of the hits are about the field of the last one.
    in_field: usize,
}

impl<'t> Hits<'t> {
    /// The most hits of one rule in one field that stand by themselves.
    pub(crate) const MAX_PER_FIELD: usize = 20;

    pub(crate) fn run(&mut self, check: &'t dyn Check, context: &super::Context<'t>) {
        self.list.clear();
        check.run(context, self);
    }

    pub(crate) fn drain(&mut self) -> impl Iterator<Item = Hit<'t>> + '_ {
        self.list.drain(..)
    }

    pub(crate) fn push(&mut self, hit: Hit<'t>) {
        self.in_field = self.in_field(hit.field) + 1;
        self.list.push(hit);
    }

    pub(crate) fn extend(&mut self, hits: impl IntoIterator<Item = Hit<'t>>) {
        hits.into_iter().for_each(|hit| self.push(hit));
    }

    fn in_field(&self, field: Field) -> usize {
        if self.list.last().is_some_and(|last| last.field == field) {
            self.in_field
        } else {
            0
        }
    }

    /// Puts what was found in a field, in order: each by itself while there is room, and of the rest one hit for each
    /// outcome, which covers all of that outcome. `place` says what and where one is; `tell` gives a hit its words, and is
    /// shown what it covers.
    pub(crate) fn push_all<F>(
        &mut self,
        field: Field,
        found: &[F],
        place: impl Fn(&F) -> (usize, Span),
        tell: impl Fn(Hit<'t>, &[&F]) -> Hit<'t>,
    ) {
        let room = Self::MAX_PER_FIELD.saturating_sub(self.in_field(field));
        let (apart, rest) = found.split_at(room.min(found.len()));
        for one in apart {
            let (outcome, span) = place(one);
            self.push(tell(Hit::new(outcome, field, span), &[one]));
        }
        let mut outcomes: Vec<usize> = rest.iter().map(|one| place(one).0).collect();
        order::sort(&mut outcomes);
        outcomes.dedup();
        for outcome in outcomes {
            let covered: Vec<&F> = rest.iter().filter(|one| place(one).0 == outcome).collect();
            let (Some(first), Some(last)) = (covered.first(), covered.last()) else {
                continue;
            };
            let span = Span::new(place(first).1.start, place(last).1.end);
            self.push(tell(Hit::new(outcome, field, span), &covered));
        }
    }
}
