//! The words of a ruleset: the lexicon that was made ahead, and what the layers say on top of it.

use std::collections::BTreeSet;

use super::error::RulesetFault;
#[cfg(feature = "rulesets")]
use super::own::OwnLexicon;
use super::source::Source;
use super::wordlist;
use crate::data::Members;
use crate::lexicon::{Lexicon, LexiconBuilder};

#[derive(Default)]
pub(super) struct Words {
    /// The lexicon that was made ahead, where a built-in ruleset is extended.
    made: Option<Lexicon>,
    #[cfg(feature = "rulesets")]
    pub(super) own: OwnLexicon,
    /// Changes to the words under each tag there is.
    tagged: Members<Changes>,
    /// Tags whose words changed, with the last layer that did so.
    changed: Members<usize>,
}

/// What the layers say of the words under a tag.
#[derive(Default)]
struct Changes {
    added: Vec<(Source, String)>,
    removed: BTreeSet<Vec<char>>,
}

impl Words {
    /// Starts from a lexicon.
    pub(super) fn start(&mut self, made: Lexicon) {
        for tag in made.tag_names() {
            self.tagged.slot(tag);
        }
        self.made = Some(made);
    }

    /// The tags there are.
    pub(super) fn tags(&self) -> impl Iterator<Item = &str> + Clone {
        self.tagged.names()
    }

    /// The last layer that changed the words under a tag.
    pub(super) fn changed(&self, tag: &str) -> Option<usize> {
        self.changed.get(tag).copied()
    }

    /// Adds words under a tag.
    pub(super) fn add(&mut self, tag: &str, words: impl IntoIterator<Item = (Source, String)>, layer: usize) {
        self.tagged.slot(tag).added.extend(words);
        *self.changed.slot(tag) = layer;
    }

    /// Takes words from a tag, wherever they came from.
    #[cfg(feature = "rulesets")]
    pub(super) fn remove(&mut self, tag: &str, words: BTreeSet<Vec<char>>) {
        if words.is_empty() {
            return;
        }
        let changes = self.tagged.slot(tag);
        let stays = |word: &str| wordlist::word(word).map_or(true, |word| !words.contains(&word));
        changes.added.retain(|(_, word)| stays(word));
        changes.removed.extend(words);
    }

    fn change_nothing(&self) -> bool {
        let unchanged = |changes: &Changes| changes.added.is_empty() && changes.removed.is_empty();
        #[cfg(feature = "rulesets")]
        if !self.own.is_empty() {
            return false;
        }
        self.tagged.values().all(unchanged)
    }

    // A loop over thousands of words has a function of its own: a browser optimizes whole functions as soon as they are
    // hot, and while it works on a large one, the page that waits for the linter has less of the processor.
    #[inline(never)]
    pub(super) fn compiled(&mut self, faults: &mut Vec<RulesetFault>) -> Lexicon {
        let made = self.made.take();
        if self.change_nothing() {
            return made.unwrap_or_default();
        }
        self.builder(made.as_ref(), faults).build()
    }

    pub(super) fn builder(&self, made: Option<&Lexicon>, faults: &mut Vec<RulesetFault>) -> LexiconBuilder {
        let mut builder = made.map(LexiconBuilder::thawed).unwrap_or_default();
        #[cfg(feature = "rulesets")]
        self.own.add_to(&mut builder, made.is_some(), faults);
        for (tag, changes) in self.tagged.iter() {
            let tag = match builder.tag(tag) {
                Ok(tag) => tag,
                Err(kind) => {
                    faults.push(Source::path("", format!("words.{tag}")).fault(kind));
                    continue;
                }
            };
            #[cfg(feature = "rulesets")]
            changes.removed.iter().for_each(|word| builder.untag(tag, word));
            for (source, word) in &changes.added {
                if let Err(kind) = wordlist::word(word).and_then(|word| builder.tagged(tag, &word)) {
                    faults.push(source.fault(kind));
                }
            }
        }
        #[cfg(feature = "rulesets")]
        self.own.add_rest_to(&mut builder, faults);
        builder
    }
}
