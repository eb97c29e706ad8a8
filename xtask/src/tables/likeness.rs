//! Which characters sound alike and which look alike.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{character, header, input, numbers};

pub(super) fn generate() -> Result<String, String> {
    let mut readings: BTreeMap<char, Vec<String>> = BTreeMap::new();
    for fields in input("pinyin.tsv")? {
        let [c, sounds @ ..] = fields.as_slice() else { continue };
        let sounds: BTreeSet<String> = sounds.iter().map(|sound| heard(sound)).collect();
        readings.insert(character(c)?, sounds.into_iter().collect());
    }
    let sounds: BTreeSet<&String> = readings.values().flatten().collect();
    let sounds: BTreeMap<&String, usize> = sounds.into_iter().zip(0..).collect();
    let mut likenesses: BTreeMap<char, Vec<usize>> = BTreeMap::new();
    for (c, own) in &readings {
        likenesses
            .entry(*c)
            .or_default()
            .extend(own.iter().filter_map(|sound| sounds.get(sound)));
    }
    let mut next = sounds.len();
    for fields in input("look-alikes.txt")? {
        let [first, others @ ..] = fields.as_slice() else {
            continue;
        };
        // Each pair is a likeness of its own: what looks like 未 need not look like what else does.
        for other in others {
            likenesses.entry(character(first)?).or_default().push(next);
            likenesses.entry(character(other)?).or_default().push(next);
            next += 1;
        }
    }
    let mut members: BTreeMap<usize, Vec<char>> = BTreeMap::new();
    for (c, own) in &likenesses {
        own.iter().for_each(|id| members.entry(*id).or_default().push(*c));
    }
    // What only one character has makes it like no other.
    members.retain(|_, own| own.len() > 1);
    // The commonest have a number of one byte.
    let mut by_size: Vec<(usize, Vec<char>)> = members.into_iter().collect();
    by_size.sort_by_key(|(_, own)| Reverse(own.len()));
    let rare = by_size.split_off(by_size.len().min(usize::from(u8::MAX)));
    let mut out = header(
        "Which characters sound or look alike.",
        "Unihan's readings and a list of look-alikes",
    );
    common(&mut out, &by_size);
    rarer(&mut out, &rare);
    Ok(out.trim_end().to_owned() + "\n")
}

fn common(out: &mut String, likenesses: &[(usize, Vec<char>)]) {
    let (mut of_characters, mut further) = (Vec::new(), BTreeSet::new());
    for (number, (_, own)) in (1..=u8::MAX).zip(likenesses) {
        for c in own {
            let at = *c as usize - 0x4e00;
            of_characters.resize(of_characters.len().max(at + 1), 0);
            if of_characters[at] == 0 {
                of_characters[at] = number;
            } else {
                further.insert((*c, number));
            }
        }
    }
    let docs = "For each character from U+4E00 on a common likeness it has, from 1, or 0.";
    numbers(out, docs, "COMMON", "u8", of_characters);
    let docs = "The common likenesses of characters that have several, but for the one in `COMMON`.";
    let further = further.into_iter().map(|(c, number)| format!("({c:?}, {number})"));
    numbers(out, docs, "FURTHER", "(char, u8)", further);
}

fn rarer(out: &mut String, likenesses: &[(usize, Vec<char>)]) {
    let mut places: Vec<(char, usize)> = Vec::new();
    for (id, own) in likenesses {
        places.extend(own.iter().map(|c| (*c, *id)));
    }
    places.sort_unstable();
    let next = (0..places.len()).map(|at| {
        let same = |other: &usize| places[*other].1 == places[at].1;
        (at + 1..places.len()).chain(0..=at).find(same).unwrap_or(at)
    });
    let next: Vec<usize> = next.collect();
    let docs = "The characters with rarer likenesses, once for each, sorted.";
    let characters = places.iter().map(|(c, _)| format!("{c:?}"));
    numbers(out, docs, "RARER", "char", characters);
    let docs = "For each of those the place of the next with the same likeness, for the last that of the first.";
    numbers(out, docs, "NEXT", "u16", next);
}

/// The sound as it is heard by many who type it: without retroflexion, and with one nasal ending.
fn heard(reading: &str) -> String {
    let plain = match reading.split_at_checked(2) {
        Some((initial @ ("zh" | "ch" | "sh"), rest)) => format!("{}{rest}", &initial[..1]),
        _ => reading.to_owned(),
    };
    match plain.strip_suffix('g') {
        Some(stem) if stem.ends_with("in") || stem.ends_with("en") || stem.ends_with("an") => stem.to_owned(),
        _ => plain,
    }
}
