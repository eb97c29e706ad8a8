//! A number that tells most pairs of keywords surely apart, for a fraction of what their comparison costs.

use super::PairKind;
use super::canon::{MAX_LIGHT, Meaning, NEGLIGIBLE, compared, floor, meaning};
use super::verdict::may_be_slip;
use crate::lexicon::{Lexicon, Token, Word, WordType};
use crate::text::Reading;

/// What of a keyword must agree with another's for the two to be alike.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sketch {
    /// The same for all keywords whose content is the same.
    content: u64,
    /// Whether some of it is no word, in which a slip may stand.
    unknown: bool,
}

impl Sketch {
    /// Longer keywords are compared in full.
    const LONGEST: usize = 16;
    /// Stands for any content.
    const ANY: u64 = 0;
    /// Stands for no content, and what content is added to.
    const NONE: u64 = 1;

    /// `tokens` is room to work in.
    pub(crate) fn new(reading: &Reading<'_>, lexicon: &Lexicon, tokens: &mut Vec<Token>) -> Self {
        // Most keywords are one word.
        if let [token] = reading.tokens
            && let Some(word) = token.word(lexicon)
            && word.means_itself()
            && floor(word.weight()).is_some()
        {
            return Self {
                content: Self::NONE
                    .wrapping_add(mixed(Meaning::Class(word.class)))
                    .max(Self::NONE),
                unknown: false,
            };
        }
        let known = |token: &Token| token.word(lexicon).is_some_and(Word::means_itself);
        let tokens = if reading.tokens.iter().all(known) {
            reading.tokens
        } else {
            tokens.clear();
            compared(reading, lexicon, PairKind::Keyword, tokens);
            tokens.as_slice()
        };
        let mut words = [(Meaning::Number(0), 0.0f32, WordType::Generic); Self::LONGEST];
        let any = Self {
            content: Self::ANY,
            unknown: true,
        };
        let Some(words) = words.get_mut(..tokens.len()) else {
            return any;
        };
        let (mut heaviest, mut unknown) = (0.0f32, false);
        for (slot, token) in words.iter_mut().zip(tokens) {
            *slot = meaning(*token, reading.chars(*token), lexicon);
            heaviest = heaviest.max(slot.1);
            unknown |= matches!(slot.0, Meaning::Unknown(_));
        }
        let Some(floor) = floor(heaviest) else { return any };
        let (mut content, mut light) = (Self::NONE, 0);
        for (at, (meaning, weight, kind)) in words.iter().enumerate() {
            if *weight <= floor {
                light += usize::from(*weight > NEGLIGIBLE);
                continue;
            }
            // What is said twice counts once, but for numbers and words that say next to nothing.
            let counts_once = |kind: WordType| !matches!(kind, WordType::Number | WordType::Generic);
            let before = words.get(..at).unwrap_or_default();
            let said = before
                .iter()
                .any(|(other, own, kind)| other == meaning && own > &floor && counts_once(*kind));
            if !(counts_once(*kind) && said) {
                content = content.wrapping_add(mixed(*meaning));
            }
        }
        // So many light words are content.
        if light > MAX_LIGHT {
            return any;
        }
        Self {
            content: content.max(Self::NONE),
            unknown,
        }
    }

    /// Whether the two may be alike; `a` and `b` are what the sketches are of.
    pub(crate) fn may_be_alike(self, a: &Reading<'_>, other: Self, b: &Reading<'_>) -> bool {
        let any = self.content == Self::ANY || other.content == Self::ANY;
        any || self.content == other.content
            || (self.unknown || other.unknown) && (may_be_slip(a.spelled, b.spelled) || may_be_slip(a.bare, b.bare))
    }
}

/// Any order of words gives the same sum.
fn mixed(meaning: Meaning) -> u64 {
    let (kind, value) = match meaning {
        Meaning::Class(class) => (1, u64::from(class.0)),
        Meaning::Number(value) => (2, value),
        Meaning::Unknown(hash) => (3, hash),
    };
    let mixed = (value ^ kind << 61).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed ^ mixed >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9)
}
