//! A folded field together with its words.

use super::{Places, classify};
use crate::lexicon::{Lexicon, TagSet, Token, Word};

/// A field read once for all checks: folded, with spelling variants resolved, and covered by words. Positions in it are
/// positions among the bare characters.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Reading<'t> {
    pub(crate) source: &'t str,
    /// The bare characters.
    pub(crate) bare: &'t [char],
    /// The bare characters with spelling variants replaced; as many, so that places in the one are places in the other.
    pub(crate) spelled: &'t [char],
    pub(crate) tokens: &'t [Token],
    /// The tags of all its words.
    pub(crate) tags: TagSet,
    /// Whether there is more than Han, and letters and digits of the usual width.
    pub(crate) marks: bool,
}

/// An example, folded.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Text<'t> {
    pub(crate) source: &'t str,
    /// The surface folding with one blank wherever the source has blanks. Dates and times need theirs: `2018-04-15 09:30`.
    pub(crate) spaced: &'t [char],
}

impl<'t> Text<'t> {
    /// The bare characters.
    pub(crate) fn bare(&self) -> impl Iterator<Item = char> + use<'t> {
        self.spaced.iter().copied().filter(|c| !classify(*c).is_mark())
    }

    /// Where its characters stand in the source.
    pub(crate) fn places(&self) -> Places<'t> {
        Places::new(self.source)
    }
}

impl<'t> Reading<'t> {
    /// Of a field that was not read.
    pub(crate) const NONE: Self = Self {
        source: "",
        bare: &[],
        spelled: &[],
        tokens: &[],
        tags: TagSet::NONE,
        marks: false,
    };

    /// Where its characters stand in the source.
    pub(crate) fn places(&self) -> Places<'t> {
        Places::new(self.source)
    }

    /// The known words in order, each with its token.
    pub(crate) fn words<'l>(
        &self,
        lexicon: &'l Lexicon,
    ) -> impl DoubleEndedIterator<Item = (Token, &'l Word)> + use<'l, 't> {
        self.tokens
            .iter()
            .filter_map(move |token| token.word(lexicon).map(|word| (*token, word)))
    }

    /// The tokens whose word bears one of these tags.
    pub(crate) fn tagged<'l>(
        &self,
        lexicon: &'l Lexicon,
        tags: TagSet,
    ) -> impl Iterator<Item = (Token, &'l Word)> + use<'l, 't> {
        let tokens = if self.tags.intersects(tags) { self.tokens } else { &[] };
        tokens
            .iter()
            .filter_map(move |token| token.word(lexicon).map(|word| (*token, word)))
            .filter(move |(_, word)| lexicon.tags(word).intersects(tags))
    }

    /// The words as meaning sees them. A compound, such as 还书, means the words it stands for; a word that stands only
    /// in a tagged list, such as 活动报名, means what its parts mean, where those are known; but what is `whole` means
    /// itself. The parts of a compound have its place.
    pub(crate) fn meant(&self, lexicon: &Lexicon, whole: impl Fn(&Word) -> bool, mut take: impl FnMut(Token)) {
        for &token in self.tokens {
            let parts = match token.word(lexicon) {
                Some(word) if !whole(word) => lexicon.parts(word),
                _ => &[],
            };
            if parts.is_empty() {
                take(token);
            }
            for part in parts {
                take(Token {
                    start: token.start + u32::from(part.start),
                    end: token.start + u32::from(part.end),
                    word: Some(part.word),
                });
            }
        }
    }

    /// The folded characters of a token.
    pub(crate) fn chars(&self, token: Token) -> &'t [char] {
        self.spelled.get(token.range()).unwrap_or_default()
    }

    /// The token as it stands in the source.
    pub(crate) fn shown(&self, token: Token) -> &'t str {
        self.places().of(token.range()).slice(self.source)
    }

    /// The text from one token to another, whichever comes first.
    pub(crate) fn between(&self, a: Token, b: Token) -> &'t str {
        let (a, b) = (a.range(), b.range());
        let range = a.start.min(b.start)..a.end.max(b.end);
        self.places().of(range).slice(self.source)
    }
}
