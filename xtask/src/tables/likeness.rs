//! Which characters sound alike and which look alike.

use std::collections::{BTreeMap, BTreeSet};

use super::{character, header, input, table};

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
    // What only one character has makes it like no other.
    let mut sharers = vec![0usize; next];
    likenesses.values().flatten().for_each(|id| sharers[*id] += 1);
    let mut renumbered = 0;
    let numbers: Vec<Option<usize>> = sharers
        .into_iter()
        .map(|count| {
            (count > 1).then(|| {
                renumbered += 1;
                renumbered - 1
            })
        })
        .collect();
    for own in likenesses.values_mut() {
        *own = own.iter().filter_map(|id| numbers[*id]).collect();
    }
    likenesses.retain(|_, own| !own.is_empty());
    let mut members: Vec<Vec<char>> = vec![Vec::new(); renumbered];
    for (c, ids) in &likenesses {
        ids.iter().for_each(|id| members[*id].push(*c));
    }
    let code = |c: &char| format!("{:#x}", *c as u32);
    let mut out = header(
        "Which characters sound or look alike.",
        "Unihan's readings and a list of look-alikes",
    );
    let (mut chars, mut starts, mut ids) = (Vec::new(), vec!["0".to_owned()], Vec::new());
    for (c, own) in &likenesses {
        chars.push(code(c));
        ids.extend(own.iter().map(ToString::to_string));
        starts.push(ids.len().to_string());
    }
    table(&mut out, "The characters, sorted.", "CHARACTERS", "u16", &chars);
    table(
        &mut out,
        "Where each character's likenesses begin in `LIKENESSES`, and behind the last where they end.",
        "LIKENESS_STARTS",
        "u16",
        &starts,
    );
    table(
        &mut out,
        "The likenesses: sounds first, then pairs of look-alikes.",
        "LIKENESSES",
        "u16",
        &ids,
    );
    let mut starts = vec!["0".to_owned()];
    let mut flat = Vec::new();
    for own in &members {
        flat.extend(own.iter().map(code));
        starts.push(flat.len().to_string());
    }
    table(
        &mut out,
        "Where each likeness's characters begin in `MEMBERS`, and behind the last where they end.",
        "MEMBER_STARTS",
        "u16",
        &starts,
    );
    table(&mut out, "The characters of each likeness.", "MEMBERS", "u16", &flat);
    Ok(out.trim_end().to_owned() + "\n")
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
