//! `mobanlint lsp` while someone types, in small texts and large ones, and what a text becomes by what it offers.
#![allow(clippy::disallowed_methods, reason = "tests run the binary on files")]

#[path = "common/editor.rs"]
mod editor;

mod common;

use common::piped;
use editor::{Editor, done, uri};
use serde_json::json;

/// A text of so many drafts, many of them alike, in one line or in many.
fn drafts(count: usize, newline: &str) -> String {
    let events = ["停水", "停电", "支付成功", "订单付款成功", "发货", "开班"];
    let draft = |at: usize| {
        let event = events.get(at % events.len()).copied().unwrap_or_default();
        format!(
            "{{\"title\": \"{event}{}通知\",{newline} \"keywords\": [{{\"name\": \"时间\", \"example\": \"1月1日\"}}]}}",
            at / 12
        )
    };
    format!(
        "[{}]",
        (0..count).map(draft).collect::<Vec<_>>().join(&format!(",{newline}"))
    )
}

#[test]
fn what_is_typed_is_marked_as_if_it_had_been_opened_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut typed, mut anew) = (Editor::start(folder.path(), "en"), Editor::start(folder.path(), "en"));
    for (name, newline) in [("a.json", "\n"), ("b.json", "")] {
        let at = uri(folder.path(), name);
        let mut text = drafts(60, newline);
        let whole = typed.open(&at, &text);
        assert!(whole.len() > 10, "{whole:#?}");
        for (version, (from, to)) in [
            ("支付成功2通知", "停电3通知"),
            ("停水0通知", "停水0\n通知"),
            ("停水0\n通知", "停水0通知"),
            (
                "{\"title\": \"停电0通知\"",
                "\n{\"title\": \"停电4通知\"}, {\"title\": \"停电0通知\"",
            ),
            ("\"停电0通知\"", "停电0通知\""),
            ("停电0通知\"", "\"停电0通知\""),
            ("开班1通知", "开班🎉通知"),
        ]
        .into_iter()
        .enumerate()
        {
            let start = text.find(from).unwrap_or_else(|| panic!("{from}"));
            let place = |offset: usize| {
                let line = text[..offset].matches('\n').count();
                let begins = text[..offset].rfind('\n').map_or(0, |at| at + 1);
                json!({"line": line, "character": text[begins..offset].encode_utf16().count()})
            };
            let range = json!({"start": place(start), "end": place(start + from.len())});
            typed.tell(
                "textDocument/didChange",
                json!({"textDocument": {"uri": at, "version": version + 2}, "contentChanges": [{"range": range, "text": to}]}),
            );
            text.replace_range(start..start + from.len(), to);
            assert_eq!(typed.marks(), anew.open(&at, &text), "{from} {to}");
        }
    }
}

#[test]
fn of_too_many_marks_those_are_told_that_stand_where_one_types() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut editor = Editor::start(folder.path(), "en");
    let at = uri(folder.path(), "a.json");
    let draft = |number: usize| format!(" {{\"title\": \"第{number}号\"}}");
    let text = (0..1600).map(draft).collect::<Vec<_>>().join(",\n");
    let marks = editor.open(&at, &format!("[\n{text}\n]\n"));
    assert!(
        marks.len() == 1001 && marks.iter().any(|mark| mark.contains(" 1:")),
        "{}",
        marks.len()
    );
    let place = json!({"line": 1500, "character": 12});
    editor.tell(
        "textDocument/didChange",
        json!({"textDocument": {"uri": at, "version": 2}, "contentChanges": [{"range": {"start": place, "end": place}, "text": "🎉"}]}),
    );
    let marks = editor.marks();
    let told = |line: &str| marks.iter().any(|mark| mark.contains(line));
    assert!(
        marks.len() == 1001 && told(" 1.4 1500:12-1500:14") && !told(" 1:"),
        "{}",
        marks.len()
    );
    assert!(told("more not shown; mobanlint check tells all"));
}

#[test]
fn a_keyword_is_taken_out_with_all_that_belongs_to_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut editor = Editor::start(folder.path(), "en");
    for (name, before, line, after) in [
        (
            "a.json",
            "[{\"title\": \"停水通知\", \"keywords\": [\n  {\"name\": \"停水时间\", \"example\": \"2026年1月5日\"},\n  {\"name\": \"停水时间\", \"example\": \"2026年1月6日\"}\n]}]\n",
            2,
            "[{\"title\": \"停水通知\", \"keywords\": [\n  {\"name\": \"停水时间\", \"example\": \"2026年1月5日\"}\n]}]\n",
        ),
        (
            "b.csv",
            "标题,关键词1,示例1,关键词2,示例2\n停水通知,停水时间,2026年1月5日,停水时间,2026年1月6日\n",
            1,
            "标题,关键词1,示例1,关键词2,示例2\n停水通知,停水时间,2026年1月5日,,\n",
        ),
    ] {
        let at = uri(folder.path(), name);
        let marks = editor.open(&at, before);
        assert!(marks.iter().any(|mark| mark.contains(" 2.1 ")), "{name}: {marks:#?}");
        let actions = editor.actions(&at, line, &["quickfix"]);
        let done: Vec<String> = actions.iter().map(|action| done(before, action, &at)).collect();
        assert!(done.iter().any(|done| done == after), "{name}: {actions:#?}");
    }
}

#[test]
fn a_message_that_claims_to_be_longer_than_any_is_refused() {
    let claimed = b"Content-Length: 9223372036854775807\r\n\r\n{";
    let ended = piped(&["lsp", "--lang", "en"], claimed);
    let said = String::from_utf8_lossy(&ended.stderr);
    assert!(
        ended.status.code() == Some(2) && said.contains("Content-Length must be a number up to 268435456"),
        "{ended:?}"
    );
}
