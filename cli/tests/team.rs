//! A team's story with a real repository: what was approved stays silent, one bad draft makes the CI red, and the fix that
//! the editor offers makes it green.
#![allow(clippy::disallowed_methods, reason = "tests run the binary on files")]

mod common;
#[path = "common/editor.rs"]
mod editor;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use common::{mobanlint, stdout};
use editor::{Editor, done, uri};

fn git(folder: &Path, args: &[&str]) {
    // A hook of ours may run this itself: what git tells its hooks is of another repository.
    let ours = std::env::vars_os().filter(|(name, _)| !name.to_string_lossy().starts_with("GIT_"));
    let mut command = Command::new("git");
    command
        .current_dir(folder)
        .env_clear()
        .envs(ours)
        .args(["-c", "user.name=team", "-c", "user.email=team@example.com"])
        .args(args);
    let ran = command.output().expect("git is there");
    assert!(
        ran.status.success(),
        "{args:?} {}",
        String::from_utf8_lossy(&ran.stderr)
    );
}

fn check(folder: &Path, args: &[&str]) -> Output {
    let mut command = mobanlint();
    let command = command.current_dir(folder).args(["check", "--lang", "en"]).args(args);
    command.output().expect("the binary runs")
}

/// What a CI says of a branch, in a clone of its own: its status and the lines of its annotations.
fn ci(folder: &Path, branch: &str) -> (Option<i32>, Vec<String>) {
    let place = tempfile::tempdir().expect("a folder");
    let origin = folder.join("origin.git");
    git(
        place.path(),
        &["clone", "--quiet", "--branch", branch, &origin.to_string_lossy(), "ci"],
    );
    let run = check(&place.path().join("ci"), &[".", "--format", "github"]);
    let lines = stdout(&run)
        .lines()
        .filter(|line| line.starts_with("::"))
        .map(str::to_owned)
        .collect();
    (run.status.code(), lines)
}

/// Templates as they were approved, many of which would not be today.
fn approved(number: usize) -> String {
    let title = match number % 5 {
        0 => format!("第{number}栋停水"),
        1 => format!("第{number}栋停电 通知"),
        2 => format!("第{number}栋物业费缴纳通知单"),
        3 => format!("第{number}栋电梯检修通知"),
        _ => format!("第{number}栋快递签收提醒"),
    };
    format!(
        "{{\"id\": \"t{number}\", \"title\": \"{title}\", \"keywords\": [{{\"name\": \"内容\", \"example\": \"x\"}}]}}\n"
    )
}

#[test]
fn a_bad_draft_makes_the_branch_red_and_the_editors_fix_makes_it_green() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path();
    git(
        here,
        &["init", "--quiet", "--bare", "--initial-branch=main", "origin.git"],
    );
    git(here, &["clone", "--quiet", "origin.git", "team"]);
    let team = here.join("team");
    let write = |name: &str, text: &str| fs::write(team.join(name), text).expect("it is written");
    let commit = |branch: &str| {
        git(&team, &["add", "--all"]);
        git(&team, &["commit", "--quiet", "--message", "drafts"]);
        git(&team, &["push", "--quiet", "origin", &format!("HEAD:{branch}")]);
    };
    fs::create_dir(team.join("drafts")).expect("it is made");
    write("drafts/approved.jsonl", &(0..500).map(approved).collect::<String>());

    let init = mobanlint()
        .current_dir(&team)
        .arg("init")
        .output()
        .expect("the binary runs");
    assert!(init.status.success());
    let config = fs::read_to_string(team.join("mobanlint.toml")).expect("it is written");
    write(
        "mobanlint.toml",
        &format!("baseline = \"known.json\"\nfail-on = \"warning\"\n{config}"),
    );
    let before = check(&team, &["."]);
    assert_eq!(
        before.status.code(),
        Some(2),
        "{}",
        String::from_utf8_lossy(&before.stderr)
    );
    let written = check(&team, &[".", "--write-baseline"]);
    assert_eq!(
        written.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&written.stderr)
    );
    assert!(
        stdout(&written).starts_with("500 templates: 0 errors, 0 warnings"),
        "{}",
        stdout(&written)
    );
    commit("main");
    assert_eq!(ci(here, "main"), (Some(0), Vec::new()));

    let bad = "[{\"id\": \"new\", \"title\": \"包裹 到站通知\", \"keywords\": [{\"name\": \"取件码\", \"example\": \"88-1234\"}]}]\n";
    write("drafts/new.json", bad);
    commit("parcels");
    let (status, lines) = ci(here, "parcels");
    assert_eq!((status, lines.len()), (Some(1), 1), "{lines:#?}");
    let at = "file=drafts/new.json,line=1,col=25,title=1.4 title-generality";
    assert!(lines.iter().all(|line| line.contains(at)), "{lines:#?}");

    let mut editor = Editor::start(&team, "en");
    let file = uri(&team, "drafts/new.json");
    let marks = editor.open(&file, bad);
    assert!(
        marks.len() == 1 && marks.iter().all(|mark| mark.contains(" 1.4 ")),
        "{marks:#?}"
    );
    let actions = editor.actions(&file, 0, &["quickfix"]);
    let preferred = actions
        .iter()
        .find(|action| action["isPreferred"] == true)
        .expect("a safe fix");
    write("drafts/new.json", &done(bad, preferred, &file));
    commit("parcels");
    assert_eq!(ci(here, "parcels"), (Some(0), Vec::new()));
}
