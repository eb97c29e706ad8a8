//! Room for the readings of a template's fields, used again for the next template.

use std::ops::Range;

use super::reading::{Reading, Text};
use super::{fold, spell_digits};
use crate::lexicon::{Lexicon, Step, TagSet, Token, cover};

/// What the fields of one template were read into, one behind the other.
#[derive(Debug, Clone, Default)]
pub(crate) struct Buffers {
    chars: Vec<char>,
    tokens: Vec<Token>,
    steps: Vec<Step>,
}

/// Where a field that was read stands in the buffers.
#[derive(Debug, Clone)]
pub(crate) struct Read {
    bare: Range<usize>,
    spelled: Range<usize>,
    tokens: Range<usize>,
    tags: TagSet,
    marks: bool,
}

/// Where an example that was folded stands in the buffers.
#[derive(Debug, Clone)]
pub(crate) struct Shaped {
    spaced: Range<usize>,
}

impl Buffers {
    /// Most templates stay below this; what a huge one took is given back.
    const KEPT: usize = 1 << 16;

    /// Forgets what was read.
    pub(crate) fn clear(&mut self) {
        self.chars.clear();
        self.tokens.clear();
        self.chars.shrink_to(Self::KEPT);
        self.tokens.shrink_to(Self::KEPT);
        self.steps.clear();
        self.steps.shrink_to(Self::KEPT);
    }

    /// Reads a title or the name of a keyword: folds it, resolves spelling variants, and covers it with words.
    pub(crate) fn read(&mut self, source: &str, lexicon: &Lexicon) -> Read {
        let from = self.chars.len();
        let seen = fold::characters(source, false, &mut self.chars);
        let bare = from..self.chars.len();
        let mut spelled = bare.clone();
        let own = self.chars.get(bare.clone()).unwrap_or_default();
        if seen.digits || lexicon.may_respell(own) {
            self.chars.extend_from_within(bare.clone());
            spelled = bare.end..self.chars.len();
            let copy = self.chars.get_mut(spelled.clone()).unwrap_or_default();
            lexicon.respell(copy);
            spell_digits(copy);
        }
        let first = self.tokens.len();
        let chars = self.chars.get(spelled.clone()).unwrap_or_default();
        cover(chars, lexicon, |_| true, &mut self.steps, &mut self.tokens);
        lexicon.settle(chars, self.tokens.get_mut(first..).unwrap_or_default());
        let words = self.tokens.iter().skip(first).filter_map(|token| token.word(lexicon));
        Read {
            tags: words.fold(TagSet::default(), |tags, word| tags.union(lexicon.tags(word))),
            bare,
            spelled,
            tokens: first..self.tokens.len(),
            marks: seen.marks,
        }
    }

    /// Folds an example.
    pub(crate) fn shape(&mut self, source: &str) -> Shaped {
        let from = self.chars.len();
        fold::characters(source, true, &mut self.chars);
        Shaped {
            spaced: from..self.chars.len(),
        }
    }

    /// The reading of a field that was read.
    pub(crate) fn reading<'t>(&'t self, source: &'t str, read: &Read) -> Reading<'t> {
        Reading {
            source,
            bare: self.chars.get(read.bare.clone()).unwrap_or_default(),
            spelled: self.chars.get(read.spelled.clone()).unwrap_or_default(),
            tokens: self.tokens.get(read.tokens.clone()).unwrap_or_default(),
            tags: read.tags,
            marks: read.marks,
        }
    }

    /// The text of an example that was folded.
    pub(crate) fn text<'t>(&'t self, source: &'t str, shaped: &Shaped) -> Text<'t> {
        Text {
            source,
            spaced: self.chars.get(shaped.spaced.clone()).unwrap_or_default(),
        }
    }
}
