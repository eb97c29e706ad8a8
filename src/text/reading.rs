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

    /// The folded characters of a token.
    pub(crate) fn chars(&self, token: Token) -> &[char] {
        self.spelled.get(token.range()).unwrap_or_default()
    }

    /// The token as it stands in the source.
    pub(crate) fn shown(&self, token: Token) -> &'s str {
        self.text.span(token.range()).slice(self.text.source)
    }

    /// The text from one token to another, whichever comes first.
    pub(crate) fn between(&self, a: Token, b: Token) -> &'s str {
        let (a, b) = (a.range(), b.range());
        let range = a.start.min(b.start)..a.end.max(b.end);
        self.text.span(range).slice(self.text.source)
    }
}
