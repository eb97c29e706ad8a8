//! Keywords among the members of a record, told apart by numbers: `"关键词1": "书名", "示例1": "边城", "关键词2": …`, as rows of
//! tables become in JSON.

use std::collections::HashMap;

use super::member::Member;
use super::names::Names;
use super::pairs::{Pair, Pairs};
use crate::input::platform::names::Name;
use crate::input::platform::words::{is_label, is_variable, key};

/// What a numbered member may be.
const PARTS: [Name; 4] = [Name::Keywords, Name::Example, Name::Kind, Name::Key];

/// What a member is by its name without the number behind it, and the number.
fn part(name: &str, names: &mut Names) -> Option<(Name, u32)> {
    let is_digit = |c: char| matches!(c, '0'..='9' | '０'..='９');
    let bare = name.trim_end_matches(is_digit);
    let digits = name.get(bare.len()..).filter(|digits| !digits.is_empty())?;
    let ascii = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        c => c,
    };
    let number = digits.chars().map(ascii).collect::<String>().parse().ok()?;
    let meaning = names.of(bare).meaning;
    let part = PARTS.into_iter().find(|part| meaning.is(*part))?;
    Some((part, number))
}

/// Whether a member is a numbered part of a keyword.
pub(in crate::input::json) fn is_part(name: &str, names: &mut Names) -> bool {
    part(name, names).is_some()
}

/// The keywords, and which member is the first of them.
pub(in crate::input::json) fn pairs<'t>(members: &[Member<'t>], names: &mut Names) -> Option<(usize, Pairs<'t>)> {
    let mut places: HashMap<u32, usize> = HashMap::new();
    let mut found = Pairs::default();
    let mut first = None;
    let mut others = Vec::new();
    for (index, member) in members.iter().enumerate() {
        let Some(placed) = member.scalar.as_ref().filter(|placed| !placed.text.trim().is_empty()) else {
            continue;
        };
        match part(&member.name, names) {
            Some((Name::Keywords, number)) if is_label(&placed.text) && !places.contains_key(&number) => {
                places.insert(number, found.found.len());
                first.get_or_insert(index);
                found.found.push(Pair {
                    label: placed.clone(),
                    key: None,
                    example: None,
                    kind: None,
                    values: Vec::new(),
                });
            }
            Some((Name::Keywords, _)) => found.rest += 1,
            Some((part, number)) => others.push((part, number, placed)),
            None => {}
        }
    }
    let first = first?;
    let shown = others.iter().any(|(part, ..)| *part == Name::Example);
    for (part, number, placed) in others {
        let Some(pair) = places.get(&number).and_then(|index| found.found.get_mut(*index)) else {
            found.rest += 1;
            continue;
        };
        match part {
            Name::Example if is_variable(&placed.text) => found.variables += 1,
            Name::Example => pair.example = Some(placed.clone()),
            Name::Key => pair.key = Some(placed.text.clone().into_owned()),
            _ => pair.kind = Some(placed.text.clone().into_owned()),
        }
    }
    // Beside no examples the names are the platform's keys: "keyword1": "书名".
    for member in members.iter().filter(|_| !shown) {
        let known = key(&member.name).and_then(|_| part(&member.name, names));
        let pair = known.and_then(|(_, number)| found.found.get_mut(*places.get(&number)?));
        if let Some(pair) = pair.filter(|pair| pair.key.is_none()) {
            pair.key = Some(member.name.clone().into_owned());
        }
    }
    Some((first, found))
}
