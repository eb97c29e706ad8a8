//! What a keyword asks for by its last characters, whoever stands before them: 报案号, 检验员, 审理法院.

use crate::lexicon::{Lexicon, TagSet, Word};
use crate::order;
use crate::text::{Reading, Text};

/// The endings of keywords, each with the class that it stands for.
#[derive(Debug, Default)]
pub(super) struct Heads {
    /// From the last character to the first, sorted, so that those which end alike stand together.
    list: Vec<(Reversed, usize)>,
}

type Reversed = [char; Heads::MAX_CHARS];

impl Heads {
    /// The longest ending, in characters.
    pub(super) const MAX_CHARS: usize = 6;

    /// `endings` are those of each class in turn, several in a text with blanks between.
    pub(super) fn new<'p>(endings: impl Iterator<Item = (usize, &'p str)>) -> Self {
        let words = endings.flat_map(|(class, text)| text.split_ascii_whitespace().map(move |word| (class, word)));
        let mut list: Vec<(Reversed, usize)> = words
            .map(|(class, word)| (reversed(word.chars().rev()), class))
            .collect();
        order::sort(&mut list);
        Self { list }
    }

    /// The class of the longest ending of a folded name, with the length of that ending in characters.
    pub(super) fn class(&self, name: &[char]) -> Option<(usize, usize)> {
        let mut found = None;
        let mut rest = self.list.as_slice();
        for (at, c) in name.iter().rev().take(Self::MAX_CHARS).enumerate() {
            let of = |entry: &(Reversed, usize)| entry.0.get(at).copied();
            let from = rest.partition_point(|entry| of(entry) < Some(*c));
            let to = rest.partition_point(|entry| of(entry) <= Some(*c));
            rest = rest.get(from..to).unwrap_or_default();
            // The shortest of those that end alike stands first.
            let Some((first, class)) = rest.first() else { break };
            if first.get(at + 1).is_none_or(|next| *next == NONE) {
                found = Some((*class, at + 1));
            }
        }
        found
    }
}

/// What stands where an ending has no further character; it sorts before all others.
const NONE: char = '\0';

fn reversed(chars: impl Iterator<Item = char>) -> Reversed {
    let mut out = [NONE; Heads::MAX_CHARS];
    out.iter_mut().zip(chars).for_each(|(to, c)| *to = c);
    out
}

/// The tags of the noun a keyword's name ends in, and its length: the longest listed word it ends with, which begins where
/// a word begins, or ends its last word.
pub(super) fn noun(keyword: &Reading<'_>, lexicon: &Lexicon, nouns: TagSet) -> Option<(TagSet, usize)> {
    let is_noun = |word: &Word| Some(lexicon.tags(word)).filter(|tags| tags.intersects(nouns));
    // Had a longer word begun where another begins, it would stand in the place of those.
    let last = keyword.tokens.last()?;
    if let Some(tags) = last.word(lexicon).and_then(is_noun) {
        return Some((tags, last.range().len()));
    }
    // A single character at the end of a longer word says too little: 信号 is no number.
    let chars = keyword.chars(*last);
    let mut tails = (1..chars.len().saturating_sub(1)).filter_map(|start| chars.get(start..));
    tails.find_map(|tail| Some((is_noun(lexicon.exact(tail)?.1)?, tail.len())))
}

/// Whether the example only says the keyword again, or the end of it.
pub(super) fn repeats(example: &Text<'_>, keyword: &Reading<'_>) -> bool {
    let ends = keyword
        .tokens
        .iter()
        .filter_map(|token| keyword.bare.get(token.range().start..));
    let mut same = ends.filter(|end| end.iter().copied().eq(example.bare()));
    same.next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_ending_decides() {
        let heads = Heads::new([(0, "号 员"), (1, "信号 符号"), (2, "会员 统一会员")].into_iter());
        for (name, expected) in [
            ("报案号", Some((0, 1))),
            ("号", Some((0, 1))),
            ("卫星信号", Some((1, 2))),
            ("检验员", Some((0, 1))),
            ("老会员", Some((2, 2))),
            ("全国统一会员", Some((2, 4))),
            ("时间", None),
            ("", None),
        ] {
            assert_eq!(heads.class(&name.chars().collect::<Vec<_>>()), expected, "{name}");
        }
    }
}
