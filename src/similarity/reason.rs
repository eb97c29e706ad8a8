//! Why two texts count as alike, or as apart, in words a person understands.

use super::means::Means;
use super::verdict::{Comparison, Likeness};
use crate::data::{Wording, data};
use crate::language::Language;

data! {
    /// The words reasons are made of; `{left}`, `{right}` and `{words}` stand for words of the two texts.
    pub(crate) struct Phrases {
        /// The two are the same once folded.
        identical ("identical"): Wording,
        /// The two are the same but for their ending.
        ending ("ending"): Wording,
        /// The same words in another order, or spelled another way.
        reordered ("reordered"): Wording,
        /// Two words that mean the same.
        synonym ("synonym"): Wording,
        /// Words that fell away.
        dropped ("dropped"): Wording,
        /// A word nobody listed that is short for others; `{left}` is the short one. As synonyms, where it is left out.
        abbreviation ("abbreviation"): Option<Wording> = None,
        /// Words nobody listed that are put together of the same morphemes. As synonyms, where it is left out.
        morphemes ("morphemes"): Option<Wording> = None,
        /// A word that is put together of words of the other. As synonyms, where it is left out.
        parts ("parts"): Option<Wording> = None,
        /// Words that are near. As synonyms, where it is left out.
        near ("near"): Option<Wording> = None,
        /// What one side says more, where the rest says enough. As what only one has, where it is left out.
        more ("more"): Option<Wording> = None,
        /// A slip of spelling.
        slip ("slip"): Wording,
        /// Words that keep the two apart.
        apart ("apart"): Wording,
        /// A word only one of the two has.
        only ("only"): Wording,
        /// What stands between two reasons.
        separator ("separator"): Wording,
        /// What stands between two words.
        comma ("comma"): Wording,
    }
}

impl Phrases {
    pub(crate) fn reason(&self, comparison: &Comparison, language: Language) -> String {
        let say = |wording: &Wording, args: &[(&str, &str)]| {
            args.iter()
                .fold(wording.pick(language).to_owned(), |text, (name, value)| {
                    text.replace(&format!("{{{name}}}"), value)
                })
        };
        let list = |words: &[Box<str>]| words.join(self.comma.pick(language));
        let mut parts = Vec::new();
        match comparison.likeness {
            Likeness::Identical => return say(&self.identical, &[]),
            Likeness::Slip => {
                let (left, right) = (list(&comparison.apart.0), list(&comparison.apart.1));
                parts.push(say(&self.slip, &[("left", &left), ("right", &right)]));
            }
            Likeness::Built => {
                let (mut short, mut long) = (list(&comparison.apart.0), list(&comparison.apart.1));
                let wording = if comparison.means() == Some(Means::Abbreviation) {
                    if short.len() > long.len() {
                        std::mem::swap(&mut short, &mut long);
                    }
                    &self.abbreviation
                } else {
                    &self.morphemes
                };
                let wording = wording.as_ref().unwrap_or(&self.synonym);
                parts.push(say(wording, &[("left", &short), ("right", &long)]));
            }
            Likeness::Loose => {
                let (left, right) = (list(&comparison.apart.0), list(&comparison.apart.1));
                let words = [&*left, &*right].map(str::len).into_iter().max();
                let words = if words == Some(left.len()) { &left } else { &right };
                let (wording, usual) = match comparison.means() {
                    Some(Means::Parts) => (&self.parts, &self.synonym),
                    Some(Means::More) => (&self.more, &self.only),
                    _ => (&self.near, &self.synonym),
                };
                let args = [("left", &*left), ("right", &*right), ("words", words)];
                parts.push(say(wording.as_ref().unwrap_or(usual), &args));
            }
            Likeness::Distinct => {
                let (left, right) = (list(&comparison.apart.0), list(&comparison.apart.1));
                parts.push(match (left.is_empty(), right.is_empty()) {
                    (false, false) => say(&self.apart, &[("left", &left), ("right", &right)]),
                    (true, true) => say(&self.reordered, &[]),
                    (true, false) => say(&self.only, &[("words", &right)]),
                    (false, true) => say(&self.only, &[("words", &left)]),
                });
                return parts.concat();
            }
            _ => {}
        }
        for (left, right) in &comparison.synonyms {
            parts.push(say(&self.synonym, &[("left", left), ("right", right)]));
        }
        if comparison.likeness == Likeness::Ending {
            parts.push(say(&self.ending, &[]));
        }
        if !comparison.dropped.is_empty() {
            parts.push(say(&self.dropped, &[("words", &list(&comparison.dropped))]));
        }
        if parts.is_empty() {
            parts.push(say(&self.reordered, &[]));
        }
        parts.join(self.separator.pick(language))
    }
}
