//! What a described event and a title have in common, where they do not mean the same.

use super::canon::{Canon, FAINT, Item};
use super::verdict::pair_words;
use crate::language::Language;

/// The common part of an event and a title.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Overlap {
    /// From 0 to what is left below the likenesses: the weight of what both say, among that of all either says.
    pub(crate) score: f64,
    /// Words of the title the event says, too.
    shared: Vec<Box<str>>,
    /// Words only the event has.
    event: Vec<Box<str>>,
    /// Words only the title has.
    title: Vec<Box<str>>,
}

/// The best that something distinct can come to.
const BEST: f64 = 0.79;
/// How much what only the event says counts against a title: descriptions say more than titles do.
const EVENT_ONLY: f64 = 0.35;
/// How much what only the title says counts.
const TITLE_ONLY: f64 = 0.5;

/// Words of a text that are looked at: what is longer is no title, and each costs a look at all of the other's.
const MAX_WORDS: usize = 64;

pub(crate) fn overlap(event: &Canon, title: &Canon) -> Overlap {
    let of_event = event.items.iter().take(MAX_WORDS).collect();
    let of_title: Vec<&Item> = title.items.iter().take(MAX_WORDS).collect();
    let pairing = pair_words(event, of_event, title, of_title.clone());
    let is_left = |item: &&Item| pairing.right.iter().any(|left| std::ptr::eq(*left, *item));
    let shared = content(of_title.into_iter().filter(|item| !is_left(item)).collect());
    let weight = |items: &[&Item]| items.iter().map(|item| f64::from(item.weight)).sum::<f64>();
    let both = weight(&shared);
    let of = both + EVENT_ONLY * weight(&pairing.left) + TITLE_ONLY * weight(&pairing.right);
    Overlap {
        // Words that say next to nothing bring no two together.
        score: if shared.is_empty() {
            0.0
        } else {
            (BEST * both / of * 1000.0).round() / 1000.0
        },
        shared: title.words(&shared),
        event: event.words(&content(pairing.left)),
        title: title.words(&content(pairing.right)),
    }
}

/// Those of some words that say something.
fn content(mut items: Vec<&Item>) -> Vec<&Item> {
    items.retain(|item| item.weight > FAINT);
    items
}

impl Overlap {
    /// What both say, and what only one of them.
    pub(crate) fn reason(&self, language: Language) -> String {
        let (comma, between) = (language.pick("、", ", "), language.pick("；", "; "));
        let parts = [
            (language.pick("都说", "both say"), &self.shared),
            (language.pick("标题没有", "the title lacks"), &self.event),
            (language.pick("标题还说", "the title also says"), &self.title),
        ];
        let said = parts
            .into_iter()
            .filter(|(_, words)| !words.is_empty())
            .map(|(what, words)| {
                let words = words.join(comma);
                match language {
                    Language::Zh => format!("{what}“{words}”"),
                    Language::En => format!("{what} “{words}”"),
                }
            });
        said.collect::<Vec<_>>().join(between)
    }
}
