//! The messages of a text of any kind, as people paste it: objects that stand there, and what a program puts together.

use super::MessageBatch;
use super::build;
use super::calls;
use super::missing::nothing;
use super::parts::Assembled;
use super::scan::{Seen, batch, error, line, spot, told};
use super::shape::{Shape, member};
use super::whole::{Part, joined};
use crate::data::quoted;
use crate::input::context::Context;
use crate::input::json::Tape;
use crate::input::place::Cursor;
use crate::order;
use crate::place::Field;
use crate::template::Spot;

/// The messages that stand anywhere in a text.
pub(super) fn messages(text: &str, context: &mut Context) -> MessageBatch {
    let Seen {
        items,
        names,
        halves,
        broken,
    } = line(text, 1, context);
    let mut found: Vec<Part<'_>> = items
        .into_iter()
        .map(|read| Part {
            read,
            name: None,
            sure: true,
        })
        .collect();
    for (place, name) in names {
        found.get_mut(place).into_iter().for_each(|part| part.name = Some(name));
    }
    let named = halves
        .iter()
        .find(|half| half.template_id.is_some() || half.to.is_some());
    let named = named.and_then(|half| Some((half.origin.line?, quoted(half.text_of(Field::Data)?))));
    let found = joined(found, halves, made(text, context));
    // Data that stands in an object that is broken is judged, but what breaks that is told as well.
    let lacks_comma = broken.filter(|(begun, broken)| broken.lacks_comma() && begins_message(text, *begun));
    if !found.is_empty() {
        let mut batch = batch(found.into_iter().map(|part| part.read), context);
        if let Some((begun, broken)) = lacks_comma {
            let (place, message) = told(text, 1, begun, broken, context);
            context.tell(&mut batch.errors, Some(place), message);
        }
        return batch;
    }
    let mut batch = MessageBatch::default();
    if let Some((line, data)) = named {
        let message = context.say(
            format!("这里的 data 是 {data}，由程序算出，粘贴的代码里看不到；请粘贴程序实际发出的消息"),
            format!("the data here is {data}, which the program makes and the pasted code does not show; paste a message as the program sends it"),
        );
        let error = context.error(None, message).at(line, None);
        batch.errors.push(error);
        return batch;
    }
    let error = broken.map(|(begun, broken)| told(text, 1, begun, broken, context));
    match error {
        Some((place, message)) => context.tell(&mut batch.errors, Some(place), message),
        None => context.tell(&mut batch.errors, None, nothing(context)),
    }
    batch
}

/// Whether the first name in the object that begins there is one of a message.
fn begins_message(text: &str, begun: usize) -> bool {
    let inside = text.get(begun + 1..).unwrap_or_default().trim_start();
    let name = inside.strip_prefix('"').and_then(|inside| inside.split_once('"'));
    name.is_some_and(|(name, _)| member(name).is_some())
}

/// What a program puts together step by step.
fn made<'t>(text: &'t str, context: &Context) -> Vec<Part<'t>> {
    let mut made = Vec::new();
    let mut cursor = Cursor::new(text.as_bytes(), 1);
    for Assembled { object, base, sure } in calls::assembled(text) {
        let mut places: Vec<usize> = object.sources().collect();
        order::sort_by(&mut places, usize::cmp);
        places.dedup();
        let spots: Vec<Spot> = places.iter().map(|at| spot(&mut cursor, *at)).collect();
        let place = &mut |at| {
            let known = places.binary_search(&object.source(at)).ok();
            known.and_then(|known| spots.get(known)).copied().unwrap_or_default()
        };
        let Ok((tape, _)) = Tape::new(&object.json, 0) else {
            continue;
        };
        let Some(root) = tape.root() else { continue };
        let read = build::message(root, Shape::Message, &object.json, place).map(|mut message| {
            message.origin = context.origin(usize::try_from(place(0).line).unwrap_or_default());
            message
        });
        made.push(Part {
            read: read.map_err(|wrong| error(&wrong, place(wrong.at), context)),
            name: base,
            sure,
        });
    }
    made
}
