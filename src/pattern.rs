//! The patterns a ruleset may use: a stated subset of the linear-time `regex` syntax.
//!
//! What loads natively must load in the browser, where the engine has no Unicode tables; and text is folded before it
//! is matched, so that case and width need no flags. Those of the built-in rulesets are made ahead into tables, or taken
//! for what they are, plain sequences; `regex` runs any other.

mod finder;
mod sequence;

use std::cell::OnceCell;

use regex::Regex;
use regex_syntax::ast::{self, Ast, visit};
use serde_json::Value;

use crate::data::{Data, FaultKind, Reader, Step, quoted};
use crate::made::{Automaton, Key, Kinds, automaton, joint_key, key};
pub(crate) use finder::{Finder, Found, Seen};

/// As long as nearly all examples are, in characters.
const SHORT: usize = 48;

/// A folded text, as patterns see it.
pub(crate) struct Subject<'t> {
    pub(crate) chars: &'t [char],
    /// The kinds of its characters, of a text that is short enough.
    kinds: [u16; SHORT],
    of_made: Option<Kinds>,
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
    fn text(&self) -> &str {
        self.text.get_or_init(|| self.chars.iter().collect())
    }
}

/// Patterns of which one must match the whole of a text: they are anchored at both ends.
#[derive(Debug, Clone)]
pub(crate) struct Patterns(Engine);

#[derive(Debug, Clone)]
enum Engine {
    Made(Automaton, Key),
    Regexes(Vec<Regex>),
}

impl Default for Patterns {
    fn default() -> Self {
        Self(Engine::Regexes(Vec::new()))
    }
}

impl Patterns {
    /// The longest pattern, in bytes.
    pub(crate) const MAX_BYTES: usize = 8_000;
    /// The most items a pattern may unfold to once its repetitions are written out.
    pub(crate) const MAX_UNFOLDED: u64 = 8_000;

    pub(crate) fn is_match(&self, subject: &Subject<'_>) -> bool {
        match &self.0 {
            Engine::Made(automaton, _) => subject.matches(automaton) != 0,
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

/// The pattern that matches the whole of a text alone.
fn anchored(source: &str) -> Result<Regex, FaultKind> {
    parsed(source)?;
    compiled(source, &format!("^(?:{source})$"))
}

/// Checks that a pattern is in the subset.
fn parsed(source: &str) -> Result<Ast, FaultKind> {
    if source.len() > Patterns::MAX_BYTES {
        return Err(FaultKind::TooLarge {
            what: "the pattern",
            limit: Patterns::MAX_BYTES,
            unit: "bytes",
        });
    }
    let tree = ast::parse::Parser::new()
        .parse(source)
        .map_err(|error| refused(source, &error.kind().to_string()))?;
    visit(&tree, Subset::default()).map_err(|what| refused(source, what))?;
    Ok(tree)
}

fn compiled(source: &str, dressed: &str) -> Result<Regex, FaultKind> {
    Regex::new(dressed).map_err(|_| refused(source, "it cannot be compiled"))
}

fn refused(source: &str, what: &str) -> FaultKind {
    FaultKind::other(
        format!("正则表达式 {}：{what}", quoted(source)),
        format!("in the pattern {}: {what}", quoted(source)),
    )
}

impl Data for Patterns {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        let sources = Vec::<String>::read(value, reader)?;
        let key = key(sources.iter().map(String::as_str));
        if let Some(automaton) = automaton(key) {
            return Some(Self(Engine::Made(automaton, key)));
        }
        // Every pattern is read even when one is wrong, so that every fault is listed.
        let read = sources.iter().enumerate().map(|(index, source)| {
            reader.within(Step::Index(index), |reader| {
                anchored(source).map_err(|fault| reader.fault(fault)).ok()
            })
        });
        let read: Vec<Option<Regex>> = read.collect();
        Some(Self(Engine::Regexes(read.into_iter().collect::<Option<_>>()?)))
    }

    fn schema() -> Value {
        Vec::<Finder>::schema()
    }
}

/// Walks the syntax tree and refuses what is not in the subset.
#[derive(Default)]
struct Subset {
    /// How often what is being visited will be repeated, one factor for each repetition around it.
    factors: Vec<u64>,
    unfolded: u64,
}

impl ast::Visitor for Subset {
    type Output = ();
    type Err = &'static str;

    fn finish(self) -> Result<(), Self::Err> {
        Ok(())
    }

    fn visit_pre(&mut self, tree: &Ast) -> Result<(), Self::Err> {
        match tree {
            Ast::Flags(_) => return Err("flags such as (?i) are not allowed: text is folded before it is matched"),
            Ast::Group(group) if group.flags().is_some_and(|flags| !flags.items.is_empty()) => {
                return Err("flags such as (?i: ) are not allowed: text is folded before it is matched");
            }
            Ast::Assertion(_) => {
                return Err("assertions such as ^ $ \\b are not allowed: a pattern matches the whole text");
            }
            Ast::ClassUnicode(_) => return Err("\\p classes are not allowed: write ranges such as [一-龥]"),
            Ast::ClassPerl(_) => return Err("\\d \\w \\s are not allowed: write ranges such as [0-9]"),
            Ast::Repetition(repetition) => {
                use ast::{RepetitionKind, RepetitionRange};
                let times = match &repetition.op.kind {
                    RepetitionKind::ZeroOrOne | RepetitionKind::ZeroOrMore | RepetitionKind::OneOrMore => 1,
                    RepetitionKind::Range(
                        RepetitionRange::Exactly(n) | RepetitionRange::AtLeast(n) | RepetitionRange::Bounded(_, n),
                    ) => u64::from(*n).max(1),
                };
                let outer = self.factors.last().copied().unwrap_or(1);
                self.factors.push(outer.saturating_mul(times));
            }
            _ => {}
        }
        self.unfolded = self.unfolded.saturating_add(self.factors.last().copied().unwrap_or(1));
        if self.unfolded > Patterns::MAX_UNFOLDED {
            return Err("its repetitions unfold to more than the limit of 8000 items");
        }
        Ok(())
    }

    fn visit_post(&mut self, tree: &Ast) -> Result<(), Self::Err> {
        if matches!(tree, Ast::Repetition(_)) {
            self.factors.pop();
        }
        Ok(())
    }

    fn visit_class_set_item_pre(&mut self, item: &ast::ClassSetItem) -> Result<(), Self::Err> {
        match item {
            ast::ClassSetItem::Unicode(_) => Err("\\p classes are not allowed: write ranges such as [一-龥]"),
            ast::ClassSetItem::Perl(_) => Err("\\d \\w \\s are not allowed: write ranges such as [0-9]"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_outside_the_subset_are_refused() {
        for refused in [
            r"\p{Han}",
            r"(?i)a",
            r"(?i:a)",
            r"\bx",
            r"^a",
            r"[\d]",
            r"\w",
            "(",
            "((a{60}){60}){60}",
        ] {
            assert!(anchored(refused).is_err(), "{refused}");
        }
        assert!(anchored(&"a".repeat(Patterns::MAX_BYTES + 1)).is_err());
    }

    #[test]
    fn a_pattern_matches_the_whole_text() {
        let pattern = anchored("[0-9]{4}|[一-龥]+").expect("in the subset");
        let patterns = Patterns(Engine::Regexes(vec![pattern]));
        let is_match = |text: &str| patterns.is_match(&Subject::new(&text.chars().collect::<Vec<_>>(), None));
        assert!(is_match("2024"));
        assert!(is_match("停水"));
        assert!(!is_match("停水2024"));
    }
}
