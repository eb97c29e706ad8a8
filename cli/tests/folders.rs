//! Folders of anything, files of anything, and what is told of them.
#![allow(clippy::disallowed_methods, reason = "tests write files and run the binary")]

mod common;

use common::{Folder, piped, stdout};

const DRAFT: &[u8] = "[{\"title\": \"停水通知\", \"keywords\": [{\"name\": \"小区\"}]}]".as_bytes();
/// 订单发货通知, 退款到账提醒 in GBK, a line each.
const GBK: &[u8] =
    b"\xb6\xa9\xb5\xa5\xb7\xa2\xbb\xf5\xcd\xa8\xd6\xaa\r\n\xcd\xcb\xbf\xee\xb5\xbd\xd5\xcb\xcc\xe1\xd0\xd1\r\n";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

#[test]
fn every_file_of_a_folder_is_looked_at() {
    let folder = Folder::new(
        "every-file",
        &[
            ("a.json", DRAFT),
            ("b.csv", "标题,关键词1,示例1\n停电通知,小区,一号院\n".as_bytes()),
            ("c.txt", GBK),
            (
                "d.sql",
                "INSERT INTO t VALUES ('取件成功通知', '快递单号{{character_string1.DATA}}取件点{{thing2.DATA}}');\n"
                    .as_bytes(),
            ),
            ("drafts", DRAFT),
            ("e.png", PNG),
            ("f/Main.java", b"package a;\n\npublic class Main {\n}\n"),
            ("f/README.md", "# 说明\n\n这里放模板草稿。\n".as_bytes()),
            ("f/app.yml", b"a:\n  b: 1\n"),
            ("f/empty", b""),
            (".hidden.json", b"{"),
            ("node_modules/x.json", b"{"),
            (".gitignore", b"node_modules\n"),
        ],
    );
    let (status, out, err) = folder.run(&["convert", ".", "--to", "json"]);
    let drafts: serde_json::Value = serde_json::from_str(&out).expect("drafts are JSON");
    let titles: Vec<&str> = drafts["templates"]
        .as_array()
        .expect("there are several")
        .iter()
        .filter_map(|draft| draft["title"].as_str())
        .collect();
    assert_eq!(
        titles,
        [
            "停水通知",
            "停电通知",
            "订单发货通知",
            "退款到账提醒",
            "取件成功通知",
            "停水通知"
        ],
        "{err}"
    );
    assert_eq!(status, Some(0), "{err}");
    assert!(err.contains("note: c.txt: read as GB18030"), "{err}");
    let passed = "5 files hold no drafts and are passed over: e.png, f/Main.java, f/README.md and 2 more";
    assert!(err.contains(passed), "{err}");
    for command in [
        vec!["check", "."],
        vec!["duplicates", "."],
        vec!["check", "a.json", "--library", "."],
    ] {
        let (_, _, err) = folder.run(&command);
        assert!(err.contains(passed) && !err.contains("error: "), "{command:?} {err}");
    }
}

#[test]
fn patterns_leave_files_out_of_folders_and_never_named_ones() {
    let folder = Folder::new(
        "exclude",
        &[("a.json", DRAFT), ("old/b.json", b"{"), ("c.jsonl", b"{\n")],
    );
    let (status, _, err) = folder.run(&[
        "convert",
        ".",
        "--to",
        "json",
        "--exclude",
        "old/",
        "--exclude",
        "*.jsonl",
    ]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    let (status, _, err) = folder.run(&[
        "convert",
        ".",
        "old/b.json",
        "--to",
        "json",
        "--exclude",
        "old",
        "--exclude",
        "*l",
    ]);
    assert_eq!(status, Some(2));
    assert!(err.contains("old/b.json:1:2"), "{err}");
}

#[test]
fn a_named_file_is_read_or_refused() {
    let folder = Folder::new("named", &[("a.png", PNG), ("b.rs", b"fn main() {}\n"), ("c", b"")]);
    for (name, told) in [
        ("a.png", "an image (PNG)"),
        ("b.rs", "source code (Rust)"),
        ("c", "there are no templates"),
    ] {
        let (status, _, err) = folder.run(&["check", name]);
        assert_eq!(status, Some(2), "{err}");
        assert_eq!(err.lines().count(), 1, "{err}");
        assert!(
            err.starts_with(&format!("error: {name}: ")) && err.contains(told),
            "{err}"
        );
    }
    let (status, _, err) = folder.run(&["check", "."]);
    assert_eq!(status, Some(2));
    assert!(
        err.contains("the folder holds no drafts; files without any (3): a.png, b.rs, c"),
        "{err}"
    );
    let (status, _, err) = folder.run(&["duplicates", "b.rs"]);
    assert_eq!(status, Some(2), "{err}");
}

#[test]
fn a_library_in_sql_gives_its_titles() {
    let folder = Folder::new(
        "sql",
        &[(
            "seed.sql",
            "INSERT INTO `t` VALUES ('1', '取件成功通知', '{{first.DATA}}快递单号：{{keyword1.DATA}}');\n".as_bytes(),
        )],
    );
    let output = piped(
        &[
            "check",
            "-",
            "--library",
            &folder.0.join("seed.sql").to_string_lossy(),
            "--format",
            "json",
        ],
        "取件成功通知".as_bytes(),
    );
    assert!(stdout(&output).contains("in the library"), "{}", stdout(&output));
}

#[test]
fn a_library_is_not_compared_with_itself() {
    let approved = "停水通知\n停电通知\n快递签收通知\n".as_bytes();
    let files: [(&str, &[u8]); 4] = [
        ("a.json", DRAFT),
        ("approved.txt", approved),
        ("old/b.txt", approved),
        ("new/c.json", "[{\"title\": \"快递签收提醒\"}]".as_bytes()),
    ];
    let folder = Folder::new("own-library", &files);
    let told = |args: &[&str]| -> (Vec<String>, String) {
        let (_, out, err) =
            folder.run(&[&["check", "--rule", "1.1", "--rule", "1.2", "--format", "jsonl"], args].concat());
        let of = |line: &str| serde_json::from_str::<serde_json::Value>(line).expect("a finding");
        let titles = out
            .lines()
            .map(|line| of(line)["template"]["title"].as_str().unwrap_or_default().to_owned());
        (titles.collect(), err)
    };
    let note = |name: &str| {
        format!("note: {name}: holds the existing titles, which are not judged as drafts; name it to have it judged\n")
    };
    let (titles, err) = told(&[".", "--library", "approved.txt", "--exclude", "old"]);
    assert_eq!(
        (titles, err),
        (vec!["停水通知".into(), "快递签收提醒".into()], note("approved.txt"))
    );
    let (titles, err) = told(&[".", "--library", "approved.txt", "--library", "old"]);
    assert_eq!(titles, ["停水通知", "快递签收提醒"]);
    assert_eq!(err, note("approved.txt") + &note("old"));
    // What is named is judged, and is no less a library.
    let (titles, err) = told(&["approved.txt", "--library", "approved.txt"]);
    assert_eq!((titles.len(), err.as_str()), (3, ""));
    // A draft in a folder of existing titles is not one of them.
    let (titles, _) = told(&["new/c.json", "--library", "new"]);
    assert_eq!(titles, [""; 0]);
    let (titles, _) = told(&["new/c.json", "--library", "."]);
    assert_eq!(titles, ["快递签收提醒"]);
    std::fs::write(
        folder.0.join("mobanlint.toml"),
        "library = [\"approved.txt\", \"old\"]\n",
    )
    .expect("written");
    // Of what a configuration names, everybody knows what it is.
    let (titles, err) = told(&["."]);
    assert_eq!(titles, ["停水通知", "快递签收提醒"]);
    assert_eq!(err, "");
}

#[test]
fn words_come_in_any_encoding() {
    let folder = Folder::new(
        "words",
        &[
            // brand, a tab, 飞云物流 in GBK.
            ("words.txt", b"brand\t\xb7\xc9\xd4\xc6\xce\xef\xc1\xf7\r\n"),
            ("a.png", PNG),
            ("a.txt", "飞云物流签收通知\n".as_bytes()),
        ],
    );
    let (_, out, err) = folder.run(&["check", "a.txt", "--words", "words.txt"]);
    assert!(err.is_empty(), "{err}");
    let (_, without, _) = folder.run(&["check", "a.txt"]);
    assert_ne!(out, without);
    let (status, _, err) = folder.run(&["check", "a.txt", "--words", "a.png"]);
    assert_eq!(status, Some(2));
    assert!(err.contains("a.png: an image (PNG)"), "{err}");
}

#[test]
fn json_lines_are_told_by_their_beginning_whatever_they_are_called() {
    let lines = "{\"title\": \"停水通知\"}\n".repeat(20_000);
    let folder = Folder::new("lines", &[("a.data", lines.as_bytes()), ("b.jsonl", DRAFT)]);
    for (name, count) in [("a.data", 20_000), ("b.jsonl", 1)] {
        let (status, out, err) = folder.run(&["convert", name, "--to", "jsonl"]);
        assert_eq!((status, out.lines().count()), (Some(0), count), "{err}");
    }
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::symlink;
    use std::process::Command;

    use super::*;

    #[test]
    fn links_pipes_and_devices_are_told_and_never_endless() {
        let folder = Folder::new("links", &[("a.json", DRAFT), ("sub/b.json", DRAFT)]);
        symlink("..", folder.0.join("sub/loop")).expect("links can be made");
        symlink("../a.json", folder.0.join("sub/same.json")).expect("links can be made");
        let (status, out, err) = folder.run(&["convert", ".", "--to", "jsonl"]);
        assert_eq!((status, out.lines().count()), (Some(0), 2), "{err}");
        assert_eq!(err, "note: .: links to folders are not followed (1): sub/loop\n");

        symlink("nowhere", folder.0.join("gone.json")).expect("links can be made");
        let (status, _, err) = folder.run(&["check", "."]);
        assert_eq!(status, Some(2));
        assert!(err.contains("gone.json: no such file"), "{err}");

        let (status, _, err) = folder.run(&["check", "/dev/zero"]);
        assert_eq!(status, Some(2));
        assert!(err.contains("/dev/zero: is no file but a pipe or a device"), "{err}");
        let made = Command::new("mkfifo").arg(folder.0.join("pipe")).status();
        if made.is_ok_and(|status| status.success()) {
            let (status, _, err) = folder.run(&["check", "pipe"]);
            assert_eq!(status, Some(2), "{err}");
            let (_, _, err) = folder.run(&["convert", ".", "--to", "json", "--exclude", "gone.json"]);
            assert!(err.contains("1 file holds no drafts and is passed over: pipe"), "{err}");
        }
    }
}

#[test]
fn a_pattern_that_cannot_be_read_is_shown_as_it_was_given() {
    let folder = Folder::new("exclude-broken", &[("a.json", DRAFT)]);
    let (status, _, err) = folder.run(&["check", ".", "--exclude", "["]);
    assert_eq!(status, Some(2), "{err}");
    assert!(err.contains("'['") && !err.contains("!["), "{err}");
}
