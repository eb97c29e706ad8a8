//! The patterns a ruleset may use: a stated subset of the linear-time `regex` syntax.
//!
//! What loads natively must load in the browser, where the engine has no Unicode tables; and text is folded before it
//! is matched, so that case and width need no flags.

mod engine;

use std::ops::Range;
use std::sync::Arc;

use regex_automata::util::captures::Captures;
use regex_syntax::ast::{self, Ast, visit};
use regex_syntax::hir::translate::Translator;
use regex_syntax::hir::{Hir, Look};
use serde_json::{Value, json};

use self::engine::{Asked, Engine};
use crate::data::{Data, FaultKind, Reader, quoted};

/// A compiled pattern. It matches the whole of a text: patterns are anchored at both ends.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    engine: Arc<Engine>,
}

/// A compiled pattern that is looked for anywhere in a text.
#[derive(Debug, Clone)]
pub(crate) struct Finder {
    engine: Arc<Engine>,
}

/// A place a [`Finder`] has found.
pub(crate) struct Found<'t> {
    text: &'t str,
    captures: Captures,
}

impl Finder {
    /// Every place the pattern is found, from left to right, none overlapping another.
    pub(crate) fn find<'t>(&self, text: &'t str) -> impl Iterator<Item = Found<'t>> {
        let found = self.engine.find(text).into_iter();
        found.map(move |captures| Found { text, captures })
    }
}

impl<'t> Found<'t> {
    /// Where it stands, in bytes.
    pub(crate) fn range(&self) -> Range<usize> {
        self.captures.get_match().map_or(0..0, |found| found.range())
    }

    /// What the group of that name matched.
    pub(crate) fn group(&self, name: &str) -> Option<&'t str> {
        self.text.get(self.captures.get_group_by_name(name)?.range())
    }
}

impl Pattern {
    /// The longest pattern, in bytes.
    pub(crate) const MAX_BYTES: usize = 8_000;
    /// The most items a pattern may unfold to once its repetitions are written out.
    pub(crate) const MAX_UNFOLDED: u64 = 8_000;

    pub(crate) fn is_match(&self, text: &str) -> bool {
        self.engine.is_match(text)
    }

    fn compile(source: &str) -> Result<Self, FaultKind> {
        let whole = |tree| Hir::concat(vec![Hir::look(Look::Start), tree, Hir::look(Look::End)]);
        compile(source, Asked::Match, whole).map(|engine| Self { engine })
    }
}

/// Checks that a pattern is in the subset, and compiles it as `dressed`.
fn compile(source: &str, asked: Asked, dressed: fn(Hir) -> Hir) -> Result<Arc<Engine>, FaultKind> {
    if source.len() > Pattern::MAX_BYTES {
        return Err(FaultKind::TooLarge {
            what: "the pattern",
            limit: Pattern::MAX_BYTES,
            unit: "bytes",
        });
    }
    let refused = |what: &str| {
        FaultKind::other(
            format!("正则表达式 {}：{what}", quoted(source)),
            format!("in the pattern {}: {what}", quoted(source)),
        )
    };
    let tree = ast::parse::Parser::new()
        .parse(source)
        .map_err(|error| refused(&error.kind().to_string()))?;
    visit(&tree, Subset::default()).map_err(refused)?;
    let engine = Translator::new()
        .translate(source, &tree)
        .ok()
        .and_then(|tree| Engine::new(&dressed(tree), asked));
    engine.map(Arc::new).ok_or_else(|| refused("it cannot be compiled"))
}

impl Data for Pattern {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        let source = String::read(value, reader)?;
        Self::compile(&source).map_err(|fault| reader.fault(fault)).ok()
    }

    fn schema() -> Value {
        json!({"type": "string", "format": "regex", "maxLength": Self::MAX_BYTES})
    }
}

impl Data for Finder {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        let source = String::read(value, reader)?;
        let engine = compile(&source, Asked::Groups, |tree| tree);
        engine
            .map(|engine| Self { engine })
            .map_err(|fault| reader.fault(fault))
            .ok()
    }

    fn schema() -> Value {
        Pattern::schema()
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
        if self.unfolded > Pattern::MAX_UNFOLDED {
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
            assert!(Pattern::compile(refused).is_err(), "{refused}");
        }
        assert!(Pattern::compile(&"a".repeat(Pattern::MAX_BYTES + 1)).is_err());
    }

    #[test]
    fn a_pattern_matches_the_whole_text() {
        let pattern = Pattern::compile("[0-9]{4}|[一-龥]+").expect("in the subset");
        assert!(pattern.is_match("2024"));
        assert!(pattern.is_match("停水"));
        assert!(!pattern.is_match("停水2024"));
    }
}
