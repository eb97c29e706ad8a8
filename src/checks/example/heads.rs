//! What a keyword asks for by its last characters, whoever stands before them: 报案号, 检验员, 审理法院.

use crate::order;

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
