//! The lexicon as it travels: each column told by what is known before it, which takes a third less than the columns under
//! gzip, and some milliseconds to read.

mod nodes;
mod parts;
mod words;

use self::nodes::Nodes;
use self::words::{Meaning, Senses};
use super::lookup::Lexicon;
use super::made::Listed;
use super::tree::Tree;
use crate::made::{Bytes, Coder, Decoder};
#[cfg(any(test, feature = "making"))]
use crate::made::{Walk, Written};

// The tables, by their first numbers.
const ROOTS: usize = 0;
const LABELS: usize = ROOTS + 1;
const SHAPES: usize = LABELS + 1;
const KNOWN: usize = SHAPES + nodes::SHAPES;
const PARTS: usize = KNOWN + nodes::KNOWN;
const WORDS: usize = PARTS + parts::TABLES;

/// How many symbols each table has.
fn sizes(alphabet: usize, senses: usize, sets: usize) -> Vec<usize> {
    let mut sizes = vec![2, alphabet];
    nodes::sizes(&mut sizes);
    parts::sizes(&mut sizes);
    words::sizes(&mut sizes, senses, sets);
    sizes
}

/// What the tree and the words of a lexicon are made of.
#[derive(Debug, Default)]
struct Columns {
    nodes: Nodes,
    words: Vec<Meaning>,
    parts: Vec<(u32, u8)>,
}

impl Columns {
    /// Reads or writes them: whoever reads gives none.
    fn walk<C: Coder>(&self, alphabet: usize, senses: usize, coder: &mut C) -> Option<Self> {
        let nodes = self.nodes.walk(alphabet, coder)?;
        let words = Senses::new(alphabet, senses).walk(&self.words, &nodes, coder)?;
        let parts = parts::walk(&self.parts, &words, &nodes, coder)?;
        Some(Self { nodes, words, parts })
    }
}

impl Lexicon {
    /// Reads what [`Lexicon::packed`] wrote.
    pub(crate) fn unpacked(bytes: &mut Bytes<'static>) -> Option<Self> {
        Self::read_with(bytes, |bytes, sets| {
            let alphabet = alphabet(bytes)?;
            let senses = super::made::senses(bytes)?;
            let sizes = sizes(alphabet.len(), senses.len(), sets);
            let mut coder = Decoder::new(bytes.rest(), &sizes)?;
            let columns = Columns::default().walk(alphabet.len(), senses.len(), &mut coder)?;
            let label = |rank: &u16| alphabet.get(usize::from(*rank)).copied();
            let labels: Option<Vec<char>> = columns.nodes.labels.iter().skip(1).map(label).collect();
            let levels = columns.nodes.levels();
            let mut listed = Listed::default();
            let mut parts = columns.parts.iter().copied();
            for word in &columns.words {
                let sense = *senses.get(usize::from(word.sense))?;
                listed.push(
                    sense,
                    word.tags,
                    word.class,
                    parts.by_ref().take(usize::from(word.count)),
                )?;
            }
            Some((Tree::of_levels(labels?, levels), listed))
        })
    }
}

/// The characters of the tree in order, each as how far it is behind the one before.
fn alphabet(bytes: &mut Bytes<'static>) -> Option<Vec<char>> {
    let count = bytes.number()?;
    let mut last = 0u32;
    let next = |_| {
        last = last.checked_add(u32::try_from(bytes.number()?).ok()?)?;
        char::from_u32(last)
    };
    (0..count).map(next).collect()
}

/// What `unpacked` reads.
#[cfg(any(test, feature = "making"))]
impl Lexicon {
    pub(crate) fn packed(&self) -> Result<Vec<u8>, String> {
        let mut out = Written::default();
        self.write_front(&mut out);
        let alphabet: std::collections::BTreeSet<char> = self.tree.labels().iter().copied().collect();
        out.number(alphabet.len());
        let mut last = 0;
        for c in &alphabet {
            out.number(*c as usize - last);
            last = *c as usize;
        }
        let alphabet: Vec<char> = alphabet.into_iter().collect();
        let senses = self.write_senses(&mut out);
        let rank = |c: &char| alphabet.binary_search(c).ok().and_then(|rank| u16::try_from(rank).ok());
        let ranks: Option<Vec<u16>> = self.tree.labels().iter().map(rank).collect();
        let columns = Columns {
            nodes: Nodes::of(ranks.ok_or("the alphabet is too long")?, self.tree.levels()),
            words: self.meanings(&senses),
            parts: self.part_lengths().collect(),
        };
        let sizes = sizes(alphabet.len(), senses.len(), self.sets.len());
        let walk = Telling {
            columns: &columns,
            alphabet: alphabet.len(),
            senses: senses.len(),
        };
        let told = crate::made::written(&sizes, &walk).ok_or("a number of the lexicon is beyond its table")?;
        out.push(&told);
        // What is read lives as long as the program, as what is built in does.
        let read = Self::unpacked(&mut Bytes::new(out.0.clone().leak()));
        if read.as_ref() != Some(self) {
            return Err("the packed lexicon does not read back as it is".to_owned());
        }
        Ok(out.0)
    }

    fn meanings(&self, senses: &[super::made::Sense]) -> Vec<Meaning> {
        let meaning = |word: &super::Word| Meaning {
            sense: senses
                .binary_search(&super::made::Sense::of(word))
                .ok()
                .and_then(|sense| u16::try_from(sense).ok())
                .unwrap_or_default(),
            tags: word.tags,
            class: word.class.0,
            count: word.count,
        };
        self.listed().iter().map(meaning).collect()
    }
}

#[cfg(any(test, feature = "making"))]
struct Telling<'c> {
    columns: &'c Columns,
    alphabet: usize,
    senses: usize,
}

#[cfg(any(test, feature = "making"))]
impl Walk for Telling<'_> {
    fn walk<C: Coder>(&self, coder: &mut C) -> Option<()> {
        self.columns.walk(self.alphabet, self.senses, coder).map(|_| ())
    }
}
