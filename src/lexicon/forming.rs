//! What is known of how words are built put to use: what a character comes down to, and a word beside its neighbours.

use super::TagSet;
use super::cover::Token;
use super::formation::{Beside, COMMON, FIRST, Formation, Morpheme, Root, Rooted, Side, Special};
use super::lookup::Lexicon;
use super::near::Nearness;
use super::word::Word;
use crate::order;

/// How many words away one may stand that changes another: no sentence is longer, and a text of nothing but such words
/// costs no more than its length.
const REACH: usize = 64;

impl Lexicon {
    /// Puts to use what is known of how words are built. For each of `beside` there is one word more, which stands behind
    /// all that have a place in the tree.
    pub(super) fn form(&mut self, morphemes: Vec<Morpheme>, mut beside: Vec<Beside>, near: Vec<Box<[u32]>>) {
        order::sort_by_key(&mut beside, |beside| beside.word);
        self.nearness = Nearness::new(near, &self.words);
        let plain = |root| Special {
            root,
            from: 0,
            count: 0,
        };
        let mut specials = vec![plain(Root::NONE)];
        let mut roots: Vec<(char, [Root; 3])> = Vec::new();
        let classes = self.words.iter().map(|word| word.class.0 as usize + 1).max();
        let mut of_class = vec![0u16; classes.unwrap_or_default()];
        for (number, morpheme) in (1u16..).zip(&morphemes) {
            let root = Root::numbered(number, morpheme.words.len() > 1);
            specials.push(plain(root));
            for id in &morpheme.words {
                let class = self.word(*id).map_or(0, |word| word.class.0 as usize);
                of_class.get_mut(class).into_iter().for_each(|slot| *slot = number);
            }
            for c in &morpheme.chars {
                let at = roots.partition_point(|(other, _)| other < c);
                if roots.get(at).is_none_or(|(other, _)| other != c) {
                    roots.insert(at, (*c, [Root::NONE; 3]));
                }
                let slots = roots
                    .get_mut(at)
                    .and_then(|(_, own)| own.get_mut(morpheme.place.of_roots()));
                slots.unwrap_or_default().fill(root);
            }
        }
        let untagged: Vec<bool> = self.sets.iter().map(|set| *set == TagSet::NONE).collect();
        let mut dearer = Vec::with_capacity(self.words.len());
        for word in &mut self.words {
            let root = of_class.get(word.class.0 as usize);
            word.special = root.copied().unwrap_or_default();
            // Of covers that cost the same, one without words that mean nothing by themselves is taken, and then one
            // without words that only a check looks for: 告别仪式 时间, and 捐赠 品.
            let untagged = untagged.get(word.tags as usize).copied().unwrap_or(true);
            dearer.push(match (word.typed, untagged) {
                (true, _) => 0,
                (false, true) => 1,
                (false, false) => 2,
            });
        }
        let mut from = 0;
        for own in beside.chunk_by(|a, b| a.word == b.word) {
            let count = u32::try_from(own.len()).unwrap_or(u32::MAX);
            if let (Some(word), Ok(special)) = (
                own.first().and_then(|first| self.words.get_mut(first.word as usize)),
                u16::try_from(specials.len()),
            ) {
                let root = specials
                    .get(usize::from(word.special))
                    .map_or(Root::NONE, |special| special.root);
                word.special = special;
                specials.push(Special { root, from, count });
            }
            from += count;
        }
        let changed = |beside: &Beside| {
            let word = |id: u32| self.words.get(id as usize).copied();
            Some(beside.effect.on(word(beside.word)?, word(beside.other)?))
        };
        let changed: Vec<Word> = beside.iter().filter_map(changed).collect();
        self.words.extend(changed);
        let mut places = vec![0; COMMON];
        for (place, (c, _)) in (1u16..).zip(&roots) {
            let slot = (*c as u32)
                .checked_sub(FIRST)
                .and_then(|at| places.get_mut(at as usize));
            slot.into_iter().for_each(|slot| *slot = place);
        }
        self.formation = Formation {
            morphemes,
            beside,
            roots,
            specials,
            places,
            dearer,
        };
    }

    /// The words that stand in the tree.
    pub(super) fn listed(&self) -> &[Word] {
        let listed = self.words.len().saturating_sub(self.formation.beside.len());
        self.words.get(..listed).unwrap_or_default()
    }

    /// By how much a word is dearer than others of its length when a text is covered.
    pub(super) fn dearer(&self, id: u32) -> u32 {
        self.formation
            .dearer
            .get(id as usize)
            .map_or(0, |dearer| u32::from(*dearer))
    }

    /// What a class comes down to, where there are characters short for it.
    pub(crate) fn root(&self, word: &Word) -> Root {
        self.special(word).map_or(Root::NONE, |special| special.root)
    }

    /// What each character of a word comes down to; itself, if it is short for nothing.
    pub(crate) fn roots<'l>(&'l self, chars: &'l [char]) -> impl Iterator<Item = Rooted> + 'l {
        let last = chars.len().saturating_sub(1);
        chars.iter().enumerate().map(move |(at, c)| {
            let itself = Root(Root::ITSELF + *c as u32);
            let first_of = |roots: [(bool, Root); 3]| {
                let root = roots.into_iter().find(|(stands, root)| *stands && root.is_some());
                root.map_or(itself, |(_, root)| root)
            };
            match self.formation.roots_of(*c) {
                None => Rooted {
                    here: itself,
                    anywhere: itself,
                },
                Some(&[fore, inside, head]) => Rooted {
                    here: first_of([(at == last, head), (at == 0, fore), (true, inside)]),
                    anywhere: first_of([head, fore, inside].map(|root| (true, root))),
                },
            }
        })
    }

    fn special(&self, word: &Word) -> Option<&Special> {
        let at = usize::from(word.special);
        self.formation.specials.get(at).filter(|_| at != 0)
    }

    /// Makes of each word of a text what it is beside its neighbours there.
    pub(crate) fn settle(&self, chars: &[char], tokens: &mut [Token]) {
        const EMPTY: u16 = 10;
        for at in 0..tokens.len() {
            let Some(special) = tokens.get(at).and_then(|token| self.special(token.word(self)?)) else {
                continue;
            };
            let from = special.from as usize;
            let own = self.formation.beside.get(from..from + special.count as usize);
            // 已 between two words parts them no more than a blank.
            let counts = |token: &Token| token.word(self).is_none_or(|word| word.hundredths > EMPTY);
            let is_beside = |beside: &Beside| match beside.side {
                Side::Before => {
                    let behind = tokens.iter().skip(at + 1).take(REACH);
                    self.is_one_of(behind.copied().find(counts), beside)
                }
                Side::After => {
                    let before = tokens.get(..at).unwrap_or_default().iter();
                    let before = before.rev().take(REACH).copied().find(counts);
                    self.is_one_of(before.map(|token| self.last_of(token, chars)), beside)
                }
                Side::With => {
                    let around = at.saturating_sub(REACH)..tokens.len().min(at + REACH);
                    around
                        .into_iter()
                        .any(|other| other != at && self.is_one_of(tokens.get(other).copied(), beside))
                }
            };
            let found = own.unwrap_or_default().iter().position(is_beside);
            let changed = found.and_then(|place| u32::try_from(self.listed().len() + from + place).ok());
            if let (Some(changed), Some(token)) = (changed, tokens.get_mut(at)) {
                token.word = Some(changed);
            }
        }
    }

    /// The listed character that ends an unknown token, if one does: 九 in 超九.
    fn last_of(&self, token: Token, chars: &[char]) -> Token {
        let last = token.range().last().and_then(|at| chars.get(at));
        let listed = last.and_then(|last| self.exact(&[*last]));
        Token {
            word: token.word.or(listed.map(|(id, _)| id)),
            ..token
        }
    }

    /// Whether a token, or a word it is short for, is of the class of a neighbour.
    fn is_one_of(&self, token: Option<Token>, beside: &Beside) -> bool {
        let Some(word) = token.and_then(|token| token.word(self)) else {
            return false;
        };
        let parts = self.parts(word).iter().filter_map(|part| self.word(part.word));
        let mut classes = parts.map(|word| word.class).chain([word.class]);
        let neighbours = || beside.neighbours.iter().filter_map(|id| self.word(*id));
        classes.any(|class| neighbours().any(|word| word.class == class))
    }
}
