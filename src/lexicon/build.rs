//! Words in, lexicon out: classes are named, tags merged, and no word gets two meanings.

use std::collections::{BTreeMap, HashMap};

use super::cover::cover;
use super::formation::{Beside, Effect, Morpheme, Place, Side};
use super::lookup::{Lexicon, Variant};
use super::made::starts;
use super::tree::Tree;
use super::word::{Part, Word};
use super::{ClassId, Tag, TagSet, WordType};
use crate::data::FaultKind;
use crate::order;

#[derive(Debug, Clone, Copy)]
pub(super) struct Sense {
    pub(super) kind: WordType,
    pub(super) class: ClassId,
    pub(super) hundredths: u16,
}

/// What is known of a word.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub(super) sense: Option<Sense>,
    pub(super) tags: TagSet,
    /// The words it is short for.
    pub(super) parts: Box<[Box<[char]>]>,
    /// Whether it stands there for the sake of its borders alone.
    pub(super) ordinary: bool,
}

/// A word as it is spelled.
pub(super) type Spelled = Box<[char]>;

/// What becomes of a word beside others, as it is spelled.
#[derive(Debug)]
pub(super) struct Company {
    pub(super) word: Spelled,
    /// The word whose meaning it then has, if it is another's.
    pub(super) other: Option<Spelled>,
    pub(super) effect: Effect,
    pub(super) side: Side,
    pub(super) neighbours: Vec<Spelled>,
}

impl Entry {
    #[cfg(feature = "rulesets")]
    pub(super) fn is_empty(&self) -> bool {
        self.sense.is_none() && self.tags == TagSet::NONE && !self.ordinary
    }
}

/// Collects words, then compiles them.
#[derive(Debug, Default)]
pub(crate) struct LexiconBuilder {
    pub(super) entries: BTreeMap<Box<[char]>, Entry>,
    /// The classes that have a name.
    #[cfg(feature = "rulesets")]
    pub(super) classes: HashMap<String, (WordType, ClassId)>,
    #[cfg(feature = "rulesets")]
    pub(super) classes_given: u32,
    tags: Vec<String>,
    pub(super) variants: Vec<Variant>,
    pub(super) morphemes: Vec<(Place, Box<[char]>, Vec<Spelled>)>,
    pub(super) beside: Vec<Company>,
    /// Words that are near to one another, a line each.
    pub(super) near: Vec<Vec<Spelled>>,
    /// To how many others those make each class near.
    #[cfg(feature = "rulesets")]
    pub(super) near_to: HashMap<ClassId, usize>,
}

impl LexiconBuilder {
    /// A builder with all that is in a lexicon.
    pub(crate) fn thawed(lexicon: &Lexicon) -> Self {
        let spelled = lexicon.tree.words();
        let entry = |word: &Word| {
            let sense = Sense {
                kind: word.kind,
                class: word.class,
                hundredths: word.hundredths,
            };
            // The parts of a word that only stands in a list are found again.
            let parts = lexicon.parts(word).iter().filter(|_| word.typed);
            let parts = parts.filter_map(|part| spelled.get(part.word as usize).cloned());
            Entry {
                sense: word.typed.then_some(sense),
                tags: lexicon.tags(word),
                ordinary: !word.typed && lexicon.tags(word) == TagSet::NONE,
                parts: parts.collect(),
            }
        };
        let spellings = |ids: &[u32]| ids.iter().filter_map(|id| spelled.get(*id as usize).cloned()).collect();
        let morphemes = lexicon.formation.morphemes.iter();
        let morphemes = morphemes.map(|own| (own.place, own.chars.clone(), spellings(&own.words)));
        let beside = lexicon.formation.beside.iter().filter_map(|own| {
            Some(Company {
                word: spelled.get(own.word as usize)?.clone(),
                other: spelled
                    .get(own.other as usize)
                    .filter(|_| own.other != own.word)
                    .cloned(),
                effect: own.effect,
                side: own.side,
                neighbours: spellings(&own.neighbours),
            })
        });
        let near = lexicon.nearness.lines.iter().map(|line| spellings(line)).collect();
        let (morphemes, beside) = (morphemes.collect(), beside.collect());
        #[cfg(feature = "rulesets")]
        let mut near_to = HashMap::new();
        #[cfg(feature = "rulesets")]
        for line in &lexicon.nearness.lines {
            for word in line.iter().filter_map(|id| lexicon.word(*id)) {
                *near_to.entry(word.class).or_default() += line.len() - 1;
            }
        }
        // To collect into a map takes the code of a whole sort.
        let (mut entries, words) = (BTreeMap::new(), lexicon.listed().iter().map(entry));
        for (spelled, entry) in spelled.iter().zip(words) {
            entries.insert(spelled.clone(), entry);
        }
        Self {
            entries,
            #[cfg(feature = "rulesets")]
            classes_given: lexicon.words.iter().map(|word| word.class.0).max().unwrap_or_default(),
            tags: lexicon.tags.clone(),
            variants: lexicon.variants.clone(),
            morphemes,
            beside,
            near,
            #[cfg(feature = "rulesets")]
            classes: HashMap::new(),
            #[cfg(feature = "rulesets")]
            near_to,
        }
    }

    /// The longest word, in characters: the cover tries every length, so this bounds its cost.
    pub(crate) const MAX_WORD_CHARS: usize = 32;
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
        self.entry(word)?.tags.insert(tag);
        Ok(())
    }

    pub(super) fn entry(&mut self, word: &[char]) -> Result<&mut Entry, FaultKind> {
        if word.len() > Self::MAX_WORD_CHARS {
            return Err(FaultKind::TooLarge {
                what: "the word",
                limit: Self::MAX_WORD_CHARS,
                unit: "characters",
            });
        }
        if self.entries.len() >= Self::MAX_WORDS && !self.entries.contains_key(word) {
            return Err(FaultKind::TooLarge {
                what: "the lexicon",
                limit: Self::MAX_WORDS,
                unit: "words",
            });
        }
        Ok(self.entries.entry(word.into()).or_default())
    }

    /// Compiles what was collected.
    #[inline(never)] // as what calls it, `ruleset::words::compiled`
    pub(crate) fn build(self) -> Lexicon {
        let (chars, entries): (Vec<_>, Vec<_>) = self.entries.into_iter().unzip();
        let (tree, order) = Tree::new(&chars);
        let in_order = || order.iter().filter_map(|at| Some((chars.get(*at)?, entries.get(*at)?)));
        let mut words = Vec::with_capacity(chars.len());
        let (mut sets, mut numbers) = (Vec::new(), HashMap::new());
        // Classes are numbered by the first word of each.
        let (mut classes, mut given) = (HashMap::new(), 0);
        for (_, entry) in in_order() {
            let typed = entry.sense.is_some();
            let set = *numbers.entry(entry.tags).or_insert_with(|| {
                sets.push(entry.tags);
                sets.len() - 1
            });
            let mut new_class = || {
                given += 1;
                ClassId(given)
            };
            words.push(Word {
                class: match entry.sense {
                    Some(sense) => *classes.entry(sense.class).or_insert_with(new_class),
                    None => new_class(),
                },
                parts: 0,
                hundredths: entry.sense.map_or(100, |sense| sense.hundredths),
                tags: u32::try_from(set).unwrap_or(u32::MAX),
                count: 0,
                special: 0,
                kind: entry.sense.map_or(WordType::Object, |sense| sense.kind),
                typed,
            });
        }
        let mut variants = self.variants;
        order::sort_by(&mut variants, |(a, _), (b, _)| {
            a.first()
                .cmp(&b.first())
                .then(b.len().cmp(&a.len()))
                .then_with(|| a.cmp(b))
        });
        let variant_starts = starts(variants.iter().map(|(from, _)| from));
        let mut lexicon = Lexicon {
            tree,
            words,
            parts: Vec::new(),
            formation: super::formation::Formation::default(),
            nearness: super::near::Nearness::default(),
            sets,
            tags: self.tags,
            variants,
            variant_starts,
        };
        for (id, (compound, entry)) in in_order().enumerate() {
            let parts = entry.parts.iter().filter_map(|part| Some(lexicon.exact(part)?.0));
            let whole = |word| Part {
                word,
                start: 0,
                end: u8::try_from(compound.len()).unwrap_or(u8::MAX),
            };
            let parts: Vec<Part> = parts.map(whole).collect();
            lexicon.take_apart(id, &parts);
        }
        lexicon.take_listed_apart(in_order().map(|(word, _)| &**word));
        lexicon.arrange();
        let ids = |words: &[Spelled]| words.iter().filter_map(|word| Some(lexicon.exact(word)?.0)).collect();
        let morphemes = self.morphemes.iter().map(|(place, chars, words)| Morpheme {
            place: *place,
            chars: chars.clone(),
            words: ids(words),
        });
        let beside = self.beside.iter().filter_map(|company| {
            let word = lexicon.exact(&company.word)?.0;
            let other = company.other.as_ref();
            Some(Beside {
                word,
                other: other.map_or(Some(word), |other| lexicon.exact(other).map(|(id, _)| id))?,
                effect: company.effect,
                side: company.side,
                neighbours: ids(&company.neighbours),
            })
        });
        let near = self.near.iter().map(|line| ids(line)).collect();
        let morphemes = morphemes.collect();
        let all = lexicon.for_whole_classes(beside.collect());
        lexicon.form(morphemes, all, near);
        lexicon
    }
}

impl Lexicon {
    /// What adds nothing, or counts, does so in all words of its class.
    fn for_whole_classes(&self, beside: Vec<Beside>) -> Vec<Beside> {
        let mut all: Vec<Beside> = Vec::new();
        for beside in beside {
            let word = |id: u32| self.word(id).filter(|word| word.means_itself());
            let class = word(beside.word)
                .map(|word| word.class)
                .filter(|_| matches!(beside.effect, Effect::Added | Effect::Counts));
            let ids = 0..u32::try_from(self.len()).unwrap_or(u32::MAX);
            let same =
                ids.filter(|id| *id != beside.word && class.is_some() && word(*id).map(|word| word.class) == class);
            let others: Vec<Beside> = same
                .map(|word| Beside {
                    word,
                    other: word,
                    ..beside.clone()
                })
                .collect();
            let new = |one: &Beside| !all.contains(one);
            let fresh: Vec<Beside> = [beside].into_iter().chain(others).filter(new).collect();
            all.extend(fresh);
        }
        all
    }

    fn take_apart(&mut self, id: usize, parts: &[Part]) {
        if let (Some(word), Ok(from), Ok(count), false) = (
            self.words.get_mut(id),
            u32::try_from(self.parts.len()),
            u16::try_from(parts.len()),
            parts.is_empty(),
        ) {
            self.parts.extend_from_slice(parts);
            (word.parts, word.count) = (from, count);
        }
    }

    /// A word that stands only in a tagged list, such as 活动报名, means what its parts mean, where those are known.
    fn take_listed_apart<'w>(&mut self, words: impl Iterator<Item = &'w [char]>) {
        let (mut steps, mut tokens) = (Vec::new(), Vec::new());
        for (id, chars) in words.enumerate() {
            if self.words.get(id).is_none_or(|word| word.typed) {
                continue;
            }
            tokens.clear();
            let typed = |id| self.word(id).is_some_and(|word| word.typed);
            cover(chars, self, typed, &mut steps, &mut tokens);
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
            self.take_apart(id, &parts);
        }
    }

    /// Lets parts stand in the order of the words.
    fn arrange(&mut self) {
        let mut arranged = Vec::with_capacity(self.parts.len());
        for word in &mut self.words {
            let from = word.parts as usize;
            let own = self.parts.get(from..from + usize::from(word.count));
            word.parts = u32::try_from(arranged.len()).unwrap_or(u32::MAX);
            arranged.extend_from_slice(own.unwrap_or_default());
        }
        self.parts = arranged;
    }
}
