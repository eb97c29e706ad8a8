//! What is left of a described event when the words fall away that only descriptions have.

use std::sync::LazyLock;

use crate::order;
use crate::similarity::Similarity;
use crate::text::Buffers;

static TEXT: &str = include_str!("../../rules/spoken.txt");

/// Words and what stands for them, longer ones first.
static WORDS: LazyLock<Vec<(Vec<char>, &'static str)>> = LazyLock::new(|| {
    let lines = TEXT.lines().filter(|line| !line.starts_with('#'));
    let mut words: Vec<(Vec<char>, &str)> = lines
        .filter_map(|line| {
            let mut parts = line.split_whitespace();
            Some((parts.next()?.chars().collect(), parts.next().unwrap_or_default()))
        })
        .collect();
    order::sort_by(&mut words, |(a, _), (b, _)| b.len().cmp(&a.len()));
    words
});

/// The event as a title would say it. Words of the lexicon are kept whole; only between them is anything cut.
pub(super) fn plain(event: &str, similarity: &Similarity) -> String {
    let mut buffers = Buffers::default();
    let read = buffers.read(event, &similarity.lexicon);
    let reading = buffers.reading(event, &read);
    let chars = reading.spelled;
    // Where a word that falls away may begin or end.
    let mut free = vec![false; chars.len() + 1];
    for token in reading.tokens {
        let range = token.range();
        let inside = token.word(&similarity.lexicon).is_none();
        for at in range.start..=range.end {
            if let Some(free) = free.get_mut(at) {
                *free |= inside || at == range.start || at == range.end;
            }
        }
    }
    let is_free = |at: usize| free.get(at).is_some_and(|free| *free);
    let mut plain = String::with_capacity(event.len());
    let mut at = 0;
    while let Some(rest) = chars.get(at..).filter(|rest| !rest.is_empty()) {
        let word = WORDS
            .iter()
            .filter(|_| is_free(at))
            .find(|(word, _)| rest.starts_with(word) && is_free(at + word.len()));
        if let Some((word, instead)) = word {
            plain.push_str(instead);
            at += word.len();
        } else {
            plain.extend(rest.first());
            at += 1;
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_no_title_says_falls_away() {
        let linter = crate::linter::Linter::builtin().expect("it loads");
        for (event, left) in [
            ("快递被签收的时候", "快递签收"),
            ("用户没有付款", "用户未付款"),
            ("商家把订单发货了", "商家订单发货"),
            ("和解协议签署", "和解协议签署"),
            ("", ""),
        ] {
            assert_eq!(plain(event, &linter.compiled.similarity), left, "{event}");
        }
    }

    #[test]
    fn the_list_is_sorted_and_has_each_word_once() {
        let words: Vec<&str> = TEXT.lines().filter(|line| !line.starts_with('#')).collect();
        let first = |line: &&str| line.split_whitespace().next().map(str::to_owned);
        assert!(words.is_sorted_by(|a, b| first(a) < first(b)), "{words:?}");
    }
}
