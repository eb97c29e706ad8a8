//! From a pattern's syntax to what is compiled, with a look at everything on the way: what is not in the subset is
//! refused.
//!
//! The translator of `regex-syntax` knows flags, Unicode classes, assertions and bytes; the subset has none of these.

use regex_syntax::ast::{self, Ast, ClassSet, ClassSetItem};
use regex_syntax::hir::{self, Class, ClassUnicode, ClassUnicodeRange, Dot, Hir};

use super::Pattern;

type Translated<T> = Result<T, &'static str>;

/// Translates a pattern, or says what in it is not in the subset.
pub(super) fn translate(tree: &Ast) -> Translated<Hir> {
    Translation { unfolded: 0 }.expression(tree, 1)
}

struct Translation {
    unfolded: u64,
}

impl Translation {
    /// `times` is how often this will be repeated by what is around it. The parser lets nothing nest deeper than 250.
    fn expression(&mut self, tree: &Ast, times: u64) -> Translated<Hir> {
        let times = match tree {
            Ast::Repetition(repetition) => {
                let (at_least, at_most) = bounds(&repetition.op.kind);
                times.saturating_mul(u64::from(at_most.unwrap_or(at_least)).max(1))
            }
            _ => times,
        };
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
            _ => {}
        }
        self.unfolded = self.unfolded.saturating_add(times);
        if self.unfolded > Pattern::MAX_UNFOLDED {
            return Err("its repetitions unfold to more than the limit of 8000 items");
        }
        Ok(match tree {
            Ast::Literal(literal) => Hir::literal(literal.c.encode_utf8(&mut [0; 4]).as_bytes()),
            Ast::Dot(_) => Hir::dot(Dot::AnyCharExcept('\n')),
            Ast::ClassBracketed(class) => Hir::class(Class::Unicode(bracketed(class)?)),
            Ast::Repetition(repetition) => {
                let (min, max) = bounds(&repetition.op.kind);
                Hir::repetition(hir::Repetition {
                    min,
                    max,
                    greedy: repetition.greedy,
                    sub: Box::new(self.expression(&repetition.ast, times)?),
                })
            }
            Ast::Group(group) => {
                let inner = self.expression(&group.ast, times)?;
                let (index, name) = match &group.kind {
                    ast::GroupKind::CaptureIndex(index) => (*index, None),
                    ast::GroupKind::CaptureName { name, .. } => (name.index, Some(name.name.as_str().into())),
                    ast::GroupKind::NonCapturing(_) => return Ok(inner),
                };
                let sub = Box::new(inner);
                Hir::capture(hir::Capture { index, name, sub })
            }
            Ast::Alternation(alternation) => Hir::alternation(self.all(&alternation.asts, times)?),
            Ast::Concat(concat) => Hir::concat(self.all(&concat.asts, times)?),
            _ => Hir::empty(),
        })
    }

    fn all(&mut self, trees: &[Ast], times: u64) -> Translated<Vec<Hir>> {
        trees.iter().map(|tree| self.expression(tree, times)).collect()
    }
}

/// How often something is repeated: at least and, if there is a limit, at most.
fn bounds(kind: &ast::RepetitionKind) -> (u32, Option<u32>) {
    use ast::{RepetitionKind, RepetitionRange};
    match kind {
        RepetitionKind::ZeroOrOne => (0, Some(1)),
        RepetitionKind::ZeroOrMore => (0, None),
        RepetitionKind::OneOrMore => (1, None),
        RepetitionKind::Range(RepetitionRange::Exactly(times)) => (*times, Some(*times)),
        RepetitionKind::Range(RepetitionRange::AtLeast(times)) => (*times, None),
        RepetitionKind::Range(RepetitionRange::Bounded(least, most)) => (*least, Some(*most)),
    }
}

fn bracketed(class: &ast::ClassBracketed) -> Translated<ClassUnicode> {
    let mut set = set(&class.kind)?;
    if class.negated {
        set.negate();
    }
    Ok(set)
}

fn set(set_of: &ClassSet) -> Translated<ClassUnicode> {
    match set_of {
        ClassSet::Item(item) => {
            let mut ranges = Vec::new();
            add(item, &mut ranges)?;
            Ok(ClassUnicode::new(ranges))
        }
        ClassSet::BinaryOp(operation) => {
            let (mut left, right) = (set(&operation.lhs)?, set(&operation.rhs)?);
            match operation.kind {
                ast::ClassSetBinaryOpKind::Intersection => left.intersect(&right),
                ast::ClassSetBinaryOpKind::Difference => left.difference(&right),
                ast::ClassSetBinaryOpKind::SymmetricDifference => left.symmetric_difference(&right),
            }
            Ok(left)
        }
    }
}

/// Adds the ranges of an item; they are put in order once, when all are there.
fn add(item: &ClassSetItem, ranges: &mut Vec<ClassUnicodeRange>) -> Translated<()> {
    match item {
        ClassSetItem::Unicode(_) => return Err("\\p classes are not allowed: write ranges such as [一-龥]"),
        ClassSetItem::Perl(_) => return Err("\\d \\w \\s are not allowed: write ranges such as [0-9]"),
        ClassSetItem::Empty(_) => {}
        ClassSetItem::Literal(literal) => ranges.push(ClassUnicodeRange::new(literal.c, literal.c)),
        ClassSetItem::Range(range) => ranges.push(ClassUnicodeRange::new(range.start.c, range.end.c)),
        ClassSetItem::Ascii(class) => {
            let known = ascii(&class.kind)
                .iter()
                .map(|(start, end)| ClassUnicodeRange::new(*start, *end));
            let mut set = ClassUnicode::new(known);
            if class.negated {
                set.negate();
            }
            ranges.extend(set.iter());
        }
        ClassSetItem::Bracketed(class) => ranges.extend(bracketed(class)?.iter()),
        ClassSetItem::Union(union) => return union.items.iter().try_for_each(|item| add(item, ranges)),
    }
    Ok(())
}

fn ascii(kind: &ast::ClassAsciiKind) -> &'static [(char, char)] {
    use ast::ClassAsciiKind as Kind;
    match kind {
        Kind::Alnum => &[('0', '9'), ('A', 'Z'), ('a', 'z')],
        Kind::Alpha => &[('A', 'Z'), ('a', 'z')],
        Kind::Ascii => &[('\0', '\x7f')],
        Kind::Blank => &[('\t', '\t'), (' ', ' ')],
        Kind::Cntrl => &[('\0', '\x1f'), ('\x7f', '\x7f')],
        Kind::Digit => &[('0', '9')],
        Kind::Graph => &[('!', '~')],
        Kind::Lower => &[('a', 'z')],
        Kind::Print => &[(' ', '~')],
        Kind::Punct => &[('!', '/'), (':', '@'), ('[', '`'), ('{', '~')],
        Kind::Space => &[('\t', '\r'), (' ', ' ')],
        Kind::Upper => &[('A', 'Z')],
        Kind::Word => &[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')],
        Kind::Xdigit => &[('0', '9'), ('A', 'F'), ('a', 'f')],
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use regex_syntax::ast::parse::Parser;

    use super::*;

    fn check(pattern: &str) {
        let Ok(tree) = Parser::new().parse(pattern) else { return };
        if let Ok(ours) = translate(&tree) {
            let theirs = hir::translate::Translator::new().translate(pattern, &tree);
            assert_eq!(Ok(ours), theirs, "{pattern}");
        }
    }

    #[test]
    fn patterns_are_translated_as_regex_syntax_does() {
        for pattern in [
            "",
            "()",
            "a|",
            "ab|ac|ad",
            "停水|停电",
            "(?:ab)(?P<c>d)(e)",
            "a??b*?c+?d{2}e{2,}?f{2,4}",
            "[a-z&&[^aeiou]][0-9--5][a-c~~b-d][^一-龥]",
            "[[:alpha:][:^digit:]]|[[:^ascii:]]|[^[:space:]]|[[:punct:][:word:][:xdigit:][:print:][:cntrl:]]",
            "[[:alnum:]][[:blank:]][[:graph:]][[:lower:]][[:upper:]]",
            r"[\]\-\\\x41\u{4e00}]\.\*\n.",
            "a()b",
            "[a]",
            "(?:a|b|[c-e])",
            "(?:)*",
            "[a&&b]",
        ] {
            check(pattern);
            let tree = Parser::new().parse(pattern).expect("it is a pattern");
            assert!(translate(&tree).is_ok(), "{pattern}");
        }
    }

    #[test]
    fn so_are_those_of_the_rulesets() {
        fn texts(value: &serde_json::Value) -> Vec<&str> {
            match value {
                serde_json::Value::String(text) => vec![text],
                serde_json::Value::Array(items) => items.iter().flat_map(texts).collect(),
                serde_json::Value::Object(members) => members.values().flat_map(texts).collect(),
                _ => Vec::new(),
            }
        }
        let ruleset = include_str!("../../rules/wechat-template-message.json");
        let ruleset: serde_json::Value = serde_json::from_str(ruleset).expect("it is JSON");
        // Every text is tried; most are patterns of their own characters.
        texts(&ruleset).into_iter().for_each(check);
    }

    proptest! {
        #[test]
        fn so_are_patterns_nobody_would_write(pattern in r"([ab停\[\]\(\)|*+?^&~\-.]|\{1,3\}|\[:alpha:\]|\(\?:){0,16}") {
            check(&pattern);
        }
    }
}
