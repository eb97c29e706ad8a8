//! The patterns a ruleset may use: a stated subset of the linear-time `regex` syntax.
//!
//! What loads natively must load in the browser, where the engine has no Unicode tables; and text is folded before it
//! is matched, so that case and width need no flags.

mod engine;
mod tree;

use std::ops::Range;
use std::sync::Arc;

use regex_automata::util::captures::Captures;
use regex_syntax::ast::parse::Parser;
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
    let tree = Parser::new()
        .parse(source)
        .map_err(|error| refused(&error.kind().to_string()))?;
    let tree = tree::translate(&tree).map_err(refused)?;
    let engine = Engine::new(&dressed(tree), asked);
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
