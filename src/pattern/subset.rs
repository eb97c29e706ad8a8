//! What of the syntax of `regex` a pattern may use, and the patterns of a caller's ruleset compiled.

use regex::Regex;
use regex_syntax::ast::{self, Ast, visit};

use super::Patterns;
use crate::data::{FaultKind, quoted};

/// The pattern that matches the whole of a text alone.
pub(super) fn anchored(source: &str, unfolded: &mut u64) -> Result<Regex, FaultKind> {
    within(source, unfolded)?;
    compiled(source, &format!("^(?:{source})$"))
}

/// Checks that a pattern is in the subset, and that those before it leave room for it.
pub(super) fn within(source: &str, unfolded: &mut u64) -> Result<Ast, FaultKind> {
    let (tree, own) = measured(source)?;
    *unfolded = unfolded.saturating_add(own);
    if *unfolded > Patterns::MAX_TOGETHER as u64 {
        return Err(FaultKind::TooLarge {
            what: "all patterns together",
            limit: Patterns::MAX_TOGETHER,
            unit: "items",
        });
    }
    Ok(tree)
}

/// Checks that a pattern is in the subset.
#[cfg(any(test, feature = "making"))]
pub(super) fn parsed(source: &str) -> Result<Ast, FaultKind> {
    measured(source).map(|(tree, _)| tree)
}

/// The same, with how many items it unfolds to.
fn measured(source: &str) -> Result<(Ast, u64), FaultKind> {
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
    let unfolded = visit(&tree, Subset::default()).map_err(|what| refused(source, what))?;
    Ok((tree, unfolded))
}

pub(super) fn compiled(source: &str, dressed: &str) -> Result<Regex, FaultKind> {
    Regex::new(dressed).map_err(|_| refused(source, "it cannot be compiled"))
}

fn refused(source: &str, what: &str) -> FaultKind {
    FaultKind::other(
        format!("正则表达式 {}：{what}", quoted(source)),
        format!("in the pattern {}: {what}", quoted(source)),
    )
}

/// Walks the syntax tree and refuses what is not in the subset.
#[derive(Default)]
struct Subset {
    /// How often what is being visited will be repeated, one factor for each repetition around it.
    factors: Vec<u64>,
    unfolded: u64,
}

impl ast::Visitor for Subset {
    type Output = u64;
    type Err = &'static str;

    fn finish(self) -> Result<u64, Self::Err> {
        Ok(self.unfolded)
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
            // Its items are counted.
            Ast::ClassBracketed(_) => return Ok(()),
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
        self.unfold()
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
            _ => self.unfold(),
        }
    }
}

impl Subset {
    /// Counts what is being visited as often as it will be repeated.
    fn unfold(&mut self) -> Result<(), &'static str> {
        self.unfolded = self.unfolded.saturating_add(self.factors.last().copied().unwrap_or(1));
        if self.unfolded > Patterns::MAX_UNFOLDED {
            return Err("its repetitions unfold to more than the limit of 8000 items");
        }
        Ok(())
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
            "[甲乙丙丁戊己庚辛壬癸]{1000}",
        ] {
            assert!(anchored(refused, &mut 0).is_err(), "{refused}");
        }
        assert!(anchored(&"a".repeat(Patterns::MAX_BYTES + 1), &mut 0).is_err());
    }

    #[test]
    fn patterns_are_bounded_together() {
        let mut unfolded = 0;
        let read = (0..1_000).map(|_| anchored("[0-9]{1,3000}", &mut unfolded));
        let taken = read.flatten().count();
        assert!((20..40).contains(&taken), "{taken}");
    }
}
