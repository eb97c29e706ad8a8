//! XML as workbooks have it: read forward, names without their prefixes.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::fault::Fault;

pub(super) struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    part: &'x str,
    /// How many elements have begun and not ended.
    depth: usize,
}

impl<'x> Xml<'x> {
    pub(super) fn new(part: &'x str, text: &'x str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, part, depth: 0 }
    }

    /// The next event; nothing at the end.
    pub(super) fn next(&mut self) -> Result<Option<Event<'x>>, Fault> {
        match self.reader.read_event() {
            // What is cut off ends in the middle of an element.
            Ok(Event::Eof) if self.depth == 0 => Ok(None),
            Ok(Event::Eof) | Err(_) => Err(self.damaged()),
            Ok(event) => {
                match event {
                    Event::Start(_) => self.depth += 1,
                    Event::End(_) => self.depth = self.depth.saturating_sub(1),
                    _ => {}
                }
                Ok(Some(event))
            }
        }
    }

    /// The next event inside an element, which cannot be the end of all.
    pub(super) fn inside(&mut self) -> Result<Event<'x>, Fault> {
        self.next()?.ok_or_else(|| self.damaged())
    }

    /// Passes over what is left of an element that has begun.
    pub(super) fn skip(&mut self, element: &BytesStart<'_>) -> Result<(), Fault> {
        self.depth = self.depth.saturating_sub(1);
        let skipped = self.reader.read_to_end(element.name());
        skipped.map(|_| ()).map_err(|_| self.damaged())
    }

    /// The text in an element that has begun and holds nothing but text.
    pub(super) fn text(&mut self) -> Result<String, Fault> {
        let mut text = String::new();
        let mut depth = 0_usize;
        loop {
            match self.inside()? {
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => return Ok(text),
                Event::End(_) => depth -= 1,
                event => append(&mut text, &event),
            }
        }
    }

    pub(super) fn damaged(&self) -> Fault {
        Fault::Damaged(self.part.to_owned())
    }
}

/// Adds what a piece of text says.
pub(super) fn append(out: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(text) => out.push_str(&text.xml10_content()),
        Event::CData(text) => out.push_str(&text.xml10_content()),
        Event::GeneralRef(reference) => match (&**reference, reference.resolve_char_ref()) {
            (_, Ok(Some(char))) => out.push(char),
            ("lt", _) => out.push('<'),
            ("gt", _) => out.push('>'),
            ("amp", _) => out.push('&'),
            ("apos", _) => out.push('\''),
            ("quot", _) => out.push('"'),
            // An entity of the document's own is no text of a cell.
            (name, _) => {
                out.push('&');
                out.push_str(name);
                out.push(';');
            }
        },
        _ => {}
    }
}

/// The name of an element without its prefix.
pub(super) fn name<'e>(element: &'e BytesStart<'_>) -> &'e str {
    element.local_name().into_inner()
}

/// An attribute by its name without prefix.
pub(super) fn attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Option<Cow<'e, str>> {
    attributes(element).find_map(|(found, value)| (found == name).then_some(value))
}

/// Every attribute: its name without prefix, and its value.
pub(super) fn attributes<'e>(element: &'e BytesStart<'_>) -> impl Iterator<Item = (&'e str, Cow<'e, str>)> {
    let mut attributes = element.attributes();
    // Looking for a name twice takes the square of their number.
    attributes.with_checks(false);
    attributes.filter_map(Result::ok).map(|attribute| {
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        let value = value.unwrap_or_else(|_| attribute.value.clone());
        (attribute.key.local_name().into_inner(), value)
    })
}

/// Whether an attribute says yes.
pub(super) fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}
