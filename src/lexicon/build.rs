//! Words in, lexicon out: classes are named, tags merged, and no word gets two meanings.

use std::collections::{BTreeMap, HashMap};

use super::lookup::{CharMap, Lexicon, PairMap, Variants, Word};
use super::{ClassId, Tag, TagSet, WordType};
use crate::data::{FaultKind, quoted};
use crate::order;

#[derive(Debug, Clone, Copy)]
struct Sense {
    kind: WordType,
    class: ClassId,
    weight: f32,
}

/// A word, and the words it stands for.
type Compound = (Box<[char]>, Vec<Vec<char>>);

/// Collects words, then compiles them.
#[derive(Debug, Default)]
pub(crate) struct LexiconBuilder {
    senses: BTreeMap<Box<[char]>, (Option<Sense>, TagSet)>,
    classes: HashMap<String, (WordType, ClassId)>,
    classes_given: u32,
    tags: HashMap<String, Tag>,
    variants: Variants,
    compounds: Vec<Compound>,
}

impl LexiconBuilder {
    /// The longest word, in characters: the cover tries every length, so this bounds its cost.
    pub(crate) const MAX_WORD_CHARS: usize = 32;
    /// The most words of a lexicon.
    pub(crate) const MAX_WORDS: usize = 200_000;
    /// The most tags of a lexicon: a word's tags are bits of one number.
    pub(crate) const MAX_TAGS: usize = 128;

    pub(crate) fn tag(&mut self, name: &str) -> Result<Tag, FaultKind> {
        if let Some(tag) = self.tags.get(name) {
            return Ok(*tag);
        }
        match u8::try_from(self.tags.len()) {
            Ok(next) if usize::from(next) < Self::MAX_TAGS => {
                self.tags.insert(name.to_owned(), Tag(next));
                Ok(Tag(next))
            }
            _ => Err(FaultKind::TooLarge {
                what: "the number of tags",
                limit: Self::MAX_TAGS,
                unit: "tags",
            }),
        }
    }

    /// Adds one folded word under a tag.
    pub(crate) fn tagged(&mut self, tag: Tag, word: &[char]) -> Result<(), FaultKind> {
        self.entry(word)?.1.insert(tag);
        Ok(())
    }

    /// Adds a folded word of a class; `*` makes the word a class of its own. `shown` is the word as people write it.
    pub(crate) fn typed(
        &mut self,
        word: &[char],
        shown: &str,
        kind: WordType,
        class: &str,
        weight: f32,
    ) -> Result<(), FaultKind> {
        let class = match class {
            "*" => self.new_class(),
            name => self.class(name, kind)?,
        };
        let sense = Sense { kind, class, weight };
        let entry = self.entry(word)?;
        if entry.0.is_some() {
            // Two classes for one word would make every verdict depend on the order of the lists.
            return Err(FaultKind::other(
                format!("词 {} 已在词典中", quoted(shown)),
                format!("the word {} already stands in the lexicon", quoted(shown)),
            ));
        }
        entry.0 = Some(sense);
        Ok(())
    }

    /// Adds a spelling variant: what stands first counts as what stands second.
    pub(crate) fn variant(&mut self, from: &[char], to: &[char]) -> Result<(), FaultKind> {
        // Equal lengths keep every place in the text what it was.
        let (Some(&first), true) = (from.first(), from.len() == to.len()) else {
            return Err(FaultKind::other(
                "异写与正写须字数相同",
                "a variant and its spelling must be equally long",
            ));
        };
        let entries = self.variants.entry(first).or_default();
        entries.push((from.into(), to.into()));
        order::sort_by(entries, |a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
        Ok(())
    }

    /// Adds a folded word that stands for several: 还书 is 归还 图书. Those must stand in the lexicon already.
    pub(crate) fn compound(&mut self, word: &[char], shown: &str, parts: &[Vec<char>]) -> Result<(), FaultKind> {
        let means_itself = |part: &Vec<char>| {
            let is_typed = |(sense, _): &(Option<Sense>, TagSet)| sense.is_some();
            self.senses.get(part.as_slice()).is_some_and(is_typed)
                && self.compounds.iter().all(|(compound, _)| **compound != **part)
        };
        if let Some(part) = parts.iter().find(|part| !means_itself(part)) {
            let part = quoted(&part.iter().collect::<String>());
            return Err(FaultKind::other(
                format!("合词的部分 {part} 不是词典中的单词"),
                format!("the part {part} of a compound is no plain word of the lexicon"),
            ));
        }
        self.typed(word, shown, WordType::Object, "*", 1.0)?;
        self.compounds.push((word.into(), parts.to_vec()));
        Ok(())
    }

    fn entry(&mut self, word: &[char]) -> Result<&mut (Option<Sense>, TagSet), FaultKind> {
        if word.len() > Self::MAX_WORD_CHARS {
            return Err(FaultKind::TooLarge {
                what: "the word",
                limit: Self::MAX_WORD_CHARS,
                unit: "characters",
            });
        }
        if self.senses.len() >= Self::MAX_WORDS && !self.senses.contains_key(word) {
            return Err(FaultKind::TooLarge {
                what: "the lexicon",
                limit: Self::MAX_WORDS,
                unit: "words",
            });
        }
        Ok(self.senses.entry(word.into()).or_default())
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

    /// Compiles what was collected.
    #[inline(never)] // as what calls it, `ruleset::compile::lexicon`
    pub(crate) fn build(mut self) -> Lexicon {
        let senses = std::mem::take(&mut self.senses);
        let mut words = Vec::with_capacity(senses.len());
        for (chars, (sense, tags)) in senses {
            let typed = sense.is_some();
            let Sense { kind, class, weight } = sense.unwrap_or_else(|| Sense {
                kind: WordType::Object,
                class: self.new_class(),
                weight: 1.0,
            });
            words.push(Word {
                chars,
                kind,
                class,
                weight,
                tags,
                typed,
                parts: Box::default(),
            });
        }
        // Among words that begin alike the longest is looked for first.
        for group in words.chunk_by_mut(|a, b| a.chars.iter().take(2).eq(b.chars.iter().take(2))) {
            order::sort_by(group, |a, b| b.chars.len().cmp(&a.chars.len()));
        }
        let mut singles = Vec::new();
        let mut pairs: Vec<(char, char, std::ops::Range<u32>)> = Vec::new();
        for (id, word) in (0u32..).zip(&words) {
            match (&*word.chars, pairs.last_mut()) {
                ([only], _) => singles.push((*only, id)),
                ([first, second, ..], Some((a, b, range))) if (*a, *b) == (*first, *second) => range.end = id + 1,
                ([first, second, ..], _) => pairs.push((*first, *second, id..id + 1)),
                ([], _) => {}
            }
        }
        let mut lexicon = Lexicon {
            words,
            singles: CharMap::new(&singles),
            pairs: PairMap::new(&pairs),
            tags: self.tags,
            variants: self.variants,
        };
        for (compound, parts) in &self.compounds {
            let parts = parts.iter().filter_map(|part| Some(lexicon.exact(part)?.0)).collect();
            if let Some(word) = lexicon
                .exact(compound)
                .map(|(id, _)| id as usize)
                .and_then(|id| lexicon.words.get_mut(id))
            {
                word.parts = parts;
            }
        }
        lexicon
    }
}
