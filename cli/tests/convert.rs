//! Converting to files: what is written, and when nothing is.
#![allow(clippy::disallowed_methods, reason = "tests read and write files and run the binary")]

mod common;

use std::fs;
use std::path::Path;
use std::process::Output;

use common::{mobanlint, stdout};

fn convert(input: &Path, to: &str, output: &Path) -> Output {
    mobanlint()
        .arg("convert")
        .arg(input)
        .args(["--to", to, "-o"])
        .arg(output)
        .output()
        .expect("the binary runs")
}

#[test]
fn every_format_is_read_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let original = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/drafts.json");
    let written = |input: &Path, to: &str, name: &str| {
        let path = folder.path().join(name);
        let output = convert(input, to, &path);
        assert_eq!(
            output.status.code(),
            Some(0),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        assert!(output.stdout.is_empty() && output.stderr.is_empty());
        path
    };
    let expected = fs::read(written(&original, "json", "original.json")).expect("it is there");
    for (to, name) in [
        ("json", "a.json"),
        ("jsonl", "a.jsonl"),
        ("csv", "a.csv"),
        ("tsv", "a.tsv"),
    ] {
        let back = written(&written(&original, to, name), "json", "back.json");
        assert!(fs::read(back).expect("it is there") == expected, "{to}");
    }
}

#[test]
fn what_is_read_is_not_written_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.json");
    fs::write(&path, "[{\"title\": \"停水通知\"}]").expect("it is written");
    for (input, output) in [
        (path.clone(), path.clone()),
        (folder.path().to_owned(), path.clone()),
        (path.clone(), folder.path().join(".").join("a.json")),
    ] {
        let output = convert(&input, "jsonl", &output);
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains("is read as well"));
        assert_eq!(
            fs::read_to_string(&path).expect("it is there"),
            "[{\"title\": \"停水通知\"}]"
        );
    }
}

#[test]
fn what_can_be_read_is_written_and_of_nothing_there_is_no_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = folder.path().join("a.json");
    for (input, written) in [("empty.json", false), ("broken.jsonl", true), ("missing.json", false)] {
        let input = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inputs").join(input);
        assert_eq!(convert(&input, "json", &output).status.code(), Some(2));
        assert_eq!(output.exists(), written, "{}", input.display());
        let _ = fs::remove_file(&output);
    }
    let nowhere = convert(Path::new("good.json"), "json", &folder.path().join("none/a.json"));
    assert_eq!(nowhere.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&nowhere.stderr).contains("cannot write"));
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
}

#[test]
fn a_workbook_is_told_by_sheet_and_cell() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inputs/table.csv");
    let workbook = folder.path().join("a.xlsx");
    assert_eq!(convert(&table, "xlsx", &workbook).status.code(), Some(0));
    let checked = mobanlint()
        .current_dir(folder.path())
        .args(["check", "a.xlsx"])
        .output();
    let text = stdout(&checked.expect("the binary runs"));
    for line in [
        "\n--> a.xlsx templates!A2 › title\n",
        "\n--> a.xlsx templates!C2 停水提示 › keywords[0].example\n",
    ] {
        assert!(text.contains(line), "{text}");
    }
}
