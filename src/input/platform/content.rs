//! A content text with placeholders, taken apart: which label stands before which key.

use super::braces::braces;
use super::lines::lines;
use super::plain::{self, Labelled};
use super::words::{ends_in_noun, ends_part, is_colon, is_frame, is_han, is_label};
use crate::template::Template;

/// How many placeholders are read: one more than is judged is enough to be refused, and labels times lines of the example
/// must stay bounded.
const MOST: usize = 2 * Template::MAX_KEYWORDS + 1;

/// A placeholder of the content and what labels it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) struct Slot<'c> {
    pub(in crate::input) key: &'c str,
    pub(in crate::input) label: Label<'c>,
    /// Whether text that is no keyword's follows before the next keyword: the example's value then ends with its line.
    pub(in crate::input) closed: bool,
}

/// What labels a placeholder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) enum Label<'c> {
    /// A text of the content.
    Told(&'c str),
    /// A text of the example that ends so, because a placeholder stands in the label itself.
    InExample(&'c str),
}

impl<'c> From<Labelled<'c>> for Slot<'c> {
    fn from(Labelled { label, key, .. }: Labelled<'c>) -> Self {
        Self {
            key,
            label: Label::Told(label),
            closed: false,
        }
    }
}

/// What a content holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::input) struct Content<'c> {
    pub(in crate::input) slots: Vec<Slot<'c>>,
    /// Lines of fixed text, and the placeholders of the greeting and the remark.
    pub(in crate::input) fixed: usize,
    /// Placeholders without a label.
    pub(in crate::input) unlabelled: usize,
    /// Whether it ends in something that is no keyword.
    pub(in crate::input) open_end: bool,
    /// Whether each of its placeholders is one of the slots.
    pub(in crate::input) plain: bool,
}

/// Whether `{{….DATA}}` stands in a text.
pub(in crate::input) fn has_placeholder(text: &str) -> bool {
    braces(text).next().is_some()
}

/// The keys of a content, as many as are read.
pub(in crate::input) fn keys(content: &str) -> impl Iterator<Item = &str> {
    braces(content).take(MOST).map(|brace| brace.key)
}

/// A placeholder while its label is looked for.
struct Found<'c> {
    key: &'c str,
    /// What labels it on its own line.
    label: Option<Label<'c>>,
    /// What may label it from the line above.
    above: Option<&'c str>,
    /// It is a part of the label behind it.
    in_label: bool,
    /// It stands behind another on the same line, with nothing to read between them.
    continues: bool,
    /// Lines of text before it that label nothing.
    fixed: usize,
}

/// Takes a content apart.
pub(in crate::input) fn read(content: &str) -> Content<'_> {
    let plain = plain::labelled(content).filter(|lines| lines.len() <= Template::MAX_KEYWORDS);
    let Some(lines) = plain else {
        return read_any(content);
    };
    Content {
        slots: lines.into_iter().map(Slot::from).collect(),
        plain: true,
        ..Content::default()
    }
}

/// Takes a content apart in which anything may stand.
pub(super) fn read_any(content: &str) -> Content<'_> {
    let mut found: Vec<Found<'_>> = Vec::new();
    let mut from = 0;
    let is_list = is_list(content);
    for here in braces(content).take(MOST) {
        let before = content.get(from..here.start).unwrap_or_default();
        // What divides the labels of a list is of none of them.
        let before = if is_list {
            before.trim_start_matches(DIVIDES)
        } else {
            before
        };
        let after = content.get(here.end..).unwrap_or_default();
        let after = if is_list { "" } else { after };
        let new = labelled(before, after, here.key, &mut found);
        found.push(new);
        from = here.end;
    }
    let rest = content.get(from..).unwrap_or_default();
    let trailing = lines(rest).skip(1).filter(|line| !line.trim().is_empty()).count();
    finish(&found, trailing)
}

/// What stands between the parts of a list on one line.
const DIVIDES: [char; 6] = ['，', ',', '；', ';', '、', ' '];

/// Whether a content is a list on one line and no sentence: `书名{{thing1.DATA}}，数量{{number2.DATA}}`.
fn is_list(content: &str) -> bool {
    const LONGEST: usize = 10;
    let (mut from, mut count, mut named) = (0, 0, 0);
    for here in braces(content).take(MOST) {
        let between = content.get(from..here.start).unwrap_or_default();
        let label = between.trim_matches(DIVIDES);
        let apart = from == 0 || between.starts_with(DIVIDES);
        if !apart || !is_label(label) || label.chars().count() > LONGEST || between.contains(['\n', '\r', '<', '\\']) {
            return false;
        }
        named += usize::from(ends_in_noun(label));
        count += 1;
        from = here.end;
    }
    let rest = content.get(from..).unwrap_or_default();
    count > 1 && named * 2 >= count && rest.trim_matches(['。', ' ', '；', ';']).is_empty()
}

/// A placeholder with the text between it and the one before.
fn labelled<'c>(before: &'c str, after: &str, key: &'c str, found: &mut [Found<'c>]) -> Found<'c> {
    let parts: Vec<&str> = lines(before).collect();
    let (same, above) = parts.split_last().map_or(("", &[][..]), |(same, above)| (*same, above));
    // What follows the placeholder before on its line belongs to that line: a unit, a full stop.
    let above = above.get(usize::from(!found.is_empty())..).unwrap_or_default();
    let joined = parts.len() == 1 && !found.is_empty();
    let read_on = found.last().is_some_and(|last| last.label.is_some() || last.continues);
    let mut new = Found {
        key,
        label: None,
        above: None,
        in_label: false,
        continues: joined && read_on && !same.contains(char::is_alphanumeric),
        fixed: above.iter().filter(|line| !line.trim().is_empty()).count(),
    };
    if is_frame(key) {
        return new;
    }
    let own = label(same, after);
    let colon = same.trim_end().ends_with(is_colon);
    match found.last_mut() {
        Some(last) if joined && colon && last.label.is_none() && !last.continues && !is_frame(last.key) => {
            last.in_label = true;
            new.continues = false;
            new.label = Some(Label::InExample(own.unwrap_or_default()));
        }
        _ => new.label = own.map(Label::Told),
    }
    if new.label.is_none() {
        new.above = above.last().map(|line| stripped(line)).filter(|line| is_label(line));
    } else if own.is_none() && same.contains(char::is_alphanumeric) {
        new.fixed += 1;
    }
    new
}

/// The label at the end of what stands before a placeholder on its line.
fn label<'c>(same: &'c str, after: &str) -> Option<&'c str> {
    const LONGEST_WITHOUT_COLON: usize = 20;
    let last_part = |text: &'c str| text.rsplit(|c| is_colon(c) || ends_part(c)).next().unwrap_or(text);
    let text = same.trim();
    let label = if let Some(before) = text.strip_suffix(is_colon) {
        last_part(before.trim_end_matches(|c: char| is_colon(c) || c.is_whitespace()))
    } else if let Some(at) = text.rfind(is_colon) {
        // 金额：￥{{amount2.DATA}}
        last_part(text.get(..at)?)
    } else {
        let sentence = text.contains(ends_part) || after.starts_with(|c| ends_part(c) || matches!(c, '、' | ','));
        let long = text.chars().nth(LONGEST_WITHOUT_COLON).is_some();
        text.get(..).filter(|_| !sentence && !long)?
    };
    let label = stripped(label);
    label.contains(|c| is_han(c) || c.is_alphanumeric()).then_some(label)
}

/// A label without the mark of a list before it and the quotes around it.
fn stripped(label: &str) -> &str {
    label
        .trim()
        .trim_start_matches(['-', '*', '•', '·', '●', '■', '◆', ' '])
        .trim_matches(['"', '\'', '`', ' '])
        .trim()
}

fn finish<'c>(found: &[Found<'c>], trailing: usize) -> Content<'c> {
    // Where one label stands on the line of its placeholder, they all do.
    let on_their_lines = found.iter().any(|found| found.label.is_some());
    let label = |found: &Found<'c>| match found.above {
        Some(above) if !on_their_lines && !is_frame(found.key) => Some(Label::Told(above)),
        _ => found.label,
    };
    let fixed = |found: &Found<'c>| {
        let taken = !on_their_lines && found.above.is_some() && !is_frame(found.key);
        found.fixed - usize::from(taken)
    };
    let mut content = Content {
        fixed: trailing,
        open_end: trailing > 0,
        ..Content::default()
    };
    for here in found {
        let fixed = fixed(here);
        content.fixed += fixed + usize::from(is_frame(here.key));
        let label = label(here);
        let apart = label.is_none() && !here.continues;
        if (fixed > 0 || apart)
            && let Some(last) = content.slots.last_mut()
        {
            last.closed = true;
        }
        match label {
            Some(label) if content.slots.len() <= Template::MAX_KEYWORDS => content.slots.push(Slot {
                key: here.key,
                label,
                closed: false,
            }),
            _ => {}
        }
        content.unlabelled += usize::from(apart && !here.in_label && !is_frame(here.key));
    }
    if let Some(last) = content.slots.last_mut() {
        last.closed |= trailing > 0;
        content.open_end = last.closed;
    }
    content
}
