//! Blocks as YAML has them: names with a colon, items behind a dash, and indentation for what belongs together.

use super::tree::{DEEPEST, Entry, Text, Value};
use crate::input::place::offset;

/// What a text of blocks holds; none if a line of it is none.
pub(super) fn read(text: &str) -> Option<Value<'_>> {
    let mut reader = Reader {
        open: vec![Block::new(0)],
    };
    for line in text.lines() {
        let bare = line.trim_start_matches(' ');
        let bare = bare.trim_end();
        if bare.is_empty() || bare.starts_with('#') || matches!(bare, "---" | "...") {
            continue;
        }
        reader.line(text, bare, line.len() - line.trim_start_matches(' ').len())?;
    }
    while reader.open.len() > 1 {
        reader.close();
    }
    reader.open.pop().map(Block::value)
}

/// What the value is of that stands below.
#[derive(Default)]
enum Waits<'t> {
    #[default]
    Nothing,
    /// A dash.
    Item,
    Name(Text<'t>),
}

/// A block that is open.
struct Block<'t> {
    indent: usize,
    entries: Vec<Entry<'t>>,
    /// The records before, where the first name begins another one.
    records: Vec<Entry<'t>>,
    waits: Waits<'t>,
}

impl Block<'_> {
    fn new(indent: usize) -> Self {
        Self {
            indent,
            entries: Vec::new(),
            records: Vec::new(),
            waits: Waits::Nothing,
        }
    }
}

struct Reader<'t> {
    /// From the outermost inwards; the first is never closed.
    open: Vec<Block<'t>>,
}

impl<'t> Reader<'t> {
    /// Reads a line, or what stands in it behind a dash.
    fn line(&mut self, text: &str, line: &'t str, indent: usize) -> Option<()> {
        let item = line.strip_prefix("- ").or((line == "-").then_some(""));
        // The items of a list may stand as far out as the name it has.
        let of_list = |block: &Block<'_>| item.is_some() && matches!(block.waits, Waits::Name(_));
        while self.open.len() > 1 && self.open.last().is_some_and(|block| block.indent > indent) {
            self.close();
        }
        let last = self.open.last_mut()?;
        let inner = indent > last.indent || indent == last.indent && of_list(last);
        if !matches!(last.waits, Waits::Nothing) && inner {
            self.open.push(Block::new(indent));
        } else if last.indent == indent {
            // A list that stands as far out as its name ends with the next name.
            let listed = last.entries.last().is_some_and(|entry| entry.name.is_none());
            let ends = item.is_none() && listed && self.open.len() > 1;
            if ends {
                self.close();
            }
        } else {
            return None;
        }
        if self.open.len() > DEEPEST {
            return None;
        }
        if let Some(item) = item {
            let inside = item.trim_start_matches(' ');
            let block = self.open.last_mut()?;
            block.settle();
            if inside.is_empty() || pair(inside).is_some() || inside.starts_with("- ") {
                block.waits = Waits::Item;
                if inside.is_empty() {
                    return Some(());
                }
                return self.line(text, inside, indent + line.len() - inside.len());
            }
            block.add(Entry::bare(value(text, inside)));
            return Some(());
        }
        let (name, rest) = pair(line)?;
        let name = Text::new(unquoted(name), offset(text, name));
        let block = self.open.last_mut()?;
        block.settle();
        if rest.is_empty() {
            block.waits = Waits::Name(name);
        } else {
            block.add(Entry {
                name: Some(name),
                value: value(text, rest),
            });
        }
        Some(())
    }

    /// Closes the innermost block, which is the value of what waits for it.
    fn close(&mut self) {
        let Some(block) = self.open.pop() else { return };
        let Some(outer) = self.open.last_mut() else { return };
        outer.receive(block.value());
    }
}

impl<'t> Block<'t> {
    /// Takes the value of what waits for one.
    fn receive(&mut self, value: Value<'t>) {
        let name = match std::mem::take(&mut self.waits) {
            Waits::Nothing => return,
            Waits::Item => None,
            Waits::Name(name) => Some(name),
        };
        self.add(Entry { name, value });
    }

    fn add(&mut self, entry: Entry<'t>) {
        let first = self.entries.first().and_then(|first| first.name.as_ref());
        let again = entry
            .name
            .as_ref()
            .zip(first)
            .is_some_and(|(name, first)| name.text == first.text);
        if again {
            let record = Value::Group(std::mem::take(&mut self.entries));
            self.records.push(Entry::bare(record));
        }
        self.entries.push(entry);
    }

    /// All that stands in it.
    fn value(mut self) -> Value<'t> {
        self.settle();
        if self.records.is_empty() {
            return Value::Group(self.entries);
        }
        self.records.push(Entry::bare(Value::Group(self.entries)));
        Value::Group(self.records)
    }

    /// What still waits for a value has none.
    fn settle(&mut self) {
        self.receive(Value::Nothing);
    }
}

/// A name and what stands behind its colon.
fn pair(line: &str) -> Option<(&str, &str)> {
    let quote = line.chars().next().filter(|c| matches!(c, '"' | '\''));
    let from = quote.map_or(Some(0), |quote| Some(line.get(1..)?.find(quote)? + 2))?;
    let at = from + line.get(from..)?.find(':')?;
    let (name, rest) = (line.get(..at)?, line.get(at + 1..)?);
    let plain = |c: char| c.is_alphanumeric() || "_-. /()（）".contains(c);
    let sound = quote.is_some() || (!name.is_empty() && name.chars().all(plain) && name.chars().count() <= 40);
    (sound && (rest.is_empty() || rest.starts_with([' ', '\t']))).then(|| (name.trim(), uncommented(rest.trim())))
}

/// A value without the comment behind it.
fn uncommented(text: &str) -> &str {
    if text.starts_with(['"', '\'']) {
        return text;
    }
    text.split_once(" #").map_or(text, |(text, _)| text.trim_end())
}

/// A value that stands on one line.
fn value<'t>(text: &str, written: &'t str) -> Value<'t> {
    let listed = |open: char, close: char| {
        let inside = written.strip_prefix(open)?.strip_suffix(close)?;
        (!inside.contains(['[', ']', '{', '}'])).then_some(inside)
    };
    if let Some(inside) = listed('[', ']') {
        let items = parts(inside).map(|item| Entry::bare(scalar(text, item)));
        return Value::Group(items.collect());
    }
    if let Some(inside) = listed('{', '}') {
        let members: Option<Vec<Entry<'t>>> = parts(inside)
            .map(|member| {
                let (name, written) = pair(member)?;
                Some(Entry {
                    name: Some(Text::new(unquoted(name), offset(text, name))),
                    value: scalar(text, written),
                })
            })
            .collect();
        return members.map_or(Value::Nothing, Value::Group);
    }
    scalar(text, written)
}

/// What stands between the commas of a list on one line, which quotes keep together.
fn parts(inside: &str) -> impl Iterator<Item = &str> {
    let mut quote = None;
    let apart = move |c: char| {
        match quote {
            Some(open) if open == c => quote = None,
            None if matches!(c, '"' | '\'') => quote = Some(c),
            _ => {}
        }
        quote.is_none() && c == ','
    };
    inside.split(apart).map(str::trim).filter(|part| !part.is_empty())
}

fn scalar<'t>(text: &str, written: &'t str) -> Value<'t> {
    if matches!(written, "" | "~" | "null") {
        return Value::Nothing;
    }
    Value::Text(Text::new(unquoted(written), offset(text, written)))
}

fn unquoted(text: &str) -> &str {
    let inside = |quote: char| text.strip_prefix(quote)?.strip_suffix(quote);
    inside('"').or_else(|| inside('\'')).unwrap_or(text)
}
