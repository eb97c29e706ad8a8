//! A ruleset can come from whoever proposes a change: it reads what belongs to it, and prints nothing else.
#![allow(clippy::disallowed_methods, reason = "tests write files and run the binary")]

mod common;

use common::Folder;

const DRAFT: &[u8] = "{\"title\": \"蓝鲸洗衣取衣提醒\"}".as_bytes();
const SECRET: &[u8] = b"TOKEN = hunter2\n";

fn ruleset(more: &str) -> Vec<u8> {
    format!(r#"{{"id": "own", "version": "1", "extends": "wechat-template-message", {more}}}"#).into_bytes()
}

fn check(folder: &Folder, more: &[&str]) -> (Option<i32>, String, String) {
    let args = [
        "check",
        "--lang",
        "en",
        "--show",
        "error",
        "drafts.json",
        "--ruleset",
        "rules/own.json",
    ];
    folder.run(&[&args, more].concat())
}

#[test]
fn words_below_the_ruleset_are_read() {
    let own = ruleset(r#""words": {"brand": {"file": "lists/brands.txt"}}"#);
    let brands = ("rules/lists/brands.txt", "蓝鲸洗衣\n".as_bytes());
    let folder = Folder::new(
        "words-below",
        &[("drafts.json", DRAFT), ("rules/own.json", &own), brands],
    );
    let (status, out, err) = check(&folder, &[]);
    assert_eq!((status, err.as_str()), (Some(1), ""), "{out}");
    assert!(out.contains("1.4"), "{out}");
}

#[test]
fn what_lies_elsewhere_is_refused_unless_its_folder_is_allowed() {
    for (name, more, at) in [
        ("extends", r#""extends": "../other/base.json""#, "extends"),
        (
            "words",
            r#""words": {"brand": {"file": "../other/brands.txt"}}"#,
            "words.brand.file",
        ),
        (
            "lexicon",
            r#""lexicon": {"files": ["../other/words.txt"]}"#,
            "lexicon.files[0]",
        ),
        (
            "variants",
            r#""lexicon": {"variants": ["deep/../../other/variants.txt"]}"#,
            "lexicon.variants[0]",
        ),
    ] {
        let own = if at == "extends" {
            format!(r#"{{"id": "own", "version": "1", {more}}}"#).into_bytes()
        } else {
            ruleset(more)
        };
        let folder = Folder::new(
            &format!("elsewhere-{name}"),
            &[
                ("drafts.json", DRAFT),
                ("rules/own.json", &own),
                ("rules/deep/x.txt", b""),
                ("other/base.json", &ruleset(r#""rules": []"#)),
                ("other/brands.txt", "蓝鲸洗衣\n".as_bytes()),
                ("other/words.txt", "object * 1 蓝鲸\n".as_bytes()),
                ("other/variants.txt", "蓝京 蓝鲸\n".as_bytes()),
            ],
        );
        let (status, _, err) = check(&folder, &[]);
        assert_eq!(status, Some(2), "{err}");
        assert!(err.starts_with(&format!("error: rules/own.json: {at}: ")), "{err}");
        assert!(err.contains("outside of the ruleset's folder"), "{err}");
        let (status, _, err) = check(&folder, &["--allow-folder", "other"]);
        assert!(status < Some(2), "{err}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_no_way_out() {
    let own = ruleset(r#""words": {"brand": {"file": "brands.txt"}}"#);
    let folder = Folder::new(
        "link-out",
        &[
            ("drafts.json", DRAFT),
            ("rules/own.json", &own),
            ("other/x.txt", SECRET),
        ],
    );
    std::os::unix::fs::symlink("../other/x.txt", folder.0.join("rules/brands.txt")).expect("links can be made");
    let (status, _, err) = check(&folder, &[]);
    assert_eq!(status, Some(2), "{err}");
    assert!(
        err.contains("words.brand.file") && err.contains("a link that leads out"),
        "{err}"
    );
    assert!(!err.contains("hunter2"), "{err}");
    let (status, _, err) = check(&folder, &["--allow-folder", "other"]);
    assert!(status < Some(2), "{err}");
}

#[test]
fn a_file_that_is_no_word_list_is_not_printed() {
    for more in [
        r#""lexicon": {"files": ["secret.txt"]}"#,
        r#""lexicon": {"variants": ["secret.txt"]}"#,
    ] {
        let own = ruleset(more);
        let folder = Folder::new(
            "secret",
            &[
                ("drafts.json", DRAFT),
                ("rules/own.json", &own),
                ("rules/secret.txt", SECRET),
            ],
        );
        let (status, _, err) = check(&folder, &[]);
        assert_eq!(status, Some(2), "{err}");
        assert!(err.contains("rules/secret.txt:1: "), "{err}");
        assert!(!err.contains("TOKEN") && !err.contains("hunter2"), "{err}");
    }
}

#[test]
fn what_a_ruleset_is_called_is_not_obeyed_by_a_terminal() {
    let own = ruleset(
        r#""rules": [{"id": "1.3", "slug": "ending\u001b[2J", "title": {"zh": "\u202e甲", "en": "\u001b[31mred"}}]"#,
    );
    let folder = Folder::new(
        "escapes",
        &[
            ("drafts.json", "{\"title\": \"停水\"}".as_bytes()),
            ("rules/own.json", &own),
        ],
    );
    let formats = ["text", "json", "jsonl", "sarif", "github", "csv", "markdown"];
    let checked = formats.map(|format| check(&folder, &["--format", format]));
    let listed = folder.run(&["rules", "--ruleset", "rules/own.json"]);
    let explained = folder.run(&["explain", "1.3", "--ruleset", "rules/own.json"]);
    for (_, out, err) in checked.iter().chain([&listed, &explained]) {
        assert!(
            out.contains("ending") && !out.contains(['\u{1b}', '\u{202e}']),
            "{out}{err}"
        );
        assert!(!out.contains("\\u001b"), "{out}");
    }
}
