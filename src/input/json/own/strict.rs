//! A draft in our own form that is not sound: every fault of it, with its place.

use std::collections::HashSet;

use serde_json::Value;

use super::super::syntax::View;
use super::draft::Read;
use super::locate;
use crate::data::{Data, Fault, FaultKind, Reader};
use crate::input::batch::{Item, MAX_ERRORS};
use crate::input::context::Context;
use crate::input::error::InputError;
use crate::input::place::Cursor;
use crate::place::Field;
use crate::template::Template;

/// What is wrong with a draft.
#[derive(Debug, Clone, Default)]
pub(in crate::input::json) struct Faulty {
    pub(in crate::input::json) errors: Vec<InputError>,
    /// How many more errors there are, which no input has room for.
    pub(in crate::input::json) more: usize,
}

impl Faulty {
    pub(in crate::input::json) fn item(self, context: &mut Context) -> Item {
        context.pass_over(self.more);
        context.unreadable(self.errors)
    }
}

/// Reads a value of this text as a draft, whatever it is. The cursor stands where it begins.
pub(in crate::input::json) fn read(
    view: View<'_>,
    text: &str,
    cursor: &Cursor<'_>,
    context: &Context,
) -> Result<Read, Faulty> {
    let (template, mut faults) = faults_of(&view.value());
    let more = faults.len().saturating_sub(MAX_ERRORS);
    faults.truncate(MAX_ERRORS);
    let located = locate::locate(text, view.at(), faults);
    if let (Some(template), true) = (template, located.is_empty()) {
        let spots = spots(view);
        return Ok(Read { template, spots });
    }
    let mut ahead = cursor.clone();
    let error = |(at, fault): &(usize, Fault)| {
        ahead.advance(*at);
        context.error(Some(ahead.place()), fault.sentence(context.language))
    };
    let errors = located.iter().map(error).collect();
    Err(Faulty { errors, more })
}

/// A value read as a draft, with all that is wrong with it.
pub(super) fn faults_of(value: &Value) -> (Option<Template>, Vec<Fault>) {
    let mut reader = Reader::new();
    let template = if value.is_object() {
        Template::read(value, &mut reader)
    } else {
        reader.wrong_type("a template: an object with a title", value);
        None
    };
    let mut faults = reader.faults;
    let misspelt = misspelt(&faults);
    // A key that is there under a wrong name is told once.
    faults.retain(|fault| match fault.kind {
        FaultKind::Missing { key } => !misspelt.contains(&(fault.path.clone(), key.to_owned())),
        _ => true,
    });
    (template, faults)
}

/// The keys that were likely meant by unknown ones, with the path of their object.
fn misspelt(faults: &[Fault]) -> HashSet<(String, String)> {
    let meant = |fault: &Fault| match &fault.kind {
        FaultKind::UnknownKey { nearest, .. } => Some((fault.path.clone(), nearest.clone()?)),
        _ => None,
    };
    faults.iter().filter_map(meant).collect()
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
