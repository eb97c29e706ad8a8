//! What a caller's own ruleset says of words, in its text and in the files it names.

use super::error::{RulesetFault, fault, too_large, unreadable};
use super::model::{LexiconFile, WordsFile};
use super::reach::Reach;
use super::source::{Source, lines};
use super::wordlist::Turn;
use super::words::Words;
use super::{Files, Ruleset, wordlist};
use crate::data::Members;

impl Words {
    /// Adds what a ruleset says of words, in its text and in the files it names.
    pub(super) fn add_own(
        &mut self,
        name: &str,
        (lexicon, words): (&LexiconFile, &Members<WordsFile>),
        layer: usize,
        (files, reach): (&dyn Files, &Reach),
        faults: &mut Vec<RulesetFault>,
    ) {
        let mut lines_of = |path: &str, at: String| {
            let Some(place) = reach.beside(name, path, &at, faults) else {
                return Vec::new();
            };
            let kind = match files.read(&place) {
                Ok(text) if text.len() <= Ruleset::MAX_FILE_BYTES => {
                    return lines(&place, &text)
                        .into_iter()
                        .map(|(source, line)| (source.foreign(), line))
                        .collect();
                }
                Ok(_) => too_large("the word list"),
                Err(reason) => unreadable(&reason),
            };
            faults.push(fault(name, &at, kind));
            Vec::new()
        };
        let mut listed = Vec::new();
        for (index, path) in lexicon.files.iter().enumerate() {
            listed.extend(lines_of(path, format!("lexicon.files[{index}]")));
        }
        for (index, path) in lexicon.variants.iter().enumerate() {
            let lines = lines_of(path, format!("lexicon.variants[{index}]"));
            self.own.variants.extend(lines);
        }
        for (index, line) in lexicon.add.iter().enumerate() {
            listed.push((Source::path(name, format!("lexicon.add[{index}]")), line.clone()));
        }
        for (source, line) in listed {
            let lines = match wordlist::turn(&line) {
                Turn::Words => &mut self.own.classes,
                Turn::Compounds => &mut self.own.compounds,
                Turn::Rest => &mut self.own.rest,
            };
            lines.push((source, line));
        }
        self.own.removed.extend(folded(&lexicon.remove));
        for (tag, change) in words.iter() {
            let at = format!("words.{tag}");
            let listed = change.file.as_ref().map(|path| lines_of(path, format!("{at}.file")));
            let added = change.add.iter().enumerate();
            let added = added.map(|(index, word)| (Source::path(name, format!("{at}.add[{index}]")), word.clone()));
            self.add(tag, listed.into_iter().flatten().chain(added), layer);
            self.remove(tag, folded(&change.remove).collect());
        }
    }
}

/// Words to leave out; one of which nothing is left once it is folded stands nowhere.
fn folded(words: &[String]) -> impl Iterator<Item = Vec<char>> {
    words.iter().filter_map(|word| wordlist::word(word).ok())
}
