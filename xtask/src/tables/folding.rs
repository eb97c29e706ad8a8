//! The surface folding of single characters: NFKC, lower case, traditional to simplified.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, compose, decompose_canonical};

use super::{character, header, input, table};

#[expect(clippy::too_many_lines, reason = "one table after the other")]
pub(super) fn generate() -> Result<String, String> {
    let mut simplified = BTreeMap::new();
    for fields in input("traditional-simplified.tsv")? {
        let [from, to] = fields.as_slice() else {
            return Err("traditional-simplified.tsv: not two fields".into());
        };
        simplified.insert(character(from)?, character(to)?);
    }
    let mut singles = Vec::new();
    let mut others = Vec::new();
    let mut classes = Vec::new();
    let mut pairs = Vec::new();
    for c in char::MIN..=char::MAX {
        if ('\u{ac00}'..='\u{d7a3}').contains(&c) {
            continue; // Hangul syllables are composed by rule
        }
        let folded = fold(c, &simplified);
        let mut chars = folded.chars();
        match (
            u16::try_from(c as u32),
            chars.next().map(|first| u16::try_from(first as u32)),
            chars.next(),
        ) {
            _ if folded.chars().eq([c]) => {}
            (Ok(from), Some(Ok(to)), None) => singles.push((from, to)),
            _ => others.push((c, folded.clone())),
        }
        let class = canonical_combining_class(c);
        if class > 0 {
            classes.push((c as u32, class));
        }
        let mut parts = Vec::new();
        decompose_canonical(c, |part| parts.push(part));
        if let [lead @ .., last] = parts.as_slice()
            && !lead.is_empty()
        {
            // The first part may itself be composed: ế is ê with an acute.
            let first: Vec<char> = lead.iter().copied().nfc().collect();
            if let [first] = first.as_slice()
                && compose(*first, *last) == Some(c)
            {
                pairs.push((*first as u32, *last as u32, c as u32));
            }
        }
    }
    pairs.sort_unstable();
    let mut out = header(
        "What single characters fold to, which marks combine, and what they combine to.",
        "OpenCC's traditional and simplified characters and the Unicode Character Database",
    );
    let hex = |value: u32| format!("{value:#x}");
    let of = |numbers: Vec<u16>| numbers.into_iter().map(|n| hex(u32::from(n))).collect::<Vec<_>>();
    table(
        &mut out,
        "Characters that fold to one other, sorted.",
        "SINGLE_FROM",
        "u16",
        &of(singles.iter().map(|s| s.0).collect()),
    );
    table(
        &mut out,
        "What they fold to.",
        "SINGLE_TO",
        "u16",
        &of(singles.iter().map(|s| s.1).collect()),
    );
    let entry = |(c, text): &(char, String)| format!("({}, {:?})", hex(*c as u32), text);
    let entries: Vec<String> = others.iter().map(entry).collect();
    table(
        &mut out,
        "Characters that fold to something longer, or lie beyond the BMP.",
        "OTHERS",
        "(u32, &str)",
        &entries,
    );
    let ranges: Vec<String> = ranges(&classes)
        .into_iter()
        .map(|(start, end, class)| format!("({}, {}, {class})", hex(start), hex(end)))
        .collect();
    table(
        &mut out,
        "Ranges of marks with their canonical combining class.",
        "COMBINING",
        "(u32, u32, u8)",
        &ranges,
    );
    let entries: Vec<String> = pairs
        .iter()
        .map(|(a, b, c)| format!("({}, {}, {})", hex(*a), hex(*b), hex(*c)))
        .collect();
    table(
        &mut out,
        "What two characters compose to, sorted.",
        "COMPOSED",
        "(u32, u32, u32)",
        &entries,
    );
    let special = special(&singles, &others, &classes, &pairs);
    let words: Vec<String> = special.iter().map(|word| format!("{word:#x}")).collect();
    table(
        &mut out,
        "A bit for each character of the BMP that is not simply itself.",
        "SPECIAL",
        "u64",
        &words,
    );
    Ok(out.trim_end().to_owned() + "\n")
}

/// Until nothing changes, so that folding twice is folding once.
fn fold(c: char, simplified: &BTreeMap<char, char>) -> String {
    let mut text = c.to_string();
    loop {
        let lower: String = text.nfkc().flat_map(char::to_lowercase).collect();
        let next: String = lower.nfkc().map(|c| simplified.get(&c).copied().unwrap_or(c)).collect();
        if next == text {
            return text;
        }
        text = next;
    }
}

fn ranges(classes: &[(u32, u8)]) -> Vec<(u32, u32, u8)> {
    let mut ranges: Vec<(u32, u32, u8)> = Vec::new();
    for &(c, class) in classes {
        match ranges.last_mut() {
            Some((_, end, known)) if *end + 1 == c && *known == class => *end = c,
            _ => ranges.push((c, c, class)),
        }
    }
    ranges
}

fn special(
    singles: &[(u16, u16)],
    others: &[(char, String)],
    classes: &[(u32, u8)],
    pairs: &[(u32, u32, u32)],
) -> Vec<u64> {
    let mut bits = vec![0u64; 1024];
    let mut set = |c: u32| {
        if let Some(word) = bits.get_mut(c as usize / 64) {
            *word |= 1 << (c % 64);
        }
    };
    singles.iter().for_each(|(c, _)| set(u32::from(*c)));
    others.iter().for_each(|(c, _)| set(*c as u32));
    classes.iter().for_each(|(c, _)| set(*c));
    pairs.iter().for_each(|(_, second, _)| set(*second));
    (0x1100..=0x11ff).for_each(&mut set); // jamo, which compose by rule
    (0..=0xffff)
        .filter_map(char::from_u32)
        .filter(|c| super::classes::is_dropped(*c))
        .for_each(|c| set(c as u32));
    bits
}
