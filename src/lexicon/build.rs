//! Words in, lexicon out: classes are named, tags merged, and no word gets two meanings.

use std::collections::{BTreeMap, HashMap};

use super::cover::cover;
use super::lookup::{Lexicon, Part, Variant, Word, start_bit};
use super::tree::Tree;
use super::{ClassId, Tag, TagSet, WordType};
use crate::data::{FaultKind, quoted};
use crate::order;

#[derive(Debug, Clone, Copy)]
struct Sense {
    kind: WordType,
    class: ClassId,
    hundredths: u16,
}

/// Collects words, then compiles them.
#[derive(Debug, Default)]
pub(crate) struct LexiconBuilder {
    senses: BTreeMap<Box<[char]>, (Option<Sense>, TagSet)>,
    classes: HashMap<String, (WordType, ClassId)>,
    classes_given: u32,
    tags: Vec<String>,
    variants: Vec<Variant>,
    /// Words, and the words each stands for.
    compounds: BTreeMap<Box<[char]>, Vec<Vec<char>>>,
}

impl LexiconBuilder {
    /// The longest word, in characters: the cover tries every length, so this bounds its cost.
    pub(crate) const MAX_WORD_CHARS: usize = 32;
    /// The most words a compound stands for.
    pub(crate) const MAX_PARTS: usize = 32;
    /// The most words of a lexicon.
    pub(crate) const MAX_WORDS: usize = 200_000;
    /// The most tags of a lexicon: a word's tags are bits of one number.
    pub(crate) const MAX_TAGS: usize = 128;

    pub(crate) fn tag(&mut self, name: &str) -> Result<Tag, FaultKind> {
        let known = self.tags.iter().position(|known| known == name);
        let place = known.unwrap_or(self.tags.len());
        match u8::try_from(place) {
            Ok(number) if place < Self::MAX_TAGS => {
                if known.is_none() {
                    self.tags.push(name.to_owned());
                }
                Ok(Tag(number))
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
            let is_typed = |(sense, _): &(Option<Sense>, TagSet)| sense.is_some();
            self.senses.get(part.as_slice()).is_some_and(is_typed) && !self.compounds.contains_key(part.as_slice())
        };
        if let Some(part) = parts.iter().find(|part| !means_itself(part)) {
            let part = quoted(&part.iter().collect::<String>());
            return Err(FaultKind::other(
                format!("合词的部分 {part} 不是词典中的单词"),
                format!("the part {part} of a compound is no plain word of the lexicon"),
            ));
        }
        self.typed(word, shown, WordType::Object, "*", 100)?;
        self.compounds.insert(word.into(), parts.to_vec());
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
        let (mut chars, mut words) = (Vec::with_capacity(senses.len()), Vec::with_capacity(senses.len()));
        let (mut sets, mut numbers) = (Vec::new(), HashMap::new());
        for (word, (sense, tags)) in senses {
            let typed = sense.is_some();
            let Sense {
                kind,
                class,
                hundredths,
            } = sense.unwrap_or_else(|| Sense {
                kind: WordType::Object,
                class: self.new_class(),
                hundredths: 100,
            });
            let set = *numbers.entry(tags).or_insert_with(|| {
                sets.push(tags);
                sets.len() - 1
            });
            chars.push(word);
            words.push(Word {
                class,
                parts: 0,
                hundredths,
                tags: u32::try_from(set).unwrap_or(u32::MAX),
                count: 0,
                kind,
                typed,
            });
        }
        order::sort_by(&mut self.variants, |(a, _), (b, _)| {
            a.first()
                .cmp(&b.first())
                .then(b.len().cmp(&a.len()))
                .then_with(|| a.cmp(b))
        });
        let mut variant_starts = [0; Lexicon::STARTS];
        for first in self.variants.iter().filter_map(|(from, _)| from.first()) {
            let (word, bit) = start_bit(*first);
            variant_starts[word] |= bit;
        }
        let mut lexicon = Lexicon {
            tree: Tree::new(&chars),
            words,
            parts: Vec::new(),
            sets,
            tags: self.tags,
            variants: self.variants,
            variant_starts,
        };
        for (compound, parts) in &self.compounds {
            let parts = parts.iter().filter_map(|part| Some(lexicon.exact(part)?.0));
            let whole = |word| Part {
                word,
                start: 0,
                end: u8::try_from(compound.len()).unwrap_or(u8::MAX),
            };
            let parts: Vec<Part> = parts.map(whole).collect();
            lexicon.take_apart(compound, &parts);
        }
        lexicon.take_listed_apart(&chars);
        lexicon
    }
}

impl Lexicon {
    fn take_apart(&mut self, word: &[char], parts: &[Part]) {
        let (Some((id, _)), Ok(from), Ok(count)) = (
            self.exact(word),
            u32::try_from(self.parts.len()),
            u16::try_from(parts.len()),
        ) else {
            return;
        };
        if let Some(word) = self.words.get_mut(id as usize) {
            self.parts.extend_from_slice(parts);
            (word.parts, word.count) = (from, count);
        }
    }

    /// A word that stands only in a tagged list, such as 活动报名, means what its parts mean, where those are known.
    fn take_listed_apart<W: AsRef<[char]>>(&mut self, words: &[W]) {
        let (mut steps, mut tokens) = (Vec::new(), Vec::new());
        for (chars, word) in words.iter().zip(self.words.clone()) {
            if word.typed {
                continue;
            }
            tokens.clear();
            let typed = |id| self.word(id).is_some_and(|word| word.typed);
            cover(chars.as_ref(), self, typed, &mut steps, &mut tokens);
            let place = |at: u32| u8::try_from(at).unwrap_or(u8::MAX);
            let mut parts = Vec::with_capacity(tokens.len());
            for token in &tokens {
                let (Some(id), Some(word)) = (token.word, token.word(self)) else {
                    parts.clear();
                    break;
                };
                let part = |word| Part {
                    word,
                    start: place(token.start),
                    end: place(token.end),
                };
                if word.count == 0 {
                    parts.push(part(id));
                }
                parts.extend(self.parts(word).iter().map(|inner| part(inner.word)));
            }
            self.take_apart(chars.as_ref(), &parts);
        }
    }
}
