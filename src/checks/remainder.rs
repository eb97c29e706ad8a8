//! What is left of a field when some of its words are taken out, and whether it can stand.

use std::ops::Range;

use super::{Context, Target};
use crate::lexicon::{TagSet, Token, WordType};
use crate::place::Span;
use crate::text::Reading;

/// The fewest characters a title that was shortened keeps: a word of two and its ending.
const SHORTEST_TITLE: usize = 4;
/// The fewest characters a keyword keeps.
const SHORTEST_KEYWORD: usize = 2;

/// What the rest must be.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Demands {
    /// Words that say nothing by themselves.
    pub(super) slight: TagSet,
    /// Words that say nothing once what stands beside them is taken out: 派发 without the voucher.
    pub(super) wanting: TagSet,
    /// Whether it must tell that something happens.
    pub(super) eventful: bool,
}

/// Where words stand that can be taken out, as ranges of bare characters, so that the rest says something by itself: it
/// keeps its end, and a thing or an act that is not slight; of a keyword any other word will do. A keyword must not become
/// another of its template.
pub(super) fn without(
    reading: &Reading<'_>,
    context: &Context<'_>,
    target: Target,
    removed: &[Range<usize>],
    demands: Demands,
) -> Option<Vec<Span>> {
    let gone = |range: &Range<usize>| {
        let overlaps = |other: &Range<usize>| range.start < other.end && other.start < range.end;
        removed.iter().any(overlaps)
    };
    let last = reading.tokens.last()?;
    let shortest = if target == Target::Title {
        SHORTEST_TITLE
    } else {
        SHORTEST_KEYWORD
    };
    let rest: Vec<char> = (0..reading.bare.len())
        .filter(|at| !gone(&(*at..at + 1)))
        .filter_map(|at| reading.bare.get(at).copied())
        .collect();
    if gone(&last.range()) || rest.len() < shortest {
        return None;
    }
    let says = reading
        .tokens
        .iter()
        .filter(|token| !gone(&token.range()))
        .any(|token| {
            let Some(word) = token.word(context.lexicon) else {
                return target == Target::Keyword;
            };
            let counts = matches!(word.kind, WordType::Object | WordType::Role | WordType::Act) && word.weight() >= 1.0;
            (target == Target::Keyword || counts && word.typed)
                && !context.lexicon.tags(word).intersects(demands.slight)
        });
    let left = || {
        let words = reading.words(context.lexicon);
        words.filter(|(token, _)| !gone(&token.range()))
    };
    if left().any(|(token, word)| {
        context.lexicon.tags(word).intersects(demands.wanting) && wants(reading, context, token, &gone)
    }) {
        return None;
    }
    let happens = || {
        let unknown = reading
            .tokens
            .iter()
            .any(|token| token.word.is_none() && !gone(&token.range()));
        unknown || left().any(|(_, word)| context.lexicon.is_event(word))
    };
    if demands.eventful && !happens() {
        return None;
    }
    let taken = || {
        context
            .keywords
            .iter()
            .any(|keyword| keyword.name.bare == rest.as_slice())
    };
    if !says || target == Target::Keyword && taken() {
        return None;
    }
    let places = reading.places();
    Some(removed.iter().map(|range| places.of(range.clone())).collect())
}

/// Whether what stands right beside a word, but for what says nothing, is taken out.
fn wants(reading: &Reading<'_>, context: &Context<'_>, token: Token, gone: &impl Fn(&Range<usize>) -> bool) -> bool {
    let counts = |other: &&Token| {
        let word = other.word(context.lexicon);
        gone(&other.range()) || word.is_none_or(|word| word.weight() > FAINT)
    };
    let before = reading.tokens.iter().rev().filter(|other| other.end <= token.start);
    let behind = reading.tokens.iter().filter(|other| other.start >= token.end);
    let beside = [before.into_iter().find(counts), behind.into_iter().find(counts)];
    beside.into_iter().flatten().any(|other| gone(&other.range()))
}

/// Words up to this weight say nothing.
const FAINT: f32 = 0.1;
