//! Literals of programs: lists and maps of strings, in whatever language. No language is parsed: brackets, strings, commas
//! and signs between a name and its value are alike in all of them, and a bracket that holds anything else holds code.

use super::lexer::{Lexer, Token};
use super::tree::{DEEPEST, Entry, Text, Value};
use crate::input::platform::words::is_han;
use crate::order;

/// The groups of a text that hold data in which there is Chinese; the outermost ones, in their order.
pub(super) fn groups(text: &str) -> Vec<Entry<'_>> {
    let mut reader = Reader {
        frames: vec![Frame::default()],
        found: Vec::new(),
    };
    for (token, at) in Lexer::new(text) {
        reader.token(token, at);
    }
    // What is still open holds no data, but may hold some that does.
    while reader.frames.len() > 1 {
        reader.fail();
        reader.close(None);
    }
    let mut found = reader.found;
    order::sort_by_key(&mut found, |(at, _)| *at);
    found.into_iter().map(|(_, entry)| entry).collect()
}

/// The one group that a part of a text holds, which stands at this offset of it; none if it holds anything else.
pub(super) fn value(part: &str, at: usize) -> Option<Value<'_>> {
    let mut reader = Reader {
        // Within a bracket what is found is a value.
        frames: vec![Frame {
            open: Some('['),
            ..Frame::default()
        }],
        found: Vec::new(),
    };
    for (token, from) in Lexer::new(part) {
        reader.token(token, at + from);
    }
    let [frame] = <[Frame<'_>; 1]>::try_from(reader.frames).ok()?;
    frame.value.filter(|_| !frame.failed)
}

/// A bracket that is open.
#[derive(Default)]
struct Frame<'t> {
    open: Option<char>,
    /// Whether something stands in it that is no data.
    failed: bool,
    entries: Vec<Entry<'t>>,
    name: Option<Text<'t>>,
    value: Option<Value<'t>>,
    /// The word before a value: a function, a type, a prefix; or a value itself.
    word: Option<Text<'t>>,
    /// Whether a comma stands in it.
    divided: bool,
    /// Whether a string may follow that is one with the string before.
    joins: bool,
}

struct Reader<'t> {
    /// The first is the text itself, which holds no data but in brackets.
    frames: Vec<Frame<'t>>,
    /// Groups of data that stand in what holds none, with their places.
    found: Vec<(usize, Entry<'t>)>,
}

impl<'t> Reader<'t> {
    fn token(&mut self, token: Token<'t>, at: usize) {
        let deep = self.frames.len() > DEEPEST;
        let Some(frame) = self.frames.last_mut() else { return };
        match token {
            Token::Open(open) => {
                frame.failed |= deep || !frame.takes_group();
                self.frames.push(Frame {
                    open: Some(open),
                    ..Frame::default()
                });
            }
            Token::Close(close) => {
                if self.frames.len() > 1 {
                    self.close(Some(close));
                }
            }
            Token::String(text) => frame.string(Text::new(text, at)),
            // Kotlin and Scala: "title" to "…", "title" -> "…".
            Token::Word("to" | "->") if matches!(frame.value, Some(Value::Text(_))) => frame.names(),
            Token::Word(word) => frame.word(Text::new(word, at)),
            Token::Comma => {
                frame.divided = true;
                frame.end();
            }
            Token::Names => frame.names(),
            Token::Joins => frame.joins = true,
            Token::Other => self.fail(),
        }
    }

    fn fail(&mut self) {
        if let Some(frame) = self.frames.last_mut() {
            frame.failed = true;
        }
    }

    /// Closes the innermost bracket. Data becomes a value of what it stands in; of anything else the data in it is kept.
    fn close(&mut self, close: Option<char>) {
        let Some(mut frame) = self.frames.pop() else { return };
        let Some(outer) = self.frames.last_mut() else { return };
        frame.end();
        let matching = matches!(
            (frame.open, close),
            (Some('('), Some(')')) | (Some('['), Some(']')) | (Some('{'), Some('}'))
        );
        if frame.failed || !matching {
            outer.failed = true;
            frame.entries.into_iter().for_each(|entry| self.find(entry));
            return;
        }
        // A text in parentheses, or in those of a function that translates it, is the text; but listOf("书名") is a list.
        let lists = outer.word.as_ref().is_some_and(|word| {
            let word = word.text.to_ascii_lowercase();
            ["of", "list", "array", "set", "vec"]
                .iter()
                .any(|end| word.ends_with(end))
        });
        let alone = frame.open == Some('(') && !frame.divided && !lists;
        if outer.word.as_ref().is_some_and(|word| is_map(&word.text)) {
            frame.entries = by_turns(frame.entries);
        }
        let value = match <[Entry<'t>; 1]>::try_from(frame.entries) {
            Ok(
                [
                    Entry {
                        name: None,
                        value: Value::Text(text),
                    },
                ],
            ) if alone => Value::Text(text),
            Ok(only) => Value::Group(only.into()),
            Err(entries) => Value::Group(entries),
        };
        outer.word = None;
        if outer.open.is_none() {
            self.find(Entry::bare(value));
        } else {
            outer.value = Some(value);
        }
    }

    /// Keeps a group of data, with its name if it has one.
    fn find(&mut self, entry: Entry<'t>) {
        if !entry.value.is_chinese_group() {
            return;
        }
        let at = entry.at().unwrap_or_default();
        let entry = match entry.name {
            Some(_) => Entry::bare(Value::Group(vec![entry])),
            None => entry,
        };
        self.found.push((at, entry));
    }
}

/// Whether a function makes a map of names and values by turns.
fn is_map(word: &str) -> bool {
    ["Map.of", "Maps.of", "MapUtil.of", "Dict.of"]
        .iter()
        .any(|end| word.ends_with(end))
}

/// Names and values by turns as values with their names; as they were, if they are anything else.
fn by_turns(entries: Vec<Entry<'_>>) -> Vec<Entry<'_>> {
    let bare = |entry: &Entry<'_>| entry.name.is_none();
    let named = |entry: &Entry<'_>| matches!(entry.value, Value::Text(_));
    if !entries.len().is_multiple_of(2) || !entries.iter().all(bare) || !entries.iter().step_by(2).all(named) {
        return entries;
    }
    let mut entries = entries.into_iter();
    let mut pairs = Vec::new();
    while let (Some(name), Some(entry)) = (entries.next(), entries.next()) {
        let name = match name.value {
            Value::Text(text) => Some(text),
            _ => None,
        };
        pairs.push(Entry { name, ..entry });
    }
    pairs
}

impl<'t> Frame<'t> {
    /// Whether a group may stand here: as a value, or behind an empty one (`new String[]{"书名"}`).
    fn takes_group(&self) -> bool {
        match &self.value {
            None => true,
            Some(Value::Group(entries)) => entries.is_empty(),
            Some(_) => false,
        }
    }

    fn string(&mut self, text: Text<'t>) {
        match &mut self.value {
            None => self.value = Some(Value::Text(text)),
            Some(Value::Text(before)) if self.joins => before.text.to_mut().push_str(&text.text),
            Some(_) => self.failed = true,
        }
        self.joins = false;
        self.word = None;
    }

    fn word(&mut self, word: Text<'t>) {
        self.failed |= self.value.is_some() && !self.takes_group();
        self.word = Some(word);
    }

    /// A sign that makes a name of what stands before it.
    fn names(&mut self) {
        let name = match self.value.take() {
            Some(Value::Text(text)) => Some(text),
            // ["name"] = …
            Some(Value::Group(entries)) => match <[Entry<'t>; 1]>::try_from(entries) {
                Ok(
                    [
                        Entry {
                            name: None,
                            value: Value::Text(text),
                        },
                    ],
                ) => Some(text),
                _ => None,
            },
            _ => self.word.take(),
        };
        // Before a symbol the sign names nothing: `:title => "…"`.
        if name.is_some() {
            self.failed |= self.name.is_some();
            self.name = name;
        }
        self.word = None;
    }

    /// Ends an entry.
    fn end(&mut self) {
        let name = self.name.take();
        let word = self.word.take();
        let value = self.value.take().or_else(|| {
            let word = word?;
            let number = word.text.starts_with(|c: char| c.is_ascii_digit());
            Some(if number { Value::Text(word) } else { Value::Nothing })
        });
        self.joins = false;
        match value {
            Some(value) => self.entries.push(Entry { name, value }),
            None => self.failed |= name.is_some(),
        }
    }
}

impl Value<'_> {
    /// Whether it is a group in which there is Chinese.
    fn is_chinese_group(&self) -> bool {
        let Value::Group(entries) = self else { return false };
        entries.iter().any(|entry| {
            let named = entry.name.as_ref().is_some_and(|name| name.text.contains(is_han));
            named
                || match &entry.value {
                    Value::Text(text) => text.text.contains(is_han),
                    Value::Nothing => false,
                    group @ Value::Group(_) => group.is_chinese_group(),
                }
        })
    }
}
