//! The examples of the documentation are run: each page is a story in a folder of its own, with `examples/` in it. A block with
//! `name=FILE` is that file; in a block of `console` each line with `$` is a command, and what follows is what it says, where `…` stands
//! for any lines, or the rest of one. `echo $?` asks for the exit status of the command before.
#![cfg(unix)] // the commands are those of a shell
#![allow(clippy::disallowed_methods, reason = "a test reads files")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

struct Page {
    name: String,
    text: String,
}

#[test]
fn every_example_says_what_the_program_says() {
    let pages = pages();
    let runs = std::thread::scope(|scope| {
        let pages: Vec<_> = pages.iter().map(|page| scope.spawn(|| run(page))).collect();
        pages
            .into_iter()
            .map(|page| page.join().expect("a page is run"))
            .collect::<Vec<_>>()
    });
    let commands: usize = runs.iter().map(|(commands, _)| commands).sum();
    let wrong: Vec<_> = runs.into_iter().flat_map(|(_, wrong)| wrong).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(commands > 30, "the pages have lost their examples: {commands} are left");
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn pages() -> Vec<Page> {
    let mut names = vec!["README.md".to_owned(), "README.zh-CN.md".to_owned()];
    for folder in ["docs", "docs/zh"] {
        let files = fs::read_dir(root().join(folder)).expect("the documentation is there");
        let files = files.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned());
        names.extend(
            files
                .filter(|file| Path::new(file).extension().is_some_and(|ending| ending == "md"))
                .map(|file| format!("{folder}/{file}")),
        );
    }
    let read = |name: String| {
        let text = fs::read_to_string(root().join(&name)).expect("a page is text");
        Page { name, text }
    };
    names
        .into_iter()
        .map(read)
        .filter(|page| page.text.contains("\n```console\n$ "))
        .collect()
}

/// How many commands a page has, and which of them say something else.
fn run(page: &Page) -> (usize, Vec<String>) {
    let folder = tempfile::tempdir().expect("a folder");
    let examples = folder.path().join("examples");
    fs::create_dir(&examples).expect("a folder");
    for file in fs::read_dir(root().join("examples")).expect("the examples are there") {
        let file = file.expect("a file");
        fs::copy(file.path(), examples.join(file.file_name())).expect("a copy");
    }
    let (mut commands, mut wrong) = (0, Vec::new());
    let mut status = 0;
    for (info, block) in blocks(&page.text) {
        if let Some(name) = info.split_once("name=").map(|(_, name)| name.trim()) {
            let path = folder.path().join(name);
            path.parent().map_or(Ok(()), fs::create_dir_all).expect("a folder");
            fs::write(path, &block).expect("a file");
        }
        let Some(stories) = (info == "console").then(|| block.strip_prefix("$ ")).flatten() else {
            continue;
        };
        for story in stories.split("\n$ ") {
            let (command, expected) = story.split_once('\n').unwrap_or((story, ""));
            commands += 1;
            let said = if command == "echo $?" {
                format!("{status}\n")
            } else {
                let output = shell(&page.name, folder.path(), command);
                status = output.status.code().unwrap_or(-1);
                String::from_utf8_lossy(&output.stdout).into_owned()
            };
            let (expected, said): (Vec<_>, Vec<_>) =
                (expected.trim_end().lines().collect(), said.trim_end().lines().collect());
            if !fits(&expected, &said) {
                let (expected, said) = (expected.join("\n"), said.join("\n"));
                let name = &page.name;
                wrong.push(format!(
                    "{name}: `{command}` is said to say\n{expected}\nand says\n{said}"
                ));
            }
        }
    }
    (commands, wrong)
}

fn shell(page: &str, folder: &Path, command: &str) -> std::process::Output {
    let program = Path::new(env!("CARGO_BIN_EXE_mobanlint"));
    let before = std::env::var_os("PATH").unwrap_or_default();
    let path = program.parent().map(Path::to_path_buf).into_iter();
    let path = std::env::join_paths(path.chain(std::env::split_paths(&before))).expect("a path");
    let chinese = page.contains("zh");
    Command::new("sh")
        .args(["-c", &format!("{{ {command}; }} 2>&1")])
        .current_dir(folder)
        .env("PATH", path)
        .env("LC_ALL", if chinese { "zh_CN.UTF-8" } else { "C" })
        .env("NO_COLOR", "1")
        .output()
        .expect("a shell")
}

/// The blocks of code of a page, with what stands behind their fences.
fn blocks(text: &str) -> Vec<(&str, String)> {
    let mut blocks: Vec<(&str, String)> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        match line.strip_prefix("```") {
            Some(_) if open => open = false,
            Some(info) => {
                open = true;
                blocks.push((info, String::new()));
            }
            None if open => blocks
                .last_mut()
                .into_iter()
                .for_each(|(_, block)| block.extend([line, "\n"])),
            None => {}
        }
    }
    blocks
}

/// Whether the lines are those; `…` takes as few as will do.
fn fits(expected: &[&str], said: &[&str]) -> bool {
    match expected.split_first() {
        None => said.is_empty(),
        Some((&"…", expected)) => (0..=said.len()).any(|at| said.get(at..).is_some_and(|said| fits(expected, said))),
        Some((line, expected)) => said.split_first().is_some_and(|(found, said)| {
            let same = match line.strip_suffix('…') {
                Some(begin) => found.starts_with(begin),
                None => found == line,
            };
            same && fits(expected, said)
        }),
    }
}

#[test]
fn what_is_left_out_may_be_anything() {
    for (expected, said, fit) in [
        (&["a", "…", "d"][..], &["a", "b", "c", "d"][..], true),
        (&["…"], &[], true),
        (&["a", "…", "d"], &["a", "d", "e"], false),
        (&["-1 …"], &["-1 busy"], true),
        (&["a"], &["a", "b"], false),
    ] {
        assert_eq!(fits(expected, said), fit, "{expected:?} {said:?}");
    }
}
