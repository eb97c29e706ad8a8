//! Settings: TOML, and `.properties` whose names are paths (`tpl.1.title`, `tpl[0].title`).
//!
//! Only what is written on lines of its own is read: sections, and names with their values. Any other line, and the text
//! is none.

use std::collections::BTreeMap;

use super::literal;
use super::tree::{DEEPEST, Entry, Text, Value};
use crate::input::place::offset;
use crate::input::placeholder::unescaped;

/// A list goes on over no more lines.
const MOST_LINES: usize = 1000;

/// What settings hold; none if a line of them is none.
pub(super) fn read(text: &str) -> Option<Value<'_>> {
    let mut tree = Tree::default();
    let mut lines = text.lines();
    let mut any = false;
    while let Some(line) = lines.next() {
        let bare = line.trim();
        if bare.is_empty() || bare.starts_with(['#', ';', '!']) {
            continue;
        }
        if let Some(name) = bare.strip_prefix("[[").and_then(|rest| rest.split_once("]]")) {
            tree.section(text, name.0, true)?;
        } else if let Some(name) = bare.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            tree.section(text, name, false)?;
        } else {
            let (name, written) = bare.split_once('=')?;
            let (name, mut written) = (name.trim_end(), written.trim_start());
            let fence = ["\"\"\"", "'''"].into_iter().find(|fence| written.starts_with(fence));
            let open = |written: &str| match fence {
                Some(fence) => written.matches(fence).count() < 2,
                None => written.starts_with(['[', '{']) && !is_closed(written),
            };
            let mut count = 0;
            while open(written) {
                let next = lines.next().filter(|_| count < MOST_LINES)?;
                count += 1;
                let end = offset(text, next) + next.len();
                written = text.get(offset(text, written)..end)?;
            }
            tree.put(text, name, value(text, written)?)?;
            any = true;
        }
    }
    any.then(|| tree.value(0, 0))
}

/// Whether as many brackets are closed as are opened, those in strings left out.
fn is_closed(written: &str) -> bool {
    let (mut depth, mut quote) = (0_i32, None);
    for c in written.chars() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth -= 1,
            _ => {}
        }
    }
    depth <= 0
}

/// A value as it is written: a string, a list, a table on one line, or a text without quotes.
fn value<'t>(text: &'t str, written: &'t str) -> Option<Value<'t>> {
    let at = offset(text, written);
    if written.starts_with(['[', '{']) {
        return literal::value(written, at);
    }
    for (quote, escapes) in [("\"\"\"", true), ("'''", false), ("\"", true), ("'", false)] {
        let Some(rest) = written.strip_prefix(quote) else {
            continue;
        };
        let inside = rest.get(..rest.rfind(quote)?)?;
        let inside = inside.strip_prefix('\n').filter(|_| quote.len() == 3).unwrap_or(inside);
        return Some(Value::Text(Text::new(
            if escapes {
                unescaped(inside, Some('"'))
            } else {
                inside.into()
            },
            at,
        )));
    }
    let bare = written.split(" #").next().unwrap_or(written).trim_end();
    if bare.is_empty() {
        return Some(Value::Nothing);
    }
    Some(Value::Text(Text::new(unescaped(bare, None), at)))
}

/// A node of the tree that names with dots tell.
#[derive(Default)]
struct Node<'t> {
    name: Option<Text<'t>>,
    children: Vec<usize>,
    by_name: BTreeMap<String, usize>,
    value: Option<Value<'t>>,
    /// Whether its children are items of a list.
    list: bool,
}

/// The nodes, the first of which holds all others.
struct Tree<'t> {
    nodes: Vec<Node<'t>>,
    /// The section that is open.
    section: usize,
}

impl Default for Tree<'_> {
    fn default() -> Self {
        Self {
            nodes: vec![Node::default()],
            section: 0,
        }
    }
}

impl<'t> Tree<'t> {
    /// Begins a section, or an item of a list of them.
    fn section(&mut self, text: &'t str, name: &'t str, item: bool) -> Option<()> {
        let node = self.find(0, text, name)?;
        self.section = node;
        if item {
            self.nodes.get_mut(node)?.list = true;
            self.section = self.add(node, None)?;
        }
        Some(())
    }

    fn put(&mut self, text: &'t str, name: &'t str, value: Value<'t>) -> Option<()> {
        let node = self.find(self.section, text, name)?;
        let node = self.nodes.get_mut(node)?;
        node.value.get_or_insert(value);
        Some(())
    }

    fn add(&mut self, to: usize, name: Option<Text<'t>>) -> Option<usize> {
        let index = self.nodes.len();
        let parent = self.nodes.get_mut(to)?;
        parent.children.push(index);
        if let Some(name) = &name {
            parent.by_name.insert(name.text.clone().into_owned(), index);
        }
        self.nodes.push(Node {
            name,
            ..Node::default()
        });
        Some(index)
    }

    /// The node of this path, made where there is none; of a list its last item is meant.
    fn find(&mut self, from: usize, text: &'t str, path: &'t str) -> Option<usize> {
        let plain =
            |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '"' | '\'' | ' ' | '[' | ']' | '/' | ':');
        let sound = !path.trim().is_empty() && path.chars().all(plain) && path.chars().count() <= 200;
        let mut node = from;
        let steps = path.split(['.', '[', ']']).filter(|step| !step.is_empty());
        for (depth, step) in steps.enumerate() {
            if !sound || depth + 2 > DEEPEST / 2 {
                return None;
            }
            let here = self.nodes.get(node)?;
            if here.list {
                node = here.children.last().copied()?;
            }
            let bare = step.trim().trim_matches(['"', '\'']);
            let known = self.nodes.get(node)?.by_name.get(bare).copied();
            node = match known {
                Some(known) => known,
                None => self.add(node, Some(Text::new(bare, offset(text, step))))?,
            };
        }
        sound.then_some(node)
    }

    fn value(&mut self, node: usize, depth: usize) -> Value<'t> {
        let Some(here) = self.nodes.get_mut(node) else {
            return Value::Nothing;
        };
        let (list, children, value) = (here.list, std::mem::take(&mut here.children), here.value.take());
        if let Some(value) = value {
            return value;
        }
        if depth > DEEPEST {
            return Value::Nothing;
        }
        // tpl.1, tpl.2 count what stands under tpl.
        let counts = |child: &usize| {
            let name = self.nodes.get(*child).and_then(|child| child.name.as_ref());
            name.is_some_and(|name| name.text.bytes().all(|byte| byte.is_ascii_digit()))
        };
        let list = list || !children.is_empty() && children.iter().all(counts);
        let entries = children.into_iter().map(|child| {
            let name = self.nodes.get_mut(child).and_then(|child| child.name.take());
            let value = self.value(child, depth + 1);
            Entry {
                name: name.filter(|_| !list),
                value,
            }
        });
        Value::Group(entries.collect())
    }
}
