//! Who may know whom, as ARCHITECTURE.md has it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::crates::Arrow;
use crate::{CRATES, house, library, shown};

/// The heading below which the table stands.
const HEADING: &str = "## Who may know whom";

/// The rooms of the library, and which others each may know.
fn table() -> BTreeMap<String, BTreeSet<String>> {
    let text = std::fs::read_to_string(house().join("ARCHITECTURE.md")).unwrap_or_default();
    let section = text.split(HEADING).nth(1).unwrap_or_default();
    let section = section.split("\n## ").next().unwrap_or_default();
    let named = |cell: &str| -> Vec<String> { cell.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    let mut table: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in section.lines().filter(|line| line.starts_with("| `")) {
        let mut cells = line.trim_matches('|').split('|');
        let (rooms, known) = (cells.next().map(named), cells.next().map(named));
        for room in rooms.into_iter().flatten() {
            let known = known.iter().flatten().cloned();
            assert!(
                table.insert(room.clone(), known.collect()).is_none(),
                "ARCHITECTURE.md has `{room}` twice"
            );
        }
    }
    assert!(table.len() > 20, "ARCHITECTURE.md has no table below {HEADING}");
    table
}

/// The room of the library a file stands in: the first folder, or the file itself.
fn room(file: &Path) -> Option<String> {
    let inner = file.strip_prefix(house().join("src")).ok()?;
    let first = Path::new(inner.components().next()?.as_os_str());
    first
        .file_stem()?
        .to_str()
        .filter(|room| *room != "lib")
        .map(str::to_owned)
}

#[test]
fn rooms_know_only_whom_they_may() {
    let table = table();
    let krate = library();
    let mut told = BTreeSet::new();
    let mut knows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in krate.files() {
        let Some(room) = room(file) else { continue };
        if !table.contains_key(&room) {
            told.insert(format!("`{room}` is a room of src/ and not of ARCHITECTURE.md"));
        }
        knows.entry(room).or_default();
    }
    for Arrow { from, to, path } in krate.arrows() {
        let (Some(own), Some(other)) = (room(&from), room(&to)) else {
            continue;
        };
        if own == other {
            continue;
        }
        if !table.get(&own).is_some_and(|known| known.contains(&other)) {
            told.insert(format!("{}: {path}: `{own}` may not know `{other}`", shown(&from)));
        }
        knows.entry(own).or_default().insert(other);
    }
    for (room, allowed) in &table {
        let Some(known) = knows.get(room) else {
            told.insert(format!("ARCHITECTURE.md has `{room}`, and src/ has no such room"));
            continue;
        };
        let idle = allowed.difference(known);
        told.extend(idle.map(|other| format!("ARCHITECTURE.md lets `{room}` know `{other}`, which it does not")));
    }
    assert!(told.is_empty(), "{}", Vec::from_iter(told).join("\n"));
}

#[test]
fn no_check_knows_another() {
    let krate = library();
    let checks = house().join("src/checks");
    let is_check = |file: &Path| std::fs::read_to_string(file).is_ok_and(|text| text.contains("KIND: Kind"));
    // What a check has beside it in a folder of its name is its own.
    let check = |file: &Path| file.starts_with(&checks).then(|| file.with_extension(""));
    let told: Vec<String> = krate
        .arrows()
        .into_iter()
        .filter_map(|arrow| Some((check(&arrow.from)?, check(&arrow.to)?, arrow)))
        .filter(|(own, other, arrow)| is_check(&arrow.to) && !own.starts_with(other) && !own.ends_with("mod"))
        .map(|(_, other, arrow)| {
            format!(
                "{}: {}: no check knows another, such as {}",
                shown(&arrow.from),
                arrow.path,
                shown(&other)
            )
        })
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn nobody_inside_comes_through_the_front_door() {
    let mut told = Vec::new();
    for (_, krate) in CRATES.iter().filter(|(first, _)| first.ends_with("lib.rs")) {
        for (file, path) in krate.through_the_front_door() {
            told.push(format!("{}: {path}: name the room it is from", shown(&file)));
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}
