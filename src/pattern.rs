//! The patterns a ruleset may use: a stated subset of the linear-time `regex` syntax.
//!
//! What loads natively must load in the browser, where the engine has no Unicode tables; and text is folded before it
//! is matched, so that case and width need no flags.

use regex::Regex;
use regex_syntax::ast::{self, Ast, visit};
use serde_json::{Value, json};

use crate::data::{Data, FaultKind, Reader, quoted};

/// A compiled pattern. It matches the whole of a text: patterns are anchored at both ends.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    regex: Regex,
}

/// A compiled pattern that is looked for anywhere in a text.
#[derive(Debug, Clone)]
pub(crate) struct Finder {
    regex: Regex,
}

impl Finder {
    /// Every place the pattern is found, from left to right, none overlapping another.
    pub(crate) fn find<'t>(&self, text: &'t str) -> impl Iterator<Item = regex::Captures<'t>> {
        self.regex.captures_iter(text)
    }
}

impl Pattern {
    /// The longest pattern, in bytes.
    pub(crate) const MAX_BYTES: usize = 8_000;
    /// The most items a pattern may unfold to once its repetitions are written out.
    pub(crate) const MAX_UNFOLDED: u64 = 8_000;

    pub(crate) fn is_match(&self, text: &str) -> bool {
        self.regex.is_match(text)
    }

    fn compile(source: &str) -> Result<Self, FaultKind> {
        compile(source, |source| format!("^(?:{source})$")).map(|regex| Self { regex })
    }
}

/// Checks that a pattern is in the subset, and compiles it as `dressed`.
fn compile(source: &str, dressed: impl Fn(&str) -> String) -> Result<Regex, FaultKind> {
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
    Regex::new(&dressed(source)).map_err(|_| refused("it cannot be compiled"))
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
        let regex = compile(&source, str::to_owned);
        regex
            .map(|regex| Self { regex })
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
