//! One reading of a field, shared by all checks: the two foldings with a map back to the original, and its words.
//!
//! `surface` is NFKC, case, traditional to simplified, without blanks and invisible characters. `bare` is surface
//! without any mark that is no letter, digit or Han: what two titles have to share to be identical.

mod classify;
mod fold;
mod packed;
mod reading;
mod segment;
mod tables;
mod unit;

use unicode_segmentation::GraphemeCursor;

use crate::Span;
pub(crate) use classify::{CharClass, classify};
pub(crate) use fold::Folded;
pub(crate) use reading::Reading;
pub(crate) use segment::{Token, segment};
pub(crate) use unit::Unit;

/// A field, folded. Positions in it are positions in `bare` unless a name says otherwise.
#[derive(Debug, Clone, Default)]
pub(crate) struct Text<'s> {
    pub(crate) source: &'s str,
    pub(crate) surface: Vec<Folded>,
    /// The bare characters, for comparing and segmenting.
    pub(crate) bare: Vec<char>,
    /// For each bare character its byte range in the source.
    places: Vec<(u32, u32)>,
}

impl<'s> Text<'s> {
    pub(crate) fn new(source: &'s str) -> Self {
        let mut surface = Vec::with_capacity(source.len() / 3 + 1);
        fold::surface(source, &mut surface);
        let mut bare = Vec::with_capacity(surface.len());
        let mut places = Vec::with_capacity(surface.len());
        for folded in surface.iter().filter(|folded| !folded.class.is_mark()) {
            bare.push(folded.ch);
            places.push((folded.start, folded.end));
        }
        Self {
            source,
            surface,
            bare,
            places,
        }
    }

    /// The bare folding as a string.
    pub(crate) fn bare_string(&self) -> String {
        self.bare.iter().collect()
    }

    /// The surface folding with one blank wherever the source has blanks, and for each of its bytes the character of
    /// `surface` it belongs to. Dates and times need their blanks: `2018-04-15 09:30`.
    pub(crate) fn spaced(&self) -> (String, Vec<u32>) {
        let mut text = String::with_capacity(self.source.len() + 8);
        let mut owners = Vec::with_capacity(self.source.len() + 8);
        let mut end = 0;
        for (place, folded) in (0u32..).zip(&self.surface) {
            let between = self.source.get(end..folded.start as usize).unwrap_or_default();
            if !text.is_empty() && between.chars().any(|c| classify(c) == CharClass::Blank) {
                text.push(' ');
            }
            text.push(folded.ch);
            owners.resize(text.len(), place);
            end = folded.end as usize;
        }
        (text, owners)
    }

    /// The place in the source of a range of surface characters, in whole graphemes.
    pub(crate) fn surface_span(&self, range: std::ops::RangeInclusive<usize>) -> Span {
        let Some(places) = self.surface.get(range).filter(|places| !places.is_empty()) else {
            return Span::whole(self.source);
        };
        let start = places.iter().map(|folded| folded.start).min().unwrap_or(0) as usize;
        let end = places.iter().map(|folded| folded.end).max().unwrap_or(0) as usize;
        self.graphemes(Span::new(start, end))
    }

    /// The place in the source of a range of bare characters: the union of what they came from, in whole graphemes.
    pub(crate) fn span(&self, range: std::ops::Range<usize>) -> Span {
        let Some(places) = self.places.get(range).filter(|places| !places.is_empty()) else {
            return Span::whole(self.source);
        };
        let start = places.iter().map(|place| place.0).min().unwrap_or(0) as usize;
        let end = places.iter().map(|place| place.1).max().unwrap_or(0) as usize;
        self.graphemes(Span::new(start, end))
    }

    /// The smallest range of whole graphemes around a range of bytes.
    pub(crate) fn graphemes(&self, span: Span) -> Span {
        let source = self.source;
        let mut start = span.start.min(source.len());
        while !source.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = span.end.clamp(start, source.len());
        while !source.is_char_boundary(end) {
            end += 1;
        }
        let at_boundary = |at| {
            GraphemeCursor::new(at, source.len(), true)
                .is_boundary(source, 0)
                .unwrap_or(true)
        };
        if !at_boundary(start) {
            let mut cursor = GraphemeCursor::new(start, source.len(), true);
            start = cursor.prev_boundary(source, 0).ok().flatten().unwrap_or(0);
        }
        if !at_boundary(end) {
            let mut cursor = GraphemeCursor::new(end, source.len(), true);
            end = cursor.next_boundary(source, 0).ok().flatten().unwrap_or(source.len());
        }
        Span::new(start, end)
    }

    /// The end of the last bare character in the source: where an ending would be added.
    pub(crate) fn end_of_bare(&self) -> usize {
        let end = self
            .places
            .last()
            .map_or(self.source.trim_end().len(), |place| place.1 as usize);
        self.graphemes(Span::new(end, end)).end
    }
}

/// A word as the words of a text are looked up: bare, its digits spelled.
pub(crate) fn fold_chars(word: &str) -> Vec<char> {
    let mut surface = Vec::with_capacity(word.len() / 3 + 1);
    fold::surface(word, &mut surface);
    let bare = surface.iter().filter(|folded| !folded.class.is_mark());
    let mut chars: Vec<char> = bare.map(|folded| folded.ch).collect();
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
