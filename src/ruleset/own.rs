//! The lines of a caller's own lexicon, and how they become words.

use std::collections::BTreeSet;

use super::error::RulesetFault;
use super::source::Source;
use super::{builtin, wordlist};
use crate::data::FaultKind;
use crate::lexicon::LexiconBuilder;

/// Lines of the lexicon with file and line.
#[derive(Default)]
pub(super) struct OwnLexicon {
    pub(super) classes: Vec<(Source, String)>,
    pub(super) variants: Vec<(Source, String)>,
    /// Wherever they stand: their parts may stand in a file that comes later.
    pub(super) compounds: Vec<(Source, String)>,
    /// What is said of words.
    pub(super) rest: Vec<(Source, String)>,
    pub(super) removed: BTreeSet<Vec<char>>,
}

impl OwnLexicon {
    pub(super) fn is_empty(&self) -> bool {
        let lists = [&self.classes, &self.variants, &self.compounds, &self.rest];
        lists.iter().all(|lines| lines.is_empty()) && self.removed.is_empty()
    }

    pub(super) fn add_to(&self, builder: &mut LexiconBuilder, over_made: bool, faults: &mut Vec<RulesetFault>) {
        if over_made && !self.classes.is_empty() {
            for (name, word) in builtin::classes() {
                builder.name_class(name, &word.chars().collect::<Vec<_>>());
            }
        }
        if !self.removed.is_empty() {
            builder.untype(&self.removed);
        }
        let mut all = |lines: &[(Source, String)], add: &dyn Fn(&str, &mut LexiconBuilder) -> Result<(), FaultKind>| {
            for (source, line) in lines {
                if let Err(kind) = add(line, builder) {
                    faults.push(source.fault(kind));
                }
            }
        };
        all(&self.classes, &|line, builder| {
            wordlist::add_class(line, &self.removed, builder)
        });
        all(&self.variants, &wordlist::add_variant);
        all(&self.compounds, &|line, builder| {
            wordlist::add_compound(line, &self.removed, builder)
        });
    }

    /// Adds what is said of words, once all of them are there, those of the lists, too.
    pub(super) fn add_rest_to(&self, builder: &mut LexiconBuilder, faults: &mut Vec<RulesetFault>) {
        for (source, line) in &self.rest {
            if let Err(kind) = wordlist::add_rest(line, &self.removed, builder) {
                faults.push(source.fault(kind));
            }
        }
    }
}
