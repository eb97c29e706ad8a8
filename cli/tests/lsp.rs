//! `mobanlint lsp` as an editor talks to it: texts are opened, marks and offers come back.
#![allow(clippy::disallowed_methods, reason = "tests run the binary on files")]

#[path = "common/editor.rs"]
mod editor;

use editor::{Editor, done, uri};
use serde_json::{Value, json};

#[test]
fn findings_are_marked_where_they_stand_and_go_as_one_types() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut editor = Editor::start(folder.path(), "en");
    let uri = uri(folder.path(), "a.json");
    let marks = editor.open(&uri, "[\n  {\"title\": \"🎉停水\",\n   \"keywords\": [{\"name\": \"时间\", \"example\": \"\\u0032026年13月1日\"}]}\n]\n");
    assert_eq!(
        marks,
        [
            "1 1.4 1:13-1:15 The title has a special symbol: the emoji “🎉”",
            "1 1.3 1:13-1:17 The title does not end in 提醒 or 通知",
            "1 2.4 2:43-2:58 In “2026年13月1日”, the example of “时间”, 2026年13月1日 does not exist",
        ],
        "{marks:#?}"
    );
    // An emoji is two units of UTF-16.
    let change = |start: u32, end: u32, text: &str| json!({"range": {"start": {"line": 1, "character": start}, "end": {"line": 1, "character": end}}, "text": text});
    editor.tell(
        "textDocument/didChange",
        json!({"textDocument": {"uri": uri, "version": 2}, "contentChanges": [change(13, 15, ""), change(15, 15, "通知")]}),
    );
    let marks = editor.marks();
    assert!(
        marks.len() == 1 && marks.iter().all(|mark| mark.starts_with("1 2.4")),
        "{marks:#?}"
    );
    editor.tell("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    assert!(editor.marks().is_empty());
}

#[test]
fn every_format_is_marked_and_mended_in_its_own_way() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut editor = Editor::start(folder.path(), "zh-CN");
    for (name, before, marked, mended) in [
        (
            "a.csv",
            "标题,关键词1,示例1\n\"停水 \"\"甲\"\" 通知\",时间,2026年1月5日\n",
            " 1.4 1:4-1:6 ",
            Some("标题,关键词1,示例1\n\"停水\"\"甲\"\"通知\",时间,2026年1月5日\n"),
        ),
        (
            "b.jsonl",
            "{\"title\": \"停水通知\"}\n{\"title\": \"停\\u7535 通知\"}\n",
            " 1.4 1:18-1:19 ",
            Some("{\"title\": \"停水通知\"}\n{\"title\": \"停\\u7535通知\"}\n"),
        ),
        (
            "c.tsv",
            "标题\t关键词1\t示例1\n停水通知\t时 间\t2026年1月5日\n",
            " 2.3 1:6-1:7 ",
            Some("标题\t关键词1\t示例1\n停水通知\t时间\t2026年1月5日\n"),
        ),
        (
            "D.java",
            "class D {\n  // 停水 通知\n  // 时间：{{time1.DATA}}\n}\n",
            " 1.4 1:7-1:8 ",
            Some("class D {\n  // 停水通知\n  // 时间：{{time1.DATA}}\n}\n"),
        ),
    ] {
        let uri = uri(folder.path(), name);
        let marks = editor.open(&uri, before);
        assert!(marks.iter().any(|mark| mark.contains(marked)), "{name}: {marks:#?}");
        let all = editor.actions(&uri, 0, &["source.fixAll"]);
        let after = all.first().map(|action| done(before, action, &uri));
        assert_eq!(after.as_deref(), mended, "{name}");
    }
}

#[test]
fn what_is_no_draft_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut editor = Editor::start(folder.path(), "en");
    for (name, text) in [
        ("package.json", "{\"name\": \"shop\", \"version\": \"1.0.0\"}\n"),
        ("main.rs", "fn main() {}\n"),
        ("notes.md", "# 停水\n"),
        ("mobanlint.toml", "skip = [\"1.3\"]\n"),
        ("empty.json", ""),
    ] {
        let marks = editor.open(&uri(folder.path(), name), text);
        assert!(marks.is_empty(), "{name}: {marks:#?}");
    }
    let marks = editor.open(
        &uri(folder.path(), "drafts.json"),
        "[{\"titel\": \"停水通知\", \"keywords\": []}]",
    );
    assert!(marks.iter().any(|mark| mark.contains("titel")), "{marks:#?}");
}

#[test]
fn a_fix_an_ignore_and_a_word_of_ones_own_are_offered_and_hold() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("mobanlint.toml"), "words = [\"own.tsv\"]\n").expect("written");
    std::fs::write(folder.path().join("own.tsv"), "brand\t蓝鲸洗衣").expect("written");
    let mut editor = Editor::start(folder.path(), "en");
    let at = uri(folder.path(), "a.json");
    let text = "[{\"title\": \"停水\", \"keywords\": [{\"name\": \"促销单号\", \"example\": \"339208499\"}]},\n {\"title\": \"促销结果\"}]\n";
    let marks = editor.open(&at, text);
    assert!(
        marks.iter().any(|mark| mark.starts_with("1 1.6 1:12-1:14 ")),
        "{marks:#?}"
    );
    let actions = editor.actions(&at, 1, &[]);
    let titled = |part: &str| {
        let of = |action: &&Value| action["title"].as_str().is_some_and(|title| title.contains(part));
        actions
            .iter()
            .find(of)
            .unwrap_or_else(|| panic!("{part}: {actions:#?}"))
    };
    let ignored = done(text, titled("Ignore 1.6"), &at);
    assert!(
        ignored.contains("\"促销结果\", \"ignore\": [{\"reason\":\"(say why)\",\"rule\":\"1.6\"}]}"),
        "{ignored}"
    );
    let ended = done(text, titled("促销结果通知"), &at);
    assert!(ended.contains("\"促销结果通知\""), "{ended}");
    let own = uri(folder.path(), "own.tsv");
    let word = done("brand\t蓝鲸洗衣", titled("own.tsv"), &own);
    assert_eq!(word, "brand\t蓝鲸洗衣\ninnocent\t促销结果\n");

    // Once the file says so, the word is silent.
    std::fs::write(folder.path().join("own.tsv"), word).expect("written");
    editor.tell("textDocument/didSave", json!({"textDocument": {"uri": own}}));
    let marks = editor.marks();
    assert!(!marks.iter().any(|mark| mark.contains(" 1.6 1:")), "{marks:#?}");
}

#[test]
fn pages_and_names_are_told_under_the_cursor() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut editor = Editor::start(folder.path(), "zh-CN");
    let at = uri(folder.path(), "a.json");
    editor.open(
        &at,
        "[{\"title\": \"停水\",\n \"keywords\": [{\"name\": \"时间\", \"type\": \"\"}]}]\n",
    );
    let asked = |line: u32, character: u32| json!({"textDocument": {"uri": at}, "position": {"line": line, "character": character}});
    let hover = editor.ask("textDocument/hover", asked(0, 13));
    let page = hover["contents"]["value"].as_str().unwrap_or_default();
    assert!(page.contains("# 1.3 标题须以“提醒”或“通知”结尾"), "{page}");
    assert_eq!(editor.ask("textDocument/hover", asked(1, 2)), Value::Null);
    let labels = |answer: Value| -> Vec<String> {
        let items = answer.as_array().cloned().unwrap_or_default();
        items
            .iter()
            .filter_map(|item| item["label"].as_str().map(str::to_owned))
            .collect()
    };
    let keys = labels(editor.ask("textDocument/completion", asked(0, 4)));
    assert!(
        ["title", "keywords", "example", "ignore"]
            .iter()
            .all(|key| keys.contains(&(*key).to_owned())),
        "{keys:?}"
    );
    let types = labels(editor.ask("textDocument/completion", asked(1, 38)));
    assert!(types.len() == 13 && types.contains(&"thing".to_owned()), "{types:?}");
}

#[test]
fn a_configuration_that_is_wrong_is_told_in_each_text() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("mobanlint.toml"), "skipp = [\"1.3\"]\n").expect("written");
    let mut editor = Editor::start(folder.path(), "en");
    let marks = editor.open(&uri(folder.path(), "a.json"), "[{\"title\": \"停水\"}]");
    assert!(
        marks.len() == 1 && marks.iter().all(|mark| mark.contains("skipp")),
        "{marks:#?}"
    );
    std::fs::write(folder.path().join("mobanlint.toml"), "skip = [\"1.3\"]\n").expect("written");
    editor.tell("workspace/didChangeWatchedFiles", json!({"changes": []}));
    let marks = editor.marks();
    assert!(!marks.iter().any(|mark| mark.contains("1.3")), "{marks:#?}");
}
