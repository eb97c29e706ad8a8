//! Who reads an input line by line reads what those read who have it whole, however it is written.
#![allow(clippy::unwrap_used, missing_docs)] // a test may fail loudly

use mobanlint::Language;
use mobanlint::input::{Batch, Input, InputError, InputNote, Item, LineReader, MAX_LINE_BYTES};

type Read = (Vec<Item>, Vec<InputError>, Vec<InputNote>);

/// As a program reads that takes lines where it can.
fn by_lines(bytes: &[u8], name: Option<&str>) -> Read {
    let begun = bytes.get(..64 * 1024).unwrap_or(bytes);
    if !LineReader::suits(begun, name) {
        return whole(bytes, name);
    }
    let mut reader = LineReader::new(name, Language::En);
    // Of a line that is too long no more is kept than shows it.
    let kept = |line: &[u8]| line.get(..=MAX_LINE_BYTES).unwrap_or(line).to_vec();
    let mut items = Vec::new();
    for line in bytes.split(|byte| *byte == b'\n').map(kept) {
        items.extend(reader.line(&line));
    }
    let (errors, notes) = reader.finish();
    (items, errors, notes)
}

fn whole(bytes: &[u8], name: Option<&str>) -> Read {
    let mut input = Input::new(bytes);
    if let Some(name) = name {
        input = input.named(name);
    }
    let Batch {
        items, errors, notes, ..
    } = input.read(Language::En);
    (items, errors, notes)
}

fn utf16(text: &str, big: bool) -> Vec<u8> {
    let bytes = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn lines_and_whole_inputs_are_read_alike() {
    let long = format!(
        "{{\"title\":\"甲\"}}\n{{\"title\":\"{}\"}}\n",
        "乙".repeat(MAX_LINE_BYTES / 2)
    );
    for text in [
        "{\"title\":\"停水通知\"}\n{\"title\":\"停电通知\"}\n",
        "{\"title\":\"停水通知\"}\r\n\r\n{\"titel\":\"停电通知\"}\r\n{\"title\":",
        "{\"title\":\"停水通知\",\"keywords\":[{\"name\":\"编号\",\"example\":\"1\"}]}\n[1,2]\n\u{feff}{\"title\":\"甲\"}",
        "{\"title\":\"停水\\ud83c\"}\n{\"title\":\"停电通知\"}",
        long.as_str(),
    ] {
        let marked = |marks: usize| format!("{}{text}", "\u{feff}".repeat(marks));
        let mut written: Vec<Vec<u8>> = (0..4).map(|marks| marked(marks).into_bytes()).collect();
        written.push(format!("{text}\n\u{1a}").into_bytes());
        written.push(format!("{}\u{1a}", marked(2).trim_end()).into_bytes());
        for big in [false, true] {
            written.extend((0..3).map(|marks| utf16(&marked(marks), big)));
        }
        written.push([text.as_bytes(), b"\n{\"title\":\"\xff\"}\n"].concat());
        for bytes in written {
            for name in [None, Some("drafts.jsonl"), Some("drafts.txt")] {
                let begun = String::from_utf8_lossy(bytes.get(..40).unwrap_or(&bytes));
                assert_eq!(by_lines(&bytes, name), whole(&bytes, name), "{begun:?} as {name:?}");
            }
        }
    }
}

/// However many marks a file begins with, they are none of it, and UTF-16 holds what UTF-8 does.
#[test]
fn marks_and_encodings_change_no_draft() {
    let text = "{\"title\":\"停水通知\"}\n{\"title\":\"停电通知\"}\n";
    let titles = |bytes: &[u8]| -> Vec<String> {
        let (items, errors, _) = by_lines(bytes, Some("drafts.jsonl"));
        assert!(errors.is_empty(), "{errors:?}");
        let titles = items.into_iter().map(|item| match item {
            Item::Template(template) => template.title,
            Item::Unreadable(errors) => format!("{errors:?}"),
        });
        titles.collect()
    };
    for marks in 0..3 {
        let marked = format!("{}{text}", "\u{feff}".repeat(marks));
        for bytes in [marked.clone().into_bytes(), utf16(&marked, false), utf16(&marked, true)] {
            assert_eq!(titles(&bytes), ["停水通知", "停电通知"], "{marks} marks: {bytes:?}");
        }
    }
}

#[test]
fn what_is_no_text_is_called_by_its_name() {
    let told = |bytes: &[u8], name: &str| {
        let batch = Input::new(bytes).named(name).read(Language::En);
        batch
            .all_errors()
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("\n")
    };
    for name in ["drafts.jsonl.gz", "drafts.jsonl", "drafts.csv", "drafts"] {
        for bytes in [
            &b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xab\x56"[..],
            b"\x1f\x8b\x08\x08abcdefghij",
        ] {
            assert_eq!(
                told(bytes, name),
                format!("{name}: a gzip; unpack it and give the files in it")
            );
        }
        assert!(!LineReader::suits(b"\x1f\x8b\x08\x00\n{\"title\":1}\n", Some(name)));
    }
    let long = format!("{{\"title\":\"甲\"}}\n{}", " {".repeat(MAX_LINE_BYTES));
    let expected = format!("drafts.jsonl:2:1: the line is longer than the limit of {MAX_LINE_BYTES} bytes");
    assert_eq!(told(long.as_bytes(), "drafts.jsonl"), expected);
}
