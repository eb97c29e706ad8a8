//! The surface folding: NFKC, case, traditional to simplified, without blanks and invisible characters.
//!
//! Every character keeps the bytes it came from. Most text is Han and ASCII that needs nothing; a bit says so.

use std::ops::Range;

use super::classify::combining_class;
use super::packed::{Column, Ranked};
use super::tables::folding::{
    COMPOSED_HIGH, COMPOSED_LOW, COMPOSED_MIDDLE, FIRSTS_HIGH, FIRSTS_LOW, FIRSTS_MIDDLE, RUN_OFFSETS, RUN_STARTS,
    SECONDS, SINGLES_HIGH, SINGLES_LOW, SINGLES_MIDDLE, SPECIAL_BEFORE, SPECIAL_WORDS, TEXTS,
};
use super::{CharClass, classify, look};
use crate::order;

static SPECIAL: Ranked = Ranked {
    words: &SPECIAL_WORDS,
    before: &SPECIAL_BEFORE,
};
static SINGLES: Column = Column {
    low: &SINGLES_LOW,
    middle: &SINGLES_MIDDLE,
    high: &SINGLES_HIGH,
};
static FIRSTS: Column = Column {
    low: &FIRSTS_LOW,
    middle: &FIRSTS_MIDDLE,
    high: &FIRSTS_HIGH,
};
static COMPOSED: Column = Column {
    low: &COMPOSED_LOW,
    middle: &COMPOSED_MIDDLE,
    high: &COMPOSED_HIGH,
};

/// A folded character with the range of bytes of the source it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Folded {
    pub(crate) ch: char,
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) class: CharClass,
}

/// Appends the surface folding of `source`, of which the first four thousand million bytes count.
pub(crate) fn surface(source: &str, out: &mut Vec<Folded>) {
    let first = out.len();
    let mut combines = false;
    for (at, c) in source.char_indices() {
        let Ok(start) = u32::try_from(at) else { break };
        // No character has more than four bytes.
        let end = start.saturating_add(if c.is_ascii() {
            1
        } else {
            u32::try_from(c.len_utf8()).unwrap_or(4)
        });
        if !is_special(c) {
            out.push(Folded {
                ch: c,
                start,
                end,
                class: classify(c),
            });
            continue;
        }
        if classify(c).is_unseen() {
            continue;
        }
        each_folded(c, |ch| {
            let class = classify(ch);
            if !class.is_unseen() {
                combines |= may_combine(ch, class);
                out.push(Folded { ch, start, end, class });
            }
        });
    }
    if combines {
        compose(out, first);
    }
}

/// What a text has besides plain words.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen {
    /// Something that is no Han, letter or digit of the usual width.
    pub(super) marks: bool,
    pub(super) digits: bool,
}

/// Appends the folded characters of `source`: the bare ones, or, where `spaced`, those of the surface with one blank
/// wherever the source has blanks. The same characters as those of [`surface`], without where they came from.
pub(super) fn characters(source: &str, spaced: bool, out: &mut Vec<char>) -> Seen {
    let first = out.len();
    out.reserve(source.len() / 2);
    let mut seen = Seen::default();
    let mut blank = false;
    for c in source.chars() {
        let plain = match c {
            '\u{4e00}'..='\u{9fff}' if !is_special(c) => Some(c),
            '0'..='9' => {
                seen.digits = true;
                Some(c)
            }
            'a'..='z' | 'A'..='Z' => Some(c.to_ascii_lowercase()),
            _ => None,
        };
        if let Some(c) = plain {
            if blank && out.len() > first {
                out.push(' ');
            }
            blank = false;
            out.push(c);
            continue;
        }
        let class = classify(c);
        let wide = ('\u{ff01}'..='\u{ff5e}').contains(&c);
        seen.marks |= wide || class.is_mark() || look(c).is_some();
        if is_special(c) && class.is_unseen() {
            blank |= spaced && class == CharClass::Blank;
            continue;
        }
        let mut combines = false;
        let mut take = |ch: char| {
            let class = classify(ch);
            combines |= is_special(c) && may_combine(ch, class);
            seen.digits |= ch.is_ascii_digit();
            if !class.is_unseen() && (spaced || !class.is_mark()) {
                if blank && out.len() > first {
                    out.push(' ');
                }
                blank = false;
                out.push(ch);
            }
        };
        if is_special(c) {
            each_folded(c, take);
        } else {
            take(c);
        }
        if combines {
            out.truncate(first);
            combined(source, spaced, out);
            // Whatever it may be.
            return Seen {
                marks: true,
                digits: true,
            };
        }
    }
    seen
}

/// Whether there is a blank in a stretch of the source.
pub(super) fn has_blank(text: &str) -> bool {
    text.chars().any(|c| classify(c) == CharClass::Blank)
}

/// The same where characters combine.
#[inline(never)]
fn combined(source: &str, spaced: bool, out: &mut Vec<char>) {
    let mut folded = Vec::new();
    surface(source, &mut folded);
    let mut end = None;
    for folded in folded {
        if !spaced {
            out.extend((!folded.class.is_mark()).then_some(folded.ch));
            continue;
        }
        let between = end.and_then(|end| source.get(end..folded.start as usize));
        if between.is_some_and(has_blank) {
            out.push(' ');
        }
        out.push(folded.ch);
        end = Some(folded.end as usize);
    }
}

fn is_special(c: char) -> bool {
    let c = c as usize;
    SPECIAL_WORDS.get(c / 64).is_none_or(|word| word >> (c % 64) & 1 == 1)
}

/// What a character folds to by itself.
fn each_folded(c: char, mut take: impl FnMut(char)) {
    let single = SPECIAL.rank(c).and_then(|rank| SINGLES.get(rank));
    if let Some(to) = single.filter(|to| *to != '\0') {
        take(to);
    } else if let Some(text) = several(c) {
        text.chars().for_each(take);
    } else {
        take(c);
    }
}

/// What a character folds to that folds to several, or lies beyond the BMP.
fn several(c: char) -> Option<&'static str> {
    let run = RUN_STARTS.partition_point(|start| *start <= c).checked_sub(1)?;
    let offset = |run: usize| RUN_OFFSETS.get(run).map(|offset| usize::from(*offset));
    let texts = TEXTS.get(offset(run)?..offset(run + 1).unwrap_or(TEXTS.len()))?;
    let within = c as usize - *RUN_STARTS.get(run)? as usize;
    texts.split('\0').nth(within).filter(|text| !text.is_empty())
}

const LEAD: std::ops::RangeInclusive<char> = '\u{1100}'..='\u{1112}';
const VOWEL: std::ops::RangeInclusive<char> = '\u{1161}'..='\u{1175}';
const TAIL: std::ops::RangeInclusive<char> = '\u{11a8}'..='\u{11c2}';
const SYLLABLES: u32 = 0xac00;
const VOWELS: u32 = 21;
const TAILS: u32 = 28;

fn may_combine(c: char, class: CharClass) -> bool {
    if c.is_ascii() || class == CharClass::Han {
        return false;
    }
    let is_mark = class == CharClass::CombiningMark && combining_class(c) > 0;
    is_mark || VOWEL.contains(&c) || TAIL.contains(&c) || pairs_with(c).is_some()
}

/// The pairs of which a character is the second.
fn pairs_with(second: char) -> Option<Range<usize>> {
    let place = SECONDS.binary_search_by_key(&second, |(second, _)| *second).ok()?;
    let start = |place: usize| SECONDS.get(place).map(|(_, start)| usize::from(*start));
    Some(start(place)?..start(place + 1).unwrap_or(COMPOSED.len()))
}

fn pair(first: char, second: char) -> Option<char> {
    if LEAD.contains(&first) && VOWEL.contains(&second) {
        let lead = first as u32 - *LEAD.start() as u32;
        let vowel = second as u32 - *VOWEL.start() as u32;
        return char::from_u32(SYLLABLES + (lead * VOWELS + vowel) * TAILS);
    }
    let open = (first as u32)
        .checked_sub(SYLLABLES)
        .filter(|at| *at < 19 * VOWELS * TAILS && at % TAILS == 0);
    if open.is_some() && TAIL.contains(&second) {
        return char::from_u32(first as u32 + 1 + (second as u32 - *TAIL.start() as u32));
    }
    COMPOSED.get(FIRSTS.position(pairs_with(second)?, first)?)
}

/// Takes a composed character apart by one step.
fn apart(c: char) -> Option<(char, char)> {
    // A search through all pairs; only texts with combining marks come here.
    let place = COMPOSED.position(0..COMPOSED.len(), c)?;
    let behind = SECONDS.partition_point(|(_, start)| usize::from(*start) <= place);
    let (second, _) = SECONDS.get(behind.checked_sub(1)?)?;
    Some((FIRSTS.get(place)?, *second))
}

/// Canonical order and composition of what was appended from `first` on.
fn compose(out: &mut Vec<Folded>, first: usize) {
    let mut parts: Vec<(Folded, u8)> = Vec::with_capacity(out.len() - first);
    for folded in out.drain(first..) {
        let from = parts.len();
        let mut rest = folded.ch;
        // The last mark comes off first.
        while let Some((lead, mark)) = apart(rest) {
            parts.push((Folded { ch: mark, ..folded }, combining_class(mark)));
            rest = lead;
        }
        parts.push((Folded { ch: rest, ..folded }, combining_class(rest)));
        if let Some(own) = parts.get_mut(from..) {
            own.reverse();
        }
    }
    for run in parts.chunk_by_mut(|_, behind| behind.1 > 0) {
        // Stable: marks of one class keep their order. The starter has class 0 and stays in front.
        order::sort_by_key(run, |(_, class)| *class);
    }
    let mut starter: Option<usize> = None;
    let mut last_class = 0;
    for (folded, class) in parts {
        // A mark is blocked by one of its own class, or a higher one, between it and the starter.
        let composed = starter.and_then(|at| {
            let blocked = out.len() > at + 1 && last_class >= class;
            if blocked {
                None
            } else {
                pair(out.get(at)?.ch, folded.ch)
            }
        });
        if let (Some(ch), Some(base)) = (composed, starter.and_then(|at| out.get_mut(at))) {
            let (start, end) = (base.start.min(folded.start), base.end.max(folded.end));
            *base = Folded {
                ch,
                start,
                end,
                class: classify(ch),
            };
            continue;
        }
        if class == 0 {
            starter = Some(out.len());
        }
        last_class = class;
        out.push(Folded {
            class: classify(folded.ch),
            ..folded
        });
    }
}

#[cfg(test)]
mod tests;
