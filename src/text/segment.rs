//! The words of a folded text: the cheapest cover by words of the lexicon.

use crate::lexicon::{Lexicon, Word};

/// A stretch of the folded text: a known word, or a run of characters no word covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// The word's place in the lexicon.
    pub(crate) word: Option<u32>,
}

impl Token {
    pub(crate) fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    pub(crate) fn word(self, lexicon: &Lexicon) -> Option<&Word> {
        lexicon.word(self.word?)
    }
}

// Costs of the cover, in hundredths. One long word is cheaper than two short ones; a single character is a dearer
// word, for most are parts of words nobody listed; what is unknown is dearest, once for the run and once a character.
const WORD: u32 = 100;
const SINGLE: u32 = 130;
const UNKNOWN_RUN: u32 = 110;
const UNKNOWN_CHAR: u32 = 80;

#[derive(Clone, Copy)]
struct Step {
    cost: u32,
    from: u32,
    word: Option<u32>,
}

/// Covers `chars` with those words that are `allowed`. Every character ends up in exactly one token, in order.
pub(crate) fn segment(chars: &[char], lexicon: &Lexicon, allowed: impl Fn(&Word) -> bool) -> Vec<Token> {
    let unreached = Step {
        cost: u32::MAX,
        from: 0,
        word: None,
    };
    // best[end] is the cheapest cover of the first `end` characters.
    let mut best = vec![unreached; chars.len() + 1];
    if let Some(first) = best.first_mut() {
        first.cost = 0;
    }
    for start in 0..chars.len() {
        let here = best[start];
        if !inside_latin_run(chars, start) {
            for (id, word) in lexicon.prefixes(&chars[start..]).filter(|(_, word)| allowed(word)) {
                let end = start + word.chars.len();
                if !inside_latin_run(chars, end) {
                    let cost = here
                        .cost
                        .saturating_add(if word.chars.len() == 1 { SINGLE } else { WORD });
                    relax(&mut best[end], cost, start, Some(id));
                }
            }
        }
        let continues = start > 0 && here.word.is_none();
        let cost = here
            .cost
            .saturating_add(UNKNOWN_CHAR + if continues { 0 } else { UNKNOWN_RUN });
        relax(&mut best[start + 1], cost, start, None);
    }
    trace(&best)
}

fn relax(step: &mut Step, cost: u32, from: usize, word: Option<u32>) {
    // Ties go to the cover found first, whose last word begins earlier and is longer.
    if cost < step.cost {
        *step = Step {
            cost,
            from: u32::try_from(from).unwrap_or(u32::MAX),
            word,
        };
    }
}

/// Whether a cut at `at` would part a Latin word or a number.
fn inside_latin_run(chars: &[char], at: usize) -> bool {
    let (Some(before), Some(after)) = (at.checked_sub(1).and_then(|at| chars.get(at)), chars.get(at)) else {
        return false;
    };
    before.is_ascii_alphabetic() && after.is_ascii_alphabetic() || before.is_ascii_digit() && after.is_ascii_digit()
}

fn trace(best: &[Step]) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut end = best.len() - 1;
    while end > 0 {
        let Step { from, word, .. } = best[end];
        let token = Token {
            start: from,
            end: u32::try_from(end).unwrap_or(u32::MAX),
            word,
        };
        match tokens.last_mut() {
            // Unknown characters in a row are one opaque token.
            Some(next) if word.is_none() && next.word.is_none() => next.start = from,
            _ => tokens.push(token),
        }
        end = from as usize;
    }
    tokens.reverse();
    tokens
}
