//! A number that tells most pairs of keywords surely apart, for a fraction of what their comparison costs.

use super::PairKind;
use super::canon::{MAX_LIGHT, Meaning, NEGLIGIBLE, compared, floor, halves, meaning};
use super::loose::COUNTS;
use super::morphemes::{Building, Built};
use super::verdict::may_be_slip;
use crate::lexicon::{Lexicon, Root, Rooted, Token, Word, WordType};
use crate::text::Reading;

/// What of a keyword must agree with another's for the two to be alike.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sketch {
    /// The same for all keywords whose content is the same.
    content: u64,
    /// Whether some of it is no word, in which a slip may stand.
    unknown: bool,
    /// What it is built of.
    built: Built,
    /// Its words as they stand, and taken apart.
    glances: [Glance; 2],
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
        let any = Self {
            content: Self::ANY,
            unknown: true,
            built: Built::default(),
            glances: [Glance::NONE; 2],
        };
        if reading.tokens.iter().any(|token| token.range().len() > Self::LONGEST) {
            return any;
        }
        // Most keywords are one word.
        if let [token] = reading.tokens
            && let Some(word) = token.word(lexicon)
            && word.means_itself()
            && floor(word.weight()).is_some()
        {
            let mut roots = [Rooted::NONE; Self::LONGEST];
            let roots = filled(&mut roots, reading.chars(*token), lexicon);
            let mut building = Building::default();
            let own = lexicon.root(word);
            building.meaning(Meaning::Class(word.class), own, roots);
            building.place(own, roots);
            return Self {
                built: building.finish(),
                content: Self::NONE
                    .wrapping_add(mixed(Meaning::Class(word.class)))
                    .max(Self::NONE),
                unknown: false,
                glances: glances(reading.tokens, reading, lexicon),
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
        let mut building = Building::default();
        let mut room = [Rooted::NONE; Self::LONGEST];
        for (at, ((meaning, weight, kind), token)) in words.iter().zip(tokens).enumerate() {
            let roots = filled(&mut room, reading.chars(*token), lexicon);
            // The parts of a compound stand in one place.
            let stands = |at: Option<usize>| {
                at.and_then(|at| tokens.get(at))
                    .is_some_and(|other| other.start == token.start)
            };
            let (follows, goes_on) = (stands(at.checked_sub(1)), stands(at.checked_add(1)));
            let own = token.word(lexicon).map_or(Root::NONE, |word| lexicon.root(word));
            if !follows {
                building.place(if goes_on { Root::NONE } else { own }, roots);
            }
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
                building.meaning(*meaning, own, roots);
            }
        }
        // So many light words are content.
        if light > MAX_LIGHT {
            return any;
        }
        Self {
            built: building.finish(),
            content: content.max(Self::NONE),
            unknown,
            glances: glances(tokens, reading, lexicon),
        }
    }

    /// Whether the two may be alike; `a` and `b` are what the sketches are of.
    pub(crate) fn may_be_alike(self, a: &Reading<'_>, other: Self, b: &Reading<'_>, lexicon: &Lexicon) -> bool {
        let any = self.content == Self::ANY || other.content == Self::ANY;
        let shares = |one: Option<u64>, other: Option<u64>| one.is_some() && one == other;
        let (one, two) = (self.built, other.built);
        any || self.content == other.content
            || shares(one.spelled, two.spelled)
            || (self.unknown || other.unknown)
                && (shares(one.roots, two.roots) || may_be_slip(a.spelled, b.spelled) || may_be_slip(a.bare, b.bare))
            || self
                .glances
                .iter()
                .any(|own| other.glances.iter().any(|theirs| own.may_be_alike(theirs, lexicon)))
    }
}

/// The words as they stand, and taken apart.
fn glances(tokens: &[Token], reading: &Reading<'_>, lexicon: &Lexicon) -> [Glance; 2] {
    let (mut whole, mut opened, mut is_opened) = (Glance::NONE, Glance::NONE, false);
    for token in tokens {
        let chars = reading.chars(*token);
        let (meaning, weight, _) = meaning(*token, chars, lexicon);
        whole.add(meaning, weight);
        if let Some((front, back, _)) = halves(*token, chars, lexicon) {
            is_opened = true;
            for half in [front, back] {
                opened.add(Meaning::Class(half.class), half.weight());
            }
        } else {
            opened.add(meaning, weight);
        }
    }
    [whole, if is_opened { opened } else { Glance::NONE }]
}

/// The roots of a word's characters, as many as there is room for.
fn filled<'r>(room: &'r mut [Rooted], chars: &[char], lexicon: &Lexicon) -> &'r [Rooted] {
    let many = chars.len().min(room.len());
    room.iter_mut()
        .zip(lexicon.roots(chars))
        .for_each(|(slot, root)| *slot = root);
    room.get(..many).unwrap_or_default()
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

/// The words of a keyword, to tell at a glance that it is not loosely like another.
#[derive(Debug, Clone, Copy)]
struct Glance {
    words: [(Meaning, bool); Glance::MOST],
    count: usize,
}

impl Glance {
    /// Keywords of more words are compared in full.
    const MOST: usize = 6;
    const NONE: Self = Self {
        words: [(Meaning::Number(0), false); Self::MOST],
        count: 0,
    };

    fn add(&mut self, meaning: Meaning, weight: f32) {
        if weight > NEGLIGIBLE {
            if let Some(slot) = self.words.get_mut(self.count) {
                *slot = (meaning, weight > COUNTS);
            }
            self.count += 1;
        }
    }

    fn is_full(&self) -> bool {
        self.count > Self::MOST
    }

    fn words(&self) -> &[(Meaning, bool)] {
        self.words.get(..self.count).unwrap_or_default()
    }

    /// Whether the two may be alike.
    fn may_be_alike(&self, other: &Self, lexicon: &Lexicon) -> bool {
        if self.is_full() || other.is_full() {
            return true;
        }
        let has = |glance: &Self, meaning: Meaning| glance.words().iter().any(|(own, _)| *own == meaning);
        let alone = |one: &Self, of: &Self| {
            let alone = one.words().iter().filter(|(own, counts)| *counts && !has(of, *own));
            alone.count()
        };
        let shared = self.words().iter().any(|(own, counts)| *counts && has(other, *own));
        let near = |(one, _): &(Meaning, bool)| {
            other.words().iter().any(|(theirs, _)| match (*one, *theirs) {
                (Meaning::Class(one), Meaning::Class(theirs)) => lexicon.are_near(one, theirs),
                (Meaning::Unknown(one), Meaning::Unknown(theirs)) => one != theirs,
                _ => false,
            })
        };
        match (alone(self, other), alone(other, self)) {
            (0 | 1, 0) | (0, 1) if shared => true,
            (0 | 1, 0 | 1) => shared && self.words().iter().any(near),
            _ => false,
        }
    }
}
