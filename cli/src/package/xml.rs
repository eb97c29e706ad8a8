//! XML read forward, with the range of each event.

use std::ops::Range;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Each event with where it stands; nothing if the text is no sound XML.
pub(super) fn each<'x>(text: &'x str, mut seen: impl FnMut(&Event<'x>, Range<usize>)) -> Option<()> {
    let mut reader = Reader::from_str(text);
    loop {
        let start = usize::try_from(reader.buffer_position()).ok()?;
        let event = reader.read_event().ok()?;
        let end = usize::try_from(reader.buffer_position()).ok()?;
        if matches!(event, Event::Eof) {
            return Some(());
        }
        seen(&event, start..end);
    }
}

/// The name of an element without its prefix.
pub(super) fn name<'e>(element: &'e BytesStart<'_>) -> &'e str {
    element.local_name().into_inner()
}

/// An attribute by its name without prefix.
pub(super) fn attribute(element: &BytesStart<'_>, wanted: &str) -> Option<String> {
    let mut attributes = element.attributes();
    attributes.with_checks(false);
    let mut found = attributes
        .filter_map(Result::ok)
        .filter(|attribute| attribute.key.local_name().into_inner() == wanted);
    let value = found.next()?.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

/// For each shared text, whether it has runs.
pub(super) fn rich(text: &str) -> Option<Vec<bool>> {
    let mut rich = Vec::new();
    each(text, |event, _| {
        if let Event::Start(element) | Event::Empty(element) = event {
            match name(element) {
                "si" => rich.push(false),
                "r" => rich.iter_mut().last().into_iter().for_each(|last| *last = true),
                _ => {}
            }
        }
    })?;
    Some(rich)
}

/// A text as the content of an element. An underscore that would begin an escape of workbooks is escaped itself.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, char) in text.char_indices() {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' => out.push_str("_x000D_"),
            '_' if text.get(at..).is_some_and(|rest| rest.starts_with("_x")) => out.push_str("_x005F_"),
            char if char.is_control() && !matches!(char, '\t' | '\n') => out.push('\u{fffd}'),
            char => out.push(char),
        }
    }
    out
}

/// The content of a cell of type `inlineStr`; the prefix is that of the sheet's elements.
pub(crate) fn inline(prefix: &str, text: &str) -> String {
    let text = escaped(text);
    format!("<{prefix}is><{prefix}t xml:space=\"preserve\">{text}</{prefix}t></{prefix}is>")
}
