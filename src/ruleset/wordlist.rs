//! The line formats of word lists, and the faults of their lines.

#[cfg(feature = "rulesets")]
use std::collections::BTreeSet;

use crate::data::FaultKind;
#[cfg(feature = "rulesets")]
use crate::lexicon::{Effect, LexiconBuilder, Place, Side, WordType};
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

/// What other lines begin with that are about words of other lines, or give words no meaning.
#[cfg(feature = "rulesets")]
const OTHERS: [&str; 7] = ["morpheme", "added", "counts", "sense", MEANING, NEAR, ORDINARY];
/// Its lines name another word, too.
#[cfg(feature = "rulesets")]
const MEANING: &str = "meaning";
/// Its lines name nothing but words.
#[cfg(feature = "rulesets")]
const NEAR: &str = "near";
#[cfg(feature = "rulesets")]
const ORDINARY: &str = "ordinary";

/// When a line of the lexicon can be read.
#[cfg(feature = "rulesets")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Turn {
    /// `type class weight word…`, `ordinary word…`
    Words,
    /// `compound word part part…`: the parts may stand in any file.
    Compounds,
    /// What is said of words and of compounds.
    Rest,
}

#[cfg(feature = "rulesets")]
pub(super) fn turn(line: &str) -> Turn {
    match line.split_ascii_whitespace().next() {
        Some(COMPOUND) => Turn::Compounds,
        Some(ORDINARY) => Turn::Words,
        Some(first) if OTHERS.contains(&first) => Turn::Rest,
        _ => Turn::Words,
    }
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
    if let Some(words) = line.strip_prefix(ORDINARY).filter(|rest| rest.starts_with(' ')) {
        let words = words.split_ascii_whitespace().map(word);
        let mut kept = words.filter(|word| word.as_ref().map_or(true, |word| !removed.contains(word)));
        return kept.try_for_each(|word| builder.ordinary(&word?));
    }
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
            WordType::NAMES
                .iter()
                .map(|(name, _)| *name)
                .chain([COMPOUND])
                .chain(OTHERS),
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

/// Adds `morpheme place characters word…`, `added word side word…`, `counts` and `sense` likewise, or
/// `meaning word other side word…`, or `near word word…`, without the words that are to be left out.
#[cfg(feature = "rulesets")]
pub(super) fn add_rest(
    line: &str,
    removed: &BTreeSet<Vec<char>>,
    builder: &mut LexiconBuilder,
) -> Result<(), FaultKind> {
    fn named<T: Copy, const N: usize>(
        what: &'static str,
        names: &[(&'static str, T); N],
        found: &str,
    ) -> Result<T, FaultKind> {
        let known = names.iter().find(|(name, _)| *name == found);
        known
            .map(|(_, named)| *named)
            .ok_or_else(|| FaultKind::unknown_name(what, found, names.iter().map(|(name, _)| *name)))
    }
    let fields: Vec<&str> = line.split_ascii_whitespace().collect();
    if let [NEAR, words @ ..] = fields.as_slice() {
        if words.len() < 2 {
            return Err(FaultKind::malformed("“near 词 词…”", "`near word word…`", line));
        }
        let words = words.iter().map(|own| word(own)).collect::<Result<Vec<_>, _>>()?;
        let words: Vec<_> = words.into_iter().filter(|word| !removed.contains(word)).collect();
        return builder.near(&words);
    }
    // What a word comes to mean stands behind it.
    let (fields, other) = match fields.as_slice() {
        [MEANING, word, other, rest @ ..] => ([&[MEANING, *word], rest].concat(), Some(*other)),
        _ => (fields, None),
    };
    let [kind, second, third, words @ ..] = fields.as_slice() else {
        return Err(FaultKind::malformed(
            "“morpheme 位置 字 词…”“added 词 位置 词…”或“meaning 词 另一词 位置 词…”",
            "`morpheme place characters word…`, `added word side word…` or `meaning word other side word…`",
            line,
        ));
    };
    let words = words.iter().map(|own| word(own)).collect::<Result<Vec<_>, _>>()?;
    let words: Vec<_> = words.into_iter().filter(|word| !removed.contains(word)).collect();
    let Some((_, effect)) = Effect::NAMES.iter().find(|(name, _)| name == kind) else {
        let place = named("place", &Place::NAMES, second)?;
        return builder.morpheme(place, &word(third)?, &words);
    };
    let side = named("side", &Side::NAMES, third)?;
    let (changed, other) = (word(second)?, other.map(word).transpose()?);
    let gone = [Some(&changed), other.as_ref()];
    if gone.into_iter().flatten().any(|word| removed.contains(word)) || words.is_empty() {
        return Ok(());
    }
    builder.beside((&changed, other.as_deref()), *effect, side, &words)
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
