//! The surface folding of single characters: NFKC, lower case, traditional to simplified.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, compose, decompose_canonical};

use super::{character, column, escaped, header, input, numbers, ranked, text};

pub(super) fn generate() -> Result<String, String> {
    let mut simplified = BTreeMap::new();
    for fields in input("traditional-simplified.tsv")? {
        let [from, to] = fields.as_slice() else {
            return Err("traditional-simplified.tsv: not two fields".into());
        };
        simplified.insert(character(from)?, character(to)?);
    }
    let mut looks = BTreeMap::new();
    for fields in input("radicals.tsv")? {
        let [from, to] = fields.as_slice() else {
            return Err("radicals.tsv: not two fields".into());
        };
        looks.insert(character(from)?, character(to)?);
    }
    let mut folded = BTreeMap::new();
    let mut pairs = Vec::new();
    // Hangul syllables are composed by rule.
    for c in (char::MIN..=char::MAX).filter(|c| !('\u{ac00}'..='\u{d7a3}').contains(c)) {
        let text = fold(c, &looks, &simplified);
        if !text.chars().eq([c]) {
            folded.insert(c, text);
        }
        pairs.extend(pair(c));
    }
    // By the second: those are few.
    pairs.sort_unstable_by_key(|[first, second, _]| (*second, *first));
    let mut out = header(
        "What single characters fold to, and what two of them compose to.",
        "OpenCC's traditional and simplified characters and the Unicode Character Database",
    );
    let special = special(&folded, &pairs);
    ranked(
        &mut out,
        "A bit for each character of the BMP that is not simply itself.",
        "SPECIAL",
        &special,
    );
    let single = |c: &char| {
        let mut text = folded.get(c)?.chars();
        text.next().filter(|_| text.next().is_none())
    };
    column(
        &mut out,
        "What each of those folds to, or 0 if to no other or to several",
        "SINGLES",
        special.iter().map(|c| single(c).unwrap_or('\0')),
    );
    let others: BTreeMap<char, &String> = folded
        .iter()
        .filter(|(c, _)| !special.contains(c) || single(c).is_none())
        .map(|(c, text)| (*c, text))
        .collect();
    runs(&mut out, &others);
    composed(&mut out, &pairs);
    radicals(&mut out, &looks);
    Ok(out.trim_end().to_owned() + "\n")
}

/// What is not in `SINGLES`, in runs of neighbours.
fn runs(out: &mut String, others: &BTreeMap<char, &String>) {
    /// A text is found by going through its run.
    const LONGEST: u32 = 64;
    /// Texts of nothing for the characters between cost less than another run.
    const GAP: u32 = 4;
    let (mut starts, mut offsets, mut texts) = (Vec::new(), Vec::new(), String::new());
    let (mut start, mut next) = (0, 0);
    for (c, text) in others {
        let at = *c as u32;
        if starts.is_empty() || at - next > GAP || at - start >= LONGEST {
            (start, next) = (at, at);
            starts.push(format!("'{}'", escaped(*c)));
            offsets.push(texts.len());
        }
        (next..at).for_each(|_| texts.push('\0'));
        texts.push_str(text);
        texts.push('\0');
        next = at + 1;
    }
    numbers(
        out,
        "Where runs of characters begin that fold to several, or lie beyond the BMP.",
        "RUN_STARTS",
        "char",
        starts,
    );
    numbers(
        out,
        "Where each run's texts begin in `TEXTS`.",
        "RUN_OFFSETS",
        "u16",
        offsets,
    );
    text(
        out,
        "What the characters of the runs fold to, each with a zero behind it; nothing for those that stay as they are.",
        "TEXTS",
        &texts,
    );
}

fn composed(out: &mut String, pairs: &[[char; 3]]) {
    let seconds = pairs.chunk_by(|[_, a, _], [_, b, _]| a == b).scan(0, |start, pairs| {
        let begins = *start;
        *start += pairs.len();
        Some(format!("('{}', {begins})", escaped(pairs[0][1])))
    });
    numbers(
        out,
        "The characters that compose with one before them, and where their pairs begin.",
        "SECONDS",
        "(char, u16)",
        seconds,
    );
    let docs = "The first of each pair, sorted for each second";
    column(out, docs, "FIRSTS", pairs.iter().map(|[first, ..]| *first));
    let docs = "What each pair composes to";
    column(out, docs, "COMPOSED", pairs.iter().map(|[.., composed]| *composed));
}

/// Radicals with what they look like, which is not what they fold to where that is a traditional character.
fn radicals(out: &mut String, looks: &BTreeMap<char, char>) {
    let look = |c: char| {
        looks
            .get(&c)
            .copied()
            .or_else(|| c.nfkc().next())
            .filter(|look| *look != c)
    };
    let pairs = super::classes::RADICALS.filter_map(|c| Some((c, look(c)?)));
    numbers(
        out,
        "Radicals with the characters they look like.",
        "RADICALS",
        "(char, char)",
        pairs.map(|(c, look)| format!("('{}', '{}')", escaped(c), escaped(look))),
    );
}

/// What a character is composed of, and itself.
fn pair(c: char) -> Option<[char; 3]> {
    let mut parts = Vec::new();
    decompose_canonical(c, |part| parts.push(part));
    let (last, lead) = parts.split_last()?;
    // The first part may itself be composed: ế is ê with an acute.
    let first: Vec<char> = lead.iter().copied().nfc().collect();
    match first.as_slice() {
        [first] if compose(*first, *last) == Some(c) => Some([*first, *last, c]),
        _ => None,
    }
}

/// Until nothing changes, so that folding twice is folding once.
fn fold(c: char, looks: &BTreeMap<char, char>, simplified: &BTreeMap<char, char>) -> String {
    let mut text = looks.get(&c).unwrap_or(&c).to_string();
    loop {
        let lower: String = text.nfkc().flat_map(char::to_lowercase).collect();
        let next: String = lower.nfkc().map(|c| simplified.get(&c).copied().unwrap_or(c)).collect();
        if next == text {
            return text;
        }
        text = next;
    }
}

fn special(folded: &BTreeMap<char, String>, pairs: &[[char; 3]]) -> BTreeSet<char> {
    let is_special = |c: &char| {
        folded.contains_key(c)
            || canonical_combining_class(*c) > 0
            || pairs.iter().any(|[_, second, _]| second == c)
            || ('\u{1100}'..='\u{11ff}').contains(c) // jamo, which compose by rule
            || super::classes::is_dropped(*c)
    };
    ('\0'..='\u{ffff}').filter(is_special).collect()
}
