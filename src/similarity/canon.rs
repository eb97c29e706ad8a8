//! The canonical form of a title or keyword: the classes of its words, without what says nothing.

use super::PairKind;
use crate::lexicon::{ClassId, Lexicon, WordType};
use crate::text::{Reading, Token};

/// A word as it is compared.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Item {
    pub(crate) meaning: Meaning,
    pub(crate) weight: f32,
    pub(crate) kind: WordType,
    /// The word as it stands in the text, folded.
    pub(crate) word: Box<str>,
    /// Where the word stands in `core`, as a range of characters.
    pub(crate) place: (u32, u32),
}

/// What a word stands for. Two words of different classes are never the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Meaning {
    Class(ClassId),
    /// The value of a number in digits or Han numerals.
    Number(u64),
    /// Characters no word covers, by their hash.
    Unknown(u64),
}

/// A title or keyword, ready to be compared.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Canon {
    /// The bare folding: equal means identical.
    pub(crate) bare: Box<str>,
    /// The characters that are compared, suffix words left out of titles.
    pub(crate) core: Box<[char]>,
    pub(crate) items: Vec<Item>,
    /// The suffix words that fell away.
    pub(crate) suffixes: Vec<Box<str>>,
}

/// Words up to this weight may stand on one side only.
pub(crate) const LIGHT: f32 = 0.36;

impl Canon {
    pub(crate) fn new(reading: &Reading<'_>, lexicon: &Lexicon, kind: PairKind) -> Self {
        let mut canon = Self {
            bare: reading.text.bare_string().into(),
            core: Box::default(),
            items: Vec::with_capacity(reading.tokens.len()),
            suffixes: Vec::new(),
        };
        let mut core = Vec::with_capacity(reading.spelled.len());
        let tokens = joined(reading, lexicon);
        // A text of nothing but suffix words is compared by them.
        let drop_suffixes = kind == PairKind::Title
            && tokens.iter().any(|token| token.word(lexicon).is_none_or(|word| word.kind != WordType::Suffix));
        for token in tokens {
            let chars = reading.chars(token);
            let word: Box<str> = chars.iter().collect();
            let known = token.word(lexicon);
            if drop_suffixes && known.is_some_and(|known| known.kind == WordType::Suffix) {
                canon.suffixes.push(word);
                continue;
            }
            let start = u32::try_from(core.len()).unwrap_or(u32::MAX);
            core.extend_from_slice(chars);
            let place = (start, u32::try_from(core.len()).unwrap_or(u32::MAX));
            canon.items.push(match known {
                Some(known) => Item {
                    meaning: Meaning::Class(known.class),
                    weight: known.weight,
                    kind: known.kind,
                    word,
                    place,
                },
                None => match numeral(chars) {
                    Some(value) => {
                        Item { meaning: Meaning::Number(value), weight: 1.0, kind: WordType::Number, word, place }
                    }
                    None => {
                        let meaning = Meaning::Unknown(hash_chars(chars));
                        Item { meaning, weight: 1.0, kind: WordType::Object, word, place }
                    }
                },
            });
        }
        canon.core = core.into();
        canon
    }

    /// The meanings that must agree, sorted. Without any, everything counts.
    pub(crate) fn heavy(&self) -> Vec<Meaning> {
        let mut heavy: Vec<Meaning> =
            self.items.iter().filter(|item| item.weight > LIGHT).map(|item| item.meaning).collect();
        if heavy.is_empty() {
            heavy = self.items.iter().map(|item| item.meaning).collect();
        }
        heavy.sort_unstable();
        heavy
    }

    /// Whether some of it is no word of the lexicon.
    pub(crate) fn has_unknown(&self) -> bool {
        self.items.iter().any(|item| matches!(item.meaning, Meaning::Unknown(_)))
    }
}

/// A single-character word beside an unknown run is more likely a piece of the unknown word.
fn joined(reading: &Reading<'_>, lexicon: &Lexicon) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(reading.tokens.len());
    for &token in &reading.tokens {
        let loose = |token: Token| {
            token.word.is_none()
                || token.range().len() == 1 && token.word(lexicon).is_some_and(|word| word.kind == WordType::Object)
        };
        match tokens.last_mut() {
            Some(last) if (last.word.is_none() || token.word.is_none()) && loose(*last) && loose(token) => {
                last.end = token.end;
                last.word = None;
            }
            _ => tokens.push(token),
        }
    }
    tokens
}

fn hash_chars(chars: &[char]) -> u64 {
    // FNV-1a: the same on every machine, and good enough for keys that are verified.
    chars.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &c| (hash ^ u64::from(c as u32)).wrapping_mul(0x0100_0000_01b3))
}

/// The value of 12, 十二 or 第十二.
fn numeral(chars: &[char]) -> Option<u64> {
    let digits = chars.strip_prefix(&['第']).unwrap_or(chars);
    if digits.is_empty() || digits.len() > 12 {
        return None;
    }
    if digits.iter().all(char::is_ascii_digit) {
        return digits.iter().try_fold(0u64, |value, c| Some(value * 10 + u64::from(c.to_digit(10)?)));
    }
    let mut value = 0;
    let mut digit = None;
    for c in digits {
        match c {
            '十' => value += digit.take().unwrap_or(1) * 10,
            '百' => value += digit.take()? * 100,
            _ => {
                let found = "零一二三四五六七八九".chars().position(|known| known == *c)?;
                digit = Some(u64::try_from(found).ok()?);
            }
        }
    }
    Some(value + digit.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::numeral;

    #[test]
    fn numerals_have_values() {
        let value = |text: &str| numeral(&text.chars().collect::<Vec<_>>());
        assert_eq!(value("12"), Some(12));
        assert_eq!(value("第十二"), Some(12));
        assert_eq!(value("二十"), Some(20));
        assert_eq!(value("一百零五"), Some(105));
        assert_eq!(value("第"), None);
        assert_eq!(value("期"), None);
    }
}
