//! A message that a program writes in several places: the object that is sent, its data in a variable, values put in later.

use crate::input::error::InputError;
use crate::message::{Entry, Given, Message, MessageData};
use crate::place::Field;
use crate::template::Spot;

/// What was read of a message, and the variable it is the value of.
pub(super) struct Part<'t> {
    pub(super) read: Result<Message, InputError>,
    pub(super) name: Option<&'t str>,
    /// Whether it is a message by itself; if not, it counts only where another stands that it is part of.
    pub(super) sure: bool,
}

/// The variable an object is the value of that begins there.
pub(super) fn variable(text: &str, begun: usize) -> Option<&str> {
    let before = text.get(..begun)?.trim_end();
    let before = before.strip_suffix('=')?;
    let before = before.strip_suffix(':').unwrap_or(before).trim_end();
    let of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$');
    let start = before.trim_end_matches(of_name).len();
    before.get(start..).filter(|name| !name.is_empty())
}

/// The messages of a program: `found` are those that stand there, `halves` objects whose data only has a name, or that were
/// put together without data, and `made` what was put together with data.
pub(super) fn joined<'t>(mut found: Vec<Part<'t>>, mut halves: Vec<Message>, made: Vec<Part<'t>>) -> Vec<Part<'t>> {
    let stood = found.len();
    for part in made {
        match part.read {
            Ok(message) if message.entries().is_empty() => halves.push(message),
            Ok(message) => {
                let stood = found.get(..stood).unwrap_or_default();
                let home = named(stood, part.name).or_else(|| empty(stood).filter(|_| part.sure));
                match home.and_then(|place| found.get_mut(place)) {
                    Some(Part { read: Ok(known), .. }) => put_into(known, message),
                    _ if part.sure => found.push(Part {
                        read: Ok(message),
                        ..part
                    }),
                    _ => {}
                }
            }
            Err(_) if part.sure => found.push(part),
            Err(_) => {}
        }
    }
    let data_alone = |part: &Part<'_>| part.read.as_ref().is_ok_and(is_data_alone);
    let lone = found.iter().filter(|part| data_alone(part)).count() == 1;
    for part in found.iter_mut().filter(|part| data_alone(part)) {
        let (Ok(data), Some(half)) = (&mut part.read, half_of(&halves, part.name, lone)) else {
            continue;
        };
        let mut whole = halves.remove(half);
        whole.places.retain(|(field, _)| *field != Field::Data);
        whole.data = MessageData::Absent;
        put_into(&mut whole, std::mem::take(data));
        *data = whole;
    }
    found
}

/// The last message of a variable.
fn named(found: &[Part<'_>], name: Option<&str>) -> Option<usize> {
    found
        .iter()
        .rposition(|part| name.is_some() && part.name == name && part.read.is_ok())
}

/// The only message without values.
fn empty(found: &[Part<'_>]) -> Option<usize> {
    let nothing = |data: &MessageData| {
        matches!(data, MessageData::Absent) || matches!(data, MessageData::Entries(entries) if entries.is_empty())
    };
    let empty = |part: &Part<'_>| part.read.as_ref().is_ok_and(|message| nothing(&message.data));
    let mut places = (0..found.len()).filter(|place| found.get(*place).is_some_and(empty));
    places.next().filter(|_| places.next().is_none())
}

fn is_data_alone(message: &Message) -> bool {
    message.to.is_none() && message.template_id.is_none() && message.rest.is_empty() && !message.entries().is_empty()
}

/// The object that data of this name is sent with; where there is but one of both, no name is needed.
fn half_of(halves: &[Message], name: Option<&str>, lone: bool) -> Option<usize> {
    let names = |message: &Message| match &message.data {
        MessageData::Other(Given::Unknown(made)) => {
            let made = made.trim_start_matches('&');
            name.is_some() && made.rsplit(['.', '>']).next() == name
        }
        _ => false,
    };
    let mut by_template = (0..halves.len()).filter(|place| {
        halves
            .get(*place)
            .is_some_and(|message| message.template_id.is_some() && (lone || names(message)))
    });
    let first = by_template.next().filter(|_| by_template.next().is_none());
    first.or_else(|| halves.iter().position(names))
}

/// Puts what is known of a message into another: values in the place of those under the same keys, other members where
/// there are none.
fn put_into(message: &mut Message, mut other: Message) {
    if let MessageData::Entries(entries) = std::mem::take(&mut other.data) {
        if !matches!(message.data, MessageData::Entries(_)) {
            message.data = MessageData::Entries(Vec::new());
        }
        for entry in entries {
            put_entry(message, entry);
        }
    }
    let members = [
        (&mut message.to, &mut other.to),
        (&mut message.template_id, &mut other.template_id),
        (&mut message.page, &mut other.page),
        (&mut message.form_id, &mut other.form_id),
        (&mut message.emphasis_keyword, &mut other.emphasis_keyword),
        (&mut message.color, &mut other.color),
        (&mut message.state, &mut other.state),
        (&mut message.lang, &mut other.lang),
        (&mut message.url, &mut other.url),
        (&mut message.client_msg_id, &mut other.client_msg_id),
    ];
    for (own, more) in members {
        if own.is_none() {
            *own = more.take();
        }
    }
    if message.miniprogram.is_none() {
        message.miniprogram = other.miniprogram;
    }
    message.rest.append(&mut other.rest);
    // Of two places the later one is of what stands there now.
    let told: Vec<(Field, Spot)> = std::mem::take(&mut message.places);
    message.places = other.places;
    message.places.extend(told);
}

fn put_entry(message: &mut Message, entry: Entry) {
    let MessageData::Entries(entries) = &mut message.data else {
        return;
    };
    match entries.iter_mut().find(|known| known.key == entry.key) {
        // What the program computes tells less than what is written.
        Some(known) if known.given.is_unknown() || !entry.given.is_unknown() || is_blank(known) => *known = entry,
        Some(_) => {}
        None => entries.push(entry),
    }
}

fn is_blank(entry: &Entry) -> bool {
    entry.given.shown().is_none_or(|shown| shown.trim().is_empty())
}
