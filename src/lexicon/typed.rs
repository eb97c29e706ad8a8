//! What only a ruleset's own lists say: types, classes, variants and compounds, and what to leave out.

use std::collections::BTreeSet;

use super::build::{Company, LexiconBuilder, Sense, Spelled};
use super::near::Nearness;
use super::{ClassId, Effect, Place, Side, Tag, WordType};
use crate::data::{FaultKind, quoted};

impl LexiconBuilder {
    /// The most words a compound stands for.
    pub(crate) const MAX_PARTS: usize = 32;
    /// The most lines of morphemes, and of words beside others.
    pub(crate) const MAX_MORPHEMES: usize = 20_000;

    /// Adds a folded word of a class; `*` makes the word a class of its own. `shown` is the word as people write it.
    pub(crate) fn typed(
        &mut self,
        word: &[char],
        shown: &str,
        kind: WordType,
        class: &str,
        hundredths: u16,
    ) -> Result<(), FaultKind> {
        let class = match class {
            "*" => self.new_class(),
            name => self.class(name, kind)?,
        };
        let sense = Sense {
            kind,
            class,
            hundredths,
        };
        let entry = self.entry(word)?;
        if entry.sense.is_some() {
            // Two classes for one word would make every verdict depend on the order of the lists.
            return Err(FaultKind::other(
                format!("词 {} 已在词典中", quoted(shown)),
                format!("the word {} already stands in the lexicon", quoted(shown)),
            ));
        }
        entry.sense = Some(sense);
        Ok(())
    }

    /// Adds a spelling variant: what stands first counts as what stands second.
    pub(crate) fn variant(&mut self, from: &[char], to: &[char]) -> Result<(), FaultKind> {
        // Equal lengths keep every place in the text what it was.
        if from.is_empty() || from.len() != to.len() {
            return Err(FaultKind::other(
                "异写与正写须字数相同",
                "a variant and its spelling must be equally long",
            ));
        }
        self.variants.push((from.into(), to.into()));
        Ok(())
    }

    /// Adds a folded word that stands for several: 还书 is 归还 图书. Those must stand in the lexicon already.
    pub(crate) fn compound(&mut self, word: &[char], shown: &str, parts: &[Vec<char>]) -> Result<(), FaultKind> {
        let means_itself = |part: &Vec<char>| {
            let entry = self.entries.get(part.as_slice());
            entry.is_some_and(|entry| entry.sense.is_some() && entry.parts.is_empty())
        };
        if let Some(part) = parts.iter().find(|part| !means_itself(part)) {
            let part = quoted(&part.iter().collect::<String>());
            return Err(FaultKind::other(
                format!("合词的部分 {part} 不是词典中的单词"),
                format!("the part {part} of a compound is no plain word of the lexicon"),
            ));
        }
        self.typed(word, shown, WordType::Object, "*", 100)?;
        self.entry(word)?.parts = parts.iter().map(|part| part.as_slice().into()).collect();
        Ok(())
    }

    /// Adds folded words that mean nothing by themselves, so that no listed word is read across their ends.
    pub(crate) fn ordinary(&mut self, word: &[char]) -> Result<(), FaultKind> {
        self.entry(word)?.ordinary = true;
        Ok(())
    }

    /// Adds characters that mean the same in a place of a word, and words of the classes they are short for.
    pub(crate) fn morpheme(&mut self, place: Place, chars: &[char], words: &[Vec<char>]) -> Result<(), FaultKind> {
        for word in words {
            let sense = |word: &[char]| self.entries.get(word).and_then(|entry| Some(entry.sense?.class));
            let Some(class) = sense(word) else {
                return Err(not_listed(word));
            };
            let mut others = self.morphemes.iter().flat_map(|(.., words)| words);
            if others.any(|other| sense(other) == Some(class)) {
                let word = quoted(&word.iter().collect::<String>());
                return Err(FaultKind::other(
                    format!("词 {word} 的类已有语素"),
                    format!("there is a morpheme for the class of {word} already"),
                ));
            }
        }
        let taken = |c: &&char| {
            let clash = |other: Place| other == place || other == Place::Any || place == Place::Any;
            self.morphemes
                .iter()
                .any(|(other, chars, _)| clash(*other) && chars.contains(c))
        };
        if let Some(c) = chars.iter().find(taken) {
            let c = quoted(&c.to_string());
            return Err(FaultKind::other(
                format!("语素 {c} 在此处已有意思"),
                format!("the morpheme {c} has a meaning in this place already"),
            ));
        }
        if self.morphemes.len() >= Self::MAX_MORPHEMES {
            return Err(FaultKind::TooLarge {
                what: "the number of morphemes",
                limit: Self::MAX_MORPHEMES,
                unit: "lines",
            });
        }
        let words = words.iter().map(|word| word.as_slice().into()).collect();
        self.morphemes.push((place, chars.into(), words));
        Ok(())
    }

    /// Says what becomes of a word beside others; `other` is the word whose meaning it then has. All of them must stand in
    /// the lexicon, and what changes its meaning must have one of its own, as must what it then means.
    pub(crate) fn beside(
        &mut self,
        (word, other): (&[char], Option<&[char]>),
        effect: Effect,
        side: Side,
        neighbours: &[Vec<char>],
    ) -> Result<(), FaultKind> {
        let entry = |word: &[char]| self.entries.get(word);
        let mut all = neighbours.iter().map(Vec::as_slice).chain([word]);
        if let Some(unlisted) = all.find(|word| entry(word).is_none()) {
            return Err(not_listed(unlisted));
        }
        let means_itself =
            |word: &[char]| entry(word).is_some_and(|entry| entry.sense.is_some() && entry.parts.is_empty());
        if let Some(vague) = other.and_then(|other| [word, other].into_iter().find(|word| !means_itself(word))) {
            let word = quoted(&vague.iter().collect::<String>());
            return Err(FaultKind::other(
                format!("词 {word} 没有自己的意思"),
                format!("the word {word} has no meaning of its own"),
            ));
        }
        if self.beside.len() >= Self::MAX_MORPHEMES {
            return Err(FaultKind::TooLarge {
                what: "the number of words beside others",
                limit: Self::MAX_MORPHEMES,
                unit: "lines",
            });
        }
        let neighbours = neighbours.iter().map(|word| word.as_slice().into()).collect();
        self.beside.push(Company {
            word: word.into(),
            other: other.map(Into::into),
            effect,
            side,
            neighbours,
        });
        Ok(())
    }

    /// Says that words are near to one another. All must have a meaning of their own, and each class may be near to
    /// [`Nearness::MOST`] others.
    pub(crate) fn near(&mut self, words: &[Vec<char>]) -> Result<(), FaultKind> {
        let class = |word: &[char]| {
            let entry = self.entries.get(word)?;
            entry.sense.filter(|_| entry.parts.is_empty()).map(|sense| sense.class)
        };
        for word in words {
            let shown = || quoted(&word.iter().collect::<String>());
            let Some(own) = class(word) else {
                return Err(FaultKind::other(
                    format!("词 {} 没有自己的意思", shown()),
                    format!("the word {} has no meaning of its own", shown()),
                ));
            };
            if words.iter().filter(|other| class(other) == Some(own)).count() > 1 {
                return Err(FaultKind::other(
                    format!("词 {} 与同行另一词同类", shown()),
                    format!("the word {} is of one class with another of the line", shown()),
                ));
            }
            if self.near_to.get(&own).copied().unwrap_or_default() + words.len() > Nearness::MOST + 1 {
                return Err(FaultKind::TooLarge {
                    what: "what a word is near to",
                    limit: Nearness::MOST,
                    unit: "words",
                });
            }
        }
        if self.near.len() >= Self::MAX_MORPHEMES {
            return Err(FaultKind::TooLarge {
                what: "the number of lines of near words",
                limit: Self::MAX_MORPHEMES,
                unit: "lines",
            });
        }
        for own in words.iter().filter_map(|word| class(word)).collect::<Vec<_>>() {
            *self.near_to.entry(own).or_default() += words.len() - 1;
        }
        self.near
            .push(words.iter().map(|word| word.as_slice().into()).collect());
        Ok(())
    }

    /// Takes a tag from a word.
    pub(crate) fn untag(&mut self, tag: Tag, word: &[char]) {
        if let Some(entry) = self.entries.get_mut(word) {
            entry.tags.remove(tag);
            if entry.is_empty() {
                self.entries.remove(word);
            }
        }
    }

    /// Takes words out of the lexicon proper, with the compounds they are part of and the classes nobody else is in; what
    /// stands in a list stays there.
    pub(crate) fn untype(&mut self, words: &BTreeSet<Vec<char>>) {
        self.entries.retain(|word, entry| {
            if words.contains(&**word) || entry.parts.iter().any(|part| words.contains(&**part)) {
                (entry.sense, entry.parts) = (None, Box::default());
            }
            !entry.is_empty()
        });
        let is_gone = |word: &Spelled| words.contains(&**word);
        self.beside.retain_mut(|own| {
            own.neighbours.retain(|word| !is_gone(word));
            !(is_gone(&own.word) || own.other.as_ref().is_some_and(is_gone) || own.neighbours.is_empty())
        });
        for line in &mut self.near {
            line.retain(|word| !is_gone(word));
        }
        for (.., named) in &mut self.morphemes {
            named.retain(|word| !is_gone(word));
        }
        let left: BTreeSet<ClassId> = self
            .entries
            .values()
            .filter_map(|entry| Some(entry.sense?.class))
            .collect();
        self.classes.retain(|_, (_, class)| left.contains(class));
    }

    /// Gives the class of a word a name.
    pub(crate) fn name_class(&mut self, name: &str, word: &[char]) {
        if let Some(sense) = self.entries.get(word).and_then(|entry| entry.sense) {
            self.classes.insert(name.to_owned(), (sense.kind, sense.class));
        }
    }

    /// The classes that have a name, each with the first word that is in it.
    #[cfg(any(test, feature = "making"))]
    pub(crate) fn named_classes(&self) -> Vec<(&str, String)> {
        let mut firsts = std::collections::HashMap::new();
        for (word, entry) in self.entries.iter().rev() {
            firsts.extend(entry.sense.map(|sense| (sense.class, word)));
        }
        let word = |class: &ClassId| firsts.get(class).map(|word| word.iter().collect());
        let named = self.classes.iter();
        let mut named: Vec<_> = named
            .filter_map(|(name, (_, class))| Some((name.as_str(), word(class)?)))
            .collect();
        named.sort();
        named
    }

    fn class(&mut self, name: &str, kind: WordType) -> Result<ClassId, FaultKind> {
        match self.classes.get(name) {
            Some((known, class)) if *known == kind => Ok(*class),
            Some(_) => Err(FaultKind::other(
                format!("类 {} 已按另一词类登记", quoted(name)),
                format!("class {} already stands under another word type", quoted(name)),
            )),
            None => {
                let class = self.new_class();
                self.classes.insert(name.to_owned(), (kind, class));
                Ok(class)
            }
        }
    }

    fn new_class(&mut self) -> ClassId {
        self.classes_given += 1;
        ClassId(self.classes_given)
    }
}

fn not_listed(word: &[char]) -> FaultKind {
    let word = quoted(&word.iter().collect::<String>());
    FaultKind::other(
        format!("词 {word} 不在词典中"),
        format!("the word {word} does not stand in the lexicon"),
    )
}
