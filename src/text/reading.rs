//! A folded field together with its words.

use super::{Text, Token, segment, spell_digits};
use crate::lexicon::{Lexicon, TagSet, Word};

/// A field read once for all checks: folded, with spelling variants resolved, and covered by words.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reading<'s> {
    pub(crate) text: Text<'s>,
    /// `text.bare` with spelling variants replaced; as long as `bare`, so places in the one are places in the other.
    pub(crate) spelled: Vec<char>,
    pub(crate) tokens: Vec<Token>,
}

impl<'s> Reading<'s> {
    pub(crate) fn new(source: &'s str, lexicon: &Lexicon) -> Self {
        let text = Text::new(source);
        let mut spelled = lexicon.respell(&text.bare);
        spell_digits(&mut spelled);
        let tokens = segment(&spelled, lexicon, |_| true);
        Self { text, spelled, tokens }
    }

    /// The known words in order, each with its token.
    pub(crate) fn words<'l>(&'l self, lexicon: &'l Lexicon) -> impl Iterator<Item = (Token, &'l Word)> + 'l {
        self.tokens
            .iter()
            .filter_map(move |token| token.word(lexicon).map(|word| (*token, word)))
    }

    /// The tokens whose word bears one of these tags.
    pub(crate) fn tagged<'l>(&'l self, lexicon: &'l Lexicon, tags: TagSet) -> impl Iterator<Item = (Token, &'l Word)> {
        self.words(lexicon).filter(move |(_, word)| word.tags.intersects(tags))
    }

    /// The words as meaning sees them. A word that stands only in a tagged list, such as 活动报名, has no class of its
    /// own: unless it counts as `whole`, it means what its parts mean, where those are known.
    pub(crate) fn meant(&self, lexicon: &Lexicon, whole: impl Fn(&Word) -> bool) -> Vec<Token> {
        let mut tokens = Vec::with_capacity(self.tokens.len());
        for &token in &self.tokens {
            if token.word(lexicon).is_none_or(&whole) {
                tokens.push(token);
                continue;
            }
            let parts = segment(self.chars(token), lexicon, |word| word.typed);
            if parts.iter().all(|part| part.word.is_some()) {
                let shifted = |part: Token| Token {
                    start: part.start + token.start,
                    end: part.end + token.start,
                    ..part
                };
                tokens.extend(parts.into_iter().map(shifted));
            } else {
                tokens.push(token);
            }
        }
        tokens
    }

    /// The folded characters of a token.
    pub(crate) fn chars(&self, token: Token) -> &[char] {
        self.spelled.get(token.range()).unwrap_or_default()
    }

    /// The token as it stands in the source.
    pub(crate) fn shown(&self, token: Token) -> &'s str {
        self.text.span(token.range()).slice(self.text.source)
    }
}
