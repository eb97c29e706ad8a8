//! The words of a folded text: the cheapest cover by words of the lexicon.

use super::{Lexicon, Word};

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

/// The cheapest cover so far of what comes before a place, by the word that ends it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step {
    cost: u32,
    from: u32,
    word: Option<u32>,
}

impl Step {
    const UNREACHED: Self = Self {
        cost: u32::MAX,
        from: 0,
        word: None,
    };
}

/// Appends the cover of `chars` with those words that are `allowed`. Every character ends up in exactly one token, in
/// order. `steps` is room to work in.
pub(crate) fn cover(
    chars: &[char],
    lexicon: &Lexicon,
    allowed: impl Fn(u32) -> bool,
    steps: &mut Vec<Step>,
    tokens: &mut Vec<Token>,
) {
    steps.clear();
    steps.resize(chars.len() + 1, Step::UNREACHED);
    if let Some(first) = steps.first_mut() {
        first.cost = 0;
    }
    let mut rest = chars.iter();
    let mut start = 0;
    while let Some(&c) = rest.next() {
        let Some(&here) = steps.get(start) else { break };
        if !inside_latin_run(chars, start) {
            let mut node = lexicon.first(c);
            let mut further = rest.clone();
            let mut end = start + 1;
            while let Some(found) = node {
                if let Some(id) = lexicon.ending(found)
                    && allowed(id)
                    && !inside_latin_run(chars, end)
                {
                    if start == 0 && end == chars.len() {
                        // One word is cheaper than anything else.
                        return tokens.push(Token {
                            start: 0,
                            end: place(end),
                            word: Some(id),
                        });
                    }
                    let own = if end == start + 1 { SINGLE } else { WORD } + lexicon.dearer(id);
                    relax(steps, end, here.cost.saturating_add(own), start, Some(id));
                }
                node = further.next().and_then(|c| lexicon.next(found, *c));
                end += 1;
            }
        }
        let continues = start > 0 && here.word.is_none();
        let own = UNKNOWN_CHAR + if continues { 0 } else { UNKNOWN_RUN };
        relax(steps, start + 1, here.cost.saturating_add(own), start, None);
        start += 1;
    }
    trace(steps, tokens);
}

fn relax(steps: &mut [Step], end: usize, cost: u32, from: usize, word: Option<u32>) {
    // Ties go to the cover found first, whose last word begins earlier.
    if let Some(step) = steps.get_mut(end)
        && cost < step.cost
    {
        *step = Step {
            cost,
            from: place(from),
            word,
        };
    }
}

/// A place as tokens keep it; no field is as long as that.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Whether a cut at `at` would part a Latin word or a number.
fn inside_latin_run(chars: &[char], at: usize) -> bool {
    let Some(after) = chars.get(at).filter(|c| c.is_ascii()) else {
        return false;
    };
    let Some(before) = at.checked_sub(1).and_then(|at| chars.get(at)) else {
        return false;
    };
    before.is_ascii_alphabetic() && after.is_ascii_alphabetic() || before.is_ascii_digit() && after.is_ascii_digit()
}

fn trace(steps: &[Step], tokens: &mut Vec<Token>) {
    let first = tokens.len();
    let mut end = steps.len().saturating_sub(1);
    while let Some(&Step { from, word, .. }) = steps.get(end).filter(|_| end > 0) {
        let token = Token {
            start: from,
            end: place(end),
            word,
        };
        match tokens.get_mut(first..).and_then(<[Token]>::last_mut) {
            // Unknown characters in a row are one opaque token.
            Some(next) if word.is_none() && next.word.is_none() => next.start = from,
            _ => tokens.push(token),
        }
        end = from as usize;
    }
    if let Some(own) = tokens.get_mut(first..) {
        own.reverse();
    }
}
