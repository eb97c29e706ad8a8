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

    /// The words as meaning sees them. A compound, such as 还书, means the words it stands for; a word that stands only
    /// in a tagged list, such as 活动报名, means what its parts mean, where those are known; but what is `whole` means
    /// itself. The parts of a compound have its place.
    pub(crate) fn meant(&self, lexicon: &Lexicon, whole: impl Fn(&Word) -> bool) -> Vec<Token> {
        let mut tokens = Vec::with_capacity(self.tokens.len());
        for &token in &self.tokens {
            if token.word(lexicon).is_none_or(&whole) {
                tokens.push(token);
                continue;
            }
            if token.word(lexicon).is_some_and(|word| word.typed) {
                tokens.extend(apart(token, lexicon));
                continue;
            }
            let parts = segment(self.chars(token), lexicon, |word| word.typed);
            if parts.iter().all(|part| part.word.is_some()) {
                let shifted = |part: Token| Token {
                    start: part.start + token.start,
                    end: part.end + token.start,
                    ..part
                };
                tokens.extend(parts.into_iter().map(shifted).flat_map(|part| apart(part, lexicon)));
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

    /// The text from one token to another, whichever comes first.
    pub(crate) fn between(&self, a: Token, b: Token) -> &'s str {
        let (a, b) = (a.range(), b.range());
        let range = a.start.min(b.start)..a.end.max(b.end);
        self.text.span(range).slice(self.text.source)
    }
}

/// The words a compound stands for, each in its place; any other word alone.
fn apart(token: Token, lexicon: &Lexicon) -> impl Iterator<Item = Token> {
    let parts = token.word(lexicon).map_or(&[][..], |word| &word.parts);
    let parts = parts.iter().map(move |&part| Token {
        word: Some(part),
        ..token
    });
    let whole = parts.len() == 0;
    parts.chain(whole.then_some(token))
}
