//! No file needs itself, by whatever way round.
//!
//! What a file takes from a door above it, the `mod.rs` of a room it stands in, leads out of the room and is no part of a
//! way round: a room's own words are its door's.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::crates::Arrow;
use crate::{CRATES, shown};

#[test]
fn no_files_know_each_other_in_a_circle() {
    let mut told = Vec::new();
    for (first, krate) in CRATES.iter() {
        let arrows = krate.arrows();
        for circle in circles(&arrows) {
            let within = |arrow: &&Arrow| circle.contains(&arrow.from) && circle.contains(&arrow.to);
            let lines = arrows.iter().filter(within).filter(|arrow| !leads_out(arrow));
            let lines = lines.map(|arrow| format!("  {} -> {}: {}", shown(&arrow.from), shown(&arrow.to), arrow.path));
            told.push(format!(
                "{first}: a circle of {} files\n{}",
                circle.len(),
                lines.collect::<Vec<_>>().join("\n")
            ));
        }
    }
    assert!(
        told.is_empty(),
        "move what both need to a file below both:\n{}",
        told.join("\n")
    );
}

/// Whether what is named stands in a door above: that of a room the file is in.
fn leads_out(arrow: &Arrow) -> bool {
    let name = arrow.to.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let room = match name {
        "mod.rs" | "lib.rs" | "main.rs" => arrow.to.parent().unwrap_or(&arrow.to).to_owned(),
        _ => arrow.to.with_extension(""),
    };
    arrow.from.starts_with(room)
}

/// The sets of files of which each can be reached from each.
fn circles(arrows: &BTreeSet<Arrow>) -> Vec<BTreeSet<PathBuf>> {
    let mut known: BTreeMap<&Path, BTreeSet<&Path>> = BTreeMap::new();
    for arrow in arrows.iter().filter(|arrow| !leads_out(arrow)) {
        known.entry(&arrow.from).or_default().insert(&arrow.to);
    }
    let reached: BTreeMap<&Path, BTreeSet<&Path>> = known.keys().map(|file| (*file, reached(file, &known))).collect();
    let mut circles: Vec<BTreeSet<PathBuf>> = Vec::new();
    for (file, all) in &reached {
        if !all.contains(file) || circles.iter().any(|circle| circle.contains(*file)) {
            continue;
        }
        let back = |other: &&&Path| reached.get(**other).is_some_and(|theirs| theirs.contains(file));
        circles.push(all.iter().filter(back).map(|path| path.to_path_buf()).collect());
    }
    circles
}

fn reached<'p>(from: &'p Path, known: &BTreeMap<&'p Path, BTreeSet<&'p Path>>) -> BTreeSet<&'p Path> {
    let mut reached = BTreeSet::new();
    let mut next = vec![from];
    while let Some(file) = next.pop() {
        for to in known.get(file).into_iter().flatten() {
            if reached.insert(*to) {
                next.push(to);
            }
        }
    }
    reached
}

#[test]
fn a_circle_is_seen() {
    let arrow = |from: &str, to: &str| Arrow {
        from: from.into(),
        to: to.into(),
        path: String::new(),
    };
    for (arrows, expected) in [
        (&[("src/a.rs", "src/b.rs"), ("src/b.rs", "src/c.rs")][..], 0),
        (&[("src/a.rs", "src/b.rs"), ("src/b.rs", "src/a.rs")], 2),
        (
            &[
                ("src/a.rs", "src/b/mod.rs"),
                ("src/b/mod.rs", "src/c.rs"),
                ("src/c.rs", "src/a.rs"),
            ],
            3,
        ),
        // A room's file takes from its door, in either way of writing one.
        (&[("src/b/mod.rs", "src/b/c.rs"), ("src/b/c.rs", "src/b/mod.rs")], 0),
        (&[("src/b.rs", "src/b/c.rs"), ("src/b/c.rs", "src/b.rs")], 0),
    ] {
        let arrows = arrows.iter().map(|(from, to)| arrow(from, to)).collect();
        let found = circles(&arrows).first().map_or(0, BTreeSet::len);
        assert_eq!(found, expected, "{arrows:?}");
    }
}
