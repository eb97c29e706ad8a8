//! What was made is read again: the texts that were to change have, and nothing else.

use mobanlint::Template;
use mobanlint::input::{Batch, Item};

use super::change::Change;
use super::document::Document;
use super::why::Why;

/// How often a file is read again to find the changes that cannot be made among those that can.
const MAX_READINGS: usize = 48;

pub(super) struct Proved {
    /// The file with the changes that were made; none if none was.
    pub(super) bytes: Option<Vec<u8>>,
    pub(super) made: Vec<Change>,
    pub(super) left: Vec<(Change, Why)>,
}

/// Makes as many of the changes as hold.
pub(super) fn prove(
    document: &Document<'_>,
    before: &Batch,
    changes: Vec<Change>,
    read: impl Fn(&[u8]) -> Batch,
) -> Proved {
    let mut sure = Vec::new();
    let mut left = Vec::new();
    for (change, placed) in document.places(changes) {
        match placed {
            Ok(edits) => sure.push((change, edits)),
            Err(why) => left.push((change, why)),
        }
    }
    let mut readings = 0;
    let mut bytes = None;
    let mut holding: Vec<usize> = Vec::new();
    // The first half of what is left is tried first, with all that is known to hold.
    let mut waiting = vec![(0..sure.len()).collect::<Vec<usize>>()];
    while let Some(mut tried) = waiting.pop() {
        if tried.is_empty() {
            continue;
        }
        let mut all = holding.clone();
        all.extend(&tried);
        all.sort_unstable();
        let made = || {
            let chosen: Vec<_> = all.iter().filter_map(|at| sure.get(*at)).collect();
            let after = document.with(chosen.iter().flat_map(|(_, edits)| edits))?;
            let changes = chosen.iter().map(|(change, _)| change);
            let exact = document.keeps_the_rest(&after, changes.clone()) && holds(before, &read(&after), changes);
            if exact { Ok(after) } else { Err(Why::ReadOtherwise) }
        };
        let result = if readings < MAX_READINGS {
            made()
        } else {
            Err(Why::TooMany)
        };
        readings += 1;
        match result {
            Ok(after) => {
                bytes = Some(after);
                holding = all;
            }
            Err(why) if tried.len() == 1 || why == Why::TooMany => {
                let refused = tried.iter().filter_map(|at| sure.get(*at));
                left.extend(refused.map(|(change, _)| (change.clone(), why)));
            }
            Err(_) => {
                let second = tried.split_off(tried.len() / 2);
                waiting.push(second);
                waiting.push(tried);
            }
        }
    }
    let made = holding.iter().filter_map(|at| sure.get(*at));
    Proved {
        bytes,
        made: made.map(|(change, _)| change.clone()).collect(),
        left,
    }
}

/// Whether what was read is what was read before, but for these changes.
fn holds<'c>(before: &Batch, after: &Batch, changes: impl Iterator<Item = &'c Change>) -> bool {
    let mut expected = before.items.clone();
    for change in changes {
        if let Some(Item::Template(template)) = expected.get_mut(change.item) {
            change.make(template);
        }
    }
    are(&expected, before, after)
}

/// Whether what was read is what was read before, but that one template is another.
pub(super) fn is_with(before: &Batch, after: &Batch, item: usize, fixed: &Template) -> bool {
    let mut expected = before.items.clone();
    if let Some(old) = expected.get_mut(item) {
        *old = Item::Template(fixed.clone());
    }
    are(&expected, before, after)
}

/// Whether these are the items that were read, and all else was read as before.
fn are(expected: &[Item], before: &Batch, after: &Batch) -> bool {
    let same = |(expected, found): (&Item, &Item)| match (expected, found) {
        (Item::Template(expected), Item::Template(found)) => expected.says_the_same(found),
        (Item::Unreadable(expected), Item::Unreadable(found)) => expected.len() == found.len(),
        _ => false,
    };
    expected.len() == after.items.len()
        && expected.iter().zip(&after.items).all(same)
        && before.errors.len() == after.errors.len()
        && before.notes.len() == after.notes.len()
        && before.format == after.format
}
