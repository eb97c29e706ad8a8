//! One reading of a field, shared by all checks: the two foldings and its words; where they stand, when somebody asks.
//!
//! `surface` is NFKC, case, traditional to simplified, without blanks and invisible characters. `bare` is surface
//! without any mark that is no letter, digit or Han: what two titles have to share to be identical.

mod buffers;
mod class;
mod classify;
mod fold;
mod packed;
mod places;
mod radical;
mod reading;
mod tables;
mod unit;
mod visible;

pub(crate) use buffers::{Buffers, Read, Shaped};
pub(crate) use class::CharClass;
pub(crate) use classify::classify;
pub(crate) use places::Places;
pub(crate) use radical::look;
pub(crate) use reading::{Reading, Text};
pub(crate) use unit::Unit;
pub use visible::{Visible, visible};

/// A word as the words of a text are looked up: bare, its digits spelled.
pub(crate) fn fold_chars(word: &str) -> Vec<char> {
    let mut chars = Vec::new();
    fold::characters(word, false, &mut chars);
    spell_digits(&mut chars);
    chars
}

/// A digit by itself before a Han character is written as people say it: 第1期 is 第一期, 2级 is 二级.
fn spell_digits(chars: &mut [char]) {
    const SPELLED: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    for at in 0..chars.len() {
        let alone = at
            .checked_sub(1)
            .and_then(|before| chars.get(before))
            .is_none_or(|c| !c.is_ascii_alphanumeric());
        let before_han = chars.get(at + 1).is_some_and(|c| classify(*c) == CharClass::Han);
        if let Some(digit) = chars.get_mut(at)
            && alone
            && before_han
            && let Some(spelled) = digit.to_digit(10).and_then(|value| SPELLED.get(value as usize))
        {
            *digit = *spelled;
        }
    }
}

/// Full-width ASCII made half-width; everything else as it is.
pub(crate) fn fold_width(text: &str) -> String {
    const OFFSET: u32 = 0xFEE0;
    text.chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - OFFSET).unwrap_or(c),
            _ => c,
        })
        .collect()
}
