//! The canonical form of a title or keyword: the classes of its words, without what says nothing.

use super::PairKind;
use super::slippery::Slippery;
use crate::lexicon::{ClassId, Lexicon, Root, Rooted, Token, Word, WordType};
use crate::order;
use crate::text::Reading;

/// A word as it is compared.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Item {
    pub(crate) meaning: Meaning,
    pub(crate) weight: f32,
    pub(crate) kind: WordType,
    /// Where the word stands in `core`, as a range of characters.
    pub(crate) place: (u32, u32),
    /// What a listed word comes down to where unlisted ones are short for it.
    pub(super) root: Root,
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
    pub(crate) bare: Box<[char]>,
    /// What is compared: spelling variants resolved, suffix words left out of titles.
    pub(crate) core: Box<[char]>,
    /// Whether it is a keyword.
    pub(super) keyword: bool,
    /// What each character of it comes down to.
    pub(super) roots: Box<[Rooted]>,
    pub(crate) items: Vec<Item>,
    /// The same with the words taken apart that are put together of two; empty where there are none.
    pub(super) opened: Vec<Item>,
    /// The suffix words that fell away, as ranges of `bare`.
    suffixes: Vec<(u32, u32)>,
    /// Stretches of `bare` no word covers, as ranges of characters.
    pub(crate) unknown: Vec<(u32, u32)>,
}

/// What a text means: equal senses are over-similar, whatever the words.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(crate) struct Sense {
    /// The meanings that must agree, sorted.
    pub(crate) heavy: Vec<Meaning>,
    /// Light meanings, sorted, each once, with their weights in hundredths.
    pub(crate) light: Vec<(Meaning, u32)>,
    /// The roles in their order, where there are two or more: who does it to whom.
    pub(crate) roles: Vec<Meaning>,
}

/// Words above this weight are content.
const LIGHT: f32 = 0.36;
/// Where no word is content, those above this weight are: 姓名 in 客户姓名.
pub(super) const FAINT: f32 = 0.2;
/// Words up to this weight may be there or not.
pub(super) const NEGLIGIBLE: f32 = 0.1;
/// Light words on one side may weigh this much together, in hundredths.
pub(super) const LIGHT_TOTAL: u32 = 50;
/// More light words than this are content all the same; it bounds how many subsets of them are looked up.
pub(super) const MAX_LIGHT: usize = 6;

impl Canon {
    pub(crate) fn new(reading: &Reading<'_>, lexicon: &Lexicon, kind: PairKind) -> Self {
        let mut items = Vec::with_capacity(reading.tokens.len());
        let mut opened = Vec::new();
        let mut suffixes = Vec::new();
        let mut core = Vec::with_capacity(reading.spelled.len());
        let mut roots = Vec::with_capacity(reading.spelled.len());
        let mut unknown = Vec::new();
        let mut tokens = Vec::with_capacity(reading.tokens.len());
        compared(reading, lexicon, kind, &mut tokens);
        // A text of nothing but suffix words is compared by them.
        let drop_suffixes = kind == PairKind::Title
            && tokens
                .iter()
                .any(|token| token.word(lexicon).is_none_or(|word| word.kind != WordType::Suffix));
        let mut place = (0, 0);
        for (at, &token) in tokens.iter().enumerate() {
            let chars = reading.chars(token);
            let is_suffix = |word: &Word| word.kind == WordType::Suffix;
            if drop_suffixes && token.word(lexicon).is_some_and(is_suffix) {
                suffixes.push((token.start, token.end));
                continue;
            }
            // The parts of a compound stand in one place.
            if at == 0 || tokens.get(at - 1).is_some_and(|before| before.start != token.start) {
                let start = position(core.len());
                core.extend_from_slice(chars);
                roots.extend(lexicon.roots(chars));
                place = (start, position(core.len()));
            }
            let (meaning, weight, kind) = meaning(token, chars, lexicon);
            if matches!(meaning, Meaning::Unknown(_)) {
                unknown.push((token.start, token.end));
            }
            let root = token.word(lexicon).map_or(Root::NONE, |word| lexicon.root(word));
            let item = Item {
                meaning,
                weight,
                kind,
                place,
                root,
            };
            if let Some(halves) = halves(token, chars, lexicon) {
                if opened.is_empty() {
                    opened.clone_from(&items);
                }
                let half = |(word, place): (&Word, (u32, u32))| Item {
                    meaning: Meaning::Class(word.class),
                    weight: word.weight(),
                    kind: word.kind,
                    place,
                    root: lexicon.root(word),
                };
                let (middle, end) = (place.0 + halves.2, place.1);
                opened.extend([(halves.0, (place.0, middle)), (halves.1, (middle, end))].map(half));
            } else if !opened.is_empty() {
                opened.push(item.clone());
            }
            items.push(item);
        }
        Self {
            bare: reading.bare.into(),
            core: core.into(),
            keyword: kind == PairKind::Keyword,
            roots: roots.into(),
            items,
            opened,
            suffixes,
            unknown,
        }
    }

    /// The core, with the stretches in which a slip may stand.
    pub(super) fn core_slips(&self) -> Slippery<'_> {
        let unknown = self
            .items
            .iter()
            .filter(|item| matches!(item.meaning, Meaning::Unknown(_)));
        let unknown = unknown
            .map(|item| (item.place.0 as usize, item.place.1 as usize))
            .collect();
        Slippery {
            chars: &self.core,
            unknown,
            from: 0,
        }
    }

    /// The whole text, with the end of it in which a slip has spoiled the ending: 通之 for 通知.
    pub(super) fn ending_slips(&self) -> Slippery<'_> {
        const ENDING: usize = 2;
        let from = self.bare.len().saturating_sub(ENDING);
        let unknown = self
            .unknown
            .iter()
            .map(|&(start, end)| ((start as usize).max(from), end as usize));
        Slippery {
            chars: &self.bare,
            unknown: unknown.filter(|(start, end)| start < end).collect(),
            from,
        }
    }

    /// The word of an item, as it is compared.
    pub(super) fn word(&self, item: &Item) -> &[char] {
        self.core
            .get(item.place.0 as usize..item.place.1 as usize)
            .unwrap_or_default()
    }

    /// The same without who does it.
    pub(crate) fn without_roles(&self) -> Self {
        let mut other = self.clone();
        other.items.retain(|item| item.kind != WordType::Role);
        other.opened.retain(|item| item.kind != WordType::Role);
        other
    }

    /// The words of some of its items, the parts of a compound as one word.
    pub(super) fn words(&self, items: &[&Item]) -> Vec<Box<str>> {
        let places = items
            .chunk_by(|a, b| a.place == b.place)
            .filter_map(|parts| parts.first());
        places.map(|item| self.word(item).iter().collect()).collect()
    }

    /// The suffix words that fell away.
    pub(super) fn suffixes(&self) -> impl Iterator<Item = Box<str>> {
        let word = |&(start, end): &(u32, u32)| self.bare.get(start as usize..end as usize);
        self.suffixes.iter().filter_map(word).map(|word| word.iter().collect())
    }

    /// What it means; a text of nothing but negligible words means its own characters.
    pub(crate) fn sense(&self) -> Sense {
        let mut sense = Sense::default();
        let heaviest = self.items.iter().fold(0.0, |most, item| item.weight.max(most));
        let Some(floor) = floor(heaviest) else {
            sense.heavy.push(Meaning::Unknown(hash_chars(&self.core)));
            return sense;
        };
        let mut once = Vec::new();
        for item in &self.items {
            if item.weight > floor {
                // What is said twice, as in 发票开票, means no more; two numbers are two, and so are two words that
                // say next to nothing.
                match item.kind {
                    WordType::Number | WordType::Generic => sense.heavy.push(item.meaning),
                    _ => once.push(item.meaning),
                }
            } else if item.weight > NEGLIGIBLE {
                sense.light.push((item.meaning, hundredths(item.weight)));
            }
            if item.kind == WordType::Role && sense.roles.last() != Some(&item.meaning) {
                sense.roles.push(item.meaning);
            }
        }
        order::sort(&mut once);
        once.dedup();
        sense.heavy.extend(once);
        order::sort(&mut sense.light);
        sense.light.dedup();
        if sense.light.len() > MAX_LIGHT {
            sense.heavy.extend(sense.light.drain(..).map(|(meaning, _)| meaning));
        }
        order::sort(&mut sense.heavy);
        if sense.roles.len() < 2 {
            sense.roles.clear();
        }
        sense
    }
}

/// Above which weight a word is content, where this is the heaviest; none where no word says anything.
pub(super) fn floor(heaviest: f32) -> Option<f32> {
    [LIGHT, FAINT, NEGLIGIBLE].into_iter().find(|floor| heaviest > *floor)
}

fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn hundredths(weight: f32) -> u32 {
    // Weights are between 0 and 4.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let hundredths = (weight * 100.0).round() as u32;
    hundredths
}

/// What a token says, how much, and as what.
pub(super) fn meaning(token: Token, chars: &[char], lexicon: &Lexicon) -> (Meaning, f32, WordType) {
    if let Some(known) = token.word(lexicon) {
        return (Meaning::Class(known.class), known.weight(), known.kind);
    }
    match numeral(chars) {
        Some(value) => (Meaning::Number(value), 1.0, WordType::Number),
        None => (Meaning::Unknown(hash_chars(chars)), 1.0, WordType::Object),
    }
}

/// Appends the tokens of a reading as they are compared.
pub(super) fn compared(reading: &Reading<'_>, lexicon: &Lexicon, kind: PairKind, tokens: &mut Vec<Token>) {
    let first = tokens.len();
    // A single-character word beside an unknown run is more likely a piece of the unknown word.
    let loose = |token: Token| {
        token
            .word(lexicon)
            .is_none_or(|word| token.range().len() == 1 && word.kind == WordType::Object)
    };
    reading.meant(lexicon, Word::means_itself, |token| {
        let mut token = token;
        if token.word(lexicon).is_some_and(|word| word.is_ordinary(lexicon)) {
            token.word = None;
        }
        let last = tokens.get_mut(first..).and_then(<[Token]>::last_mut);
        match last {
            Some(last) if (last.word.is_none() || token.word.is_none()) && loose(*last) && loose(token) => {
                last.end = token.end;
                last.word = None;
            }
            _ => tokens.push(token),
        }
    });
    // What stands beside a word counts inside a compound, too: 已缴费 is 缴费 and 成功.
    if reading.words(lexicon).any(|(_, word)| !word.means_itself()) {
        lexicon.settle(reading.spelled, tokens.get_mut(first..).unwrap_or_default());
    }
    if kind == PairKind::Keyword && tokens.len() > first {
        part_head(tokens, reading, lexicon);
    }
}

/// Parts the head of a keyword from an unknown word before it: whatever 营位 is, 营位号 is its number.
fn part_head(tokens: &mut Vec<Token>, reading: &Reading<'_>, lexicon: &Lexicon) {
    let Some(last) = tokens.last_mut() else { return };
    let [_, .., head] = reading.chars(*last) else { return };
    let Some((id, word)) = lexicon.exact(&[*head]) else {
        return;
    };
    let is_known = last.word(lexicon).is_some_and(|word| word.typed);
    if !is_known && word.means_itself() && matches!(word.kind, WordType::Object | WordType::Role) {
        let end = last.end;
        last.end -= 1;
        last.word = None;
        tokens.push(Token {
            start: end - 1,
            end,
            word: Some(id),
        });
    }
}

/// The two words a listed one is put together of, and where the second begins; what tells a state, a role or a number is
/// one.
pub(super) fn halves<'l>(token: Token, chars: &[char], lexicon: &'l Lexicon) -> Option<(&'l Word, &'l Word, u32)> {
    let word = token.word(lexicon)?;
    if !word.typed || !matches!(word.kind, WordType::Act | WordType::Object) {
        return None;
    }
    let (front, back, split) = lexicon.halves(chars)?;
    let halves = (lexicon.word(front)?, lexicon.word(back)?, position(split));
    let is_plain = |word: &Word| matches!(word.kind, WordType::Act | WordType::Object | WordType::Generic);
    (is_plain(halves.0) && is_plain(halves.1)).then_some(halves)
}

pub(super) fn hash_chars(chars: &[char]) -> u64 {
    // FNV-1a: the same on every machine, and good enough for keys that are verified.
    chars.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &c| {
        (hash ^ u64::from(c as u32)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The value of 12, 十二 or 第十二.
fn numeral(chars: &[char]) -> Option<u64> {
    let digits = chars.strip_prefix(&['第']).unwrap_or(chars);
    if digits.is_empty() || digits.len() > 12 {
        return None;
    }
    if digits.iter().all(char::is_ascii_digit) {
        return digits
            .iter()
            .try_fold(0u64, |value, c| Some(value * 10 + u64::from(c.to_digit(10)?)));
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
