//! The line formats of word lists, and the faults of their lines.

use crate::data::{FaultKind, quoted};
use crate::decimal;
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
        return Err(FaultKind::other(
            format!("{} 折叠后没有字、字母或数字", quoted(text)),
            format!("{} has no letter, digit or Han left once folded", quoted(text)),
        ));
    }
    Ok(chars)
}

/// `tag TAB word`
pub(super) fn tagged(line: &str) -> Result<(&str, &str), FaultKind> {
    line.split_once('\t')
        .map(|(tag, word)| (tag.trim(), word.trim()))
        .ok_or_else(|| {
            FaultKind::other(
                format!("应为“标签<制表符>词”，实为 {}", quoted(line)),
                format!("expected `tag TAB word`, found {}", quoted(line)),
            )
        })
}

/// Adds `type class weight word…`, without the words that are to be left out.
pub(super) fn add_class(line: &str, removed: &[Vec<char>], builder: &mut LexiconBuilder) -> Result<(), FaultKind> {
    let mut fields = line.split_ascii_whitespace();
    let (Some(kind), Some(class), Some(weight)) = (fields.next(), fields.next(), fields.next()) else {
        return Err(FaultKind::other(
            format!("应为“词类 类名 权重 词…”，实为 {}", quoted(line)),
            format!("expected `type class weight word…`, found {}", quoted(line)),
        ));
    };
    let Some(kind) = WordType::from_name(kind) else {
        return Err(FaultKind::unknown_name(
            "word type",
            kind,
            WordType::NAMES.iter().map(|(name, _)| *name),
        ));
    };
    let weight = match decimal::below_ten(weight) {
        Some(weight) if (0.0..=4.0).contains(&weight) => weight,
        _ => {
            return Err(FaultKind::other(
                format!("权重应为 0 到 4 的数，实为 {}", quoted(weight)),
                format!("expected a weight from 0 to 4, found {}", quoted(weight)),
            ));
        }
    };
    for shown in fields {
        let chars = word(shown)?;
        if !removed.contains(&chars) {
            builder.typed(&chars, shown, kind, class, weight)?;
        }
    }
    Ok(())
}

/// Adds `variant spelling`.
pub(super) fn add_variant(line: &str, builder: &mut LexiconBuilder) -> Result<(), FaultKind> {
    let mut fields = line.split_ascii_whitespace();
    let (Some(from), Some(to), None) = (fields.next(), fields.next(), fields.next()) else {
        return Err(FaultKind::other(
            format!("应为“异写 正写”，实为 {}", quoted(line)),
            format!("expected `variant spelling`, found {}", quoted(line)),
        ));
    };
    builder.variant(&word(from)?, &word(to)?)
}
