//! The surface folding: NFKC, case, traditional to simplified, without blanks and invisible characters.
//!
//! Every character keeps the bytes it came from. Most text is Han and ASCII that needs nothing; a bit says so.

use super::tables::folding::{COMBINING, COMPOSED, OTHERS, SINGLE_FROM, SINGLE_TO, SPECIAL};
use super::{CharClass, classify};

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
                combines |= may_combine(ch);
                out.push(Folded { ch, start, end, class });
            }
        });
    }
    if combines {
        compose(out, first);
    }
}

fn is_special(c: char) -> bool {
    let c = c as usize;
    SPECIAL.get(c / 64).is_none_or(|word| word >> (c % 64) & 1 == 1)
}

/// What a character folds to by itself.
fn each_folded(c: char, mut take: impl FnMut(char)) {
    let single = u16::try_from(c as u32)
        .ok()
        .and_then(|c| SINGLE_FROM.binary_search(&c).ok());
    if let Some(to) = single.and_then(|place| SINGLE_TO.get(place)) {
        take(char::from_u32(u32::from(*to)).unwrap_or(c));
    } else if let Ok(place) = OTHERS.binary_search_by_key(&(c as u32), |(from, _)| *from) {
        OTHERS
            .get(place)
            .into_iter()
            .flat_map(|(_, text)| text.chars())
            .for_each(take);
    } else {
        take(c);
    }
}

const LEAD: std::ops::RangeInclusive<char> = '\u{1100}'..='\u{1112}';
const VOWEL: std::ops::RangeInclusive<char> = '\u{1161}'..='\u{1175}';
const TAIL: std::ops::RangeInclusive<char> = '\u{11a8}'..='\u{11c2}';
const SYLLABLES: u32 = 0xac00;
const VOWELS: u32 = 21;
const TAILS: u32 = 28;

fn may_combine(c: char) -> bool {
    combining_class(c) > 0 || VOWEL.contains(&c) || TAIL.contains(&c) || is_second(c)
}

fn combining_class(c: char) -> u8 {
    let behind = COMBINING.partition_point(|(start, ..)| *start <= c as u32);
    let range = behind.checked_sub(1).and_then(|place| COMBINING.get(place));
    range
        .filter(|(_, end, _)| c as u32 <= *end)
        .map_or(0, |(.., class)| *class)
}

/// Whether a character of combining class 0 composes with one before it: a few vowel signs do.
fn is_second(c: char) -> bool {
    // Only these scripts have such signs, so that the search through all pairs is rare.
    matches!(c as u32, 0x0900..=0x0dff | 0x1000..=0x109f | 0x1b00..=0x1b7f | 0x11000..=0x16fff)
        && COMPOSED.iter().any(|(_, second, _)| *second == c as u32)
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
    let key = (first as u32, second as u32);
    let place = COMPOSED
        .binary_search_by_key(&key, |(first, second, _)| (*first, *second))
        .ok()?;
    COMPOSED.get(place).and_then(|(.., composed)| char::from_u32(*composed))
}

/// Takes a composed character apart by one step.
fn apart(c: char) -> Option<(char, char)> {
    // A search through all pairs; only texts with combining marks come here.
    let (first, second, _) = COMPOSED.iter().find(|(.., composed)| *composed == c as u32)?;
    Some((char::from_u32(*first)?, char::from_u32(*second)?))
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
        run.sort_by_key(|(_, class)| *class);
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
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn folded(text: &str) -> String {
        let mut out = Vec::new();
        surface(text, &mut out);
        out.iter().map(|folded| folded.ch).collect()
    }

    /// The same by the reference, but for the simplified characters.
    fn reference(text: &str) -> String {
        let lower: String = text.nfkc().flat_map(char::to_lowercase).collect();
        lower
            .nfkc()
            .collect::<String>()
            .nfkc()
            .filter(|c| !classify(*c).is_unseen())
            .collect()
    }

    #[test]
    fn folding_is_what_the_words_say() {
        for (text, expected) in [
            ("訂單發貨通知", "订单发货通知"),
            ("ＶＩＰ　１２", "vip12"),
            ("e\u{301}É", "éé"),
            ("ﾊﾟﾊﾞか\u{3099}", "パバが"),
            ("㈱①½", "(株)11⁄2"),
            ("한\u{1100}\u{1161}\u{11a8}", "한각"),
            ("快\u{200b}递 \r\n签收", "快递签收"),
            ("乾隆", "干隆"),
        ] {
            assert_eq!(folded(text), expected, "{text:?}");
        }
    }

    #[test]
    fn every_character_folds_as_the_reference_does_and_folding_twice_is_folding_once() {
        for c in char::MIN..=char::MAX {
            let text = c.to_string();
            let once = folded(&text);
            assert_eq!(folded(&once), once, "{c:?}");
            let simplified = reference(&text).chars().any(|c| folded(&c.to_string()).chars().ne([c]));
            if !simplified && !classify(c).is_unseen() {
                assert_eq!(once, reference(&text), "{c:?} U+{:04X}", c as u32);
            }
        }
    }

    #[test]
    fn places_are_unions_of_what_a_character_came_from() {
        let mut out = Vec::new();
        surface("付e\u{301}㈱", &mut out);
        let places: Vec<(char, u32, u32)> = out.iter().map(|folded| (folded.ch, folded.start, folded.end)).collect();
        assert_eq!(
            places,
            [('付', 0, 3), ('é', 3, 6), ('(', 6, 9), ('株', 6, 9), (')', 6, 9)]
        );
    }

    proptest::proptest! {
        #[test]
        fn marks_are_ordered_and_composed_as_the_reference_does(
            text in "[aeoạêcßſ\u{300}-\u{34e}\u{323}\u{327}\u{5b0}\u{93c}\u{915}\u{9c7}\u{9be}\u{1100}\u{1161}\u{11a8}가ｶﾞ]{0,9}",
        ) {
            proptest::prop_assert_eq!(folded(&text), reference(&text));
        }
    }
}
