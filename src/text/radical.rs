//! Radicals that stand in the place of characters, in text copied out of a PDF.

use super::tables::folding::RADICALS;

/// The character a radical looks like, such as 支 for ⽀.
pub(crate) fn look(c: char) -> Option<char> {
    // Most characters are far from all radicals.
    if !('\u{2e80}'..='\u{2fd5}').contains(&c) {
        return None;
    }
    let at = RADICALS.binary_search_by_key(&c, |(radical, _)| *radical).ok()?;
    RADICALS.get(at).map(|(_, look)| *look)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_radical_looks_like_one_character_and_keeps_its_script() {
        for (radical, expected) in [
            ('⽀', Some('支')),
            ('⻔', Some('门')),
            ('⾞', Some('車')),
            ('支', None),
            ('⺀', None),
        ] {
            assert_eq!(look(radical), expected, "{radical}");
        }
        assert!(RADICALS.is_sorted(), "they are searched");
        assert!(RADICALS.len() > 300, "{}", RADICALS.len());
    }
}
