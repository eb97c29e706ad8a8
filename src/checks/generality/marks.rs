//! The marks of a text: what is neither Han nor a letter or digit of the usual width, in runs of one kind.

use unicode_segmentation::UnicodeSegmentation;

use super::{EDGE_BLANK, INNER_BLANK, INVISIBLE, RADICAL, SYMBOL, WIDTH, WORD_BLANK};
use crate::place::Span;
use crate::text::{CharClass, classify, look};

/// What is the matter with a stretch of characters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Matter {
    Blank,
    /// Full-width letters and digits, which fold to the usual ones.
    Wide,
    /// Radicals in the place of the characters they look like.
    Radical,
    Mark(CharClass),
}

/// A run of marks of one kind.
pub(super) struct Run {
    pub(super) matter: Matter,
    pub(super) span: Span,
    pub(super) outcome: usize,
}

/// The runs of marks in a text, in whole graphemes: a ZWJ or variation selector inside an emoji is part of the emoji.
pub(super) fn runs(source: &str, point: bool) -> Vec<Run> {
    let mut runs: Vec<(Matter, Span)> = Vec::new();
    for (start, grapheme) in source.grapheme_indices(true) {
        let span = Span::new(start, start + grapheme.len());
        if point && grapheme == "." && is_point(source, start) {
            continue;
        }
        for matter in grapheme.chars().filter_map(matter) {
            match runs.last_mut() {
                // A mark on a full-width letter or a blank: what it stands on goes with it, or folding would bring it up.
                Some((last, run))
                    if span.end <= run.end && matches!(matter, Matter::Mark(_)) && !matches!(last, Matter::Mark(_)) =>
                {
                    run.end = span.start;
                    if run.start == run.end {
                        runs.pop();
                    }
                    runs.push((matter, span));
                }
                Some((last, run)) if span.end <= run.end || (*last == matter && run.end == span.start) => {
                    run.end = run.end.max(span.end);
                    if matter == Matter::Mark(CharClass::Emoji) {
                        *last = matter;
                    }
                }
                _ => runs.push((matter, span)),
            }
        }
    }
    let seen = Seen::of(source);
    let run = |(matter, span)| Run {
        matter,
        span,
        outcome: outcome(matter, span, source, &seen),
    };
    runs.into_iter().map(run).collect()
}

/// The characters of a text that are seen, with their places: what is not seen and goes must not change what a blank is.
struct Seen(Vec<(usize, char)>);

impl Seen {
    fn of(source: &str) -> Self {
        Self(
            source
                .char_indices()
                .filter(|(_, c)| !classify(*c).is_unseen())
                .collect(),
        )
    }

    /// The last that is seen before a span, and the first behind it.
    fn beside(&self, span: Span) -> (Option<char>, Option<char>) {
        let behind = self.0.partition_point(|(at, _)| *at < span.start);
        let at = |place: Option<usize>| place.and_then(|place| self.0.get(place)).map(|(_, c)| *c);
        (at(behind.checked_sub(1)), at(Some(behind)))
    }
}

/// Whether a point stands between two digits, and is the only one in their number.
fn is_point(source: &str, at: usize) -> bool {
    let before = source.get(..at).unwrap_or_default().chars().rev();
    let behind = source.get(at + 1..).unwrap_or_default().chars();
    is_end_of_number(before.take(MAX_DIGITS)) && is_end_of_number(behind.take(MAX_DIGITS))
}

/// The most characters of a number beside its point that are looked at.
const MAX_DIGITS: usize = 8;

/// Whether these begin with a digit, and what ends the digits is no point.
fn is_end_of_number(mut chars: impl Iterator<Item = char>) -> bool {
    chars.next().is_some_and(|c| c.is_ascii_digit()) && chars.find(|c| !c.is_ascii_digit()) != Some('.')
}

/// What a run is reported as.
fn outcome(matter: Matter, span: Span, source: &str, seen: &Seen) -> usize {
    let is = |c: char, classes: [CharClass; 2]| classes.contains(&classify(c));
    match matter {
        Matter::Wide => WIDTH,
        Matter::Radical => RADICAL,
        Matter::Blank => match seen.beside(span) {
            (Some(before), Some(behind)) => {
                // Without it two words of another language would be one.
                let parts_words = [before, behind]
                    .into_iter()
                    .all(|c| is(c, [CharClass::Letter, CharClass::Digit]));
                if parts_words { WORD_BLANK } else { INNER_BLANK }
            }
            _ => EDGE_BLANK,
        },
        Matter::Mark(class) => {
            let unseen = [CharClass::Invisible, CharClass::Control];
            let all = || span.slice(source).chars().all(|c| is(c, unseen));
            if unseen.contains(&class) && all() {
                INVISIBLE
            } else {
                SYMBOL
            }
        }
    }
}

/// The code points of a mark, of the first few where it is long.
pub(super) fn code(text: &str) -> String {
    let codes = text.chars().take(4).map(|c| format!("U+{:04X}", c as u32));
    codes.collect::<Vec<_>>().join(" ")
}

fn matter(c: char) -> Option<Matter> {
    match classify(c) {
        CharClass::Han => look(c).map(|_| Matter::Radical),
        CharClass::Letter | CharClass::Digit => ('\u{ff01}'..='\u{ff5e}').contains(&c).then_some(Matter::Wide),
        CharClass::Blank => Some(Matter::Blank),
        class => Some(Matter::Mark(class)),
    }
}
