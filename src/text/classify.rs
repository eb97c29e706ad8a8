//! What kind of character something is, as far as a reviewer cares.

use super::class::CharClass;
use super::tables::classes::{CELLS, KINDS, PAGES};

/// The class of a character.
pub(crate) fn classify(c: char) -> CharClass {
    match c {
        '\u{4e00}'..='\u{9fff}' => CharClass::Han,
        'a'..='z' | 'A'..='Z' => CharClass::Letter,
        '0'..='9' => CharClass::Digit,
        _ => kind(c).map_or(CharClass::Unassigned, |(class, _)| class),
    }
}

/// The canonical combining class of a character; only marks have another than 0.
pub(super) fn combining_class(c: char) -> u8 {
    kind(c).map_or(0, |(_, combining)| combining)
}

fn kind(c: char) -> Option<(CharClass, u8)> {
    const PAGE: usize = 256;
    let page = PAGES.get(c as usize / PAGE)?;
    let cell = CELLS.get(usize::from(*page) * PAGE + c as usize % PAGE)?;
    KINDS.get(usize::from(*cell)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_those_a_reviewer_would_name() {
        use CharClass::*;
        for (class, chars) in [
            (Han, "一龥〇々㐀𠀀"),
            (Letter, "aÉяが한"),
            (Digit, "0９٣"),
            (Blank, " \t\u{3000}\u{a0}\r\n"),
            (Invisible, "\u{200b}\u{200d}\u{feff}\u{ad}\u{fe0f}\u{2060}\u{e0020}"),
            (Control, "\u{0}\u{7f}\u{9b}"),
            (PrivateUse, "\u{e000}\u{f0000}"),
            (Unassigned, "\u{fffd}\u{ffff}"),
            (Bracket, "()【】《》「（"),
            (Quote, "“”‘\"'«"),
            (Punctuation, "。，、-_·@#%&*:！…—"),
            (Currency, "$￥¥€"),
            (Math, "+=<>×÷~"),
            (Emoji, "🎉👍⭐😀"),
            (Decoration, "☆★①㈠㊣→■♥®㎡"),
            (CombiningMark, "\u{301}\u{20e3}"),
        ] {
            for c in chars.chars() {
                assert_eq!(classify(c), class, "{c:?} U+{:04X}", c as u32);
            }
        }
    }
}
