//! Messages wherever they stand in a text.

use super::build::{self, Wrong};
use super::encoded;
use super::escaped::escaped;
use super::shape::{Member, Shape, member, shape};
use super::whole;
use super::{MessageBatch, MessageItem, expression, literal, missing, printed};
use crate::input::context::Context;
use crate::input::error::InputError;
use crate::input::json::{Broken, Tape, View};
use crate::input::place::Cursor;
use crate::message::Message;
use crate::template::Spot;

/// How many braces of a text that begin no object are tried before the rest of it is passed over.
const MAX_TRIES: usize = 64;

/// How often over the bytes of a text may be read, in all, to see that braces begin no object.
const MAX_READINGS: usize = 4;

/// How deep JSON in the texts of JSON is looked into, as logs of logs have it.
const MAX_NESTED: usize = 3;

/// What stands in a text.
pub(super) struct Seen<'t> {
    pub(super) items: Vec<Result<Message, InputError>>,
    /// The variables of a program some of them are the values of, by their places.
    pub(super) names: Vec<(usize, &'t str)>,
    /// Objects of programs whose data only has a name.
    pub(super) halves: Vec<Message>,
    /// Where the first brace begins that opens no sound object, and why it does not.
    pub(super) broken: Option<(usize, Broken)>,
}

/// What it has cost so far that braces begin no object.
struct Tries {
    left: usize,
    bytes_left: usize,
}

impl Tries {
    fn new(text: &str) -> Self {
        Self {
            left: MAX_TRIES,
            bytes_left: text.len().saturating_mul(MAX_READINGS),
        }
    }

    fn are_left(&self) -> bool {
        self.left > 0 && self.bytes_left > 0
    }

    fn spend(&mut self, bytes: usize) {
        self.left = self.left.saturating_sub(1);
        self.bytes_left = self.bytes_left.saturating_sub(bytes);
    }
}

/// The messages of a text that is JSON as a whole; none if it is not, or holds no message.
pub(super) fn json(text: &str, context: &mut Context) -> Option<MessageBatch> {
    let (tape, end) = Tape::new(text, 0).ok()?;
    if !text.get(end..)?.trim().is_empty() {
        return None;
    }
    let root = tape.root()?;
    let mut found = Vec::new();
    gather(root, &mut found);
    let mut cursor = Cursor::new(text.as_bytes(), 1);
    let mut items = Vec::new();
    read_all(&found, text, &mut |at| spot(&mut cursor, at), context, &mut items);
    if items.is_empty() {
        nested(root, text, 1, context, &mut items);
    } else if root.is_list() {
        let mut cursor = Cursor::new(text.as_bytes(), 1);
        items = missing::told(root, &found, items, &mut |at| spot(&mut cursor, at), context);
    }
    (!items.is_empty()).then(|| batch(items, context))
}

/// Where and why an object breaks off.
pub(super) fn told(
    text: &str,
    number: usize,
    begun: usize,
    broken: Broken,
    context: &Context,
) -> (crate::input::place::Place, String) {
    let mut cursor = Cursor::new(text.as_bytes(), number);
    cursor.advance(begun);
    let open_line = cursor.line();
    let place = cursor.place_of(broken.at.max(begun));
    (place, broken.message(text, open_line, context))
}

/// The messages that stand in a text that begins on this line.
pub(super) fn line<'t>(text: &'t str, number: usize, context: &Context) -> Seen<'t> {
    let mut seen = Seen {
        items: Vec::new(),
        names: Vec::new(),
        halves: Vec::new(),
        broken: None,
    };
    let mut cursor = Cursor::new(text.as_bytes(), number);
    let (mut at, mut tries) = (0, Tries::new(text));
    let mut sound = false;
    while let Some(begun) = next_object(text, at).filter(|_| tries.are_left()) {
        match Tape::new(text, begun) {
            Ok((tape, end)) => {
                let mut found = Vec::new();
                if let Some(root) = tape.root() {
                    gather(root, &mut found);
                    let place = &mut |at| spot(&mut cursor, at);
                    seen.named(text, begun, found.len());
                    read_all(&found, text, place, context, &mut seen.items);
                    if found.is_empty() {
                        let line = cursor_line(text, begun, number);
                        nested(root, text, line, context, &mut seen.items);
                    }
                }
                at = end;
            }
            Err(broken) => {
                let rest = text.get(begun..).unwrap_or_default();
                let read = match escaped(rest) {
                    Some((inner, end)) => {
                        let before = seen.items.len();
                        let place = spot(&mut cursor, begun);
                        within(&inner, place, MAX_NESTED, context, &mut seen.items);
                        (seen.items.len() > before).then_some(end).ok_or(end)
                    }
                    None => literal::object(rest).and_then(|literal| {
                        sound |= names_message(&literal);
                        let read = transcribed(text, &literal, begun, &mut cursor, context, &mut seen);
                        read.then_some(literal.end).ok_or(literal.end)
                    }),
                };
                at = begun + read.unwrap_or(1);
                if let Err(bytes) = read {
                    tries.spend(bytes + broken.at.saturating_sub(begun));
                    seen.broken.get_or_insert((begun, broken));
                }
            }
        }
    }
    if seen.items.is_empty() && seen.halves.is_empty() {
        dressed(text, number, context, &mut seen);
        sound |= !seen.items.is_empty();
    }
    // Programs pass on messages that they only name.
    if sound {
        seen.broken = None;
    }
    seen
}

/// Reads the messages that stand in a text neither as JSON nor as a program writes objects.
fn dressed<'t>(text: &'t str, number: usize, context: &Context, seen: &mut Seen<'t>) {
    let mut cursor = Cursor::new(text.as_bytes(), number);
    let (mut at, mut left) = (0, MAX_TRIES);
    while let Some((begun, said, end)) = encoded::body(text, at).filter(|_| left > 0) {
        let place = spot(&mut cursor, begun);
        within(&said, place, MAX_NESTED, context, &mut seen.items);
        (at, left) = (end, left - 1);
    }
    if !seen.items.is_empty() {
        return;
    }
    let mut cursor = Cursor::new(text.as_bytes(), number);
    for (_, object) in printed::objects(text) {
        // Its places are those of the text.
        transcribed(text, &object, 0, &mut cursor, context, seen);
    }
}

/// Where the next object may begin: at a brace, or at a list of PHP with names in it.
fn next_object(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let brace = rest.find('{');
    let before = rest.get(..brace.unwrap_or(rest.len()))?;
    let begins = |(at, _): (usize, &str)| {
        let name = before.get(..at)?.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        Some(name.len()).filter(|at| rest.get(*at..).is_some_and(literal::is_map))
    };
    if let Some(at) = before.match_indices("apOf").find_map(begins) {
        return Some(from + at);
    }
    let mut lists = before
        .contains("=>")
        .then(|| before.match_indices(['[', 'a']).map(|(at, _)| at))
        .into_iter()
        .flatten();
    let list = lists.find(|at| rest.get(*at..).is_some_and(literal::is_array));
    list.or(brace).map(|at| from + at)
}

fn next_brace(text: &str, from: usize) -> Option<usize> {
    text.get(from..)?.find('{').map(|at| from + at)
}

fn cursor_line(text: &str, at: usize, number: usize) -> usize {
    let mut cursor = Cursor::new(text.as_bytes(), number);
    cursor.advance(at);
    cursor.line()
}

/// Whether an object of a program names what only messages have.
fn names_message(literal: &literal::Transcribed) -> bool {
    ["\"touser\"", "\"template_id\"", "\"templateId\""]
        .iter()
        .any(|name| literal.json.contains(name))
}

/// Reads the messages of an object of a program; whether there are any.
fn transcribed<'t>(
    text: &'t str,
    literal: &literal::Transcribed,
    begun: usize,
    cursor: &mut Cursor<'_>,
    context: &Context,
    seen: &mut Seen<'t>,
) -> bool {
    let Ok((tape, _)) = Tape::new(&literal.json, 0) else {
        return false;
    };
    let mut found = Vec::new();
    tape.root().into_iter().for_each(|root| gather(root, &mut found));
    let before = seen.items.len();
    let place = &mut |at| spot(cursor, begun + literal.source(at));
    if found.iter().all(|(view, _)| tells(*view)) {
        seen.named(text, begun, found.len());
    }
    for (view, shape) in found {
        let mut read = Vec::new();
        read_all(&[(view, shape)], &literal.json, place, context, &mut read);
        if tells(view) {
            seen.items.append(&mut read);
        } else {
            seen.halves.extend(read.into_iter().flatten());
        }
    }
    seen.items.len() > before
}

impl<'t> Seen<'t> {
    /// Keeps the variable of the object that begins there, where that is a single message, which is read next.
    fn named(&mut self, text: &'t str, begun: usize, messages: usize) {
        let name = whole::variable(text, begun).filter(|_| messages == 1);
        self.names.extend(name.map(|name| (self.items.len(), name)));
    }
}

/// Whether anything of a message can be judged: programs pass on objects that they only name.
fn tells(view: View<'_>) -> bool {
    let of_data = |part: View<'_>| part.key().and_then(|key| member(&key)) == Some(Member::Data);
    let data = view.parts().find(|part| of_data(*part));
    let made = data.and_then(expression::of);
    made.is_none_or(|made| expression::makes_json(&made))
}

/// The objects of a value that are messages, none of them part of another. As deep as the walk goes.
fn gather<'t>(view: View<'t>, found: &mut Vec<(View<'t>, Shape)>) {
    if let Some(shape) = shape(view) {
        found.push((view, shape));
    } else {
        view.parts().for_each(|part| gather(part, found));
    }
}

fn read_all(
    found: &[(View<'_>, Shape)],
    text: &str,
    place: &mut dyn FnMut(usize) -> Spot,
    context: &Context,
    items: &mut Vec<Result<Message, InputError>>,
) {
    // Room for one, which is what most texts hold; a list would begin with room for several.
    if items.is_empty() {
        items.reserve_exact(found.len());
    }
    for (view, shape) in found {
        let begun = place(view.at());
        let read = build::message(*view, *shape, text, place);
        items.push(match read {
            Ok(mut message) => {
                message.origin = context.origin(usize::try_from(begun.line).unwrap_or_default());
                Ok(message)
            }
            Err(wrong) => Err(error(&wrong, place(wrong.at), context)),
        });
    }
}

pub(super) fn error(wrong: &Wrong, spot: Spot, context: &Context) -> InputError {
    let [zh, en] = wrong.sentence();
    let known = |number: u32| usize::try_from(number).unwrap_or_default();
    context
        .error(None, context.say(zh, en))
        .at(known(spot.line), Some(known(spot.column)))
}

/// The messages that stand as texts in a value: a body that was logged, or what the platform shows of a request. All of
/// one stands where the text does.
fn nested(root: View<'_>, text: &str, number: usize, context: &Context, items: &mut Vec<Result<Message, InputError>>) {
    let mut strings = Vec::new();
    texts(root, &mut strings);
    let mut cursor = Cursor::new(text.as_bytes(), number);
    for view in strings {
        let inner = view.text().unwrap_or_default();
        let place = spot(&mut cursor, view.at());
        within(&inner, place, MAX_NESTED, context, items);
    }
}

fn within(text: &str, place: Spot, deep: usize, context: &Context, items: &mut Vec<Result<Message, InputError>>) {
    let Some(deeper) = deep.checked_sub(1) else { return };
    let (mut at, mut tries) = (0, Tries::new(text));
    while let Some(begun) = next(text, at).filter(|_| tries.are_left()) {
        let rest = text.get(begun..).unwrap_or_default();
        match Tape::new(text, begun) {
            Ok((tape, end)) => {
                let mut found = Vec::new();
                if let Some(root) = tape.root() {
                    gather(root, &mut found);
                    read_all(&found, text, &mut |_| place, context, items);
                    let mut strings = Vec::new();
                    if found.is_empty() {
                        texts(root, &mut strings);
                    }
                    for view in strings {
                        within(&view.text().unwrap_or_default(), place, deeper, context, items);
                    }
                }
                at = end;
            }
            Err(broken) => {
                let read = escaped(rest);
                if let Some((inner, _)) = &read {
                    within(inner, place, deeper, context, items);
                }
                let end = read.map_or(1, |(_, end)| end);
                tries.spend(end + broken.at.saturating_sub(begun));
                at = begun + end;
            }
        }
    }
}

/// Where the next value begins that may hold a message: at the start whatever stands there, else at a brace.
fn next(text: &str, from: usize) -> Option<usize> {
    let whole = from == 0 && text.trim_start().starts_with(['[', '"']);
    if whole { Some(0) } else { next_brace(text, from) }
}

/// The texts of a value in which an object may stand.
fn texts<'t>(view: View<'t>, found: &mut Vec<View<'t>>) {
    if view.has_parts() {
        view.parts().for_each(|part| texts(part, found));
    } else if view.written().starts_with('"') && view.written().contains('{') {
        found.push(view);
    }
}

pub(super) fn spot(cursor: &mut Cursor<'_>, at: usize) -> Spot {
    cursor.advance(at);
    cursor.place().into()
}

pub(super) fn batch(
    items: impl IntoIterator<Item = Result<Message, InputError>>,
    context: &mut Context,
) -> MessageBatch {
    MessageBatch {
        items: items.into_iter().map(|item| held(item, context)).collect(),
        ..MessageBatch::default()
    }
}

/// The item, its error counted.
pub(super) fn held(item: Result<Message, InputError>, context: &mut Context) -> MessageItem {
    match item {
        Ok(message) => MessageItem::Message(Box::new(message)),
        Err(error) => match context.unreadable(vec![error]) {
            crate::input::batch::Item::Unreadable(errors) => MessageItem::Unreadable(errors),
            crate::input::batch::Item::Template(_) => MessageItem::Unreadable(Vec::new()),
        },
    }
}

/// The batch with all that is told of the input as a whole.
pub(super) fn done(mut batch: MessageBatch, mut context: Context) -> MessageBatch {
    batch.errors.extend(context.closing());
    batch.notes = context.take_notes();
    batch
}
