//! Where a grapheme ends: the rules of UAX #29 for extended grapheme clusters.
//!
//! `unicode-segmentation` says the same, and a test holds this against it; but its table alone is eight times what the
//! joins cost in the table of classes, which is there anyway.

use super::classify::joins;

/// How a character joins its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Joins {
    /// Not at all, but for what the others do.
    No,
    /// Not even with what joins anything: controls and line breaks.
    Never,
    /// With what is before it.
    Before,
    /// With what is before it, also inside a conjunct of consonants.
    BeforeInConjunct,
    /// With what is before it, and links two consonants.
    Linking,
    /// With what is before it, and links two pictures: the zero-width joiner.
    Zwj,
    /// With what is before it, but never inside of pictures and conjuncts.
    Spacing,
    /// With what is behind it.
    Behind,
    /// One of a pair that makes a flag.
    Regional,
    /// A picture.
    Picture,
    /// A consonant of a script with conjuncts.
    Consonant,
}

/// How many graphemes a text has.
pub(super) fn count(text: &str) -> usize {
    let mut rest = text;
    std::iter::from_fn(|| {
        let first = rest.chars().next()?;
        rest = rest.get(next(rest, first.len_utf8())..)?;
        Some(())
    })
    .count()
}

/// The first place from `at` on, which is between characters, where a grapheme ends or the text does.
pub(super) fn next(text: &str, at: usize) -> usize {
    let behind = text.get(at..).unwrap_or_default().char_indices();
    let mut places = behind.map(|(place, _)| at + place);
    places.find(|place| begins(text, *place)).unwrap_or(text.len())
}

/// The last place up to `at`, which is between characters, where a grapheme begins.
pub(super) fn previous(text: &str, at: usize) -> usize {
    if begins(text, at) {
        return at;
    }
    let before = text.get(..at).unwrap_or_default().char_indices().rev();
    let mut places = before.map(|(place, _)| place);
    places.find(|place| begins(text, *place)).unwrap_or(0)
}

/// Whether a grapheme begins between the characters on both sides of a place.
fn begins(text: &str, at: usize) -> bool {
    let (before, behind) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
    let mut earlier = before.chars().rev();
    let (Some(left), Some(right)) = (earlier.next(), behind.chars().next()) else {
        return true;
    };
    let before_left = earlier.map(joins);
    match (joins(left), joins(right)) {
        _ if (left, right) == ('\r', '\n') => false,
        (Joins::Never, _) | (_, Joins::Never) => true,
        (Joins::Behind, _)
        | (_, Joins::Before | Joins::BeforeInConjunct | Joins::Linking | Joins::Zwj | Joins::Spacing) => false,
        (left @ (Joins::Linking | Joins::BeforeInConjunct | Joins::Zwj), Joins::Consonant) => {
            !links_consonants(left, before_left)
        }
        (Joins::Zwj, Joins::Picture) => {
            let extends = |joins: &Joins| matches!(joins, Joins::Before | Joins::BeforeInConjunct | Joins::Linking);
            before_left.skip_while(|joins| extends(joins)).next() != Some(Joins::Picture)
        }
        (Joins::Regional, Joins::Regional) => {
            before_left.take_while(|joins| *joins == Joins::Regional).count() % 2 == 1
        }
        _ => !same_syllable(left, right),
    }
}

/// Whether what ends in `last` is a consonant and, among what may stand there, something that links.
fn links_consonants(last: Joins, before: impl Iterator<Item = Joins>) -> bool {
    let mut linked = false;
    for joins in std::iter::once(last).chain(before) {
        match joins {
            Joins::Linking => linked = true,
            Joins::BeforeInConjunct | Joins::Zwj => {}
            joins => return linked && joins == Joins::Consonant,
        }
    }
    false
}

/// Whether two parts of a Hangul syllable, or vowels of Kirat Rai, belong together.
fn same_syllable(left: char, right: char) -> bool {
    let lead = |c| matches!(c, '\u{1100}'..='\u{115f}' | '\u{a960}'..='\u{a97c}');
    let vowel =
        |c| matches!(c, '\u{1160}'..='\u{11a7}' | '\u{d7b0}'..='\u{d7c6}' | '\u{16d63}' | '\u{16d67}'..='\u{16d6a}');
    let tail = |c| matches!(c, '\u{11a8}'..='\u{11ff}' | '\u{d7cb}'..='\u{d7fb}');
    let whole = |c| matches!(c, '\u{ac00}'..='\u{d7a3}');
    let open = |c| whole(c) && (c as u32 - 0xac00).is_multiple_of(28);
    lead(left) && (lead(right) || vowel(right) || whole(right))
        || (open(left) || vowel(left)) && (vowel(right) || tail(right))
        || (whole(left) || tail(left)) && tail(right)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

    use super::*;

    /// One of every kind, so that they meet.
    const MEETING: &str = "a汉\r\n\t\u{200d}\u{fe0f}\u{301}\u{308}🇨🇳🎉👩👨❤©\u{1f3fd}각가각\u{600}\u{903}\u{94d}\u{93c}\u{915}\u{937}\u{200c}\u{e33}\u{c4d}";

    fn check(text: &str) {
        assert_eq!(count(text), text.graphemes(true).count(), "{text:?}");
        let mut places = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        let theirs = |at| GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0);
        assert!(places.all(|at| Ok(begins(text, at)) == theirs(at)), "{text:?}");
    }

    #[test]
    fn every_character_joins_as_unicode_segmentation_says() {
        // The planes between hold nothing but Han and what is not assigned.
        for c in ('\0'..'\u{20000}').chain('\u{e0000}'..'\u{e1000}') {
            for text in [
                format!("{c}a"),
                format!("a{c}"),
                format!("{c}\u{308}"),
                format!("\u{600}{c}"),
                format!("{c}{c}"),
                format!("🎉{c}\u{200d}🎉"),
                format!("{c}\u{200d}🎉"),
                format!("🎉\u{200d}{c}"),
                format!("\u{915}{c}\u{915}"),
                format!("\u{915}{c}\u{94d}\u{915}"),
                format!("{c}\u{94d}\u{915}"),
                format!("\u{915}\u{94d}{c}"),
                format!("\u{1100}{c}\u{1100}"),
                format!("\u{1160}{c}\u{11a8}"),
            ] {
                check(&text);
            }
        }
    }

    proptest! {
        #[test]
        fn mixed_texts_are_cut_as_unicode_segmentation_cuts_them(
            text in proptest::collection::vec(proptest::sample::select(MEETING.chars().collect::<Vec<_>>()), 0..12)
        ) {
            check(&text.into_iter().collect::<String>());
        }
    }
}
