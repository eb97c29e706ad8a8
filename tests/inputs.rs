//! Every example of `docs/inputs.md` and of the pages in `tests/inputs/` is read, and compared with what the page says.
//!
//! An example is two fenced blocks. The first holds the input; the words behind its language are `name=FILE` and, where
//! it is not UTF-8, `encoding=NAME`; one of the language `file` holds the path of the input instead. The second, `reads`, says what is read: a line a draft,
//! `[id] title (scene): keyword (type) = example {values}; …`, below it the places that are compared (`at: FIELD PLACE`),
//! what is ignored (`ignore: RULE = REASON; …`) and its other keys (`keys: …`) where they are, and the notes at the end; line breaks, tabs and backslashes are written as `\n`, `\r`, `\t`, `\\`. Instead of `reads`,
//! `refused` has the beginning of the one message; `kept` behind the language of its input says that a folder does not
//! pass it over.
#![allow(clippy::disallowed_methods)] // a test reads files
#![cfg(all(feature = "encodings", feature = "workbooks"))]
#![allow(missing_docs)]

#[path = "inputs/binary.rs"]
mod binary;

use std::fmt::Write as _;
use std::path::Path;

use encoding_rs::{BIG5, GB18030};
use mobanlint::input::{Batch, Input, InputNote, MAX_ERRORS, MAX_FILE_BYTES, MAX_LINE_BYTES, MAX_NOTES};
use mobanlint::{At, Field, Keyword, Language, Template};

const PAGE: &str = include_str!("../docs/inputs.md");
const SHAPES: &str = include_str!("inputs/shapes.md");
const TRAPS: &str = include_str!("inputs/traps.md");
const HABITS: &str = include_str!("inputs/habits.md");
const REFUSED: &str = include_str!("inputs/refused.md");

/// A fenced block: the words behind its fence, the line it begins on, and what it holds.
struct Block<'p> {
    info: Vec<&'p str>,
    line: usize,
    text: String,
}

/// An input and what is expected of it.
struct Example<'p> {
    input: Block<'p>,
    expected: Block<'p>,
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut lines = page.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let info = line.trim_start_matches('`');
        let fence = line.strip_suffix(info).unwrap_or_default();
        if fence.len() < 3 {
            continue;
        }
        let held = lines.by_ref().take_while(|(_, line)| *line != fence);
        let text = held.fold(String::new(), |text, (_, line)| text + line + "\n");
        let info = info.split(' ').collect();
        blocks.push(Block {
            info,
            line: number + 1,
            text,
        });
    }
    blocks
}

/// The examples of a page whose second block is of this kind.
fn examples<'p>(page: &'p str, kind: &str) -> Vec<Example<'p>> {
    let mut blocks = blocks(page).into_iter();
    let mut examples = Vec::new();
    while let Some(input) = blocks.next() {
        let expected = blocks.next().filter(|block| block.info == [kind]);
        let Some(expected) = expected else {
            panic!("line {}: an input without a block `{kind}` behind it", input.line);
        };
        examples.push(Example { input, expected });
    }
    examples
}

impl Block<'_> {
    fn word(&self, name: &str) -> Option<&str> {
        self.info
            .iter()
            .find_map(|word| word.strip_prefix(name)?.strip_prefix('='))
    }

    /// What the block holds as a file would.
    fn bytes(&self) -> Vec<u8> {
        if self.info.first() == Some(&"file") {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(self.text.trim_end());
            return std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        }
        let utf16 = |bytes: fn(u16) -> [u8; 2]| self.text.encode_utf16().flat_map(bytes).collect::<Vec<_>>();
        match self.word("encoding") {
            None => self.text.clone().into_bytes(),
            Some("utf-8-bom") => [b"\xef\xbb\xbf", self.text.as_bytes()].concat(),
            Some("utf-16le") => utf16(u16::to_le_bytes),
            Some("utf-16le-bom") => [b"\xff\xfe".as_slice(), &utf16(u16::to_le_bytes)].concat(),
            Some("utf-16be-bom") => [b"\xfe\xff".as_slice(), &utf16(u16::to_be_bytes)].concat(),
            Some("gb18030") => GB18030.encode(&self.text).0.into_owned(),
            Some("big5") => BIG5.encode(&self.text).0.into_owned(),
            Some(other) => panic!("line {}: unknown encoding {other}", self.line),
        }
    }
}

fn escaped(text: &str) -> String {
    let pairs = [("\\", "\\\\"), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")];
    pairs
        .iter()
        .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

fn place(at: &At) -> String {
    let line = at.line.map(|line| line.to_string());
    let column = at.column.map(|column| format!(":{column}"));
    at.cell_in_sheet()
        .unwrap_or_else(|| line.unwrap_or_default() + &column.unwrap_or_default())
}

fn keyword(keyword: &Keyword) -> String {
    let mut told = escaped(&keyword.name);
    if let Some(kind) = &keyword.value_type {
        let _ = write!(told, " ({kind})");
    }
    if let Some(example) = &keyword.example {
        let _ = write!(told, " = {}", escaped(example));
    }
    if !keyword.values.is_empty() {
        let _ = write!(told, " {{{}}}", escaped(&keyword.values.join(", ")));
    }
    told
}

fn draft(template: &Template) -> String {
    let mut told = String::new();
    if let Some(id) = &template.id {
        let _ = write!(told, "[{id}] ");
    }
    told += &escaped(&template.title);
    if let Some(scene) = &template.scene {
        let _ = write!(told, " ({})", escaped(scene));
    }
    let keywords: Vec<String> = template.keywords.iter().map(keyword).collect();
    if !keywords.is_empty() {
        let _ = write!(told, ": {}", keywords.join("; "));
    }
    told
}

fn note(note: &InputNote) -> String {
    let at = place(&note.place());
    let gap = if at.is_empty() { "" } else { " " };
    format!("note: {at}{gap}{}", escaped(&note.message))
}

/// What was read, in the words of the pages; of the places only those that are asked for.
fn told(batch: &Batch, expected: &str) -> String {
    let mut groups: Vec<Vec<&str>> = Vec::new();
    for line in expected.lines() {
        let list = line
            .split_once(": ")
            .filter(|(name, _)| ["ignore", "keys"].contains(name));
        match (line.strip_prefix("at: "), groups.last_mut()) {
            (Some(asked), Some(group)) => group.extend(asked.split(' ').next()),
            (None, Some(group)) if list.is_some() => group.extend(list.map(|(name, _)| name)),
            _ => groups.push(Vec::new()),
        }
    }
    let mut told = String::new();
    for (index, template) in batch.templates() {
        told += &(draft(template) + "\n");
        for name in groups.get(index).into_iter().flatten() {
            let list = match *name {
                "keys" => template.keys.clone(),
                "ignore" => template
                    .ignore
                    .iter()
                    .map(|it| format!("{} = {}", it.rule, it.reason))
                    .collect(),
                _ => Vec::new(),
            };
            if !list.is_empty() {
                let between = if *name == "keys" { ", " } else { "; " };
                let _ = writeln!(told, "{name}: {}", escaped(&list.join(between)));
                continue;
            }
            let at = name.parse().ok().and_then(|field: Field| template.origin.at(field));
            let _ = writeln!(told, "at: {name} {}", place(&at.unwrap_or_default()));
        }
    }
    for told_note in &batch.notes {
        told += &(note(told_note) + "\n");
    }
    for error in batch.all_errors() {
        let _ = writeln!(told, "error: {error}");
    }
    told
}

fn read(block: &Block, language: Language) -> Batch {
    let bytes = block.bytes();
    let input = Input::new(&bytes);
    match block.word("name") {
        Some(name) => input.named(name).read(language),
        None => input.read(language),
    }
}

/// Compares every example of a page with what is read of it.
fn assert_reads<'p>(path: &str, page: &'p str) -> Vec<Example<'p>> {
    let examples = examples(page, "reads");
    let mut wrong = Vec::new();
    for Example { input, expected } in &examples {
        let batch = read(input, Language::En);
        let found = told(&batch, &expected.text);
        let sound = !batch.foreign && batch.templates().next().is_some();
        if found != expected.text || !sound {
            wrong.push(format!("{path}:{}: read as\n{found}", expected.line));
        }
        let in_chinese = read(input, Language::Zh);
        if batch.items != in_chinese.items || batch.notes.len() != in_chinese.notes.len() {
            wrong.push(format!("{path}:{}: read otherwise in Chinese", expected.line));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    examples
}

#[test]
fn every_example_reads_as_it_says() {
    let page = assert_reads("docs/inputs.md", PAGE);
    let shapes = assert_reads("tests/inputs/shapes.md", SHAPES);
    assert_reads("tests/inputs/traps.md", TRAPS);
    assert_reads("tests/inputs/habits.md", HABITS);
    assert!(page.len() + shapes.len() >= 60, "{} and {}", page.len(), shapes.len());
    let asks = |example: &&Example| example.expected.text.contains("\nat: ");
    let places = page.iter().chain(&shapes).filter(asks).count();
    assert!(places >= 20, "{places} with places");
}

#[test]
fn every_section_of_the_page_is_linked_and_has_an_example() {
    let anchor = |title: &str| {
        let kept = title.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'));
        kept.collect::<String>().to_lowercase().replace(' ', "-")
    };
    let mut sections: Vec<(&str, bool)> = Vec::new();
    let mut fence = "";
    for line in PAGE.lines() {
        let ticks = line.strip_suffix(line.trim_start_matches('`')).unwrap_or_default();
        match (fence, line.strip_prefix("## "), sections.last_mut()) {
            ("", Some(title), _) => sections.push((title, false)),
            ("", None, Some((_, has_example))) => *has_example |= line == "```reads",
            _ => {}
        }
        if ticks.len() >= 3 && (fence.is_empty() || fence == line) {
            fence = if fence.is_empty() { ticks } else { "" };
        }
    }
    for (title, has_example) in sections {
        let linked = PAGE.contains(&format!("(#{})", anchor(title)));
        assert!(linked || title == "Limits", "nothing links to the section {title:?}");
        let of_all = ["Limits", "What is refused"].contains(&title);
        assert!(has_example != of_all, "{title}");
    }
}

#[test]
fn the_page_names_the_limits_as_they_are() {
    for limit in [
        format!("| {} MiB (`MAX_FILE_BYTES`)", MAX_FILE_BYTES >> 20),
        format!("| {} MiB (`MAX_LINE_BYTES`)", MAX_LINE_BYTES >> 20),
        format!(
            "| {} KiB (`Template::MAX_FIELD_BYTES`)",
            Template::MAX_FIELD_BYTES >> 10
        ),
        format!("| {} (`Template::MAX_KEYWORDS`)", Template::MAX_KEYWORDS),
        format!("| {} (`Template::MAX_VALUES`)", Template::MAX_VALUES),
        format!("| {} (`Template::MAX_IGNORES`)", Template::MAX_IGNORES),
        format!("| {MAX_ERRORS} (`MAX_ERRORS`)"),
        format!("| {MAX_NOTES} (`MAX_NOTES`)"),
    ] {
        assert!(PAGE.contains(&limit), "{limit}");
    }
}

#[test]
fn every_kind_that_holds_no_drafts_is_refused_in_one_line() {
    let examples = examples(REFUSED, "refused");
    assert!(examples.len() >= 30, "{}", examples.len());
    let mut wrong = Vec::new();
    for Example { input, expected } in &examples {
        let kept = input.info.contains(&"kept");
        let found = refusal(&input.bytes(), input.word("name"));
        let as_expected = found
            .as_ref()
            .is_ok_and(|(message, foreign)| *foreign != kept && message.starts_with(expected.text.trim_end()));
        if !as_expected {
            wrong.push(format!("tests/inputs/refused.md:{}: told\n{found:?}", expected.line));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_kind_of_bytes_is_refused_in_one_line() {
    for (name, bytes, seems) in binary::kinds() {
        // What people keep drafts in, and what cannot be opened, must not be passed over in a folder.
        let may_hold = binary::MAY_HOLD_DRAFTS.contains(&name);
        // Not even a name that promises drafts makes them any.
        for name in [name, "drafts.csv", "drafts.json", "titles.txt"] {
            let found = refusal(&bytes, Some(name));
            let as_expected = found
                .as_ref()
                .is_ok_and(|(message, foreign)| *foreign != may_hold && message.starts_with(seems));
            assert!(as_expected, "{name}: told {found:?}, expected {seems:?}");
        }
    }
}

/// The one line an input is refused with, and whether it is foreign; what else became of it, if it is not refused.
fn refusal(bytes: &[u8], name: Option<&str>) -> Result<(String, bool), String> {
    let input = match name {
        Some(name) => Input::new(bytes).named(name),
        None => Input::new(bytes),
    };
    let batch = input.read(Language::En);
    let titles = input.titles(Language::En);
    let as_library = titles.titles.is_empty() && titles.errors.len() == 1 && titles.foreign == batch.foreign;
    match batch.all_errors().as_slice() {
        [error] if as_library && batch.items.is_empty() && batch.notes.is_empty() && !error.message.contains('\n') => {
            Ok((error.message.clone(), batch.foreign))
        }
        _ => Err(format!("{}{titles:?}", told(&batch, ""))),
    }
}
