//! The patterns a ruleset may use: a stated subset of the linear-time `regex` syntax.
//!
//! What loads natively must load in the browser, where the engine has no Unicode tables; and text is folded before it
//! is matched, so that case and width need no flags. Those of the built-in rulesets are made ahead into tables, or taken
//! for what they are, plain sequences; `regex` runs any other.

mod finder;
mod sequence;
#[cfg(feature = "rulesets")]
mod subset;

#[cfg(feature = "rulesets")]
use std::cell::OnceCell;

#[cfg(feature = "rulesets")]
use regex::Regex;
use serde_json::Value;

#[cfg(feature = "rulesets")]
use crate::data::Step;
use crate::data::{Data, Reader};
#[cfg(not(feature = "rulesets"))]
use crate::data::{FaultKind, quoted};
use crate::made::{Automaton, Key, Kinds, automaton, joint_key, key};
#[cfg(feature = "making")]
pub use finder::made_sequence;
pub(crate) use finder::{Finder, Found, Seen};

/// As long as nearly all examples are, in characters.
const SHORT: usize = 48;

/// A folded text, as patterns see it.
pub(crate) struct Subject<'t> {
    pub(crate) chars: &'t [char],
    /// The kinds of its characters, of a text that is short enough.
    kinds: [u16; SHORT],
    of_made: Option<Kinds>,
    #[cfg(feature = "rulesets")]
    text: OnceCell<String>,
}

impl<'t> Subject<'t> {
    /// `of_made` are those of [`Kinds::new`], which the caller keeps.
    pub(crate) fn new(chars: &'t [char], of_made: Option<Kinds>) -> Self {
        let mut kinds = [0; SHORT];
        if let Some(known) = of_made.filter(|_| chars.len() <= SHORT) {
            kinds.iter_mut().zip(chars).for_each(|(kind, c)| *kind = known.of(*c));
        }
        Self {
            chars,
            kinds,
            of_made,
            #[cfg(feature = "rulesets")]
            text: OnceCell::new(),
        }
    }

    fn matches(&self, automaton: &Automaton) -> u8 {
        match (self.kinds.get(..self.chars.len()), self.of_made) {
            (Some(kinds), _) => automaton.matches(kinds.iter().copied()),
            (None, Some(of_made)) => automaton.matches(self.chars.iter().map(|c| of_made.of(*c))),
            (None, None) => 0,
        }
    }

    /// The text as `regex` needs it.
    #[cfg(feature = "rulesets")]
    fn text(&self) -> &str {
        self.text.get_or_init(|| self.chars.iter().collect())
    }
}

/// Patterns of which one must match the whole of a text: they are anchored at both ends.
#[derive(Debug, Clone)]
pub(crate) struct Patterns(Engine);

#[derive(Debug, Clone)]
enum Engine {
    /// Of no patterns at all.
    None,
    Made(Automaton, Key),
    #[cfg(feature = "rulesets")]
    Regexes(Vec<Regex>),
}

impl Engine {
    /// Every pattern is read even when one is wrong, so that every fault is listed.
    #[cfg(feature = "rulesets")]
    fn of_own(sources: &[String], reader: &mut Reader) -> Option<Self> {
        let read = sources.iter().enumerate().map(|(index, source)| {
            reader.within(Step::Index(index), |reader| {
                let read = subset::anchored(source, &mut reader.unfolded);
                read.map_err(|fault| reader.fault(fault)).ok()
            })
        });
        let read: Vec<Option<Regex>> = read.collect();
        Some(Self::Regexes(read.into_iter().collect::<Option<_>>()?))
    }

    #[cfg(not(feature = "rulesets"))]
    fn of_own(sources: &[String], reader: &mut Reader) -> Option<Self> {
        if let Some(source) = sources.first() {
            reader.fault(not_made(source));
        }
        None
    }
}

impl Default for Patterns {
    fn default() -> Self {
        Self(Engine::None)
    }
}

impl Patterns {
    /// The longest pattern, in bytes.
    pub(crate) const MAX_BYTES: usize = 8_000;
    /// The most items a pattern may unfold to once its repetitions are written out.
    #[cfg(feature = "rulesets")]
    const MAX_UNFOLDED: u64 = 8_000;
    /// The most all patterns of a ruleset may unfold to together: each item takes a microsecond and 150 bytes.
    #[cfg(feature = "rulesets")]
    const MAX_TOGETHER: usize = 200_000;

    pub(crate) fn is_match(&self, subject: &Subject<'_>) -> bool {
        match &self.0 {
            Engine::None => false,
            Engine::Made(automaton, _) => subject.matches(automaton) != 0,
            #[cfg(feature = "rulesets")]
            Engine::Regexes(regexes) => regexes.iter().any(|regex| regex.is_match(subject.text())),
        }
    }
}

/// Three lists of patterns that are always asked together.
#[derive(Debug, Clone)]
pub(crate) struct Trio {
    lists: [Patterns; 3],
    made: Option<Automaton>,
}

impl Trio {
    pub(crate) fn new(lists: [Patterns; 3]) -> Self {
        let keys = lists.iter().map(|list| match &list.0 {
            Engine::Made(_, key) => Some(*key),
            Engine::None => None,
            #[cfg(feature = "rulesets")]
            Engine::Regexes(_) => None,
        });
        let keys: Option<Vec<Key>> = keys.collect();
        Self {
            made: keys.and_then(|keys| automaton(joint_key(&keys))),
            lists,
        }
    }

    /// Which of the lists have a pattern that matches.
    pub(crate) fn matches(&self, subject: &Subject<'_>) -> [bool; 3] {
        match &self.made {
            Some(automaton) => {
                let bits = subject.matches(automaton);
                [bits & 1 != 0, bits & 2 != 0, bits & 4 != 0]
            }
            None => [0, 1, 2].map(|at| self.lists.get(at).is_some_and(|list| list.is_match(subject))),
        }
    }
}

impl Data for Patterns {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        let sources = Vec::<String>::read(value, reader)?;
        let key = key(sources.iter().map(String::as_str));
        if let Some(automaton) = automaton(key) {
            return Some(Self(Engine::Made(automaton, key)));
        }
        if sources.is_empty() {
            return Some(Self::default());
        }
        Engine::of_own(&sources, reader).map(Self)
    }

    fn schema() -> Value {
        Vec::<Finder>::schema()
    }
}

/// What was made ahead is all there is without the engine.
#[cfg(not(feature = "rulesets"))]
fn not_made(source: &str) -> FaultKind {
    FaultKind::other(
        format!("正则表达式 {} 不是预先编好的", quoted(source)),
        format!("the pattern {} is not one that was made ahead", quoted(source)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_matches_the_whole_text() {
        let pattern = subset::anchored("[0-9]{4}|[一-龥]+", &mut 0).expect("in the subset");
        let patterns = Patterns(Engine::Regexes(vec![pattern]));
        let is_match = |text: &str| patterns.is_match(&Subject::new(&text.chars().collect::<Vec<_>>(), None));
        assert!(is_match("2024"));
        assert!(is_match("停水"));
        assert!(!is_match("停水2024"));
    }
}
