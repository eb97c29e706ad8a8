//! Streams, threads, pipes and folders.
#![allow(clippy::disallowed_methods, reason = "tests write files and run the binary")]

mod common;

use std::fs;
use std::io::Read;
use std::process::Stdio;

use common::{mobanlint, piped, stdout};

const OBJECTS: &[&str] = &["订单", "快递", "会议", "课程", "停水", "预约", "退款", "挂号"];
const ACTS: &[&str] = &[
    "支付成功",
    "签收",
    "取消",
    "付款成功",
    "变更",
    "限时优惠",
    "",
    "审核不通过",
];
const ENDINGS: &[&str] = &["通知", "提醒", "", "提示", "！"];
const PLACES: &[&str] = &[
    "琴房", "泳道", "球馆", "书院", "茶室", "花店", "画室", "棋社", "影棚", "车位",
];

fn many(count: usize) -> String {
    let mut lines = String::new();
    for number in 0..count {
        let object = OBJECTS[number % OBJECTS.len()];
        let act = ACTS[number / 7 % ACTS.len()];
        let ending = ENDINGS[number / 3 % ENDINGS.len()];
        let draft = serde_json::json!({
            "id": format!("d{number}"),
            "title": format!("{object}{act}{ending}"),
            "keywords": [{"name": "内容", "example": number.to_string()}, {"name": "时间", "example": "2024年13月01日"}],
        });
        lines.push_str(&draft.to_string());
        lines.push('\n');
        if number % 500 == 499 {
            lines.push_str("{\"title\": 3}\n");
        }
    }
    lines
}

/// Runs the same over one thread and over more.
fn the_same_over_threads(args: &[&str], input: &str, status: i32) {
    let over = |threads: &str| piped(&[args, &["--threads", threads]].concat(), input.as_bytes());
    let one = over("1");
    assert_eq!(one.status.code(), Some(status), "{args:?}");
    assert!(one.stdout.len() > 50_000, "{args:?}");
    for threads in ["2", "8"] {
        assert!(over(threads) == one, "{args:?} differs over {threads} threads");
    }
}

#[test]
fn threads_change_nothing() {
    for format in ["json", "jsonl", "text", "sarif", "csv", "markdown", "github"] {
        the_same_over_threads(&["check", "-", "--format", format], &many(600), 2);
    }
    // Read as a whole and in pieces, among themselves and beside existing titles.
    let folder = tempfile::tempdir().expect("a folder");
    let put = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("the file is written");
        path.to_str().expect("a temporary path is UTF-8").to_owned()
    };
    let lines = many(1200);
    let titles = (0..2500).map(|number| {
        let (place, object) = (PLACES[number % PLACES.len()], OBJECTS[number / 10 % OBJECTS.len()]);
        let (act, ending) = (ACTS[number / 80 % ACTS.len()], ENDINGS[number / 3 % ENDINGS.len()]);
        serde_json::json!({"title": format!("{place}{object}{act}{ending}")}).to_string()
    });
    let titles: Vec<String> = titles.collect();
    let pieces = put("pieces.jsonl", &titles.join("\n"));
    let whole = put("whole.json", &format!("[{}]", titles.join(",")));
    for existing in [&pieces, &whole] {
        the_same_over_threads(&["check", "-", "--library", existing, "--format", "jsonl"], &lines, 2);
        for format in ["text", "json", "csv"] {
            the_same_over_threads(&["duplicates", existing, "--format", format], "", 0);
        }
    }
}

#[test]
fn a_reader_that_leaves_is_no_crash() {
    let lines = many(3000);
    let path = std::env::temp_dir().join(format!("mobanlint-pipe-{}.jsonl", std::process::id()));
    fs::write(&path, lines).expect("the file is written");
    for format in ["text", "json", "sarif", "csv"] {
        let mut child = mobanlint()
            .args(["check", "--format", format])
            .arg(&path)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let mut some = [0; 10];
        child
            .stdout
            .take()
            .expect("stdout is piped")
            .read_exact(&mut some)
            .expect("there is output");
        let output = child.wait_with_output().expect("the binary ends");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(!stderr.contains("panicked"), "{stderr}");
        assert_eq!(output.status.code(), Some(2));
    }
    fs::remove_file(path).expect("the file is removed");
}

#[test]
fn folders_are_walked_as_git_would() {
    let folder = std::env::temp_dir().join(format!("mobanlint-walk-{}", std::process::id()));
    let put = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        fs::write(path, text).expect("the file is written");
    };
    put(".gitignore", "built/\n");
    put("built/a.json", "{\"title\": \"一\"}");
    put(".cache/a.json", "{\"title\": \"二\"}");
    put("notes.txt", "下午三点开会，讨论下周的安排。请各部门准时参加。\n");
    put("z.json", "{\"title\": \"停电提示\"}");
    put("a/b.jsonl", "{\"title\": \"停水提示\"}\n");
    let output = mobanlint()
        .args(["check", "--format", "jsonl", "--rule", "1.3"])
        .arg(&folder)
        // Named again, by itself: it is still one file.
        .arg(folder.join("z.json"))
        .output()
        .expect("the binary runs");
    fs::remove_dir_all(&folder).expect("the folder is removed");
    let titles: Vec<String> = stdout(&output)
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("a finding a line"))
        .map(|finding| finding["template"]["title"].as_str().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(titles, ["停水提示", "停电提示"]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn the_locale_chooses_the_language() {
    for (name, value, word) in [
        ("LC_ALL", "zh_CN.UTF-8", "错误"),
        ("LC_ALL", "de_DE.UTF-8", "error"),
        ("LANG", "zh-Hans", "错误"),
    ] {
        let output = mobanlint()
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env(name, value)
            .args(["check", "drafts.json"])
            .output()
            .expect("the binary runs");
        assert!(stdout(&output).starts_with(word), "{name}={value}");
    }
}

/// A log is judged as it comes: what stands in its middle is told by its line, and its end is reached.
#[test]
fn a_long_log_is_read_line_by_line() {
    let sound = r#"12:00 {"touser":"o","template_id":"ride-started-0001","data":{"thing1":{"value":"北门到南门"},"time2":{"value":"9:05"},"phrase3":{"value":"已出发"}}}"#;
    let mut lines = vec![sound; 5_000];
    lines[3_000] = r#"12:00 {"touser":"o","template_id":"ride-started-0001","data":{"thing1":{"value":"北门"},"time2":{"value":"9点"},"phrase3":{"value":"已出发"}}}"#;
    lines[4_000] = "12:00 nothing";
    let args = [
        "preflight",
        "-",
        "--templates",
        "../inputs/templates.json",
        "--format",
        "json",
    ];
    let output = piped(&args, lines.join("\n").as_bytes());
    assert_eq!(
        output.status.code(),
        Some(1),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let report: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("it is JSON");
    assert_eq!(report["summary"]["messages"], 4_999);
    let findings = report["findings"].as_array().expect("a list");
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0]["at"]["line"], 3_001);
    assert_eq!(findings[0]["field"], "data.time2.value");
    assert_eq!(report["notes"].as_array().map(Vec::len), Some(1), "{}", report["notes"]);
}
