//! A value that is no plain draft, looked at closely: what it is, or what is wrong with it.

use std::collections::HashSet;

use super::draft::Read;
use super::locate;
use super::syntax::{Why, skip_blanks};
use super::tape::{Tape, View};
use crate::data::{Data, Fault, FaultKind, Reader};
use crate::input::context::Context;
use crate::input::place::Cursor;
use crate::input::platform::{self, Row};
use crate::input::{InputError, Item, MAX_ERRORS};
use crate::report::Field;
use crate::template::Template;

/// What became of an element that is not simply a template.
pub(in crate::input) enum Outcome {
    Item(Item),
    /// A row of `getpubtemplatekeywords`: no template, for it has no title.
    KeywordRow,
}

/// Looks closely at a value that [`first`] or [`only`] refused. It begins at `start`, where the cursor stands, and the
/// text ends with it.
pub(in crate::input) fn examine(text: &str, start: usize, cursor: &mut Cursor<'_>, context: &mut Context) -> Outcome {
    let text = text.trim_end_matches([' ', '\t', '\n', '\r']);
    let (tape, end) = match Tape::new(text, start) {
        Ok(read) => read,
        Err(broken) => {
            let open_line = match broken.why {
                Why::Unclosed(at) => cursor.place_of(at).line,
                _ => cursor.line(),
            };
            let message = broken.message(text, open_line, context);
            return Outcome::Item(context.broken(cursor.place_of(broken.at), message));
        }
    };
    let trailing = skip_blanks(text.as_bytes(), end);
    if let Some(found) = text.get(trailing..).and_then(|rest| rest.chars().next()) {
        let found = Context::shown(found);
        let message = context.say(
            format!("模板之后应到此为止，实为 {found}；一行只放一个模板"),
            format!("expected nothing after the template, found {found}; a line holds one template"),
        );
        return Outcome::Item(context.broken(cursor.place_of(trailing), message));
    }
    let value = tape.root().map(View::value).unwrap_or_default();
    if let (true, serde_json::Value::String(title)) = (context.library, &value) {
        return Outcome::Item(context.template(Template::new(title), cursor.line()));
    }
    match platform::row(&value) {
        Row::Template(template) => return Outcome::Item(context.template(template, cursor.line())),
        Row::Keyword => return Outcome::KeywordRow,
        Row::Other => {}
    }
    let mut reader = Reader::new();
    let template = if value.is_object() {
        Template::read(&value, &mut reader)
    } else {
        reader.wrong_type("a template: an object with a title", &value);
        None
    };
    let mut faults = reader.faults;
    let misspelt = misspelt(&faults);
    // A key that is there under a wrong name is told once.
    faults.retain(|fault| match fault.kind {
        FaultKind::Missing { key } => !misspelt.contains(&(fault.path.clone(), key.to_owned())),
        _ => true,
    });
    context.pass_over(faults.len().saturating_sub(MAX_ERRORS));
    faults.truncate(MAX_ERRORS);
    let located = locate::locate(text, start, faults);
    if let (Some(template), Some(view), true) = (template, tape.root(), located.is_empty()) {
        let spots = spots(view);
        return Outcome::Item(Read { template, spots }.item(0, cursor, context));
    }
    let mut ahead = cursor.clone();
    let errors: Vec<InputError> = located
        .iter()
        .map(|(at, fault)| {
            ahead.advance(*at);
            context.error(Some(ahead.place()), sentence(fault, context))
        })
        .collect();
    Outcome::Item(context.unreadable(errors))
}

/// The keys that were likely meant by unknown ones, with the path of their object.
fn misspelt(faults: &[Fault]) -> HashSet<(String, String)> {
    let meant = |fault: &Fault| match &fault.kind {
        FaultKind::UnknownKey { nearest, .. } => Some((fault.path.clone(), nearest.clone()?)),
        _ => None,
    };
    faults.iter().filter_map(meant).collect()
}

fn sentence(fault: &Fault, context: &Context) -> String {
    let message = fault.message(context.language);
    if fault.path.is_empty() {
        message
    } else {
        format!("{}: {message}", fault.path)
    }
}

/// Where the fields of a sound draft stand.
fn spots(draft: View<'_>) -> Vec<(usize, Field)> {
    let mut spots = Vec::new();
    let mut put = |value: Option<View<'_>>, field| spots.extend(value.map(|value| (value.at(), field)));
    put(draft.member("title"), Field::Title);
    for (index, keyword) in draft.member("keywords").into_iter().flat_map(View::parts).enumerate() {
        put(keyword.member("name"), Field::KeywordName(index));
        put(keyword.member("example"), Field::KeywordExample(index));
    }
    for (index, ignore) in draft.member("ignore").into_iter().flat_map(View::parts).enumerate() {
        put(ignore.member("rule"), Field::Ignore(index));
    }
    spots
}
