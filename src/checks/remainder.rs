//! What is left of a field when some of its words are taken out, and whether it can stand.

use std::ops::Range;

use super::{Context, Target};
use crate::lexicon::{TagSet, WordType};
use crate::place::Span;
use crate::text::Reading;

/// The fewest characters a title that was shortened keeps: a word of two and its ending.
const SHORTEST_TITLE: usize = 4;
/// The fewest characters a keyword keeps.
const SHORTEST_KEYWORD: usize = 2;

/// Where words stand that can be taken out, as ranges of bare characters, so that the rest says something by itself: it
/// keeps its end, and a thing or an act that is none of the `slight` words; of a keyword any other word will do. A keyword must not become another of its
/// template.
pub(super) fn without(
    reading: &Reading<'_>,
    context: &Context<'_>,
    target: Target,
    removed: &[Range<usize>],
    slight: TagSet,
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
            (target == Target::Keyword || counts && word.typed) && !context.lexicon.tags(word).intersects(slight)
        });
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
