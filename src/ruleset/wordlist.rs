//! The line formats of word lists, and the faults of their lines.

#[cfg(feature = "rulesets")]
use std::collections::BTreeSet;

use crate::data::FaultKind;
#[cfg(feature = "rulesets")]
use crate::lexicon::{LexiconBuilder, WordType};
use crate::text::fold_chars;

/// The entries of a list with their lines, from 1; comments and blank lines are left out.
pub(super) fn entries(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.trim_start_matches('\u{feff}')
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line.trim()))
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// A word, folded as the drafts will be.
pub(super) fn word(text: &str) -> Result<Vec<char>, FaultKind> {
    let chars = fold_chars(text);
    if chars.is_empty() {
        return Err(FaultKind::malformed(
            "含有字、字母或数字的词",
            "a word with a letter, a digit or Han in it",
            text,
        ));
    }
    Ok(chars)
}

/// `tag TAB word`
pub(super) fn tagged(line: &str) -> Result<(&str, &str), FaultKind> {
    line.split_once('\t')
        .map(|(tag, word)| (tag.trim(), word.trim()))
        .ok_or_else(|| FaultKind::malformed("“标签<制表符>词”", "`tag TAB word`", line))
}

/// What a line of a compound begins with, where others have their type.
#[cfg(feature = "rulesets")]
const COMPOUND: &str = "compound";

/// Whether a line of the lexicon is `compound word part part…`.
#[cfg(feature = "rulesets")]
pub(super) fn is_compound(line: &str) -> bool {
    line.split_ascii_whitespace().next() == Some(COMPOUND)
}

/// Adds `type class weight word…`, without the words that are to be left out.
#[inline(never)] // as `Words::compiled`
#[cfg(feature = "rulesets")]
pub(super) fn add_class(
    line: &str,
    removed: &BTreeSet<Vec<char>>,
    builder: &mut LexiconBuilder,
) -> Result<(), FaultKind> {
    let mut fields = line.split_ascii_whitespace();
    let (Some(kind), Some(class), Some(weight)) = (fields.next(), fields.next(), fields.next()) else {
        return Err(FaultKind::malformed(
            "“词类 类名 权重 词…”",
            "`type class weight word…`",
            line,
        ));
    };
    let Some(kind) = WordType::from_name(kind) else {
        return Err(FaultKind::unknown_name(
            "word type",
            kind,
            WordType::NAMES.iter().map(|(name, _)| *name).chain([COMPOUND]),
        ));
    };
    let Some(weight) = read_weight(weight) else {
        return Err(FaultKind::malformed(
            "权重，0 到 4 的数，至多两位小数",
            "a weight from 0 to 4 with at most two decimals",
            weight,
        ));
    };
    for shown in fields {
        let chars = word(shown)?;
        if !removed.contains(&chars) {
            builder.typed(&chars, shown, kind, class, weight)?;
        }
    }
    Ok(())
}

/// A weight in hundredths: to read any fraction whatever takes the standard library 13 KB of tables.
#[cfg(feature = "rulesets")]
fn read_weight(text: &str) -> Option<u16> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str, most| (1..=most).contains(&text.len()) && text.bytes().all(|c| c.is_ascii_digit());
    if !digits(whole, 1) || !digits(fraction, 2) {
        return None;
    }
    let hundredths: u16 = format!("{whole}{fraction:0<2}").parse().ok()?;
    (hundredths <= 400).then_some(hundredths)
}

/// Adds `variant spelling`.
#[cfg(feature = "rulesets")]
pub(super) fn add_variant(line: &str, builder: &mut LexiconBuilder) -> Result<(), FaultKind> {
    let mut fields = line.split_ascii_whitespace();
    let (Some(from), Some(to), None) = (fields.next(), fields.next(), fields.next()) else {
        return Err(FaultKind::malformed("“异写 正写”", "`variant spelling`", line));
    };
    builder.variant(&word(from)?, &word(to)?)
}

/// Adds `compound word part part…`, unless the word or a part is to be left out.
#[cfg(feature = "rulesets")]
pub(super) fn add_compound(
    line: &str,
    removed: &BTreeSet<Vec<char>>,
    builder: &mut LexiconBuilder,
) -> Result<(), FaultKind> {
    let fields: Vec<&str> = line.split_ascii_whitespace().collect();
    let [_, shown, parts @ ..] = fields.as_slice() else {
        return Err(too_few_parts(line));
    };
    if parts.len() < 2 {
        return Err(too_few_parts(line));
    }
    if parts.len() > LexiconBuilder::MAX_PARTS {
        return Err(FaultKind::TooLarge {
            what: "the compound",
            limit: LexiconBuilder::MAX_PARTS,
            unit: "words",
        });
    }
    let compound = word(shown)?;
    let parts = parts.iter().map(|part| word(part)).collect::<Result<Vec<_>, _>>()?;
    if removed.contains(&compound) || parts.iter().any(|part| removed.contains(part)) {
        return Ok(());
    }
    builder.compound(&compound, shown, &parts)
}

#[cfg(feature = "rulesets")]
fn too_few_parts(line: &str) -> FaultKind {
    FaultKind::malformed("“compound 合词 词 词…”", "`compound word part part…`", line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_hundredths() {
        for (text, weight) in [
            ("0", 0),
            ("1", 100),
            ("0.04", 4),
            ("0.3", 30),
            ("1.1", 110),
            ("1.25", 125),
            ("4.00", 400),
        ] {
            assert_eq!(read_weight(text), Some(weight), "{text}");
        }
        for text in [
            "", ".", ".5", "5.", "4.01", "10", "-1", "+1", "1e0", "0.125", "1.２", "nan",
        ] {
            assert_eq!(read_weight(text), None, "{text}");
        }
    }
}
