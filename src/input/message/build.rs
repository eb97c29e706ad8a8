//! One message of a tape, with the places of its fields.

use std::borrow::Cow;

use crate::data::quoted;
use crate::input::json::{View, walk};
use crate::message::{Entry, Given, Message, MessageData, MiniProgram, slot_of};
use crate::place::Field;
use crate::template::Spot;

use super::expression;
use super::shape::{Member, Shape, member};

/// What is wrong with a member, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrong {
    pub(super) at: usize,
    pub(super) path: String,
    pub(super) found: Found,
}

/// What stands where a text should.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    List,
    Object,
}

/// The message an object is. `place` tells where an offset is; it is asked in their order.
pub(super) fn message(
    view: View<'_>,
    shape: Shape,
    text: &str,
    place: &mut dyn FnMut(usize) -> Spot,
) -> Result<Message, Wrong> {
    // As many places as most messages have.
    const USUAL: usize = 18;
    let mut message = Message {
        places: Vec::with_capacity(USUAL),
        ..Message::default()
    };
    if shape == Shape::Data {
        let spot = place(view.at());
        message.places.push((Field::Data, spot));
        message.data = entries(view, text, &mut message.places, place);
        return Ok(message);
    }
    for part in view.parts() {
        let name = part.key().unwrap_or_default();
        let Some(known) = member(&name) else {
            message.rest.push((name.into_owned(), raw(part, text).to_owned()));
            continue;
        };
        if known != Member::Data && expression::of(part).is_some() {
            message.rest.push((known.name().to_owned(), raw(part, text).to_owned()));
            continue;
        }
        let (field, slot) = match known {
            Member::ToUser => (Some(Field::ToUser), &mut message.to),
            Member::TemplateId => (Some(Field::TemplateId), &mut message.template_id),
            Member::Page => (Some(Field::Page), &mut message.page),
            Member::FormId => (Some(Field::FormId), &mut message.form_id),
            Member::Emphasis => (Some(Field::Emphasis), &mut message.emphasis_keyword),
            Member::Color => (Some(Field::Color), &mut message.color),
            Member::State => (Some(Field::State), &mut message.state),
            Member::Lang => (Some(Field::Lang), &mut message.lang),
            Member::Url => (None, &mut message.url),
            Member::ClientId => (None, &mut message.client_msg_id),
            Member::MiniProgram => {
                message.miniprogram = program(part, &mut message.places, place);
                continue;
            }
            Member::Data => {
                message.places.push((Field::Data, place(part.at())));
                message.data = if part.is_object() && expression::of(part).is_none() {
                    entries(part, text, &mut message.places, place)
                } else {
                    match given(part, text) {
                        Given::Unknown(made) if expression::makes_json(&made) => MessageData::Other(Given::Text(made)),
                        Given::Nothing => MessageData::Absent,
                        given => MessageData::Other(given),
                    }
                };
                continue;
            }
        };
        if part.has_parts() {
            return Err(Wrong {
                at: part.at(),
                path: name.into_owned(),
                found: if part.is_list() { Found::List } else { Found::Object },
            });
        }
        *slot = given(part, text).shown().map(str::to_owned);
        message.places.extend(field.map(|field| (field, place(part.at()))));
    }
    Ok(message)
}

/// The data an object is, without places.
pub(super) fn data(view: View<'_>, text: &str) -> MessageData {
    entries(view, text, &mut Vec::new(), &mut |_| Spot::default())
}

fn entries(
    view: View<'_>,
    text: &str,
    places: &mut Vec<(Field, Spot)>,
    place: &mut dyn FnMut(usize) -> Spot,
) -> MessageData {
    // As many as most templates have.
    const USUAL: usize = 6;
    let mut entries = Vec::with_capacity(USUAL);
    for (index, part) in view.parts().enumerate() {
        let (entry, value_at, color_at) = entry(part, text);
        entries.push(entry);
        // Beyond them the message is not judged.
        if index >= Message::MAX_ENTRIES {
            continue;
        }
        let slot = slot_of(&entries, index);
        let mut spots = [(value_at, Field::Value(slot)), (color_at, Field::ValueColor(slot))];
        // Places are asked for in their order.
        if color_at < value_at {
            spots.reverse();
        }
        places.push((Field::Key(slot), place(part.key_at())));
        for (at, field) in spots {
            places.extend(at.map(|at| (field, place(at))));
        }
    }
    MessageData::Entries(entries)
}

/// An entry, and where its value and its colour stand.
fn entry(part: View<'_>, text: &str) -> (Entry, Option<usize>, Option<usize>) {
    let key = part.key().unwrap_or_default().into_owned();
    let mut entry = Entry::new(key, "");
    entry.given = Given::Nothing;
    if !part.is_object() || expression::of(part).is_some() {
        entry.wrapped = false;
        entry.given = given(part, text);
        return (entry, Some(part.at()), None);
    }
    let (mut value_at, mut color_at) = (None, None);
    for member in part.parts() {
        match &*member.key().unwrap_or_default() {
            "value" => {
                entry.given = given(member, text);
                value_at = Some(member.at());
            }
            "color" if expression::of(member).is_none() => {
                entry.color = given(member, text).shown().map(str::to_owned);
                color_at = Some(member.at());
            }
            other => entry.others.push((other.to_owned(), raw(member, text).to_owned())),
        }
    }
    (entry, value_at, color_at)
}

fn given(view: View<'_>, text: &str) -> Given {
    if let Some(made) = expression::of(view) {
        return Given::Unknown(made.into_owned());
    }
    match view.text() {
        Some(text) if expression::is_joined(&text) => Given::Unknown(text.into_owned()),
        Some(text) => Given::Text(text.into_owned()),
        None if view.written() == "null" => Given::Nothing,
        None => Given::Other(raw(view, text).to_owned()),
    }
}

/// A value as it is written.
fn raw<'t>(view: View<'_>, text: &'t str) -> &'t str {
    // It was walked over before, so that it has an end.
    let end = walk(text, view.at(), &mut ()).unwrap_or(view.at());
    text.get(view.at()..end).unwrap_or_default()
}

fn program(
    view: View<'_>,
    places: &mut Vec<(Field, Spot)>,
    place: &mut dyn FnMut(usize) -> Spot,
) -> Option<MiniProgram> {
    let mut program = MiniProgram::default();
    for part in view.parts() {
        let text = part.scalar().map(Cow::into_owned);
        match &*part.key().unwrap_or_default() {
            "appid" | "appId" => program.appid = text,
            "pagepath" | "pagePath" | "path" => {
                program.pagepath = text;
                places.push((Field::PagePath, place(part.at())));
            }
            _ => {}
        }
    }
    view.is_object().then_some(program)
}

impl Wrong {
    /// What was found and what was expected, in both languages.
    pub(super) fn sentence(&self) -> [String; 2] {
        let (zh, en) = match self.found {
            Found::List => ("列表", "a list"),
            Found::Object => ("对象", "an object"),
        };
        let path = quoted(&self.path);
        [
            format!("{path}：应为字符串，实为{zh}"),
            format!("{path}: expected a string, found {en}"),
        ]
    }
}
